"""What a position asks for, and how a candidate's scores stand to it. Nobody is rejected here: bands are words.

Bands (handbook scoring.md 4.2, point 8), with s the score, R what is required and t the threshold:

    s > R + t     exceeding potential, a plus         s < R - t     below the level, and listed all the same
    otherwise     fits                                an interval that crosses R - t or R + t: borderline
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scoring.intervals import of_competency
from scoring.report import CompetencyScore, Finding, Scorecard

# Points of 100: two fifths of a step between levels. The least threshold, however narrow an interval is.
LEAST_THRESHOLD = 10.0
POINTS_PER_LEVEL = 25.0


class Band(StrEnum):
    BELOW = "below the level"
    FITS = "fits"
    EXCEEDING = "exceeding potential (a plus)"


BORDERLINE = "borderline, please read"
UNCALIBRATED = "uncalibrated"


@dataclass(frozen=True, slots=True)
class Requirement:
    """`level`: 0..100. threshold None: the larger of 10 and half of the score's 80 % interval."""

    competency_id: str
    level: float
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    id: str
    title: str
    bank_id: str
    required: tuple[Requirement, ...]

    def __post_init__(self) -> None:
        if not self.required:
            raise ValueError("a position that requires nothing ranks nobody")


@dataclass(frozen=True, slots=True)
class CompetencyFit:
    """`score` and `interval` in points of 100; `gain` is min(s - R, t): what counts for the ranking."""

    competency_id: str
    name: str
    required: float
    threshold: float
    score: float
    interval: tuple[float, float]
    calibrated: bool
    band: Band
    borderline: bool
    gain: float

    @property
    def words(self) -> str:
        doubts = [BORDERLINE] * self.borderline + [UNCALIBRATED] * (not self.calibrated)
        return "; ".join((self.band, *doubts))


@dataclass(frozen=True, slots=True)
class CandidateFit:
    """One candidate's standing. `open`: why it is incomplete, in plain words; empty for a complete one."""

    session_id: str
    fits: tuple[CompetencyFit, ...]  # of the competencies that have a score, in the position's order
    open: tuple[str, ...]

    @property
    def words(self) -> str:
        """Over all competencies. The bands are counted, never averaged: a plus doesn't hide what is missing."""
        told = [_named(band, [fit.name for fit in self.fits if fit.band is band]) for band in reversed(Band)]
        borderline = [fit.name for fit in self.fits if fit.borderline]
        read = [f"borderline, please read: {', '.join(borderline)}"] if borderline else []
        rough = [UNCALIBRATED] if any(not fit.calibrated for fit in self.fits) else []
        return "; ".join([text for text in told if text] + read + rough) or "nothing to compare yet"


def _named(band: Band, names: Sequence[str]) -> str:
    return f"{band}: {', '.join(names)}" if names else ""


def points(level: float) -> float:
    """A level of 1..5 as points of 100."""
    return POINTS_PER_LEVEL * (level - 1.0)


def interval_of(competency: CompetencyScore) -> tuple[float, float, bool] | None:
    """The 80 % interval of its score in points, and whether all of it was calibrated. None: it has no score."""
    found = of_competency(competency.criteria)
    if competency.score is None or found is None:
        return None
    (low, high), calibrated = found
    return min(points(low), competency.score), max(points(high), competency.score), calibrated


def fit_of(card: Scorecard, position: Position) -> CandidateFit:
    """How a scorecard stands to a position. Takes no other candidate into account, and changes no score."""
    if card.bank_id != position.bank_id:
        reason = f"was interviewed with the bank {card.bank_id!r}, the position is for {position.bank_id!r}"
        return CandidateFit(card.session_id, (), (reason,))
    found = {competency.competency_id: competency for competency in card.competencies}
    fits, missing = [], []
    for requirement in position.required:
        fit = _fit(found.get(requirement.competency_id), requirement)
        if isinstance(fit, CompetencyFit):
            fits.append(fit)
        else:
            missing.append(fit)
    if not card.reliable and not missing:
        missing.append("a person must look first: part of the interview couldn't be read with certainty")
    return CandidateFit(card.session_id, tuple(fits), tuple(missing))


def _fit(competency: CompetencyScore | None, requirement: Requirement) -> CompetencyFit | str:
    """Or why there is none."""
    if competency is None:
        return f"{requirement.competency_id}: not in this interview"
    if competency.finding is Finding.NEEDS_A_PERSON:
        return f"{competency.name}: a person must look first"
    ends = interval_of(competency)
    if competency.finding is not Finding.LEVEL or competency.score is None or ends is None:
        return f"{competency.name}: not enough evidence"
    low, high, calibrated = ends
    threshold = requirement.threshold
    if threshold is None:
        threshold = max(LEAST_THRESHOLD, (high - low) / 2)
    lower, upper = requirement.level - threshold, requirement.level + threshold
    return CompetencyFit(
        competency_id=requirement.competency_id,
        name=competency.name,
        required=requirement.level,
        threshold=threshold,
        score=competency.score,
        interval=(low, high),
        calibrated=calibrated,
        band=_band(competency.score, lower, upper),
        borderline=any(low < border < high for border in (lower, upper)),
        gain=min(competency.score - requirement.level, threshold),
    )


def _band(score: float, lower: float, upper: float) -> Band:
    if score > upper:
        return Band.EXCEEDING
    return Band.BELOW if score < lower else Band.FITS
