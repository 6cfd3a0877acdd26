"""How each technique is learned: first measures of texts that it hasn't seen, then itself from all."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from scipy import sparse

from dialogue.bank import Criterion
from scoring.learning.rows import logistic, matrix, ridge
from scoring.learning.target import Target
from scoring.ngrams import Floats, Ids, learn_vocabulary
from scoring.ordinal import Ordinal, reached
from scoring.reading import Reading
from scoring.techniques.features import FeatureTechnique
from scoring.techniques.sentences import Liner, SentenceTechnique, best_sentences
from scoring.techniques.signs import TrainedSignsTechnique
from scoring.techniques.texts import TextLine, TextTechnique
from scoring.techniques.trained import Trained, version_of

Heads = Mapping[str, Ordinal]
PENALTIES = (0.3, 1.0, 3.0, 10.0)  # of the ridge, for rows of length 1.4
TEXT_STRENGTH = 5.0
SENTENCE_STRENGTH = 3.0
# Models of single thresholds only where each has examples enough: EPITOME's three levels, BARS' five.
MOST_THRESHOLDS = 4
FEWEST_HIGHLIGHTS = 10


class Recipe(Protocol):
    """non_negative: the weights of its head are held to be that."""

    @property
    def name(self) -> str: ...

    @property
    def non_negative(self) -> bool: ...

    def held_out(self, target: Target) -> Floats | None:
        """(rows, d): each row's measures by a model that hasn't seen its fold; None where there is no model."""

    def finish(self, heads: Heads) -> Trained: ...


class FixedRecipe:
    """A technique whose measures aren't learned."""

    def __init__(self, readings: Sequence[Reading], untrained: Trained, *, non_negative: bool) -> None:
        self._readings, self._untrained = readings, untrained
        self.name, self.non_negative = untrained.name, non_negative

    def held_out(self, target: Target) -> Floats | None:
        found = [self._untrained.measures(target.criterion, self._readings[row]) for row in target.rows]
        return None if any(one is None for one in found) else np.array(found)

    def finish(self, heads: Heads) -> Trained:
        version = version_of(self._untrained.name, *contents(heads))
        if isinstance(self._untrained, TrainedSignsTechnique):
            return TrainedSignsTechnique(heads, version, self._untrained.criteria)
        assert isinstance(self._untrained, FeatureTechnique)
        return FeatureTechnique(heads, version, self._untrained.is_general)


def features_recipe(readings: Sequence[Reading], *, is_general: bool) -> FixedRecipe:
    return FixedRecipe(readings, FeatureTechnique({}, "", is_general), non_negative=not is_general)


def signs_recipe(readings: Sequence[Reading], criteria: Mapping[str, Criterion]) -> FixedRecipe:
    return FixedRecipe(readings, TrainedSignsTechnique({}, "", criteria), non_negative=True)


class TextRecipe:
    name = TextTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading]) -> None:
        texts = [reading.text for reading in readings]
        self._words, self._chars = learn_vocabulary("words", texts), learn_vocabulary("chars", texts)
        self._word_rows = matrix([reading.bag(self._words) for reading in readings], len(self._words.terms))
        chars = matrix([reading.bag(self._chars) for reading in readings], len(self._chars.terms))
        self._rows = sparse.hstack([self._word_rows, chars], format="csr")
        self._lines: dict[str, TextLine] = {}

    def held_out(self, target: Target) -> Floats | None:
        measured = {penalty: self._levels_held_out(target, penalty) for penalty in PENALTIES}
        penalty = min(PENALTIES, key=lambda one: float(np.mean((measured[one] - target.values) ** 2)))
        columns = [measured[penalty]]
        if len(target.levels) - 1 <= MOST_THRESHOLDS:
            columns.append(self._chances_held_out(target))
        self._lines[target.criterion] = self._line(target, penalty)
        return np.stack(columns, axis=1)

    def _levels_held_out(self, target: Target, penalty: float) -> Floats:
        found = np.zeros(len(target.rows))
        for known, unseen in target.parts():
            weights, intercept = ridge(self._rows[target.rows[known]], target.values[known], penalty)
            found[unseen] = self._rows[target.rows[unseen]] @ weights + intercept
        return found

    def _chances_held_out(self, target: Target) -> Floats:
        found, shares = np.zeros(len(target.rows)), reached(target.values, target.levels)
        for known, unseen in target.parts():
            for step in range(shares.shape[1]):
                rows = self._word_rows[target.rows[known]]
                weights, intercept = logistic(rows, shares[known, step], TEXT_STRENGTH)
                found[unseen] += _chance(self._word_rows[target.rows[unseen]] @ weights + intercept)
        return found

    def _line(self, target: Target, penalty: float) -> TextLine:
        weights, intercept = ridge(self._rows[target.rows], target.values, penalty)
        count = len(self._words.terms)
        thresholds, intercepts = np.zeros((0, count)), np.zeros(0)
        if len(target.levels) - 1 <= MOST_THRESHOLDS:
            shares = reached(target.values, target.levels)
            pairs = [logistic(self._word_rows[target.rows], share, TEXT_STRENGTH) for share in shares.T]
            thresholds = np.array([own for own, _ in pairs])
            intercepts = np.array([own for _, own in pairs])
        return TextLine(weights[:count], weights[count:], intercept, thresholds, intercepts)

    def finish(self, heads: Heads) -> Trained:
        lines = {criterion: self._lines[criterion] for criterion in heads}
        version = version_of(
            TextTechnique.name,
            *contents(heads),
            *(part for line in lines.values() for part in (line.words, line.chars)),
        )
        return TextTechnique(heads, version, self._words, self._chars, lines)


class SentenceRecipe:
    name = SentenceTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        texts = [sentence.masked for reading in readings for sentence in reading.sentences]
        self._vocabulary = learn_vocabulary("words", texts)
        bags = [bag for reading in readings for bag in reading.sentence_bags(self._vocabulary)]
        self._rows = matrix(bags, len(self._vocabulary.terms))
        self._starts = np.concatenate([[0], np.cumsum([len(reading.sentences) for reading in readings])])
        self._liners: dict[str, Liner] = {}
        self.hits: dict[str, tuple[int, int]] = {}  # criterion -> best sentences that raters marked, of how many

    def held_out(self, target: Target) -> Floats | None:
        labels = [
            np.array(target.highlighted(number, self._readings[row].sentences), np.float64)
            for number, row in enumerate(target.rows)
        ]
        if sum(own.sum() for own in labels) < FEWEST_HIGHLIGHTS:
            return None
        found = np.zeros((len(target.rows), len(best_sentences(np.zeros(0)))))
        hits = []
        for known, unseen in target.parts():
            liner = self._learn(target, labels, known)
            for number in unseen:
                log_odds = self._sentences(target, [number]) @ liner.weights + liner.intercept
                found[number] = best_sentences(log_odds)
                if len(log_odds) >= 3 and labels[number].any():
                    hits.append(bool(labels[number][int(np.argmax(log_odds))]))
        self.hits[target.criterion] = sum(hits), len(hits)
        self._liners[target.criterion] = self._learn(target, labels, np.arange(len(target.rows)))
        return found

    def _learn(self, target: Target, labels: Sequence[Floats], numbers: Ids) -> Liner:
        marked = np.concatenate([labels[number] for number in numbers])
        weights, intercept = logistic(self._sentences(target, numbers), marked, SENTENCE_STRENGTH)
        return Liner(weights, intercept, float(marked.mean()))

    def _sentences(self, target: Target, numbers: Sequence[int] | Ids) -> Any:
        """The rows of all sentences of these answers, in their order."""
        rows = [np.arange(self._starts[row], self._starts[row + 1]) for row in target.rows[np.asarray(numbers)]]
        return self._rows[np.concatenate(rows)]

    def finish(self, heads: Heads) -> Trained:
        liners = {criterion: self._liners[criterion] for criterion in heads}
        version = version_of(
            SentenceTechnique.name, *contents(heads), *(liner.weights for liner in liners.values())
        )
        return SentenceTechnique(heads, version, self._vocabulary, liners)


def _chance(odds: Floats) -> Floats:
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * odds))
    return found


def contents(heads: Heads) -> list[object]:
    return [
        part for name, head in sorted(heads.items()) for part in (name, head.thresholds, head.weights, head.centre)
    ]
