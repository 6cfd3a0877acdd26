"""How sentence embeddings are learned from."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from scoring.learning.recipes import FEWEST_HIGHLIGHTS, HeldOut, Trial, labels_of, liner
from scoring.learning.rows import ridge
from scoring.learning.target import Target
from scoring.ngrams import Floats, Ids
from scoring.reading import Reading
from scoring.techniques.embeddings import EmbeddingTechnique, Encoder, odds_of, vectors
from scoring.techniques.sentences import KINDS, MARKED, Liner, measures_of
from scoring.techniques.trained import Trained, version_of

# Of vectors of length 1, by cross-validation on the tuning part of the synthetic panel: .56 of the best sentences
# were marked with 3, .54 with 10.
SENTENCE_STRENGTH = 3.0
LEVEL_PENALTY = 3.0


class EmbeddingRecipe:
    name = EmbeddingTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading], encoder: Encoder, *, is_monotone: bool) -> None:
        self._readings, self._encoder, self._is_monotone = readings, encoder, is_monotone
        self._vectors = [vectors(encoder, reading) for reading in readings]
        self._liners: dict[str, tuple[Liner, ...]] = {}  # of KINDS
        self._lines: dict[str, Liner] = {}
        self.odds: dict[str, list[Floats]] = {}  # as in SentenceRecipe

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        found = {}
        for target in targets:
            columns = []
            labels = labels_of(target, self._readings)
            if sum(own[MARKED].sum() for own in labels) >= FEWEST_HIGHLIGHTS:
                columns.append(self._sentences_held_out(target, labels))
            if not self._is_monotone:
                columns.append(self._levels_held_out(target))
            if columns:
                found[target.criterion] = np.concatenate(columns, axis=1)
        return found

    def _sentences_held_out(self, target: Target, labels: Sequence[Floats]) -> Floats:
        odds = [np.zeros((len(KINDS), 0))] * len(target.rows)
        for fold in np.unique(target.folds):
            liners = self._learn(target, labels, np.flatnonzero(target.folds != fold))
            for number in np.flatnonzero(target.folds == fold):
                odds[number] = odds_of(self._vectors[target.rows[number]], liners)
        self.odds[target.criterion] = odds
        self._liners[target.criterion] = self._learn(target, labels, np.arange(len(target.rows)))
        return np.array([measures_of(own) for own in odds])

    def _learn(self, target: Target, labels: Sequence[Floats], numbers: Ids) -> tuple[Liner, ...]:
        rows = np.concatenate([self._vectors[row] for row in target.rows[numbers]])
        chosen = np.concatenate([labels[number] for number in numbers], axis=1)
        return tuple(liner(rows, own, SENTENCE_STRENGTH) for own in chosen)

    def _levels_held_out(self, target: Target) -> Floats:
        means = np.array([self._vectors[row].mean(axis=0) for row in target.rows])
        found = np.zeros((len(target.rows), 1))
        for known, unseen in target.parts():
            weights, intercept = ridge(means[known], target.values[known], LEVEL_PENALTY)
            found[unseen, 0] = means[unseen] @ weights + intercept
        self._lines[target.criterion] = Liner(
            *ridge(means[: len(target.values)], target.values, LEVEL_PENALTY), 0.0
        )
        return found

    def finish(self, trial: Trial) -> Trained:
        liners = {criterion: self._liners[criterion] for criterion in trial.heads if criterion in self._liners}
        lines = {criterion: self._lines[criterion] for criterion in trial.heads if criterion in self._lines}
        weights = [one.weights for one in (*chain.from_iterable(liners.values()), *lines.values())]
        version = version_of(self.name, self._encoder.version, *trial.contents, *weights)
        return EmbeddingTechnique(
            trial.heads, trial.presences, version, self._encoder, self._encoder.version, liners, lines
        )
