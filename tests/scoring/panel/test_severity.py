"""Strict and mild raters, also where they didn't rate the same answers."""

import random

import pytest

from scoring.panel.severity import aggregated, are_linked, drifts, severities
from scoring.panel.tables import RatingTable, tables_of
from scoring.panel_training import PanelRating

MILD = {"anna": 0.0, "ben": 0.8, "cleo": -0.5, "dina": -0.3}


def true_level(number: int) -> float:
    return 2.0 + (number * 7 % 11) / 5


def rated(raters_of: dict[int, list[str]]) -> list[PanelRating]:
    return [
        PanelRating(f"a{number:02}", rater, "listens", true_level(number) + MILD[rater])
        for number, raters in raters_of.items()
        for rater in raters
    ]


def table(raters_of: dict[int, list[str]]) -> RatingTable:
    return tables_of(rated(raters_of))[0]


def uncrossed() -> dict[int, list[str]]:
    chance = random.Random(3)
    return {number: chance.sample(sorted(MILD), 3) for number in range(40)}


def test_severity_is_found_although_raters_had_different_answers() -> None:
    found = {one.rater: one.mildness for one in severities(table(uncrossed()))}
    for one in MILD:
        for other in MILD:
            assert found[one] - found[other] == pytest.approx(MILD[one] - MILD[other], abs=1e-9)
    assert sum(found.values()) == pytest.approx(0.0, abs=1e-9)


def test_severity_is_removed_from_means_where_raters_arent_crossed() -> None:
    levels = aggregated(table(uncrossed()))
    shift = levels["a00"] - true_level(0)
    for number in range(40):
        assert levels[f"a{number:02}"] - true_level(number) == pytest.approx(shift, abs=1e-9)


def test_crossed_raters_are_averaged_as_they_are() -> None:
    every = {number: sorted(MILD) for number in range(12)}
    for number in range(12):
        level = aggregated(table(every))[f"a{number:02}"]
        assert level == pytest.approx(true_level(number) + sum(MILD.values()) / 4)


def test_answers_in_which_most_raters_find_nothing_have_no_level() -> None:
    levels = [("r1", 4), ("r2", None), ("r3", None)]
    more = [("r1", 4), ("r2", 3), ("r3", None)]
    ratings = [PanelRating("few", rater, "c", level) for rater, level in levels]
    ratings += [PanelRating("most", rater, "c", level) for rater, level in more]
    assert aggregated(tables_of(ratings)[0]) == {"most": 3.5}


def test_raters_without_common_answers_are_told() -> None:
    apart = {0: ["anna", "ben"], 1: ["anna", "ben"], 2: ["cleo", "dina"]}
    assert not are_linked(table(apart))
    assert are_linked(table({**apart, 3: ["ben", "cleo"]}))


def test_a_rater_who_becomes_milder_is_found_and_the_others_arent() -> None:
    chance = random.Random(5)
    ratings = [
        PanelRating(
            f"a{number:03}",
            rater,
            "c",
            true_level(number) + chance.uniform(-0.4, 0.4) + (number / 149 if rater == "r3" else 0.0),
        )
        for rater in ("r1", "r2", "r3")
        for number in range(150)
    ]
    found = {one.rater: one for one in drifts(ratings, tables_of(ratings))}
    assert found["r3"].change == pytest.approx(1.0, abs=4 * found["r3"].error)
    assert found["r3"].change > 8 * found["r3"].error
    assert found["r1"].change == pytest.approx(-0.5, abs=0.2)  # against others of whom one became milder


def test_rating_the_same_twice_is_refused() -> None:
    one = PanelRating("a", "r1", "c", 3)
    with pytest.raises(ValueError, match="r1 rated a on c twice"):
        tables_of([one, one])


def test_no_mean_leaves_the_scale_when_severity_is_removed() -> None:
    """Ben is mild where there is room for it; that says nothing above the highest level."""
    levels = {"a1": (5, 5, None), "a2": (None, 5, 5), "a3": (3, 2, None), "a4": (None, 4, 3), "a5": (4, 3, None)}
    given = [
        PanelRating(answer, rater, "listens", level)
        for answer, own in levels.items()
        for rater, level in zip(("ben", "anna", "cleo"), own, strict=True)
        if level is not None
    ]
    found = aggregated(tables_of(given)[0])
    assert all(2 <= level <= 5 for level in found.values())
    assert found["a2"] == 5
