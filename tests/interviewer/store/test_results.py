import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.errors import StoreError
from interviewer.store import SessionStatus, Store
from tests.interviewer.store.steps import invite
from tests.interviewer.store.test_codec import scorecard


async def finished(store: Store) -> str:
    session_id = (await invite(store)).session_id
    await store.set_status(session_id, SessionStatus.RUNNING)
    await store.set_status(session_id, SessionStatus.FINISHED)
    return session_id


async def test_a_scorecard_delivered_three_times_is_there_once_and_unchanged(store: Store, database: Path) -> None:
    session_id = await finished(store)
    deliveries = [scorecard(session_id, quote=words) for words in ("first", "second", "third")]
    saved = [await store.save_scorecard(card) for card in deliveries]
    assert saved == [True, False, False]
    assert await store.scorecard(session_id) == deliveries[0]
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT count(*) FROM scorecard").fetchone() == (1,)


async def test_of_many_deliveries_at_once_exactly_one_is_kept(store: Store) -> None:
    session_id = await finished(store)
    saved = await asyncio.gather(*(store.save_scorecard(scorecard(session_id)) for _ in range(10)))
    assert sorted(saved) == [False] * 9 + [True]


async def test_of_deliveries_by_two_processes_exactly_one_is_kept(url: str) -> None:
    stores = [await Store.open(url), await Store.open(url)]
    session_id = await finished(stores[0])
    saved = await asyncio.gather(*(s.save_scorecard(scorecard(session_id)) for s in stores * 5))
    assert sorted(saved) == [False] * 9 + [True]
    for store in stores:
        await store.close()


async def test_a_new_scorer_version_adds_a_scorecard_and_the_newest_is_shown(store: Store) -> None:
    session_id = await finished(store)
    assert await store.save_scorecard(scorecard(session_id, scorer_version="1"))
    assert await store.save_scorecard(scorecard(session_id, scorer_version="2"))
    newest = await store.scorecard(session_id)
    assert newest is not None
    assert newest.scorer_version == "2"


async def test_a_session_without_a_scorecard_has_none(store: Store) -> None:
    assert await store.scorecard(await finished(store)) is None


async def test_a_scorecard_of_an_unknown_session_is_refused(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        await store.save_scorecard(scorecard("nobody"))
    assert raised.value.code == "unknown_session"


async def test_only_finished_sessions_without_a_card_of_this_scorer_are_unscored(store: Store) -> None:
    first, second = await finished(store), await finished(store)
    await invite(store)
    assert await store.unscored_sessions("1") == [first, second]
    await store.save_scorecard(scorecard(first, scorer_version="1"))
    assert await store.unscored_sessions("1") == [second]
    assert await store.unscored_sessions("2") == [first, second]
    assert [s.scored for s in await store.sessions()] == [False, False, True]


async def test_a_bank_stays_as_it_was_pinned(store: Store) -> None:
    assert await store.pinned_bank("core", "1.0.0") is None
    await store.pin_bank("core", "1.0.0", '{"a": 1}')
    await store.pin_bank("core", "1.0.0", '{"a": 1}')
    await store.pin_bank("core", "1.0.1", '{"a": 2}')
    assert await store.pinned_bank("core", "1.0.0") == '{"a": 1}'
    assert await store.pinned_bank("core", "1.0.1") == '{"a": 2}'


async def test_a_version_cannot_be_used_for_other_content(store: Store) -> None:
    await store.pin_bank("core", "1.0.0", '{"a": 1}')
    with pytest.raises(StoreError, match="new version") as raised:
        await store.pin_bank("core", "1.0.0", '{"a": 2}')
    assert raised.value.code == "conflict"
    assert await store.pinned_bank("core", "1.0.0") == '{"a": 1}'
