"""One session's log: what was there, and what is added."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from interviewer.errors import StoreError
from interviewer.store import schema
from interviewer.store.codec import Entry, decode

if TYPE_CHECKING:
    from interviewer.store.writer import LogWriter

FLUSH_TIMEOUT_S = 15.0  # longer than SQLite's own wait of 5 s for a lock, and one retry


class SessionLog:
    """Made by `Store.open_log`; opening a session twice gives the same object.

    `entries` is the whole log, in order: `entries[n]` has seq n + 1. `append` adds to it, so take a copy before
    iterating while something may append. `on_saved` is called on the event loop after each commit with the
    highest seq up to which everything is on disk; `on_appended` with each entry that is added, and must not fail.
    """

    def __init__(self, session_id: str, entries: list[Entry], writer: "LogWriter") -> None:
        self.session_id = session_id
        self.entries = entries
        self.on_saved: Callable[[int], None] | None = None
        self.on_appended: Callable[[Entry], None] | None = None
        self.saved_seq = len(entries)
        self._writer = writer
        self._refusal: StoreError | None = None

    def append(self, entry: Entry) -> int:
        """Hand the entry to the writer and return its seq, without waiting.

        Raises StoreError if the log is closed for good (erased, taken by another process), or if the database
        has been unusable for so long that the writer's queue is full: an interview whose record has holes must
        not go on.
        """
        if self._refusal is not None:
            raise self._refusal
        seq = len(self.entries) + 1
        self._writer.enqueue(self, seq, entry)
        self.entries.append(entry)
        if self.on_appended is not None:
            self.on_appended(entry)
        return seq

    async def flush(self, timeout_s: float = FLUSH_TIMEOUT_S) -> None:
        """Wait until everything appended so far is on disk. Raises StoreError(code="not_saved") if it is not."""
        goal = len(self.entries)
        try:
            async with asyncio.timeout(timeout_s):
                await self._writer.wait_until(lambda: self.saved_seq >= goal or self._refusal is not None)
        except TimeoutError:
            raise StoreError(
                f"Not everything could be saved yet. {self._writer.trouble or ''}".rstrip(), code="not_saved"
            ) from None
        if self.saved_seq < goal and self._refusal is not None:
            raise self._refusal

    def saved(self, seq: int) -> None:
        """The writer's report. The callback runs by itself, so that its failure is not the writer's."""
        self.saved_seq = seq
        if self.on_saved is not None:
            asyncio.get_running_loop().call_soon(self.on_saved, seq)

    def refuse(self, reason: StoreError) -> None:
        """From now on nothing more can be appended."""
        self._refusal = reason


async def read_entries(connection: AsyncConnection, session_id: str) -> list[Entry]:
    """Everything on disk, in order. Raises StoreError(code="unreadable_log")."""
    columns = schema.session_event.c
    query = select(columns.type, columns.payload).where(columns.session_id == session_id).order_by(columns.seq)
    return [decode(name, payload) for name, payload in await connection.execute(query)]
