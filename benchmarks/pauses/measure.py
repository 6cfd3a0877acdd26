"""Figures of a policy on the pause set."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.pauses.places import Kind
from benchmarks.pauses.replay import Outcome

OPEN_KINDS = (Kind.FILLER, Kind.CONJUNCTION, Kind.FUNCTION_WORD)
# Silences of the sweep, in seconds.
SWEEP_S = tuple(round(0.2 + 0.05 * step, 2) for step in range(67))


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from the true end. `missed`: ends that were never noticed; not in the other figures."""

    p50_s: float
    p95_s: float
    mean_s: float
    missed: int


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """The shortest silence with which at most so many pauses are cut into, and what it costs at the ends."""

    silence_s: float
    cut_ins: float
    latency: Latency


def cut_ins(outcomes: Iterable[Outcome], kinds: Sequence[Kind], pauses_s: Sequence[float]) -> tuple[int, int]:
    """How many of how many pauses were cut into."""
    chosen = [o for o in outcomes if o.answer.kind in kinds and o.answer.pause_s in pauses_s]
    return sum(outcome.cut_in for outcome in chosen), len(chosen)


def latency(outcomes: Iterable[Outcome]) -> Latency:
    found = [outcome.latency_s for outcome in outcomes]
    noticed = np.array([latency_s for latency_s in found if latency_s is not None])
    p50, p95 = np.percentile(noticed, [50, 95])
    return Latency(float(p50), float(p95), float(noticed.mean()), len(found) - len(noticed))


def operating_point(
    run: Callable[[float], list[Outcome]], kinds: Sequence[Kind], pauses_s: Sequence[float], at_most: float
) -> OperatingPoint | None:
    """`run` replays the set with a silence; None where no silence of the sweep is long enough."""
    for silence_s in SWEEP_S:
        outcomes = run(silence_s)
        cut, total = cut_ins(outcomes, kinds, pauses_s)
        if cut <= at_most * total:
            return OperatingPoint(silence_s, cut / total, latency(outcomes))
    return None
