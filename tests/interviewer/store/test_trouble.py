"""A database that can't be written for a while: nothing is lost, nothing is acknowledged too early."""

from pathlib import Path

import pytest

from interviewer.errors import StoreError
from interviewer.store import Store
from interviewer.store.writer import MAX_QUEUED
from tests.interviewer.store.steps import heard, locked, new_log


async def test_a_lock_of_a_second_is_waited_for_without_trouble(store: Store, database: Path) -> None:
    log = await new_log(store)
    with locked(database):
        log.append(heard("said while locked"))
        with pytest.raises(StoreError) as raised:
            await log.flush(timeout_s=1.0)
        assert raised.value.code == "not_saved"
        assert log.saved_seq == 0
        assert store.healthy
    await log.flush()
    assert log.saved_seq == 1
    assert store.healthy


@pytest.mark.fault
async def test_a_longer_lock_is_said_in_plain_words_and_recovers_in_order(url: str, database: Path) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    acked: list[int] = []
    log.on_saved = acked.append
    with locked(database):
        for number in range(10):
            log.append(heard(str(number)))
        with pytest.raises(StoreError) as raised:
            await log.flush(timeout_s=7.0)  # longer than the 5 s that SQLite waits by itself
        assert "locked by another program" in raised.value.user_message
        assert (store.healthy, store.trouble is None) == (False, False)
        log.append(heard("10"))
        assert acked == []
    await log.flush()
    assert (store.healthy, store.trouble) == (True, None)
    assert acked[-1] == 11
    assert acked == sorted(acked)
    await store.close()
    store = await Store.open(url)
    assert (await store.open_log(log.session_id)).entries == [heard(str(number)) for number in range(11)]
    await store.close()


@pytest.mark.fault
async def test_a_queue_that_is_full_refuses_the_next_entry_and_loses_none(store: Store, database: Path) -> None:
    log = await new_log(store)
    entry = heard("words")
    with locked(database):
        for _ in range(MAX_QUEUED):
            log.append(entry)
        with pytest.raises(StoreError) as raised:
            log.append(entry)
        assert raised.value.code == "queue_full"
    await log.flush(timeout_s=60)
    assert log.saved_seq == MAX_QUEUED
    assert log.append(entry) == MAX_QUEUED + 1  # the refused entry left no gap


@pytest.mark.fault
async def test_what_could_not_be_saved_at_the_end_is_said(url: str, database: Path) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    with locked(database):
        log.append(heard("words"))
        with pytest.raises(StoreError, match="1 entries") as raised:
            await store.close(timeout_s=0.5)
    assert raised.value.code == "not_saved"
