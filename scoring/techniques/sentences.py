"""T2: sentences like those that raters highlighted, by stems and pairs of them (TF-IDF, logistic regression).

Three linear models for each criterion give the odds that raters would mark a sentence

    marked   as something that the level rests on, whatever the level
    clear    and name a level well above the middle of the scale
    lack     and name one well below it

What shows the lack of a behaviour lowers a level, but never a sentence that is anything like a clear one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scoring.ngrams import Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span

KINDS = ("marked", "clear", "lack")
MARKED, CLEAR, LACK = range(len(KINDS))
# An answer's measures are its best sentences, one by one.
BEST = 3
# Log-odds from which a sentence counts as something: one in 150.
FLOOR = -5.0
# Of a clear one: from one in eight on, a sentence lowers no level. A person who says what raters look for can only
# gain by it.
NEVER_LOWERS = -2.0


@dataclass(frozen=True)
class Liner:
    """A linear classifier of sentences. `base_rate`: the share of highlighted ones that it was trained on."""

    weights: Floats
    intercept: float
    base_rate: float


@dataclass(frozen=True, eq=False)
class SentenceModels:
    """criteria: those that raters marked sentences for. weights: (terms, 3 * criteria), the KINDS of one criterion
    side by side; intercepts: (3 * criteria,); base_rates: (criteria,), the shares of marked sentences."""

    vocabulary: Vocabulary
    criteria: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: Floats
    base_rates: Floats
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {name: place for place, name in enumerate(self.criteria)})

    def knows(self, criterion: str) -> bool:
        return criterion in self._places

    def base_rate(self, criterion: str) -> float:
        return float(self.base_rates[self._places[criterion]])

    def odds(self, criterion: str, answer: Reading) -> Floats:
        """(3, sentences) log-odds of KINDS"""
        found: Floats = self._every(answer)[self._places[criterion]]
        return found

    def marked_for_others(self, criterion: str, answer: Reading) -> Floats:
        """(sentences,) log-odds to be marked for the likeliest of the other criteria."""
        return of_others(self._every(answer)[:, MARKED], self._places[criterion])

    def _every(self, answer: Reading) -> Floats:
        """(criteria, 3, sentences), computed for all criteria at once, whichever asks first."""

        def odds() -> Floats:
            every = answer.times(self.vocabulary, self.weights) + self.intercepts
            return every.T.reshape(len(self.criteria), len(KINDS), -1)

        return answer.once(("odds", id(self)), odds)


def of_others(marked: Floats, place: int) -> Floats:
    """(criteria, sentences) log-odds, the number of one -> (sentences,): the highest of the others'."""
    found: Floats = np.delete(marked, place, axis=0).max(axis=0, initial=FLOOR)
    return found


def best_sentences(log_odds: Floats) -> Floats:
    """(sentences,) -> (BEST,): how far the best stand above the floor; 0 where there is none."""
    above = np.sort(np.maximum(log_odds - FLOOR, 0.0))[::-1][:BEST]
    return np.concatenate([above, np.zeros(BEST - len(above))])


def lowers(odds: Floats) -> NDArray[np.bool_]:
    """(3, sentences) -> which of them may lower a level."""
    found: NDArray[np.bool_] = odds[CLEAR] < NEVER_LOWERS
    return found


def measures_of(odds: Floats) -> Floats:
    """(3, sentences) -> (7,): the best clear ones, the best marked ones, and less for the worst lack."""
    against = np.where(lowers(odds), odds[LACK] - FLOOR, 0.0)
    return np.array([
        *best_sentences(odds[CLEAR]), *best_sentences(odds[MARKED]), -max(0.0, against.max(initial=0.0))
    ])  # fmt: skip


def chances(log_odds: Floats) -> list[float]:
    found: list[float] = (0.5 * (1.0 + np.tanh(0.5 * log_odds))).tolist()
    return found


@dataclass(frozen=True)
class SentenceTechnique(Trained):
    name: ClassVar[str] = "sentences"
    models: SentenceModels

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        return measures_of(self.models.odds(criterion, answer))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        strengths = chances(self.models.odds(criterion, answer)[MARKED])
        return strongest(answer, strengths, self.models.base_rate(criterion))
