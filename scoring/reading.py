"""One answer as the techniques read it: different sentences, masked, and what is found in them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dialogue.transcript import Speaker, Utterance
from scoring.english import FUNCTION_WORDS, words_of
from scoring.evidence import Shown, SignKey
from scoring.ngrams import Bag, Floats, Ids, Vocabulary, dense
from scoring.preparation import Sentence, sentences_of

# A stretch of catchwords: plain speech of 16 words and more has at least three function words among them.
STUFFED_WORDS = 16
STUFFED_SHARE = 0.13
# Sentences that are multiplied at once. An answer has about ten; one of ten thousand must not take gigabytes.
BLOCK = 64


class Reading:
    """`shown`: signs that were found, where a bank has them. `asked`: the content words of the question."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        shown: Mapping[SignKey, Shown] | None = None,
        asked: frozenset[str] = frozenset(),
    ) -> None:
        first: dict[tuple[str, ...], Sentence] = {}
        for sentence in sentences:
            if sentence.words and not sentence.again:
                first.setdefault(sentence.words, sentence)
        self.sentences = tuple(first.values())
        self._said = tuple(word for sentence in sentences for word in sentence.words)
        self.to_the_scorer = any(sentence.to_the_scorer for sentence in sentences)
        self.shown = shown or {}
        self.asked = asked
        self._known: dict[Hashable, Floats] = {}
        self._bags: dict[int, Bag] = {}
        self._sentence_bags: dict[int, tuple[Bag, ...]] = {}
        self._blocks: dict[int, list[tuple[Ids, Floats]]] = {}

    def once(self, name: Hashable, compute: Callable[[], Floats]) -> Floats:
        """What several techniques or criteria ask for, computed for the first of them."""
        if (known := self._known.get(name)) is None:
            known = self._known[name] = compute()
        return known

    @cached_property
    def text(self) -> str:
        """As it is written, for models of written texts alone: marks and capitals are in it."""
        return " ".join(sentence.masked for sentence in self.sentences)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words, with empty ones where some were masked."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def is_stuffed(self) -> bool:
        """Whether there is a stretch of words with hardly any grammar around them."""
        known = np.array([word in FUNCTION_WORDS for word in self._said], np.float64)
        if len(known) < STUFFED_WORDS:
            return False
        sums = np.convolve(known, np.ones(STUFFED_WORDS), "valid")
        return bool(sums.min() < STUFFED_SHARE * STUFFED_WORDS)

    def knows_most(self, vocabulary: Vocabulary, share: float) -> bool:
        """Whether at least this share of the words is in the vocabulary."""
        known = self.once(
            ("known", id(vocabulary)), lambda: np.mean([vocabulary.knows(w) for w in self.words], keepdims=True)
        )
        return bool(known[0] >= share)

    def bag(self, vocabulary: Vocabulary) -> Bag:
        """Of the whole answer; computed once, whichever criteria ask for it."""
        if (known := self._bags.get(id(vocabulary))) is None:
            self._bags[id(vocabulary)] = known = vocabulary.bag(
                self.text if vocabulary.kind == "chars" else self.tokens
            )
        return known

    def sentence_bags(self, vocabulary: Vocabulary) -> tuple[Bag, ...]:
        if (known := self._sentence_bags.get(id(vocabulary))) is None:
            known = tuple(
                vocabulary.bag(s.masked if vocabulary.kind == "chars" else s.tokens) for s in self.sentences
            )
            self._sentence_bags[id(vocabulary)] = known
        return known

    def times(self, vocabulary: Vocabulary, weights: NDArray[np.floating[Any]]) -> Floats:
        """(terms, columns) -> (sentences, columns): the bag of each sentence times each column."""
        if (known := self._blocks.get(id(vocabulary))) is None:
            bags = self.sentence_bags(vocabulary)
            starts = range(0, len(bags), BLOCK)
            known = self._blocks[id(vocabulary)] = [dense(bags[start : start + BLOCK]) for start in starts]
        found = [rows @ weights[ids].astype(np.float64) for ids, rows in known]
        return np.concatenate(found) if found else np.zeros((0, weights.shape[1]))


def read(text: str, asked: str = "") -> Reading:
    """A text of somebody's own, as if it had been said in one go."""
    said = Utterance("text", Speaker.CANDIDATE, text, 0.0, 0.0, None)
    return Reading(sentences_of([said]), asked=content_words(asked))


def content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if len(word) > 3) - FUNCTION_WORDS
