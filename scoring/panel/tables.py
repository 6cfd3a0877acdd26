"""Ratings of one criterion side by side: answers in rows, raters in columns."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.ngrams import Floats
from scoring.panel.agreement import Icc, icc, one_way_icc
from scoring.panel_training import PanelRating

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class RatingTable:
    """levels: (answers, raters), NaN where the rater named none. seen: where the rater looked at the answer."""

    criterion: str
    answers: tuple[str, ...]
    raters: tuple[str, ...]
    levels: Floats
    seen: Flags

    @property
    def is_crossed(self) -> bool:
        """Whether every rater looked at every answer."""
        return bool(self.seen.all())

    @property
    def complete(self) -> Floats:
        """The rows in which every rater named a level."""
        rows: Floats = self.levels[~np.isnan(self.levels).any(axis=1)]
        return rows

    @property
    def icc(self) -> Icc | None:
        """Of the answers on which every rater named a level; one-way where not every rater looked at every one."""
        return icc(self.complete) if self.is_crossed else one_way_icc(self.levels)

    @property
    def named_something(self) -> Floats:
        """1 where a rater named a level, 0 where he found nothing to rate by, NaN where he didn't look."""
        return np.where(self.seen, (~np.isnan(self.levels)).astype(np.float64), np.nan)

    def of(self, answers: Iterable[str]) -> "RatingTable":
        wanted = set(answers)
        rows = [row for row, answer in enumerate(self.answers) if answer in wanted]
        kept = tuple(self.answers[row] for row in rows)
        return RatingTable(self.criterion, kept, self.raters, self.levels[rows], self.seen[rows])


def tables_of(ratings: Iterable[PanelRating]) -> tuple[RatingTable, ...]:
    """One for each criterion, by name. Raises ValueError where a rater rated the same thing twice."""
    by_criterion: dict[str, dict[tuple[str, str], float | None]] = {}
    for one in ratings:
        own = by_criterion.setdefault(one.criterion_id, {})
        if (one.answer_id, one.rater) in own:
            raise ValueError(f"{one.rater} rated {one.answer_id} on {one.criterion_id} twice.")
        own[one.answer_id, one.rater] = one.level
    return tuple(_table(criterion, own) for criterion, own in sorted(by_criterion.items()))


def _table(criterion: str, own: dict[tuple[str, str], float | None]) -> RatingTable:
    answers = tuple(sorted({answer for answer, _ in own}))
    raters = tuple(sorted({rater for _, rater in own}))
    row_of = {answer: row for row, answer in enumerate(answers)}
    column_of = {rater: column for column, rater in enumerate(raters)}
    levels = np.full((len(answers), len(raters)), np.nan)
    seen = np.zeros(levels.shape, np.bool_)
    for (answer, rater), level in own.items():
        seen[row_of[answer], column_of[rater]] = True
        if level is not None:
            levels[row_of[answer], column_of[rater]] = level
    return RatingTable(criterion, answers, raters, levels, seen)
