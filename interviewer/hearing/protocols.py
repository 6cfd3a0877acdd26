"""The contracts of the hearing backends: a heavy shared object opens a light stream per candidate."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dialogue.hypotheses import Hypothesis

Pcm16k = npt.NDArray[np.int16]  # mono, 16 kHz, shape (samples,)
SAMPLE_RATE_HZ = 16_000
FRAME_SAMPLES = 320  # 20 ms


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What is about to be answered: recognizers may use the words as a hint."""

    prompt_id: str
    prompt_text: str


class VadStream(Protocol):
    """One candidate's voice activity detection. Cheap enough to be called on the event loop."""

    def probability(self, pcm: Pcm16k) -> float:
        """Probability (0..1) that the end of `pcm`, a frame, is speech. Raises BackendError(stage="vad")."""
        ...

    def reset(self) -> None: ...


class Vad(Protocol):
    @property
    def name(self) -> str: ...

    def open_stream(self) -> VadStream: ...


class RecognizerStream(Protocol):
    """One candidate's recognition. Holds all state of the current segment.

    A *turn* is what answers one prompt; it consists of *segments*, stretches of speech between pauses.
    `feed` never blocks for more than a millisecond: engines work in threads or processes of their own.
    """

    def begin_turn(self, context: TurnContext) -> None:
        """What was fed and not finished is forgotten."""
        ...

    def begin_segment(self, turn_s: float) -> None:
        """The next `feed` begins `turn_s` seconds after the turn's first speech, or before it (negative)."""
        ...

    def feed(self, pcm: Pcm16k) -> list[Hypothesis]:
        """Take sound, usually 20 ms; return the partial hypotheses that have become available meanwhile."""
        ...

    async def finish(self) -> Hypothesis:
        """Close the segment: its final hypothesis, empty if nothing was fed. The next `feed` begins a new segment.

        Raises BackendError(stage="recognizer") when the engine died or hung; the stream recovers by
        itself and may be used again.
        """
        ...

    async def close(self) -> None: ...


class Recognizer(Protocol):
    @property
    def name(self) -> str:
        """Engine and model, as it goes on the record: "faster-whisper small.en"."""
        ...

    @property
    def trustworthy(self) -> bool:
        """Whether its words are good enough to be judged."""
        ...

    def knows(self, language: str) -> bool:
        """Whether it understands this language (BCP 47: "en", "de-AT")."""
        ...

    async def open_stream(self, language: str) -> RecognizerStream: ...

    async def close(self) -> None: ...
