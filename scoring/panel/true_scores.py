"""How much of the raters' true scores a machine's levels explain (PRMSE), error of the raters removed.

Formulas of RSMTool's doc/evaluation.rst, after Loukina, Madnani, Cahill, Yao, Johnson, Riordan & McCaffrey 2020.
"""

import numpy as np

from scoring.ngrams import Floats


def error_variance(levels: Floats) -> float | None:
    """Of a single rating: pooled variance within answers. levels: (answers, raters), NaN for none."""
    counts = (~np.isnan(levels)).sum(axis=1)
    rows, counts = levels[counts >= 2], counts[counts >= 2]
    if not len(rows):
        return None
    return float(np.nanvar(rows, axis=1, ddof=1) @ (counts - 1) / (counts - 1).sum())


def prmse(levels: Floats, machine: Floats) -> float | None:
    """1: the machine's level is the true score; 0: no better than the mean of all; below 0: worse.

    The level itself counts, not only the order. levels: (answers, raters); machine: (answers,).
    """
    rated = ~np.isnan(levels).all(axis=1)
    levels, machine = levels[rated], machine[rated]
    error, spread = error_variance(levels), true_variance(levels)
    if error is None or spread is None or spread <= 0:
        return None
    counts = (~np.isnan(levels)).sum(axis=1)
    apart = (np.nanmean(levels, axis=1) - machine) ** 2
    return float(1.0 - (counts @ apart - len(levels) * error) / counts.sum() / spread)


def true_variance(levels: Floats) -> float | None:
    error, counts = error_variance(levels), (~np.isnan(levels)).sum(axis=1)
    if error is None or len(levels) < 2:
        return None
    means, total = np.nanmean(levels, axis=1), counts.sum()
    centre = counts @ means / total
    between = counts @ (means - centre) ** 2 - (len(levels) - 1) * error
    return float(between / (total - (counts**2).sum() / total))
