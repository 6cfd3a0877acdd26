"""Lines of a panel's files: read whole, or refused with what is wrong."""

import json
from collections.abc import Mapping

import pytest

from scoring.panel.records import PanelFileError, answers_of, is_locked, panel_set, ratings_of
from tests.scoring.making import rich_bank

ANSWER = {"id": "a1", "question": "conflict", "scenario": "shelf", "text": "I asked her.", "speaker": "60, from X"}
RATING = {"answer": "a1", "rater": "r1", "criterion": "listens", "level": 4, "highlights": ["I asked her."]}


def line(row: Mapping[str, object], **changes: object) -> str:
    return json.dumps({**row, **changes})


def test_an_answer_is_its_words_its_question_and_its_group_alone() -> None:
    (found,) = answers_of("a.jsonl", [line(ANSWER), "\n"])
    assert (found.answer_id, found.question_id, found.group, found.text) == (
        "a1",
        "conflict",
        "shelf",
        "I asked her.",
    )


def test_a_person_is_a_group_too() -> None:
    assert answers_of("a", [line(ANSWER, scenario=None, person="p7")])[0].group == "p7"
    assert answers_of("a", [line(ANSWER, scenario=None)])[0].group == "a1"


def test_all_faults_are_named_with_their_lines() -> None:
    lines = [
        "{",
        "[]",
        line(RATING, level=6),
        line(RATING, level=True),
        line(RATING, highlights="x"),
        '{"answer": 1}',
    ]
    with pytest.raises(PanelFileError) as refused:
        ratings_of("r.jsonl", [line(RATING), *lines])
    told = str(refused.value)
    for number, wrong in enumerate(("JSON", "no object", "6", "True", "list", "'level'"), start=2):
        assert f"r.jsonl:{number}: " in told
        assert wrong in told.split(f"r.jsonl:{number}: ")[1].split("\n")[0]


def test_many_faults_are_cut_short() -> None:
    with pytest.raises(PanelFileError, match="and 88 more"):
        answers_of("a", ["{"] * 100)


def test_what_doesnt_fit_the_bank_is_left_out_and_told() -> None:
    answers = answers_of("a", [line(ANSWER), line(ANSWER, id="a2", question="other")])
    ratings = ratings_of(
        "r", [line(RATING), line(RATING, answer="a2"), line(RATING, criterion="x"), line(RATING, answer="a9")]
    )
    found = panel_set(answers, ratings, rich_bank())
    assert [one.answer_id for one in found.answers] == ["a1"]
    assert len(found.ratings) == 1
    assert found.left_out == (
        "1 answers to questions that the bank doesn't have",
        "3 ratings of answers or criteria that aren't there",
    )


def test_what_is_given_twice_is_refused() -> None:
    with pytest.raises(PanelFileError, match="a1"):
        panel_set(answers_of("a", [line(ANSWER)] * 2), [], rich_bank())


def test_a_scenario_is_in_one_part_only_and_about_a_third_are_locked() -> None:
    answers = answers_of("a", [line(ANSWER, id=f"a{n}", scenario=f"s{n % 300}") for n in range(900)])
    ratings = ratings_of("r", [line(RATING, answer=f"a{n}") for n in range(900)])
    whole = panel_set(answers, ratings, rich_bank())
    locked, known = whole.part(lock_box=True), whole.part(lock_box=False)
    assert len(locked.answers) + len(known.answers) == 900
    assert len(locked.ratings) == len(locked.answers)
    assert not {one.group for one in locked.answers} & {one.group for one in known.answers}
    assert 0.25 < len(locked.answers) / 900 < 0.42
    assert is_locked("brd-17") is is_locked("brd-17")
