"""From single measurements to figures. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2_000
SEED = 20_260  # the same interval for the same measurements


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds. `p95_low` and `p95_high`: 95 % of bootstrap resamples have their p95 between them."""

    count: int
    p50: float
    p95: float
    p99: float
    p95_low: float
    p95_high: float


def spread(milliseconds: Sequence[float]) -> Spread | None:
    """None without a single measurement."""
    if not milliseconds:
        return None
    values = np.asarray(milliseconds, np.float64)
    p50, p95, p99 = (float(value) for value in np.percentile(values, (50, 95, 99)))
    drawn = np.random.default_rng(SEED).choice(values, (RESAMPLES, len(values)))
    low, high = (float(value) for value in np.percentile(np.percentile(drawn, 95, axis=1), (2.5, 97.5)))
    return Spread(len(values), p50, p95, p99, low, high)


def slope(values: Sequence[float], skip: int) -> float:
    """How much each step adds, by least squares. The first ones are left out: caches fill then."""
    kept = np.asarray(values[skip:], np.float64)
    if len(kept) < 2:
        return 0.0
    steps = np.arange(len(kept), dtype=np.float64)
    steps -= steps.mean()
    return float((steps * (kept - kept.mean())).sum() / (steps**2).sum())


def ratio(ours: float | None, theirs: float | None) -> float | None:
    return None if ours is None or theirs is None or theirs <= 0 else ours / theirs
