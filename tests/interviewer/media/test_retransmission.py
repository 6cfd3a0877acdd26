"""What is asked for again, how often, and when no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.jitter import MAX_GAP
from interviewer.media.retransmission import GIVE_UP_S, Retransmissions


def test_nothing_is_asked_for_while_nothing_is_missing() -> None:
    repairs = Retransmissions()
    for sequence in (65_534, 65_535, 0, 1):
        repairs.received(sequence, 0.0)
    assert repairs.due(0.0) == []


def test_a_gap_is_asked_for_at_once_then_at_doubling_intervals_then_given_up() -> None:
    repairs = Retransmissions()
    repairs.received(10, 0.0)
    repairs.received(13, 0.0)
    asked_ms = [now_ms for now_ms in range(1000) if repairs.due(now_ms / 1000) == [11, 12]]
    assert asked_ms == pytest.approx([0, 20, 60, 140, 300], abs=1)
    assert repairs.requested == 10
    assert asked_ms[-1] / 1000 < GIVE_UP_S


def test_what_comes_is_not_asked_for_any_more() -> None:
    repairs = Retransmissions()
    repairs.received(65_535, 0.0)
    repairs.received(2, 0.0)
    assert repairs.due(0.0) == [0, 1]
    repairs.received(0, 0.01)
    assert repairs.due(0.05) == [1]
    repairs.received(1, 0.06)
    assert repairs.due(0.2) == []


def test_an_outage_is_not_asked_for() -> None:
    repairs = Retransmissions()
    repairs.received(1, 0.0)
    repairs.received(3, 0.0)
    repairs.received(4 + MAX_GAP, 0.0)
    assert repairs.due(0.0) == []


def test_a_stream_that_begins_anew_forgets_what_was_missing() -> None:
    repairs = Retransmissions()
    repairs.received(40_000, 0.0)
    repairs.received(40_002, 0.0)
    repairs.received(100, 0.0)
    assert repairs.due(0.0) == []
    repairs.received(102, 0.0)
    assert repairs.due(0.0) == [101]


@given(st.lists(st.tuples(st.integers(0, 65_535), st.floats(0, 0.1)), max_size=200))
def test_whatever_comes_the_demand_is_bounded(arrivals: list[tuple[int, float]]) -> None:
    repairs = Retransmissions()
    now_s = 0.0
    came: set[int] = set()
    for sequence, pause_s in arrivals:
        now_s += pause_s
        repairs.received(sequence, now_s)
        came.add(sequence)
        due = repairs.due(now_s)
        assert len(due) == len(set(due))
        assert sequence not in due
    # At most five times each, at most MAX_GAP at once per packet that came.
    assert repairs.requested <= 5 * MAX_GAP * len(arrivals)
    assert repairs.due(now_s + 1) == []
