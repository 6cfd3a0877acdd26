"""What is kept: invitations, consents, the event log, scorecards. The only package that knows SQL."""

from interviewer.store.log import SessionLog
from interviewer.store.records import Invitation, SessionStatus, SessionSummary
from interviewer.store.store import Store

__all__ = ["Invitation", "SessionLog", "SessionStatus", "SessionSummary", "Store"]
