import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from dialogue.bank import QuestionBank
from dialogue.commands import ShowQuestion
from dialogue.events import AnswerTyped, SessionOpened
from interviewer.jobs import ScoringJobs
from interviewer.store import SessionStatus, Store
from scoring.engine import SCORER_VERSION
from tests.interviewer.store.steps import invite
from tests.small_bank import small_bank

BANK = small_bank()
UNKNOWN = "no-such-interview"
ANSWER = "I asked each of them what they needed, because nobody had done so before. " + " ".join(
    f"In week {number} there were new people and we had to begin again." for number in range(8)
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "interviews.db"


@pytest.fixture
async def store(database: Path) -> AsyncIterator[Store]:
    opened = await Store.open(f"sqlite:///{database}")
    yield opened
    await opened.close()


async def finished_interview(store: Store, bank: QuestionBank = BANK, content: str = "") -> str:
    """An interview with one typed answer that is over and not yet scored."""
    await store.pin_bank(bank.id, bank.version, content or bank.model_dump_json())
    session_id = (await invite(store)).session_id
    await store.set_status(session_id, SessionStatus.RUNNING)
    log = await store.open_log(session_id)
    question = bank.questions[0]
    for entry in (
        SessionOpened(0.0, session_id, bank.id, bank.version, "scripted", words_trusted=True, policy="script"),
        ShowQuestion(question.id, question.text, number=1, total=1, scored=True),
        AnswerTyped(20.0, ANSWER),
    ):
        log.append(entry)
    await log.flush()
    await store.set_status(session_id, SessionStatus.FINISHED)
    return session_id


@asynccontextmanager
async def running(jobs: ScoringJobs) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(jobs.run())
        yield
        task.cancel()


async def until_scored(store: Store, *session_ids: str) -> None:
    async with asyncio.timeout(60):
        for session_id in session_ids:
            while await store.scorecard(session_id) is None:
                pass  # asking the database lets the others work


def rows(database: Path) -> int:
    with closing(sqlite3.connect(database)) as other:
        return int(other.execute("SELECT count(*) FROM scorecard").fetchone()[0])


async def test_an_interview_that_is_delivered_three_times_is_scored_once(store: Store, database: Path) -> None:
    session_id = await finished_interview(store)
    jobs = ScoringJobs(store)
    async with running(jobs):
        await until_scored(store, session_id)
        last = await finished_interview(store)
        for delivered in (session_id, session_id, session_id, last):
            jobs.enqueue(delivered)
        await until_scored(store, last)  # the queue is first in, first out: by now the others were done again
    assert rows(database) == 2
    card = await store.scorecard(session_id)
    assert card is not None
    assert card.scorer_version == SCORER_VERSION
    assert card.competencies[0].criteria[0].quotes[0].text.startswith("I asked each of them")


async def test_after_a_restart_what_was_not_scored_is_found(database: Path) -> None:
    before = await Store.open(f"sqlite:///{database}")
    session_ids = [await finished_interview(before) for _ in range(3)]
    await before.close()  # the process died before it came to scoring
    store = await Store.open(f"sqlite:///{database}")
    async with running(ScoringJobs(store)):
        await until_scored(store, *session_ids)
    assert await store.unscored_sessions(SCORER_VERSION) == []
    await store.close()


async def unreadable_log(store: Store, database: Path) -> str:
    session_id = await finished_interview(store)
    with closing(sqlite3.connect(database)) as other, other:
        # The table only takes additions, so the entry comes from a newer version of the program.
        columns = [row[1] for row in other.execute("PRAGMA table_info(session_event)")]
        last = other.execute(f"SELECT {', '.join(columns)} FROM session_event ORDER BY seq DESC").fetchone()
        row = dict(zip(columns, last, strict=True)) | {
            "seq": last[columns.index("seq")] + 1,
            "type": "FromTheFuture",
        }
        other.execute(f"INSERT INTO session_event VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    return session_id


async def unreadable_bank(store: Store, _database: Path) -> str:
    return await finished_interview(store, small_bank(id="older"), content='{"id": "older"}')


async def no_bank(store: Store, database: Path) -> str:
    session_id = await finished_interview(store, small_bank(id="gone"))
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("DELETE FROM bank WHERE bank_id = 'gone'")
    return session_id


async def unusable_cue(store: Store, _database: Path) -> str:
    content = BANK.model_dump_json().replace('"I asked"', '".. ??"').replace('"small"', '"broken"', 1)
    return await finished_interview(store, small_bank(id="broken"), content=content)


async def unknown_session(_store: Store, _database: Path) -> str:
    return UNKNOWN


Broken = Callable[[Store, Path], Awaitable[str]]


@pytest.mark.parametrize("make", [unreadable_log, unreadable_bank, no_bank, unusable_cue, unknown_session])
async def test_an_interview_that_cannot_be_scored_stops_none_of_the_others_and_is_kept_for_later(
    store: Store, database: Path, make: Broken
) -> None:
    broken = await make(store, database)
    jobs = ScoringJobs(store)
    jobs.enqueue(broken)
    async with running(jobs):
        good = await finished_interview(store)
        jobs.enqueue(good)
        await until_scored(store, good)
    assert await store.scorecard(good) is not None
    left = await store.unscored_sessions(SCORER_VERSION)
    assert left == ([] if broken == UNKNOWN else [broken])


async def test_an_erased_interview_stops_nothing(store: Store) -> None:
    erased = await finished_interview(store)
    await store.erase(erased)
    jobs = ScoringJobs(store)
    jobs.enqueue(erased)
    async with running(jobs):
        good = await finished_interview(store)
        jobs.enqueue(good)
        await until_scored(store, good)


async def test_what_failed_because_the_database_was_unusable_is_done_once_it_is_well(
    store: Store, database: Path
) -> None:
    session_id = await finished_interview(store)
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("ALTER TABLE scorecard RENAME TO hidden")
    jobs = ScoringJobs(store, retry_s=0.0)
    await jobs.score(session_id)
    async with running(jobs):
        with closing(sqlite3.connect(database)) as other, other:
            other.execute("ALTER TABLE hidden RENAME TO scorecard")
        await until_scored(store, session_id)
    assert rows(database) == 1


async def test_the_thread_ends_with_the_work(store: Store) -> None:
    session_id = await finished_interview(store)
    jobs = ScoringJobs(store)
    async with running(jobs):
        await until_scored(store, session_id)
    with pytest.raises(RuntimeError, match="after shutdown"):
        await jobs.score(await finished_interview(store))
