"""The table of spans: each line an answer with one pause in it, its pieces, and when its words are said."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.pauses.places import Kind, Part

TABLE = Path(__file__).with_name("spans.jsonl")


@dataclass(frozen=True, slots=True)
class Piece:
    """`source`: a sentence's name, "room" (its length alone counts) or "filler". Samples at 16 kHz."""

    source: str
    start: int
    end: int

    @property
    def samples(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Times are seconds of the rendered sound. `end_s`: the true end, of the last word."""

    name: str
    part: Part
    kind: Kind
    pause_s: float
    pause_start_s: float
    end_s: float
    pieces: tuple[Piece, ...]
    words: tuple[Word, ...]


def save(answers: list[Answer], path: Path = TABLE) -> None:
    lines = [json.dumps(_short(asdict(answer)), separators=(",", ":")) for answer in answers]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def load(path: Path = TABLE) -> list[Answer]:
    return [_answer(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _short(row: dict[str, Any]) -> dict[str, Any]:
    """Pieces and words as lists: a line stays readable."""
    return {
        **row,
        "pieces": [list(piece.values()) for piece in row["pieces"]],
        "words": [list(word.values()) for word in row["words"]],
    }


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        row["name"],
        Part(row["part"]),
        Kind(row["kind"]),
        row["pause_s"],
        row["pause_start_s"],
        row["end_s"],
        tuple(Piece(*piece) for piece in row["pieces"]),
        tuple(Word(*word) for word in row["words"]),
    )
