"""Labelled phrases of `tests/data/requests`, by their writers, and what was told in true answers."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogue.request_kinds import Request

LABELLED = Path(__file__).parents[2] / "tests" / "data"
# Each of these is left out in turn; the rest is always learned from. See tests/data/requests/README.md.
WRITERS = {
    "en": ("english-a", "english-d", "english-f", "english-g", "english-h", "english-i", "english-j"),
    "de": ("german-a", "german-b", "german-d", "german-e", "german-f", "german-g"),
}
OTHERS = {"en": ("english-b", "english-c", "english-e", "english-k"), "de": ("german-c",)}
EARLIER = ("tuning", "test", "blind", "blind-2")
UNSEEN = "blind-3"
TOLD = {
    "en": (
        *("completeness/answers-tuning", "completeness/answers-test", "completeness/tuning", "completeness/test"),
        *("panel/answers-1", "panel/answers-2"),
    ),
    "de": ("completeness/german",),
}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_CLAUSE_END = re.compile(r"(?<=[.!?,;])\s+|\s+(?=(?:and|but|because|so|und|aber|weil)\s)")
OPENING_WORDS = (3, 6, 10)


@dataclass(frozen=True, slots=True)
class Phrase:
    """`request` is None for an answer. `asks`: what of a mixed turn is the request, where that is known."""

    text: str
    request: Request | None
    writer: str
    damaged: bool = False
    mixed: bool = False
    asks: str = ""


def of(writer: str, language: str) -> list[Phrase]:
    """Requests and answers of one writer."""
    asked = [
        Phrase(r["text"], Request(r["request"]), writer, r["damaged"], r["mixed"], r.get("asks", ""))
        for r in _rows(f"requests/commands-{writer}")
        if r["language"] == language
    ]
    said = [r["text"] for r in _rows(f"requests/answers-{writer}") if r["language"] == language]
    return asked + [Phrase(text, None, writer) for text in said]


def all_of(language: str) -> list[Phrase]:
    """All that a model may learn from."""
    writers = (*WRITERS[language], *OTHERS[language], *EARLIER)
    return [phrase for writer in writers for phrase in of(writer, language)]


def there_are(writer: str) -> bool:
    return (LABELLED / f"requests/commands-{writer}.jsonl").is_file()


def told(language: str) -> list[str]:
    """Whole answers."""
    rows = [row for name in TOLD[language] for row in _rows(name)]
    return list(dict.fromkeys(row["text"] for row in rows if row.get("language", language) == language))


def sentences(answers: Sequence[str]) -> list[str]:
    """Of two words or more."""
    found = dict.fromkeys(sentence for text in answers for sentence in _SENTENCE_END.split(text))
    return [sentence for sentence in found if len(sentence.split()) > 1]


def pieces(answers: Sequence[str]) -> list[str]:
    """Clauses and openings."""
    found: dict[str, None] = {}
    for text in answers:
        words = text.split()
        openings = [" ".join(words[:count]) for count in OPENING_WORDS]
        for piece in (*_CLAUSE_END.split(text), *openings):
            if len(piece.split()) > 1:
                found.setdefault(piece)
    return list(found)


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]
