"""Links, the sessions they open, and what the candidate agreed to."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from dialogue.commands import CloseSession
from interviewer.errors import StoreError
from interviewer.store import schema
from interviewer.store.database import insert_once
from interviewer.store.records import Invitation, SessionStatus, SessionSummary

TOKEN_BYTES = 32  # 256 bits (OWASP ASVS 5.0 7.2 asks for at least 128)
CLOCK_TOLERANCE = timedelta(seconds=60)
RUNNING_GRACE = timedelta(days=1)  # nobody is put out in the middle of an interview because midnight passed

_S = SessionStatus
# RUNNING only after consent; FINISHED and ERASED are final. Withdrawing consent is possible to the last moment.
_NEXT = {
    _S.OPEN: {_S.CONSENTED, _S.DECLINED},
    _S.CONSENTED: {_S.RUNNING, _S.FINISHED, _S.DECLINED},
    _S.RUNNING: {_S.FINISHED, _S.DECLINED},
    _S.DECLINED: {_S.CONSENTED},
    _S.FINISHED: set[SessionStatus](),
    _S.ERASED: set[SessionStatus](),
}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


async def create(connection: AsyncConnection, bank_id: str, label: str, valid: timedelta, now: datetime) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session_id = secrets.token_hex(16)
    await connection.execute(
        insert(schema.session).values(session_id=session_id, bank_id=bank_id, status=_S.OPEN, created_at=now)
    )
    await connection.execute(
        insert(schema.invitation).values(
            invitation_id=secrets.token_hex(16),
            session_id=session_id,
            token_sha256=sha256(token),
            label=label,
            created_at=now,
            expires_at=now + valid,
        )
    )
    return token


async def find(connection: AsyncConnection, token: str, now: datetime) -> Invitation | None:
    """The look-up is by the hash: how long it takes says nothing about the token."""
    query = (
        select(
            *schema.invitation.c["invitation_id", "session_id", "created_at", "expires_at"],
            *schema.session.c["bank_id", "status"],
        )
        .join_from(schema.invitation, schema.session)
        .where(schema.invitation.c.token_sha256 == sha256(token))
    )
    row = (await connection.execute(query)).mappings().one_or_none()
    if row is None:
        return None
    return Invitation(
        invitation_id=row["invitation_id"],
        session_id=row["session_id"],
        bank_id=row["bank_id"],
        status=_effective_status(row, now),
        created_at=row["created_at"],
        expires_at=row["expires_at"],
    )


async def status_of(connection: AsyncConnection, session_id: str) -> SessionStatus:
    query = select(schema.session.c.status).where(schema.session.c.session_id == session_id)
    stored = (await connection.execute(query)).scalar_one_or_none()
    if stored is None:
        raise StoreError("There is no interview of this id.", code="unknown_session")
    return SessionStatus(stored)


async def change_status(connection: AsyncConnection, session_id: str, wanted: SessionStatus) -> None:
    current = await status_of(connection, session_id)
    if wanted is current:
        return
    if wanted not in _NEXT[current]:
        raise StoreError(f"This interview is {current.value}; it can't become {wanted.value}.", code="conflict")
    await connection.execute(
        update(schema.session).where(schema.session.c.session_id == session_id).values(status=wanted)
    )


async def finish_closed(connection: AsyncConnection) -> int:
    """Interviews whose log ends, killed before their status said so: how many were found."""
    closed = exists().where(
        schema.session_event.c.session_id == schema.session.c.session_id,
        schema.session_event.c.type == CloseSession.__name__,
    )
    found = await connection.execute(
        update(schema.session).where(schema.session.c.status == _S.RUNNING, closed).values(status=_S.FINISHED)
    )
    return found.rowcount


async def record_consent(
    connection: AsyncConnection,
    session_id: str,
    *,
    version: str,
    text: str,
    language: str,
    accepted: bool,
    now: datetime,
) -> None:
    """A decision that is the same as the newest one is not recorded again."""
    text_sha256 = sha256(text)
    decision = {"version": version, "language": language, "text_sha256": text_sha256, "accepted": accepted}
    newest = (
        select(*schema.consent.c["version", "language", "text_sha256", "accepted"])
        .where(schema.consent.c.session_id == session_id)
        .order_by(schema.consent.c.consent_id.desc())
        .limit(1)
    )
    row = (await connection.execute(newest)).mappings().one_or_none()
    if row is not None and dict(row) == decision:
        return
    await insert_once(connection, schema.consent_text, sha256=text_sha256, content=text)
    await connection.execute(insert(schema.consent).values(session_id=session_id, decided_at=now, **decision))


async def summaries(
    connection: AsyncConnection, status: SessionStatus | None, limit: int, now: datetime
) -> list[SessionSummary]:
    entries = (
        select(func.count())
        .where(schema.session_event.c.session_id == schema.session.c.session_id)
        .correlate(schema.session)
        .scalar_subquery()
    )
    scored = exists().where(schema.scorecard.c.session_id == schema.session.c.session_id)
    query = (
        select(
            *schema.session.c["session_id", "bank_id", "status", "created_at"],
            *schema.invitation.c["label", "expires_at"],
            entries.label("entries"),
            scored.label("scored"),
        )
        .join_from(schema.session, schema.invitation)
        .order_by(schema.session.c.created_at.desc(), schema.session.c.session_id)
    )
    if status is not None and status is not _S.EXPIRED:
        query = query.where(schema.session.c.status == status)
    found: list[SessionSummary] = []
    async for row in (await connection.stream(query)).mappings():
        effective = _effective_status(row, now)
        if status is None or effective is status:
            found.append(_summary(row, effective))
        if len(found) == limit:
            break
    return found


def _summary(row: Mapping[Any, Any], status: SessionStatus) -> SessionSummary:
    return SessionSummary(
        session_id=row["session_id"],
        bank_id=row["bank_id"],
        label=row["label"],
        status=status,
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        entries=row["entries"],
        scored=bool(row["scored"]),
    )


def _effective_status(row: Mapping[Any, Any], now: datetime) -> SessionStatus:
    status = SessionStatus(row["status"])
    if status not in (_S.OPEN, _S.CONSENTED, _S.RUNNING):
        return status
    ends_at = row["expires_at"] + (RUNNING_GRACE if status is _S.RUNNING else CLOCK_TOLERANCE)
    return SessionStatus.EXPIRED if now > ends_at else status
