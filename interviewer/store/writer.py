"""The one task that writes log entries: many entries of many sessions in one commit."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import structlog
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from interviewer.errors import StoreError
from interviewer.store import schema
from interviewer.store.codec import Entry, encode
from interviewer.store.database import Database
from interviewer.store.log import SessionLog

logger = structlog.get_logger()

# Entries that wait for a database that can't be written: a session makes a few a second, so this is an hour for
# ten of them, in about 50 MB. Overflow policy: `append` refuses, and that interview stops; nothing is dropped.
MAX_QUEUED = 100_000
MAX_BATCH = 500  # one commit of 500 entries takes about as long as the wait for the disk itself
FIRST_RETRY_S = 0.1
LAST_RETRY_S = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class _Pending:
    log: SessionLog
    seq: int
    type: str
    payload: str


class LogWriter:
    """Entries stay in the queue until they are committed, and are tried again in order. Never acked before."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._queue: deque[_Pending] = deque()
        self._filled = asyncio.Event()
        self._progress = asyncio.Condition()
        self.trouble: str | None = None

    @property
    def queued(self) -> int:
        return len(self._queue)

    def enqueue(self, log: SessionLog, seq: int, entry: Entry) -> None:
        if len(self._queue) >= MAX_QUEUED:
            raise StoreError(
                "The interview can't go on: it could not be saved for too long. What was said is not lost.",
                code="queue_full",
            )
        self._queue.append(_Pending(log, seq, *encode(entry)))
        self._filled.set()

    async def wait_until(self, predicate: Callable[[], bool]) -> None:
        async with self._progress:
            await self._progress.wait_for(predicate)

    async def run(self) -> None:
        """Until cancelled. No failure ends it: what is queued must reach the disk once the disk is well again."""
        retry_s = FIRST_RETRY_S
        while True:
            await self._filled.wait()
            try:
                await self._save()
            except Exception as error:  # of the four broad ones: the writer must outlive every fault of a driver
                self._note(error)
                await asyncio.sleep(retry_s)
                retry_s = min(retry_s * 2, LAST_RETRY_S)
            else:
                retry_s = FIRST_RETRY_S
                self._note(None)
            async with self._progress:
                self._progress.notify_all()

    async def withdraw(self, log: SessionLog, reason: StoreError) -> None:
        """Close this log for good and forget what it still had to write."""
        log.refuse(reason)
        self._queue = deque(pending for pending in self._queue if pending.log is not log)
        async with self._progress:
            self._progress.notify_all()

    async def _save(self) -> None:
        batch: list[_Pending] = []
        try:
            async with self._database.write() as connection:
                batch = list(islice(self._queue, MAX_BATCH))  # now, with the turn: an erasure may have come before
                if batch:
                    await connection.execute(insert(schema.session_event), self._rows(batch))
        except IntegrityError:
            await self._settle(batch)
        else:
            self._done(batch)

    async def _settle(self, batch: list[_Pending]) -> None:
        """The database refused a row: find out whose, and let the others pass.

        Rows that are there already, word for word, come from a commit whose answer was lost: they are saved.
        """
        for log in dict.fromkeys(pending.log for pending in batch):
            mine = [pending for pending in batch if pending.log is log]
            try:
                async with self._database.write() as connection:
                    query = select(*schema.session_event.c["seq", "type", "payload"]).where(
                        schema.session_event.c.session_id == log.session_id,
                        schema.session_event.c.seq >= mine[0].seq,
                    )
                    stored = {seq: (kind, payload) for seq, kind, payload in await connection.execute(query)}
                    missing = [p for p in mine if stored.get(p.seq) != (p.type, p.payload)]
                    if missing:
                        await connection.execute(insert(schema.session_event), self._rows(missing))
            except IntegrityError:
                logger.error("log_refused", session=log.session_id, seq=mine[0].seq)
                await self.withdraw(log, _conflict())
            else:
                self._done(mine)

    def _rows(self, batch: Iterable[_Pending]) -> list[dict[str, object]]:
        at = self._now()
        return [
            {"session_id": p.log.session_id, "seq": p.seq, "type": p.type, "payload": p.payload, "at": at}
            for p in batch
        ]

    def _done(self, batch: list[_Pending]) -> None:
        written = set(batch)
        while self._queue and self._queue[0] in written:
            written.remove(self._queue.popleft())
        if written:  # after `_settle`, what is done need not be at the front
            self._queue = deque(pending for pending in self._queue if pending not in written)
        if not self._queue:
            self._filled.clear()
        for log, seq in {pending.log: pending.seq for pending in batch}.items():
            log.saved(seq)

    def _note(self, error: Exception | None) -> None:
        """Remember the trouble, or that it is over; say each of it once in the log, without anybody's words."""
        trouble = None
        if error is not None:
            trouble = error.user_message if isinstance(error, StoreError) else f"Fault: {type(error).__name__}."
        if trouble != self.trouble:
            self.trouble = trouble
            if trouble is None:
                logger.info("store_recovered")
            else:
                logger.error("store_trouble", trouble=trouble, queued=len(self._queue))


def _conflict() -> StoreError:
    return StoreError(
        "This interview is being continued elsewhere, or was erased. Please reload the page.", code="conflict"
    )
