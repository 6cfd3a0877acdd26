"""Spans that the first layer is fitted on, made of phrases and told answers."""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.requests.damage import damaged
from benchmarks.requests.phrases import Phrase, pieces, sentences
from dialogue.request_kinds import Request
from dialogue.request_model import KINDS
from dialogue.request_words import Word, words

# Weights: what is made of a phrase counts less than the phrase, since there is so much of it.
DAMAGED, BESIDE, CUT, QUOTED, TOLD = 0.4, 0.5, 0.3, 0.5, 0.6
# Somebody else's request is an answer: with the words of every third request.
QUOTES = {
    "en": (
        *("he said {}", "and then she goes {}", "i told him {}", "the customer asked {}", "my boss said {}"),
        *("she kept saying {}", "i said to her {}", "they asked me {}", "so i was like {}", "he shouted {}"),
        *("{} he said", "{} she asked me", "{} they said and left", "and i thought {}", "one guest said to me {}"),
        *("the old man on the phone went {}", "he looked at me and said {} so i helped him", "and he replied {}"),
        *("i asked my colleague {} and she did", "she wrote in the mail {}", "people always tell me {}"),
        *("the first thing he said was {}", "he texted me {}", "my colleague whispered {}"),
    ),
    "de": (
        *("er hat gesagt {}", "und dann sagt sie {}", "ich hab ihm gesagt {}", "der kunde hat gefragt {}"),
        *("mein chef meinte {}", "sie hat immer gesagt {}", "ich sag zu ihr {}", "die haben mich gefragt {}"),
        *("ich so {}", "er hat geschrien {}", "{} hat er gesagt", "{} hat sie mich gefragt", "und ich dachte {}"),
        *("{} haben die gesagt und sind gegangen", "ein gast sagte zu mir {}"),
        *("der alte mann am telefon meinte {}",),
        *("er schaut mich an und sagt {} also hab ich geholfen", "in der mail stand {}", "und er antwortet {}"),
        *("ich hab meine kollegin gefragt {} und sie hat es gemacht", "er hat mir geschrieben {}"),
        *("die leute sagen immer zu mir {}", "das erste was er sagte war {}", "meine kollegin hat geflüstert {}"),
    ),
}
QUOTED_SHARE = 3
WINDOWS, LONGEST_WINDOW = 4, 25
TOLD_PARTS = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """`kind`: 0 for an answer, else a place in KINDS from 1 on. `source`: a writer, or "told 0" to "told 3"."""

    words: Sequence[Word]
    first: int
    last: int
    kind: int
    weight: float
    source: str


def kind_of(request: Request | None) -> int:
    return 0 if request is None else 1 + KINDS.index(request)


def part_of(answer: str) -> str:
    return f"told {number(answer) % TOLD_PARTS}"


def number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def unmarked(text: str) -> str:
    """As recognizers write."""
    return re.sub(r"[.!?,]", "", text).lower()


def samples(phrases: Sequence[Phrase], answers: Sequence[str], language: str) -> list[Sample]:
    """The same for the same input; each phrase makes its own, whatever the others are."""
    beside: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase.request is None:
            beside.setdefault(phrase.writer, []).append(phrase.text)
    found: list[Sample] = []
    for phrase in phrases:
        chance = random.Random(number(phrase.text))
        if phrase.mixed:
            found += _of_mixed(phrase, chance)
        else:
            found += _of_whole(phrase, beside[phrase.writer], language, chance)
    return [*found, *_of_told(answers)]


def _of_mixed(phrase: Phrase, chance: random.Random) -> Iterator[Sample]:
    turn, asks = words(phrase.text), [word.plain for word in words(phrase.asks)]
    plain = [word.plain for word in turn]
    starts = [at for at in range(len(plain) - len(asks) + 1) if asks and plain[at : at + len(asks)] == asks]
    if not starts:
        return
    first, last = starts[0], starts[0] + len(asks)
    yield Sample(turn, first, last, kind_of(phrase.request), 1.0, phrase.writer)
    for start, end in ((0, first), (last, len(turn))):
        if start < end:
            yield Sample(turn, start, end, 0, 1.0, phrase.writer)
            for _ in range(2):
                yield _cut(turn, start, end, chance, phrase.writer)


def _cut(turn: Sequence[Word], start: int, end: int, chance: random.Random, source: str) -> Sample:
    """A beginning or an end of what is no request."""
    if chance.random() < 0.5:
        return Sample(turn, start, chance.randint(start + 1, end), 0, CUT, source)
    return Sample(turn, chance.randint(start, end - 1), end, 0, CUT, source)


def _of_whole(phrase: Phrase, answers: list[str], language: str, chance: random.Random) -> Iterator[Sample]:
    kind = kind_of(phrase.request)
    for text, weight in ((phrase.text, 1.0), (damaged(phrase.text, language, 0), DAMAGED)):
        if turn := words(text):
            yield Sample(turn, 0, len(turn), kind, weight, phrase.writer)
    if phrase.request is None:
        turn = words(phrase.text)
        if len(turn) > 2:
            for _ in range(3):
                yield _cut(turn, 0, len(turn), chance, phrase.writer)
    elif phrase.request not in (Request.YES, Request.NO):
        yield from _beside(phrase, chance.choice(answers), chance)
        if number(phrase.text) % QUOTED_SHARE == 0:
            quoted = words(chance.choice(QUOTES[language]).format(unmarked(phrase.text)))
            yield Sample(quoted, 0, len(quoted), 0, QUOTED, phrase.writer)


def _beside(phrase: Phrase, answer: str, chance: random.Random) -> Iterator[Sample]:
    """The request behind an answer, or before one."""
    asks = phrase.text
    if chance.random() < 0.5:
        asks, answer = unmarked(asks), unmarked(answer)
    count, behind = len(words(asks)), chance.random() < 0.6
    if not behind and asks == phrase.text and asks[-1] not in ".!?":
        asks += "."
    turn = words(f"{answer} {asks}" if behind else f"{asks} {answer}")
    first, last = (len(turn) - count, len(turn)) if behind else (0, count)
    if 0 <= first < last <= len(turn) and last - first < len(turn):
        yield Sample(turn, first, last, kind_of(phrase.request), BESIDE, phrase.writer)
        yield Sample(turn, *((0, first) if behind else (last, len(turn))), 0, CUT, phrase.writer)


def _of_told(answers: Sequence[str]) -> Iterator[Sample]:
    for answer in answers:
        chance, source = random.Random(number(answer)), part_of(answer)
        for piece in (*sentences([answer]), *pieces([answer])[::4]):
            if turn := words(piece):
                yield Sample(turn, 0, len(turn), 0, TOLD, source)
        for turn in (words(answer), words(unmarked(answer))):
            for _ in range(WINDOWS):
                length, place = chance.randint(1, LONGEST_WINDOW), chance.random()
                latest = max(0, len(turn) - length)
                first = 0 if place < 0.3 else latest if place < 0.6 else chance.randint(0, latest)
                if turn:
                    yield Sample(turn, first, min(len(turn), first + length), 0, CUT, source)
