"""The gates before a criterion is shown, on made figures."""

from dataclasses import fields, replace

import pytest

from scoring.publishing import Figures, decide

GOOD = Figures(
    criterion="listens",
    by_people=True,
    answers=120,
    panel_icc=0.85,
    panel_alpha=0.70,
    r=0.75,
    kappa=0.72,
    rater_r=0.80,
    rater_kappa=0.78,
    smd=0.05,
    group_gap=-0.06,
    prmse=0.6,
    explained=0.66,
    explained_by_total=0.5,
    halo=0.6,
    panel_halo=0.55,
    partial_r=0.7,
    duplicated_shift=0.0,
    stuffed_shift=0.1,
    stuffed_flagged=0.5,
    misheard_shift=-0.1,
)


def test_a_criterion_that_passes_every_gate_is_published() -> None:
    decision = decide(GOOD)
    assert decision.is_published
    assert decision.reasons == ()


@pytest.mark.parametrize(
    ("figure", "value", "told"),
    [
        ("answers", 29, "only 29 answers"),
        ("panel_icc", 0.79, "panel doesn't agree enough (ICC 0.79"),
        ("panel_alpha", 0.66, "panel doesn't agree enough"),
        ("r", 0.69, "too far from the panel (r 0.69)"),
        ("kappa", 0.67, "too far from the panel (kappa 0.67)"),
        ("smd", -0.16, "levels are -0.16 SD off"),
        ("group_gap", 0.11, "a group is +0.11 SD off"),
        ("explained", 0.5, "the total tells as much"),
        ("halo", 0.66, "goes along with other criteria (r 0.66, the panel's 0.55)"),
        ("partial_r", 0.49, "matter of length"),
        ("duplicated_shift", -0.11, "saying all twice shifts it by -0.11 SD"),
        ("stuffed_shift", 0.21, "catchwords that aren't flagged"),
        ("misheard_shift", -0.21, "misheard shifts it by -0.21 SD"),
        ("by_people", False, "synthetic panel"),
    ],
)
def test_each_gate_closes_by_itself_and_says_why(figure: str, value: float, told: str) -> None:
    decision = decide(replace(GOOD, **{figure: value}))  # type: ignore[arg-type]
    assert not decision.is_published
    assert len(decision.reasons) == 1
    assert told in decision.reasons[0]


@pytest.mark.parametrize(
    "figure",
    [
        field.name
        for field in fields(Figures)
        if field.name not in {"criterion", "by_people", "answers", "rater_r", "rater_kappa", "stuffed_flagged"}
    ],
)
def test_a_figure_that_wasnt_measured_keeps_a_criterion_internal(figure: str) -> None:
    decision = decide(replace(GOOD, **{figure: None}))  # type: ignore[arg-type]
    assert [reason.partition(":")[0] for reason in decision.reasons] == ["not measured"]


def test_near_a_single_rater_is_near_enough_even_below_70() -> None:
    near = replace(GOOD, r=0.5, kappa=0.46, rater_r=0.58, rater_kappa=0.55, partial_r=0.5)
    assert decide(near).is_published
    assert not decide(replace(near, rater_r=0.61)).is_published
    assert not decide(replace(near, rater_r=None)).is_published


def test_stuffing_that_a_person_is_told_of_may_shift() -> None:
    assert decide(replace(GOOD, stuffed_shift=0.9, stuffed_flagged=0.96)).is_published
    assert not decide(replace(GOOD, stuffed_shift=0.9, stuffed_flagged=0.94)).is_published


def test_nothing_known_publishes_nothing() -> None:
    decision = decide(Figures("listens", by_people=True, answers=100))
    assert not decision.is_published
    assert len(decision.reasons) == 10
