"""What is to be learned of one criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ngrams import Floats, Ids
from scoring.preparation import Sentence

Place = tuple[int, int]
Places = tuple[tuple[Place, ...], ...]
# A highlight belongs to a sentence if this share of either lies within the other: raters mark loosely.
OVERLAP = 0.5


@dataclass(frozen=True)
class Target:
    """`rows` are the readings that were read for it: the first `len(values)` have a level, in the others raters
    found nothing to rate. folds belong to rows, in their order.

    highlights: places in each of the first, of raters who saw the behaviour; grounds: of all raters, whatever they
    saw. None where raters marked nothing in any.
    """

    criterion: str
    rows: Ids
    values: Floats
    levels: Floats
    folds: Ids
    highlights: Places | None
    grounds: Places | None

    @property
    def rated(self) -> Ids:
        return self.rows[: len(self.values)]

    @property
    def has_something(self) -> Floats:
        """(rows,) 1 where raters found something to rate."""
        return (np.arange(len(self.rows)) < len(self.values)).astype(np.float64)

    def parts(self) -> list[tuple[Ids, Ids]]:
        """For each fold the numbers of the rated to learn from, and of all rows that are held out."""
        known = np.arange(len(self.values))
        return [
            (known[self.folds[: len(known)] != fold], np.flatnonzero(self.folds == fold))
            for fold in np.unique(self.folds)
        ]


def marked(places: Places | None, number: int, sentences: Sequence[Sentence]) -> Floats:
    """(sentences,) 1 where one was marked in the row with this number; nothing is in rows beyond the rated."""
    own = places[number] if places and number < len(places) else ()
    return np.array([any(_overlaps(place, sentence) for place in own) for sentence in sentences], np.float64)


def _overlaps(place: Place, sentence: Sentence) -> bool:
    start, end = place
    first, last = sentence.offset, sentence.offset + len(sentence.text)
    common = min(end, last) - max(start, first)
    return common > 0 and common >= OVERLAP * min(end - start, last - first)
