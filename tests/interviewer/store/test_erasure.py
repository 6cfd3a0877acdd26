import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.errors import StoreError
from interviewer.store import SessionLog, SessionStatus, Store
from tests.interviewer.store.steps import consent, files_hold, heard, is_sound, new_log
from tests.interviewer.store.test_codec import scorecard

CANARY = "Canary-Birdsong-7731"
NEIGHBOUR = "Neighbour-Words-1188"


async def candidate(store: Store, words: str) -> tuple[str, SessionLog]:
    """Somebody whose words stand in the label, in many events and in the scorecard."""
    token = await store.create_invitation(bank_id="core", label=words)
    session_id = (await consent(store, token)).session_id
    return token, await store.open_log(session_id)


async def interleaved(store: Store) -> tuple[str, SessionLog, SessionLog]:
    """Two interviews at once, with short entries and ones that fill several pages."""
    token, log = await candidate(store, CANARY)
    _, neighbour = await candidate(store, NEIGHBOUR)
    for number in range(150):
        log.append(heard(f"{CANARY} " * (1 + 997 * (number % 10 == 0))))
        neighbour.append(heard(f"{NEIGHBOUR} {number}"))
        if number % 20 == 0:
            await log.flush()
    await log.flush()
    await neighbour.flush()
    for owner, words in ((log, CANARY), (neighbour, NEIGHBOUR)):
        await store.save_scorecard(scorecard(owner.session_id, quote=words))
    return token, log, neighbour


async def test_after_erasure_no_word_is_left_in_any_file(store: Store, database: Path) -> None:
    _, log, _ = await interleaved(store)
    assert files_hold(database, CANARY)
    await store.erase(log.session_id)
    assert not files_hold(database, CANARY)


async def test_erasure_touches_nobody_else(url: str, database: Path) -> None:
    store = await Store.open(url)
    _, log, neighbour = await interleaved(store)
    await store.erase(log.session_id)
    await store.close()
    store = await Store.open(url)
    assert len((await store.open_log(neighbour.session_id)).entries) == 150
    assert await store.scorecard(neighbour.session_id) is not None
    assert [s.label for s in await store.sessions() if s.session_id == neighbour.session_id] == [NEIGHBOUR]
    await store.close()
    assert is_sound(database)


async def test_what_stays_says_that_it_was_erased_and_nothing_else(store: Store, database: Path) -> None:
    token, log, _ = await interleaved(store)
    await store.erase(log.session_id)
    found = await store.invitation(token)
    assert found is not None
    assert found.status is SessionStatus.ERASED
    assert await store.scorecard(log.session_id) is None
    with closing(sqlite3.connect(database)) as other:
        row = "SELECT erased_at IS NOT NULL, wiped_at IS NOT NULL FROM session WHERE status = 'erased'"
        assert other.execute(row).fetchall() == [(1, 1)]
        (decision,) = other.execute(
            "SELECT version, text_sha256, accepted FROM consent WHERE session_id = ?", (log.session_id,)
        )
        assert decision == ("2026-11", None, 1)


async def test_a_running_interview_that_is_erased_can_write_nothing_more(store: Store, database: Path) -> None:
    _, log, _ = await interleaved(store)
    log.append(heard(f"{CANARY} still waiting to be written"))
    await store.erase(log.session_id)
    assert log.entries == []
    with pytest.raises(StoreError) as raised:
        log.append(heard(CANARY))
    assert raised.value.code == "conflict"
    with pytest.raises(StoreError) as raised:
        await store.open_log(log.session_id)
    assert raised.value.code == "conflict"
    with pytest.raises(StoreError) as raised:
        await store.save_scorecard(scorecard(log.session_id, quote=CANARY))
    assert raised.value.code == "conflict"
    assert not files_hold(database, CANARY)


async def test_another_process_cannot_write_to_an_erased_session_either(url: str, database: Path) -> None:
    first, second = await Store.open(url), await Store.open(url)
    log = await new_log(first)
    elsewhere = await second.open_log(log.session_id)
    await first.erase(log.session_id)
    elsewhere.append(heard(CANARY))
    with pytest.raises(StoreError) as raised:
        await elsewhere.flush()
    assert raised.value.code == "conflict"
    await first.close()
    await second.close()
    assert not files_hold(database, CANARY)


async def test_erasing_twice_is_the_same_as_once(store: Store) -> None:
    _, log, _ = await interleaved(store)
    await store.erase(log.session_id)
    await store.erase(log.session_id)
    assert [s.status for s in await store.sessions() if s.session_id == log.session_id] == [SessionStatus.ERASED]


async def test_an_unknown_session_cannot_be_erased(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        await store.erase("nobody")
    assert raised.value.code == "unknown_session"


async def test_an_erased_link_takes_no_consent(store: Store) -> None:
    token, log, _ = await interleaved(store)
    await store.erase(log.session_id)
    with pytest.raises(StoreError) as raised:
        await consent(store, token)
    assert raised.value.code == "conflict"


@pytest.mark.fault
async def test_an_erasure_that_a_reader_hinders_is_said_and_completed_at_the_next_start(
    url: str, database: Path
) -> None:
    store = await Store.open(url)
    _, log, _ = await interleaved(store)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM session_event").fetchone()
        with pytest.raises(StoreError) as raised:
            await store.erase(log.session_id)
        assert raised.value.code == "erasure_incomplete"
        reader.execute("ROLLBACK")
    await store.close()
    store = await Store.open(url)
    assert not files_hold(database, CANARY)
    await store.close()
