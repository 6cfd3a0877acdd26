"""One small model for each part over the traits of an answer's pieces: a part is there if any piece tells it.

Learning from whole answers whose pieces have no labels is multiple-instance learning; "any piece" is a noisy-or
(Maron and Lozano-Perez 1998, "A framework for multiple-instance learning"). So a part can't be made up by length,
and the piece that shows it is known. All choices here were made by cross-validation by scenario and by leaving one
author out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.completeness.answers import Labelled
from dialogue import completeness
from dialogue.completeness import ENGLISH, Part, Reading
from dialogue.completeness_german import GERMAN

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
TARGETS = ("situation", "task", "action", "result")
COUNTED = tuple(part.value for part in completeness.COUNTED)
SHRINKAGE = 2.0
# Each answer is shown a second time as a recognizer would give it, without capitals and punctuation.
BARE_WEIGHT = 0.5
FOLDS = 10
SEEDS = (0, 1, 2, 3)
STEPS = 120
SAID_TO_LACK = -99.0  # log-odds
_MARKS = re.compile(r"[.,?!;]")
_BIAS_AT = -2.0  # most pieces show no part
_LEAST_DOUBT, _LEAST_CHANCE = 1e-9, 1e-6


@dataclass(frozen=True, slots=True)
class Language:
    """`tuning`: files. A trait is used if `least_answers` of each of these authors have it: what one author alone
    writes is his style. `weights`: the module that is written.
    one_sided: authors all of whose answers have an action: they teach nothing about where there is none.
    needless_share: of the complete answers that cross-validation leaves out this share may be probed. The goal is
    5 %; from author to author the share moves by points (leave-one-author-out), and a hundred complete answers
    don't measure it well.
    """

    reading: Reading
    tuning: tuple[str, ...]
    least_answers: Mapping[str, int]
    weights: str
    needless_share: float
    one_sided: frozenset[str] = frozenset()


LANGUAGES = {
    "en": Language(
        ENGLISH,
        ("answers-tuning", "answers-test", "tuning", "test", "endings"),
        {"A": 12, "B": 12},
        "completeness_weights",
        0.025,
        frozenset({"D"}),
    ),
    "de": Language(
        GERMAN,
        ("german", "german-tuning"),
        {"older set": 3, "D": 12},
        "completeness_weights_german",
        0.02,
    ),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Traits of answers: for each answer those of its pieces."""

    pieces: list[list[frozenset[str]]]

    def of(self, places: Sequence[int]) -> list[list[frozenset[str]]]:
        return [self.pieces[i] for i in places]


@dataclass(frozen=True, slots=True)
class Model:
    """A piece's log-odds = bias + the weights of its traits; an answer's are those of "any piece"."""

    bias: float
    weights: dict[str, float]

    def log_odds(self, answers: Sequence[Sequence[frozenset[str]]]) -> Floats:
        return np.array([self._answer(pieces) for pieces in answers])

    def _answer(self, pieces: Sequence[frozenset[str]]) -> float:
        sums = np.array([self.bias + sum(self.weights.get(trait, 0.0) for trait in piece) for piece in pieces])
        doubt = float(min(-_LEAST_DOUBT, -np.logaddexp(0.0, sums).sum()))  # log of: no piece tells it
        return float(np.log(max(1.0 - np.exp(doubt), _LEAST_CHANCE)) - doubt)


def seen_in(texts: Sequence[str], reading: Reading) -> Seen:
    return Seen([[piece.traits for piece in reading.told(text).pieces] or [frozenset()] for text in texts])


def bare(text: str) -> str:
    return _MARKS.sub("", text.lower())


def wanted(answers: Sequence[Labelled], target: str) -> Flags:
    return np.array([a.complete if target == "complete" else target in a.has for a in answers])


def names(answers: Sequence[Labelled], seen: Seen, least: Mapping[str, int]) -> list[str]:
    """The traits that are used: frequent enough with each author. Labels play no part in it."""
    counts = {author: Counter[str]() for author in least}
    for answer, pieces in zip(answers, seen.pieces, strict=True):
        if answer.author in counts:
            counts[answer.author].update(frozenset().union(*pieces))
    every = frozenset().union(*counts.values())
    return sorted(name for name in every if all(counts[author][name] >= n for author, n in least.items()))


def fit(pieces: list[list[frozenset[str]]], is_there: Flags, weight: Floats, used: Sequence[str]) -> Model:
    place = {name: i for i, name in enumerate(used)}
    rows: list[int] = []
    columns: list[int] = []
    answer_of: list[int] = []
    for answer, its_pieces in enumerate(pieces):
        for piece in its_pieces:
            found = [place[name] for name in sorted(piece) if name in place]
            rows += [len(answer_of)] * len(found)
            columns += found
            answer_of.append(answer)
    shape = (len(answer_of), len(used))
    design = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape)
    owner, truth = np.array(answer_of), is_there.astype(float)

    def loss(at: Floats) -> tuple[float, Floats]:
        sums = design @ at[:-1] + at[-1]
        doubt = np.minimum(np.bincount(owner, -np.logaddexp(0.0, sums), len(pieces)), -_LEAST_DOUBT)
        chance = np.maximum(1.0 - np.exp(doubt), _LEAST_DOUBT)
        missed = -(weight * (truth * np.log(chance) + (1.0 - truth) * doubt)).sum()
        slope = weight * (truth * np.exp(doubt) / chance - (1.0 - truth))
        by_piece = -slope[owner] / (1.0 + np.exp(-sums))
        shrunk = SHRINKAGE / 2 * float(at[:-1] @ at[:-1]) + 0.05 * (at[-1] - _BIAS_AT) ** 2
        bend = np.append(design.T @ by_piece + SHRINKAGE * at[:-1], by_piece.sum() + 0.1 * (at[-1] - _BIAS_AT))
        return float(missed + shrunk), bend

    start = np.append(np.zeros(len(used)), _BIAS_AT)
    found_at = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return Model(float(found_at[-1]), dict(zip(used, map(float, found_at[:-1]), strict=True)))


@dataclass(frozen=True, slots=True)
class Material:
    """Labelled answers, with what's seen in each and in its bare twin."""

    language: Language
    answers: list[Labelled]
    seen: Seen
    seen_bare: Seen
    used: list[str]

    def model(self, places: Sequence[int], target: str) -> Model:
        if target == "action":
            places = [i for i in places if self.answers[i].author not in self.language.one_sided]
        truth = wanted([self.answers[i] for i in places], target)
        weight = np.repeat([1.0 - BARE_WEIGHT / 2, BARE_WEIGHT], len(places))
        both = self.seen.of(places) + self.seen_bare.of(places)
        return fit(both, np.concatenate([truth, truth]), weight, self.used)


def material(answers: list[Labelled], language: Language) -> Material:
    seen = seen_in([a.text for a in answers], language.reading)
    seen_bare = seen_in([bare(a.text) for a in answers], language.reading)
    return Material(language, answers, seen, seen_bare, names(answers, seen, language.least_answers))


def left_out(of: Material, seed: int, among: Sequence[int], targets: Sequence[str] = TARGETS) -> dict[str, Floats]:
    """Target -> log-odds of each answer in `among`, by models of the others of these, of other scenarios."""
    scenarios = sorted({of.answers[i].scenario for i in among})
    np.random.default_rng(seed).shuffle(scenarios)
    fold = {scenario: i % FOLDS for i, scenario in enumerate(scenarios)}
    found = {target: np.zeros(len(among)) for target in targets}
    for number in range(FOLDS):
        inside = [i for i in among if fold[of.answers[i].scenario] != number]
        outside = [k for k, i in enumerate(among) if fold[of.answers[i].scenario] == number]
        for target in targets:
            judged = of.model(inside, target).log_odds(of.seen.of([among[k] for k in outside]))
            found[target][outside] = judged
    return found


def enough(found: dict[str, Floats], answers: Sequence[Labelled], reading: Reading) -> Floats:
    """As `dialogue.completeness` judges: by the weakest part that is scored, or by the speaker's own words."""
    weakest = np.min([found[part] - reading.handicap.get(Part(part), 0.0) for part in COUNTED], axis=0)
    lacking = np.array([reading.lacks(reading.told(a.text), result_expected=True) for a in answers])
    judged: Floats = np.where(lacking, SAID_TO_LACK, weakest)
    return judged


def limit(scores: Floats, complete: Flags, needless_share: float) -> float:
    """Below it an answer is probed."""
    return float(np.quantile(scores[complete], needless_share))


def module(models: dict[str, Model], used: Sequence[str], border: float) -> str:
    """The source of dialogue/completeness_weights.py, or of another language's."""
    biases = ", ".join(f"{models[target].bias:.2f}" for target in TARGETS)
    lines = "".join(
        f'    "{name}": ({", ".join(f"{models[target].weights[name]:.2f}" for target in TARGETS)}),\n'
        for name in used
    )
    return f'''"""Weights of the traits of an answer's pieces, in log-odds; by `benchmarks.completeness fit`."""

# An answer is probed where the log-odds of its weakest part that is scored are below.
NEEDS_MORE_BELOW = {border:.2f}
BIAS = ({biases})
# Trait -> weight for each of `completeness.PARTS`.
WEIGHTS: dict[str, tuple[float, float, float, float]] = {{
{lines}}}
'''
