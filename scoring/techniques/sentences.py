"""T2: sentences like those that raters highlighted, by words and pairs of words (TF-IDF, logistic regression)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from scoring.ngrams import Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span

# An answer's measures are its best sentences, one by one: a further sentence never lowers any of them.
BEST = 3
# Log-odds from which a sentence counts as something: one in 150.
FLOOR = -5.0


@dataclass(frozen=True)
class Liner:
    """A linear classifier of sentences. `base_rate`: the share of highlighted ones that it was trained on."""

    weights: Floats
    intercept: float
    base_rate: float


def best_sentences(log_odds: Floats) -> Floats:
    """(sentences,) -> (BEST,): how far the best stand above the floor; 0 where there is none."""
    above = np.sort(np.maximum(log_odds - FLOOR, 0.0))[::-1][:BEST]
    return np.concatenate([above, np.zeros(BEST - len(above))])


def chances(log_odds: Floats) -> list[float]:
    found: list[float] = (0.5 * (1.0 + np.tanh(0.5 * log_odds))).tolist()
    return found


def odds_of(vocabulary: Vocabulary, liner: Liner, criterion: str, answer: Reading) -> Floats:
    """(sentences,) log-odds; computed once, whichever techniques of a model ask for them."""
    name = f"odds {criterion} {id(vocabulary)} {liner.intercept}"
    if (known := answer.counts.get(name)) is None:
        bags = answer.sentence_bags(vocabulary)
        odds = [bag.times(liner.weights) + liner.intercept for bag in bags]
        known = answer.counts[name] = np.array(odds, np.float64)
    return known


@dataclass(frozen=True)
class SentenceTechnique(Trained):
    name: ClassVar[str] = "sentences"
    vocabulary: Vocabulary
    liners: Mapping[str, Liner]

    def log_odds(self, criterion: str, answer: Reading) -> Floats:
        return odds_of(self.vocabulary, self.liners[criterion], criterion, answer)

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        return best_sentences(self.log_odds(criterion, answer))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        strengths = chances(self.log_odds(criterion, answer))
        return strongest(answer, strengths, self.liners[criterion].base_rate)
