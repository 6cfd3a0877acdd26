"""Who counts as interviewed: everybody from whom something is on record, unless they withdrew or were erased."""

from datetime import UTC, datetime

import pytest

from interviewer.cli.rank import without_scores
from interviewer.errors import StoreError
from interviewer.store import SessionStatus
from interviewer.store.records import SessionSummary
from tests.scoring.cards import card

MADE = datetime(2026, 11, 1, tzinfo=UTC)


def session(status: SessionStatus, entries: int = 9) -> SessionSummary:
    return SessionSummary(f"s-{status}", "core", "", status, MADE, MADE, entries, scored=False)


@pytest.mark.parametrize("status", SessionStatus)
def test_every_interview_without_a_scorecard_stands_beside_with_its_reason(status: SessionStatus) -> None:
    expected = {
        SessionStatus.OPEN: None,  # agreed to nothing
        SessionStatus.DECLINED: None,  # withdrew: nothing may be done with it
        SessionStatus.ERASED: None,
        SessionStatus.CONSENTED: "the interview isn't over",
        SessionStatus.RUNNING: "the interview isn't over",
        SessionStatus.EXPIRED: "the interview was never finished",
        SessionStatus.FINISHED: "not scored yet",
    }
    reason = expected[status]
    found = without_scores([session(status)], {})
    assert found == ([] if reason is None else [(f"s-{status}", reason)])


def test_who_was_only_invited_was_not_interviewed() -> None:
    assert without_scores([session(SessionStatus.CONSENTED, entries=0)], {}) == []


def test_a_scorecard_that_cannot_be_read_is_a_reason_and_one_that_can_is_none() -> None:
    finished = session(SessionStatus.FINISHED)
    unreadable = without_scores([finished], {finished.session_id: StoreError("It is of another version.")})
    assert unreadable == [(finished.session_id, "its scorecard can't be read: It is of another version.")]
    assert without_scores([finished], {finished.session_id: card(finished.session_id, {})}) == []
