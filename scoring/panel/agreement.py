"""How alike raters rate: intraclass correlation, Krippendorff's alpha, weighted kappa. Own lines, after papers.

Every figure is None where it isn't defined: too few answers, or no differences to agree on.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scoring.ngrams import Floats

TINY = 1e-9
Metric = Literal["nominal", "ordinal", "interval"]


@dataclass(frozen=True, slots=True)
class Icc:
    """single: of one rater; mean: of the mean of k raters. form: "2" for ICC(2,1) and ICC(2,k), "1" likewise."""

    single: float
    mean: float
    answers: int
    form: str


def icc(levels: Floats) -> Icc | None:
    """levels: (n, k) without gaps. Two-way random, absolute agreement: Shrout & Fleiss 1979, Psych. Bull. 86, 420.

    Raters who differ in severity lower it, as they should: another three could have rated.
    """
    n, k = levels.shape
    if n < 2 or k < 2:
        return None
    mean = levels.mean()
    between = k * float(((levels.mean(axis=1) - mean) ** 2).sum()) / (n - 1)
    raters = n * float(((levels.mean(axis=0) - mean) ** 2).sum()) / (k - 1)
    residual = levels - levels.mean(axis=1, keepdims=True) - levels.mean(axis=0, keepdims=True) + mean
    error = float((residual**2).sum()) / ((n - 1) * (k - 1))
    single_of = between + (k - 1) * error + k * (raters - error) / n
    mean_of = between + (raters - error) / n
    if single_of < TINY or mean_of < TINY:  # nothing differs
        return None
    return Icc((between - error) / single_of, (between - error) / mean_of, n, "2")


def one_way_icc(levels: Floats) -> Icc | None:
    """levels: (n, raters), NaN for none. One-way random, for answers that were read by different raters.

    Shrout & Fleiss 1979, case 1; with unequal numbers of raters k is their mean, less the share that goes back to
    their spread (Donner 1986, Int. Stat. Review 54, 67). How severe a rater is counts as error, since nobody can
    tell it from the answers' levels.
    """
    counts = (~np.isnan(levels)).sum(axis=1)
    rows, counts = levels[counts >= 2], counts[counts >= 2]
    n, total = len(rows), int(counts.sum())
    if n < 2:
        return None
    means = np.nanmean(rows, axis=1)
    between = float(counts @ (means - counts @ means / total) ** 2) / (n - 1)
    within = float(np.nansum((rows - means[:, None]) ** 2)) / (total - n)
    k = (total - float((counts**2).sum()) / total) / (n - 1)
    if between < TINY:
        return None
    single = (between - within) / (between + (k - 1) * within)
    return Icc(single, (between - within) / between, n, "1")


def raters_needed(single: float, wanted: float) -> int | None:
    """Of equal raters, for the mean's reliability (Spearman-Brown); None where no number would do."""
    if single <= 0:
        return None
    return int(np.ceil(wanted * (1 - single) / (single * (1 - wanted)) - 1e-9))


def krippendorff_alpha(levels: Floats, metric: Metric) -> float | None:
    """levels: (units, raters), NaN for none. Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"."""
    counts = (~np.isnan(levels)).sum(axis=1)
    rows = levels[counts >= 2]
    values = np.unique(rows[~np.isnan(rows)])
    if len(values) < 2:
        return None
    per_unit = np.stack([(rows == value).sum(axis=1) for value in values], axis=1).astype(np.float64)
    pairable = per_unit.sum(axis=1)
    scaled = per_unit / (pairable - 1)[:, None]
    coincidences = scaled.T @ per_unit - np.diag(scaled.sum(axis=0))
    margins = coincidences.sum(axis=1)
    apart = _differences(values, margins, metric)
    expected = (np.outer(margins, margins) * apart).sum() / (margins.sum() - 1)
    return float(1.0 - (coincidences * apart).sum() / expected)


def _differences(values: Floats, margins: Floats, metric: Metric) -> Floats:
    """Squared, (values, values)."""
    if metric == "nominal":
        return 1.0 - np.eye(len(values))
    if metric == "interval":
        return np.asarray((values[:, None] - values[None, :]) ** 2, np.float64)
    # Ordinal: as many ranks apart as there are values between the two, half of either included.
    middle = np.cumsum(margins) - margins / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2, np.float64)


def weighted_kappa(one: Floats, other: Floats) -> float | None:
    """Quadratic weights (Cohen 1968); levels are rounded. Equals 1 - mean squared difference / that by chance."""
    if len(one) < 2:
        return None
    first, second = np.floor(one + 0.5), np.floor(other + 0.5)
    by_chance = first.var() + second.var() + (first.mean() - second.mean()) ** 2
    return None if by_chance == 0 else float(1.0 - ((first - second) ** 2).mean() / by_chance)


def pearson(one: Floats, other: Floats) -> float | None:
    if len(one) < 3 or float(one.std()) < 1e-12 or float(other.std()) < 1e-12:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def mean_of_pairs(levels: Floats) -> float | None:
    """Weighted kappa of each two raters, averaged over those pairs that share answers."""
    found = []
    for first in range(levels.shape[1]):
        for second in range(first + 1, levels.shape[1]):
            both = ~np.isnan(levels[:, [first, second]]).any(axis=1)
            kappa = weighted_kappa(levels[both, first], levels[both, second])
            if kappa is not None:
                found.append(kappa)
    return float(np.mean(found)) if found else None


def one_against_the_others(levels: Floats) -> tuple[float | None, float | None]:
    """r and kappa of one rater with the mean of the others, averaged: what a machine is held against."""
    rs, kappas = [], []
    for column in range(levels.shape[1]):
        others = np.delete(levels, column, axis=1)
        both = ~np.isnan(levels[:, column]) & ~np.isnan(others).all(axis=1)
        if both.sum() < 3:
            continue
        own, mean = levels[both, column], np.nanmean(others[both], axis=1)
        if (r := pearson(own, mean)) is not None:
            rs.append(r)
        if (kappa := weighted_kappa(own, mean)) is not None:
            kappas.append(kappa)
    return (float(np.mean(rs)) if rs else None, float(np.mean(kappas)) if kappas else None)
