"""The second layer: levels from each technique's measures, their combination, its calibration and its interval.

Everything here is fitted on measures of held-out texts, and judged on folds that it wasn't fitted on. Intervals
are cross-conformal (Vovk 2015; Barber et al. 2021): the error of each held-out text in units of its predicted
spread (locally weighted: Lei et al. 2018), and of these the quantile that holds 80 % with the correction for n.

All criteria share the weights of the techniques: a criterion of 60 ratings can't tell which of them to trust,
sixteen of them can. What is shown is chosen as in selective prediction (Geifman & El-Yaniv 2017): everything up
to the widest interval with which, of held-out texts, 80 % were within a level of their rating.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from scoring.combination import Combination, spread_of
from scoring.learning.target import Target
from scoring.ngrams import Floats, Ids
from scoring.ordinal import Ordinal, fit_ordinal

COVERAGE = 0.8
# Of what is shown, so much is within a level of the panel's: a quarter of the scale, as in the handbook's rule
# (4.2).
SHOWN_RIGHT, A_LEVEL = 0.8, 0.25
# Below this the plain average was hard to beat (handbook 4.2); ratings of all criteria count.
LABELS_FOR_STACKING = 400
# An equal weight is for techniques of like worth; one with a much lower r only dilutes the average.
FAIR_SHARE = 0.8
HEAD_PENALTY = 1.0
CALIBRATION_PENALTY = 0.01

Measures = Mapping[str, Floats]  # technique -> (rows, d), of held-out texts; the rated rows first


@dataclass(frozen=True)
class HeldOut:
    """Of rated texts that neither layer has seen: the level found, and the end-to-end error."""

    levels: Floats
    values: Floats
    inside: Floats  # share of intervals, built from the other folds, that hold the rating
    halves: Floats  # half the width of each interval
    votes: Mapping[str, Floats]


@dataclass(frozen=True)
class Scale:
    """presences: the chance that raters find something to rate, by each technique; none where they always did."""

    heads: Mapping[str, Ordinal]
    presences: Mapping[str, Ordinal]
    combination: Combination
    held_out: HeldOut


@dataclass(frozen=True)
class _Layer:
    heads: Mapping[str, Ordinal]
    calibration: Ordinal
    weights: Mapping[str, float]

    def votes(self, measures: Measures) -> dict[str, Floats]:
        return {name: head.expected(measures[name]) for name, head in self.heads.items()}

    def shares(self, measures: Measures) -> Floats:
        return self.calibration.distribution(_mix(self.votes(measures), self.weights)[:, None])


def learn_scales(
    targets: Sequence[Target], measures: Sequence[Measures], non_negative: Mapping[str, bool]
) -> list[Scale]:
    """One for each target; measures in their order."""
    levels = [np.zeros(len(target.values)) for target in targets]
    spreads = [np.ones(len(target.values)) for target in targets]
    votes = [
        {name: np.zeros(len(target.values)) for name in own} for target, own in zip(targets, measures, strict=True)
    ]
    for fold in np.unique(np.concatenate([target.folds for target in targets])):
        rated = [target.folds[: len(target.values)] for target in targets]
        layers = _layers(targets, measures, non_negative, [np.flatnonzero(own != fold) for own in rated])
        for place, (layer, own) in enumerate(zip(layers, rated, strict=True)):
            if len(unseen := np.flatnonzero(own == fold)) and layer is not None:
                there = {name: found[unseen] for name, found in measures[place].items()}
                shares = layer.shares(there)
                levels[place][unseen] = shares @ targets[place].levels
                spreads[place][unseen] = spread_of(shares, targets[place].levels)
                for name, found in layer.votes(there).items():
                    votes[place][name][unseen] = found
    held_out = [
        _judged(target, own, spread, vote)
        for target, own, spread, vote in zip(targets, levels, spreads, votes, strict=True)
    ]
    widest = _widest(targets, held_out)
    final = _layers(targets, measures, non_negative, [np.arange(len(target.values)) for target in targets])
    scales = []
    for target, given, layer, seen, spread in zip(targets, measures, final, held_out, spreads, strict=True):
        assert layer is not None
        errors = np.abs(seen.values - seen.levels) / spread
        combination = Combination(layer.weights, layer.calibration, quantile(errors), len(target.values), widest)
        scales.append(Scale(layer.heads, _presences(target, given, non_negative), combination, seen))
    return scales


def quantile(errors: Floats) -> float:
    """The conformal one: the ceil((n + 1) * 0.8)-th smallest, or the largest where there are too few."""
    rank = min(len(errors), int(np.ceil((len(errors) + 1) * COVERAGE)))
    return float(np.sort(errors)[rank - 1])


def _judged(target: Target, levels: Floats, spreads: Floats, votes: Mapping[str, Floats]) -> HeldOut:
    errors = np.abs(target.values - levels) / spreads
    inside, halves = np.zeros(len(levels)), np.zeros(len(levels))
    for known, unseen in target.parts():
        if len(own := unseen[unseen < len(levels)]) and len(known):
            stretch = quantile(errors[known])
            inside[own], halves[own] = errors[own] <= stretch, stretch * spreads[own]
    return HeldOut(levels, target.values, inside, halves, votes)


def _widest(targets: Sequence[Target], held_out: Sequence[HeldOut]) -> float:
    """Half the width of the widest interval that is shown, as a share of the scale; at least that of a level."""
    scales = [float(target.levels[-1] - target.levels[0]) for target in targets]
    pairs = list(zip(held_out, scales, strict=True))
    halves = np.concatenate([one.halves / scale for one, scale in pairs])
    right = np.concatenate([np.abs(one.levels - one.values) <= A_LEVEL * scale for one, scale in pairs])
    order = np.argsort(halves, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= SHOWN_RIGHT)
    return max(A_LEVEL, float(halves[order][enough[-1]])) if len(enough) else A_LEVEL


def _layers(
    targets: Sequence[Target],
    measures: Sequence[Measures],
    non_negative: Mapping[str, bool],
    numbers: Sequence[Ids],
) -> list[_Layer | None]:
    """None where nothing is known of a criterion."""
    heads, votes, values = [], [], []
    for target, own, known in zip(targets, measures, numbers, strict=True):
        there = {name: found[known] for name, found in own.items()} if len(known) else {}
        heads.append({
            name: fit_ordinal(
                found, target.values[known], target.levels, non_negative=non_negative[name], penalty=HEAD_PENALTY
            )
            for name, found in there.items()
        })  # fmt: skip
        votes.append({name: head.expected(there[name]) for name, head in heads[-1].items()})
        values.append(target.values[known])
    weights = _weights(votes, values)
    layers: list[_Layer | None] = []
    for target, head, vote, value in zip(targets, heads, votes, values, strict=True):
        if not head:
            layers.append(None)
            continue
        trust = {name: weights[name] for name in head}
        trust = trust if sum(trust.values()) else dict.fromkeys(head, 1.0 / len(head))
        mixed = _mix(vote, trust)[:, None]
        calibration = fit_ordinal(mixed, value, target.levels, non_negative=True, penalty=CALIBRATION_PENALTY)
        layers.append(_Layer(head, calibration, trust))
    return layers


def _mix(votes: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    total = sum(weights[name] for name in votes)
    found: Floats = np.sum([vote * (weights[name] / total) for name, vote in votes.items()], axis=0)
    return found


def _weights(votes: Sequence[Mapping[str, Floats]], values: Sequence[Floats]) -> dict[str, float]:
    """Equal where labels are few, else those of the best non-negative combination, adding up to 1."""
    names = sorted({name for vote in votes for name in vote})
    columns = np.concatenate([
        np.stack([vote[name] - vote[name].mean() if name in vote else np.zeros(len(value)) for name in names],
        axis=1) for vote, value in zip(votes, values, strict=True) if len(value)
    ])  # fmt: skip
    wanted = np.concatenate([value - value.mean() for value in values if len(value)])
    agreement = {name: correlation(columns[:, place], wanted) or 0.0 for place, name in enumerate(names)}
    good = [name for name, r in agreement.items() if r >= FAIR_SHARE * max(agreement.values())]
    equal = {name: 1.0 / len(good) if name in good else 0.0 for name in names}
    if len(wanted) < LABELS_FOR_STACKING:
        return equal
    found, _ = nnls(columns, wanted)
    if not found.sum():
        return equal
    return {name: float(weight) for name, weight in zip(names, found / found.sum(), strict=True)}


def _presences(target: Target, measures: Measures, non_negative: Mapping[str, bool]) -> dict[str, Ordinal]:
    if len(target.rows) == len(target.values):
        return {}
    return {
        name: fit_ordinal(
            own, target.has_something, np.arange(2.0), non_negative=non_negative[name], penalty=HEAD_PENALTY
        )
        for name, own in measures.items()
    }


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's; None where either doesn't vary."""
    if min(one.std(), other.std()) < 1e-9:
        return None
    return float(np.corrcoef(one, other)[0, 1])
