"""`interviewer panel`, as raters' coordinators run it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import scoring
from dialogue.bank import BankError
from interviewer.cli import panel
from interviewer.errors import InterviewerError
from scoring.panel.records import is_locked

SET = Path(__file__).parents[2] / "data" / "panel"
ANSWERS = [part for path in sorted(SET.glob("answers-*.jsonl")) for part in ("--answers", str(path))]
RATINGS = [part for path in sorted(SET.glob("ratings-*.jsonl")) for part in ("--ratings", str(path))]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(panel.app, list(arguments), env={"COLUMNS": "160"})


def refused(*arguments: str) -> str:
    error = run(*arguments).exception
    assert isinstance(error, InterviewerError), error
    return error.user_message


def small(folder: Path, *, level: object = 3, readme: str = "") -> list[str]:
    answers, ratings = folder / "a.jsonl", folder / "r.jsonl"
    answers.write_text(
        json.dumps({"id": "a1", "question": "team-disagreement", "scenario": "s", "text": "I asked her why."})
        + "\n"
    )
    ratings.write_text(
        "".join(
            json.dumps({"answer": "a1", "rater": rater, "criterion": "listens", "level": level, "highlights": []})
            + "\n"
            for rater in ("r1", "r2", "r3")
        )
    )
    (folder / "README.md").write_text(readme)
    return ["--answers", str(answers), "--ratings", str(ratings)]


def test_the_report_names_every_criterion_and_says_that_the_panel_is_synthetic() -> None:
    found = run("report", *ANSWERS, *RATINGS)
    assert found.exit_code == 0, found.output
    assert "Synthetic panel: 987 answers" in found.output
    for name in ("listens", "weighs-options", "takes-initiative", "ICC(1,k)", "r1", "r2", "r3"):
        assert name in found.output
    assert "nobody saw another's levels" in found.output


def test_the_report_as_json_holds_every_figure() -> None:
    told = json.loads(run("report", *ANSWERS, *RATINGS, "--json").output)
    assert told["source"] == "synthetic panel"
    listens = next(one for one in told["criteria"] if one["criterion"] == "listens")
    assert listens["icc_form"] == "1"  # no rater read everything
    assert 0.5 < listens["icc_mean"] <= 1.0
    assert {one["rater"] for one in listens["severities"]} == {f"r{number}" for number in range(1, 12)}


def test_training_writes_a_model_and_its_card_and_leaves_the_lock_box_closed(tmp_path: Path) -> None:
    files = [SET / f"answers-{number}.jsonl" for number in (3, 4, 5)]
    given = [f"--answers={path}" for path in files]
    found = run("train", *given, *RATINGS, "--out", str(tmp_path / "model"), "--no-unseen-questions")
    assert found.exit_code == 0, found.output
    model = scoring.load(tmp_path / "model.npz")
    assert "communication/listens" in model.criteria
    rows = [json.loads(line) for path in files for line in path.read_text().splitlines()]
    known = [row for row in rows if not is_locked(row["scenario"])]
    assert model.facts.texts == len(known) < len(rows)
    card = (tmp_path / "model.md").read_text()
    assert "Synthetic panel" in card
    assert f"{len(rows) - len(known)} answers" in card
    assert "lock-box" in card


def test_too_few_ratings_are_refused_in_words(tmp_path: Path) -> None:
    assert "rated differently" in refused("train", *small(tmp_path), "--out", str(tmp_path / "m"))
    assert not (tmp_path / "m.npz").exists()


def test_a_panel_of_people_isnt_called_synthetic(tmp_path: Path) -> None:
    by_people = run("report", *small(tmp_path)).output
    assert "Panel: 1 answers, 3 ratings" in by_people
    assert "ynthetic" not in by_people
    assert "Synthetic panel" in run("report", *small(tmp_path, readme="A synthetic panel set.")).output


@pytest.mark.parametrize(
    ("level", "told"), [(7, "r.jsonl:1: the level is 7"), ("3", "r.jsonl:2: the level is '3'")]
)
def test_a_wrong_level_is_named_with_its_line(tmp_path: Path, level: object, told: str) -> None:
    assert told in refused("report", *small(tmp_path, level=level))


def test_a_file_that_isnt_there_and_one_that_is_no_text_are_told(tmp_path: Path) -> None:
    given = small(tmp_path)
    assert "can't be read" in refused("report", "--answers", str(tmp_path / "no"), *given[2:])
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in refused("report", *given)


def test_the_guide_is_markdown_that_can_be_kept_as_it_is() -> None:
    page = run("guide", "--bank", "customer-service.en").output
    assert page.startswith("# Rating answers to ")
    assert page.endswith(".\n")
    assert isinstance(run("guide", "--bank", "nothing-like-it.en").exception, BankError)  # told as it is


def test_raters_are_assigned_three_to_each_answer() -> None:
    raters = [part for name in ("ann", "bo", "cy", "di") for part in ("--rater", name)]
    lists = json.loads(run("assign", *ANSWERS, *raters).output)
    assert set(lists) == {"ann", "bo", "cy", "di"}
    assert sum(len(own) for own in lists.values()) == 3 * 987
    assert lists == json.loads(run("assign", *ANSWERS, *raters).output)
    assert "needs 3" in refused("assign", *ANSWERS, "--rater", "ann", "--rater", "bo")
