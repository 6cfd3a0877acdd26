"""What is to be learned of one criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.ngrams import Floats, Ids
from scoring.preparation import Sentence

# Start and end in the text, and the level that its rater named.
Mark = tuple[int, int, float]
Marks = tuple[tuple[Mark, ...], ...]
# A highlight belongs to a sentence if this share of either lies within the other: raters mark loosely.
OVERLAP = 0.5


@dataclass(frozen=True)
class Target:
    """`rows` are the readings that were read for it: the first `len(values)` have a level, in the others raters
    found nothing to rate. folds belong to rows, in their order.

    marks: what raters highlighted in each of the first, whatever they saw there; None where nothing in any.
    """

    criterion: str
    rows: Ids
    values: Floats
    levels: Floats
    folds: Ids
    marks: Marks | None

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


def levels_marked(marks: Marks | None, number: int, sentences: Sequence[Sentence]) -> Floats:
    """(sentences,) the mean level of those who marked one in the row with this number; nan where nobody did.

    Nothing is marked in rows beyond the rated.
    """
    own = marks[number] if marks and number < len(marks) else ()
    found = [[level for start, end, level in own if _overlaps(start, end, sentence)] for sentence in sentences]
    return np.array([sum(levels) / len(levels) if levels else np.nan for levels in found], np.float64)


def _overlaps(start: int, end: int, sentence: Sentence) -> bool:
    first, last = sentence.offset, sentence.offset + len(sentence.text)
    common = min(end, last) - max(start, first)
    return common > 0 and common >= OVERLAP * min(end - start, last - first)
