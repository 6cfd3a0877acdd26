"""The labelled answers in tests/data/completeness."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "completeness"
BLIND = "answers-blind"
BLIND_ENDINGS = "blind-2"  # mostly without a result or a situation, and their complete twins
GERMAN_TEST = "german-test"
AUTHORS = {
    "answers-tuning": "A",
    "answers-test": "B",  # the blind part of an earlier technique: read since then, so no longer one
    "tuning": "older set",
    "test": "older set",
    "endings": "D",
    BLIND: "C",
    BLIND_ENDINGS: "D",
    "german": "older set",
    "german-tuning": "D",
    GERMAN_TEST: "D",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """`has`: the parts that a reader finds; `complete`: nothing essential is left to ask for."""

    id: str
    author: str
    scenario: str
    kind: str
    has: frozenset[str]
    complete: bool
    text: str


def load(*names: str) -> list[Labelled]:
    """All answers of these files. The oldest two have no kinds: there, complete means all four parts."""
    return [
        _labelled(json.loads(line), AUTHORS[name])
        for name in names
        for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
        if line.strip()
    ]


def _labelled(row: dict[str, Any], author: str) -> Labelled:
    has = frozenset(row["has"])
    return Labelled(
        row["id"],
        author,
        row["scenario"],
        row.get("kind", "unmarked"),
        has,
        row.get("complete", len(has) == 4),
        row["text"],
    )
