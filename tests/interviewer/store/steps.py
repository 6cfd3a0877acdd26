"""What many of these tests begin with."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dialogue.events import SegmentHeard
from interviewer.store import Invitation, SessionLog, Store


async def invite(store: Store, *, bank_id: str = "core", label: str = "") -> Invitation:
    """A new invitation whose candidate has consented."""
    return await consent(store, await store.create_invitation(bank_id=bank_id, label=label))


async def consent(store: Store, token: str, *, accepted: bool = True) -> Invitation:
    return await store.decide_consent(
        token, version="2026-11", text="An AI interviews you.", language="en", accepted=accepted
    )


async def new_log(store: Store) -> SessionLog:
    return await store.open_log((await invite(store)).session_id)


def heard(text: str) -> SegmentHeard:
    return SegmentHeard(1.0, text, 0.0, 1.0, None, "conflict")


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program is writing, and takes its time."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def is_sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as other:
        return bool(other.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def files_hold(database: Path, words: str) -> bool:
    """Whether the words stand in the raw bytes of the database or of its write-ahead log."""
    return any(words.encode() in path.read_bytes() for path in database.parent.iterdir())
