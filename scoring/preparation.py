"""An answer's words, masked and cut into stretches that can be quoted: where each stands, when it was said.

Full stops, commas and capitals are the recognizer's or the typist's. So nothing that is measured rests on them:
the cuts come from the words alone (`scoring.segments`), and measures read words without any mark.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialogue.transcript import Answer, AnswerStatus, Speaker, Utterance
from scoring.masking import MARK, mask
from scoring.segments import starts_of
from scoring.spellings import standard
from scoring.to_the_scorer import addressed

QUOTE_CHARS = 400
# So many words in a row that stood in the answer before are said again, whatever stands around them.
RUN_WORDS = 8

# Possessive: a million apostrophes take a million steps, not their square.
_TOKEN = re.compile(rf"[\w{MARK}]++(?:['’][\w{MARK}]++)*+")
_UNKNOWN = "x"  # what stands for a masked word: no cue asks for it


@dataclass(frozen=True)
class Sentence:
    """A stretch of words that reads like a sentence. `text` stands verbatim at `offset` in the utterance's text,
    to be quoted; measures read `tokens` and `plain`.

    again: its words stood in the answer before. to_the_scorer: it addresses the program that reads it, and has
    no words to any measure.
    """

    text: str
    masked: str  # of the same length; blank where the program is addressed
    offset: int
    utterance: Utterance
    again: bool = False
    to_the_scorer: bool = False

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Lower-case words without apostrophes; masked ones are empty."""
        return tuple(_word(match[0]) for match in _TOKEN.finditer(self.masked))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token for token in self.tokens if token)

    @cached_property
    def plain(self) -> str:
        """The words with single spaces between them, for cues and patterns: as if no mark had been written."""
        found = (match[0].lower().replace("’", "'") for match in _TOKEN.finditer(self.masked))
        return " ".join(_UNKNOWN if MARK in word else standard(word) for word in found)

    def starts_at_s(self, position: int) -> float:
        """When the words at this position were said, taking the utterance's speed for even."""
        said = self.utterance
        share = (self.offset + position) / max(1, len(said.text))
        return round(said.start_s + max(0.0, said.end_s - said.start_s) * share, 2)

    def quote(self, start: int = 0, end: int = 0) -> tuple[str, int]:
        """The stretch, or what is around start..end of `plain` if it is very long; verbatim, with its position."""
        if len(self.text) <= QUOTE_CHARS:
            return self.text, 0
        places = [match.span() for match in _TOKEN.finditer(self.masked)] or [(0, 0)]
        first, last = (min(self.plain.count(" ", 0, place), len(places) - 1) for place in (start, end))
        begin = max(0, min(places[first][0] - QUOTE_CHARS // 4, len(self.text) - QUOTE_CHARS))
        cut = self.text[begin : max(min(places[last][1], begin + 2 * QUOTE_CHARS), begin + QUOTE_CHARS)]
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
    """Of one answer. What anybody else said in between is left out.

    What is said to the program is taken out before anything is cut or masked, so that all else is read as if it
    weren't there; it comes last.
    """
    own = [said for said in utterances if said.speaker is Speaker.CANDIDATE]
    asks = [dict.fromkeys(addressed(said.text)) for said in own]
    masked = mask([_blanked(said.text, spans) for said, spans in zip(own, asks, strict=True)])
    known: set[tuple[str, ...]] = set()
    told = [one for said, text in zip(own, masked, strict=True) for one in _cut(said, text, known)]
    asked = [
        Sentence(said.text[start:end], " " * (end - start), start, said, to_the_scorer=True)
        for said, spans in zip(own, asks, strict=True)
        for start, end in spans
    ]
    return (*told, *asked)


def distinct_words(sentences: Iterable[Sentence]) -> int:
    """Words of the sentences that differ: saying the same again is not saying more."""
    return sum(len(words) for words in {sentence.words for sentence in sentences if not sentence.again})


def _word(token: str) -> str:
    return "" if MARK in token else standard(token.lower()).replace("'", "").replace("’", "")


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _cut(said: Utterance, masked: str, known: set[tuple[str, ...]]) -> Iterator[Sentence]:
    """known: runs of words that stood before; those of this utterance are added."""
    tokens = list(_TOKEN.finditer(masked))
    words = [_word(token[0]) for token in tokens]
    again = _said_before(words, known)
    changes = [0, *(place for place in range(1, len(again)) if again[place] != again[place - 1])]
    starts = [
        first + start
        for first, last in zip(changes, [*changes[1:], len(words)], strict=True)
        for start in starts_of(words[first:last])
    ]
    if not starts:
        starts, again = [0], [False]  # no words, but something may stand there
    borders = [0, *(_border(masked, tokens[start - 1].end(), tokens[start].start()) for start in starts[1:])]
    for first, begin, end in zip(starts, borders, [*borders[1:], len(masked)], strict=True):
        begin, end = _stripped(masked, begin, end)
        if begin < end:
            yield Sentence(said.text[begin:end], masked[begin:end], begin, said, again[first])


def _said_before(words: Sequence[str], known: set[tuple[str, ...]]) -> list[bool]:
    found = [False] * len(words)
    for start in range(len(words) - RUN_WORDS + 1):
        run = tuple(words[start : start + RUN_WORDS])
        if run in known:
            found[start : start + RUN_WORDS] = [True] * RUN_WORDS
        known.add(run)
    return found


def _border(text: str, end: int, start: int) -> int:
    """Between two words: behind the last space, so that closing marks stay with what they close."""
    spaces = [place for place in range(end, start) if text[place].isspace()]
    return spaces[-1] + 1 if spaces else start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
