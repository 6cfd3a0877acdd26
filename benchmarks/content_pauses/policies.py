"""What decides the turns' ends in this comparison: plain time-outs, and ours with and without the content."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from benchmarks.content_pauses.answers import Spoken, unpunctuated
from benchmarks.content_pauses.walk import Decide, Moment, Outcome, walk
from dialogue.endpointing import Pause, Prompt, Verdict, judge
from dialogue.listening import PROBE_SHARE
from dialogue.told_so_far import ToldSoFar

# An open question of the shipped bank.
PATIENCE_S = 2.2
ENOUGH_SPEECH_S = 30.0

Write = Callable[[str], str]  # what a recognizer makes of the words


@dataclass(frozen=True, slots=True)
class Policy:
    """`decide` for a scale on all of its silences; None: a time-out, of the scale in seconds."""

    name: str
    decide: Callable[[float], Decide] | None = None

    def run(self, answers: list[Spoken], scale: float) -> list[Outcome]:
        if self.decide is None:
            return [walk(answer, None, scale) for answer in answers]
        return [walk(answer, self.decide(scale), PATIENCE_S) for answer in answers]


TIME_OUT = Policy("time-out")


def ours(name: str, content: bool, write: Write) -> Policy:
    """The judgement that `Listener` makes, with all words right."""

    def decide(scale: float) -> Decide:
        def verdict(moment: Moment) -> Verdict:
            prompt = prompt_of(moment.answer, content, write)
            words = write(moment.words)
            told = _told(prompt, words)
            found = judge(prompt, Pause(words, moment.spoken_s, moment.habit, told=told))
            return Verdict(found.silence_s * scale, found.because)

        return verdict

    return Policy(name, decide)


def prompt_of(answer: Spoken, content: bool, write: Write) -> Prompt:
    share = PROBE_SHARE if answer.said_before else 1.0
    return Prompt(
        closed=False,
        patience_s=PATIENCE_S,
        enough_speech_s=ENOUGH_SPEECH_S * share,
        words_trusted=True,
        expects=answer.expects if content else (),
        said_before=write(answer.said_before),
    )


@cache
def _told(prompt: Prompt, words: str) -> ToldSoFar | None:
    """The sweeps ask again and again for the same."""
    return prompt.told(words)


OURS = (
    ours("ours, without the content", False, str),
    ours("ours, with the content", True, str),
    ours("ours, without the content, words unpunctuated", False, unpunctuated),
    ours("ours, with the content, words unpunctuated", True, unpunctuated),
)
