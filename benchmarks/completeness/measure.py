"""Who would be probed, by which technique, and how often that's right."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.completeness.answers import Labelled
from dialogue.completeness import ENGLISH, Part, Reading

PARTS = tuple(Part)
REPEATS = 500
NEEDLESS_SHARE = 0.02  # for the careful one of the word counts
# What one would write down at once for each part that is scored.
KEYWORDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"when|while|last|ago|during|once|there was",
        r"i (?:\w+ly )?(?:\w+ed|went|told|made|took|gave|wrote|spoke|did|built|found|said|rang|sent)",
        r"in the end|as a result|finally|eventually|since then|now|led to|success\w*|learned|worked|happy",
    )
)
Flags = list[bool]


@dataclass(frozen=True, slots=True)
class Rates:
    precision: float
    recall: float
    f1: float
    needless: float  # share of complete answers that are probed


def by_words(answers: Sequence[Labelled], reading: Reading = ENGLISH) -> Flags:
    """As the product does it."""
    return [reading.assess(answer.text, PARTS).needs_more for answer in answers]


def by_keywords(answers: Sequence[Labelled]) -> Flags:
    return [not all(keyword.search(answer.text) for keyword in KEYWORDS) for answer in answers]


def by_length(tuning: Sequence[Labelled], best: bool) -> Callable[[Sequence[Labelled]], Flags]:
    """Probed below a number of words: of the best F1 on tuning, or where few complete ones are probed."""

    def below(limit: int) -> Callable[[Sequence[Labelled]], Flags]:
        return lambda answers: [len(answer.text.split()) < limit for answer in answers]

    limits = [below(n) for n in range(1, 200)]
    measured = [(rates(tuning, limit(tuning)), limit) for limit in limits]
    if best:
        return max(measured, key=lambda m: m[0].f1)[1]
    return [limit for found, limit in measured if found.needless <= NEEDLESS_SHARE][-1]


def rates(answers: Sequence[Labelled], probed: Flags) -> Rates:
    complete = sum(a.complete for a in answers)
    right = sum(p and not a.complete for a, p in zip(answers, probed, strict=True))
    needless = sum(probed) - right
    return Rates(
        _share(right, sum(probed)),
        _share(right, len(answers) - complete),
        _share(2 * right, sum(probed) + len(answers) - complete),
        _share(needless, complete),
    )


def interval(answers: Sequence[Labelled], probed: Flags, of: Callable[[Rates], float]) -> tuple[float, float]:
    """95 %, by drawing whole scenarios anew: the answers of one are no independent witnesses."""
    chance = np.random.default_rng(0)
    by_scenario: dict[str, list[int]] = {}
    for i, answer in enumerate(answers):
        by_scenario.setdefault(answer.scenario, []).append(i)
    groups = list(by_scenario.values())
    drawn = []
    for _ in range(REPEATS):
        at = [i for g in chance.integers(0, len(groups), len(groups)) for i in groups[g]]
        drawn.append(of(rates([answers[i] for i in at], [probed[i] for i in at])))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def part_rates(answers: Sequence[Labelled], part: Part, reading: Reading = ENGLISH) -> tuple[float, float]:
    """Precision and recall of "this part is there"."""
    said = [part not in reading.assess(answer.text, PARTS).missing for answer in answers]
    right = sum(s and part.value in a.has for a, s in zip(answers, said, strict=True))
    return _share(right, sum(said)), _share(right, sum(part.value in a.has for a in answers))


def asked_for_what_is_missing(answers: Sequence[Labelled], reading: Reading = ENGLISH) -> tuple[int, int]:
    """Of how many probes of incomplete answers how many ask for a part that is missing."""
    asked = right = 0
    for answer in answers:
        found = reading.assess(answer.text, PARTS)
        missing = [f for f in found.findings if not f.present and f.part is not Part.TASK]
        if found.needs_more and missing and not answer.complete:
            asked += 1
            right += max(missing, key=lambda f: f.sure).part.value not in answer.has
    return right, asked


def _share(some: int, of: int) -> float:
    return some / of if of else 0.0
