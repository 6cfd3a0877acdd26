"""The second layer: levels from each technique's measures, their combination, its calibration and its interval.

Everything here is fitted on measures of held-out texts, and judged on folds that it wasn't fitted on.
Intervals are
cross-conformal (Vovk 2015; Barber et al. 2021): the error of each held-out text in units of its predicted spread
(locally weighted: Lei et al. 2018), and of these the quantile that holds 80 % with the correction for n.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from scoring.combination import Combination, spread_of
from scoring.learning.target import Target
from scoring.ngrams import Floats, Ids
from scoring.ordinal import Ordinal, fit_ordinal

COVERAGE = 0.8
# Below this the plain average was hard to beat (handbook 4.2).
LABELS_FOR_STACKING = 400
# An equal weight is for techniques of like worth; one with a much lower r only dilutes the average.
FAIR_SHARE = 0.8
HEAD_PENALTY = 1.0
CALIBRATION_PENALTY = 0.01


@dataclass(frozen=True)
class HeldOut:
    """Of texts that neither layer has seen: the level found, and the end-to-end error."""

    levels: Floats
    values: Floats
    inside: Floats  # share of intervals, built from the other folds, that hold the rating
    votes: Mapping[str, Floats]


@dataclass(frozen=True)
class Scale:
    heads: Mapping[str, Ordinal]
    combination: Combination
    held_out: HeldOut


@dataclass(frozen=True)
class _Layer:
    heads: Mapping[str, Ordinal]
    weights: Mapping[str, float]
    calibration: Ordinal

    def votes(self, measures: Mapping[str, Floats]) -> dict[str, Floats]:
        return {name: head.expected(measures[name]) for name, head in self.heads.items()}

    def mixed(self, measures: Mapping[str, Floats]) -> Floats:
        votes = self.votes(measures)
        return _mix(votes, self.weights)


def _mix(votes: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    found: Floats = np.sum([votes[name] * weight for name, weight in weights.items()], axis=0)
    return found


def learn_scale(target: Target, measures: Mapping[str, Floats], non_negative: Mapping[str, bool]) -> Scale:
    """measures: technique -> (rows, d), of held-out texts."""
    count = len(target.rows)
    levels, spreads = np.zeros(count), np.zeros(count)
    votes = {name: np.zeros(count) for name in measures}
    for known, unseen in target.parts():
        layer = _fit(target, measures, non_negative, known)
        there = {name: own[unseen] for name, own in measures.items()}
        shares = layer.calibration.distribution(layer.mixed(there)[:, None])
        levels[unseen], spreads[unseen] = shares @ target.levels, spread_of(shares, target.levels)
        for name, own in layer.votes(there).items():
            votes[name][unseen] = own
    errors = np.abs(target.values - levels) / spreads
    inside = np.zeros(count)
    for known, unseen in target.parts():
        inside[unseen] = errors[unseen] <= quantile(errors[known])
    final = _fit(target, measures, non_negative, np.arange(count))
    combination = Combination(final.weights, final.calibration, quantile(errors), count)
    return Scale(final.heads, combination, HeldOut(levels, target.values, inside, votes))


def quantile(errors: Floats) -> float:
    """The conformal one: the ceil((n + 1) * 0.8)-th smallest, or the largest where there are too few."""
    rank = min(len(errors), int(np.ceil((len(errors) + 1) * COVERAGE)))
    return float(np.sort(errors)[rank - 1])


def _fit(target: Target, measures: Mapping[str, Floats], non_negative: Mapping[str, bool], numbers: Ids) -> _Layer:
    values = target.values[numbers]
    there = {name: own[numbers] for name, own in measures.items()}
    heads = {
        name: fit_ordinal(own, values, target.levels, non_negative=non_negative[name], penalty=HEAD_PENALTY)
        for name, own in there.items()
    }
    votes = {name: head.expected(there[name]) for name, head in heads.items()}
    weights = _weights(votes, values)
    mixed = _mix(votes, weights)
    calibration = fit_ordinal(
        mixed[:, None], values, target.levels, non_negative=True, penalty=CALIBRATION_PENALTY
    )
    return _Layer(heads, weights, calibration)


def _weights(votes: Mapping[str, Floats], values: Floats) -> dict[str, float]:
    """Equal where labels are few, else those of the best non-negative combination, adding up to 1."""
    agreement = {name: correlation(own, values) or 0.0 for name, own in votes.items()}
    good = [name for name, r in agreement.items() if r >= FAIR_SHARE * max(agreement.values())]
    equal = {name: 1.0 / len(good) if name in good else 0.0 for name in votes}
    if len(values) < LABELS_FOR_STACKING:
        return equal
    columns = np.stack([own - own.mean() for own in votes.values()], axis=1)
    found, _ = nnls(columns, values - values.mean())
    if not found.sum():
        return equal
    return {name: float(weight) for name, weight in zip(votes, found / found.sum(), strict=True)}


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's; None where either doesn't vary."""
    if min(one.std(), other.std()) < 1e-9:
        return None
    return float(np.corrcoef(one, other)[0, 1])
