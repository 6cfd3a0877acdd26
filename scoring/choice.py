"""Which words to quote: learned from what raters highlighted, over all criteria together.

A sentence's score is a weighted sum of what can be seen of it: how much it is like marked ones, and its
neighbours, and whether it is rather like what is marked for another criterion; whether it is like what shows the
behaviour; whether a sign was found in it, how near it is to the criterion's wording; how long it is; and in which
fifth of the answer it stands, which each criterion has weights of its own for (a cause is told before what came of
it). The weights are those of a conditional logit (McFadden 1974): a choice among the sentences of one answer. A
quote is the best pair of neighbours, as the cut between them is the program's.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from scoring.evidence import SignKey
from scoring.ngrams import Bag, Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.embeddings import EmbeddingTechnique
from scoring.techniques.gains import GainsTechnique
from scoring.techniques.sentences import CLEAR, MARKED, SentenceModels, SentenceTechnique
from scoring.techniques.trained import MOST_SPANS, Trained
from scoring.votes import Span

NAMES = (
    *("length", "sign", "signs", "near the criterion's wording", "like marked", "neighbours like marked"),
    *("like clear", "size of its gain", "like marked for another criterion"),
    *("like marked by meaning", "neighbours like marked by meaning"),
)
FIFTHS = 5
# Of the choice. On held-out answers of the synthetic panel's tuning part, 87 % of the best quotes with at least so
# much were a rater's, and of the others a good half.
STANDS_OUT = 0.5


@dataclass(frozen=True, eq=False)
class Wordings:
    """bags: criterion -> what it looks for, in the bank's words; none in researchers' models."""

    vocabulary: Vocabulary
    bags: Mapping[str, Bag]
    _columns: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _weights: Floats = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        weights = np.zeros((len(self.vocabulary.terms), len(self.bags)))
        for column, bag in enumerate(self.bags.values()):
            weights[bag.ids, column] = bag.values
        object.__setattr__(self, "_columns", {name: column for column, name in enumerate(self.bags)})
        object.__setattr__(self, "_weights", weights)

    def near(self, criterion: str, answer: Reading) -> Floats:
        """(sentences,) cosines; of all criteria at once, whichever asks first."""
        if criterion not in self._columns:
            return np.zeros(len(answer.sentences))
        near = answer.once(("wordings", id(self)), lambda: answer.times(self.vocabulary, self._weights))
        return near[:, self._columns[criterion]]


@dataclass(frozen=True)
class Chooser:
    """weights: of NAMES; places: criterion -> of FIFTHS."""

    weights: Floats
    places: Mapping[str, Floats]
    wordings: Wordings

    def spans(self, criterion: str, answer: Reading, techniques: tuple[Trained, ...]) -> tuple[Span, ...] | None:
        """At most three that don't share a sentence, the best first. strength: the share of the choice among what
        isn't quoted yet; from STANDS_OUT on, a quote stands out.

        None of them is less like what raters mark than a sentence drawn at random. None instead of quotes: the
        criterion isn't known.
        """
        seen = _seen(criterion, answer, techniques, self.wordings)
        if seen is None or criterion not in self.places:
            return None
        odds, common, rows = seen
        shares: list[float] = self.shares(criterion, rows).tolist()
        found: list[Span] = []
        free = set(range(len(shares)))
        while free and len(found) < MOST_SPANS:
            first, last = best_quote(answer, shares, free)
            if odds[MARKED, first : last + 1].max() < common:
                break
            left = sum(shares[number] for number in free)
            found.append(_span(answer, first, last, share_of(shares, (first, last)) / left if left else 0.0))
            free -= set(range(first, last + 1))
        return tuple(found)

    def shares(self, criterion: str, rows: Floats) -> Floats:
        """(sentences, NAMES + FIFTHS) -> (sentences,): the chance that a rater's is this one; they add up to 1."""
        scores = rows[:, : len(NAMES)] @ self.weights + rows[:, len(NAMES) :] @ self.places[criterion]
        found: Floats = np.exp(scores - scores.max(initial=0.0))
        return found / max(float(found.sum()), 1e-300)


def _seen(
    criterion: str, answer: Reading, techniques: tuple[Trained, ...], wordings: Wordings
) -> tuple[Floats, float, Floats] | None:
    """The odds of each kind, those of an ordinary sentence to be marked, and what the choice is made by."""
    models: SentenceModels | None = None
    gains, meanings = None, None
    for one in techniques:
        if isinstance(one, SentenceTechnique) and one.models.knows(criterion):
            models = one.models
        if isinstance(one, GainsTechnique) and criterion in one.criteria:
            gains = one.gains(criterion, answer)
        if isinstance(one, EmbeddingTechnique) and one.is_ready and criterion in one.liners:
            meanings = one.log_odds(criterion, answer)[MARKED]
    if models is None:
        return None
    odds, rate = models.odds(criterion, answer), min(models.base_rate(criterion), 0.99)
    others = models.marked_for_others(criterion, answer)
    rows = observed(criterion, answer, wordings, odds, others, gains, meanings)
    return odds, float(np.log(rate / (1.0 - rate))), rows


def observed(
    criterion: str,
    answer: Reading,
    wordings: Wordings,
    odds: Floats,
    others: Floats,
    gains: Floats | None,
    meanings: Floats | None,
) -> Floats:
    """(sentences, NAMES + FIFTHS), each without its mean over the answer: only differences within it matter.

    odds: (3, sentences), of each kind; others: (sentences,), the odds to be marked for the likeliest other
    criterion.
    """
    plain = answer.once("places", lambda: _places(answer))
    count = len(answer.sentences)
    signs = _signs(criterion, answer)
    nothing = np.zeros(count)
    by_meaning = (nothing, nothing) if meanings is None else (meanings, _beside(meanings))
    size = nothing if gains is None else np.abs(gains)
    near = wordings.near(criterion, answer)
    columns = [signs > 0, signs, near, odds[MARKED], _beside(odds[MARKED]), odds[CLEAR], size, others]
    found = np.column_stack([plain[:, :1], *columns, *by_meaning, plain[:, 1:]])
    centred: Floats = found - found.mean(axis=0)
    return centred


def _places(answer: Reading) -> Floats:
    """(sentences, 1 + FIFTHS): the length of each, and in which fifth of the answer it stands."""
    count = len(answer.sentences)
    fifth = np.minimum(np.arange(count) * FIFTHS // max(1, count - 1), FIFTHS - 1)
    lengths = np.log1p([len(sentence.words) for sentence in answer.sentences])
    return np.column_stack([lengths, fifth[:, None] == np.arange(FIFTHS)])


def _signs(criterion: str, answer: Reading) -> Floats:
    """(sentences,) how many signs of the criterion are shown in each."""
    competency_id, _, criterion_id = criterion.partition("/")
    found = np.zeros(len(answer.sentences))
    keys: list[SignKey] = [key for key in answer.shown if key[:2] == (competency_id, criterion_id)]
    for key in keys:
        found += [sentence.words in answer.shown[key].sentences for sentence in answer.sentences]
    return found


def _beside(values: Floats) -> Floats:
    """The mean of both neighbours; the first and the last have themselves for the one they lack."""
    found: Floats = (np.append(values[1:], values[-1:]) + np.append(values[:1], values[:-1])) / 2
    return found


def best_quote(answer: Reading, shares: Sequence[float], free: Set[int]) -> tuple[int, int]:
    """First and last sentence: of the pairs of neighbours in one utterance, or the single ones that have no
    neighbour, among the free ones; of equals the earlier."""
    said = answer.sentences
    pairs = {one: one + 1 for one in free if one + 1 in free and said[one].utterance is said[one + 1].utterance}
    alone = {one: one for one in free if one not in pairs and one - 1 not in pairs}
    quotes = [*pairs.items(), *alone.items()]
    return max(quotes, key=lambda quote: (share_of(shares, quote), -quote[0]))


def share_of(shares: Sequence[float], quote: tuple[int, int]) -> float:
    """Of a quote of one sentence or two."""
    first, last = quote
    return shares[first] if first == last else shares[first] + shares[last]


def _span(answer: Reading, first: int, last: int, strength: float) -> Span:
    one, other = answer.sentences[first], answer.sentences[last]
    start, end = one.offset, other.offset + len(other.text)
    said = one.utterance
    return Span(said.utterance_id, start, end, said.text[start:end], strength)
