"""One small model for each part over the traits of an answer's pieces: a part is there if any piece tells it.

Learning from whole answers whose pieces have no labels is multiple-instance learning; "any piece" is a noisy-or
(Maron and Lozano-Perez 1998, "A framework for multiple-instance learning"). So a part can't be made up by length,
and the piece that shows it is known. All choices here were made by cross-validation by scenario and by leaving one
author out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.completeness.answers import Labelled
from dialogue.answer_traits import told
from dialogue.completeness import lacks_by_its_own_words

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
TARGETS = ("situation", "task", "action", "result")
COUNTED = ("situation", "action", "result")
SHRINKAGE = 2.0
# A trait is used if as many answers of each of these authors have it: what one author alone writes is his style.
LEAST_ANSWERS = 12
AUTHORS = ("A", "B")
# Each answer is shown a second time as a recognizer would give it, without capitals and punctuation.
BARE_WEIGHT = 0.5
FOLDS = 10
SEEDS = (0, 1, 2, 3)
# Of the complete answers that cross-validation leaves out this share may be probed. The goal is 5 %; from author
# to author the share moves by points (leave-one-author-out), and a hundred complete answers don't measure it well.
NEEDLESS_SHARE = 0.02
STEPS = 120
SAID_TO_LACK = -99.0  # log-odds
_MARKS = re.compile(r"[.,?!;]")
_BIAS_AT = -2.0  # most pieces show no part
_LEAST_DOUBT, _LEAST_CHANCE = 1e-9, 1e-6


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


def seen_in(texts: Sequence[str]) -> Seen:
    return Seen([[piece.traits for piece in told(text).pieces] or [frozenset()] for text in texts])


def bare(text: str) -> str:
    return _MARKS.sub("", text.lower())


def wanted(answers: Sequence[Labelled], target: str) -> Flags:
    return np.array([a.complete if target == "complete" else target in a.has for a in answers])


def names(answers: Sequence[Labelled], seen: Seen) -> list[str]:
    """The traits that are used: frequent enough with each author. Labels play no part in it."""
    counts = {author: Counter[str]() for author in AUTHORS}
    for answer, pieces in zip(answers, seen.pieces, strict=True):
        if answer.author in counts:
            counts[answer.author].update(frozenset().union(*pieces))
    first = counts[AUTHORS[0]]
    return sorted(name for name in first if min(c[name] for c in counts.values()) >= LEAST_ANSWERS)


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

    answers: list[Labelled]
    seen: Seen
    seen_bare: Seen
    used: list[str]

    def model(self, places: Sequence[int], target: str) -> Model:
        truth = wanted([self.answers[i] for i in places], target)
        weight = np.repeat([1.0 - BARE_WEIGHT / 2, BARE_WEIGHT], len(places))
        both = self.seen.of(places) + self.seen_bare.of(places)
        return fit(both, np.concatenate([truth, truth]), weight, self.used)


def material(answers: list[Labelled]) -> Material:
    seen = seen_in([a.text for a in answers])
    return Material(answers, seen, seen_in([bare(a.text) for a in answers]), names(answers, seen))


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


def enough(found: dict[str, Floats], answers: Sequence[Labelled]) -> Floats:
    """As `dialogue.completeness` judges: by the weakest part that is scored, or by the speaker's own words."""
    weakest = np.min([found[target] for target in COUNTED], axis=0)
    lacking = np.array([lacks_by_its_own_words(told(a.text), True) for a in answers])
    judged: Floats = np.where(lacking, SAID_TO_LACK, weakest)
    return judged


def limit(scores: Floats, complete: Flags) -> float:
    """Below it an answer is probed."""
    return float(np.quantile(scores[complete], NEEDLESS_SHARE))


def module(models: dict[str, Model], used: Sequence[str], border: float) -> str:
    """The source of dialogue/completeness_weights.py."""
    biases = ", ".join(f"{models[target].bias:.2f}" for target in TARGETS)
    lines = "".join(
        f'    "{name}": ({", ".join(f"{models[target].weights[name]:.2f}" for target in TARGETS)}),\n'
        for name in used
    )
    return f'''"""Weights of the traits in `answer_traits`, in log-odds; by `benchmarks.completeness fit`."""

PARTS = ({", ".join(f'"{target}"' for target in TARGETS)})
# An answer is probed where the log-odds of its weakest part that is scored are below.
NEEDS_MORE_BELOW = {border:.2f}
BIAS = ({biases})
# Trait -> weight for each of PARTS.
WEIGHTS: dict[str, tuple[float, float, float, float]] = {{
{lines}}}
'''
