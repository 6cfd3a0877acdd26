"""How far an interview has come, and the moves that take it further."""

from dataclasses import dataclass, field, replace
from enum import Enum

from dialogue.answer import AnswerSoFar
from dialogue.commands import Line, Outcome, Speak
from dialogue.request_kinds import Request


class After(Enum):
    """What follows when an utterance has been played."""

    LISTEN = "listen"
    NEXT_QUESTION = "next_question"
    PAUSE = "pause"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the interview has come. Immutable: a move that is taken back is one that is forgotten.

    Of the present prompt: prompt_heard, whether it was played to its end once; cuts, how often the candidate broke
    into it; undone, how often its answer was taken to be over and went on. waiting: the candidate asked for time.
    Of the present question: silence_step, how far up the ladder; rephrased, how often; no_example, how often the
    candidate knew none; requests, how many were granted. confirming: what the candidate is asked to confirm.
    Of the interview: acknowledged, encouraged, held, how many such lines were said; probes, how many were asked;
    unanswered, how many questions in a row brought no word; pace, of her speech.
    """

    position: int = -1  # on the agenda; -1 before the first question
    answer: AnswerSoFar = field(default_factory=AnswerSoFar)
    prompt_heard: bool = False
    cuts: int = 0
    undone: int = 0
    waiting: bool = False
    silence_step: int = 0
    rephrased: int = 0
    no_example: int = 0
    requests: int = 0
    confirming: Request | None = None
    acknowledged: int = 0
    encouraged: int = 0
    held: int = 0
    probes: int = 0
    unanswered: int = 0
    pace: float = 1.0

    @classmethod
    def first(cls, language: str) -> "Progress":
        return cls(answer=AnswerSoFar(language=language))

    def at(self, position: int) -> "Progress":
        """Another question begins: only what is of the whole interview stays."""
        return Progress(
            position,
            AnswerSoFar(language=self.answer.language),
            acknowledged=self.acknowledged,
            encouraged=self.encouraged,
            held=self.held,
            probes=self.probes,
            unanswered=self.unanswered,
            pace=self.pace,
        )

    def prompted(self, answer: AnswerSoFar) -> "Progress":
        """Another prompt to the same question."""
        return replace(self, answer=answer, prompt_heard=False, cuts=0, undone=0, waiting=False, silence_step=0)


@dataclass(frozen=True, slots=True)
class Move:
    """Say `lines`, then go on with `after` from `progress`: a proposal, and nothing has changed until it is made.

    `reason` says on the record why; `chosen_by`, `checks`: see `Speak`. `aside`: the turn before it was a request
    to her and is no part of the answer. `outcome`: with which it closes.
    """

    lines: tuple[Line, ...]
    after: After
    reason: str
    progress: Progress
    aside: bool = False
    outcome: Outcome = Outcome.COMPLETED
    chosen_by: str = "script"
    checks: tuple[str, ...] = ()

    def as_speech(self, utterance_id: str, question_id: str | None, *, may_be_undone: bool) -> Speak:
        return Speak(
            utterance_id,
            self.lines,
            question_id,
            self.reason,
            may_be_cut=self.after is not After.CLOSE,
            may_be_undone=may_be_undone,
            pace=self.progress.pace,
            chosen_by=self.chosen_by,
            checks=self.checks,
            aside=self.aside,
        )
