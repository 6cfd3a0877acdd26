"""The course of training: readings and ratings in, a model out."""

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import sklearn

from dialogue.bank import Criterion
from scoring.choice import Chooser
from scoring.combination import Combination
from scoring.english import FUNCTION_WORDS
from scoring.gates import FUNCTION_WORD_SHARE
from scoring.learning.choosing import Hits, learn_chooser
from scoring.learning.embedded import EmbeddingRecipe
from scoring.learning.facts import facts_of
from scoring.learning.folds import FOLDS, folds_of
from scoring.learning.recipes import (
    GainsRecipe,
    Recipe,
    SentenceRecipe,
    TextRecipe,
    Trial,
    features_recipe,
    signs_recipe,
)
from scoring.learning.scale import Scale, learn_scales
from scoring.learning.target import Marks, Target
from scoring.model import Model
from scoring.model_card import Facts
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.embeddings import Encoder
from scoring.techniques.trained import Trained

STEMMERS = {"en": "english", "de": "german"}


@dataclass(frozen=True, slots=True)
class Rated:
    """One criterion's ratings. `rows`: the readings that have one; values and marks in their order.

    nothing: readings in which raters found nothing to rate. quotes_not_found: highlights that stand nowhere.
    """

    criterion: str
    rows: tuple[int, ...]
    values: tuple[float, ...]
    marks: Marks | None
    quotes_not_found: int = 0
    nothing: tuple[int, ...] = ()


def learn(
    readings: Sequence[Reading],
    ratings: Sequence[Rated],
    groups: Sequence[Hashable],
    *,
    levels: Floats,
    criteria: Mapping[str, Criterion] | None = None,
    language: str = "",
    encoder: Encoder | None = None,
    monotone: bool = False,
    name: str,
    source: str,
) -> Model:
    """criteria: of the bank, where its signs are to take part; readings then hold what was found of them.

    language: of the readings, as banks name it; without it they are English or nothing that is known.
    """
    targets = _targets(ratings, groups, levels)
    reads_english = _reads_english(readings)
    sentences = SentenceRecipe(readings, STEMMERS.get(language or ("en" if reads_english else ""), ""))
    embedded = None if encoder is None else EmbeddingRecipe(readings, encoder, is_monotone=monotone)
    gains = GainsRecipe(readings, sentences, everywhere=monotone)
    # Counts over the whole answer are the same for all criteria of a bank: they could only make them alike.
    counts = (
        features_recipe(readings, is_general=not monotone)
        if criteria is None
        else signs_recipe(readings, criteria)
    )
    every: list[Recipe | None] = [sentences, counts, embedded, gains, None if monotone else TextRecipe(readings)]
    recipes = [recipe for recipe in every if recipe is not None]
    found = {recipe.name: recipe.held_out(targets) for recipe in recipes}
    measures = [
        {name: own[target.criterion] for name, own in found.items() if target.criterion in own}
        for target in targets
    ]
    scales = learn_scales(targets, measures, {recipe.name: recipe.non_negative for recipe in recipes})
    by_criterion = {target.criterion: scale for target, scale in zip(targets, scales, strict=True)}
    chooser, hits = learn_chooser(readings, targets, sentences, gains, embedded, criteria or {})
    lengths = np.array([len(reading.words) for reading in readings], np.float64)
    facts = [
        facts_of(
            target,
            scale.held_out,
            lengths[target.rated],
            hits.get(target.criterion, Hits()),
            rated.quotes_not_found,
        )
        for target, scale, rated in zip(targets, scales, ratings, strict=True)
    ]
    used = [recipe for recipe in recipes if any(recipe.name in scale.heads for scale in scales)]
    techniques = tuple(_finish(recipe, by_criterion) for recipe in used)
    combinations = {criterion: scale.combination for criterion, scale in by_criterion.items()}
    return Model(
        techniques=techniques,
        combinations=combinations,
        fewest_words=int(np.percentile(lengths, 1) / 2),
        facts=Facts(
            name=name,
            source=source,
            texts=len(readings),
            groups=len(set(groups)),
            folds=min(FOLDS, len(set(groups))),
            trained_with=f"scikit-learn {sklearn.__version__}",
            reads_english=reads_english,
            criteria=tuple(facts),
        ),
        version=_version(techniques, combinations, chooser),
        is_monotone=monotone,
        chooser=chooser,
    )


def _targets(ratings: Sequence[Rated], groups: Sequence[Hashable], levels: Floats) -> list[Target]:
    """The same folds for all criteria: whoever is held out is held out of everything that is shared."""
    values: dict[int, list[float]] = {}
    for rated in ratings:
        for row, value in zip(rated.rows, rated.values, strict=True):
            values.setdefault(row, []).append(value)
    everywhere = float(np.mean([value for own in values.values() for value in own]))
    means = [float(np.mean(values.get(row, [everywhere]))) for row in range(len(groups))]
    folds = folds_of(groups, np.array(means))
    targets = []
    for rated in ratings:
        rows = np.array((*rated.rows, *rated.nothing), np.int64)
        own = np.array(rated.values, np.float64)
        targets.append(Target(rated.criterion, rows, own, levels, folds[rows], rated.marks))
    return targets


def _finish(recipe: Recipe, scales: Mapping[str, Scale]) -> Trained:
    known = {criterion: scale for criterion, scale in scales.items() if recipe.name in scale.heads}
    heads = {criterion: scale.heads[recipe.name] for criterion, scale in known.items()}
    presences = {c: scale.presences[recipe.name] for c, scale in known.items() if recipe.name in scale.presences}
    return recipe.finish(Trial(heads, presences))


def _reads_english(readings: Sequence[Reading]) -> bool:
    shares = [sum(word in FUNCTION_WORDS for word in one.words) / max(1, len(one.words)) for one in readings]
    return float(np.median(shares)) >= FUNCTION_WORD_SHARE


def _version(
    techniques: Sequence[Trained], combinations: Mapping[str, Combination], chooser: Chooser | None
) -> str:
    mark = hashlib.sha256()
    for own in () if chooser is None else (chooser.weights, *chooser.places.values()):
        mark.update(own.tobytes())
    for technique in techniques:
        mark.update(technique.version.encode())
    for criterion, one in sorted(combinations.items()):
        parts = (
            criterion,
            sorted(one.weights.items()),
            one.stretch,
            one.widest,
            one.calibration.thresholds.tolist(),
        )
        mark.update(repr((*parts, one.calibration.weights.tolist())).encode())
    return mark.hexdigest()[:12]
