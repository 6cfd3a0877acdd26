"""How far a level moves when the same content is said otherwise, or when its words are damaged."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dialogue.bank import QuestionBank
from scoring.engine import score
from scoring.evidence import index_of
from scoring.gates import Doubt
from scoring.model import Model
from scoring.panel.damages import DAMAGES, FEWEST_WORDS
from scoring.panel.evaluation import FEWEST_ANSWERS, Levels, transcript_of
from scoring.panel.records import plain, read_lines
from scoring.panel_training import RatedAnswer, reading_of

TOLD = (Doubt.STUFFED, Doubt.REPEATED, Doubt.NOT_ENGLISH, Doubt.TO_THE_SCORER, Doubt.SHARED)


@dataclass(frozen=True, slots=True)
class Twin:
    """The same content in other words, under the same id."""

    of: RatedAnswer
    change: str
    twin: RatedAnswer


@dataclass(frozen=True, slots=True)
class Move:
    """Of one twin. by: criterion's id -> how far it is above the original, in SD of the machine's levels.

    flagged: whether the scorecard tells a person something of the twin that it doesn't tell of the original.
    """

    change: str
    by: Mapping[str, float]
    flagged: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """shift: mean over twins and criteria, in SD of the machine's levels; `error`: its standard error over twins.

    apart: mean size, whatever its direction. flagged: share of twins that a person is told of. of_criterion: mean
    of the criteria that FEWEST_ANSWERS twins or more were judged on.
    """

    change: str
    twins: int
    shift: float
    error: float
    apart: float
    flagged: float
    of_criterion: Mapping[str, float]


def twins_of(name: str, lines: Iterable[str]) -> list[Twin]:
    """Fields question, change, text, twin. Raises PanelFileError."""
    found = read_lines(name, lines, _twin)
    return [
        Twin(replace(one.of, answer_id=str(number)), one.change, replace(one.twin, answer_id=str(number)))
        for number, one in enumerate(found)
    ]


def _twin(row: dict[str, Any]) -> Twin:
    given = (row["question"], row["change"], row["text"], row["twin"])
    if not all(isinstance(one, str) and one.strip() for one in given):
        raise TypeError("question, change, text and twin have to be text that isn't empty")
    question, change, text, twin = given
    return Twin(RatedAnswer("", question, "", text), change, RatedAnswer("", question, "", twin))


def drawn(answers: Sequence[RatedAnswer], most: int) -> list[RatedAnswer]:
    """Of those long enough to be damaged, about `most`: as many to each question, but FEWEST_ANSWERS if there are
    as many. The same answers in another order give the same."""
    by_question: dict[str, list[RatedAnswer]] = {}
    for one in sorted(_long(answers), key=lambda one: one.answer_id):
        by_question.setdefault(one.question_id, []).append(one)
    each = max(FEWEST_ANSWERS, most // max(1, len(by_question)))
    chance = random.Random(most)
    return [
        one
        for _, own in sorted(by_question.items())
        for one in (own if len(own) <= each else chance.sample(own, each))
    ]


def damaged_twins(answers: Sequence[RatedAnswer], changes: Iterable[str] = tuple(DAMAGES)) -> list[Twin]:
    """Every answer of FEWEST_WORDS and more with every damage, without those that it leaves as they are."""
    return [twin for change in changes for twin in _damaged(_long(answers), change)]


def spreads(levels: Levels) -> dict[str, float]:
    """By criterion: the SD of its levels."""
    return {name: float(np.std(list(own.values()))) for name, own in levels.items()}


def moves(model: Model, twins: Sequence[Twin], spread: Mapping[str, float], bank: QuestionBank) -> list[Move]:
    """One for each twin. spread: criterion's id -> SD; what has none isn't looked at."""
    originals: dict[RatedAnswer, tuple[dict[str, float], frozenset[Doubt]]] = {}
    found = []
    for one in twins:
        if one.of not in originals:
            originals[one.of] = _levels(model, one.of, bank), _told(model, one.of, bank)
        before, known = originals[one.of]
        after = _levels(model, one.twin, bank)
        by = {
            name: (after[name] - level) / spread[name]
            for name, level in before.items()
            if name in after and spread.get(name)
        }
        found.append(Move(one.change, by, bool(_told(model, one.twin, bank) - known)))
    return found


def shifts_of(found: Iterable[Move]) -> list[Shift]:
    """One for each change of which a twin was judged, in the order of its first."""
    by_change: dict[str, list[Move]] = {}
    for one in found:
        by_change.setdefault(one.change, []).append(one)
    return [_shift(change, own) for change, own in by_change.items() if any(one.by for one in own)]


def _shift(change: str, own: Sequence[Move]) -> Shift:
    means = np.array([np.mean(list(one.by.values())) for one in own if one.by])
    every: dict[str, list[float]] = {}
    for one in own:
        for name, by in one.by.items():
            every.setdefault(name, []).append(by)
    return Shift(
        change=change,
        twins=len(own),
        shift=float(means.mean()),
        error=float(means.std(ddof=1) / np.sqrt(len(means))) if len(means) > 1 else 0.0,
        apart=float(np.mean([abs(by) for found in every.values() for by in found])),
        flagged=float(np.mean([one.flagged for one in own])),
        of_criterion={
            name: float(np.mean(found)) for name, found in every.items() if len(found) >= FEWEST_ANSWERS
        },
    )


def _long(answers: Iterable[RatedAnswer]) -> list[RatedAnswer]:
    return [one for one in answers if len(one.text.split()) >= FEWEST_WORDS]


def _damaged(answers: Sequence[RatedAnswer], change: str) -> list[Twin]:
    chance = random.Random(change)
    twins = [Twin(one, change, replace(one, text=DAMAGES[change](one.text, chance))) for one in answers]
    return [one for one in twins if one.twin.text != one.of.text]


def _levels(model: Model, answer: RatedAnswer, bank: QuestionBank) -> dict[str, float]:
    """On the criteria of its question, also where the product would abstain."""
    reading = reading_of(answer.text, answer.question_id, bank, index_of(bank))
    drawn_by = next(question.competencies for question in bank.questions if question.id == answer.question_id)
    found = {}
    for key in model.criteria:
        if key.partition("/")[0] in drawn_by and (level := model.judge(key, reading).level) is not None:
            found[plain(key)] = level
    return found


def _told(model: Model, answer: RatedAnswer, bank: QuestionBank) -> frozenset[Doubt]:
    remarks = score(transcript_of(answer), bank, model).remarks
    return frozenset(doubt for doubt in TOLD if any(doubt.value in remark for remark in remarks))
