"""How the choice of quotes is learned: a conditional logit over the sentences of each answer."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from scipy.optimize import minimize

from dialogue.bank import Criterion
from scoring.choice import FIFTHS, NAMES, STANDS_OUT, Chooser, Wordings, best_quote, observed, share_of
from scoring.english import words_of
from scoring.learning.embedded import EmbeddingRecipe
from scoring.learning.recipes import GainsRecipe, SentenceRecipe
from scoring.learning.target import Target, levels_marked
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.sentences import MARKED

FEWEST_SENTENCES = 3  # of two nearly any is a rater's
PENALTY = 3.0  # half of it times the squared weights of standardized columns


@dataclass(frozen=True, slots=True)
class Hits:
    """Of `texts` that were held out, in which something is marked: those whose best quote is a rater's, those in
    which it stands out, and those of which both is true."""

    texts: int = 0
    right: int = 0
    standing: int = 0
    standing_right: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class _Example:
    """seen: as `observed`; chosen: (sentences,) 1 where a rater marked it."""

    criterion: str
    fold: int
    answer: Reading
    seen: Floats
    chosen: Floats


def fit_choice(seen: Sequence[Floats], marked: Sequence[Floats]) -> Floats:
    """seen: per answer (sentences, d), centred; marked: per answer (sentences,) 0 or 1. Returns (d,) weights.

    The likelihood is that of choosing any of the marked ones. Answers in which all or none is marked teach
    nothing.
    """
    useful = [place for place, own in enumerate(marked) if 0 < own.sum() < len(own)]
    width = seen[0].shape[1] if seen else 0
    if not useful:
        return np.zeros(width)
    rows, chosen = np.concatenate([seen[p] for p in useful]), np.concatenate([marked[p] for p in useful])
    spread = rows.std(axis=0)
    spread = np.where(spread > 1e-9, spread, np.inf)  # a column that says nothing weighs nothing
    rows = rows / spread
    sizes = [len(marked[place]) for place in useful]
    owner, starts = np.repeat(np.arange(len(useful)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def cost(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, right = np.add.reduceat(odds, starts), np.add.reduceat(odds * chosen, starts)
        slope = rows.T @ (odds / every[owner] - odds * chosen / right[owner]) + PENALTY * weights
        return float(np.log(every / right).sum() + PENALTY * weights @ weights / 2), slope

    found = minimize(cost, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    weights: Floats = found.x / spread
    return weights


def learn_chooser(
    readings: Sequence[Reading],
    targets: Sequence[Target],
    sentences: SentenceRecipe,
    gains: GainsRecipe,
    embedded: EmbeddingRecipe | None,
    criteria: Mapping[str, Criterion],
) -> tuple[Chooser | None, dict[str, Hits]]:
    """None without highlights. Hits by criterion.

    Every answer's odds are of a model that hasn't seen it, and the choice that is tested is learned from other
    folds.
    """
    learned = [target for target in targets if target.criterion in sentences.odds]
    if not learned:
        return None, {}
    vocabulary = sentences.vocabulary
    bags = {key: vocabulary.bag(words_of(_wording(criterion))) for key, criterion in criteria.items()}
    wordings = Wordings(vocabulary, bags)
    examples: list[_Example] = []
    for target in learned:
        name, meanings = target.criterion, embedded.odds.get(target.criterion) if embedded is not None else None
        for number in range(len(target.values)):
            answer = readings[target.rows[number]]
            by_meaning = None if meanings is None else meanings[number][MARKED]
            odds, others = sentences.odds[name][number], sentences.others[name][number]
            seen = observed(name, answer, wordings, odds, others, gains.gains[name][number], by_meaning)
            chosen = ~np.isnan(levels_marked(target.marks, number, answer.sentences)) * 1.0
            examples.append(_Example(name, int(target.folds[number]), answer, seen, chosen))
    hits = {target.criterion: Hits() for target in learned}
    for fold in sorted({one.fold for one in examples}):
        trial = _learn([one for one in examples if one.fold != fold], wordings)
        for one in examples:
            if one.fold == fold and one.criterion in trial.places and _tells_something(one):
                hits[one.criterion] += _tried(trial, one)
    return _learn(examples, wordings), hits


def _tells_something(one: _Example) -> bool:
    return len(one.chosen) >= FEWEST_SENTENCES and bool(one.chosen.any())


def _tried(chooser: Chooser, one: _Example) -> Hits:
    shares = chooser.shares(one.criterion, one.seen).tolist()
    first, last = best_quote(one.answer, shares, set(range(len(shares))))
    right, stands_out = bool(one.chosen[first : last + 1].any()), share_of(shares, (first, last)) >= STANDS_OUT
    return Hits(1, right, stands_out, right and stands_out)


def _learn(examples: Sequence[_Example], wordings: Wordings) -> Chooser:
    """The places' columns are each criterion's own: there are as many times FIFTHS of them."""
    order = {name: place for place, name in enumerate(sorted({one.criterion for one in examples}))}
    rows = []
    for one in examples:
        own = np.zeros((len(one.chosen), len(order), FIFTHS))
        own[:, order[one.criterion]] = one.seen[:, len(NAMES) :]
        rows.append(np.concatenate([one.seen[:, : len(NAMES)], own.reshape(len(own), -1)], axis=1))
    weights = fit_choice(rows, [one.chosen for one in examples])
    places = weights[len(NAMES) :].reshape(len(order), FIFTHS)
    return Chooser(weights[: len(NAMES)], {name: places[place] for name, place in order.items()}, wordings)


def _wording(criterion: Criterion) -> str:
    """All that the bank says of it, but for what shows the lack."""
    signs = [text for sign in criterion.signs for text in (sign.says, *sign.cues)]
    told = " ".join([criterion.looks_for, criterion.anchors.three, criterion.anchors.five, *signs])
    return told.replace("|", " ").replace("*", "")
