"""The tables of a part of the set."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.content_pauses.answers import Place, Spoken, redrawn
from benchmarks.content_pauses.policies import OURS, TIME_OUT, Policy
from benchmarks.content_pauses.walk import Outcome

DRAWS = 20
POOLED_DRAWS = 8  # the sweeps replay each of them a dozen times
SCALES = tuple(round(0.1 + 0.04 * step, 2) for step in range(88))
TIME_OUTS_S = tuple(round(0.4 + 0.05 * step, 2) for step in range(57))
AT_MOST = (0.05, 0.10)
EVERYWHERE = tuple(Place)


@dataclass(frozen=True, slots=True)
class Figures:
    """`cut` of `pauses` were cut into; seconds from the true ends."""

    cut: int
    pauses: int
    p50_s: float
    p95_s: float
    mean_s: float

    @property
    def share(self) -> float:
        return self.cut / self.pauses


def figures(outcomes: Iterable[Outcome], places: tuple[Place, ...] = EVERYWHERE) -> Figures:
    found = list(outcomes)
    cut = sum(stretch.place in places for outcome in found for stretch in outcome.cut)
    pauses = sum(stretch.place in places for outcome in found for _, stretch in outcome.answer.pauses())
    late_s = np.array([outcome.latency_s for outcome in found])
    p50_s, p95_s = np.percentile(late_s, [50, 95])
    return Figures(cut, pauses, float(p50_s), float(p95_s), float(late_s.mean()))


def as_they_are(answers: list[Spoken]) -> str:
    """Our silences and three time-outs, at the pauses of the file and with other lengths in the same places."""
    again = drawn(answers, DRAWS)
    runs = [(TIME_OUT, 0.7), (TIME_OUT, 1.5), (TIME_OUT, 2.2), *((policy, 1.0) for policy in OURS)]
    rows = [
        "| policy | cut into | after sentences | with lengths drawn anew | ends p50 | p95 | mean |",
        "|---|---|---|---|---|---|---|",
    ]
    for policy, scale in runs:
        outcomes = policy.run(answers, scale)
        every, sentences = figures(outcomes), figures(outcomes, (Place.SENTENCE,))
        name = f"time-out of {scale} s" if policy is TIME_OUT else policy.name
        rows.append(
            f"| {name} | {every.cut}/{every.pauses} ({every.share:.1%}) | {sentences.cut}/{sentences.pauses} "
            f"| {figures(policy.run(again, scale)).share:.1%} "
            f"| {every.p50_s:.2f} s | {every.p95_s:.2f} s | {every.mean_s:.2f} s |"
        )
    return "\n".join(rows)


def by_kind(answers: list[Spoken]) -> str:
    """Ours with the content: which answers wait."""
    outcomes = OURS[1].run(answers, 1.0)
    rows = ["| answer | number | cut into | ends p50 | longest |", "|---|---|---|---|---|"]
    for kind in sorted({answer.kind for answer in answers}):
        chosen = [outcome for outcome in outcomes if outcome.answer.kind == kind]
        found = figures(chosen)
        longest_s = max(outcome.latency_s for outcome in chosen)
        rows.append(
            f"| {kind} | {len(chosen)} | {found.cut}/{found.pauses} | {found.p50_s:.2f} s | {longest_s:.2f} s |"
        )
    return "\n".join(rows)


def at_equal_cut_ins(answers: list[Spoken]) -> str:
    """Each policy's silences shortened until so many pauses are cut into; lengths drawn anew smooth the steps."""
    pool = [*answers, *drawn(answers, POOLED_DRAWS)]
    rows = [
        "| pauses | at most | policy | scale | ends p50 | mean | p50 / time-out's | mean / time-out's |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for places, label in ((EVERYWHERE, "all"), ((Place.SENTENCE,), "after sentences")):
        for at_most in AT_MOST:
            base = None
            for policy in (TIME_OUT, *OURS[:2], OURS[3]):
                scale, found = operating_point(policy, pool, places, at_most)
                base = base or found
                unit = " s" if policy is TIME_OUT else ""
                rows.append(
                    f"| {label} | {at_most:.0%} | {policy.name} | {scale:.2f}{unit} | {found.p50_s:.2f} s "
                    f"| {found.mean_s:.2f} s | {found.p50_s / base.p50_s:.2f} | {found.mean_s / base.mean_s:.2f} |"
                )
    return "\n".join(rows)


def operating_point(
    policy: Policy, answers: list[Spoken], places: tuple[Place, ...], at_most: float
) -> tuple[float, Figures]:
    """The smallest scale (time-out: seconds) with which at most this share of the pauses is cut into."""
    scales = TIME_OUTS_S if policy is TIME_OUT else SCALES

    def few_enough(scale: float) -> bool:
        return figures(policy.run(answers, scale), places).share <= at_most

    place = bisect_left(scales, True, key=few_enough)
    if place == len(scales):
        raise ValueError(f"{policy.name}: no scale is long enough")
    return scales[place], figures(policy.run(answers, scales[place]), places)


def drawn(answers: list[Spoken], times: int) -> list[Spoken]:
    return [answer for seed in range(times) for answer in redrawn(answers, seed)]
