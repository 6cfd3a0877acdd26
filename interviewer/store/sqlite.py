"""Everything that is true of SQLite alone: how it is opened, how it begins a transaction, how it forgets."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# `synchronous=FULL`: a commit survives a power cut as well as a kill (tests/interviewer/store/test_kill.py).
# `recursive_triggers`: without it INSERT OR REPLACE would get round the trigger that forbids deletion.
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
)
BEGIN = "begin"  # the execution option that says how a transaction starts: deferred (default), immediate, none


def folder_of(url: URL) -> Path | None:
    """Where the database file will lie. None: it lives in memory, which several connections can't share."""
    if not url.database or url.database == ":memory:" or "mode=memory" in url.database:
        return None
    return Path(url.database).parent


def prepare(engine: AsyncEngine) -> None:
    """Set up every connection, and take the beginning of transactions out of the driver's hands.

    Left to itself, Python's sqlite3 begins a transaction at the first write; one that has read before may then
    fail with "database is locked" at once, whatever the timeout. BEGIN IMMEDIATE waits its turn instead
    (https://www.sqlite.org/lang_transaction.html).
    """

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(dbapi_connection: Any, _record: object) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        how = connection.get_execution_options().get(BEGIN, "deferred")
        if how != "none":
            connection.exec_driver_sql(f"BEGIN {how}")


async def forget_deleted(connection: AsyncConnection) -> bool:
    """Rewrite the file so that deleted text is in it no more. False: somebody has read on for 5 s.

    `secure_delete` zeroes what is deleted, but pages that were split before may hold a second copy, and the
    write-ahead log holds all of it: VACUUM leaves the first behind, a truncating checkpoint the second.
    """
    await connection.exec_driver_sql("VACUUM")
    busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
    return not busy
