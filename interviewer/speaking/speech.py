"""What every synthesizer gives: sound with the mouth shapes and words that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Pcm48k = npt.NDArray[np.int16]  # mono, 48 kHz, shape (samples,)

VisemeName = Literal["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"]


@dataclass(frozen=True, slots=True)
class Viseme:
    """A mouth shape. Milliseconds from the start of the chunk; `amount` 0..1 of the full shape."""

    name: VisemeName
    start_ms: int
    end_ms: int
    amount: float


@dataclass(frozen=True, slots=True)
class WordTime:
    """`offset` and `length` in characters of the chunk's text; `start_ms` from the chunk's start."""

    offset: int
    length: int
    start_ms: int


@dataclass(frozen=True, slots=True)
class SpeechChunk:
    """`stress_ms`: onsets of stressed syllables, for the head's small movements."""

    text: str
    pcm: Pcm48k
    visemes: tuple[Viseme, ...]
    words: tuple[WordTime, ...]
    stress_ms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Which voice speaks: engine-independent wish, resolved by the synthesizer."""

    language: str = "en-us"  # espeak language name or BCP 47 tag
    name: str = ""  # engine's own voice or variant; empty: the engine's default
    words_per_minute: int = 160
    pitch: int = 50  # 0..99, espeak's scale


class Synthesizer(Protocol):
    """Heavy and shared. `speak` blocks: call it from a thread. Raises BackendError(stage="synthesizer")."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Part of the cache key: changes when the same text would sound different."""
        ...

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PreparedSpeech:
    """A line ready to be sent: 20 ms Opus packets (48 kHz mono) with its viseme track.

    `first_audible_ms`: where the sound begins (the browser aligns its clock on it).
    `duration_ms` = 20 * len(packets).
    `quiet_packets`: the same sound 12 dB lower, packet by packet, for when somebody seems to interrupt; empty
    where nobody can. `levels_db`: of each packet's sound, in dBFS, by which its echo is known.
    """

    text: str
    packets: tuple[bytes, ...]
    visemes: tuple[Viseme, ...]
    words: tuple[WordTime, ...]
    stress_ms: tuple[int, ...]
    first_audible_ms: int
    quiet_packets: tuple[bytes, ...] = ()
    levels_db: tuple[int, ...] = ()

    @property
    def duration_ms(self) -> int:
        return 20 * len(self.packets)
