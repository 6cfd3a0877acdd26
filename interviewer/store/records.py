"""What the store gives back about an interview, besides its log and its scorecards."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SessionStatus(StrEnum):
    """`EXPIRED` is never stored: it is what an unfinished session becomes when its invitation has run out."""

    OPEN = "open"
    CONSENTED = "consented"
    RUNNING = "running"
    FINISHED = "finished"
    DECLINED = "declined"
    ERASED = "erased"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link stands for. Times are UTC."""

    invitation_id: str
    session_id: str
    bank_id: str
    status: SessionStatus
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of a list of sessions. `entries` counts what is in its log; `scored` by any scorer version."""

    session_id: str
    bank_id: str
    label: str
    status: SessionStatus
    created_at: datetime
    expires_at: datetime
    entries: int
    scored: bool
