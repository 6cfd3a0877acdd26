"""Invitations, consents, pinned banks, the event log and the scorecards."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

_SQLITE_GUARDS = (
    """CREATE TRIGGER session_event_no_update BEFORE UPDATE ON session_event
       BEGIN SELECT RAISE(ABORT, 'session_event is append-only'); END""",
    """CREATE TRIGGER session_event_no_delete BEFORE DELETE ON session_event
       WHEN (SELECT status FROM session WHERE session_id = OLD.session_id) <> 'erased'
       BEGIN SELECT RAISE(ABORT, 'session_event is append-only'); END""",
    """CREATE TRIGGER session_event_not_after_erasure BEFORE INSERT ON session_event
       WHEN (SELECT status FROM session WHERE session_id = NEW.session_id) = 'erased'
       BEGIN SELECT RAISE(ABORT, 'this session was erased'); END""",
)

# ERRCODE 23000 makes it an integrity error for the driver, as RAISE(ABORT) does in SQLite.
_POSTGRESQL_GUARDS = (
    """CREATE FUNCTION session_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE erased boolean;
       BEGIN
         IF TG_OP = 'UPDATE' THEN
           RAISE EXCEPTION 'session_event is append-only' USING ERRCODE = '23000';
         ELSIF TG_OP = 'DELETE' THEN
           SELECT status = 'erased' INTO erased FROM session WHERE session_id = OLD.session_id;
           IF erased THEN RETURN OLD; END IF;
           RAISE EXCEPTION 'session_event is append-only' USING ERRCODE = '23000';
         END IF;
         SELECT status = 'erased' INTO erased FROM session WHERE session_id = NEW.session_id;
         IF erased THEN RAISE EXCEPTION 'this session was erased' USING ERRCODE = '23000'; END IF;
         RETURN NEW;
       END $$""",
    """CREATE TRIGGER session_event_guard BEFORE INSERT OR UPDATE OR DELETE ON session_event
       FOR EACH ROW EXECUTE FUNCTION session_event_guard()""",
)


def upgrade() -> None:
    _create_sessions()
    _create_consents()
    _create_results()
    guards = {"sqlite": _SQLITE_GUARDS, "postgresql": _POSTGRESQL_GUARDS}
    for statement in guards[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    for table in ("scorecard", "session_event", "bank", "consent", "consent_text", "invitation", "session"):
        op.drop_table(table)  # its triggers go with it
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION session_event_guard()")


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _session_id() -> sa.Column[str]:
    return sa.Column("session_id", sa.String(64), sa.ForeignKey("session.session_id"), nullable=False)


def _create_sessions() -> None:
    op.create_table(
        "session",
        sa.Column("session_id", sa.String(64), primary_key=True),
        sa.Column("bank_id", sa.String(200), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        _time("created_at"),
        _time("erased_at", nullable=True),
        _time("wiped_at", nullable=True),
    )
    op.create_index(op.f("ix_session_status"), "session", ["status"])
    op.create_table(
        "invitation",
        sa.Column("invitation_id", sa.String(64), primary_key=True),
        _session_id(),
        sa.Column("token_sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("label", sa.Text, nullable=False),
        _time("created_at"),
        _time("expires_at"),
    )
    op.create_index(op.f("ix_invitation_session_id"), "invitation", ["session_id"])
    op.create_table(
        "session_event",
        _session_id(),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("type", sa.String(60), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("session_id", "seq"),
    )


def _create_consents() -> None:
    op.create_table(
        "consent_text",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "consent",
        sa.Column("consent_id", sa.Integer, primary_key=True, autoincrement=True),
        _session_id(),
        sa.Column("version", sa.String(100), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("text_sha256", sa.String(64), sa.ForeignKey("consent_text.sha256")),
        sa.Column("accepted", sa.Boolean, nullable=False),
        _time("decided_at"),
    )
    op.create_index(op.f("ix_consent_session_id"), "consent", ["session_id"])


def _create_results() -> None:
    op.create_table(
        "bank",
        sa.Column("bank_id", sa.String(200), nullable=False),
        sa.Column("version", sa.String(100), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        _time("pinned_at"),
        sa.PrimaryKeyConstraint("bank_id", "version"),
    )
    op.create_table(
        "scorecard",
        sa.Column("scorecard_id", sa.Integer, primary_key=True, autoincrement=True),
        _session_id(),
        sa.Column("bank_version", sa.String(100), nullable=False),
        sa.Column("scorer_version", sa.String(100), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        _time("created_at"),
        sa.UniqueConstraint("session_id", "bank_version", "scorer_version"),
    )
