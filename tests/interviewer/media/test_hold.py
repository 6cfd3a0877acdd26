"""How long the ear waits, on networks of all kinds."""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.hold import LEAST_S, MARGIN, MOST_S, SHRINK_PER_S, LiveHold
from interviewer.media.jitter import AudioPacket
from interviewer.media.reception import Reception
from interviewer.speaking.opus import SILENCE

FRAME_S = 0.02
Arrival = tuple[float, int]  # when, and the packet's number


def jittery(count: int, jitter_s: float, seed: int = 1) -> list[Arrival]:
    chance = random.Random(seed)
    return sorted((number * FRAME_S + chance.random() * jitter_s, number) for number in range(count))


def lossy(count: int, loss: float, repeated_after_s: float | None, seed: int = 1) -> list[Arrival]:
    """What is lost comes so much later, or never."""
    chance = random.Random(seed)
    arrivals = []
    for number in range(count):
        lost = chance.random() < loss
        if not lost:
            arrivals.append((number * FRAME_S, number))
        elif repeated_after_s is not None:
            arrivals.append((number * FRAME_S + repeated_after_s, number))
    return sorted(arrivals)


def holds(arrivals: list[Arrival], hold: LiveHold | None = None) -> Iterator[float]:
    hold = hold or LiveHold()
    for now_s, number in arrivals:
        hold.received(number & 0xFFFF, now_s)
        yield hold.hold_s


def test_a_calm_network_costs_40_ms_at_most() -> None:
    assert set(holds(jittery(3000, 0.06))) == {LEAST_S}
    assert set(holds(jittery(3000, 0))) == {LEAST_S}


@pytest.mark.parametrize("loss", [0.01, 0.03, 0.3, 0.6])
def test_what_never_comes_costs_no_latency(loss: float) -> None:
    assert set(holds(lossy(5000, loss, None))) == {LEAST_S}


@pytest.mark.parametrize(("loss", "after_s"), [(0.01, 0.05), (0.01, 0.3), (0.03, 0.1), (0.03, 0.2)])
def test_rare_repeats_that_come_late_cost_no_latency(loss: float, after_s: float) -> None:
    assert set(holds(lossy(5000, loss, after_s))) == {LEAST_S}


def test_a_network_that_brings_many_packets_late_is_waited_for_within_half_a_second_and_forgotten_slowly() -> None:
    hold = LiveHold()
    bad = list(holds(jittery(1000, 0.3), hold))
    assert max(bad[:25]) > 0.15
    assert min(bad[100:]) > 0.2
    assert max(bad) <= 0.3 * MARGIN
    calm = list(holds([(20.5 + number * FRAME_S, 1000 + number) for number in range(500)], hold))
    assert calm[45] > 0.2
    assert calm[-1] == LEAST_S
    assert all(early - late <= SHRINK_PER_S * FRAME_S + 1e-9 for early, late in pairwise(calm))


def test_packets_that_all_come_late_but_in_order_are_not_waited_for_longer() -> None:
    """A stall of 0.4 s each second: nothing is missing then, so that a longer wait would help nobody."""
    arrivals = [(number * FRAME_S if number % 50 > 20 else (number // 50) + 0.4, number) for number in range(2000)]
    assert set(holds(arrivals)) == {LEAST_S}


def test_numbers_that_wrap_come_twice_or_begin_anew_say_nothing() -> None:
    arrivals = [(n * FRAME_S, 65_500 + n) for n in range(100)]
    arrivals = sorted([*arrivals, *((at_s + 0.1, number) for at_s, number in arrivals)])
    anew = [(5 + n * FRAME_S, 20_000 + n) for n in range(100)]
    assert set(holds(arrivals + anew)) == {LEAST_S}


@given(st.lists(st.tuples(st.integers(0, 0xFFFF) | st.integers(0, 60), st.floats(-0.1, 1)), max_size=200))
def test_whatever_comes_the_wait_has_its_bounds(steps: list[tuple[int, float]]) -> None:
    hold, now_s = LiveHold(), 0.0
    for number, step_s in steps:
        now_s += max(0.0, step_s)
        hold.received(number, now_s)
        assert LEAST_S <= hold.hold_s <= MOST_S + 1e-9


def received(arrivals: list[Arrival]) -> tuple[int, list[float]]:
    """Frames that were heard as they were sent, and the media time of all."""
    times: list[float] = []
    reception = Reception(lambda frame: times.append(frame.at_s), lambda _payload, _start_s: None)
    for now_s, number in arrivals:
        while (deadline_s := reception.deadline_s) is not None and deadline_s <= now_s:
            reception.poll(deadline_s)
        reception.packet(1, AudioPacket(number & 0xFFFF, number * 960, SILENCE), now_s, 50 + now_s)
    reception.finish()
    return reception.frames_received, times


@pytest.mark.parametrize("seed", range(8))
def test_with_300_ms_of_jitter_nearly_all_is_heard_and_media_time_stays_true(seed: int) -> None:
    arrivals = jittery(1500, 0.3, seed)
    heard, times = received(arrivals)
    assert heard >= 0.99 * 1500
    assert times == sorted(times)
    # The stream is placed by its first packet, which was up to 0.3 s late itself: the timeline takes that back.
    assert times[-1] == pytest.approx(1500 * FRAME_S, abs=0.3)
    assert len(times) == pytest.approx(1500, abs=0.3 / FRAME_S)
