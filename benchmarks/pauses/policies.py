"""What decides the turns' ends in this comparison: plain time-outs, ours, and Smart Turn as Pipecat uses it."""

from collections.abc import Callable

from benchmarks.pauses.replay import Moment, Policy
from benchmarks.pauses.sound import render
from benchmarks.pauses.table import Answer
from dialogue.endpointing import WEIGHTS, Pause, Prompt, Verdict, Weights, judge
from dialogue.turn_taking import SegmenterSettings
from interviewer.hearing.listener import CLOSED_SEGMENT_PAUSE_S
from interviewer.hearing.modelled_pause import RESCORE_EVERY_S, RESCORE_UNTIL_S
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k
from interviewer.hearing.turn_model import TurnModel

# A word whose beginning was heard is known at the end of the segment.
BEGUN_S = 0.05
# Pipecat 1.14: the model is asked once, 0.2 s after the voice; "incomplete" waits for 3 s of silence.
PIPECAT_STOP_S, PIPECAT_TIMEOUT_S = 0.2, 3.0

# What the words of an answer's turn are taken to be when a segment has ended at this time.
Words = Callable[[Answer, float], str | None]
# What a model says when a segment ended at this time and it has been silent for so long.
EndModel = Callable[[Moment], float]


def exact_words(answer: Answer, until_s: float) -> str:
    return " ".join(word.text for word in answer.words if word.start_s < until_s - BEGUN_S)


def no_words(_answer: Answer, _until_s: float) -> None:
    return None


def timeout(silence_s: float) -> Policy:
    return Policy(f"time-out of {silence_s:g} s", silence_s)


def ours(
    name: str, prompt: Prompt, words: Words, weights: Weights = WEIGHTS, end_model: EndModel | None = None
) -> Policy:
    """The judgement that `Listener` makes, with these words."""

    def decide(moment: Moment) -> Verdict:
        heard = words(moment.answer, moment.ended_s)
        sure = None if end_model is None else end_model(moment)
        return judge(prompt, Pause(heard, moment.spoken_s, moment.habit, sure), weights)

    first_s = CLOSED_SEGMENT_PAUSE_S if prompt.closed else SegmenterSettings().segment_pause_s
    return Policy(name, prompt.patience_s, decide, first_s, 0.0 if end_model is None else RESCORE_EVERY_S)


def smart_turn_once(end_model: EndModel, threshold: float = 0.5) -> Policy:
    """Smart Turn by Pipecat's rule: one score decides."""

    def decide(moment: Moment) -> Verdict:
        if end_model(moment) > threshold:
            return Verdict(PIPECAT_STOP_S, "complete")
        return Verdict(PIPECAT_TIMEOUT_S, "incomplete")

    return Policy("Smart Turn by Pipecat's rule", PIPECAT_TIMEOUT_S, decide, PIPECAT_STOP_S)


class Scores:
    """A turn model's scores for the set; each is made once.

    Answers that differ in the length of their pause alone are the same up to it: the longest stands for all.
    """

    def __init__(self, model: TurnModel, answers: list[Answer]) -> None:
        self._model = model
        self._longest = {_stem(a): a for a in sorted(answers, key=lambda answer: answer.pause_s)}
        self._sound: dict[str, Pcm16k] = {}
        self._known: dict[tuple[str, float, float], float] = {}

    def __call__(self, moment: Moment) -> float:
        answer = moment.answer
        if moment.ended_s < answer.pause_start_s + 0.3:
            answer = self._longest[_stem(answer)]
        silence_s = min(moment.silence_s, RESCORE_UNTIL_S)
        key = (answer.name, round(moment.ended_s, 2), round(silence_s, 2))
        if key not in self._known:
            if answer.name not in self._sound:
                self._sound[answer.name] = render(answer)
            until = round((moment.ended_s + silence_s) * SAMPLE_RATE_HZ)
            self._known[key] = self._model.score(self._sound[answer.name][:until]).result()
        return self._known[key]


def _stem(answer: Answer) -> str:
    return answer.name.rpartition("-")[0]
