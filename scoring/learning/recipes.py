"""How each technique is learned: first measures of texts that it hasn't seen, then itself from all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy import sparse

from dialogue.bank import Criterion
from scoring.learning.rows import logistic, matrix, ridge, shared_ridge
from scoring.learning.target import Target, levels_marked
from scoring.ngrams import Bag, Floats, Ids, learn_vocabulary
from scoring.ordinal import Ordinal, reached
from scoring.reading import Reading
from scoring.techniques.features import FeatureTechnique
from scoring.techniques.gains import GainsTechnique, counted, counting, gain_of
from scoring.techniques.sentences import (
    FLOOR,
    KINDS,
    MARKED,
    Liner,
    SentenceModels,
    SentenceTechnique,
    measures_of,
    of_others,
)
from scoring.techniques.signs import TrainedSignsTechnique
from scoring.techniques.texts import TextLine, TextTechnique
from scoring.techniques.trained import Trained, version_of

Heads = Mapping[str, Ordinal]
HeldOut = dict[str, Floats]  # criterion -> (rows, d), each row by a model that hasn't seen its fold
PENALTIES = (0.3, 1.0, 3.0, 10.0)  # of the ridge, for rows of length 1.4
TEXT_STRENGTH = 5.0
SENTENCE_STRENGTH = 3.0
# Of the ridge for gains, and how much of each weight all criteria share: 0 is none, 1 all. By cross-validation on
# the tuning part: sharing a twentieth raises r by .03, sharing more only makes criteria alike.
GAINS_PENALTY, SHARED = 0.3, 0.05
# Models of single thresholds only where each has examples enough: EPITOME's three levels, BARS' five.
MOST_THRESHOLDS = 4
FEWEST_HIGHLIGHTS = 10
# Shares of the scale: above the one a level is well above its middle (3.4 of 1..5), below the other well below.
CLEARLY, LACKING = 0.6, 0.4


@dataclass(frozen=True)
class Trial:
    """What has been learned for one technique: the second layer of each criterion."""

    heads: Heads
    presences: Heads

    @property
    def contents(self) -> list[object]:
        return [
            part
            for kind in (self.heads, self.presences)
            for name, head in sorted(kind.items())
            for part in (name, head.thresholds, head.weights, head.centre)
        ]


class Recipe(Protocol):
    """non_negative: the weights of its heads are held to be that."""

    @property
    def name(self) -> str: ...

    @property
    def non_negative(self) -> bool: ...

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        """Criteria for which there is no model are left out."""

    def finish(self, trial: Trial) -> Trained: ...


class FixedRecipe:
    """A technique whose measures aren't learned."""

    def __init__(self, readings: Sequence[Reading], untrained: Trained, *, non_negative: bool) -> None:
        self._readings, self._untrained = readings, untrained
        self.name, self.non_negative = untrained.name, non_negative

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        found = {}
        for target in targets:
            own = [self._untrained.measures(target.criterion, self._readings[row]) for row in target.rows]
            if not any(one is None for one in own):
                found[target.criterion] = np.array(own)
        return found

    def finish(self, trial: Trial) -> Trained:
        version = version_of(self._untrained.name, *trial.contents)
        if isinstance(self._untrained, TrainedSignsTechnique):
            return TrainedSignsTechnique(trial.heads, trial.presences, version, self._untrained.criteria)
        assert isinstance(self._untrained, FeatureTechnique)
        return FeatureTechnique(trial.heads, trial.presences, version, self._untrained.is_general)


def features_recipe(readings: Sequence[Reading], *, is_general: bool) -> FixedRecipe:
    return FixedRecipe(readings, FeatureTechnique({}, {}, "", is_general), non_negative=not is_general)


def signs_recipe(readings: Sequence[Reading], criteria: Mapping[str, Criterion]) -> FixedRecipe:
    return FixedRecipe(readings, TrainedSignsTechnique({}, {}, "", criteria), non_negative=True)


class TextRecipe:
    name = TextTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._words = learn_vocabulary("words", [reading.tokens for reading in readings])
        self._chars = learn_vocabulary("chars", [reading.text for reading in readings])
        self._word_rows = matrix([reading.bag(self._words) for reading in readings], len(self._words.terms))
        chars = matrix([reading.bag(self._chars) for reading in readings], len(self._chars.terms))
        self._rows = sparse.hstack([self._word_rows, chars], format="csr")
        self._lines: dict[str, TextLine] = {}

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        return {target.criterion: self._measures(target) for target in targets}

    def _measures(self, target: Target) -> Floats:
        count = len(target.values)
        measured = {penalty: self._levels_held_out(target, penalty) for penalty in PENALTIES}
        penalty = min(PENALTIES, key=lambda one: float(np.mean((measured[one][:count] - target.values) ** 2)))
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
        weights, intercept = ridge(self._rows[target.rated], target.values, penalty)
        count = len(self._words.terms)
        thresholds, intercepts = np.zeros((0, count)), np.zeros(0)
        if len(target.levels) - 1 <= MOST_THRESHOLDS:
            shares = reached(target.values, target.levels)
            pairs = [logistic(self._word_rows[target.rated], share, TEXT_STRENGTH) for share in shares.T]
            thresholds = np.array([own for own, _ in pairs])
            intercepts = np.array([own for _, own in pairs])
        return TextLine(weights[:count], weights[count:], intercept, thresholds, intercepts)

    def finish(self, trial: Trial) -> Trained:
        lines = {criterion: self._lines[criterion] for criterion in trial.heads}
        parts = [part for line in lines.values() for part in (line.words, line.chars)]
        version = version_of(self.name, *trial.contents, *parts)
        return TextTechnique(trial.heads, trial.presences, version, self._words, self._chars, lines)


class GainsRecipe:
    name = GainsTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading], sentences: "SentenceRecipe", *, everywhere: bool) -> None:
        """everywhere: also for criteria without marks, where the text technique tells more."""
        self._readings, self._sentences, self._everywhere = readings, sentences, everywhere
        self._vocabulary = sentences.vocabulary
        self._weights: dict[str, Floats] = {}
        self.gains: dict[str, list[Floats]] = {}  # criterion -> held-out ones of each sentence of its rows

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        """After the sentences', whose held-out odds tell which sentences count."""
        targets = [one for one in targets if self._everywhere or one.criterion in self._sentences.odds]
        if not targets:
            return {}
        self.gains = {target.criterion: [np.zeros(0)] * len(target.rows) for target in targets}
        bags = [reading.sentence_bags(self._vocabulary) for reading in self._readings]
        rows = [self._rows(target, bags) for target in targets]
        for fold in np.unique(np.concatenate([target.folds for target in targets])):
            known = [np.flatnonzero(target.folds[: len(target.values)] != fold) for target in targets]
            for target, own in zip(targets, _gains(targets, rows, known), strict=True):
                odds = self._sentences.odds.get(target.criterion)
                for number in np.flatnonzero(target.folds == fold):
                    gains = np.array([bag.length * bag.times(own) for bag in bags[target.rows[number]]])
                    self.gains[target.criterion][number] = counted(gains, None if odds is None else odds[number])
        final = _gains(targets, rows, [np.arange(len(target.values)) for target in targets])
        self._weights = {target.criterion: own for target, own in zip(targets, final, strict=True)}
        return {name: np.array([gain_of(one) for one in own]) for name, own in self.gains.items()}

    def _rows(self, target: Target, bags: Sequence[Sequence[Bag]]) -> Any:
        """Each answer as one bag, in which a sentence counts as much as it is like what raters marked."""
        odds = self._sentences.odds.get(target.criterion)
        shares = [np.ones(len(bags[row])) for row in target.rows] if odds is None else map(counting, odds)
        found = [_mean(bags[row], own) for row, own in zip(target.rows, shares, strict=True)]
        return matrix(found, len(self._vocabulary.terms))

    def finish(self, trial: Trial) -> Trained:
        criteria = {criterion: place for place, criterion in enumerate(sorted(trial.heads))}
        weights = np.stack([self._weights[criterion] for criterion in criteria], axis=1).astype(np.float32)
        version = version_of(self.name, *trial.contents, weights, *self._sentences.contents())
        return GainsTechnique(trial.heads, trial.presences, version, self._sentences.models(), weights, criteria)


def _gains(targets: Sequence[Target], rows: Sequence[sparse.csr_matrix], known: Sequence[Ids]) -> Sequence[Floats]:
    """Of each target; learned from the rows with these numbers, which are rated."""
    values = [target.values[own] for target, own in zip(targets, known, strict=True)]
    owner = np.repeat(np.arange(len(targets)), [len(own) for own in known])
    # Without its mean: each criterion teaches the others what is good, not how high it is rated.
    centred = np.concatenate([own - own.mean() if len(own) else own for own in values])
    there = sparse.vstack([own[numbers] for own, numbers in zip(rows, known, strict=True)], format="csr")
    return shared_ridge(there, centred, owner, len(targets), GAINS_PENALTY, SHARED)


def _mean(bags: Sequence[Bag], counts: Floats) -> Bag:
    """The sentences of an answer as one bag of length 1, each as much as it counts."""
    ids, place = np.unique(np.concatenate([bag.ids for bag in bags]), return_inverse=True)
    values = np.zeros(len(ids))
    weighed = [bag.values * (bag.length * count) for bag, count in zip(bags, counts, strict=True)]
    np.add.at(values, place, np.concatenate(weighed))
    length = float(np.sqrt(values @ values))
    return Bag(ids, values / length if length else values, length)


class SentenceRecipe:
    name = SentenceTechnique.name
    non_negative = True

    def __init__(self, readings: Sequence[Reading], language: str) -> None:
        self._readings = readings
        said = [sentence.tokens for reading in readings for sentence in reading.sentences]
        self.vocabulary = learn_vocabulary("stems", said, language=language)
        bags = [bag for reading in readings for bag in reading.sentence_bags(self.vocabulary)]
        self._rows = matrix(bags, len(self.vocabulary.terms))
        self._starts = np.concatenate([[0], np.cumsum([len(reading.sentences) for reading in readings])])
        self._liners: dict[str, list[Liner]] = {}  # of KINDS
        self._models: SentenceModels | None = None
        # criterion -> held-out odds of KINDS, of each sentence of its rows; and those to be marked for another one
        self.odds: dict[str, list[Floats]] = {}
        self.others: dict[str, list[Floats]] = {}

    def held_out(self, targets: Sequence[Target]) -> HeldOut:
        labels = {target.criterion: labels_of(target, self._readings) for target in targets}
        marked = {name: sum(one[MARKED].sum() for one in own) for name, own in labels.items()}
        learned = [target for target in targets if marked[target.criterion] >= FEWEST_HIGHLIGHTS]
        odds = self._odds_held_out(learned, labels)
        for place, target in enumerate(learned):
            name, spans = target.criterion, [slice(*self._starts[row : row + 2]) for row in target.rows]
            self.odds[name] = [odds[place, :, span] for span in spans]
            self.others[name] = [of_others(odds[:, MARKED, span], place) for span in spans]
            self._liners[name] = self._learn(target, labels[name], np.arange(len(target.rows)))
        return {name: np.array([measures_of(one) for one in own]) for name, own in self.odds.items()}

    def _odds_held_out(self, targets: Sequence[Target], labels: Mapping[str, Sequence[Floats]]) -> Floats:
        """(targets, 3, sentences of all readings): each by models that haven't seen its fold."""
        folds = np.full(len(self._readings), -1)
        for target in targets:
            folds[target.rows] = target.folds
        by_sentence = np.repeat(folds, np.diff(self._starts))
        odds = np.zeros((len(targets), len(KINDS), len(by_sentence)))
        for fold in np.unique(folds[folds >= 0]):
            unseen = np.flatnonzero(by_sentence == fold)
            for place, target in enumerate(targets):
                known = np.flatnonzero(target.folds != fold)
                for kind, one in enumerate(self._learn(target, labels[target.criterion], known)):
                    odds[place, kind, unseen] = self._rows[unseen] @ one.weights + one.intercept
        return odds

    def _learn(self, target: Target, labels: Sequence[Floats], numbers: Ids) -> list[Liner]:
        chosen = np.concatenate([labels[number] for number in numbers], axis=1)
        rows = self._sentences(target, numbers)
        return [liner(rows, own, SENTENCE_STRENGTH) for own in chosen]

    def _sentences(self, target: Target, numbers: Ids) -> sparse.csr_matrix:
        """The rows of all sentences of these answers, in their order."""
        rows = [np.arange(self._starts[row], self._starts[row + 1]) for row in target.rows[numbers]]
        return self._rows[np.concatenate(rows)]

    def models(self) -> SentenceModels:
        """Of all criteria for which there are some: one for all techniques that ask."""
        if self._models is None:
            every = [one for liners in self._liners.values() for one in liners]
            terms = len(self.vocabulary.terms)
            weights = np.stack([one.weights for one in every], axis=1) if every else np.zeros((terms, 0))
            self._models = SentenceModels(
                self.vocabulary,
                tuple(self._liners),
                weights.astype(np.float32),
                np.array([one.intercept for one in every]),
                np.array([liners[MARKED].base_rate for liners in self._liners.values()]),
            )
        return self._models

    def contents(self) -> tuple[object, ...]:
        """Everything that its models consist of."""
        own = self.models()
        return own.criteria, own.weights, own.intercepts, own.base_rates

    def finish(self, trial: Trial) -> Trained:
        version = version_of(self.name, *trial.contents, *self.contents())
        return SentenceTechnique(trial.heads, trial.presences, version, self.models())


def labels_of(target: Target, readings: Sequence[Reading]) -> list[Floats]:
    """Per row (3, sentences): 1 where a sentence was marked, as clear, as lacking; none was where raters found
    nothing to rate."""
    lowest, span = target.levels[0], target.levels[-1] - target.levels[0]
    found = []
    for number, row in enumerate(target.rows):
        own = (levels_marked(target.marks, number, readings[row].sentences) - lowest) / span
        found.append(np.array([~np.isnan(own), own > CLEARLY, own < LACKING], np.float64))
    return found


def liner(rows: Any, chosen: Floats, strength: float) -> Liner:
    """Of a kind that hardly occurs nothing is learned: no sentence is like it."""
    if chosen.sum() < FEWEST_HIGHLIGHTS:
        return Liner(np.zeros(rows.shape[1]), FLOOR, 0.0)
    return Liner(*logistic(rows, chosen, strength), float(chosen.mean()))


def _chance(odds: Floats) -> Floats:
    found: Floats = 0.5 * (1.0 + np.tanh(0.5 * odds))
    return found
