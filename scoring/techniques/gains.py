"""What each sentence of the whole answer gains, by its stems and pairs of them (TF-IDF, ridge regression).

The weights are those of a linear model of whole answers, the strongest single one there is. It isn't used as it
is, since one sentence more would change the weight of all others. A sentence gains what its words weigh, as far
as it is like what raters marked, and an answer has the gains of its best sentences, less what the worst lose. A
sentence that is anything like a clearly shown behaviour loses nothing (`NEVER_LOWERS`), and where raters marked
no sentences none does: so nothing of the kind that raters look for lowers a level when it is added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.sentences import MARKED, SentenceModels, lowers
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span

# Between 4 and 12 it made no difference. An answer has about ten; with all of them length would count.
BEST = 6


def counting(odds: Floats) -> Floats:
    """(3, sentences) -> (sentences,): hardly anything where one is unlike what raters marked."""
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * odds[MARKED]))
    return found


def counted(gains: Floats, odds: Floats | None) -> Floats:
    """(sentences,), (3, sentences) -> (sentences,): nothing below zero where one may not lower a level."""
    if odds is None:
        return np.maximum(gains, 0.0)
    own: Floats = gains * counting(odds)
    return np.where(lowers(odds), own, np.maximum(own, 0.0))


def gain_of(gains: Floats) -> Floats:
    """(sentences,), as counted -> (1,)"""
    ordered = np.sort(gains)
    return np.array([np.maximum(ordered[::-1][:BEST], 0.0).sum() + np.minimum(ordered[:BEST], 0.0).sum()])


@dataclass(frozen=True)
class GainsTechnique(Trained):
    """weights: (terms, criteria), of terms that aren't scaled to the length of their sentence; criteria: the
    column of each."""

    name: ClassVar[str] = "gains"
    models: SentenceModels
    weights: NDArray[np.float32]
    criteria: Mapping[str, int]

    def gains(self, criterion: str, answer: Reading) -> Floats:
        """(sentences,), as they count."""

        def own() -> Floats:
            odds = self.models.odds(criterion, answer) if self.models.knows(criterion) else None
            return counted(self._every(answer)[:, self.criteria[criterion]], odds)

        return answer.once(("gains", id(self), criterion), own)

    def _every(self, answer: Reading) -> Floats:
        """(sentences, criteria), as they are, computed for all criteria at once, whichever asks first."""

        def gains() -> Floats:
            lengths = np.array([bag.length for bag in answer.sentence_bags(self.models.vocabulary)])
            found: Floats = answer.times(self.models.vocabulary, self.weights) * lengths[:, None]
            return found

        return answer.once(("gains", id(self)), gains)

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        return gain_of(self.gains(criterion, answer))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        """The sentences that gain most."""
        gains = self.gains(criterion, answer)
        return strongest(answer, np.tanh(np.maximum(gains, 0.0)).tolist(), 1e-9)
