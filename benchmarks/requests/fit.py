"""Multinomial logistic regression over the traits of a turn: one class for each request and one for answers.

Chosen by cross-validation: shrinkage, number of traits, copies, limit. Tried and left out because they
did not help there: phrases drawn from the grammar's patterns, a veto against the grammar, a German model.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.requests.damage import damaged
from benchmarks.requests.phrases import Phrase
from dialogue.request_kinds import Request
from dialogue.request_traits import LEVELS, MIDDLE, traits
from dialogue.request_words import words

Floats = NDArray[np.float64]
KINDS = tuple(sorted(kind.value for kind in Request))
INVERSE_SHRINKAGE = 20.0
STEPS = 60
# More found no more (of 16,000), and the table is read at each start.
MOST_TRAITS = 2400
LEAST_PHRASES = 3
COPIES = 2
COPY_WEIGHT = 0.4
# Sentences of told answers are many and easy.
TOLD_WEIGHT = 0.4
TOLD_SHARE = 3
FOLDS = 4
# How the folds fall moves what is taken by an answer or two.
SEEDS = (0, 1, 2)
# Of letters in a row that two phrases have together: from here on one may be a damaged copy of the other.
SAME_FROM = 0.5
LIMIT = 0.8
ROW_LETTERS = 280


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: a row for each trait; columns and `bias`: "an answer", then KINDS."""

    used: list[str]
    weights: Floats
    bias: Floats

    def chances(self, texts: Sequence[str]) -> Floats:
        place = {trait: i for i, trait in enumerate(self.used)}
        odds = design([seen(text) for text in texts], place) @ self.weights + self.bias
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances: Floats = shares / shares.sum(axis=1, keepdims=True)
        return chances


def seen(text: str) -> frozenset[str]:
    return traits([word.plain for word in words(text)])


def design(phrases: Sequence[frozenset[str]], place: dict[str, int]) -> sparse.csr_matrix:
    rows = [row for row, found in enumerate(phrases) for trait in found if trait in place]
    columns = [place[trait] for found in phrases for trait in found if trait in place]
    marks = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(phrases), len(place)))
    return (sparse.diags([1 / np.sqrt(len(found)) for found in phrases]) @ marks).tocsr()


def fit(phrases: Iterable[Phrase]) -> Model:
    """A first fit with all traits says which are worth keeping, a second one fits those."""
    texts, kinds, weight = _shown(phrases)
    found = [seen(text) for text in texts]
    counted = Counter(trait for one in found for trait in one)
    used = sorted(trait for trait, count in counted.items() if count >= LEAST_PHRASES and trait.isascii())
    everything = design(found, {trait: i for i, trait in enumerate(used)})
    strongest = np.abs(_regression(everything, kinds, weight).coef_).max(axis=0)
    often = np.sqrt(np.asarray((everything > 0).sum(axis=0)).ravel())
    kept = np.sort(np.argsort(-strongest * often, kind="stable")[:MOST_TRAITS])
    model = _regression(everything[:, kept], kinds, weight)
    return Model([used[i] for i in kept], model.coef_.T, model.intercept_)


def _regression(shown: sparse.csr_matrix, kinds: list[int], weight: list[float]) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_SHRINKAGE, max_iter=STEPS, tol=1e-3)
    return model.fit(shown, kinds, sample_weight=weight)


def _shown(phrases: Iterable[Phrase]) -> tuple[list[str], list[int], list[float]]:
    """Texts, classes, weights. Requests beside an answer aren't shown: the model judges whole turns."""
    texts: list[str] = []
    kinds: list[int] = []
    weight: list[float] = []
    for phrase in phrases:
        told = phrase.half == "told"
        if phrase.mixed or (told and _number(phrase.text) % TOLD_SHARE):
            continue
        copies = [] if told else [damaged(phrase.text, phrase.language, seed) for seed in range(COPIES)]
        texts += [phrase.text, *copies]
        kinds += [kind_of(phrase)] * (1 + len(copies))
        weight += [TOLD_WEIGHT if told else 1.0] + [COPY_WEIGHT] * len(copies)
    return texts, kinds, weight


def kind_of(phrase: Phrase) -> int:
    return 0 if phrase.request is None else 1 + KINDS.index(phrase.request.value)


def left_out(phrases: Sequence[Phrase], seed: int) -> Floats:
    """The chances of each phrase, by a model of phrases that aren't like it."""
    fold = [_number(f"{seed} {group}") % FOLDS for group in groups(phrases)]
    chances = np.zeros((len(phrases), len(KINDS) + 1))
    for number in range(FOLDS):
        model = fit(phrase for phrase, its in zip(phrases, fold, strict=True) if its != number)
        outside = [i for i, its in enumerate(fold) if its == number]
        chances[outside] = model.chances([phrases[i].text for i in outside])
    return chances


def groups(phrases: Sequence[Phrase]) -> list[str]:
    """One name for all phrases that are copies of each other; told ones go by their scenario."""
    own = [i for i, phrase in enumerate(phrases) if phrase.half != "told"]
    letters = {i: _letters(phrases[i].text) for i in own}
    leader = {i: i for i in own}
    for at, one in enumerate(own):
        for other in own[:at]:
            if len(letters[one] & letters[other]) >= SAME_FROM * len(letters[one] | letters[other]):
                leader[_first(leader, one)] = _first(leader, other)
    return [str(_first(leader, i)) if phrase.half != "told" else phrase.source for i, phrase in enumerate(phrases)]


def _first(leader: dict[int, int], one: int) -> int:
    while leader[one] != one:
        one = leader[one]
    return one


def _letters(text: str) -> frozenset[str]:
    plain = f" {' '.join(word.plain for word in words(text))} "
    return frozenset(plain[i : i + 3] for i in range(len(plain) - 2))


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def module(model: Model, language: str) -> str:
    """The source of dialogue/request_weights.py."""
    step = float(np.quantile(np.abs(model.weights), 0.999)) / MIDDLE
    levels = np.clip(np.rint(model.weights / step), -MIDDLE, len(LEVELS) - 1 - MIDDLE).astype(int) + MIDDLE
    entries = [
        f"{trait}:{''.join(LEVELS[level] for level in row)}" for trait, row in zip(model.used, levels, strict=True)
    ]
    lines: list[str] = [""]
    for entry in entries:
        if len(lines[-1]) + len(entry) > ROW_LETTERS:
            lines.append("")
        lines[-1] += f";{entry}" if lines[-1] or len(lines) > 1 else entry
    rows = "\n".join(lines)
    kinds = "\n".join(f'    "{kind}",' for kind in KINDS)
    biases = "\n".join(f"    {bias:.3f}," for bias in model.bias)
    return f'''# ruff: noqa: E501
"""Weights of the traits in `request_model`, in log-odds; by `benchmarks.requests fit`."""

LANGUAGE = "{language}"
# Below it nothing is said about what is asked for.
LIMIT = {LIMIT}
STEP = {step:.4f}
KINDS = (
{kinds}
)
# Of an answer, then of each of KINDS.
BIAS = (
{biases}
)
# "trait:levels;...", a level for an answer and for each of KINDS.
WEIGHTS = """\\
{rows}
"""
'''
