"""What all trained techniques share: measures of one answer, and per criterion an ordinal model over them."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from scoring.ngrams import Floats
from scoring.ordinal import Ordinal
from scoring.reading import Reading
from scoring.votes import Abstained, Span, Vote

MOST_SPANS = 3

Arrays = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True)
class Trained(ABC):
    """`heads`: criterion -> levels from measures; presences: 1 from them where raters find something to rate,
    else 0. Votes on one answer at a time, which is what a panel rates."""

    name: ClassVar[str]
    heads: Mapping[str, Ordinal]
    presences: Mapping[str, Ordinal]
    version: str

    @abstractmethod
    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        """(d,), or None where this technique can't measure it."""

    @abstractmethod
    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        """At most three, the strongest first."""

    def judge(self, criterion: str, answers: Sequence[Reading]) -> Vote | Abstained:
        if len(answers) != 1:
            raise ValueError("a trained technique judges one answer at a time, as the panel did")
        head = self.heads.get(criterion)
        if head is None:
            return Abstained(self.name, self.version, "It wasn't trained for this criterion.")
        if (found := self.measures(criterion, answers[0])) is None:
            return Abstained(self.name, self.version, "It can't measure this answer.")
        shares, presence = head.distribution(found), self.presences.get(criterion)
        return Vote(
            self.name,
            self.version,
            tuple(head.levels.tolist()),
            tuple(shares.tolist()),
            self.spans(criterion, answers[0]),
            1.0 if presence is None else float(presence.expected(found)),
        )


def strongest(answer: Reading, strengths: Sequence[float], at_least: float) -> tuple[Span, ...]:
    """The sentences of the answer by falling strength; of equals the earlier."""
    order = sorted(range(len(strengths)), key=lambda number: (-strengths[number], number))[:MOST_SPANS]
    return tuple(
        Span(
            (sentence := answer.sentences[number]).utterance.utterance_id,
            sentence.offset,
            sentence.offset + len(sentence.text),
            sentence.text,
            float(strengths[number]),
        )
        for number in order
        if strengths[number] >= at_least
    )


def version_of(name: str, *contents: object) -> str:
    """`name` and a mark of everything that a trained technique consists of."""
    mark = hashlib.sha256(name.encode())
    for content in contents:
        mark.update(content.tobytes() if isinstance(content, np.ndarray) else repr(content).encode())
    return f"{name}+{mark.hexdigest()[:8]}"
