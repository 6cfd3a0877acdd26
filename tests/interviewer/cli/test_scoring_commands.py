"""`score`, `rank` and `show` as people run them."""

import asyncio
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialogue.bank import QuestionBank
from interviewer import banks, publication, scoring_model
from interviewer.errors import SettingsError
from interviewer.store import Store
from scoring.publishing import Decision
from scoring.report import CompetencyScore, CriterionScore, Finding, Scorecard
from tests.interviewer.cli.test_refusals import interviewer, refused
from tests.interviewer.test_jobs import ANSWER, finished_interview

pytestmark = pytest.mark.engine

BANK = "core-behavioural.en"
POSITION = """id: lead
title: Team lead
bank: core-behavioural.en
required:
  teamwork: {level: 3}
"""


def scored(session_id: str, bank: QuestionBank, level: float | None, scorer: str = "signs-2") -> Scorecard:
    finding = Finding.NOT_ENOUGH_EVIDENCE if level is None else Finding.LEVEL
    criterion = CriterionScore("teamwork", "respects", finding, level, (), (), ("that they asked",), "", None)
    score = None if level is None else 25 * (level - 1)
    teamwork = CompetencyScore("teamwork", "Teamwork", finding, score, (criterion,))
    return Scorecard(session_id, bank.id, bank.version, scorer, True, (), (teamwork,))


async def fill(folder: Path) -> dict[str, str]:
    """What each is for -> its session id."""
    bank = banks.load(BANK)
    store = await Store.open(f"sqlite+aiosqlite:///{(folder / 'data/interviews.db').resolve()}")
    names = ("strong", "weak", "open", "unscored", "unreadable")
    sessions = {name: await finished_interview(store, bank) for name in names}
    for name, level in (("strong", 4.5), ("weak", 1.5), ("open", None), ("unreadable", 3.0)):
        assert await store.save_scorecard(scored(sessions[name], bank, level))
    assert await store.save_scorecard(scored(sessions["strong"], bank, 4.6, "signs-3"))
    await store.close()
    with closing(sqlite3.connect(folder / "data/interviews.db")) as other, other:
        found = (sessions["unreadable"],)
        other.execute("UPDATE scorecard SET content = '{}' WHERE session_id = ?", found)
    return sessions


@pytest.fixture
def sessions(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    (tmp_path / "lead.yaml").write_text(POSITION, encoding="utf-8")
    return asyncio.run(fill(tmp_path))


def test_everybody_who_was_interviewed_is_in_the_ranking_or_beside_it_with_the_reason(
    tmp_path: Path, sessions: dict[str, str]
) -> None:
    answered = interviewer(tmp_path, "rank", "--position", "lead.yaml", "--json")
    assert answered.returncode == 0, answered.stderr
    plain = json.loads(answered.stdout)
    assert [one["session_id"] for one in plain["ranked"]] == [sessions["strong"], sessions["weak"]]
    assert plain["ranked"][0]["fits"][0]["score"] == pytest.approx(90), "of the newest scorer version"
    beside = {one["session_id"]: one["open"] for one in plain["beside"]}
    assert beside.keys() == {sessions["open"], sessions["unscored"], sessions["unreadable"]}
    assert beside[sessions["open"]] == ["Teamwork: not enough evidence"]
    assert beside[sessions["unscored"]] == ["not scored yet"]
    assert "can't be read" in beside[sessions["unreadable"]][0]

    assert plain["internal"] is True
    assert plain["notices"][0].startswith("INTERNAL")
    assert plain["internal_criteria"]["signs-3"].keys() == {"teamwork/respects"}

    shown = interviewer(tmp_path, "rank", "--position", "lead.yaml").stdout
    assert shown.startswith("INTERNAL: no required criterion has passed the gates")
    assert all(session_id in shown for session_id in sessions.values())
    assert "incomplete, not worse" in shown


def test_a_rescore_is_shown_beside_the_old_one(tmp_path: Path, sessions: dict[str, str]) -> None:
    shown = interviewer(tmp_path, "show", sessions["strong"]).stdout
    assert "scorer signs-3" in shown
    assert "Kept beside this newest scorecard: scorer signs-2" in shown


async def rescore(folder: Path, sessions: dict[str, str]) -> None:
    """By a model of which one criterion is published and another is not."""
    bank = banks.load(BANK)
    store = await Store.open(f"sqlite+aiosqlite:///{(folder / 'data/interviews.db').resolve()}")
    for name, published, internal in (("strong", 4.0, 1.0), ("weak", 2.0, 5.0)):
        card = scored(sessions[name], bank, published, "signs-3+abc")
        (teamwork,) = card.competencies
        other = replace(teamwork.criteria[0], criterion_id="helps", level=internal)
        both = replace(teamwork, criteria=(*teamwork.criteria, other), score=25 * ((published + internal) / 2 - 1))
        assert await store.save_scorecard(replace(card, competencies=(both,)))
    await store.close()


def test_bands_and_ranks_count_published_criteria_alone(tmp_path: Path, sessions: dict[str, str]) -> None:
    asyncio.run(rescore(tmp_path, sessions))
    with closing(sqlite3.connect(tmp_path / "data/interviews.db")) as other, other:
        kept = (sessions["strong"], sessions["weak"])
        other.execute("DELETE FROM scorecard WHERE session_id NOT IN (?, ?)", kept)
    respects = Decision("teamwork/respects", (), (), is_synthetic=False)
    helps = Decision("teamwork/helps", ("the panel doesn't agree enough",), (), is_synthetic=False)
    publication.save(tmp_path / "m.npz", "abc", {"teamwork/respects": respects, "teamwork/helps": helps})
    given = {"INTERVIEWER_SCORING_MODEL": "m.npz"}
    answered = interviewer(tmp_path, "rank", "--position", "lead.yaml", "--json", **given)
    plain = json.loads(answered.stdout)
    assert plain["internal"] is False
    assert plain["published_criteria"] == ["teamwork/respects"]
    assert plain["internal_criteria"]["signs-3+abc"] == {"teamwork/helps": ["the panel doesn't agree enough"]}
    fits = {one["session_id"]: one["fits"][0] for one in plain["ranked"]}
    assert fits[sessions["strong"]]["score"] == pytest.approx(75), "with the internal one it would be 37.5"
    assert fits[sessions["weak"]]["score"] == pytest.approx(25), "and 62.5, above the other"

    shown = json.loads(interviewer(tmp_path, "show", sessions["strong"], "--json", **given).stdout)["scorecard"]
    marks = {one["criterion_id"]: one["published"] for one in shown["competencies"][0]["criteria"]}
    assert marks == {"respects": True, "helps": False}


def test_what_show_gives_as_json_is_scored_again(tmp_path: Path, sessions: dict[str, str]) -> None:
    given = interviewer(tmp_path, "show", sessions["strong"], "--json").stdout
    assert json.loads(given)["scorecard"]["scorer_version"] == "signs-3"
    (tmp_path / "held.json").write_text(given, encoding="utf-8")
    again = interviewer(tmp_path, "score", "held.json", "--bank", BANK, "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["session_id"] == sessions["strong"]
    assert any(ANSWER.startswith(quote["text"]) for quote in quotes_of(json.loads(again.stdout)))


def quotes_of(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [quote for one in card["competencies"] for own in one["criteria"] for quote in own["quotes"]]


def test_a_model_that_cannot_be_used_is_named_before_the_server_starts(tmp_path: Path) -> None:
    assert "none.npz" in refused(interviewer(tmp_path, "serve", INTERVIEWER_SCORING_MODEL="none.npz"))


def test_a_file_that_is_no_model_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(b"no model")
    with pytest.raises(SettingsError, match="isn't a scoring model"):
        scoring_model.load(tmp_path / "model.npz")
    with pytest.raises(SettingsError, match="No such file"):
        scoring_model.load(tmp_path / "none.npz")
    assert scoring_model.load(None) is None
