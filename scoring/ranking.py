"""The order of candidates for a position, as uncertain as it is. Everybody who goes in comes out.

A candidate's merit is the mean over the required competencies of min(s - R, t): what exceeds the requirement
counts up to the threshold only, so one strength doesn't hide what is missing. Scores are drawn 1,000 times from
their intervals; the ranks of the draws give rank ranges and tie groups (handbook scoring.md 4.2, point 9).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from scoring.ngrams import Floats
from scoring.positions import CandidateFit, CompetencyFit, Position, fit_of
from scoring.report import Scorecard

DRAWS = 1_000
# Two neighbours share a rank unless the upper one is better in this share of the draws.
CLEARLY_BETTER = 0.80
# 80 % of a normal distribution lie within so many standard deviations of its mean.
SIGMAS_OF_80 = 1.2816
# Of the ranks in the draws: the range that holds the middle 80 %, as the intervals do.
RANGE_QUANTILES = (0.10, 0.90)


@dataclass(frozen=True, slots=True)
class Ranked:
    """`rank` from 1; those of a tie group have the same. `best`..`worst`: the rank range of 80 % of the draws."""

    fit: CandidateFit
    rank: int
    best: int
    worst: int
    merit: float

    @property
    def range_words(self) -> str:
        return f"{self.best}" if self.best == self.worst else f"{self.best}-{self.worst}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """`beside`: the incomplete, in no order of merit. They stand beside the ranked, not below them."""

    position: Position
    ranked: tuple[Ranked, ...]
    beside: tuple[CandidateFit, ...]
    remarks: tuple[str, ...]


def rank(cards: Sequence[Scorecard], position: Position, without: Sequence[tuple[str, str]] = ()) -> Ranking:
    """Equal input, equal output, in whatever order the scorecards come. One scorecard per candidate is meant.

    without: (session id, reason) of candidates who have no scorecard: they stand beside the others.
    No scores are made here, so another position over the same scorecards is ranked at once.
    """
    ordered = sorted(cards, key=lambda card: (card.session_id, card.bank_version, card.scorer_version))
    fits = [fit_of(card, position) for card in ordered]
    beside = [fit for fit in fits if fit.open] + [CandidateFit(name, (), (why,)) for name, why in without]
    return Ranking(
        position=position,
        ranked=_ranked([fit for fit in fits if not fit.open]),
        beside=tuple(sorted(beside, key=lambda fit: (fit.session_id, fit.open))),
        remarks=_remarks(ordered, fits),
    )


def merit_of(fit: CandidateFit) -> float:
    return sum(one.gain for one in fit.fits) / len(fit.fits)


def _ranked(complete: Sequence[CandidateFit]) -> tuple[Ranked, ...]:
    if not complete:
        return ()
    order = sorted(complete, key=lambda fit: (-merit_of(fit), fit.session_id))
    drawn = np.stack([_merits_drawn(fit) for fit in order])
    ranges = _ranges(drawn)
    ranks, current = [1], 1
    for number, (upper, lower) in enumerate(pairwise(drawn), start=2):
        current = number if _share_better(upper, lower) >= CLEARLY_BETTER else current
        ranks.append(current)
    return tuple(
        Ranked(fit, shared, best, worst, merit_of(fit))
        for fit, shared, (best, worst) in zip(order, ranks, ranges, strict=True)
    )


def _merits_drawn(fit: CandidateFit) -> Floats:
    """(draws,). Seeded by the candidate, so nobody's draws depend on who else applied."""
    seed = int.from_bytes(hashlib.sha256(fit.session_id.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    generator = np.random.default_rng(seed)
    gains = np.stack([_gains_drawn(one, generator) for one in fit.fits])
    merits: Floats = gains.mean(axis=0)
    return merits


def _gains_drawn(fit: CompetencyFit, generator: np.random.Generator) -> Floats:
    """Each side of the interval has its own spread: it is narrower where the scale ends."""
    low, high = fit.interval
    standard = generator.standard_normal(DRAWS)
    spread = np.where(standard < 0, fit.score - low, high - fit.score) / SIGMAS_OF_80
    scores = np.clip(fit.score + standard * spread, 0.0, 100.0)
    gains: Floats = np.minimum(scores - fit.required, fit.threshold)
    return gains


def _share_better(upper: Floats, lower: Floats) -> float:
    """Equal draws count half for each: capped gains are often equal."""
    return float(np.mean(upper > lower) + np.mean(upper == lower) / 2)


def _ranges(drawn: Floats) -> list[tuple[int, int]]:
    """Rank ranges of the rows. Who is equal in a draw has the same, better, rank in it."""
    ascending = np.sort(drawn, axis=0)
    ranks = np.empty(drawn.shape)
    for draw in range(drawn.shape[1]):
        below_or_equal = np.searchsorted(ascending[:, draw], drawn[:, draw], side="right")
        ranks[:, draw] = len(drawn) - below_or_equal + 1
    best, worst = np.quantile(ranks, RANGE_QUANTILES, axis=1, method="nearest")
    return [(int(first), int(last)) for first, last in zip(best, worst, strict=True)]


def _remarks(cards: Sequence[Scorecard], fits: Sequence[CandidateFit]) -> tuple[str, ...]:
    remarks = ["The order is a help for reading, never a decision: nobody is left out or rejected by it."]
    versions = sorted({f"{card.scorer_version} on bank {card.bank_version}" for card in cards})
    if len(versions) > 1:
        remarks.append(f"Scored by different versions, which compare only roughly: {'; '.join(versions)}.")
    if any(not one.calibrated for fit in fits for one in fit.fits):
        remarks.append(
            "Uncalibrated scores have no measured interval: one level to each side is assumed, "
            "so rank ranges are wide."
        )
    return tuple(remarks)
