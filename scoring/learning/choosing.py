"""How the choice of quotes is learned: a conditional logit over the sentences of each answer."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize

from dialogue.bank import Criterion
from scoring.choice import Chooser, Wordings, observed
from scoring.english import words_of
from scoring.learning.embedded import EmbeddingRecipe
from scoring.learning.recipes import GainsRecipe, SentenceRecipe
from scoring.learning.target import Target, levels_marked
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.sentences import MARKED

FEWEST_SENTENCES = 3  # of two nearly any is a rater's
PENALTY = 1.0  # half of it times the squared weights of standardized columns


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
) -> tuple[Chooser | None, dict[str, tuple[int, int]]]:
    """And per criterion how many best quotes of held-out answers were a rater's, of how many; None without
    highlights.

    Every answer's odds are of a model that hasn't seen it, and the choice that is tested is learned from other
    folds.
    """
    learned = [target for target in targets if target.criterion in sentences.odds]
    if not learned:
        return None, {}
    vocabulary = sentences.vocabulary
    bags = {key: vocabulary.bag(words_of(_wording(criterion))) for key, criterion in criteria.items()}
    wordings = Wordings(vocabulary, bags)
    seen: list[Floats] = []
    chosen: list[Floats] = []
    folds: list[int] = []
    whose: list[tuple[Target, int]] = []
    for target in learned:
        meanings = embedded.odds.get(target.criterion) if embedded is not None else None
        for number in range(len(target.values)):
            answer = readings[target.rows[number]]
            by_meaning = None if meanings is None else meanings[number][MARKED]
            odds = sentences.odds[target.criterion][number]
            own = gains.gains[target.criterion][number]
            seen.append(observed(target.criterion, answer, wordings, odds, own, by_meaning))
            chosen.append(~np.isnan(levels_marked(target.marks, number, answer.sentences)) * 1.0)
            folds.append(int(target.folds[number]))
            whose.append((target, number))
    hits: dict[str, tuple[int, int]] = {}
    for fold in sorted(set(folds)):
        known = [place for place, own in enumerate(folds) if own != fold]
        weights = fit_choice([seen[place] for place in known], [chosen[place] for place in known])
        trial = Chooser(weights, wordings)
        for place in (place for place, own in enumerate(folds) if own == fold):
            target, number = whose[place]
            if len(chosen[place]) >= FEWEST_SENTENCES and chosen[place].any():
                scores = seen[place] @ weights
                first, last = trial.best(readings[target.rows[number]], scores)
                right, of = hits.get(target.criterion, (0, 0))
                hits[target.criterion] = right + bool(chosen[place][first : last + 1].any()), of + 1
    return Chooser(fit_choice(seen, chosen), wordings), hits


def _wording(criterion: Criterion) -> str:
    """All that the bank says of it, but for what shows the lack."""
    signs = [text for sign in criterion.signs for text in (sign.says, *sign.cues)]
    told = " ".join([criterion.looks_for, criterion.anchors.three, criterion.anchors.five, *signs])
    return told.replace("|", " ").replace("*", "")
