"""Whether a page is still there: it says something at least every 2 s, or it is gone."""

import asyncio

# Two heartbeats in a row that didn't come, with 1 s for a timer that browsers slow down in the background.
SILENT_TICKS = 10
TICK_S = 0.5


class PageSilent(Exception):
    """Nothing was heard of the page for 5 s: it has lost its network, or is frozen, or gone."""


class Pulse:
    """Silence is counted in ticks, not measured: a stall of our own loop passes as one tick, and what the page
    said meanwhile is read before the next.
    """

    def __init__(self, tick_s: float = TICK_S) -> None:
        self._tick_s = tick_s
        self._ticks = 0
        self._listening = True

    def beat(self) -> None:
        """Something came. Until `listening` we are busy with it, and what else comes waits unread."""
        self._ticks = 0
        self._listening = False

    def listening(self) -> None:
        self._listening = True

    async def watch(self) -> None:
        """Raises PageSilent, sooner or later."""
        while self._ticks < SILENT_TICKS:
            await asyncio.sleep(self._tick_s)
            if self._listening:
                self._ticks += 1
        raise PageSilent
