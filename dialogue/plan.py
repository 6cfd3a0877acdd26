"""Which question comes next: the agenda, and the rule by which questions are dropped for time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dialogue.bank import Question, QuestionBank

# A question is begun only if at least this much of the budget is left: asking takes about 10 s and the shortest
# complete spoken answers about 40 s, with a probe 50-60 s. What is begun is never cut off.
SHORTEST_QUESTION_S = 60.0
# For the candidate's own question: asking, a question of theirs, and its answer.
INVITATION_S = 20.0
# For the estimate: Aila's speed (words a second at 160 a minute), the pause before an answer begins, an
# answer to a probe, and the share of answers that are probed: about half are no complete stories (scoring.md 1).
AILA_WORDS_PER_SECOND = 160 / 60
BEFORE_ANSWER_S = 3.0
PROBE_ANSWER_S = 20.0
PROBED_SHARE = 0.5


class Role(Enum):
    """What a question is for."""

    PRACTICE = "practice"
    SCORED = "scored"
    INVITATION = "invitation"  # the candidate may ask


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`number` counts scored questions from 1; the others have 0."""

    question: Question
    number: int
    role: Role = Role.SCORED

    @property
    def scored(self) -> bool:
        return self.role is Role.SCORED


@dataclass(frozen=True, slots=True)
class Agenda:
    """Practice, the scored questions, and the candidate's own, in the order in which everybody gets them."""

    items: tuple[AgendaItem, ...]
    budget_s: float

    @classmethod
    def of(cls, bank: QuestionBank, budget_s: float, question_ids: Sequence[str] = ()) -> "Agenda":
        """All scored questions of the bank, or the named ones in the order given. KeyError names an unknown id."""
        by_id = {question.id: question for question in bank.questions}
        asked = [by_id[name] for name in question_ids] if question_ids else list(bank.questions)
        items = [AgendaItem(bank.practice, 0, Role.PRACTICE)]
        items += [AgendaItem(question, number) for number, question in enumerate(asked, start=1)]
        items += [AgendaItem(bank.invitation, 0, Role.INVITATION)]
        return cls(tuple(items), budget_s)

    @property
    def total(self) -> int:
        return sum(item.scored for item in self.items)

    def after(self, position: int, elapsed_s: float) -> int | None:
        """Position of the item to ask after `position` (-1: the first), or None when it is time to close.

        The first scored question is always asked: an interview without one would help nobody.
        """
        following = position + 1
        while following < len(self.items):
            item = self.items[following]
            needed_s = INVITATION_S if item.role is Role.INVITATION else SHORTEST_QUESTION_S
            if item.number == 1 or item.role is Role.PRACTICE or elapsed_s + needed_s <= self.budget_s:
                return following
            following += 1
        return None

    def drops(self, position: int, elapsed_s: float) -> bool:
        """Whether scored questions behind `position` are left out for want of time."""
        following = self.after(position, elapsed_s)
        left_out = self.items[position + 1 : following]
        return any(item.scored for item in left_out)


def estimated_s(bank: QuestionBank) -> float:
    """How long an interview with all questions usually takes."""
    lines = bank.lines
    probed = PROBED_SHARE * min(1, bank.probes_per_question)
    total = _said_s(
        *lines.greeting, lines.consent_reminder, *lines.guidelines, lines.practice_done, *lines.closing
    )
    for unscored in (bank.practice, bank.invitation):
        total += _said_s(unscored.text) + BEFORE_ANSWER_S + unscored.answer_s + unscored.patience_s
    for question in bank.questions:
        total += _said_s(question.text, lines.acknowledgements[0]) + BEFORE_ANSWER_S + question.answer_s
        total += question.patience_s
        if question.probes:
            longest = max(question.probes.values(), key=len)
            total += probed * (_said_s(longest) + BEFORE_ANSWER_S + PROBE_ANSWER_S + question.patience_s)
    return total


def _said_s(*texts: str) -> float:
    return sum(len(text.split()) for text in texts) / AILA_WORDS_PER_SECOND
