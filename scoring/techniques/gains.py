"""What each sentence of the whole answer gains, by its words and pairs of words (TF-IDF, ridge regression).

The weights are those of a linear model of whole answers, the strongest single one there is. It isn't used as it
is, since one sentence more would change the weight of all others. A sentence gains what its words weigh, or
nothing where that is below zero, and an answer has the gains of its best sentences: a sum of contributions that
can't be negative, so that no sentence that is added lowers a level. That costs .01 to .02 of r (synthetic panel,
by cross-validation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from scoring.ngrams import Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.sentences import Liner, odds_of
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span

# Between 4 and 12 it made no difference. An answer has about ten; with all of them length would count.
BEST = 6


def counting(odds: Floats) -> Floats:
    """How much of its gain a sentence counts: hardly anything where it is unlike what raters marked."""
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * odds))
    return found


def gain_of(gains: Floats) -> Floats:
    """(sentences,) -> (1,)"""
    return np.array([np.sort(np.maximum(gains, 0.0))[::-1][:BEST].sum()])


@dataclass(frozen=True)
class GainsTechnique(Trained):
    """weights: criterion -> (terms,), of terms that aren't scaled to the length of their sentence. liners: of the
    sentences technique, where raters marked sentences."""

    name: ClassVar[str] = "gains"
    vocabulary: Vocabulary
    weights: Mapping[str, Floats]
    liners: Mapping[str, Liner]

    def gains(self, criterion: str, answer: Reading) -> Floats:
        name = f"gains {criterion} {self.version}"
        if (known := answer.counts.get(name)) is None:
            own, liner = self.weights[criterion], self.liners.get(criterion)
            bags = answer.sentence_bags(self.vocabulary)
            known = np.array([bag.length * bag.times(own) for bag in bags], np.float64)
            if liner is not None:
                known = known * counting(odds_of(self.vocabulary, liner, criterion, answer))
            answer.counts[name] = known
        return known

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        return gain_of(self.gains(criterion, answer))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        """The sentences that gain most."""
        gains = self.gains(criterion, answer)
        return strongest(answer, np.tanh(np.maximum(gains, 0.0)).tolist(), 1e-9)
