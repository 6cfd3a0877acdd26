"""The store and the scoring workflow on a real PostgreSQL, where one is installed.

Skipped where it isn't: the same promises are tested with SQLite in this folder and in test_scoring_survives.
"""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Iterator

import psycopg
import pytest

from dialogue.events import SegmentHeard
from interviewer.errors import StoreError
from interviewer.jobs import ScoringJobs
from interviewer.store import SessionStatus, Store
from scoring.engine import SCORER_VERSION, score
from tests.interviewer import scoring_children
from tests.interviewer.store.postgres import cluster, programs
from tests.interviewer.store.steps import heard, invite
from tests.interviewer.test_jobs import finished_interview, running, until_scored
from tests.scoring.making import transcript
from tests.small_bank import small_bank

PROGRAMS = programs()
pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(
        PROGRAMS is None, reason="PostgreSQL isn't installed (apt-get install postgresql); SQLite is tested"
    ),
]
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.interviewer.scoring_children"])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    assert PROGRAMS is not None
    with cluster(PROGRAMS) as url:
        yield url


@pytest.fixture
def url(server: str) -> str:
    """A database of each test's own."""
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS aila WITH (FORCE)")
        admin.execute("CREATE DATABASE aila")
    return server.rpartition("/")[0] + "/aila"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = await Store.open(url)
    yield opened
    await opened.close()


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as other:
        return other.execute(query.encode()).fetchall()


async def test_a_log_is_read_again_as_it_was_written_and_takes_additions_only(store: Store, url: str) -> None:
    session_id = (await invite(store, label="Zoë")).session_id
    await store.set_status(session_id, SessionStatus.RUNNING)
    log = await store.open_log(session_id)
    for number in range(20):
        log.append(heard(f"Sentence {number}, “quoted”."))
    await log.flush()
    again = await Store.open(url)
    entries = (await again.open_log(session_id)).entries
    await again.close()
    assert [entry.text for entry in entries if isinstance(entry, SegmentHeard)] == [
        f"Sentence {number}, “quoted”." for number in range(20)
    ]
    with psycopg.connect(url) as other, pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        other.execute("UPDATE session_event SET payload = '{}'")


async def test_what_a_candidate_deletes_is_gone(store: Store, url: str) -> None:
    session_id = await finished_interview(store)
    await store.erase(session_id)
    assert rows(url, "SELECT count(*) FROM session_event") == [(0,)]
    with pytest.raises(StoreError, match="erased"):
        await store.open_log(session_id)


async def test_the_same_result_from_three_programs_at_once_is_saved_once(store: Store, url: str) -> None:
    session_id = await finished_interview(store)
    card = score(transcript(session_id=session_id), small_bank())
    stores = [await Store.open(url) for _ in range(3)]
    assert sorted(await asyncio.gather(*(one.save_scorecard(card) for one in stores))) == [False, False, True]
    for one in stores:
        await one.close()
    assert await store.scorecard(session_id) == card


async def test_the_workflow_scores_what_is_delivered_three_times_once(store: Store, url: str) -> None:
    session_ids = [await finished_interview(store) for _ in range(3)]
    jobs = ScoringJobs(store)
    async with running(jobs):
        for session_id in session_ids * 3:
            jobs.enqueue(session_id)
        await until_scored(store, *session_ids)
        async with asyncio.timeout(60):
            while {status for (status,) in rows(url, JOURNAL)} != {"SUCCESS"}:
                await store.scorecard(session_ids[0])  # lets the others work
    assert rows(url, "SELECT count(*), count(DISTINCT session_id) FROM scorecard") == [(3, 3)]
    assert len(rows(url, JOURNAL)) == 3


JOURNAL = "SELECT status FROM dbos.workflow_status"


@pytest.mark.fault
@pytest.mark.parametrize("step", ["before_saving", "after_saving"])
async def test_what_a_kill_has_cut_is_done_by_the_next_server(url: str, step: str) -> None:
    store = await Store.open(url)
    session_id = await finished_interview(store)
    ready, childs_end = processes.Pipe(duplex=False)
    child = processes.Process(target=scoring_children.die_at, args=(step, url, [session_id], childs_end))
    child.start()
    await asyncio.to_thread(child.join, 60)
    assert child.exitcode == -9
    assert ready.poll(0)
    assert rows(url, JOURNAL) == [("PENDING",)]
    last = await finished_interview(store)
    async with running(ScoringJobs(store)):
        await until_scored(store, session_id, last)
        async with asyncio.timeout(60):
            while rows(url, JOURNAL) != [("SUCCESS",), ("SUCCESS",)]:
                await store.scorecard(session_id)  # lets the others work
    assert await store.unscored_sessions(SCORER_VERSION) == []
    assert rows(url, "SELECT count(*) FROM scorecard") == [(2,)]
    await store.close()
