"""Labelled phrases: requests of `tests/data/requests`, and what true answers, their sentences and openings are."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dialogue.request_kinds import Request
from dialogue.request_words import words
from dialogue.requests import by_grammar

LABELLED = Path(__file__).parents[2] / "tests" / "data"
FITTED = ("tuning", "test", "blind")
UNSEEN = "blind-2"
TOLD = (
    *("completeness/answers-tuning", "completeness/answers-test", "completeness/tuning", "completeness/test"),
    *("completeness/german", "panel/answers-1", "panel/answers-2"),
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_CLAUSE_END = re.compile(r"(?<=[.!?,;])\s+|\s+(?=(?:and|but|because|so|und|aber|weil)\s)")
# An answer of one word is no sign of anything: "Yes." is both.
LEAST_WORDS = 2
OPENING_WORDS = (3, 6, 10)


@dataclass(frozen=True, slots=True)
class Phrase:
    """`request` is None for an answer. `source`: phrases with the same one are never on both sides of a split."""

    text: str
    language: str
    request: Request | None
    half: str
    damaged: bool = False
    mixed: bool = False
    source: str = ""


def requests(*halves: str) -> list[Phrase]:
    return [
        Phrase(r["text"], r["language"], Request(r["request"]), half, r["damaged"], r["mixed"], r["text"])
        for half in halves
        for r in _rows(f"requests/commands-{half}")
    ]


def answers(*halves: str) -> list[Phrase]:
    return [
        Phrase(r["text"], r["language"], None, half, source=r["text"])
        for half in halves
        for r in _rows(f"requests/answers-{half}")
    ]


@cache
def pieces() -> tuple[Phrase, ...]:
    """Sentences, clauses and openings of told answers, as if each were all that is said.

    What the grammar takes for a request mostly is one ("Let me think."), so it is left out.
    """
    found: dict[tuple[str, str], Phrase] = {}
    for name in TOLD:
        for row in _rows(name):
            language = row.get("language", "de" if name.endswith("german") else "en")
            source = str(row.get("scenario", row["text"]))
            for text in _parts(row["text"]):
                if len(text.split()) >= LEAST_WORDS and not by_grammar(words(text), language):
                    found.setdefault((text, language), Phrase(text, language, None, "told", source=source))
    return tuple(found.values())


def _parts(text: str) -> list[str]:
    words = text.split()
    openings = [" ".join(words[:count]) for count in OPENING_WORDS]
    return [*_SENTENCE_END.split(text), *_CLAUSE_END.split(text), *openings]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]


def fitted(language: str) -> list[Phrase]:
    """All that the model of a language may learn from."""
    every = (*requests(*FITTED), *answers(*FITTED), *pieces())
    return [phrase for phrase in every if phrase.language == language]
