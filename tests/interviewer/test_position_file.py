"""What recruiters write down as required, and what they are told when it can't be used."""

from pathlib import Path

import pytest

from interviewer import banks, position_file
from interviewer.from_outside import FileFaults

GOOD = """id: lead
title: Team lead
bank: core-behavioural.en
required:
  teamwork: {level: 4}
  ownership: {score: 60, threshold: 12}
"""


def refused(folder: Path, text: str) -> str:
    file = folder / "position.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileFaults) as caught:
        position_file.load(file)
    return caught.value.user_message


def test_levels_and_scores_are_one_scale(tmp_path: Path) -> None:
    file = tmp_path / "position.yaml"
    file.write_text(GOOD, encoding="utf-8")
    position, bank = position_file.load(file)
    assert position.bank_id == bank.id == "core-behavioural"
    assert [(one.competency_id, one.level, one.threshold) for one in position.required] == [
        ("teamwork", 75.0, None), ("ownership", 60.0, 12.0),
    ]  # fmt: skip


def test_the_shipped_positions_can_be_used() -> None:
    shipped = sorted((banks.FOLDER / "positions").glob("*.yaml"))
    assert shipped
    for file in shipped:
        assert position_file.load(file)[0].id == file.stem


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("id: lead", "id: Lead!", 1, "small letters"),
        ("title: Team lead", "titel: Team lead", 2, "no key 'titel'"),
        ("core-behavioural.en", "no-such.en", 3, "no-such"),
        ("  teamwork", "  teamwrok", 5, "did you mean 'teamwork'?"),
        ("{level: 4}", "4", 5, "either 'level'"),
        ("{level: 4}", "{}", 5, "either 'level'"),
        ("{level: 4}", "{level: 4, score: 60}", 5, "either 'level'"),
        ("{level: 4}", "{level: 40}", 5, "at most 5"),
        ("{level: 4}", "{level: .nan}", 5, "number"),
        ("{level: 4}", "{level: '4'}", 5, "a number is wanted"),
        ("threshold: 12", "threshold: -1", 6, "at least 0"),
        ("ownership", "teamwork", 6, "second time"),
        ("{level: 4}", "&a {level: 4}", 5, "anchors aren't allowed"),
    ],
)
def test_every_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    assert old in GOOD
    said = refused(tmp_path, GOOD.replace(old, new, 1))
    assert f"position.yaml:{line}" in said
    assert what in said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD.replace("lead\n", "LEAD\n", 1).replace("level: 4", "level: 9"))
    assert "position.yaml:1" in said
    assert "position.yaml:5" in said


def test_a_position_that_requires_nothing_is_refused(tmp_path: Path) -> None:
    assert "required" in refused(tmp_path, GOOD.split("required", maxsplit=1)[0] + "required: {}\n")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileFaults, match=r"nowhere\.yaml: there is no such file"):
        position_file.load(tmp_path / "nowhere.yaml")
