import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interviewer.errors import StoreError
from interviewer.store import SessionStatus, Store
from tests.interviewer.store.steps import consent, files_hold, heard, invite

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class SetClock:
    """A wall clock that is put where the test wants it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def query(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as other:
        return other.execute(sql).fetchall()


async def test_a_new_link_opens_an_open_session(store: Store) -> None:
    token = await store.create_invitation(bank_id="core", label="Ada", valid_days=7)
    found = await store.invitation(token)
    assert found is not None
    assert found.status is SessionStatus.OPEN
    assert found.bank_id == "core"
    assert found.expires_at - found.created_at == timedelta(days=7)
    assert found.created_at.tzinfo is UTC


async def test_an_unknown_link_opens_nothing(store: Store) -> None:
    token = await store.create_invitation(bank_id="core")
    assert await store.invitation(token[:-1]) is None
    assert await store.invitation("") is None
    assert await store.invitation("\ud800" * 10_000) is None


async def test_tokens_have_256_random_bits_and_are_never_stored(store: Store, database: Path) -> None:
    tokens = [await store.create_invitation(bank_id="core") for _ in range(20)]
    assert len(set(tokens)) == 20
    assert all(len(token) == 43 for token in tokens)  # 32 bytes in base64 without padding
    assert not any(files_hold(database, token) for token in tokens)
    assert all(files_hold(database, hashlib.sha256(token.encode()).hexdigest()) for token in tokens)


async def test_looking_at_a_link_changes_nothing(store: Store, database: Path) -> None:
    token = await store.create_invitation(bank_id="core")
    before = query(database, "SELECT * FROM session"), query(database, "SELECT * FROM invitation")
    for _ in range(3):
        await store.invitation(token)
    assert (query(database, "SELECT * FROM session"), query(database, "SELECT * FROM invitation")) == before


async def test_consent_is_on_record_with_its_text_language_and_time(store: Store, database: Path) -> None:
    found = await invite(store)
    assert found.status is SessionStatus.CONSENTED
    ((version, language, sha256, content, accepted),) = query(
        database,
        "SELECT version, language, text_sha256, content, accepted FROM consent, consent_text "
        "WHERE sha256 = text_sha256",
    )
    assert (version, language, accepted) == ("2026-11", "en", 1)
    assert sha256 == hashlib.sha256(b"An AI interviews you.").hexdigest()
    assert content == "An AI interviews you."


async def test_the_same_decision_twice_is_one_decision(store: Store, database: Path) -> None:
    token = await store.create_invitation(bank_id="core")
    assert await consent(store, token) == await consent(store, token)
    assert query(database, "SELECT count(*) FROM consent") == [(1,)]


async def test_who_declined_may_change_their_mind_and_both_are_on_record(store: Store, database: Path) -> None:
    token = await store.create_invitation(bank_id="core")
    assert (await consent(store, token, accepted=False)).status is SessionStatus.DECLINED
    assert (await consent(store, token)).status is SessionStatus.CONSENTED
    assert query(database, "SELECT accepted FROM consent ORDER BY consent_id") == [(0,), (1,)]


async def test_consent_can_be_withdrawn_in_the_middle_of_the_interview(store: Store) -> None:
    token = await store.create_invitation(bank_id="core")
    session_id = (await consent(store, token)).session_id
    await store.set_status(session_id, SessionStatus.RUNNING)
    assert (await consent(store, token)).status is SessionStatus.RUNNING  # the page sent it again
    assert (await consent(store, token, accepted=False)).status is SessionStatus.DECLINED
    with pytest.raises(StoreError) as raised:
        await store.open_log(session_id)
    assert raised.value.code == "consent_missing"


async def test_a_finished_interview_takes_no_consent(store: Store) -> None:
    token = await store.create_invitation(bank_id="core")
    session_id = (await consent(store, token)).session_id
    await store.set_status(session_id, SessionStatus.FINISHED)
    for accepted in (True, False):
        with pytest.raises(StoreError) as raised:
            await consent(store, token, accepted=accepted)
        assert raised.value.code == "conflict"


async def test_an_unknown_link_takes_no_consent(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        await consent(store, "made up")
    assert raised.value.code == "unknown_invitation"


async def test_nothing_is_logged_before_consent(store: Store) -> None:
    found = await store.invitation(await store.create_invitation(bank_id="core"))
    assert found is not None
    with pytest.raises(StoreError) as raised:
        await store.open_log(found.session_id)
    assert raised.value.code == "consent_missing"
    with pytest.raises(StoreError) as raised:
        await store.set_status(found.session_id, SessionStatus.RUNNING)
    assert raised.value.code == "conflict"


async def test_a_finished_interview_never_runs_again(store: Store) -> None:
    session_id = (await invite(store)).session_id
    await store.set_status(session_id, SessionStatus.RUNNING)
    await store.set_status(session_id, SessionStatus.FINISHED)
    await store.set_status(session_id, SessionStatus.FINISHED)
    with pytest.raises(StoreError) as raised:
        await store.set_status(session_id, SessionStatus.RUNNING)
    assert raised.value.code == "conflict"


async def test_an_unknown_session_is_a_clear_error(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        await store.set_status("nobody", SessionStatus.RUNNING)
    assert raised.value.code == "unknown_session"


async def test_an_invitation_expires_with_a_minute_of_tolerance_for_clocks(url: str) -> None:
    clock = SetClock()
    store = await Store.open(url, now=clock)
    token = await store.create_invitation(bank_id="core", valid_days=1)
    clock.now = START + timedelta(days=1, seconds=59)
    assert (await consent(store, token)).status is SessionStatus.CONSENTED
    clock.now = START + timedelta(days=1, seconds=61)
    found = await store.invitation(token)
    assert found is not None
    assert found.status is SessionStatus.EXPIRED
    with pytest.raises(StoreError) as raised:
        await consent(store, token)
    assert raised.value.code == "expired"
    await store.close()


async def test_nobody_is_put_out_in_the_middle_of_an_interview(url: str) -> None:
    clock = SetClock()
    store = await Store.open(url, now=clock)
    token = await store.create_invitation(bank_id="core", valid_days=1)
    await store.set_status((await consent(store, token)).session_id, SessionStatus.RUNNING)
    for hours, expected in ((24.5, SessionStatus.RUNNING), (49, SessionStatus.EXPIRED)):
        clock.now = START + timedelta(hours=hours)
        found = await store.invitation(token)
        assert found is not None
        assert found.status is expected
    await store.close()


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-1), timedelta(hours=1)])
async def test_a_jump_of_the_wall_clock_changes_no_order(url: str, jump: timedelta) -> None:
    clock = SetClock()
    store = await Store.open(url, now=clock)
    log = await store.open_log((await invite(store)).session_id)
    log.append(heard("before"))
    await log.flush()
    clock.now = START + jump
    log.append(heard("after"))
    await log.flush()
    session_id = log.session_id
    await store.close()
    store = await Store.open(url)
    assert (await store.open_log(session_id)).entries == [heard("before"), heard("after")]
    await store.close()


async def test_sessions_are_listed_newest_first_with_what_they_hold(url: str) -> None:
    clock = SetClock()
    store = await Store.open(url, now=clock)
    first = await store.create_invitation(bank_id="core", label="Ada")
    clock.now = START + timedelta(minutes=1)
    second = await invite(store, label="Grace")
    listed = await store.sessions()
    assert [(s.label, s.status, s.entries, s.scored) for s in listed] == [
        ("Grace", SessionStatus.CONSENTED, 0, False),
        ("Ada", SessionStatus.OPEN, 0, False),
    ]
    assert [s.session_id for s in await store.sessions(status=SessionStatus.CONSENTED)] == [second.session_id]
    assert len(await store.sessions(limit=1)) == 1
    clock.now = START + timedelta(days=31)
    assert {s.status for s in await store.sessions()} == {SessionStatus.EXPIRED}
    assert len(await store.sessions(status=SessionStatus.EXPIRED)) == 2
    assert await store.sessions(status=SessionStatus.OPEN) == []
    assert await store.invitation(first) is not None
    await store.close()
