"""`interviewer watch` as the people run it who answer for what scoring does."""

import asyncio
import json
import os
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from interviewer.cli import panel, watch
from interviewer.errors import InterviewerError
from tests.interviewer.cli.test_scoring_commands import POSITION, fill
from tests.interviewer.test_jobs import ANSWER

GOLDEN = Path(__file__).parents[2] / "data" / "golden"
PANEL = Path(__file__).parents[2] / "data" / "panel"


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("INTERVIEWER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")


def run(*arguments: str, app: typer.Typer = watch.app) -> Result:
    return CliRunner().invoke(app, list(arguments))


def refused(found: Result) -> str:
    assert isinstance(found.exception, InterviewerError), found.exception
    return found.exception.user_message


@pytest.fixture
def sessions(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    (tmp_path / "lead.yaml").write_text(POSITION, encoding="utf-8")
    return asyncio.run(fill(tmp_path))


def test_the_golden_transcripts_are_scored_as_they_were() -> None:
    """Differs after a change of the engine or the bank: see whether all of it is meant, give SCORER_VERSION
    another number if it is the engine's, and keep it: `interviewer watch golden tests/data/golden --write`."""
    found = run("golden", str(GOLDEN))
    assert found.exit_code == 0, found.stdout
    assert found.stdout.count("the same") == len(list(GOLDEN.glob("*.card.json"))) == 5


def test_what_changed_is_named_and_counts(tmp_path: Path) -> None:
    folder = shutil.copytree(GOLDEN, tmp_path / "golden")
    (folder / "strong.json").write_text(
        (folder / "strong.json").read_text("utf-8").replace("asked", "told"), encoding="utf-8"
    )
    (folder / "weak.card.json").unlink()
    found = run("golden", "golden")
    assert found.exit_code == 1
    assert "CHANGED strong.json" in found.stdout
    assert "competencies[0].criteria[0]" in found.stdout
    assert "no scorecard was kept of it" in found.stdout
    assert "the same middling.json" in found.stdout

    assert run("golden", "golden", "--write").exit_code == 0
    assert run("golden", "golden").exit_code == 0
    (folder / "weak.card.json").unlink()
    (folder / "weak.card.json").mkdir()
    assert "weak.card.json can't be written" in refused(run("golden", "golden", "--write"))
    (folder / "weak.card.json").rmdir()
    (folder / "weak.card.json").write_text("{", encoding="utf-8")
    assert "weak.card.json can't be read" in refused(run("golden", "golden"))
    assert "no transcripts" in refused(run("golden", str(tmp_path / "nowhere")))


def test_a_sample_for_the_panel_holds_words_and_no_score(tmp_path: Path, sessions: dict[str, str]) -> None:
    every = run("sample", "--share", "1")
    rows = [json.loads(line) for line in every.stdout.splitlines()]
    assert {row["person"] for row in rows} == {sessions["strong"], sessions["weak"], sessions["open"]}
    assert all(row.keys() == {"id", "question", "person", "text"} and row["text"] == ANSWER for row in rows)
    assert "delete the file" in every.stderr

    one = run("sample", "--share", "0.01").stdout
    assert len(one.splitlines()) == 1, "at least one interview"
    assert run("sample", "--share", "0.01").stdout == one
    (tmp_path / "a.jsonl").write_text(every.stdout, encoding="utf-8")
    dealt = run("assign", "--answers", "a.jsonl", *["--rater", "a", "--rater", "b", "--rater", "c"], app=panel.app)
    assert sorted(json.loads(dealt.stdout)["a"]) == sorted(row["id"] for row in rows)

    assert "No scored interview" in refused(run("sample", "--since", "2099-01-01"))
    german = run("sample", "--bank", "core-behavioural.de")
    assert "No scored interview" in refused(german), "the same bank in another language is another panel's"


def test_how_groups_fare_counts_those_who_told_and_says_what_it_is_worth(
    tmp_path: Path, sessions: dict[str, str]
) -> None:
    told = [("strong", "one"), ("weak", "other"), ("open", "other"), ("unscored", "")]
    lines = ["interview,group", *(f"{sessions[name]},{group}" for name, group in told)]
    (tmp_path / "g.csv").write_text("\n".join(lines), encoding="utf-8")
    asked = ("impact", "--position", "lead.yaml", "--groups", "g.csv")
    plain = json.loads(run(*asked, "--json").stdout)
    assert plain["notices"][0].startswith("INTERNAL")
    reached = {one["group"]: one for one in plain["measures"]["in nothing below the level"]}
    assert reached["one"]["selected"] == {"passed": 1, "of": 1}
    assert reached["other"]["selected"] == {"passed": 0, "of": 1}, "who can't be ranked isn't counted as failing"
    assert reached["other"]["below_four_fifths"]
    assert reached["other"]["exact"] == pytest.approx(1.0)
    assert "Teamwork: above the median" in plain["measures"]

    shown = run(*asked).stdout
    assert "below" in shown
    assert "look at both" in shown
    assert "Counted are the 2 who can be ranked" in shown

    (tmp_path / "g.csv").write_text("interview,group\nnobody,one\n", encoding="utf-8")
    assert "there is no interview 'nobody' here" in refused(run(*asked))
    (tmp_path / "g.csv").write_text("answer,group\nx,one\n", encoding="utf-8")
    assert "name the columns interview and group" in refused(run(*asked))


def test_drift_and_twins_need_a_model_and_say_so(tmp_path: Path) -> None:
    files = (f"--answers={PANEL / 'answers-3.jsonl'}", f"--ratings={PANEL / 'ratings-4.jsonl'}")
    assert "A trained model is needed" in refused(run("drift", *files))
    (tmp_path / "p.jsonl").write_text('{"question": "own-mistake"}', encoding="utf-8")
    assert "p.jsonl:1: there is no 'change'" in refused(run("twins", "p.jsonl"))
