"""An answer's words, masked and cut into sentences that can be quoted: where each stands, when it was said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialogue.transcript import Answer, AnswerStatus, Speaker, Utterance
from scoring.english import words_of
from scoring.masking import mask

# Longer stretches without a full stop come from recognizers that write none; they are cut at a conjunction, and at
# the latest here, so that a quote stays readable. English sentences of speech have 10-20 words.
LONGEST_WORDS = 60
CUT_FROM_WORDS = 15
QUOTE_CHARS = 400

# Possessive and only from the first of a run: a million dots take a million steps, not their square.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$)|\n++")
_WORD = re.compile(r"\w+")
_JOINT = frozenset({"and", "but", "then", "so", "after"})


@dataclass(frozen=True)
class Sentence:
    """`text` stands verbatim at `offset` in the utterance's text, to be quoted; measures read `masked`."""

    text: str
    masked: str  # of the same length
    offset: int
    utterance: Utterance

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words_of(self.masked))

    @cached_property
    def searchable(self) -> str:
        """The text, offsets kept, in which cues are looked for.

        Dashes and apostrophes that don't bind two words become spaces, and so do those of chains: a cue's gap
        takes them for both a word and its border, and "a-b-c-..." would be tried in very many ways.
        """
        lone = re.sub(r"(?<!\w)['’-]+|['’-]+(?!\w)|['’-]{2,}", lambda m: " " * len(m[0]), self.masked)
        return re.sub(r"(?<![\w'’-])\w++(?:['’-]\w++){3,}", lambda m: re.sub(r"['’-]", " ", m[0]), lone)

    def starts_at_s(self, position: int) -> float:
        """When the words at this position were said, taking the utterance's speed for even."""
        said = self.utterance
        share = (self.offset + position) / max(1, len(said.text))
        return round(said.start_s + max(0.0, said.end_s - said.start_s) * share, 2)

    def quote(self, start: int, end: int) -> tuple[str, int]:
        """The sentence, or what is around start..end if it is very long; verbatim, with its position."""
        if len(self.text) <= QUOTE_CHARS:
            return self.text, 0
        begin = max(0, min(start - QUOTE_CHARS // 4, len(self.text) - QUOTE_CHARS))
        cut = self.text[begin : max(end, begin + QUOTE_CHARS)]
        return cut.strip(), begin + len(cut) - len(cut.lstrip())


@dataclass(frozen=True)
class AnswerText:
    """One answer as the measures see it: its words, whether they may be judged, and nothing else."""

    question_id: str
    status: AnswerStatus
    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)


def prepare(answer: Answer) -> AnswerText:
    return AnswerText(answer.question_id, answer.status, sentences_of(answer.utterances))


def sentences_of(utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
    """Of one answer. What anybody else said in between is left out."""
    own = [said for said in utterances if said.speaker is Speaker.CANDIDATE]
    masked = mask([said.text for said in own])
    return tuple(s for said, text in zip(own, masked, strict=True) for s in _cut(said, text))


def _cut(said: Utterance, masked: str) -> list[Sentence]:
    return [
        Sentence(said.text[start:end], masked[start:end], start, said)
        for whole_start, whole_end in _sentence_spans(said.text)
        for start, end in _pieces(said.text, whole_start, whole_end)
    ]


def distinct_words(sentences: Iterable[Sentence]) -> int:
    """Words of the sentences that differ: saying the same again is not saying more."""
    return sum(len(words) for words in {sentence.words for sentence in sentences})


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        spans.append((start, stop.end()))
        start = stop.end()
    spans.append((start, len(text)))
    return [span for a, b in spans if (span := _stripped(text, a, b))[0] < span[1]]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = list(_WORD.finditer(text, start, end))
    if len(words) <= LONGEST_WORDS:
        return [(start, end)]
    pieces, begin, count = [], start, 0
    for word, following in zip(words, [*words[1:], None], strict=True):
        is_joint = (
            count >= CUT_FROM_WORDS
            and word[0].lower() in _JOINT
            and not (following and following[0].lower() == "that")  # "so that" is one conjunction
        )
        if is_joint or count >= LONGEST_WORDS:
            pieces.append(_stripped(text, begin, word.start()))
            begin, count = word.start(), 0
        count += 1
    return [*pieces, _stripped(text, begin, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
