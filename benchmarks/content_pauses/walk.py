"""An answer, word by word, through the real segmenter and endpointing, in media time."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.content_pauses.answers import Spoken, Stretch
from dialogue.endpointing import PauseHabit, Verdict
from dialogue.turn_taking import Segmenter, SegmenterSettings, TurnOver, VoicePaused

FRAME_S = 0.02
VOICE_S = 0.1  # frames of voice: nothing is decided in it
VOICE, QUIET = 0.95, 0.02  # probabilities
AFTER_S = 20.0  # longer than any patience
LIMIT_S = 600.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A pause in an answer, as soon as its words are known. `words`: all of the turn so far."""

    answer: Spoken
    words: str
    spoken_s: float
    habit: PauseHabit


Decide = Callable[[Moment], Verdict]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`cut`: the pauses in which the floor was taken; it is then given back, and the answer goes on.

    `latency_s`: from the end of the last word.
    """

    answer: Spoken
    cut: tuple[Stretch, ...]
    latency_s: float
    because: str


def walk(answer: Spoken, decide: Decide | None, patience_s: float) -> Outcome:
    """`decide` None: the patience alone."""
    return _Walk(answer, decide, patience_s).run()


class _Walk:
    def __init__(self, answer: Spoken, decide: Decide | None, patience_s: float) -> None:
        self._answer = answer
        self._decide = decide
        self._patience_s = patience_s
        self._segmenter = Segmenter()
        self._at_s = 0.0
        self._words = ""
        self._listen(0.0)

    def run(self) -> Outcome:
        cut = []
        for stretch in self._answer.stretches[:-1]:
            self._say(stretch)
            if self._sound(QUIET, stretch.pause_s) is not None:
                cut.append(stretch)
        self._say(self._answer.stretches[-1])
        end_s = self._at_s
        over = self._sound(QUIET, AFTER_S)
        if over is None:
            raise ValueError(f"{self._answer.name}: its end was never noticed")
        return Outcome(self._answer, tuple(cut), over.at_s - end_s, over.because)

    def _listen(self, spoken_s: float) -> None:
        first_s = None if self._decide is None else SegmenterSettings().segment_pause_s
        self._segmenter.resume(self._patience_s, LIMIT_S, spoken_s, first_s)

    def _say(self, stretch: Stretch) -> None:
        self._words = f"{self._words} {stretch.text}".strip()
        self._sound(VOICE, stretch.spoken_s, VOICE_S)

    def _sound(self, probability: float, for_s: float, frame_s: float = FRAME_S) -> TurnOver | None:
        """The turn's end, if it came; then the turn goes on with the next word."""
        until_s = self._at_s + for_s
        over = None
        while over is None and self._at_s < until_s - frame_s / 2:
            self._at_s += frame_s
            for signal in self._segmenter.feed(probability, self._at_s, frame_s):
                match signal:
                    case VoicePaused() if self._decide is not None:
                        segmenter = self._segmenter
                        moment = Moment(self._answer, self._words, segmenter.spoken_s, segmenter.habit)
                        segmenter.wait_for(self._decide(moment))
                    case TurnOver():
                        over = signal
                        self._listen(signal.spoken_s)
                    case _:
                        pass
        return over
