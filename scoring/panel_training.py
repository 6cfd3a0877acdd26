"""A model for interviews from a panel's ratings of single answers on a bank's criteria."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dialogue.bank import QuestionBank
from dialogue.transcript import Answer, AnswerStatus, Speaker, Utterance
from scoring.evidence import CueIndex, findings_in
from scoring.model import Model
from scoring.preparation import prepare
from scoring.quotes import align
from scoring.reading import Reading, content_words
from scoring.techniques.embeddings import Encoder
from scoring.techniques.signs import criteria_of
from scoring.training import FEWEST_TEXTS, TrainingError

if TYPE_CHECKING:
    from scoring.learning.target import Marks

LOWEST, HIGHEST = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class RatedAnswer:
    """`group`: the scenario or the person, held out as a whole."""

    answer_id: str
    question_id: str
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class PanelRating:
    """level None: the rater found too little to say. highlights: verbatim."""

    answer_id: str
    rater: str
    criterion_id: str
    level: float | None
    highlights: tuple[str, ...] = ()


def learn_panel(
    answers: Sequence[RatedAnswer],
    ratings: Sequence[PanelRating],
    bank: QuestionBank,
    *,
    encoder: Encoder | None = None,
    monotone: bool = True,
    name: str,
    source: str,
) -> Model:
    """The target is the mean of the raters who named a level, where they are at least half of those who rated.

    Criteria with too few ratings, or with one level only, are left out. Raises TrainingError where none is left.
    """
    from scoring.learning.course import Rated, learn  # scikit-learn: not before it is needed

    order = sorted(answers, key=lambda one: one.answer_id)
    index = CueIndex(bank)
    readings = [reading_of(one.text, one.question_id, bank, index) for one in order]
    place = {one.answer_id: number for number, one in enumerate(order)}
    by_key: dict[str, dict[int, list[PanelRating]]] = defaultdict(lambda: defaultdict(list))
    keys = _keys(bank)
    for rating in ratings:
        if rating.answer_id not in place or rating.criterion_id not in keys:
            raise TrainingError(f"Rated is {rating.answer_id} on {rating.criterion_id}, which isn't there.")
        by_key[keys[rating.criterion_id]][place[rating.answer_id]].append(rating)
    targets = []
    for key, by_row in sorted(by_key.items()):
        known = [row for row in sorted(by_row) if readings[row].words]
        rows = [row for row in known if _is_enough(by_row[row])]
        values = [float(np.mean([one.level for one in by_row[row] if one.level is not None])) for row in rows]
        if len(rows) < FEWEST_TEXTS or len(set(values)) < 2:
            continue
        marks, lost = _marks([(order[row].text, by_row[row]) for row in rows])
        nothing = tuple(row for row in known if not _is_enough(by_row[row]))
        targets.append(Rated(key, tuple(rows), tuple(values), marks, lost, nothing))
    if not targets:
        raise TrainingError(f"No criterion has {FEWEST_TEXTS} answers that were rated differently.")
    return learn(
        readings,
        targets,
        [one.group for one in order],
        levels=np.arange(LOWEST, HIGHEST + 1),
        criteria=criteria_of(bank),
        language=bank.language,
        encoder=encoder,
        monotone=monotone,
        name=name,
        source=source,
    )


def reading_of(text: str, question_id: str, bank: QuestionBank, index: CueIndex) -> Reading:
    """One answer with the bank's signs in it."""
    said = Utterance("text", Speaker.CANDIDATE, text, 0.0, 0.0, question_id)
    prepared = prepare(Answer(question_id, (said,), 0.0, AnswerStatus.HEARD, ()))
    asked = {question.id: content_words(question.text) for question in bank.questions}
    found = findings_in(prepared, 0, index)
    return Reading(prepared.sentences, found.shown, asked.get(question_id, frozenset()))


def _keys(bank: QuestionBank) -> dict[str, str]:
    """Raters name a criterion by its id alone, or by competency/criterion where that isn't unique."""
    every = criteria_of(bank)
    return {**{key.partition("/")[2]: key for key in every}, **{key: key for key in every}}


def _is_enough(given: Sequence[PanelRating]) -> bool:
    named = sum(one.level is not None for one in given)
    return named > 0 and 2 * named >= len(given)


def _marks(rated: Sequence[tuple[str, Sequence[PanelRating]]]) -> tuple["Marks", int]:
    """Where each text was highlighted, by raters who named a level, and how many quotes stand nowhere."""
    every, lost = [], 0
    for text, given in rated:
        quoted = [(quote, one.level) for one in given if one.level is not None for quote in one.highlights]
        found = [(align(quote, text), level) for quote, level in quoted]
        every.append(tuple((*place, float(level)) for place, level in found if place is not None))
        lost += sum(place is None for place, _ in found)
    return tuple(every), lost
