"""How far twins move a level, by a model whose faults are known."""

from collections import Counter
from dataclasses import replace

import pytest

from scoring.panel.damages import DAMAGES
from scoring.panel.evaluation import machine_on
from scoring.panel.shifts import Move, Twin, damaged_twins, drawn, moves, shifts_of, spreads
from scoring.panel_training import RatedAnswer
from scoring.reading import Reading
from tests.scoring.making import PLAIN
from tests.scoring.panel.counting import BANK, THINGS, model, panel, said

ANSWERS = panel().answers
SPREADS = dict.fromkeys(THINGS, 2.0)
LIST = " ".join(f"synergy{number} leverage{number} value{number}" for number in range(99))


def many(count: int, question: str = "conflict") -> list[RatedAnswer]:
    return [RatedAnswer(f"{question}{number:03}", question, f"p{number}", PLAIN) for number in range(count)]


def test_about_as_many_as_wanted_are_drawn_evenly_and_whatever_the_order() -> None:
    given = [
        *many(90),
        *many(30, "change"),
        *many(5, "mistake"),
        RatedAnswer("short", "mistake", "p", "I did it."),
    ]
    some = drawn(given, 60)
    assert Counter(one.question_id for one in some) == {"conflict": 20, "change": 20, "mistake": 5}
    assert drawn(given[::-1], 60) == some
    assert "short" not in {one.answer_id for one in some}
    assert drawn([], 60) == []


def test_with_many_questions_each_keeps_enough_to_be_measured() -> None:
    assert Counter(one.question_id for one in drawn([*many(90), *many(90, "change")], 4)) == {
        "conflict": 10,
        "change": 10,
    }


def test_twins_keep_their_answers_id_and_are_the_same_each_time() -> None:
    twins = damaged_twins(ANSWERS)
    assert twins == damaged_twins(ANSWERS)
    assert {one.change for one in twins} == set(DAMAGES)
    assert all(one.twin == replace(one.of, text=one.twin.text) != one.of for one in twins)
    bare = replace(ANSWERS[0], text=" ".join(["word"] * 50))
    assert damaged_twins([bare], ["punctuation-removed"]) == [], "it has none"


def test_a_move_is_in_spreads_of_the_machines_levels() -> None:
    def falls_for_repetition(answer: Reading) -> float:
        return 1.0 * (said(answer).count("Last year") > 1)

    middling = replace(ANSWERS[0], text=f"{PLAIN} There were apples, bread, knives, plates, shirts and boots.")
    twice = Twin(middling, "duplicated", replace(middling, text=f"{middling.text} {middling.text}"))
    (one,) = moves(model(falls_for_repetition), [twice], SPREADS, BANK)
    assert one.by == pytest.approx(dict.fromkeys(THINGS, 0.5), abs=0.03)
    (still,) = moves(model(), [twice], SPREADS, BANK)
    assert still.by == dict.fromkeys(THINGS, 0.0)


def test_criteria_without_a_spread_are_not_looked_at() -> None:
    twin = Twin(ANSWERS[0], "other", ANSWERS[0])
    (one,) = moves(model(), [twin], {"listens": 0.0, "decides": 1.0}, BANK)
    assert one.by.keys() == {"decides"}
    assert shifts_of(moves(model(), [twin], {}, BANK)) == []


def test_a_twin_is_flagged_by_what_the_scorecard_says_of_it_alone() -> None:
    one = ANSWERS[0]
    stuffed, same = replace(one, text=LIST), replace(one, text=f"{one.text} It was so.")
    found = moves(model(), [Twin(one, "stuffed", stuffed), Twin(one, "same", same)], SPREADS, BANK)
    assert [move.flagged for move in found] == [True, False]
    (known,) = moves(model(), [Twin(stuffed, "stuffed", stuffed)], SPREADS, BANK)
    assert not known.flagged, "it was told of the original, too"


def test_a_shift_is_the_mean_over_twins_and_of_few_twins_none_of_a_criterion() -> None:
    found = [Move("stuffed", {"listens": 0.2, **({"learns": -0.4} if n < 9 else {})}, n < 6) for n in range(12)]
    one, other = shifts_of(
        [*found, Move("injection", {"learns": 0.1}, flagged=True), Move("none", {}, flagged=True)]
    )
    assert (one.change, one.twins, one.flagged) == ("stuffed", 12, 0.5)
    assert one.shift == pytest.approx((9 * -0.1 + 3 * 0.2) / 12)
    assert one.apart == pytest.approx((12 * 0.2 + 9 * 0.4) / 21)
    assert one.of_criterion == pytest.approx({"listens": 0.2}), "learns has nine"
    assert (other.change, other.shift, other.error, other.of_criterion) == ("injection", 0.1, 0.0, {})


def test_the_spread_is_that_of_the_levels() -> None:
    machine = machine_on(model(), ANSWERS, BANK)
    assert spreads(machine.levels).keys() == THINGS.keys()
    assert spreads({"x": {"a": 1.0, "b": 3.0}, "y": {"a": 2.0}}) == {"x": 1.0, "y": 0.0}
