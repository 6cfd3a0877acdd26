"""The spoken answers in answers.jsonl, and when each of their words is said."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "answers.jsonl"
WORDS_PER_S = 2.5  # a conversational rate; people answer interview questions at 2-3 words a second
PAUSES_S = (0.6, 3.0)
_PAUSE = re.compile(r"<(\d+\.\d+)>")
_SPOKEN = re.compile(r"[^\w' ]")


class Part(StrEnum):
    TUNING = "tuning"
    TEST = "test"
    BLIND = "blind"  # written when the weights were settled


class Place(StrEnum):
    """Where a pause lies. INSIDE: in mid-sentence, after any word."""

    SENTENCE = "sentence"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is said without a pause, and the pause behind it; 0 behind the last one: that is the true end."""

    text: str
    pause_s: float

    @property
    def spoken_s(self) -> float:
        return len(self.text.split()) / WORDS_PER_S

    @property
    def place(self) -> Place:
        return Place.SENTENCE if self.text.endswith((".", "?", "!")) else Place.INSIDE


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer. `kind`: complete; late-result (it comes at the very end); coda (something follows the result);
    thin (it truly ends without one); probe (the answer to a request for one part, after `said_before`)."""

    name: str
    scenario: str
    part: Part
    kind: str
    expects: tuple[str, ...]
    said_before: str
    stretches: tuple[Stretch, ...]

    @property
    def end_s(self) -> float:
        return sum(stretch.spoken_s + stretch.pause_s for stretch in self.stretches)

    def pauses(self) -> Iterator[tuple[float, Stretch]]:
        """Each with the time at which it begins."""
        at_s = 0.0
        for stretch in self.stretches[:-1]:
            at_s += stretch.spoken_s
            yield at_s, stretch
            at_s += stretch.pause_s


def load() -> list[Spoken]:
    return [_spoken(json.loads(line)) for line in FILE.read_text("utf-8").splitlines()]


def unpunctuated(text: str) -> str:
    """As recognizers write that know no sentences."""
    return _SPOKEN.sub("", text.lower())


def _spoken(row: dict[str, Any]) -> Spoken:
    pieces = [*_PAUSE.split(row["text"]), "0"]
    stretches = tuple(Stretch(pieces[i].strip(), float(pieces[i + 1])) for i in range(0, len(pieces), 2))
    return Spoken(
        row["name"],
        row["scenario"],
        Part(row["part"]),
        row["kind"],
        tuple(row["expects"]),
        row["said_before"],
        stretches,
    )


def redrawn(answers: list[Spoken], seed: int) -> list[Spoken]:
    """The same pauses in the same places with other lengths, drawn as those of the file were."""
    draw = random.Random(seed)
    return [
        replace(answer, stretches=tuple(_with_another_length(s, draw) for s in answer.stretches))
        for answer in answers
    ]


def _with_another_length(stretch: Stretch, draw: random.Random) -> Stretch:
    """Any length is as probable as its half or its double."""
    if not stretch.pause_s:
        return stretch
    shortest_s, longest_s = PAUSES_S
    return replace(stretch, pause_s=round(shortest_s * (longest_s / shortest_s) ** draw.random(), 1))
