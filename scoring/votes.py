"""What a technique says of one criterion in some answers: a vote with its evidence, or why it has none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scoring.reading import Reading


@dataclass(frozen=True, slots=True)
class Span:
    """Verbatim words: `quote` stands at start..end of the utterance's text. strength: 0..1, within one
    technique."""

    utterance_id: str
    start: int
    end: int
    quote: str
    strength: float


@dataclass(frozen=True, slots=True)
class Vote:
    """`distribution` over `levels`, adding up to 1. chance: that there is something to rate it by at all."""

    technique: str
    version: str
    levels: tuple[float, ...]
    distribution: tuple[float, ...]
    spans: tuple[Span, ...]  # the strongest first
    chance: float = 1.0

    @property
    def expected(self) -> float:
        return sum(level * share for level, share in zip(self.levels, self.distribution, strict=True))


@dataclass(frozen=True, slots=True)
class Abstained:
    technique: str
    version: str
    reason: str


class Technique(Protocol):
    """One way to judge. It neither knows nor needs the others, and any of them may be missing."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """Of everything that its votes depend on."""

    def judge(self, criterion: str, answers: Sequence[Reading]) -> Vote | Abstained:
        """criterion: the key that it was made or trained for. The order of the answers doesn't matter."""
