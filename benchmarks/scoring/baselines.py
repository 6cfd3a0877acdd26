"""What the engine is held against: length alone, plain TF-IDF with ridge regression, and the signs alone."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeCV

from benchmarks.scoring.material import bank
from scoring.ngrams import Floats
from scoring.panel.agreement import pearson
from scoring.panel.evaluation import Levels, panel_levels, shown_by_the_product
from scoring.panel.records import PanelSet
from scoring.panel_training import RatedAnswer

LOWEST = 1.0
# Known answers, their levels, unseen answers -> levels of the unseen.
Fit = Callable[[Sequence[RatedAnswer], Floats, Sequence[RatedAnswer]], Floats]


def by_length(known: PanelSet, unseen: PanelSet) -> Levels:
    """A straight line over the logarithm of the number of words."""
    return _fitted(known, unseen, _line)


def by_tfidf(known: PanelSet, unseen: PanelSet) -> Levels:
    """Words and pairs of words; the penalty by leaving one out inside the tuning part."""
    return _fitted(known, unseen, _tfidf)


def by_signs(unseen: PanelSet) -> Levels:
    """The engine without a model: the bank's cues alone. Where it finds nothing, the lowest level."""
    found: dict[str, dict[str, float]] = {name: {} for name in panel_levels(unseen)}
    for one in unseen.answers:
        shown = shown_by_the_product(None, one, bank())
        for name, own in found.items():
            own[one.answer_id] = shown.get(name, LOWEST)
    return found


def _fitted(known: PanelSet, unseen: PanelSet, fit: Fit) -> Levels:
    texts = {one.answer_id: one for one in known.answers}
    return {
        name: {
            one.answer_id: float(level)
            for one, level in zip(
                unseen.answers,
                fit([texts[answer] for answer in own], np.array(list(own.values())), unseen.answers),
                strict=True,
            )
        }
        for name, own in panel_levels(known).items()
    }


def _line(known: Sequence[RatedAnswer], levels: Floats, unseen: Sequence[RatedAnswer]) -> Floats:
    slope, start = np.polyfit(_lengths(known), levels, 1)
    return np.asarray(slope * _lengths(unseen) + start, np.float64)


def _tfidf(known: Sequence[RatedAnswer], levels: Floats, unseen: Sequence[RatedAnswer]) -> Floats:
    terms = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    rows = terms.fit_transform([one.text for one in known])
    model = RidgeCV(alphas=np.logspace(-1, 2, 13)).fit(rows, levels)
    return np.asarray(model.predict(terms.transform([one.text for one in unseen])), np.float64)


def _lengths(answers: Sequence[RatedAnswer]) -> Floats:
    return np.array([np.log1p(len(one.text.split())) for one in answers])


def correlations(levels: Levels, unseen: PanelSet) -> Mapping[str, float | None]:
    found = {}
    for name, own in panel_levels(unseen).items():
        both = [answer for answer in own if answer in levels.get(name, {})]
        found[name] = pearson(
            np.array([levels[name][answer] for answer in both]), np.array([own[answer] for answer in both])
        )
    return found
