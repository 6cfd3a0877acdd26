"""Kills at any point, deliveries in threes, a journal that can't be used: exactly one result of each version."""

import asyncio
import json
import multiprocessing
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.jobs import ScoringJobs
from interviewer.scoring_model import Scorer
from interviewer.store import Store
from scoring.engine import SCORER_VERSION, score
from scoring.model import Model
from scoring.model_card import Facts
from tests.interviewer import scoring_children
from tests.interviewer.test_jobs import finished_interview, running, until_scored
from tests.scoring.making import transcript
from tests.small_bank import small_bank

KILLS = 8  # each starts the program anew, which takes seconds; 25 held, too
NEW_EACH = 3

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.interviewer.scoring_children"])


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "interviews.db"


@pytest.fixture
def url(database: Path) -> str:
    return f"sqlite:///{database}"


async def interviews(url: str, count: int) -> list[str]:
    store = await Store.open(url)
    made = [await finished_interview(store) for _ in range(count)]
    await store.close()
    return made


def results(database: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """(session, bank version, scorer version) -> (content, when it was saved); one that is twice there fails."""
    with closing(sqlite3.connect(database)) as other:
        rows = other.execute(
            "SELECT session_id, bank_version, scorer_version, content, created_at FROM scorecard"
        ).fetchall()
    found = {(row[0], row[1], row[2]): (row[3], row[4]) for row in rows}
    assert len(found) == len(rows)
    return found


def journal(
    database: Path, query: str = "SELECT workflow_uuid, status FROM workflow_status"
) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(database.with_name("jobs.db"))) as other:
        return other.execute(query).fetchall()


async def score_the_rest(url: str, session_ids: list[str]) -> None:
    store = await Store.open(url)
    async with running(ScoringJobs(store)):
        await until_scored(store, *session_ids)
    await store.close()


@pytest.mark.fault
async def test_kills_at_random_instants_leave_exactly_one_result_each_and_change_none(
    url: str, database: Path
) -> None:
    chance = random.Random(20261124)
    session_ids: list[str] = []
    before: dict[tuple[str, str, str], tuple[str, str]] = {}
    unfinished = 0
    for _ in range(KILLS):
        session_ids += await interviews(url, NEW_EACH)
        ready, childs_end = processes.Pipe(duplex=False)
        child = processes.Process(
            target=scoring_children.score_until_killed, args=(url, session_ids[-2 * NEW_EACH :], childs_end)
        )
        child.start()
        childs_end.close()
        assert ready.poll(60), "the child never got to score"
        child.join(timeout=chance.uniform(0, 0.6))  # the random instant
        child.kill()
        child.join()
        child.close()
        found = results(database)
        assert before.items() <= found.items(), "a result was changed or lost"
        unfinished += len(found) < len(session_ids)
        before = found
    assert unfinished, "no kill came in time to prove anything"
    await score_the_rest(url, session_ids)
    assert set(results(database)) == {(name, "1.0.0", SCORER_VERSION) for name in session_ids}
    assert before.items() <= results(database).items()


@pytest.mark.fault
@pytest.mark.parametrize("step", scoring_children.STEPS)
async def test_a_kill_at_each_step_is_made_good_by_the_journal_or_the_sweep(
    url: str, database: Path, step: str
) -> None:
    (session_id,) = await interviews(url, 1)
    ready, childs_end = processes.Pipe(duplex=False)
    child = processes.Process(target=scoring_children.die_at, args=(step, url, [session_id], childs_end))
    child.start()
    child.join(60)
    assert child.exitcode == -9
    assert ready.poll(0)
    assert [status for _, status in journal(database)] == ["PENDING"]
    assert len(results(database)) == (step == "after_saving")
    (last,) = await interviews(url, 1)
    store = await Store.open(url)
    async with running(ScoringJobs(store)):
        await until_scored(store, session_id, last)
        async with asyncio.timeout(60):
            while {status for _, status in journal(database)} != {"SUCCESS"}:
                await store.scorecard(last)  # lets the others work
    await store.close()
    assert len(results(database)) == 2


async def test_the_journal_holds_ids_as_json_and_not_a_word_of_the_interview(url: str, database: Path) -> None:
    (session_id,) = await interviews(url, 1)
    await score_the_rest(url, [session_id])
    assert journal(database) == [(f"score:{session_id}:{SCORER_VERSION}", "SUCCESS")]
    ((inputs,),) = journal(database, "SELECT inputs FROM workflow_input")
    assert json.loads(inputs)["positionalArgs"] == [session_id]
    kinds = "SELECT serialization FROM workflow_status UNION SELECT serialization FROM operation_outputs"
    assert {kind for (kind,) in journal(database, kinds)} == {"portable_json", "json"}, "never a pickle"
    assert b"what they needed" not in database.with_name("jobs.db").read_bytes()


async def test_the_same_result_from_three_programs_at_once_is_saved_once(url: str, database: Path) -> None:
    (session_id,) = await interviews(url, 1)
    card = score(transcript(session_id=session_id), small_bank())
    stores = [await Store.open(url) for _ in range(3)]
    assert sorted(await asyncio.gather(*(store.save_scorecard(card) for store in stores))) == [False, False, True]
    for store in stores:
        await store.close()
    assert len(results(database)) == 1


def model(version: str) -> Model:
    """Knows no criterion, so that signs alone decide; its version counts all the same."""
    facts = Facts("Empty", "Made for this test.", 0, 0, 0, "nothing", reads_english=True, criteria=())
    return Model((), {}, 1, facts, version, is_monotone=True)


async def test_another_model_gives_another_result_beside_the_old_and_the_old_stays_as_it_was(
    url: str, database: Path
) -> None:
    session_ids = await interviews(url, 2)
    await score_the_rest(url, session_ids)
    first = results(database)
    store = await Store.open(url)
    jobs = ScoringJobs(store, Scorer(model("panel-7")))
    async with running(jobs):
        async with asyncio.timeout(60):
            while await store.unscored_sessions(jobs.scorer_version):
                pass  # asking the database lets the others work
    assert [scorer for _, scorer in await store.scorecard_versions(session_ids[0])] == [
        SCORER_VERSION, f"{SCORER_VERSION}+panel-7",
    ]  # fmt: skip
    await store.close()
    found = results(database)
    assert len(found) == 4
    assert first.items() <= found.items()


async def test_what_was_swept_is_done_although_the_journal_says_that_it_was_done(url: str, database: Path) -> None:
    session_ids = await interviews(url, 1)
    await score_the_rest(url, session_ids)
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("DELETE FROM scorecard")  # as if an older copy of the database had been put back
    await score_the_rest(url, session_ids)
    assert len(results(database)) == 1


@pytest.mark.fault
@pytest.mark.parametrize("trouble", ["locked", "damaged"])
async def test_without_a_usable_journal_everything_is_scored_and_the_program_ends(
    url: str, database: Path, trouble: str
) -> None:
    session_ids = await interviews(url, 3)
    other = sqlite3.connect(database.with_name("jobs.db"), isolation_level=None)
    if trouble == "locked":
        other.execute("CREATE TABLE something (a)")
        other.execute("BEGIN EXCLUSIVE")
    else:
        other.close()
        database.with_name("jobs.db").write_bytes(b"no database, but long enough to be taken for one" * 100)
    done, childs_end = processes.Pipe(duplex=False)
    child = processes.Process(target=scoring_children.score_all, args=(url, 2.0, childs_end))
    child.start()
    child.join(90)
    other.close()
    assert child.exitcode == 0
    assert done.poll(0)
    assert {key[0] for key in results(database)} == set(session_ids)
