"""Which words to quote: learned from what raters highlighted, over all criteria together.

A sentence's score is a weighted sum of what can be seen of it: how much it is like marked ones, and its
neighbours; whether it is like what shows a behaviour, or the lack of one; whether a sign was found in it, how near
it is to the criterion's wording; where it stands, how long it is, whether it tells an own action. Its weights are
those of a conditional logit (McFadden 1974): a choice among the sentences of one answer. A quote is the best
sentence with the better one of its neighbours, as the cut between them is the program's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from scoring.english import DETAILS, OWN_PAST_ACTION
from scoring.evidence import SignKey
from scoring.ngrams import Bag, Floats, Vocabulary
from scoring.reading import Reading
from scoring.techniques.embeddings import EmbeddingTechnique
from scoring.techniques.gains import GainsTechnique
from scoring.techniques.sentences import CLEAR, LACK, MARKED, SentenceTechnique
from scoring.techniques.trained import MOST_SPANS, Trained
from scoring.votes import Span

NAMES = (
    *("position", "position squared", "first", "last", "length", "own past action", "kinds of details", "I"),
    *("sign", "signs", "near the criterion's wording", "like marked", "neighbours like marked"),
    *("like clear", "like lacking", "size of its gain"),
    *("like marked by meaning", "neighbours like marked by meaning"),
)


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
        name = f"wordings {id(self)}"
        if (known := answer.counts.get(name)) is None:
            known = answer.counts[name] = answer.times(self.vocabulary, self._weights)
        return known[:, self._columns[criterion]]


@dataclass(frozen=True)
class Chooser:
    """weights: of NAMES."""

    weights: Floats
    wordings: Wordings

    @staticmethod
    def best(answer: Reading, scores: Floats) -> tuple[int, int]:
        """First and last sentence of the best quote."""
        return _with_neighbour(answer, scores, int(np.argmax(scores)), set(range(len(scores))))

    def spans(self, criterion: str, answer: Reading, techniques: tuple[Trained, ...]) -> tuple[Span, ...]:
        """At most three that don't share a sentence, the best first; of equals the earlier.

        None of them is less like what raters mark than a sentence drawn at random.
        """
        known = _known(criterion, answer, techniques)
        if known is None or not answer.sentences:
            return ()
        odds, gains, meanings, common = known
        scores = observed(criterion, answer, self.wordings, odds, gains, meanings) @ self.weights
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        found: list[Span] = []
        free = set(range(len(scores)))
        while free and len(found) < MOST_SPANS:
            best = max(free, key=lambda number: (scores[number], -number))
            first, last = _with_neighbour(answer, scores, best, free)
            if odds[MARKED, first : last + 1].max() < common:
                break
            free -= set(range(first, last + 1))
            found.append(_span(answer, first, last, float(shares[first : last + 1].sum())))
        return tuple(found)


def _known(
    criterion: str, answer: Reading, techniques: tuple[Trained, ...]
) -> tuple[Floats, Floats | None, Floats | None, float] | None:
    """The odds of each kind, gains, the odds by meaning, and those of an ordinary sentence; None where no
    technique knows the criterion."""
    odds, gains, meanings, common = None, None, None, 0.0
    for one in techniques:
        if isinstance(one, SentenceTechnique) and one.models.knows(criterion):
            odds, rate = one.models.odds(criterion, answer), min(one.models.base_rate(criterion), 0.99)
            common = float(np.log(rate / (1.0 - rate)))
        if isinstance(one, GainsTechnique) and criterion in one.criteria:
            gains = one.gains(criterion, answer)
        if isinstance(one, EmbeddingTechnique) and one.is_ready and criterion in one.liners:
            meanings = one.log_odds(criterion, answer)[MARKED]
    return None if odds is None else (odds, gains, meanings, common)


def observed(
    criterion: str,
    answer: Reading,
    wordings: Wordings,
    odds: Floats,
    gains: Floats | None,
    meanings: Floats | None,
) -> Floats:
    """(sentences, NAMES), each without its mean over the answer: only differences within an answer matter.

    odds: (3, sentences), of each kind.
    """
    if (plain := answer.counts.get("places")) is None:
        plain = answer.counts["places"] = _places(answer)
    count = len(answer.sentences)
    signs = _signs(criterion, answer)
    by_meaning = np.zeros(count) if meanings is None else meanings
    size = np.zeros(count) if gains is None else np.abs(gains)
    near = wordings.near(criterion, answer)
    columns = [signs > 0, signs, near, odds[MARKED], _beside(odds[MARKED]), odds[CLEAR], odds[LACK], size]
    columns += [by_meaning, _beside(by_meaning)]
    found = np.concatenate([plain, np.stack(columns, axis=1)], axis=1).astype(np.float64)
    centred: Floats = found - found.mean(axis=0)
    return centred


def _places(answer: Reading) -> Floats:
    count = len(answer.sentences)
    rows = []
    for number, sentence in enumerate(answer.sentences):
        place = number / max(1, count - 1)
        details = sum(bool(pattern.search(sentence.plain)) for pattern in DETAILS.values())
        own = bool(OWN_PAST_ACTION.search(sentence.plain))
        rows.append((
            *(place, place**2, number == 0, number == count - 1, np.log1p(len(sentence.words))),
            *(own, details, "i" in sentence.words),
        ))  # fmt: skip
    return np.array(rows, np.float64)


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


def _with_neighbour(answer: Reading, scores: Floats, best: int, free: set[int]) -> tuple[int, int]:
    """First and last sentence of the quote; neighbours are of one utterance and not quoted yet."""
    near = [
        number
        for number in (best - 1, best + 1)
        if number in free and answer.sentences[number].utterance is answer.sentences[best].utterance
    ]
    if not near:
        return best, best
    other = max(near, key=lambda number: (scores[number], -number))
    return min(best, other), max(best, other)


def _span(answer: Reading, first: int, last: int, strength: float) -> Span:
    one, other = answer.sentences[first], answer.sentences[last]
    start, end = one.offset, other.offset + len(other.text)
    said = one.utterance
    return Span(said.utterance_id, start, end, said.text[start:end], strength)
