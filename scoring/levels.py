"""From signs to a level: four counts, whose shares are added to the lowest level.

    level = 1 + 2.0 * signs shown / signs expected        what is said
              + 1.0 * of these, told as one's own past action / signs expected
              + 0.5 * answers that show it / answers expected (at most two)
              + 0.5 * kinds of details in the sentences that show it / 3

Each share is at most its weight, so a level is within 1..5, and no sentence that is added to an answer lowers it.
The weights are ours: that more of the behaviours a rater looks for means a higher level is what behaviour
checklists rest on (Reilly 1990); how much more is to be learned from a panel's ratings. Until then levels are
uncalibrated.
"""

from collections.abc import Mapping, Sequence

from scoring.evidence import Shown
from scoring.report import Measure

SIGNS_WEIGHT = 2.0
OWN_ACTION_WEIGHT = 1.0
ANSWERS_WEIGHT = 0.5
DETAILS_WEIGHT = 0.5
ANSWERS_EXPECTED = 2
DETAILS_EXPECTED = 3  # of the four kinds in scoring.english.DETAILS
# Shares are multiples of 1/16, which binary fractions hold exactly: they add up to the level to the last bit.
STEPS = 16


def signs_expected(signs: int) -> int:
    """Three quarters, rounded up: nobody who tells a story names every behaviour on a rater's list."""
    return -(-3 * signs // 4)


def measures(shown: Mapping[str, Sequence[Shown]], signs: int, answers: int) -> tuple[Measure, ...]:
    """shown: sign -> the answers that show it. signs: the criterion has. answers: may be judged, at least one."""
    expected = signs_expected(signs)
    everything = [one for found in shown.values() for one in found]
    own = sum(any(one.own_action for one in found) for found in shown.values())
    # Two answers count as two only if they show it by different sentences: one that is repeated shows nothing new.
    different = frozenset[tuple[str, ...]]().union(*(one.sentences for one in everything))
    spread = min(len({one.answer for one in everything}), len(different))
    details = len(frozenset[str]().union(*(one.details for one in everything)))
    return (
        Measure("lowest level", 1.0, 1.0),
        _measure("signs shown", len(shown), expected, SIGNS_WEIGHT),
        _measure("told as own past actions", own, expected, OWN_ACTION_WEIGHT),
        _measure("answers that show it", spread, min(ANSWERS_EXPECTED, answers), ANSWERS_WEIGHT),
        _measure("kinds of details", details, DETAILS_EXPECTED, DETAILS_WEIGHT),
    )


def level_of(shares: Sequence[Measure]) -> float:
    return sum(measure.contribution for measure in shares)


def score_of(levels: Sequence[float]) -> float:
    """0..100: level 1 is 0, 2 is 25, ... 5 is 100. At least one level."""
    return 25.0 * (sum(levels) / len(levels) - 1.0)


def _measure(name: str, count: int, expected: int, weight: float) -> Measure:
    share = weight * min(count, expected) / expected
    return Measure(name, float(count), round(share * STEPS) / STEPS)
