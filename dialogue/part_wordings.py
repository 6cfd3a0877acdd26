"""How people speak of the parts of an experience: wordings, each with a weight.

For a language without labelled answers to fit anything to: written from the functions that parts have in told
experience (Labov and Waletzky 1967: orientation in time, place, people; complication; what was done; resolution).
A weight is how sure one wording alone makes us that the part is there; wordings add up as independent signs do.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`weight` 0..1. The pattern is matched in any case, with straight apostrophes."""

    pattern: re.Pattern[str]
    weight: float


def wordings(*rows: tuple[float, str]) -> tuple[Wording, ...]:
    return tuple(Wording(re.compile(rf"\b(?:{pattern})\b"), weight) for weight, pattern in rows)
