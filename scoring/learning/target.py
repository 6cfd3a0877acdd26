"""What is to be learned of one criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ngrams import Floats, Ids
from scoring.preparation import Sentence

Place = tuple[int, int]
# A highlight belongs to a sentence if this share of either lies within the other: raters mark loosely.
OVERLAP = 0.5


@dataclass(frozen=True)
class Target:
    """`rows` are the readings that were rated; values, folds and highlights belong to them, in their order.

    highlights: places in each text; None where raters marked nothing in any.
    """

    criterion: str
    rows: Ids
    values: Floats
    levels: Floats
    folds: Ids
    highlights: tuple[tuple[Place, ...], ...] | None

    def highlighted(self, number: int, sentences: Sequence[Sentence]) -> list[bool]:
        """Of the row with this number: whether each sentence was marked."""
        places = self.highlights[number] if self.highlights else ()
        return [any(_overlaps(place, sentence) for place in places) for sentence in sentences]

    def parts(self) -> list[tuple[Ids, Ids]]:
        """For each fold the numbers of the rows to learn from, and of those held out."""
        return [
            (np.flatnonzero(self.folds != fold), np.flatnonzero(self.folds == fold))
            for fold in np.unique(self.folds)
        ]


def _overlaps(place: Place, sentence: Sentence) -> bool:
    start, end = place
    first, last = sentence.offset, sentence.offset + len(sentence.text)
    common = min(end, last) - max(start, first)
    return common > 0 and common >= OVERLAP * min(end - start, last - first)
