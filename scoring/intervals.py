"""80 % intervals of means: of a criterion over answers, of a competency over criteria.

With halves h_1 ... h_n and errors of which the share r goes the same way,

    half^2 = r * mean(h)^2 + (1 - r) * sum(h^2) / n^2
"""

from collections.abc import Sequence

from scoring.report import CriterionScore

# Of the errors of two criteria of one answer: .10 on held-out answers of the synthetic panel's tuning part. Twice
# that, since a person's way of putting things goes through all of an interview.
CRITERIA_TOGETHER = 0.2
# Of one criterion in two answers of a person. Nobody in the panel set answers twice, so it isn't measured; half
# lies between the widest and the narrowest case.
ANSWERS_TOGETHER = 0.5
# Levels to each side where nothing was calibrated: about as wide as a calibrated interval that is still shown.
# A first reading of signs can't claim to be nearer, and what it overlooks it overlooks everywhere.
UNCALIBRATED_HALF, UNCALIBRATED_TOGETHER = 1.0, 1.0
# Half of an interval in levels, beyond which a score says too little.
WIDEST = 1.0

Ends = tuple[float, float]


def half_of_mean(halves: Sequence[float], together: float) -> float:
    """At least one; together: 0..1."""
    count = len(halves)
    mean = sum(halves) / count
    independent: float = sum(half**2 for half in halves) / count**2
    return float((together * mean**2 + (1.0 - together) * independent) ** 0.5)


def ends_of_mean(levels: Sequence[float], ends: Sequence[Ends], together: float) -> Ends:
    """Lower and upper end, each side by itself: an interval is narrower where the scale ends."""
    mean = sum(levels) / len(levels)
    below = [level - low for level, (low, _) in zip(levels, ends, strict=True)]
    above = [high - level for level, (_, high) in zip(levels, ends, strict=True)]
    return mean - half_of_mean(below, together), mean + half_of_mean(above, together)


def of_criterion(criterion: CriterionScore) -> Ends:
    """Of one that has a level: its own interval, or the stated default."""
    assert criterion.level is not None
    if criterion.interval is not None:
        return criterion.interval
    return max(1.0, criterion.level - UNCALIBRATED_HALF), min(5.0, criterion.level + UNCALIBRATED_HALF)


def of_competency(criteria: Sequence[CriterionScore]) -> tuple[Ends, bool] | None:
    """In levels, and whether all of it was calibrated. None: no criterion has a level."""
    leveled = [one for one in criteria if one.level is not None]
    if not leveled:
        return None
    calibrated = all(one.interval is not None for one in leveled)
    together = CRITERIA_TOGETHER if calibrated else UNCALIBRATED_TOGETHER
    levels = [one.level for one in leveled if one.level is not None]
    return ends_of_mean(levels, [of_criterion(one) for one in leveled], together), calibrated


def is_too_wide(criteria: Sequence[CriterionScore]) -> bool:
    """For a competency to have a score of these: from here to there is no score (handbook scoring.md 4.2, 5)."""
    levels = [one.level for one in criteria if one.level is not None]
    found = of_competency(criteria)
    return found is None or says_too_little(sum(levels) / len(levels), found[0])


def says_too_little(level: float, ends: Ends) -> bool:
    """To both sides; an interval that the scale's own end cuts off doesn't say less than it would."""
    return min(level - ends[0], ends[1] - level) > WIDEST
