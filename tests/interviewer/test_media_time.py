"""Media time in session time: true at each turn's beginning, whatever sender and network did before it."""

import random
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from interviewer.media_time import WINDOW_S, MediaTime

FRAME_S = 0.02
TURN_S = 60.0
TRUE_WITHIN_S = 0.02


def errors(
    length_s: float,
    spoken: Callable[[float], float],
    delay: Callable[[], float] = lambda: 0.0,
    turn_s: float = TURN_S,
) -> Iterator[tuple[float, float]]:
    """(media time, by how much each frame is placed too late), a turn beginning every `turn_s`.

    `spoken(media_s)`: when that was really said; `delay()`: how long a frame is on its way, beyond the least.
    """
    time, arrived_s, turns = MediaTime(), 0.0, 1
    for number in range(1, round(length_s / FRAME_S) + 1):
        media_s = number * FRAME_S
        said_s = spoken(media_s)
        arrived_s = max(arrived_s, said_s + delay())  # in order
        if media_s >= turns * turn_s:
            time.begin_turn()
            turns += 1
        yield media_s, time.place(media_s, arrived_s) - said_s


@pytest.mark.parametrize("ppm", [100, -100])
def test_a_clock_that_drifts_100_ppm_is_followed_for_20_minutes(ppm: int) -> None:
    drift = 1 + ppm * 1e-6
    found = [error for _, error in errors(1_200.0, lambda media_s: media_s * drift)]
    assert max(map(abs, found)) < TRUE_WITHIN_S
    assert abs(1_200.0 * (drift - 1)) > 5 * TRUE_WITHIN_S  # the first frame alone would be so far off


def test_a_stall_of_the_sender_is_made_good_at_the_next_turn() -> None:
    """Its samples stop for 150 ms: what follows was said so much later than their count says."""
    found = dict(errors(200.0, lambda media_s: media_s + (0.15 if media_s > 70.0 else 0.0)))
    assert found[80.0] == pytest.approx(-0.15)
    after = [error for media_s, error in found.items() if media_s >= 2 * TURN_S]
    assert max(map(abs, after)) < 1e-6


def test_a_stall_of_the_network_moves_nothing() -> None:
    """Packets are held for 150 ms and come at once; the media time in them is as it was."""
    held = iter([0.15 if 2_995 <= number < 3_003 else 0.0 for number in range(100_000)])
    found = [error for _, error in errors(200.0, lambda media_s: media_s, lambda: next(held))]
    assert max(map(abs, found)) < 1e-6


def test_jitter_moves_nothing_by_more_than_its_least_delay_of_late() -> None:
    draw = random.Random(7)
    found = list(errors(1_200.0, lambda media_s: media_s, lambda: draw.expovariate(1 / 0.03), turn_s=7.0))
    assert max(abs(error) for media_s, error in found if media_s >= 7.0) < TRUE_WITHIN_S


def test_a_late_first_frame_is_made_good_at_the_first_turn() -> None:
    late = iter([0.3] + [0.0] * 10_000)
    found = dict(errors(100.0, lambda media_s: media_s, lambda: next(late), turn_s=5.0))
    assert found[4.0] == pytest.approx(0.3)
    assert found[6.0] == pytest.approx(0.0)


def test_within_a_turn_the_distance_of_two_frames_is_that_of_their_samples() -> None:
    draw = random.Random(8)
    placed = [
        media_s + error for media_s, error in errors(59.0, lambda media_s: media_s, lambda: draw.uniform(0.0, 0.2))
    ]
    steps = [later - before for before, later in pairwise(placed)]
    assert steps == pytest.approx([FRAME_S] * len(steps))


def test_a_turn_after_a_long_silence_of_the_sender_keeps_what_was_known() -> None:
    time = MediaTime()
    time.place(1.0, 11.0)
    time.begin_turn()
    time.begin_turn()
    assert time.place(1.0 + WINDOW_S * 5, 11.0 + WINDOW_S * 5) == pytest.approx(11.0 + WINDOW_S * 5)


def test_without_any_sound_a_turn_begins_all_the_same() -> None:
    time = MediaTime()
    time.begin_turn()
    assert time.place(0.02, 5.0) == 5.0
