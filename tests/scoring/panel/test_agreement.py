"""Figures of agreement, held against the papers that define them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from scoring.ngrams import Floats
from scoring.panel.agreement import (
    Metric,
    icc,
    krippendorff_alpha,
    mean_of_pairs,
    one_against_the_others,
    one_way_icc,
    raters_needed,
    weighted_kappa,
)

_ = np.nan
# Krippendorff 2011, example C (nominal) to E: twelve units, four observers, some missing.
KRIPPENDORFF = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
).T
# Shrout & Fleiss 1979, table 2: six targets, four judges.
SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7.0]])
LEVELS = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=3, max_size=30).map(
    lambda own: np.array(own, float)
)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    found = icc(SHROUT_FLEISS)
    assert found is not None
    assert (round(found.single, 2), round(found.mean, 2)) == (0.29, 0.62)  # their table 4: ICC(2,1), ICC(2,4)
    assert (found.answers, found.form) == (6, "2")


def test_one_way_icc_is_that_of_shrout_and_fleiss() -> None:
    found = one_way_icc(SHROUT_FLEISS)
    assert found is not None
    assert (round(found.single, 2), round(found.mean, 2)) == (0.17, 0.44)  # their table 4: ICC(1,1), ICC(1,4)


def test_one_way_icc_doesn_t_ask_who_rated() -> None:
    """Other raters for each answer: the same levels in other columns, and some answers read by two only."""
    spread = np.full((6, 8), np.nan)
    for row, levels in enumerate(SHROUT_FLEISS):
        spread[row, (row % 5) : (row % 5) + 4] = levels
    assert one_way_icc(spread) == one_way_icc(SHROUT_FLEISS)
    spread[0, 2:4] = np.nan
    found = one_way_icc(spread)
    assert found is not None
    assert found.answers == 6
    assert found.single < found.mean < 1.0
    assert one_way_icc(np.full((3, 2), np.nan)) is None


@pytest.mark.parametrize(("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_krippendorff(metric: Metric, published: float) -> None:
    found = krippendorff_alpha(KRIPPENDORFF, metric)
    assert found == pytest.approx(published, abs=0.0006)


def test_alpha_of_two_observers_and_yes_or_no_is_that_of_krippendorff() -> None:
    """His example A: ten units, alpha .095."""
    found = krippendorff_alpha(
        np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0.0]]).T, "nominal"
    )
    assert found == pytest.approx(0.095, abs=0.0006)


@given(LEVELS)
def test_kappa_is_that_of_another_implementation(levels: Floats) -> None:
    one, other = levels[:, 0], levels[:, 1]
    found = weighted_kappa(one, other)
    if len(set(one)) == 1 and set(one) == set(other):
        assert found is None
    else:
        expected = cohen_kappa_score(
            one.astype(int), other.astype(int), labels=[1, 2, 3, 4, 5], weights="quadratic"
        )
        assert found == pytest.approx(expected, abs=1e-9)


@given(LEVELS)
def test_raters_who_are_all_alike_agree_wholly_or_have_nothing_to_agree_on(levels: Floats) -> None:
    alike = np.repeat(levels[:, :1], 3, axis=1)
    differ = len(set(alike[:, 0])) > 1
    found = icc(alike)
    for figure in (
        found.mean if found else None,
        krippendorff_alpha(alike, "ordinal"),
        krippendorff_alpha(alike, "interval"),
        mean_of_pairs(alike),
    ):
        assert figure == pytest.approx(1.0) if differ else figure is None


@given(LEVELS, st.permutations([0, 1, 2]))
def test_the_order_of_raters_and_answers_changes_nothing(levels: Floats, order: list[int]) -> None:
    other = levels[::-1][:, order]
    metrics: tuple[Metric, ...] = ("ordinal", "interval")
    for metric in metrics:
        one = krippendorff_alpha(levels, metric)
        assert one == pytest.approx(krippendorff_alpha(other, metric)) if one is not None else True
    first, second = icc(levels), icc(other)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first.mean == pytest.approx(second.mean)


def test_a_rater_who_is_stricter_lowers_the_icc_although_he_orders_alike() -> None:
    alike = np.array([[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4.0]])
    stricter = alike - [0, 0, 1]
    found = icc(stricter)
    assert found is not None
    assert found.single < 0.9
    assert one_against_the_others(stricter)[0] == pytest.approx(1.0)


def test_what_cant_be_computed_is_none() -> None:
    assert icc(np.array([[1.0, 2.0]])) is None
    assert krippendorff_alpha(np.full((4, 3), np.nan), "ordinal") is None
    assert krippendorff_alpha(np.array([[3, _, _], [4, _, _]]), "interval") is None
    assert weighted_kappa(np.array([3.0]), np.array([3.0])) is None
    assert one_against_the_others(np.full((4, 3), np.nan)) == (None, None)


def test_three_raters_of_57_or_five_of_44_make_80() -> None:
    """The handbook's arithmetic (4.3), Spearman-Brown's."""
    assert raters_needed(0.572, 0.80) == 3
    assert raters_needed(0.44, 0.80) == 6
    assert raters_needed(0.445, 0.80) == 5
    assert raters_needed(0.0, 0.80) is None
