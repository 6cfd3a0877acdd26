"""The read sentences with their words' times, found by forced alignment."""

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder

from benchmarks.pauses.table import Word
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k

SPEECH = Path(__file__).parents[2] / "tests" / "data" / "speech"
ALIGNED_FRAME_S = 0.01
# A boundary is moved to the quietest 10 ms nearby: alignment is right to about 30 ms.
SEARCH_S = 0.03


@dataclass(frozen=True, slots=True)
class Recording:
    name: str
    pcm: Pcm16k
    words: tuple[Word, ...]

    def cut_behind(self, place: int) -> int:
        """Sample between the word at `place` and the next."""
        if place + 1 == len(self.words):
            return round(self.words[place].end_s * SAMPLE_RATE_HZ)
        return self._quietest(self.words[place].end_s, self.words[place + 1].start_s)

    def _quietest(self, from_s: float, to_s: float) -> int:
        window = round(0.01 * SAMPLE_RATE_HZ)
        first = round((from_s - SEARCH_S) * SAMPLE_RATE_HZ)
        last = round((to_s + SEARCH_S) * SAMPLE_RATE_HZ)
        starts = range(first, last - window, window // 4)
        energy = {
            start: float(np.square(self.pcm[start : start + window], dtype=np.float64).sum()) for start in starts
        }
        return min(energy, key=lambda start: energy[start]) + window // 2


def load_sentence(name: str) -> Pcm16k:
    (path,) = SPEECH.glob(f"*-{name}.wav")
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE_HZ, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), np.int16)


def align(name: str) -> Recording:
    pcm = load_sentence(name)
    (path,) = SPEECH.glob(f"*-{name}.txt")
    text = path.read_text(encoding="utf-8").strip()
    decoder = Decoder(loglevel="FATAL", bestpath=False)
    decoder.set_align_text(text)
    _decode(decoder, pcm)
    decoder.set_alignment()
    _decode(decoder, pcm)
    words = [
        Word(
            found.name.partition("(")[0],
            found.start * ALIGNED_FRAME_S,
            (found.start + found.duration) * ALIGNED_FRAME_S,
        )
        for found in decoder.get_alignment().words()
        if not found.name.startswith("<")
    ]
    assert [word.text for word in words] == text.split(), f"{name} isn't aligned"
    return Recording(name, pcm, tuple(words))


def _decode(decoder: Decoder, pcm: Pcm16k) -> None:
    decoder.start_utt()
    decoder.process_raw(pcm.tobytes(), full_utt=True)
    decoder.end_utt()
