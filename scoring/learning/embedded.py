"""How sentence embeddings are learned from."""

from collections.abc import Sequence

import numpy as np

from scoring.learning.recipes import FEWEST_HIGHLIGHTS, Heads, contents
from scoring.learning.rows import logistic, ridge
from scoring.learning.target import Target
from scoring.ngrams import Floats, Ids
from scoring.reading import Reading
from scoring.techniques.embeddings import EmbeddingTechnique, Encoder, vectors
from scoring.techniques.sentences import Liner, best_sentences
from scoring.techniques.trained import Trained, version_of

SENTENCE_STRENGTH = 10.0
LEVEL_PENALTY = 3.0


class EmbeddingRecipe:
    name = EmbeddingTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading], encoder: Encoder, *, is_monotone: bool) -> None:
        self._readings, self._encoder, self._is_monotone = readings, encoder, is_monotone
        self._vectors = [vectors(encoder, reading) for reading in readings]
        self._liners: dict[str, Liner] = {}
        self._lines: dict[str, Liner] = {}

    def held_out(self, target: Target) -> Floats | None:
        columns = []
        labels = [
            np.array(target.highlighted(number, self._readings[row].sentences), np.float64)
            for number, row in enumerate(target.rows)
        ]
        if sum(own.sum() for own in labels) >= FEWEST_HIGHLIGHTS:
            columns.append(self._sentences_held_out(target, labels))
        if not self._is_monotone:
            columns.append(self._levels_held_out(target))
        return np.concatenate(columns, axis=1) if columns else None

    def _sentences_held_out(self, target: Target, labels: Sequence[Floats]) -> Floats:
        found = np.zeros((len(target.rows), len(best_sentences(np.zeros(0)))))
        for known, unseen in target.parts():
            liner = self._learn(target, labels, known)
            for number in unseen:
                own = self._vectors[target.rows[number]]
                found[number] = best_sentences(own @ liner.weights + liner.intercept)
        self._liners[target.criterion] = self._learn(target, labels, np.arange(len(target.rows)))
        return found

    def _learn(self, target: Target, labels: Sequence[Floats], numbers: Ids) -> Liner:
        rows = np.concatenate([self._vectors[row] for row in target.rows[numbers]])
        marked = np.concatenate([labels[number] for number in numbers])
        return Liner(*logistic(rows, marked, SENTENCE_STRENGTH), float(marked.mean()))

    def _levels_held_out(self, target: Target) -> Floats:
        means = np.array([self._vectors[row].mean(axis=0) for row in target.rows])
        found = np.zeros((len(target.rows), 1))
        for known, unseen in target.parts():
            weights, intercept = ridge(means[known], target.values[known], LEVEL_PENALTY)
            found[unseen, 0] = means[unseen] @ weights + intercept
        self._lines[target.criterion] = Liner(*ridge(means, target.values, LEVEL_PENALTY), 0.0)
        return found

    def finish(self, heads: Heads) -> Trained:
        liners = {criterion: self._liners[criterion] for criterion in heads if criterion in self._liners}
        lines = {criterion: self._lines[criterion] for criterion in heads if criterion in self._lines}
        weights = [liner.weights for liner in (*liners.values(), *lines.values())]
        version = version_of(self.name, self._encoder.version, *contents(heads), *weights)
        return EmbeddingTechnique(heads, version, self._encoder, self._encoder.version, liners, lines)
