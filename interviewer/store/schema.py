"""The tables as the queries see them. The migrations create them; a test proves that the two agree."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    column,
    inspect,
    select,
    table,
)

VERSION = "0001"  # the last migration's

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in, aware UTC datetimes out: SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


session = Table(
    "session",
    metadata,
    Column("session_id", String(64), primary_key=True),
    Column("bank_id", String(200), nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("erased_at", UtcDateTime),
    # Set when the words are gone from the file as well, not only from the tables.
    Column("wiped_at", UtcDateTime),
)

invitation = Table(
    "invitation",
    metadata,
    Column("invitation_id", String(64), primary_key=True),
    Column("session_id", ForeignKey("session.session_id"), nullable=False, index=True),
    Column("token_sha256", String(64), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

# Each wording once: the proof of what somebody agreed to.
consent_text = Table(
    "consent_text",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", Text, nullable=False),
)

# Every change of mind is a row; the newest counts.
consent = Table(
    "consent",
    metadata,
    Column("consent_id", Integer, primary_key=True, autoincrement=True),
    Column("session_id", ForeignKey("session.session_id"), nullable=False, index=True),
    Column("version", String(100), nullable=False),
    Column("language", String(35), nullable=False),  # longest tag that RFC 5646 4.4.1 asks to allow for
    Column("text_sha256", ForeignKey("consent_text.sha256")),
    Column("accepted", Boolean, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
)

bank = Table(
    "bank",
    metadata,
    Column("bank_id", String(200), nullable=False),
    Column("version", String(100), nullable=False),
    Column("content", Text, nullable=False),
    Column("pinned_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("bank_id", "version"),
)

session_event = Table(
    "session_event",
    metadata,
    Column("session_id", ForeignKey("session.session_id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("type", String(60), nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("session_id", "seq"),
)

scorecard = Table(
    "scorecard",
    metadata,
    Column("scorecard_id", Integer, primary_key=True, autoincrement=True),
    Column("session_id", ForeignKey("session.session_id"), nullable=False),
    Column("bank_version", String(100), nullable=False),
    Column("scorer_version", String(100), nullable=False),
    Column("content", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("session_id", "bank_version", "scorer_version"),
)


def is_current(connection: Connection) -> bool:
    """Whether the tables are those below, by alembic's own record."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    record = table("alembic_version", column("version_num"))
    return connection.execute(select(record.c.version_num)).scalar() == VERSION
