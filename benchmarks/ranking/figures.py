"""What the ranking found beside what was known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from benchmarks.ranking.people import Known
from interviewer.simulate.text.grammar import ANCHORS
from scoring.positions import Band, points

REQUIRED = 3.0  # the level, in all competencies, of the position by which bands are counted
BANDS = (Band.BELOW, Band.FITS, Band.EXCEEDING)


@dataclass(frozen=True, slots=True)
class Interval:
    """Of a rank correlation: 95 %, by Fisher's z with the variance of Bonett & Wright (2000)."""

    rho: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Found:
    """Of one way of scoring. `order`: known and found order of the ranked; `by_competency`: known level and score
    of everybody who has one. bands: (known level, band) -> how often, over competencies. below: in spite of a
    level that reaches the requirement; exceeding: with one that isn't above it. held: of the 80 % rank ranges, how
    many hold the known rank.
    """

    interviews: int
    ranked: int
    order: Interval | None
    by_competency: Mapping[str, tuple[Interval | None, float, int]]
    bands: Mapping[tuple[int, Band], int]
    false_below: int
    false_exceeding: int
    judged: int
    groups: int
    held: int
    beside: Mapping[str, int]
    criteria: tuple["Criterion", ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """`levels`: known anchor -> mean level found, where some were found."""

    key: str
    count: int
    correlated: Interval | None
    levels: Mapping[int, float]


def found(
    known: Mapping[str, Known],
    whole: Mapping[str, Any],
    middle: Mapping[str, Any],
    levels: Mapping[str, Mapping[str, float]],
) -> Found:
    """known: by session. whole, middle: JSON of `interviewer rank` for a position that nobody exceeds, and for one
    that asks for the middle of the scale. levels: found, by session and criterion."""
    ranked = whole["ranked"]
    people = [known[one["session_id"]] for one in ranked]
    wanted = [one.mean for one in people]
    fits = [
        (known[one["session_id"]].levels[fit["competency_id"]], fit)
        for one in [*middle["ranked"], *middle["beside"]]
        if one["session_id"] in known
        for fit in one["fits"]
    ]
    known_ranks = stats.rankdata([-value for value in wanted], "min")
    low, high = ([one["range"][end] for one in ranked] for end in (0, 1))
    bands: dict[tuple[int, Band], int] = {}
    for level, fit in fits:
        key = (round(level), Band(fit["band"]))
        bands[key] = bands.get(key, 0) + 1
    beside: dict[str, int] = {}
    for one in whole["beside"]:
        for reason in one["open"]:
            beside[reason] = beside.get(reason, 0) + 1
    return Found(
        interviews=len(known),
        ranked=len(ranked),
        order=correlation(wanted, [one["merit"] for one in ranked]),
        by_competency=_by_competency(fits),
        bands=bands,
        false_below=sum(fit["band"] == Band.BELOW and level >= REQUIRED for level, fit in fits),
        false_exceeding=sum(fit["band"] == Band.EXCEEDING and level <= REQUIRED for level, fit in fits),
        judged=len(fits),
        groups=len({one["rank"] for one in ranked}),
        held=sum(a <= rank <= b for a, rank, b in zip(low, known_ranks, high, strict=True)),
        beside=beside,
        criteria=tuple(_criterion(key, known, levels) for key in next(iter(known.values())).anchors),
    )


def _criterion(key: str, known: Mapping[str, Known], levels: Mapping[str, Mapping[str, float]]) -> Criterion:
    pairs = [(one.anchors[key], levels[name][key]) for name, one in known.items() if key in levels.get(name, {})]
    by_anchor = {anchor: [level for own, level in pairs if own == anchor] for anchor in ANCHORS}
    return Criterion(
        key,
        len(pairs),
        correlation([anchor for anchor, _ in pairs], [level for _, level in pairs]),
        {anchor: float(np.mean(own)) for anchor, own in by_anchor.items() if own},
    )


def _by_competency(
    fits: Sequence[tuple[float, Mapping[str, Any]]],
) -> dict[str, tuple[Interval | None, float, int]]:
    """Correlation, mean difference in levels (found minus known), and of how many."""
    names = list(dict.fromkeys(fit["competency_id"] for _, fit in fits))
    told = {name: [(level, fit["score"]) for level, fit in fits if fit["competency_id"] == name] for name in names}
    return {
        name: (
            correlation([level for level, _ in own], [score for _, score in own]),
            float(np.mean([(score - points(level)) / points(2.0) for level, score in own])),
            len(own),
        )
        for name, own in told.items()
    }


def correlation(one: Sequence[float], other: Sequence[float]) -> Interval | None:
    """Spearman's. None: too few, or all alike."""
    if len(one) < 4 or len(set(one)) < 2 or len(set(other)) < 2:
        return None
    rho = float(stats.spearmanr(one, other).statistic)
    half = 1.96 * np.sqrt((1 + rho**2 / 2) / (len(one) - 3))
    z = np.arctanh(np.clip(rho, -0.9999, 0.9999))
    return Interval(rho, float(np.tanh(z - half)), float(np.tanh(z + half)))
