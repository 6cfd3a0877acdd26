"""Whether released scoring still does what it did, and whether it treats groups alike. Pure functions of figures.

Groups are labels that come from outside, beside finished scores: nothing that leads to a score imports this module
(a test walks the imports).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from scoring.ngrams import Floats
from scoring.report import Scorecard

# UGESP, 29 CFR 1607.4 D.
FOUR_FIFTHS = 0.8
# The handbook (4.5): the same content said otherwise; a gap that the machine makes larger than people do.
COUNTERFACTUAL, AMPLIFIED = 0.1, 0.1
# Page 1954; slack and limit in SD as in Montgomery, Introduction to Statistical Quality Control, 9.1: a shift of
# one SD is noticed after about ten answers, a false alarm comes once in 465.
SLACK, LIMIT = 0.5, 5.0
NORMAL_95 = 1.959964


def written(card: Scorecard) -> str:
    """All of a scorecard as text, every number to its last bit: to be kept of golden transcripts."""
    return json.dumps(_exact(asdict(card)), ensure_ascii=False, indent=1, sort_keys=True)


def changes(golden: str, now: str) -> tuple[str, ...]:
    """Where two written scorecards differ; nothing only if they are equal bit by bit."""
    return tuple(_changes(json.loads(golden), json.loads(now), ""))


def _exact(value: object) -> object:
    match value:
        case bool() | None | str() | int():
            return value
        case float():
            return value.hex()
        case Mapping():
            return {str(key): _exact(own) for key, own in value.items()}
        case Sequence():
            return [_exact(own) for own in value]
    raise TypeError(f"A scorecard holds no {type(value).__name__}.")


def _changes(one: object, other: object, place: str) -> list[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        return [
            found
            for key in sorted(one.keys() | other.keys())
            for found in _changes(one.get(key), other.get(key), f"{place}.{key}".lstrip("."))
        ]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for number, pair in pairs for found in _changes(*pair, f"{place}[{number}]")]
    return [] if one == other else [f"{place}: {one!r} became {other!r}"]


def drift_begins(differences: Sequence[float], expected: float, spread: float) -> int | None:
    """Two-sided CUSUM of machine minus panel, in order of time. Returns the place of the first alarm."""
    if spread <= 0:
        raise ValueError("The spread of the differences has to be above 0.")
    up = down = 0.0
    for place, difference in enumerate(differences):
        off = (difference - expected) / spread
        up, down = max(0.0, up + off - SLACK), max(0.0, down - off - SLACK)
        if max(up, down) > LIMIT:
            return place
    return None


def stability(reference: Floats, now: Floats) -> float:
    """Population stability index of a feature over the reference's tenths; customary: .1 look, .25 changed."""
    borders = np.unique(np.quantile(reference, np.linspace(0.1, 0.9, 9)))
    counts = [np.bincount(np.searchsorted(borders, own), minlength=len(borders) + 1) for own in (reference, now)]
    # Half a case more in each: an empty tenth is no infinite change.
    before, after = ((own + 0.5) / (own.sum() + 0.5 * len(own)) for own in counts)
    return float(((after - before) * np.log(after / before)).sum())


@dataclass(frozen=True, slots=True)
class Selected:
    """How many of a group passed (a required level, or the median of all)."""

    passed: int
    of: int

    @property
    def rate(self) -> float:
        return self.passed / self.of


@dataclass(frozen=True, slots=True)
class Impact:
    """ratio: of the group's rate to the best group's; interval: 95 % (Katz 1978). exact: Fisher's p, two-sided.

    The two tests answer different questions and disagree often with few people: both are to be shown.
    """

    group: str
    selected: Selected
    ratio: float | None
    interval: tuple[float, float] | None
    exact: float
    is_best: bool

    @property
    def below_four_fifths(self) -> bool:
        return self.ratio is not None and self.ratio < FOUR_FIFTHS


def impacts(groups: Mapping[str, Selected]) -> tuple[Impact, ...]:
    """By group; crossings of groups are groups, too, if the caller names them. Groups of nobody are left out."""
    present = {name: own for name, own in sorted(groups.items()) if own.of > 0}
    if not present:
        return ()
    best = max(present, key=lambda name: (present[name].rate, present[name].of))
    return tuple(_impact(name, own, present[best], is_best=name == best) for name, own in present.items())


def above_median(scores: Mapping[str, Sequence[float]]) -> dict[str, Selected]:
    """The scoring rate of New York's Local Law 144: the share of a group above the median of all."""
    every = [score for own in scores.values() for score in own]
    if not every:
        return {}
    median = float(np.median(every))
    return {group: Selected(sum(score > median for score in own), len(own)) for group, own in scores.items()}


def _impact(name: str, own: Selected, best: Selected, *, is_best: bool) -> Impact:
    table = [[own.passed, own.of - own.passed], [best.passed, best.of - best.passed]]
    exact = float(stats.fisher_exact(table).pvalue)
    if best.passed == 0:
        return Impact(name, own, None, None, exact, is_best)
    # Half a case is added where one side has none, so that there is an interval at all.
    extra = 0.5 if own.passed == 0 else 0.0
    passed, of, other, of_other = (one + extra for one in (own.passed, own.of, best.passed, best.of))
    error = float(np.sqrt(max(0.0, 1 / passed - 1 / of + 1 / other - 1 / of_other)))
    middle = float(np.log((passed / of) / (other / of_other)))
    interval = (float(np.exp(middle - NORMAL_95 * error)), float(np.exp(middle + NORMAL_95 * error)))
    return Impact(name, own, own.rate / best.rate, interval, exact, is_best)


class Verdict(StrEnum):
    ALIKE = "alike"  # the whole interval is within the limit
    SHIFTED = "shifted"  # the mean is beyond it
    UNDECIDED = "undecided"  # the mean is within it, but too few pairs to be sure


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """shift: mean change in SD, with its 95 % interval. Pairs hold the same content."""

    pairs: int
    shift: float
    interval: tuple[float, float]
    verdict: Verdict


def counterfactual(before: Sequence[float], after: Sequence[float], spread: float) -> Counterfactual | None:
    """spread: SD of the scores of many people. None for fewer than two pairs."""
    if len(before) != len(after):
        raise ValueError("Every score before needs one after.")
    if len(before) < 2 or spread <= 0:
        return None
    found = (np.array(after) - np.array(before)) / spread
    mean, error = float(found.mean()), float(found.std(ddof=1) / np.sqrt(len(found)))
    reach = float(stats.t.ppf(0.975, len(found) - 1)) * error
    low, high = mean - reach, mean + reach
    verdict = Verdict.UNDECIDED
    if abs(mean) > COUNTERFACTUAL:
        verdict = Verdict.SHIFTED
    elif max(abs(low), abs(high)) <= COUNTERFACTUAL:
        verdict = Verdict.ALIKE
    return Counterfactual(len(found), mean, (low, high), verdict)


def effect(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Cohen's d of one group against the other, pooled SD."""
    if len(one) < 2 or len(other) < 2:
        return None
    left = (len(one) - 1) * np.var(one, ddof=1) + (len(other) - 1) * np.var(other, ddof=1)
    pooled = float(np.sqrt(left / (len(one) + len(other) - 2)))
    return None if pooled == 0 else float(np.mean(one) - np.mean(other)) / pooled


def is_amplified(human: float, machine: float) -> bool:
    """Whether the machine makes a gap that people see larger by more than the handbook allows: stop, then."""
    return abs(machine) - abs(human) > AMPLIFIED or (human * machine < 0 and abs(machine) > AMPLIFIED)
