"""Sounds to listen to: recorded human speech with the words spoken, silence, noise."""

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from interviewer.hearing.level import level
from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k

SPEECH = sorted((Path(__file__).parents[2] / "data" / "speech").glob("*.wav"))
FRAME_S = FRAME_SAMPLES / SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True)
class Recording:
    name: str
    pcm: Pcm16k
    words: tuple[str, ...]

    @property
    def duration_s(self) -> float:
        return len(self.pcm) / SAMPLE_RATE_HZ


def recording(path: Path) -> Recording:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE_HZ, 1, 2)
        pcm = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    return Recording(path.stem[-4:], pcm, tuple(path.with_suffix(".txt").read_text("utf-8").split()))


RECORDINGS = [recording(path) for path in SPEECH]


def frames(pcm: Pcm16k) -> Iterator[Pcm16k]:
    """Whole frames of 20 ms; a rest is left out."""
    for start in range(0, len(pcm) - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        yield pcm[start : start + FRAME_SAMPLES]


def silence(duration_s: float) -> Pcm16k:
    return np.zeros(round(duration_s * SAMPLE_RATE_HZ), np.int16)


def noise(duration_s: float, level_db: float) -> Pcm16k:
    """White, always the same."""
    spread = 32_768 * 10 ** (level_db / 20)
    return np.random.default_rng(7).normal(0, spread, round(duration_s * SAMPLE_RATE_HZ)).astype(np.int16)


def loud_part(pcm: Pcm16k) -> tuple[float, float]:
    """From the first to the last 80 ms that are 15 dB and more above the recording's noise, in seconds."""
    levels = np.array([level(frame) for frame in frames(pcm)])
    loud = levels > np.percentile(levels, 5) + 15
    steady = [start for start in range(len(loud) - 3) if loud[start : start + 4].all()]
    return steady[0] * FRAME_S, (steady[-1] + 4) * FRAME_S


def word_error_rate(reference: tuple[str, ...], heard: str) -> float:
    """Levenshtein distance in words, per word of the reference."""
    row = list(range(len(heard.split()) + 1))
    for count, word in enumerate(reference, 1):
        before, row[0] = row[0], count
        for place, other in enumerate(heard.split(), 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1] / len(reference)
