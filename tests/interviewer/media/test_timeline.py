"""RTP timestamps as session time, and clocks that can't be trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.timeline import EARLY_S, EARLY_STEP_S, LOST_S, STOOD_STILL_S, Timeline

SAMPLES = 960


class Sender:
    """Sends a packet each 20 ms; its clock may run wrong."""

    def __init__(self, first_timestamp: int = 0, rate: float = 1.0) -> None:
        self.timeline = Timeline()
        self._timestamp = float(first_timestamp)
        self._rate = rate
        self.now_s = 100.0

    def send(self, count: int = 1, delay_s: float = 0.0) -> list[float]:
        placed = []
        for _ in range(count):
            timestamp = round(self._timestamp) & 0xFFFFFFFF
            placed.append(self.timeline.place(timestamp, SAMPLES, self.now_s + 0.02 + delay_s))
            self._timestamp += SAMPLES * self._rate
            self.now_s += 0.02
        return placed

    def jump(self, samples: int) -> None:
        self._timestamp += samples


def test_the_first_packet_ends_when_it_arrives() -> None:
    assert Timeline().place(4711, SAMPLES, 12.0) == pytest.approx(11.98)


def test_jitter_and_loss_do_not_bend_the_time() -> None:
    sender = Sender()
    sender.send()
    timestamp_s = 100.0
    for number in range(1, 200):
        delay_s = (number * 7919 % 13) / 100  # 0 to 120 ms
        (placed_s,) = sender.send(delay_s=delay_s)
        timestamp_s += 0.02
        assert placed_s == pytest.approx(timestamp_s)
        if number % 10 == 0:  # one lost
            sender.jump(SAMPLES)
            sender.now_s += 0.02
            timestamp_s += 0.02


def test_a_packet_from_before_is_placed_before() -> None:
    timeline = Timeline()
    first_s = timeline.place(9600, SAMPLES, 10.0)
    later_s = timeline.place(9600 + 2 * SAMPLES, SAMPLES, 10.04)
    between_s = timeline.place(9600 + SAMPLES, SAMPLES, 10.05)
    assert [between_s - first_s, later_s - first_s] == pytest.approx([0.02, 0.04])
    assert timeline.place(9600 + 3 * SAMPLES, SAMPLES, 10.06) - first_s == pytest.approx(0.06)


def test_timestamps_wrap_at_32_bits() -> None:
    sender = Sender(first_timestamp=2**32 - 2 * SAMPLES)
    assert sender.send(5) == pytest.approx([100.0, 100.02, 100.04, 100.06, 100.08])


def test_a_clock_that_stood_still_is_believed_again_after_a_window() -> None:
    """The page was suspended for 2 s: no packets, and the timestamps go on as if nothing had been."""
    sender = Sender()
    sender.send(50)
    sender.now_s += 2.0
    placed = sender.send(400)
    assert placed[0] == pytest.approx(101.0)  # not known yet whether the network held them up
    assert placed[-1] == pytest.approx(sender.now_s - 0.02, abs=0.001)


def test_a_slow_network_is_not_taken_for_a_clock_that_stood_still() -> None:
    sender = Sender()
    sender.send(50)
    placed = sender.send(400, delay_s=STOOD_STILL_S - 0.01)
    assert placed[-1] == pytest.approx(sender.now_s - 0.02, abs=0.001)


@pytest.mark.parametrize("jump_s", [-(LOST_S + 1), 1.0, 3600.0])
def test_timestamps_that_jump_are_placed_anew_at_once(jump_s: float) -> None:
    sender = Sender()
    sender.send(50)
    sender.jump(round(jump_s * 48_000))
    assert sender.send(3) == pytest.approx([101.0, 101.02, 101.04])


@pytest.mark.parametrize("rate", [1 + 300e-6, 1 - 300e-6])
def test_a_clock_that_runs_wrong_stays_within_what_is_inaudible(rate: float) -> None:
    """300 ppm, three times what crystals have, over an hour."""
    sender = Sender(rate=rate)
    for _ in range(3600):
        placed_s = sender.send(50)[-1]
        off_s = placed_s - (sender.now_s - 0.02)
        assert -STOOD_STILL_S - 0.02 <= off_s <= EARLY_S + EARLY_STEP_S


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.floats(0, 3)), min_size=1, max_size=100))
def test_whatever_a_sender_claims_its_sound_lies_near_its_arrival(claims: list[tuple[int, float]]) -> None:
    timeline = Timeline()
    now_s = 0.0
    for timestamp, pause_s in claims:
        now_s += pause_s
        placed_s = timeline.place(timestamp, SAMPLES, now_s)
        assert now_s - LOST_S - 0.03 <= placed_s <= now_s + STOOD_STILL_S
