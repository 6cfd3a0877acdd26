"""Packets in any order, late, twice, or never."""

import random

from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.jitter import MAX_GAP, AudioPacket, JitterBuffer

HOLD_S = 0.04
FATES = st.sampled_from(["come", "come", "come", "lost", "twice"])


def packet(sequence: int) -> AudioPacket:
    return AudioPacket(sequence & 0xFFFF, sequence * 960 & 0xFFFFFFFF, b"x")


def push(buffer: JitterBuffer, sequence: int, now_s: float = 0.0) -> list[int]:
    return [due.sequence for due in buffer.push(packet(sequence), now_s)]


def poll(buffer: JitterBuffer, now_s: float) -> list[int]:
    return [due.sequence for due in buffer.poll(now_s)]


def test_what_is_in_order_comes_at_once() -> None:
    buffer = JitterBuffer(HOLD_S)
    assert [push(buffer, sequence) for sequence in range(5)] == [[0], [1], [2], [3], [4]]
    assert buffer.deadline_s is None


def test_a_swapped_pair_comes_in_order_without_waiting_for_the_deadline() -> None:
    buffer = JitterBuffer(HOLD_S)
    assert push(buffer, 1) == [1]
    assert push(buffer, 3, 0.02) == []
    assert push(buffer, 2, 0.03) == [2, 3]
    assert buffer.skipped == buffer.late == 0


def test_a_missing_packet_is_given_up_after_the_hold_and_not_before() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    assert push(buffer, 3, 1.0) == []
    assert buffer.deadline_s == 1.0 + HOLD_S
    assert poll(buffer, 1.039) == []
    assert push(buffer, 4, 1.02) == []
    assert poll(buffer, 1.041) == [3, 4]
    assert buffer.skipped == 1
    assert buffer.deadline_s is None


def test_two_gaps_have_each_their_own_deadline() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    push(buffer, 3, 1.0)
    push(buffer, 5, 1.02)
    assert poll(buffer, 1.045) == [3]
    assert poll(buffer, 1.065) == [5]
    assert buffer.skipped == 2


def test_a_packet_after_its_turn_or_twice_is_dropped_and_counted() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    assert push(buffer, 1) == []
    push(buffer, 3, 0.1)
    assert push(buffer, 3, 0.1) == []
    assert poll(buffer, 0.2) == [3]
    assert push(buffer, 2, 0.21) == []
    assert buffer.late == 3


def test_a_twin_of_a_held_packet_does_not_prolong_the_wait() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    push(buffer, 3, 0.0)
    assert push(buffer, 3, 0.05) == [3]


def test_the_sequence_wraps_after_65535_also_within_a_gap() -> None:
    buffer = JitterBuffer(HOLD_S)
    assert push(buffer, 65_534) == [65_534]
    assert push(buffer, 65_536, 0.0) == []
    assert push(buffer, 65_535, 0.01) == [65_535, 0]
    assert push(buffer, 65_538, 0.02) == []
    assert poll(buffer, 0.07) == [2]
    assert (buffer.skipped, buffer.late, buffer.restarts) == (1, 0, 0)


def test_an_outage_is_not_waited_for() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    push(buffer, 3)
    assert push(buffer, 3 + MAX_GAP + 100) == [3, 3 + MAX_GAP + 100]
    assert buffer.skipped == 1 + MAX_GAP + 99


def test_a_single_packet_from_far_back_is_no_restart_but_two_in_sequence_are() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 30_000)
    assert push(buffer, 10_000) == []
    assert push(buffer, 30_001) == [30_001]
    assert push(buffer, 10_001) == []
    assert push(buffer, 10_002) == [10_002]
    assert push(buffer, 10_003) == [10_003]
    assert buffer.restarts == 1


def test_draining_gives_everything_held_in_order() -> None:
    buffer = JitterBuffer(HOLD_S)
    push(buffer, 1)
    for sequence in (9, 5, 7):
        push(buffer, sequence)
    assert [due.sequence for due in buffer.drain()] == [5, 7, 9]
    assert buffer.deadline_s is None
    assert buffer.drain() == []


@given(
    start=st.integers(0, 65_535),
    fates=st.lists(
        st.tuples(st.sampled_from(["come", "come", "come", "lost", "twice"]), st.floats(0, 0.3)), max_size=80
    ),
)
def test_whatever_the_network_does_each_packet_comes_at_most_once_and_in_order(
    start: int, fates: list[tuple[str, float]]
) -> None:
    buffer = JitterBuffer(HOLD_S)
    arrivals = []
    for number, (fate, delay_s) in enumerate(fates):
        if fate != "lost":
            arrivals.append((number * 0.02 + delay_s, number))
        if fate == "twice":
            arrivals.append((number * 0.02 + delay_s + 0.05, number))
    sent = {(start + number) & 0xFFFF: number for number in range(len(fates))}
    came: list[int] = []
    for now_s, number in sorted(arrivals):
        came += [sent[sequence] for sequence in push(buffer, start + number, now_s)]
        deadline_s = buffer.deadline_s
        assert deadline_s is None or deadline_s > now_s
    came += [sent[due.sequence] for due in buffer.drain()]
    assert came == sorted(set(came))
    # Each arrival is delivered or counted as late, none vanishes.
    assert len(came) + buffer.late == len(arrivals)


@given(st.integers(0, 65_535), st.integers(0, 2**32))
def test_without_loss_and_within_the_hold_nothing_is_missing(start: int, seed: int) -> None:
    """Neighbours may be swapped: 20 ms late is less than the hold."""
    order = list(range(60))
    chance = random.Random(seed)
    for at in range(1, 58, 2):
        if chance.random() < 0.5:
            order[at], order[at + 1] = order[at + 1], order[at]
    buffer = JitterBuffer(HOLD_S)
    came = [
        sequence for turn, number in enumerate(order) for sequence in push(buffer, start + number, turn * 0.02)
    ]
    came += [due.sequence for due in buffer.drain()]
    assert came == [(start + number) & 0xFFFF for number in range(60)]
    assert buffer.skipped == buffer.late == 0
