"""How well a trained scale does on what it hasn't seen."""

from collections import Counter

import numpy as np

from scoring.learning.choosing import Hits
from scoring.learning.scale import HeldOut, correlation
from scoring.learning.target import Target
from scoring.model_card import CriterionFacts
from scoring.ngrams import Floats


def facts_of(
    target: Target, held_out: HeldOut, lengths: Floats, hits: Hits, quotes_not_found: int
) -> CriterionFacts:
    values = target.values
    counts = Counter(_nearest(values, target.levels).tolist())
    return CriterionFacts(
        criterion=target.criterion,
        labels=len(values),
        level_counts=tuple((float(level), counts.get(float(level), 0)) for level in target.levels),
        r=correlation(held_out.levels, values),
        weighted_kappa=weighted_kappa(held_out.levels, values, target.levels),
        mean_error=float(np.abs(held_out.levels - values).mean()),
        mean_error_of_the_mean=float(np.abs(values.mean() - values).mean()),
        coverage=float(held_out.inside.mean()),
        technique_r=tuple((name, correlation(own, values)) for name, own in held_out.votes.items()),
        length_r=correlation(np.log1p(lengths), values),
        hit_texts=hits.texts,
        hits=hits.right,
        standing=hits.standing,
        standing_hits=hits.standing_right,
        quotes_not_found=quotes_not_found,
    )


def weighted_kappa(found: Floats, rated: Floats, levels: Floats) -> float | None:
    """Cohen's with quadratic weights (1968), both rounded to the nearest level."""
    one, other = _nearest(found, levels), _nearest(rated, levels)
    observed = float(np.mean((one - other) ** 2))
    expected = float(np.mean((one[:, None] - other[None, :]) ** 2))
    return None if expected < 1e-12 else 1.0 - observed / expected


def _nearest(values: Floats, levels: Floats) -> Floats:
    found: Floats = levels[np.abs(values[:, None] - levels).argmin(axis=1)]
    return found
