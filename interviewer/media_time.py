"""Where a connection's media time lies in session time. Pure: the time of arrival is an argument."""

from collections import deque

# The least delay of 100 frames is what the path adds at least; her shortest line between two turns takes as long.
WINDOW_S = 2.0


class MediaTime:
    """Of one connection. Sound is late by jitter, never early: what came soonest of late says what time it is.

    The first frame's arrival alone doesn't: a sender that stalls has fallen behind for good, and crystal clocks
    differ by 50-100 ppm, which makes 60-120 ms in 20 minutes. Between two calls of `begin_turn` the place is
    fixed, so that the length of a pause is what the sender's samples say.
    """

    def __init__(self) -> None:
        self._zero_s: float | None = None
        self._lately: deque[tuple[float, float]] = deque()  # when a frame arrived, and where that puts zero

    def place(self, media_s: float, arrived_s: float) -> float:
        """Session time of `media_s`, the end of a frame that arrives at session time `arrived_s`."""
        zero_s = arrived_s - media_s
        if self._zero_s is None:
            self._zero_s = zero_s
        while self._lately and self._lately[0][0] < arrived_s - WINDOW_S:
            self._lately.popleft()
        self._lately.append((arrived_s, zero_s))
        return self._zero_s + media_s

    def begin_turn(self) -> None:
        """What arrives from now on is placed by the frames of the last seconds."""
        if self._lately:
            self._zero_s = min(zero_s for _, zero_s in self._lately)
