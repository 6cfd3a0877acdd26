"""The store's front: everything that the rest of the program may ask of it."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Self
from weakref import WeakValueDictionary

import structlog

from interviewer.errors import StoreError
from interviewer.store import erasure, invitations, results, schema
from interviewer.store.database import Database
from interviewer.store.log import SessionLog, read_entries
from interviewer.store.records import Invitation, SessionStatus, SessionSummary
from interviewer.store.writer import LogWriter
from scoring.report import Scorecard

logger = structlog.get_logger()

CLOSE_TIMEOUT_S = 15.0


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Open it once per process, from the task that will close it. Every method may raise StoreError.

    The queries stand in modules of their own; this class gives them their transaction and the time. It has more
    methods than a class should show, because it is a list of entry points and holds no logic.
    """

    def __init__(
        self, database: Database, writer: LogWriter, tasks: AsyncExitStack, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._writer = writer
        self._tasks = tasks
        self._now = now
        self._logs: WeakValueDictionary[str, SessionLog] = WeakValueDictionary()
        self._opening = asyncio.Lock()

    @classmethod
    async def open(cls, url: str, *, now: Callable[[], datetime] = utc_now) -> Self:
        """Create the folder and the tables, or bring them up to date.

        Raises StoreError with code database_unusable, database_locked, disk_full or newer_database.
        """
        database = Database(url)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            database.make_folder()
            async with database.write() as connection:
                if not await connection.run_sync(schema.is_current):
                    from interviewer.store import migrate  # most starts needn't wait 0.3 s for alembic's import

                    await connection.run_sync(migrate.upgrade)
            writer = LogWriter(database, now)
            group = await stack.enter_async_context(asyncio.TaskGroup())
            task = group.create_task(writer.run(), name="store writer")
            stack.callback(task.cancel)
            if not await _wipe_if_due(database, now):
                logger.warning("erasure_incomplete")
            return cls(database, writer, stack.pop_all(), now)

    async def close(self, *, timeout_s: float = CLOSE_TIMEOUT_S) -> None:
        """Write what is queued, then let go. Raises StoreError(code="not_saved") if some of it could not be."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._writer.wait_until(lambda: self._writer.queued == 0)
        except TimeoutError:
            raise StoreError(
                f"{self._writer.queued} entries could not be saved. {self.trouble or ''}".rstrip(),
                code="not_saved",
            ) from None
        finally:
            await self._tasks.aclose()

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written at the moment, in plain words. None: all is well."""
        return self._writer.trouble

    @property
    def queued(self) -> int:
        """Log entries that are not on disk yet."""
        return self._writer.queued

    @property
    def journal_url(self) -> str:
        """Of `interviewer.journal`. It may hold a password."""
        return self._database.journal_url

    @property
    def healthy(self) -> bool:
        return self._writer.trouble is None

    # ---- invitations and consent --------------------------------------------------------------------

    async def create_invitation(self, *, bank_id: str, label: str = "", valid_days: int = 30) -> str:
        """The link's token: 256 random bits. It is not stored (its SHA-256 is), so it can't be shown again."""
        async with self._database.write() as connection:
            return await invitations.create(connection, bank_id, label, timedelta(days=valid_days), self._now())

    async def invitation(self, token: str) -> Invitation | None:
        """Changes nothing: mail scanners follow links, too."""
        async with self._database.read() as connection:
            return await invitations.find(connection, token, self._now())

    async def decide_consent(
        self, token: str, *, version: str, text: str, language: str, accepted: bool
    ) -> Invitation:
        """Put on record that this text was accepted or declined; declining later withdraws it.

        Idempotent. StoreError: unknown_invitation, expired, or conflict once the interview is finished or erased.
        """
        async with self._database.write() as connection:
            found = await invitations.find(connection, token, self._now())
            if found is None:
                raise StoreError("This link is not known here.", code="unknown_invitation")
            if found.status is SessionStatus.EXPIRED:
                raise StoreError("This invitation has expired.", code="expired")
            wanted = SessionStatus.CONSENTED if accepted else SessionStatus.DECLINED
            if not (accepted and found.status is SessionStatus.RUNNING):
                await invitations.change_status(connection, found.session_id, wanted)
            await invitations.record_consent(
                connection,
                found.session_id,
                version=version,
                text=text,
                language=language,
                accepted=accepted,
                now=self._now(),
            )
            decided = await invitations.find(connection, token, self._now())
            assert decided is not None
            return decided

    # ---- sessions -----------------------------------------------------------------------------------

    async def open_log(self, session_id: str) -> SessionLog:
        """The session's log, read from disk, or the object that is in use already.

        StoreError: unknown_session; consent_missing before consent and after its withdrawal (nothing may be
        processed then); conflict once erased; unreadable_log.
        """
        async with self._opening:
            async with self._database.read() as connection:
                status = await invitations.status_of(connection, session_id)
                if status is SessionStatus.ERASED:
                    raise StoreError("This interview was erased.", code="conflict")
                if status in (SessionStatus.OPEN, SessionStatus.DECLINED):
                    raise StoreError("The candidate has not consented to this interview.", code="consent_missing")
                if (log := self._logs.get(session_id)) is not None:
                    return log
                entries = await read_entries(connection, session_id)
            log = self._logs[session_id] = SessionLog(session_id, entries, self._writer)
            return log

    async def set_status(self, session_id: str, status: SessionStatus) -> None:
        """StoreError(code="conflict") for a step that makes no sense, such as running without consent."""
        async with self._database.write() as connection:
            await invitations.change_status(connection, session_id, status)

    async def finish_closed(self) -> int:
        """At start: note the end of interviews that ended just before the last run was killed."""
        async with self._database.write() as connection:
            return await invitations.finish_closed(connection)

    async def sessions(self, *, status: SessionStatus | None = None, limit: int = 1_000) -> list[SessionSummary]:
        """Newest first."""
        async with self._database.read() as connection:
            return await invitations.summaries(connection, status, limit, self._now())

    async def erase(self, session_id: str) -> None:
        """Forget what was said and found, in the tables and in the files.

        The session's log refuses whatever still comes. Idempotent; StoreError(code="erasure_incomplete") if
        another program reads the database: the rows are gone then, and the next call or start clears the file.
        Rewrites the whole SQLite file.
        """
        async with self._database.write() as connection:
            await invitations.status_of(connection, session_id)
            if (log := self._logs.pop(session_id, None)) is not None:
                reason = StoreError("This interview was erased.", code="conflict")
                await self._writer.withdraw(log, reason)
                log.entries.clear()
            await erasure.erase(connection, session_id, self._now())
        if not await _wipe_if_due(self._database, self._now):
            raise StoreError(
                "The interview was deleted, but another program is reading the database, so traces of it are "
                "still in the file. They are removed at the next start.",
                code="erasure_incomplete",
            )

    # ---- banks and scores ---------------------------------------------------------------------------

    async def pin_bank(self, bank_id: str, version: str, content_json: str) -> None:
        """Keep a bank as it was used. Idempotent; StoreError(code="conflict") if the version has other content."""
        async with self._database.write() as connection:
            await results.pin_bank(connection, bank_id, version, content_json, self._now())

    async def pinned_bank(self, bank_id: str, version: str) -> str | None:
        async with self._database.read() as connection:
            return await results.pinned_bank(connection, bank_id, version)

    async def save_scorecard(self, card: Scorecard) -> bool:
        """False: there is one of this session, bank version and scorer version, and it stays as it is."""
        async with self._database.write() as connection:
            return await results.save_scorecard(connection, card, self._now())

    async def scorecard(self, session_id: str) -> Scorecard | None:
        """The newest."""
        async with self._database.read() as connection:
            return await results.newest_scorecard(connection, session_id)

    async def scorecards(self) -> dict[str, Scorecard | StoreError]:
        """Of every session that has one: the newest, or why it can't be read."""
        async with self._database.read() as connection:
            return await results.newest_scorecards(connection)

    async def scorecard_versions(self, session_id: str) -> list[tuple[str, str]]:
        """(bank version, scorer version) of all its scorecards, oldest first: a rescore stands beside the old."""
        async with self._database.read() as connection:
            return await results.versions(connection, session_id)

    async def unscored_sessions(self, scorer_version: str) -> list[str]:
        """Finished sessions without a scorecard of this scorer version, oldest first."""
        async with self._database.read() as connection:
            return await results.unscored(connection, scorer_version)


async def _wipe_if_due(database: Database, now: Callable[[], datetime]) -> bool:
    """Clear the file of what was erased, also if the process died before it came to that. False: not now."""
    async with database.read() as connection:
        if not await erasure.is_wiping_due(connection):
            return True
    until = now()
    if not await database.forget_deleted():
        return False
    async with database.write() as connection:
        await erasure.note_wiped(connection, until, now())
    return True
