"""A model held against a panel, on a made set in which everything is known."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Model
from scoring.panel.evaluation import (
    Machine,
    evaluate,
    machine_on,
    panel_levels,
    partial_r,
    standardized_difference,
)
from scoring.panel.halo import group_gaps, halo_of
from scoring.panel.records import PanelSet
from scoring.panel.true_scores import error_variance, prmse, true_variance
from scoring.panel_training import learn_panel
from tests.scoring.test_trained_interviews import ANSWERS, BANK, RATINGS

KNOWN, UNSEEN = (
    frozenset(one.answer_id for one in ANSWERS[:100]),
    frozenset(one.answer_id for one in ANSWERS[100:]),
)


def part(ids: frozenset[str]) -> PanelSet:
    answers = tuple(one for one in ANSWERS if one.answer_id in ids)
    return PanelSet(answers, tuple(one for one in RATINGS if one.answer_id in ids))


@pytest.fixture(scope="module")
def machine() -> Machine:
    known = part(KNOWN)
    model: Model = learn_panel(known.answers, known.ratings, BANK, name="Made", source="Made for this test.")
    return machine_on(model, part(UNSEEN).answers, BANK)


def test_a_model_that_learned_the_rule_is_near_the_panel(machine: Machine) -> None:
    found = {one.criterion: one for one in evaluate(machine, part(UNSEEN))}
    assert set(found) == {"listens", "decides", "learns"}
    for one in found.values():
        assert one.answers == 50
        assert one.r is not None
        assert one.r > 0.85
        assert one.prmse is not None
        assert one.prmse > 0.5
        assert one.explained is not None
        assert one.explained_by_total is not None
        assert one.explained > one.explained_by_total
        assert one.hits > 0.7 * one.hit_answers > 0
        assert one.standing_hits > 0.7 * one.standing > 0
        assert one.by_chance < 0.4


def test_answers_in_which_the_panel_finds_nothing_count_for_abstention_alone(machine: Machine) -> None:
    unseen = part(UNSEEN)
    some = {one.answer_id for one in unseen.answers[:20]}
    nothing = tuple(
        one if one.answer_id not in some else type(one)(one.answer_id, one.rater, one.criterion_id, None)
        for one in unseen.ratings
    )
    for one in evaluate(machine, PanelSet(unseen.answers, nothing)):
        assert one.answers == 30
        assert one.unrated == 20
        assert one.abstained_rightly is not None
        assert 0.0 <= one.abstained_rightly <= 1.0


def test_too_few_answers_are_not_evaluated(machine: Machine) -> None:
    assert evaluate(machine, part(frozenset(sorted(UNSEEN)[:9]))) == ()


def test_criteria_that_the_machine_tells_apart_have_no_halo(machine: Machine) -> None:
    panel = panel_levels(part(UNSEEN))
    found = halo_of(machine.levels, panel)
    assert found.pairs == 3
    assert found.profile_r is not None
    assert found.profile_r > 0.8
    assert found.machine is not None
    assert found.panel is not None
    assert abs(found.machine - found.panel) < 0.25


def test_one_level_for_everything_is_all_halo_and_no_profile() -> None:
    chance = random.Random(1)
    panel = {name: {f"a{n}": chance.gauss(3, 1) for n in range(80)} for name in ("x", "y", "z")}
    overall = {f"a{n}": sum(own[f"a{n}"] for own in panel.values()) for n in range(80)}
    found = halo_of(dict.fromkeys(panel, overall), panel)
    assert found.machine == pytest.approx(1.0)
    assert found.panel is not None
    assert abs(found.panel) < 0.3
    assert found.profile_r is None or abs(found.profile_r) < 1e-6


def test_a_machine_that_is_harder_on_a_group_is_found() -> None:
    chance = random.Random(2)
    panel = {f"a{n}": chance.gauss(3, 1) for n in range(200)}
    machine = {answer: level - (int(answer[1:]) < 60) for answer, level in panel.items()}
    gaps = group_gaps(machine, panel, {"few": lambda a: a in {"a1", "a2"}, "g": lambda a: int(a[1:]) < 60})
    assert set(gaps) == {"g"}
    assert gaps["g"][0] < -0.4
    assert gaps["g"][1] == 60
    assert group_gaps(panel, panel, {"g": lambda a: int(a[1:]) < 60})["g"][0] == pytest.approx(0.0)


def test_prmse_sees_through_the_raters_errors() -> None:
    """A machine that knows the true scores has 1, whatever the raters' errors; one that knows their mean 0."""
    chance = np.random.default_rng(4)
    true = chance.normal(3, 1, size=4000)
    levels = true[:, None] + chance.normal(0, 0.8, size=(4000, 3))
    assert error_variance(levels) == pytest.approx(0.64, abs=0.03)
    assert true_variance(levels) == pytest.approx(1.0, abs=0.06)
    assert prmse(levels, true) == pytest.approx(1.0, abs=0.03)
    assert prmse(levels, np.full(4000, 3.0)) == pytest.approx(0.0, abs=0.03)
    assert prmse(levels, 3 + 0.5 * (true - 3)) == pytest.approx(0.75, abs=0.03)
    levels[::2, 0] = np.nan
    assert prmse(levels, true) == pytest.approx(1.0, abs=0.04)


def test_single_ratings_say_nothing_of_true_scores() -> None:
    assert prmse(np.array([[1.0], [2.0], [5.0]]), np.array([1.0, 2.0, 5.0])) is None


@given(st.lists(st.floats(-3, 3), min_size=30, max_size=30), st.floats(0.2, 2))
def test_what_is_length_alone_has_no_partial_r(noise: list[float], slope: float) -> None:
    length = np.linspace(-1, 1, 30)
    one, other = length * slope, length + np.array(noise)
    found = partial_r(one, other, length)
    assert found is None or abs(found) <= 1.0


def test_partial_r_is_that_of_the_residuals() -> None:
    chance = np.random.default_rng(6)
    length = chance.normal(size=300)
    one, other = length + chance.normal(size=300), length + chance.normal(size=300)
    residuals = [own - np.polyval(np.polyfit(length, own, 1), length) for own in (one, other)]
    assert partial_r(one, other, length) == pytest.approx(np.corrcoef(residuals[0], residuals[1])[0, 1])


def test_smd_is_in_pooled_sd() -> None:
    assert standardized_difference(np.array([2, 3, 4.0]), np.array([1, 2, 3.0])) == pytest.approx(1.0)
    assert standardized_difference(np.array([2, 2.0]), np.array([2, 2.0])) is None


def test_every_answer_is_read_on_the_criteria_of_its_question(machine: Machine) -> None:
    for criterion, one in itertools.product(("listens", "decides"), part(UNSEEN).answers):
        assert one.answer_id in machine.scored[criterion]
