"""From the votes of several techniques to one number, its parts and its interval.

    z = sum of weight * expected level of each vote          weights >= 0, adding up to 1
    P(level >= k) from z by the ordinal calibration          level = expected level of that
    interval = level +- stretch * (spread of the distribution + a little)

Votes are monotone in what they count, weights are not negative and the calibration rises, so the level is
monotone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scoring.ngrams import Floats
from scoring.ordinal import Ordinal
from scoring.report import Measure
from scoring.votes import Vote

# Parts are multiples of this, which binary fractions hold exactly: they add up to the level to the last bit.
STEPS = 4096
# Of a step between levels: also where the distribution is sharp there is some error.
LEAST_SPREAD = 0.15


@dataclass(frozen=True, slots=True)
class Judgement:
    """`parts` add up to `level` exactly. `interval` holds the panel's mean in about 80 of 100 cases."""

    levels: tuple[float, ...]
    distribution: tuple[float, ...]
    level: float
    interval: tuple[float, float]
    parts: tuple[Measure, ...]


@dataclass(frozen=True)
class Combination:
    """Trained per criterion. `labels`: how many ratings it rests on. widest: half the interval, as a share of the
    scale, above which the level is too uncertain to be shown."""

    weights: Mapping[str, float]
    calibration: Ordinal
    stretch: float
    labels: int
    widest: float
    _typical: float = field(init=False, repr=False, compare=False)  # the level where every vote is at its centre

    def __post_init__(self) -> None:
        expected = self.calibration.expected(self.calibration.centre[:1])
        object.__setattr__(self, "_typical", _rounded(float(expected)))

    def judge(self, votes: Sequence[Vote]) -> Judgement | None:
        """None: no technique that has a weight voted."""
        voted = [(vote, self.weights[vote.technique]) for vote in votes if self.weights.get(vote.technique)]
        total = sum(weight for _, weight in voted)
        if not total:
            return None
        expected = {vote.technique: vote.expected for vote, _ in voted}
        mixed = sum(expected[vote.technique] * weight for vote, weight in voted) / total
        shares = self.calibration.distribution(np.array([mixed]))
        level = _rounded(float(shares @ self.calibration.levels))
        centre = float(self.calibration.centre[0])
        pulls = {vote.technique: (expected[vote.technique] - centre) * weight / total for vote, weight in voted}
        return Judgement(
            levels=tuple(self.calibration.levels.tolist()),
            distribution=tuple(shares.tolist()),
            level=level,
            interval=self._interval(level, shares),
            parts=self._parts(level, centre, mixed, pulls, expected),
        )

    def is_too_wide(self, level: float, interval: tuple[float, float]) -> bool:
        """To both sides; an interval that a level's own end cuts off doesn't say less than it would."""
        allowed = self.widest * float(self.calibration.levels[-1] - self.calibration.levels[0])
        return min(level - interval[0], interval[1] - level) > allowed

    def _interval(self, level: float, shares: Floats) -> tuple[float, float]:
        levels = self.calibration.levels
        half = _rounded(self.stretch * float(spread_of(shares, levels)))
        return max(float(levels[0]), level - half), min(float(levels[-1]), level + half)

    def _parts(
        self, level: float, centre: float, mixed: float, pulls: Mapping[str, float], expected: Mapping[str, float]
    ) -> tuple[Measure, ...]:
        """What each vote adds to the level of a typical answer, in proportion to its pull on z.

        For one number z that is the average of the calibration's slope between both (Aumann-Shapley values).
        """
        distance = mixed - centre
        slope = (level - self._typical) / distance if abs(distance) > 1e-6 else 0.0
        parts = {name: _rounded(pull * slope) for name, pull in pulls.items()}
        strongest = max(sorted(pulls), key=lambda name: abs(pulls[name]))
        parts[strongest] += level - self._typical - sum(parts.values())  # what rounding left over
        return (
            Measure("a typical answer", centre, self._typical),
            *(Measure(name, expected[name], part) for name, part in parts.items()),
        )


def spread_of(shares: Floats, levels: Floats) -> Floats:
    """(n, K) or (K,) -> the standard deviation of each distribution, and a little."""
    mean = shares @ levels
    squares = shares @ levels**2 - mean**2
    found: Floats = np.sqrt(np.maximum(squares, 0.0)) + LEAST_SPREAD * float(levels[1] - levels[0])
    return found


def _rounded(number: float) -> float:
    return round(number * STEPS) / STEPS
