"""A text as a bag of words and character runs, for linear models.

Written out here so that a trained model is read and used without scikit-learn, whose import alone takes more than
a second, and so that a model file needs no pickle. The weighting is scikit-learn's `TfidfVectorizer` with
`sublinear_tf=True`: (1 + log count) * (1 + log((1 + n) / (1 + df))), then unit length; a test compares the two.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]

# Of the most frequent terms, so that a model of 10,000 long texts stays below 10 MB.
MOST_TERMS = 60_000
CHAR_RUNS = (2, 5)
_KNOWN_WORDS = 50_000  # cached spellings
_CHUNK = re.compile(r"\S{1,40}")


@dataclass(frozen=True, slots=True)
class Bag:
    """A sparse row of length 1: `values` stand at `ids`, which are ascending and different. length: before
    that."""

    ids: Ids
    values: Floats
    length: float

    def times(self, weights: Floats) -> float:
        return float(self.values @ weights[self.ids])


def dense(bags: Sequence[Bag]) -> tuple[Ids, Floats]:
    """The ids that occur in any of them, ascending, and (bags, ids): it is multiplied faster."""
    every = np.concatenate([np.empty(0, np.int64), *(bag.ids for bag in bags)])
    ids, columns = np.unique(every, return_inverse=True)
    rows = np.zeros((len(bags), len(ids)))
    rows[np.repeat(np.arange(len(bags)), [len(bag.ids) for bag in bags]), columns] = np.concatenate(
        [np.empty(0), *(bag.values for bag in bags)]
    )
    return ids, rows


def word_terms(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbouring words; an empty word, that was masked, is neither and has no neighbours."""
    pairs = [f"{one} {other}" for one, other in pairwise(words) if one and other]
    return [word for word in words if word] + pairs


def stem_terms(words: Sequence[str], language: str) -> list[str]:
    """Stems, pairs of neighbouring ones, and pairs with one word between: "ask she", "ask _ first".

    So few answers are rated that most wordings occur once; their stems, and what frames them, occur again.
    language: of `snowballstemmer`; with none, words stay as they are.
    """
    stems = [word and stem(word, language) for word in words]
    apart = [f"{one} _ {other}" for one, other in zip(stems, stems[2:], strict=False) if one and other]
    return word_terms(stems) + apart


@lru_cache(_KNOWN_WORDS)
def stem(word: str, language: str) -> str:
    found: str = _stemmer(language).stemWord(word) if language else word
    return found


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(language)


def char_terms(chunk: str) -> tuple[str, ...]:
    """Runs of 2 to 5 characters within one stretch without spaces, borders marked (`char_wb`)."""
    padded = f" {chunk} "
    lengths = range(CHAR_RUNS[0], min(CHAR_RUNS[1], len(padded)) + 1)
    return tuple(padded[start : start + n] for n in lengths for start in range(len(padded) - n + 1))


def chunks(text: str) -> list[str]:
    return _CHUNK.findall(text.lower())


def _all_char_terms(text: str) -> Iterator[str]:
    for chunk in chunks(text):
        yield from char_terms(chunk)


def _terms(kind: str, language: str) -> Callable[[Any], Iterable[str]]:
    if kind == "stems":
        return partial(stem_terms, language=language)
    return {"words": word_terms, "chars": _all_char_terms}[kind]


@dataclass(frozen=True)
class Vocabulary:
    """Terms in ascending order, with the weight of each. kind: words, stems of a language, or chars."""

    kind: str
    terms: tuple[str, ...]
    weights: Floats
    language: str = ""
    _ids: dict[str, int] = field(init=False, repr=False, compare=False)
    _of_chunk: Callable[[str], Ids] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = {term: number for number, term in enumerate(self.terms)}
        object.__setattr__(self, "_ids", ids)
        object.__setattr__(self, "_of_chunk", lru_cache(_KNOWN_WORDS)(self._char_ids))

    def bag(self, text: str | Sequence[str]) -> Bag:
        """Of lower-case words, or of a text where the kind is `chars`."""
        if isinstance(text, str):
            found = [self._of_chunk(chunk) for chunk in chunks(text)]
            every = np.concatenate(found) if found else np.empty(0, np.int64)
        else:
            terms = _terms(self.kind, self.language)(text)
            known = [self._ids[term] for term in terms if term in self._ids]
            every = np.array(known, np.int64)
        ids, counts = np.unique(every, return_counts=True)
        values = (1.0 + np.log(counts)) * self.weights[ids]
        length = np.sqrt(values @ values)
        return Bag(ids, values / length if length else values, float(length))

    def knows(self, word: str) -> bool:
        return (stem(word, self.language) if self.kind == "stems" else word) in self._ids

    def _char_ids(self, chunk: str) -> Ids:
        return np.array([self._ids[term] for term in char_terms(chunk) if term in self._ids], np.int64)


def learn_vocabulary(
    kind: str, texts: Sequence[str] | Sequence[Sequence[str]], at_least: int = 2, language: str = ""
) -> Vocabulary:
    """Of the terms that occur in `at_least` texts; in all there are, where nothing occurs twice."""
    terms = _terms(kind, language)
    spread = Counter(term for text in texts for term in set(terms(text)))
    common = [(term, count) for term, count in spread.items() if count >= at_least] or list(spread.items())
    kept = sorted(sorted(common, key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS])
    counts = np.array([count for _, count in kept], np.float64)
    weights = 1.0 + np.log((1.0 + len(texts)) / (1.0 + counts))
    return Vocabulary(kind, tuple(term for term, _ in kept), weights, language)
