"""Streaming recognition results, and what of them can be relied on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a recognizer takes the current segment to say.

    text: the whole segment so far.
    stable_chars: length of the prefix of `text` that will not change any more.
    is_final: no later hypothesis for this segment follows.
    confidence: 0..1, or None where the engine gives none.
    """

    text: str
    stable_chars: int
    is_final: bool
    confidence: float | None = None


class StablePrefix:
    """LocalAgreement-2: words on which two successive passes over growing sound agree stay (Liu et al. 2020;
    Machacek et al. 2023). What was said to be stable is never taken back, even if a later pass disagrees."""

    def __init__(self) -> None:
        self._stable: list[str] = []
        self._last: list[str] = []

    def update(self, text: str) -> Hypothesis:
        """Take the newest pass over the segment from its beginning."""
        words = text.split()
        agreed = 0
        while agreed < min(len(words), len(self._last)) and _same(words[agreed], self._last[agreed]):
            agreed += 1
        self._last = words
        if agreed > len(self._stable):
            self._stable += words[len(self._stable) : agreed]
        shown = [*self._stable, *words[len(self._stable) :]]
        return Hypothesis(" ".join(shown), len(" ".join(self._stable)), is_final=False)


def _same(one: str, other: str) -> bool:
    """Case and punctuation come and go between passes."""
    return one.strip(".,;:!?").lower() == other.strip(".,;:!?").lower()
