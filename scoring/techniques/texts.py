"""The whole text as words, pairs of words and character runs (TF-IDF), read by ridge regression.

The strongest single model where there are no highlights, but not monotone: a sentence more changes the weight of
all others. So it takes part in models for researchers, and in a model for interviews only if asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from scoring.ngrams import Bag, Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span


@dataclass(frozen=True)
class TextLine:
    """Two linear models: of the level, by all terms; of the odds to reach each level, by the words alone.

    words, chars: (terms,). thresholds: (K-1, word terms), intercepts (K-1,); empty where levels are too many.
    """

    words: Floats
    chars: Floats
    intercept: float
    thresholds: Floats
    intercepts: Floats

    def measures(self, words: Bag, chars: Bag) -> Floats:
        level = words.times(self.words) + chars.times(self.chars) + self.intercept
        if not len(self.intercepts):
            return np.array([level])
        odds = self.thresholds[:, words.ids] @ words.values + self.intercepts
        return np.array([level, (0.5 * (1.0 + np.tanh(0.5 * odds))).sum()])


@dataclass(frozen=True)
class TextTechnique(Trained):
    name: ClassVar[str] = "text"
    words: Vocabulary
    chars: Vocabulary
    lines: Mapping[str, TextLine]

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        return self.lines[criterion].measures(answer.bag(self.words), answer.bag(self.chars))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        """The sentences that raise the level most, where any does."""
        line = self.lines[criterion]
        pairs = zip(answer.sentence_bags(self.words), answer.sentence_bags(self.chars), strict=True)
        rises = np.array([words.times(line.words) + chars.times(line.chars) for words, chars in pairs])
        return strongest(answer, (0.5 * (1.0 + np.tanh(2.0 * rises))).tolist(), 0.5)
