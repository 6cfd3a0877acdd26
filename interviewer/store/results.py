"""Pinned question banks and scorecards: written once, never changed."""

from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from interviewer.errors import StoreError
from interviewer.store import schema
from interviewer.store.codec import decode_scorecard, encode_scorecard
from interviewer.store.database import insert_once
from interviewer.store.invitations import status_of
from interviewer.store.records import SessionStatus
from scoring.report import Scorecard


async def pin_bank(connection: AsyncConnection, bank_id: str, version: str, content: str, now: datetime) -> None:
    new = await insert_once(
        connection, schema.bank, bank_id=bank_id, version=version, content=content, pinned_at=now
    )
    if not new and await pinned_bank(connection, bank_id, version) != content:
        raise StoreError(
            f"Version {version} of the question bank {bank_id} was used before with other content. "
            "Give the changed bank a new version.",
            code="conflict",
        )


async def pinned_bank(connection: AsyncConnection, bank_id: str, version: str) -> str | None:
    query = select(schema.bank.c.content).where(schema.bank.c.bank_id == bank_id, schema.bank.c.version == version)
    content: str | None = (await connection.execute(query)).scalar_one_or_none()
    return content


async def save_scorecard(connection: AsyncConnection, card: Scorecard, now: datetime) -> bool:
    """False: this session has one of this bank and scorer version, and it stays as it is."""
    if await status_of(connection, card.session_id) is SessionStatus.ERASED:
        raise StoreError("This interview was erased; it can't be scored.", code="conflict")
    return await insert_once(
        connection,
        schema.scorecard,
        session_id=card.session_id,
        bank_version=card.bank_version,
        scorer_version=card.scorer_version,
        content=encode_scorecard(card),
        created_at=now,
    )


async def newest_scorecard(connection: AsyncConnection, session_id: str) -> Scorecard | None:
    query = (
        select(schema.scorecard.c.content)
        .where(schema.scorecard.c.session_id == session_id)
        .order_by(schema.scorecard.c.scorecard_id.desc())
        .limit(1)
    )
    content = (await connection.execute(query)).scalar_one_or_none()
    return None if content is None else decode_scorecard(content)


async def newest_scorecards(connection: AsyncConnection) -> dict[str, Scorecard | StoreError]:
    """Session -> its newest, or why that can't be read: one that is unreadable must not hide the others."""
    newest = select(func.max(schema.scorecard.c.scorecard_id)).group_by(schema.scorecard.c.session_id)
    query = select(schema.scorecard.c.session_id, schema.scorecard.c.content).where(
        schema.scorecard.c.scorecard_id.in_(newest)
    )
    found: dict[str, Scorecard | StoreError] = {}
    for session_id, content in await connection.execute(query):
        try:
            found[session_id] = decode_scorecard(content)
        except StoreError as error:
            found[session_id] = error
    return found


async def versions(connection: AsyncConnection, session_id: str) -> list[tuple[str, str]]:
    """(bank version, scorer version) of all its scorecards, oldest first."""
    query = (
        select(schema.scorecard.c.bank_version, schema.scorecard.c.scorer_version)
        .where(schema.scorecard.c.session_id == session_id)
        .order_by(schema.scorecard.c.scorecard_id)
    )
    return [(bank, scorer) for bank, scorer in await connection.execute(query)]


async def unscored(connection: AsyncConnection, scorer_version: str) -> list[str]:
    by_this_scorer = exists().where(
        schema.scorecard.c.session_id == schema.session.c.session_id,
        schema.scorecard.c.scorer_version == scorer_version,
    )
    query = (
        select(schema.session.c.session_id)
        .where(schema.session.c.status == SessionStatus.FINISHED, ~by_this_scorer)
        .order_by(schema.session.c.created_at, schema.session.c.session_id)
    )
    return list((await connection.execute(query)).scalars())
