"""When a received packet's sound happened, in session time. Pure: time is an argument.

The first packet's arrival places the stream; from then on its RTP timestamps count, so that neither jitter nor
loss bends the time. Only when they contradict the arrivals for long is the stream placed anew: the sender's clock
stood still (a phone call, a suspended page), jumped, or is faster than ours.
"""

from interviewer.media.opus_packets import CLOCK_HZ

WINDOW_S = 3.0
# Every packet of a window this late: no network queue, the sender's clock stood still.
STOOD_STILL_S = 0.5
# Sound can't arrive before it was made. 60 ms leave room for the first packet's own delay; crystal clocks differ
# by 50-100 ppm, so one 20 ms step is needed every few minutes at most.
EARLY_S = 0.06
EARLY_STEP_S = 0.02
# Timestamps that are this far off say nothing any more.
LOST_S = 5.0


class Timeline:
    def __init__(self) -> None:
        self._origin_s: float | None = None
        self._last_timestamp = 0
        self._elapsed_samples = 0
        self._window_began_s = 0.0
        self._least_delay_s = 0.0

    def place(self, timestamp: int, duration_samples: int, arrived_s: float) -> float:
        """Session time at which the sound of this packet begins. Call it in order of arrival."""
        ended_s = arrived_s - duration_samples / CLOCK_HZ
        if self._origin_s is None:
            self._begin(timestamp, ended_s)
            return ended_s
        step = (timestamp - self._last_timestamp + 0x80000000 & 0xFFFFFFFF) - 0x80000000  # late ones go back
        self._last_timestamp = timestamp
        self._elapsed_samples += step
        placed_s = self._origin_s + self._elapsed_samples / CLOCK_HZ
        delay_s = ended_s - placed_s
        if delay_s > LOST_S or delay_s < -STOOD_STILL_S:
            self._begin(timestamp, ended_s)
            return ended_s
        self._watch(delay_s, ended_s)
        return placed_s

    def restart(self) -> None:
        """A new stream: its timestamps have nothing to do with those before."""
        self._origin_s = None

    def _begin(self, timestamp: int, start_s: float) -> None:
        self._origin_s = start_s
        self._last_timestamp = timestamp
        self._elapsed_samples = 0
        self._open_window(start_s)

    def _watch(self, delay_s: float, now_s: float) -> None:
        assert self._origin_s is not None
        self._least_delay_s = min(self._least_delay_s, delay_s)
        if now_s - self._window_began_s < WINDOW_S:
            return
        if self._least_delay_s > STOOD_STILL_S:
            self._origin_s += self._least_delay_s
        elif self._least_delay_s < -EARLY_S:
            self._origin_s -= EARLY_STEP_S
        self._open_window(now_s)

    def _open_window(self, now_s: float) -> None:
        self._window_began_s = now_s
        self._least_delay_s = float("inf")
