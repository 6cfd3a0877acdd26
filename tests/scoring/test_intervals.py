"""80 % intervals of means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.intervals import UNCALIBRATED_HALF, ends_of_mean, half_of_mean, of_competency, says_too_little
from scoring.report import CriterionScore, Finding

HALVES = st.lists(st.floats(0.01, 3.0), min_size=1, max_size=8)


def criterion(level: float | None, interval: tuple[float, float] | None = None) -> CriterionScore:
    return CriterionScore("teamwork", "listens", Finding.LEVEL, level, (), (), (), "", interval)


def test_errors_that_all_go_the_same_way_leave_the_mean_as_uncertain_as_its_parts() -> None:
    assert half_of_mean([1.0, 1.0, 1.0], 1.0) == pytest.approx(1.0)
    assert half_of_mean([0.5, 1.5], 1.0) == pytest.approx(1.0)


def test_independent_errors_cancel_each_other_with_the_root_of_their_number() -> None:
    assert half_of_mean([1.0] * 4, 0.0) == pytest.approx(0.5)
    assert half_of_mean([0.8], 0.0) == pytest.approx(0.8)


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("together", [0.0, 0.2, 0.5, 1.0])
def test_it_is_the_spread_of_a_mean_of_errors_that_correlate_so(together: float, count: int) -> None:
    covariance = np.full((count, count), together) + (1.0 - together) * np.eye(count)
    drawn = np.random.default_rng(5).multivariate_normal(np.zeros(count), covariance, 40_000).mean(axis=1)
    assert half_of_mean([1.0] * count, together) == pytest.approx(float(drawn.std()), rel=0.02)


@given(HALVES, st.floats(0, 1))
def test_a_mean_is_never_less_certain_than_its_parts_on_average(halves: list[float], together: float) -> None:
    assert half_of_mean(halves, together) <= max(halves) + 1e-9


def test_each_side_of_a_mean_has_its_own_width() -> None:
    low, high = ends_of_mean([4.8, 4.6], [(3.0, 5.0), (3.0, 5.0)], 1.0)
    assert [low, high] == pytest.approx([3.0, 5.0])


def test_of_a_competency_without_a_level_there_is_none() -> None:
    assert of_competency([criterion(None)]) is None


def test_where_a_criterion_is_not_calibrated_all_errors_are_taken_to_go_the_same_way() -> None:
    found = of_competency([criterion(3.0), criterion(3.0, (2.5, 3.5)), criterion(None)])
    assert found is not None
    (low, high), calibrated = found
    assert not calibrated
    half = (UNCALIBRATED_HALF + 0.5) / 2
    assert [low, high] == pytest.approx([3.0 - half, 3.0 + half])


def test_four_criteria_of_which_each_alone_says_too_little_can_say_enough_together() -> None:
    ends = (1.7, 4.3)
    assert says_too_little(3.0, ends)
    found = of_competency([criterion(3.0, ends)] * 4)
    assert found is not None
    assert found[1]
    assert not says_too_little(3.0, found[0])


def test_an_interval_that_the_end_of_the_scale_cuts_off_says_no_less() -> None:
    assert not says_too_little(4.6, (2.0, 5.0))
