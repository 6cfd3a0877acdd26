"""Bring the schema to this version, at every start, in one transaction: all of it or nothing."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from interviewer.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """alembic's configuration without an alembic.ini: the migrations travel in the package."""
    made = Config()
    made.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Raises StoreError(code="newer_database") if the database was written by a newer version."""
    scripts = ScriptDirectory.from_config(config())
    current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(
            f"The database was written by a newer version of the interviewer (schema {current}). "
            "Update the interviewer, or use another database.",
            code="newer_database",
        )
    command.upgrade(config(connection), "head")


def downgrade(connection: Connection, revision: str = "base") -> None:
    command.downgrade(config(connection), revision)
