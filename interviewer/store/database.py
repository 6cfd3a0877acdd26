"""The database: opened and migrated, one writer at a time, its failures in plain words."""

import asyncio
import errno
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, Table, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from interviewer.errors import StoreError
from interviewer.store import sqlite

POOL_TIMEOUT_S = 10.0
WRITE_TURN_TIMEOUT_S = 15.0  # for the turn to write: longer than SQLite's own wait of 5 s for a lock
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_NEARLY_FULL_BYTES = 1_000_000


class Database:
    """`read()` and `write()` are transactions. Raises StoreError; IntegrityError is left to the queries."""

    def __init__(self, url: str) -> None:
        self._url = _parse(url)
        self._is_sqlite = self._url.get_backend_name() == "sqlite"
        self.folder = sqlite.folder_of(self._url) if self._is_sqlite else None
        if self._is_sqlite and self.folder is None:
            raise StoreError("The database must be a file, not memory.", code="database_unusable")
        self._engine = self._create_engine()
        self._writing = self._engine.execution_options(**{sqlite.BEGIN: "immediate"})
        self._one_writer = asyncio.Lock()

    def _create_engine(self) -> AsyncEngine:
        try:
            engine = create_async_engine(
                self._url,
                pool_size=5,
                max_overflow=0,
                pool_timeout=POOL_TIMEOUT_S,
                pool_pre_ping=not self._is_sqlite,
            )
        except (ModuleNotFoundError, SQLAlchemyError) as error:
            raise StoreError(
                f"The database {self._where} needs a driver that isn't installed ({error}).",
                code="database_unusable",
            ) from error
        if self._is_sqlite:
            sqlite.prepare(engine)
        return engine

    @property
    def _where(self) -> str:
        return str(self._url.database) if self._is_sqlite else self._url.render_as_string(hide_password=True)

    @property
    def journal_url(self) -> str:
        """Where the journal of background work lies: beside a SQLite file, within a PostgreSQL database."""
        if self.folder is None:
            return self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        return f"sqlite:///{self.folder.resolve() / 'jobs.db'}"

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """One consistent view; never waits for the writer (WAL)."""
        try:
            async with self._engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise self.fault(error) from error

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Committed when the block ends. SQLite has one writer: who comes second waits for its turn."""
        async with self._turn():
            try:
                async with self._writing.begin() as connection:
                    yield connection
            except IntegrityError:
                raise
            except (SQLAlchemyError, OSError) as error:
                raise self.fault(error) from error

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(WRITE_TURN_TIMEOUT_S):
                await self._one_writer.acquire()
        except TimeoutError:
            raise StoreError("The database is busy. Please try again.", code="database_locked") from None
        try:
            yield
        finally:
            self._one_writer.release()

    async def forget_deleted(self) -> bool:
        """Make deleted text unreadable in the files, too. False: a reader is in the way; try again.

        PostgreSQL frees deleted rows by itself (autovacuum); its files are under its administrator's policy.
        """
        if not self._is_sqlite:
            return True
        try:
            async with (
                self._turn(),
                self._engine.execution_options(**{sqlite.BEGIN: "none"}).connect() as connection,
            ):
                return await sqlite.forget_deleted(connection)
        except (SQLAlchemyError, OSError) as error:
            raise self.fault(error) from error

    def make_folder(self) -> None:
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self.fault(error) from error

    async def close(self) -> None:
        await self._engine.dispose()

    def fault(self, error: Exception) -> StoreError:
        """The plain words for what a driver or the system said. The statement and its values stay out of them."""
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        said = str(cause)
        if "disk is full" in said or getattr(cause, "errno", None) == errno.ENOSPC or self._is_nearly_full(said):
            return StoreError(
                f"The disk is full: nothing can be written to {self._where}. Free some space; "
                "what was not yet written is kept in memory and written then.",
                code="disk_full",
            )
        if "locked" in said:
            return StoreError(
                f"The database {self._where} is locked by another program. Close that program; "
                "until then what is new is kept in memory.",
                code="database_locked",
            )
        first_line = said.strip().splitlines()[0] if said.strip() else type(cause).__name__
        return StoreError(f"The database {self._where} can't be used: {first_line}.", code="database_unusable")

    def _is_nearly_full(self, said: str) -> bool:
        """SQLite calls a full disk an I/O error when it can't even grow its shared-memory index."""
        if self.folder is None or "I/O error" not in said:
            return False
        return self.folder.is_dir() and shutil.disk_usage(self.folder).free < _NEARLY_FULL_BYTES


async def insert_once(connection: AsyncConnection, table: Table, **values: object) -> bool:
    """INSERT ... ON CONFLICT DO NOTHING. False: there was such a row, and it stays as it is."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite_dialect.insert
    statement = insert(table).values(**values).on_conflict_do_nothing().returning(*table.primary_key)
    return (await connection.execute(statement)).first() is not None


def _parse(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise StoreError(
            "The database's address can't be understood. It looks like sqlite:///path/to/interviews.db "
            "or postgresql://user:password@host/name.",
            code="database_unusable",
        ) from error
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    if url.get_backend_name() == "sqlite" and url.database and not url.database.startswith("file:"):
        url = url.set(database=str(Path(url.database).expanduser()))
    return url
