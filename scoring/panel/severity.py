"""Who rates more strictly or mildly than the others, whether that changes, and means from which it is removed.

An additive model by least squares, level = answer + rater: the linear counterpart of the many-facet Rasch model
(Linacre 1989), enough where all raters use the same five levels. It has no opinion on who is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ngrams import Floats
from scoring.panel.tables import RatingTable
from scoring.panel_training import PanelRating


@dataclass(frozen=True, slots=True)
class Severity:
    """mildness: levels that the rater gives more than the others for the same answers; below 0 he is strict."""

    rater: str
    mildness: float
    ratings: int


@dataclass(frozen=True, slots=True)
class Drift:
    """change: of mildness from a rater's first rating to his last, in levels; error: its standard error."""

    rater: str
    change: float
    error: float
    ratings: int


def severities(table: RatingTable) -> tuple[Severity, ...]:
    """They add up to 0 among raters who are linked by common answers; others can't be compared."""
    present = ~np.isnan(table.levels)
    shared = present & (present.sum(axis=1) >= 2)[:, None]
    rows, columns = np.nonzero(shared)
    counts = shared.sum(axis=1)
    design = -(shared[rows] / np.maximum(1, counts[rows])[:, None]).astype(np.float64)
    design[np.arange(len(rows)), columns] += 1.0
    sums = np.where(shared, table.levels, 0.0).sum(axis=1)
    wanted = table.levels[rows, columns] - sums[rows] / counts[rows]
    # Of the solutions the shortest: zero mean within each linked set of raters.
    found = np.linalg.lstsq(design, wanted, rcond=None)[0] if len(rows) else np.zeros(len(table.raters))
    return tuple(
        Severity(rater, float(mildness), int(count))
        for rater, mildness, count in zip(table.raters, found, present.sum(axis=0), strict=True)
    )


def are_linked(table: RatingTable) -> bool:
    """Whether all raters who named levels are joined by common answers, directly or through others."""
    present = ~np.isnan(table.levels)
    common = (present.T.astype(np.int64) @ present.astype(np.int64)) > 0
    active = np.flatnonzero(present.any(axis=0))
    if not len(active):
        return True
    reached = {int(active[0])}
    while True:
        more = {int(one) for one in active if any(common[one, known] for known in reached)} | reached
        if more == reached:
            return len(reached) == len(active)
        reached = more


def aggregated(table: RatingTable) -> dict[str, float]:
    """Answer -> the panel's level: the mean; without the raters' severity where they didn't all rate the same.

    Answers for which fewer than half of their raters named a level are left out, as in training.
    """
    mildness = np.zeros(len(table.raters))
    if not table.is_crossed:
        mildness = np.array([one.mildness for one in severities(table)])
    ends = (np.nanmin(table.levels), np.nanmax(table.levels)) if (~np.isnan(table.levels)).any() else (0.0, 0.0)
    found = {}
    for answer, own, seen in zip(table.answers, table.levels - mildness, table.seen, strict=True):
        named = ~np.isnan(own)
        if named.any() and 2 * named.sum() >= seen.sum():
            found[answer] = float(np.clip(own[named].mean(), *ends))  # nobody can be above the scale
    return found


def drifts(ratings: Sequence[PanelRating], tables: Sequence[RatingTable]) -> tuple[Drift, ...]:
    """Of each rater over all criteria. The ratings have to be in the order in which each rater gave them."""
    expected = {table.criterion: _others(table) for table in tables}
    differences: dict[str, list[float]] = {}
    for one in ratings:
        other = expected.get(one.criterion_id, {}).get((one.answer_id, one.rater))
        if one.level is not None and other is not None:
            differences.setdefault(one.rater, []).append(one.level - other)
    found = [_drift(rater, np.array(own)) for rater, own in sorted(differences.items())]
    return tuple(one for one in found if one is not None)


def _others(table: RatingTable) -> Mapping[tuple[str, str], float]:
    """For each rating what the others' mean lets expect, both sides' severity removed."""
    mildness = np.array([one.mildness for one in severities(table)])
    levels = table.levels - mildness
    found = {}
    for row, answer in enumerate(table.answers):
        for column, rater in enumerate(table.raters):
            others = np.delete(levels[row], column)
            if not np.isnan(others).all():
                found[answer, rater] = float(np.nanmean(others) + mildness[column])
    return found


def _drift(rater: str, differences: Floats) -> Drift | None:
    """The slope of a straight line through the differences, from the first (-1/2) to the last (+1/2)."""
    count = len(differences)
    if count < 10:
        return None
    place = np.linspace(-0.5, 0.5, count)
    spread = float((place**2).sum())
    slope = float((place * differences).sum() / spread)
    left = differences - differences.mean() - slope * place
    return Drift(rater, slope, float(np.sqrt((left**2).sum() / (count - 2) / spread)), count)
