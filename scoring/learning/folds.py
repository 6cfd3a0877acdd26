"""Who is held out together: every person, scenario or prompt is wholly within one fold."""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from scoring.ngrams import Floats, Ids

FOLDS = 5


def folds_of(groups: Sequence[Hashable], values: Floats) -> Ids:
    """(n,) the fold of each. Levels are spread evenly; the order of the rows changes nothing."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        members[group].append(row)
    count = min(FOLDS, len(members))
    # Big groups first, then by level, so that dealing them out one by one spreads both.
    order = sorted(members, key=lambda g: (-len(members[g]), float(np.mean(values[members[g]])), _mark(g)))
    sizes, folds = [0] * count, np.zeros(len(groups), np.int64)
    for place, group in enumerate(order):
        fold = min(range(count), key=lambda number: (sizes[number], (number - place) % count))
        folds[members[group]] = fold
        sizes[fold] += len(members[group])
    return folds


def _mark(group: Hashable) -> str:
    return hashlib.sha256(repr(group).encode()).hexdigest()
