"""The form of the labelled answers; what they measure is in `test_completeness.py`."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dialogue.completeness import Part

FOLDER = Path(__file__).parent.parent / "data" / "completeness"
# Of all kinds; the others are for one language or for some kinds.
WHOLE_SETS = sorted(FOLDER.glob("answers-*.jsonl"))
FILES = [
    *WHOLE_SETS,
    *(FOLDER / f"{name}.jsonl" for name in ("endings", "blind-2", "german-tuning", "german-test")),
]
BANK_QUESTIONS = {
    "team-disagreement",
    "hard-problem",
    "sudden-change",
    "own-mistake",
    "explain-clearly",
    "help-somebody",
    "better-way",
    "learn-quickly",
}
KINDS = {
    "strong",
    "thin",
    "vague",
    "we-without-i",
    "no-result",
    "no-action",
    "no-task",
    "no-situation",
    "hypothetical",
    "off-topic",
    "refers-elsewhere",
    "rambling",
    "asr-damaged",
}
FIELDS = {"id", "scenario", "question", "kind", "damaged_from", "speaker", "has", "complete", "text"}
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_test_part_is_there_with_two_hundred_answers_from_forty_five_scenarios() -> None:
    rows = rows_of(FOLDER / "answers-test.jsonl")
    assert len(rows) >= 200
    assert len({row["scenario"] for row in rows}) >= 45


@each_file
def test_every_answer_has_all_fields_with_known_values(path: Path) -> None:
    for row in rows_of(path):
        assert set(row) == FIELDS, row["id"]
        assert row["question"] in BANK_QUESTIONS, row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert isinstance(row["complete"], bool), row["id"]
        assert row["text"].strip(), row["id"]
        assert row["speaker"].strip(), row["id"]


@each_file
def test_parts_are_known_and_in_the_order_of_telling(path: Path) -> None:
    order = [part.value for part in Part]
    for row in rows_of(path):
        assert row["has"] == [part for part in order if part in row["has"]], row["id"]


@each_file
def test_a_complete_answer_has_situation_action_and_result(path: Path) -> None:
    for row in rows_of(path):
        if row["complete"]:
            assert {"situation", "action", "result"} <= set(row["has"]), row["id"]


@each_file
def test_a_damaged_answer_names_its_undamaged_twin_and_differs_from_it(path: Path) -> None:
    by_id = {row["id"]: row for row in rows_of(path)}
    for row in by_id.values():
        assert (row["kind"] == "asr-damaged") == (row["damaged_from"] is not None), row["id"]
        if row["damaged_from"] is not None:
            twin = by_id[row["damaged_from"]]
            assert twin["damaged_from"] is None, row["id"]
            assert twin["scenario"] == row["scenario"], row["id"]
            assert twin["text"] != row["text"], row["id"]
            assert set(row["has"]) <= set(twin["has"]), row["id"]


@pytest.mark.parametrize("path", WHOLE_SETS, ids=lambda path: path.stem)
def test_every_kind_occurs_and_the_share_of_complete_answers_is_balanced(path: Path) -> None:
    rows = rows_of(path)
    counts = Counter(row["kind"] for row in rows)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < 8} == {}
    assert 0.35 <= sum(row["complete"] for row in rows) / len(rows) <= 0.55


def test_german_has_answers_of_every_kind_to_tune_on_and_to_measure_with() -> None:
    for name in ("german-tuning", "german-test"):
        counts = Counter(row["kind"] for row in rows_of(FOLDER / f"{name}.jsonl"))
        assert set(counts) == KINDS, name
        assert sum(counts.values()) >= 100


def test_no_id_and_no_text_occurs_twice_in_all_files() -> None:
    rows = [row for path in FILES for row in rows_of(path)]
    assert [key for key, count in Counter(row["id"] for row in rows).items() if count > 1] == []
    assert [text for text, count in Counter(row["text"] for row in rows).items() if count > 1] == []


def test_each_scenario_is_in_one_part_only() -> None:
    parts_of: dict[str, set[str]] = {}
    for path in FILES:
        for row in rows_of(path):
            parts_of.setdefault(row["scenario"], set()).add(path.stem)
    assert {scenario: parts for scenario, parts in parts_of.items() if len(parts) > 1} == {}
