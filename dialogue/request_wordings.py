"""A language's wordings: how it says each request, where in a turn that counts, what speaks against it.

Patterns are regular expressions over plain words: lower case, no apostrophes ("dont"), one space between
words, umlauts spelled out. Repetitions in them are bounded, so that matching takes linear time.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dialogue.request_clauses import Clause
from dialogue.request_kinds import Request

# A star in a table means this many at most: an unbounded one would take quadratic time on "more more more ...".
MOST_REPEATS = 12


class Place(StrEnum):
    """Where in a turn a wording is taken for a request."""

    ANYWHERE = "anywhere"  # can hardly mean anybody but her
    EDGE = "edge"  # begins or ends the turn, or the turn is short
    WHOLE = "whole"  # together with fillers and other requests it is all that is said


@dataclass(frozen=True, slots=True)
class Wording:
    request: Request
    place: Place
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Table:
    """One language.

    clauses: requests that fill a sentence of their own.
    around: politeness and fillers that may stand before and behind a request and are no answer.
    reports: speech verbs; within a few words before a request they make it somebody's reported words.
    not_before, not_after: words next to a request that make it a part of a longer clause.
    may_follow: words that begin another clause behind a request.
    turns_to_her: words with which somebody stops telling and turns to her.
    to_her: words that address her or speak of the interview.
    determiners: words that begin the object of a verb before them, unless that one `closes` a clause.
    not_last: words with which no clause ends.
    addressing: words of which a turn of two has one, or damaged words are not mended.
    alike: what recognizers write for a word that sounds like it.
    """

    wordings: tuple[Wording, ...]
    clauses: tuple[Clause, ...]
    around: re.Pattern[str]
    reports: re.Pattern[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    may_follow: frozenset[str]
    turns_to_her: frozenset[str]
    to_her: frozenset[str]
    determiners: frozenset[str]
    closes: frozenset[str]
    not_last: frozenset[str]
    addressing: frozenset[str]
    alike: dict[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """How a request is said, by place."""

    request: Request
    anywhere: tuple[str, ...] = ()
    edge: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


def wordings(prefix: str, *rows: Said) -> tuple[Wording, ...]:
    """`prefix`: what may precede any of them and belongs to it, such as "I was wondering"."""
    made: list[Wording] = []
    for row in rows:
        for place, patterns in ((Place.ANYWHERE, row.anywhere), (Place.EDGE, row.edge), (Place.WHOLE, row.whole)):
            if patterns:
                pattern = rf" (?:(?:{prefix}) )?(?:{'|'.join(patterns)})(?= )"
                made.append(
                    Wording(row.request, place, re.compile(pattern.replace(")*", f"){{0,{MOST_REPEATS}}}")))
                )
    return tuple(made)


def listed(text: str) -> frozenset[str]:
    return frozenset(text.split())
