"""An answer's sound through the real VAD, segmenter and endpointing, in media time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.pauses.sound import render
from benchmarks.pauses.table import Answer
from dialogue.endpointing import PauseHabit, Verdict
from dialogue.turn_taking import Segmenter, SegmenterSettings, TurnOver, VoicePaused
from interviewer.hearing.listener import FRAME_S
from interviewer.hearing.protocols import FRAME_SAMPLES, Pcm16k
from interviewer.hearing.silero import SileroVad

LIMIT_S = 600.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A silence within an answer: its last segment ended at `ended_s`, `silence_s` ago."""

    answer: Answer
    ended_s: float
    silence_s: float
    spoken_s: float
    habit: PauseHabit


@dataclass(frozen=True, slots=True)
class Policy:
    """How the turns' ends are decided: by `patience_s`, until `decide` says something else.

    It is asked when a silence has lasted `first_s`, and every `again_s` after that (0: never).
    """

    name: str
    patience_s: float
    decide: Callable[[Moment], Verdict] | None = None
    first_s: float = SegmenterSettings().segment_pause_s
    again_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`cut_in`: the floor was taken before the end. It is then given back, and the end is heard all the same.

    `latency_s`: from the true end of the last word; None if the end was never noticed.
    """

    answer: Answer
    cut_in: bool
    latency_s: float | None
    because: str


def frames_of(pcm: Pcm16k) -> list[Pcm16k]:
    return [pcm[start : start + FRAME_SAMPLES] for start in range(0, len(pcm) - FRAME_SAMPLES + 1, FRAME_SAMPLES)]


def voice_probabilities(answers: Sequence[Answer], vad: SileroVad) -> dict[str, list[float]]:
    """For each answer by name, one for each frame; a fresh stream each, as for a fresh candidate."""
    found = {}
    for answer in answers:
        stream = vad.open_stream()
        found[answer.name] = [stream.probability(frame) for frame in frames_of(render(answer))]
    return found


def replay(answer: Answer, probabilities: Sequence[float], policy: Policy) -> Outcome:
    return _Replay(answer, policy).run(probabilities)


class _Replay:
    def __init__(self, answer: Answer, policy: Policy) -> None:
        self._answer = answer
        self._policy = policy
        self._segmenter = Segmenter()
        self._paused: VoicePaused | None = None  # while a pause lasts
        self._asked_s = 0.0
        self._listen(0.0)

    def run(self, probabilities: Sequence[float]) -> Outcome:
        cut_in = False
        for place, probability in enumerate(probabilities, 1):
            at_s = place * FRAME_S
            for signal in self._segmenter.feed(probability, at_s, FRAME_S):
                match signal:
                    case VoicePaused():
                        self._paused = signal
                        self._ask(at_s)
                    case TurnOver() if at_s < self._answer.end_s:
                        cut_in = True
                        self._listen(signal.spoken_s)
                    case TurnOver():
                        return Outcome(self._answer, cut_in, at_s - self._answer.end_s, signal.because)
                    case _:
                        self._paused = None
            if self._policy.again_s and at_s - self._asked_s >= self._policy.again_s - 1e-6:
                self._ask(at_s)
        return Outcome(self._answer, cut_in, None, "")

    def _listen(self, spoken_s: float) -> None:
        first_s = None if self._policy.decide is None else self._policy.first_s
        self._segmenter.resume(self._policy.patience_s, LIMIT_S, spoken_s, first_s)
        self._paused = None

    def _ask(self, at_s: float) -> None:
        if self._policy.decide is None or self._paused is None:
            return
        self._asked_s = at_s
        ended_s, segmenter = self._paused.end_s, self._segmenter
        moment = Moment(self._answer, ended_s, at_s - ended_s, segmenter.spoken_s, segmenter.habit)
        segmenter.wait_for(self._policy.decide(moment))
