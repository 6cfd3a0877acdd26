"""The course of training: readings and ratings in, a model out."""

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import sklearn

from dialogue.bank import Criterion
from scoring.combination import Combination
from scoring.english import FUNCTION_WORDS
from scoring.gates import FUNCTION_WORD_SHARE
from scoring.learning.embedded import EmbeddingRecipe
from scoring.learning.facts import facts_of
from scoring.learning.folds import FOLDS, folds_of
from scoring.learning.recipes import Recipe, SentenceRecipe, TextRecipe, features_recipe, signs_recipe
from scoring.learning.scale import Scale, learn_scale
from scoring.learning.target import Place, Target
from scoring.model import Model
from scoring.model_card import CriterionFacts, Facts
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.embeddings import Encoder
from scoring.techniques.trained import Trained


@dataclass(frozen=True, slots=True)
class Rated:
    """One criterion's ratings. `rows`: the readings that have one; values and highlights in their order."""

    criterion: str
    rows: tuple[int, ...]
    values: tuple[float, ...]
    highlights: tuple[tuple[Place, ...], ...] | None
    quotes_not_found: int = 0


def learn(
    readings: Sequence[Reading],
    ratings: Sequence[Rated],
    groups: Sequence[Hashable],
    *,
    levels: Floats,
    criteria: Mapping[str, Criterion] | None = None,
    encoder: Encoder | None = None,
    monotone: bool = False,
    name: str,
    source: str,
) -> Model:
    """criteria: of the bank, where its signs are to take part; readings then hold what was found of them."""
    recipes, sentences = _recipes(readings, criteria, encoder, monotone=monotone)
    lengths = np.array([len(reading.words) for reading in readings], np.float64)
    scales: dict[str, Scale] = {}
    facts: list[CriterionFacts] = []
    for rated in ratings:
        target = _target(rated, groups, levels)
        found = {recipe.name: recipe.held_out(target) for recipe in recipes}
        measures = {name: own for name, own in found.items() if own is not None}
        scale = learn_scale(target, measures, {recipe.name: recipe.non_negative for recipe in recipes})
        scales[rated.criterion] = scale
        hits = sentences.hits.get(rated.criterion, (0, 0))
        facts.append(facts_of(target, scale.held_out, lengths[target.rows], hits, rated.quotes_not_found))
    trained = [_finish(recipe, scales) for recipe in recipes]
    techniques = tuple(one for one in trained if one.heads)
    combinations = {criterion: scale.combination for criterion, scale in scales.items()}
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
            reads_english=_reads_english(readings),
            criteria=tuple(facts),
        ),
        version=_version(techniques, combinations),
        is_monotone=monotone,
    )


def _recipes(
    readings: Sequence[Reading],
    criteria: Mapping[str, Criterion] | None,
    encoder: Encoder | None,
    *,
    monotone: bool,
) -> tuple[list[Recipe], SentenceRecipe]:
    sentences = SentenceRecipe(readings)
    recipes: list[Recipe] = [features_recipe(readings, is_general=not monotone), sentences]
    if criteria is not None:
        recipes.append(signs_recipe(readings, criteria))
    if encoder is not None:
        recipes.append(EmbeddingRecipe(readings, encoder, is_monotone=monotone))
    if not monotone:
        recipes.append(TextRecipe(readings))
    return recipes, sentences


def _target(rated: Rated, groups: Sequence[Hashable], levels: Floats) -> Target:
    values = np.array(rated.values, np.float64)
    folds = folds_of([groups[row] for row in rated.rows], values)
    return Target(rated.criterion, np.array(rated.rows, np.int64), values, levels, folds, rated.highlights)


def _finish(recipe: Recipe, scales: Mapping[str, Scale]) -> Trained:
    return recipe.finish(
        {criterion: scale.heads[recipe.name] for criterion, scale in scales.items() if recipe.name in scale.heads}
    )


def _reads_english(readings: Sequence[Reading]) -> bool:
    shares = [sum(word in FUNCTION_WORDS for word in one.words) / max(1, len(one.words)) for one in readings]
    return float(np.median(shares)) >= FUNCTION_WORD_SHARE


def _version(techniques: Sequence[Trained], combinations: Mapping[str, Combination]) -> str:
    mark = hashlib.sha256()
    for technique in techniques:
        mark.update(technique.version.encode())
    for criterion, one in sorted(combinations.items()):
        parts = (criterion, sorted(one.weights.items()), one.stretch, one.calibration.thresholds.tolist())
        mark.update(repr((*parts, one.calibration.weights.tolist())).encode())
    return mark.hexdigest()[:12]
