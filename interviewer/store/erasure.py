"""Forgetting a candidate: what is deleted, and what may stay."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from interviewer.store import schema
from interviewer.store.records import SessionStatus


async def erase(connection: AsyncConnection, session_id: str, now: datetime) -> None:
    """Delete what was said and found. Idempotent.

    What stays holds no word of the candidate and no name: that there was a session, when it was erased, and that
    (not to what text) consent had been given, because who processes data has to show that (GDPR Art. 7(1)).
    """
    await connection.execute(
        update(schema.session)
        .where(schema.session.c.session_id == session_id, schema.session.c.erased_at.is_(None))
        .values(status=SessionStatus.ERASED, erased_at=now, wiped_at=None)
    )
    # After the status: the trigger on `session_event` lets go only of what belongs to an erased session.
    for table in (schema.session_event, schema.scorecard):
        await connection.execute(delete(table).where(table.c.session_id == session_id))
    await connection.execute(
        update(schema.invitation).where(schema.invitation.c.session_id == session_id).values(label="")
    )
    await connection.execute(
        update(schema.consent).where(schema.consent.c.session_id == session_id).values(text_sha256=None)
    )


async def is_wiping_due(connection: AsyncConnection) -> bool:
    """Whether the file may still hold deleted text: the process died in between, or was hindered."""
    due = select(exists().where(schema.session.c.erased_at.is_not(None), schema.session.c.wiped_at.is_(None)))
    return bool((await connection.execute(due)).scalar_one())


async def note_wiped(connection: AsyncConnection, erased_until: datetime, now: datetime) -> None:
    await connection.execute(
        update(schema.session)
        .where(schema.session.c.erased_at <= erased_until, schema.session.c.wiped_at.is_(None))
        .values(wiped_at=now)
    )
