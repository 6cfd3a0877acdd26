"""Levels from measures: a cumulative-logit model, whose weights may be held to be non-negative.

    P(level >= k) = 1 / (1 + exp(-(b_k + w x)))    for each but the lowest level (McCullagh 1980)

With one common w the thresholds are in order by themselves, and where w >= 0 no measure that grows lowers a level.
A rating between two levels (the mean of several raters) counts for both in proportion.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ngrams import Floats

MOST_LEVELS = 11
STEPS_OF_A_RANGE = 7


@dataclass(frozen=True)
class Ordinal:
    """`levels` (K), `thresholds` (K-1), and for each measure its weight and what is subtracted and divided
    first."""

    levels: Floats
    thresholds: Floats
    weights: Floats
    centre: Floats
    spread: Floats

    def distribution(self, measures: Floats) -> Floats:
        """(n, d) or (d,) -> (n, K) or (K,)."""
        score = ((measures - self.centre) / self.spread) @ self.weights
        reached = _sigmoid(np.asarray(score)[..., None] + self.thresholds)
        at_least = np.empty((*reached.shape[:-1], reached.shape[-1] + 2))
        at_least[..., 0], at_least[..., 1:-1], at_least[..., -1] = 1.0, reached, 0.0
        found: Floats = at_least[..., :-1] - at_least[..., 1:]
        return found

    def expected(self, measures: Floats) -> Floats:
        found: Floats = self.distribution(measures) @ self.levels
        return found


def scale_of(values: Sequence[float]) -> Floats:
    """The levels that ratings are made of: whole numbers where there are few, else seven even steps."""
    lowest, highest = min(values), max(values)
    whole = np.arange(np.floor(lowest), np.ceil(highest) + 1.0)
    if len(whole) <= MOST_LEVELS and (highest - lowest >= 1.0):
        return whole
    return np.linspace(lowest, highest, STEPS_OF_A_RANGE)


def reached(values: Floats, levels: Floats) -> Floats:
    """(n,) -> (n, K-1): how far each level above the lowest is reached, 0..1."""
    steps = np.diff(levels)
    return np.clip((values[:, None] - levels[:-1]) / steps, 0.0, 1.0)


def fit_ordinal(
    measures: Floats, values: Floats, levels: Floats, *, non_negative: bool = False, penalty: float = 1.0
) -> Ordinal:
    """measures: (n, d). penalty: half of it times the squared weights of standardized measures is the cost."""
    from scipy.optimize import minimize  # training only

    centre = measures.mean(axis=0)
    spread = measures.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    inputs, targets = (measures - centre) / spread, reached(values, levels)
    first = np.clip(targets.mean(axis=0), 1e-3, 1 - 1e-3)
    start = np.concatenate([np.log(first / (1 - first)), np.zeros(inputs.shape[1])])
    count = len(first)

    def cost(parameters: Floats) -> tuple[float, Floats]:
        thresholds, weights = parameters[:count], parameters[count:]
        score = (inputs @ weights)[:, None] + thresholds
        loss = np.logaddexp(0.0, score) - targets * score
        error = _sigmoid(score) - targets
        slope = np.concatenate([error.sum(axis=0), inputs.T @ error.sum(axis=1) + penalty * weights])
        return float(loss.sum() + penalty * weights @ weights / 2), slope

    # Thresholds are bounded, since a level that nobody reached has its optimum at minus infinity.
    bounds = [(-12.0, 12.0)] * count + [(0.0 if non_negative else None, None)] * inputs.shape[1]
    best = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500})
    # In order by the optimum; to the last digit by this.
    thresholds = np.minimum.accumulate(best.x[:count])
    return Ordinal(levels, thresholds, best.x[count:], centre, spread)


def _sigmoid(score: Floats) -> Floats:
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * score))
    return found
