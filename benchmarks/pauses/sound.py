"""Renders an answer of the table: the same samples every time."""

import zlib
from functools import cache

import numpy as np
import numpy.typing as npt

from benchmarks.pauses.places import FILLERS, Part
from benchmarks.pauses.recordings import load_sentence
from benchmarks.pauses.table import Answer, Piece
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k

FADE = round(0.005 * SAMPLE_RATE_HZ)
# Every recording begins with 0.2 s before its first word: the sound of the room.
ROOM_S = 0.15
GRAIN = 512
STRETCH_GRAIN, STRETCH_SEARCH = 480, 160  # 30 ms, and one period of a 100 Hz voice

Samples = npt.NDArray[np.float64]


def render(answer: Answer) -> Pcm16k:
    chance = np.random.default_rng(zlib.crc32(answer.name.encode()))
    room = next(piece.source for piece in answer.pieces if piece.source not in ("room", "filler"))
    parts = [_faded(_piece(piece, answer.part, room, chance)) for piece in answer.pieces]
    return np.clip(np.concatenate(parts), -32_768, 32_767).astype(np.int16)


def _piece(piece: Piece, part: Part, room: str, chance: np.random.Generator) -> Samples:
    match piece.source:
        case "room":
            return room_tone(room, piece.samples, chance)
        case "filler":
            return filler(part, piece.samples)
    return load_sentence(piece.source)[piece.start : piece.end].astype(np.float64)


def room_tone(sentence: str, samples: int, chance: np.random.Generator) -> Samples:
    """Noise with the spectrum and level of a recording's room."""
    magnitude = _room_spectrum(sentence)
    window = np.hanning(GRAIN)
    total: Samples = np.zeros(samples + 2 * GRAIN)
    for start in range(0, samples + GRAIN, GRAIN // 2):
        phases = np.exp(2j * np.pi * chance.random(len(magnitude)))
        total[start : start + GRAIN] += window * np.fft.irfft(magnitude * phases, GRAIN)
    # Two Hann windows that overlap by half add up to 1; the power of independent noises to 3/4.
    room: Samples = total[GRAIN // 2 : GRAIN // 2 + samples] / np.sqrt(0.75)
    return room


@cache
def _room_spectrum(sentence: str) -> Samples:
    head = load_sentence(sentence)[: round(ROOM_S * SAMPLE_RATE_HZ)].astype(np.float64)
    grains = [head[start : start + GRAIN] for start in range(0, len(head) - GRAIN, GRAIN // 4)]
    window = np.hanning(GRAIN)
    power = np.mean([np.abs(np.fft.rfft(grain * window)) ** 2 for grain in grains], axis=0) / np.mean(window**2)
    found: Samples = np.sqrt(power)
    return found


@cache
def filler(part: Part, samples: int) -> Samples:
    """The vowel, lengthened without changing its pitch (overlap-add at the best-matching place, WSOLA)."""
    sound = FILLERS[part]
    bounds = (round(sound.start_s * SAMPLE_RATE_HZ), round(sound.end_s * SAMPLE_RATE_HZ))
    vowel = load_sentence(sound.sentence)[slice(*bounds)].astype(np.float64)
    hop, window = STRETCH_GRAIN // 2, np.hanning(STRETCH_GRAIN)
    total: Samples = np.zeros(samples + STRETCH_GRAIN)
    wanted = vowel[:STRETCH_GRAIN]
    room_for = len(vowel) - STRETCH_GRAIN - hop
    for start in range(0, samples, hop):
        place = round(room_for * start / samples)
        near = range(max(0, place - STRETCH_SEARCH), min(room_for, place + STRETCH_SEARCH) + 1)
        best = max(near, key=lambda at: float(vowel[at : at + STRETCH_GRAIN] @ wanted))
        total[start : start + STRETCH_GRAIN] += window * vowel[best : best + STRETCH_GRAIN]
        wanted = vowel[best + hop : best + hop + STRETCH_GRAIN]
    return total[:samples]


def _faded(samples: Samples) -> Samples:
    """No clicks where pieces meet."""
    if len(samples) <= 2 * FADE:
        return samples
    faded = samples.copy()
    ramp = np.linspace(0.0, 1.0, FADE)
    faded[:FADE] *= ramp
    faded[-FADE:] *= ramp[::-1]
    return faded
