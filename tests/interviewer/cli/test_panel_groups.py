"""`interviewer panel train --groups`: it opens a gate, and no model knows of it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from scoring.panel.records import is_locked
from tests.interviewer.cli.test_panel import refused, run
from tests.scoring.test_trained_interviews import ANSWERS, BANK, RATINGS

FILES = ("m.npz", "m.md")
SOME = ANSWERS[:75]  # 30 of them are locked
IDS = {one.answer_id for one in SOME}


@dataclass(frozen=True, slots=True)
class Trained:
    files: dict[str, bytes]
    told: str
    reasons: dict[str, str]  # criterion -> why it isn't published


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A panel of people."""
    folder = tmp_path_factory.mktemp("panel")
    answers = [{"id": a.answer_id, "question": a.question_id, "person": a.group, "text": a.text} for a in SOME]
    ratings = [
        {"answer": r.answer_id, "rater": r.rater, "criterion": r.criterion_id, "level": r.level}
        | {"highlights": r.highlights}
        for r in RATINGS
        if r.criterion_id == "listens" and r.answer_id in IDS
    ]
    bank = BANK.model_dump(mode="json")
    for question in bank["questions"]:  # a bank on disk has to have them
        question["probes"] = {part: f"And the {part}?" for part in ("situation", "task", "action", "result")}
    (folder / "bank.yaml").write_text(json.dumps(bank), "utf-8")
    for name, rows in (("answers", answers), ("ratings", ratings)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return [
        *("--answers", str(folder / "answers.jsonl"), "--ratings", str(folder / "ratings.jsonl")),
        *("--bank", str(folder / "bank.yaml")),
    ]


def trained(folder: Path, *arguments: str) -> Trained:
    found = run("train", *arguments, "--out", str(folder / "m"), "--no-unseen-questions")
    assert found.exit_code == 0, found.output
    gates = json.loads((folder / "m.gates.json").read_text("utf-8"))["decisions"]
    reasons = {key: "; ".join([*one["closed"], *one["not_measured"]]) for key, one in gates.items()}
    return Trained({name: (folder / name).read_bytes() for name in FILES}, found.output, reasons)


def test_the_card_tells_how_it_does_on_questions_that_it_never_saw(tmp_path: Path, given: list[str]) -> None:
    found = run("train", *given, "--out", str(tmp_path / "m"))
    assert found.exit_code == 0, found.output
    (row,) = [line for line in (tmp_path / "m.md").read_text("utf-8").splitlines() if "/listens |" in line]
    assert 0.3 < float(row.split("|")[-2]) <= 1.0


def test_groups_are_compared_and_the_model_is_the_same_to_the_last_bit(tmp_path: Path, given: list[str]) -> None:
    groups = tmp_path / "groups.csv"
    persons = sorted({one.group for one in SOME})
    few = [one for one in persons if is_locked(one)][:1]  # of five answers
    rows = [f"{one},{'even' if number % 2 else 'odd'}\n" for number, one in enumerate(persons)]
    groups.write_text("".join(["person,group\n", *rows, *(f"{one},few\n" for one in few)]), "utf-8")
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    one = trained(tmp_path / "with", *given, "--groups", str(groups))
    other = trained(tmp_path / "without", *given)
    assert one.files == other.files
    assert "Group 'few' isn't compared on any criterion" in one.told
    assert "'odd'" not in one.told
    assert "--groups" not in one.told
    assert "Groups weren't compared: --groups FILE does." in other.told
    assert "groups compared with the panel" not in one.reasons["teamwork/listens"]
    assert "groups compared with the panel (--groups FILE measures it)" in other.reasons["teamwork/listens"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "groups.csv is empty"),
        ("a000,x\n", "first line has to name the columns answer (or person) and group"),
        ("answer,group\nsomebody,x\n", "groups.csv:2: there is no answer 'somebody'"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_before_anything_is_trained(
    tmp_path: Path, given: list[str], content: str, told: str
) -> None:
    (tmp_path / "groups.csv").write_text(content, "utf-8")
    assert told in refused("train", *given, "--out", str(tmp_path / "m"), "--groups", str(tmp_path / "groups.csv"))
    assert not (tmp_path / "m.npz").exists()


def test_a_file_of_groups_that_isnt_there_is_named(tmp_path: Path, given: list[str]) -> None:
    assert "none.csv can't be read" in refused(
        "train", *given, "--out", str(tmp_path / "m"), "--groups", str(tmp_path / "none.csv")
    )


def test_the_help_says_what_the_option_is_for() -> None:
    told = " ".join(run("train", "--help").output.replace("│", " ").split())
    assert "--groups" in told
    assert "no model sees it" in told
