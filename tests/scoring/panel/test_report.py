"""The advice that a panel gets."""

import random
from itertools import product

from scoring.panel.report import report_of
from scoring.panel_training import PanelRating

RATERS = ("r1", "r2", "r3")


def ratings(spread: float, *, mild: float = 0.0, answers: int = 60, seed: int = 1) -> list[PanelRating]:
    """Levels 1 to 5, each rater off by a random amount of that spread."""
    chance = random.Random(seed)
    found = []
    for rater, number in product(RATERS, range(answers)):
        level = 1 + number % 5 + chance.gauss(0, spread) + (mild if rater == "r2" else 0)
        found.append(PanelRating(f"a{number}", rater, "listens", min(5, max(1, round(level)))))
    return found


def advice(given: list[PanelRating]) -> str:
    return "\n".join(report_of(given).advice)


def test_raters_who_agree_well_enough_get_no_advice() -> None:
    report = report_of(ratings(0.8))
    (criterion,) = report.criteria
    assert criterion.icc_mean is not None
    assert criterion.icc_mean > 0.8
    assert report.advice == ()


def test_raters_who_dont_agree_are_told_to_meet() -> None:
    assert "listens isn't rated alike (ICC(2,k)" in advice(ratings(3.0))
    assert "meet" in advice(ratings(3.0))


def test_raters_who_agree_more_than_people_do_are_asked_whether_they_were_blind() -> None:
    assert "nobody saw another's levels" in advice(ratings(0.1))


def test_a_mild_rater_is_named() -> None:
    told = advice(ratings(0.7, mild=1.3))
    assert "r2 is milder than the others by" in told
    assert "listens: r2 gives" in told
    assert "r1" not in told.split("is milder")[0]


def test_too_few_answers_are_told() -> None:
    assert "only 12 answers" in advice(ratings(0.8, answers=12))


def test_levels_that_are_all_the_same_are_no_disagreement() -> None:
    same = [
        PanelRating(f"a{number}", rater, "c", 3 + (number == 7 and rater == "r1"))
        for rater, number in product(RATERS, range(40))
    ]
    told = advice(same)
    assert "nearly all levels are the same" in told
    assert "isn't rated alike" not in told


def test_raters_who_disagree_on_whether_there_is_anything_to_rate_are_told() -> None:
    chance = random.Random(2)
    given = [
        PanelRating(one.answer_id, one.rater, "c", one.level if chance.random() < 0.6 else None)
        for one in ratings(0.6)
    ]
    assert "don't agree on when there is nothing to rate" in advice(given)
    (criterion,) = report_of(given).criteria
    assert 0.3 < criterion.nothing_share < 0.5
