"""A second opinion on what a short turn asks for: a linear model over its words and the letters in them.

It knows what the grammar has no clause for, above all damaged words: half a word still has its letters ("wats da
question agen"). The log-odds of a kind are its bias and the weights of the turn's traits over the root of their
number, so whoever wants to know why adds them up. English alone: of German it found nothing that the grammar
didn't, at any limit that keeps answers answers (benchmarks/results/requests.md).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dialogue.request_kinds import Request
from dialogue.request_traits import LEVELS, MIDDLE, traits
from dialogue.request_weights import BIAS, KINDS, LANGUAGE, LIMIT, STEP, WEIGHTS

# A single word is no sign of anything; what is longer than the requests that it learned from is a story.
LEAST_WORDS = 2
MOST_WORDS = 25


@dataclass(frozen=True, slots=True)
class Opinion:
    """The likeliest kind, and how likely it is; all kinds and "an answer" together have 1."""

    request: Request
    chance: float


def asked_for(plain: Sequence[str], language: str) -> Request | None:
    """What the turn is for, if that is likely enough."""
    if language != LANGUAGE:
        return None
    seen = opinion(plain)
    return seen.request if seen.chance > LIMIT else None


def opinion(plain: Sequence[str]) -> Opinion:
    found = traits(plain)
    sums = [0.0] * len(BIAS)
    for trait in sorted(found):
        for at, level in enumerate(_UNPACKED.get(trait, ())):
            sums[at] += level
    scale = STEP / math.sqrt(len(found))
    odds = [bias + scale * total for bias, total in zip(BIAS, sums, strict=True)]
    highest = max(odds)
    shares = [math.exp(one - highest) for one in odds]
    likeliest = max(range(1, len(odds)), key=odds.__getitem__)  # the first one is an answer's
    return Opinion(Request(KINDS[likeliest - 1]), shares[likeliest] / sum(shares))


def _unpacked(rows: str) -> dict[str, tuple[int, ...]]:
    """`rows`: "trait:levels", with a semicolon between them."""
    place = {character: at - MIDDLE for at, character in enumerate(LEVELS)}
    entries = (entry.rsplit(":", 1) for entry in rows.replace("\n", "").split(";"))
    return {trait: tuple(place[character] for character in levels) for trait, levels in entries}


_UNPACKED = _unpacked(WEIGHTS)
