"""Scorecards of stated scores, for the tests of positions and rankings."""

from collections.abc import Mapping

from scoring.positions import Position, Requirement
from scoring.report import CompetencyScore, CriterionScore, Finding, Scorecard

BANK = "core"


def position(**required: float) -> Position:
    return Position("lead", "Team lead", BANK, tuple(Requirement(name, level) for name, level in required.items()))


def card(
    session_id: str,
    scores: Mapping[str, float | None],
    *,
    half: float | None = 0.2,
    bank_id: str = BANK,
    reliable: bool = True,
    scorer: str = "signs-2",
    finding: Finding = Finding.LEVEL,
) -> Scorecard:
    """scores: points of 100; None: not enough evidence. half: of the interval, in levels; None: uncalibrated."""
    competencies = tuple(_competency(name, score, half, finding) for name, score in scores.items())
    return Scorecard(session_id, bank_id, "1.0.0", scorer, reliable, (), competencies)


def _competency(name: str, score: float | None, half: float | None, finding: Finding) -> CompetencyScore:
    if score is None:
        return CompetencyScore(name, name.capitalize(), Finding.NOT_ENOUGH_EVIDENCE, None, ())
    level = 1 + score / 25
    interval = None if half is None else (max(1.0, level - half), min(5.0, level + half))
    criterion = CriterionScore(name, f"{name}-shown", finding, level, (), (), (), "", interval)
    return CompetencyScore(name, name.capitalize(), finding, score, (criterion,))
