"""What candidates say to her besides answers: found in the words of a turn.

A small model judges the turn and its parts (`request_model`); a short list has what must never be missed
(`request_certain`). The costly mistake is to take an answer for a request ("I told him to wait a moment"), so in
doubt it's an answer.
"""

from dataclasses import dataclass
from functools import lru_cache

from dialogue.request_certain import certain, only_quotes
from dialogue.request_kinds import Request
from dialogue.request_model import Model, Turn, model
from dialogue.request_words import Word, visible, words

__all__ = ["Asked", "Request", "forget", "prepare", "recognize", "recognize_all", "visible"]

# Which one is meant when several are asked at once: first what concerns the person, then what is more special.
_ORDER = (
    *(Request.INJECTION, Request.DISTRESS, Request.ERASE, Request.LEAVE, Request.HUMAN, Request.ABUSE),
    *(Request.PAUSE, Request.SLOWER, Request.TECHNICAL, Request.IS_AI, Request.SKIP, Request.START_OVER),
    *(Request.REPEAT, Request.REPHRASE, Request.HOW_MANY, Request.PROCESS, Request.WAIT, Request.NO_EXAMPLE),
    *(Request.NO, Request.THANKS, Request.YES, Request.GREETING),
)
_RANK = {request: rank for rank, request in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Asked:
    """`start`, `end` (exclusive): the words that ask, politeness included, in the text as given.

    `rest`: the text without these words and without the turn's other requests, i.e. what may be an answer.
    """

    request: Request
    start: int
    end: int
    rest: str


@dataclass(frozen=True, slots=True)
class _Found:
    """`first`, `last` (exclusive): words."""

    request: Request
    first: int
    last: int


def recognize(text: str, language: str) -> Asked | None:
    """The request that counts most; None for an answer. `language`: "en" or "de", with a region or without."""
    return min(recognize_all(text, language), key=lambda asked: _RANK[asked.request], default=None)


# The same words are asked about again: while they are said, when they are answered, when a log is replayed.
@lru_cache(maxsize=64)
def recognize_all(text: str, language: str) -> tuple[Asked, ...]:
    """All requests of a turn, in their order; empty in a language that has no model."""
    spoken = _spoken(language)
    by, plain = model(spoken), words(text)
    if by is None or not plain:
        return ()
    found = _found(plain, by, spoken)
    places = [[plain[one.first].start, _mark_end(text, plain[one.last - 1].end)] for one in found]
    if found and found[0].first == 0:  # fillers at the border go with it: "um", "hm"
        places[0][0] = len(text) - len(text.lstrip())
    if found and found[-1].last == len(plain):
        places[-1][1] = len(text.rstrip())
    rest = _without(text, places)
    return tuple(Asked(one.request, start, end, rest) for one, (start, end) in zip(found, places, strict=True))


def forget() -> None:
    """Keep nothing of what was said so far."""
    recognize_all.cache_clear()


def prepare(language: str) -> None:
    """Do now what the first turn in this language would wait for: its weights take a twentieth of a second."""
    model(_spoken(language))


def _spoken(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _found(plain: list[Word], by: Model, spoken: str) -> list[_Found]:
    turn = Turn(plain, by)
    taken = turn.parts() if by.judged(turn.evidence()) > by.limit else []
    asked = [_Found(span.request, span.first, span.last) for span in taken]
    sure = certain(plain, spoken)
    if only_quotes(plain, spoken) and len(asked) == 1 and (asked[0].first, asked[0].last) == (0, len(plain)):
        return []
    if sure is None or any(one.request is sure[0] for one in asked):
        return asked
    if len(asked) == 1:  # the model may have heard the words, but not what they ask for
        return [_Found(sure[0], asked[0].first, asked[0].last)]
    return [_Found(*sure)]


def _mark_end(text: str, end: int) -> int:
    """Behind the question mark and what else ends a sentence here."""
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return end


def _without(text: str, spans: list[list[int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return " ".join(part for piece in kept if (part := piece.strip()))
