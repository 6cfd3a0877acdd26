import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue.events import CandidateReady
from interviewer.errors import StoreError
from interviewer.store import SessionLog, Store
from interviewer.store.codec import Entry, encode
from tests.dialogue.log_entries import ENTRIES
from tests.interviewer.store.steps import heard, invite, new_log


async def reopened(url: str, session_id: str) -> list[Entry]:
    store = await Store.open(url)
    entries = (await store.open_log(session_id)).entries
    await store.close()
    return entries


async def test_what_was_appended_is_there_after_a_restart_in_order(url: str) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    said = [heard(f"sentence {number}") for number in range(1_200)]
    assert [log.append(entry) for entry in said] == list(range(1, 1_201))
    await store.close()
    assert await reopened(url, log.session_id) == said


async def test_a_log_goes_on_where_it_ended_before_the_restart(url: str) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    log.append(heard("first"))
    await store.close()
    store = await Store.open(url)
    log = await store.open_log(log.session_id)
    assert log.entries == [heard("first")]
    assert log.append(heard("second")) == 2
    await store.close()
    assert await reopened(url, log.session_id) == [heard("first"), heard("second")]


async def test_saved_is_reported_after_the_commit_with_the_highest_seq_on_disk(
    store: Store, database: Path
) -> None:
    log = await new_log(store)
    on_disk: list[tuple[int, int]] = []

    def count(seq: int) -> None:
        with closing(sqlite3.connect(database)) as other:
            ((rows,),) = other.execute("SELECT max(seq) FROM session_event")
        on_disk.append((seq, rows))

    log.on_saved = count
    for _ in range(3):
        for _ in range(50):
            log.append(heard("words"))
        await log.flush()
    assert [seq for seq, _ in on_disk] == [50, 100, 150]
    assert all(rows >= seq for seq, rows in on_disk)


async def test_a_failing_callback_stops_neither_the_writer_nor_another_session(store: Store) -> None:
    log, other = await new_log(store), await new_log(store)
    complaints: list[BaseException | None] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, context: complaints.append(context.get("exception")))

    def fail(_seq: int) -> None:
        raise ConnectionResetError("the browser has gone")

    log.on_saved = fail
    log.append(heard("words"))
    other.append(heard("words"))
    await log.flush()
    await other.flush()
    await asyncio.sleep(0)
    assert [type(complaint) for complaint in complaints] == [ConnectionResetError]
    assert store.healthy


async def test_appending_never_waits(store: Store, database: Path) -> None:
    """`append` is a plain function: even while the database is locked it returns at once."""
    log = await new_log(store)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(100):
            assert log.append(heard("words")) == number + 1
        assert log.saved_seq == 0
    await log.flush()
    assert log.saved_seq == 100


async def test_many_sessions_write_at_once_and_keep_their_own_order(url: str) -> None:
    store = await Store.open(url)
    logs = [await new_log(store) for _ in range(20)]

    async def interview(log: SessionLog) -> None:
        for number in range(50):
            log.append(heard(f"{log.session_id} {number}"))
            if number % 7 == 0:
                await log.flush()

    async with asyncio.TaskGroup() as group:
        for log in logs:
            group.create_task(interview(log))
    await store.close()
    store = await Store.open(url)
    for log in logs:
        expected = [heard(f"{log.session_id} {number}") for number in range(50)]
        assert (await store.open_log(log.session_id)).entries == expected
    await store.close()


async def test_opening_a_log_twice_gives_the_same_log(store: Store) -> None:
    session_id = (await invite(store)).session_id
    first, second = await asyncio.gather(store.open_log(session_id), store.open_log(session_id))
    assert first is second
    first.append(heard("words"))
    assert (await store.open_log(session_id)).entries == [heard("words")]


async def test_an_abandoned_log_is_read_again_from_disk(store: Store) -> None:
    session_id = (await invite(store)).session_id
    (await store.open_log(session_id)).append(heard("words"))
    log = await store.open_log(session_id)
    await log.flush()
    assert log.entries == [heard("words")]


async def test_an_unknown_session_has_no_log(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        await store.open_log("nobody")
    assert raised.value.code == "unknown_session"


async def test_a_second_process_on_the_same_session_is_noticed_and_overwrites_nothing(url: str) -> None:
    first, second = await Store.open(url), await Store.open(url)
    log = await new_log(first)
    late = await second.open_log(log.session_id)
    bystander = await new_log(second)
    log.append(heard("the one who was first"))
    await log.flush()
    late.append(heard("the one who was late"))
    bystander.append(heard("somebody else"))
    with pytest.raises(StoreError) as raised:
        await late.flush()
    assert raised.value.code == "conflict"
    with pytest.raises(StoreError):
        late.append(heard("again"))
    await bystander.flush()
    assert second.healthy
    await first.close()
    await second.close()
    assert await reopened(url, log.session_id) == [heard("the one who was first")]
    assert await reopened(url, bystander.session_id) == [heard("somebody else")]


async def test_a_commit_whose_answer_was_lost_counts_as_saved(store: Store, database: Path) -> None:
    log = await new_log(store)
    name, payload = encode(heard("words"))
    with closing(sqlite3.connect(database)) as other, other:
        row = (log.session_id, 1, name, payload, "2026-11-24 09:00:00")
        other.execute("INSERT INTO session_event VALUES (?, ?, ?, ?, ?)", row)
    log.append(heard("words"))
    log.append(heard("more"))
    await log.flush()
    assert log.saved_seq == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session_event SET payload = 'changed'",
        "DELETE FROM session_event",
        "PRAGMA recursive_triggers = ON;"
        "INSERT OR REPLACE INTO session_event SELECT session_id, seq, 'x', 'x', at FROM session_event",
    ],
)
async def test_the_database_itself_refuses_to_change_the_log(store: Store, database: Path, statement: str) -> None:
    log = await new_log(store)
    log.append(heard("words"))
    await log.flush()
    with closing(sqlite3.connect(database)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.executescript(statement)


async def test_a_log_of_a_newer_version_is_a_clear_error(store: Store, database: Path) -> None:
    session_id = (await invite(store)).session_id
    with closing(sqlite3.connect(database)) as other, other:
        row = (session_id, 1, "MoodChanged", "{}", "2026-11-24 09:00:00")
        other.execute("INSERT INTO session_event VALUES (?, ?, ?, ?, ?)", row)
    with pytest.raises(StoreError, match="MoodChanged") as raised:
        await store.open_log(session_id)
    assert raised.value.code == "unreadable_log"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, min_size=1, max_size=20))
async def test_the_disk_gives_back_whatever_was_appended(store: Store, entries: list[Entry]) -> None:
    log = await new_log(store)
    session_id = log.session_id
    for entry in entries:
        log.append(entry)
    await log.flush()
    written = [encode(entry) for entry in log.entries]
    del log
    assert [encode(entry) for entry in (await store.open_log(session_id)).entries] == written


async def test_nothing_is_lost_between_the_last_append_and_close(url: str) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    log.append(CandidateReady(1.0))
    await store.close()
    assert log.saved_seq == 1
