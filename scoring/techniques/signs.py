"""T1: the behaviours that the bank's writers named, found by their wordings. Works without any labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from dialogue.bank import Criterion, QuestionBank
from scoring.evidence import Shown
from scoring.levels import level_of, measures
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.trained import MOST_SPANS, Trained, version_of
from scoring.votes import Abstained, Span, Vote

LEVELS = (1.0, 2.0, 3.0, 4.0, 5.0)


def key_of(competency_id: str, criterion_id: str) -> str:
    """Ids of criteria are unique only within their competency."""
    return f"{competency_id}/{criterion_id}"


def criteria_of(bank: QuestionBank) -> dict[str, Criterion]:
    return {key_of(c.id, criterion.id): criterion for c in bank.competencies for criterion in c.criteria}


def shown_in(key: str, criterion: Criterion, answers: Sequence[Reading]) -> dict[str, list[Shown]]:
    """Sign -> where it is shown, at most once per answer; in the bank's order."""
    competency_id, _, criterion_id = key.partition("/")
    found: dict[str, list[Shown]] = {}
    for sign in criterion.signs:
        wanted = (competency_id, criterion_id, sign.id)
        if places := [answer.shown[wanted] for answer in answers if wanted in answer.shown]:
            found[sign.id] = places
    return found


def spans_of(shown: Mapping[str, Sequence[Shown]]) -> tuple[Span, ...]:
    """One of each sign, those told as own actions first."""
    quotes = {
        (one.quote.utterance_id, one.start): Span(
            one.quote.utterance_id,
            one.start,
            one.start + len(one.quote.text),
            one.quote.text,
            0.5 + 0.25 * one.own_action + 0.05 * len(one.details),
        )
        for found in shown.values()
        for one in found
    }
    return tuple(sorted(quotes.values(), key=lambda span: (-span.strength, span.start))[:MOST_SPANS])


class SignsTechnique:
    """Untrained: the level of `scoring.levels`, shared among its two neighbours."""

    name = "signs"

    def __init__(self, bank: QuestionBank) -> None:
        self._criteria = criteria_of(bank)
        self.version = version_of(self.name, bank.content_version)

    def judge(self, criterion: str, answers: Sequence[Reading]) -> Vote | Abstained:
        if criterion not in self._criteria or not answers:
            return Abstained(self.name, self.version, "The bank has no signs for this, or there is no answer.")
        wanted = self._criteria[criterion]
        shown = shown_in(criterion, wanted, answers)
        level = level_of(measures(shown, len(wanted.signs), len(answers)))
        shares = tuple(max(0.0, 1.0 - abs(level - step)) for step in LEVELS)
        return Vote(self.name, self.version, LEVELS, shares, spans_of(shown))


@dataclass(frozen=True)
class TrainedSignsTechnique(Trained):
    """The same counts, weighed by what raters made of them; none of the weights is negative."""

    name: ClassVar[str] = "signs"
    criteria: Mapping[str, Criterion]

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        if (wanted := self.criteria.get(criterion)) is None:
            return None
        shown = shown_in(criterion, wanted, [answer])
        counts = [measure.contribution for measure in measures(shown, len(wanted.signs), 1)[1:]]
        return np.array([*counts, *(float(sign.id in shown) for sign in wanted.signs)], np.float64)

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        return spans_of(shown_in(criterion, self.criteria[criterion], [answer]))
