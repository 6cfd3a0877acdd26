"""How scores stand to what a position asks for."""

import pytest

from scoring.positions import Band, CompetencyFit, Position, Requirement, fit_of
from scoring.report import Finding, Scorecard
from tests.scoring.cards import BANK, card, position


def fit(
    score: float, required: float, *, half: float | None = 0.2, threshold: float | None = None
) -> CompetencyFit:
    asked = Position("p", "P", BANK, (Requirement("teamwork", required, threshold),))
    (found,) = fit_of(card("a", {"teamwork": score}, half=half), asked).fits
    return found


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (39.0, Band.BELOW),
        (40.0, Band.FITS),  # R - t itself still fits
        (50.0, Band.FITS),
        (60.0, Band.FITS),
        (61.0, Band.EXCEEDING),
    ],
)
def test_a_score_is_compared_with_what_is_required_and_a_threshold_of_ten_points(score: float, band: Band) -> None:
    assert fit(score, required=50.0, half=0.0).band is band


def test_a_wide_interval_widens_the_threshold_to_its_half() -> None:
    wide = fit(68.0, required=50.0, half=0.8)
    assert wide.threshold == pytest.approx(20.0)
    assert wide.band is Band.FITS
    assert fit(68.0, required=50.0, half=0.2).band is Band.EXCEEDING


def test_a_threshold_that_the_position_states_is_kept() -> None:
    assert fit(54.0, required=50.0, threshold=3.0).band is Band.EXCEEDING


def test_an_interval_that_crosses_a_border_asks_for_reading() -> None:
    near = fit(62.0, required=50.0, half=0.2)
    assert near.borderline
    assert near.words == "exceeding potential (a plus); borderline, please read"
    assert not fit(50.0, required=50.0, half=0.2).borderline
    assert not fit(90.0, required=50.0, half=0.2).borderline


def test_without_calibration_a_level_to_each_side_is_assumed_and_said() -> None:
    found = fit(50.0, required=50.0, half=None)
    assert found.interval == (25.0, 75.0)
    assert found.threshold == pytest.approx(25.0)
    assert not found.calibrated
    assert "uncalibrated" in found.words


def test_an_interval_ends_where_the_scale_ends() -> None:
    assert fit(95.0, required=50.0, half=None).interval == (70.0, 100.0)


def test_what_exceeds_counts_up_to_the_threshold_only() -> None:
    assert fit(95.0, required=50.0).gain == pytest.approx(10.0)
    assert fit(20.0, required=50.0).gain == pytest.approx(-30.0)


def test_the_overall_words_name_each_competency_under_its_band() -> None:
    found = fit_of(card("a", {"teamwork": 90.0, "ownership": 20.0}), position(teamwork=50, ownership=50))
    assert found.words == "exceeding potential (a plus): Teamwork; below the level: Ownership"


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (card("a", {"ownership": 50.0}), "teamwork: not in this interview"),
        (card("a", {"teamwork": None}), "Teamwork: not enough evidence"),
        (card("a", {"teamwork": 50.0}, finding=Finding.NEEDS_A_PERSON), "Teamwork: a person must look first"),
        (card("a", {"teamwork": 50.0}, reliable=False), "a person must look first"),
        (card("a", {"teamwork": 50.0}, bank_id="other"), "interviewed with the bank 'other'"),
    ],
)
def test_whatever_makes_a_candidate_incomplete_is_said(made: Scorecard, why: str) -> None:
    (reason,) = fit_of(made, position(teamwork=50)).open
    assert why in reason


def test_a_position_that_requires_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="requires nothing"):
        position()
