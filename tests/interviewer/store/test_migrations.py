import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from interviewer.errors import StoreError
from interviewer.store import Store, migrate, schema
from tests.interviewer.store.steps import heard, is_sound, new_log


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrations_lead_to_the_tables_that_the_queries_expect(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'interviews.db'}")
    with engine.begin() as connection:
        assert not schema.is_current(connection)
        migrate.upgrade(connection)
        assert schema.is_current(connection), "VERSION names the last migration"
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        assert tables(connection) == set(schema.metadata.tables)
    engine.dispose()


def test_the_schema_goes_up_and_down_and_up_again(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'interviews.db'}")
    for step in (migrate.upgrade, migrate.downgrade, migrate.upgrade):
        with engine.begin() as connection:
            step(connection)
            assert tables(connection) == (set() if step is migrate.downgrade else set(schema.metadata.tables))
    engine.dispose()


async def test_opening_an_existing_database_changes_nothing(url: str, database: Path) -> None:
    store = await Store.open(url)
    log = await new_log(store)
    log.append(heard("words"))
    await store.close()
    for _ in range(2):
        store = await Store.open(url)
        assert (await store.open_log(log.session_id)).entries == [heard("words")]
        await store.close()
    assert is_sound(database)


async def test_a_database_of_a_newer_version_is_left_alone(url: str, database: Path) -> None:
    await (await Store.open(url)).close()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version") as raised:
        await Store.open(url)
    assert raised.value.code == "newer_database"
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


async def test_a_migration_that_fails_leaves_nothing_behind(url: str, database: Path) -> None:
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("CREATE TABLE scorecard (in_the_way)")  # the last table of the first migration
    with pytest.raises(StoreError, match="scorecard already exists") as raised:
        await Store.open(url)
    assert raised.value.code == "database_unusable"
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("scorecard",)]


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    for table in schema.metadata.sorted_tables:
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
