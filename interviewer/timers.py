"""Named one-shot timers of one session."""

import asyncio
from collections.abc import Callable


class Timers:
    """Calls `expired(timer_id)` on the event loop. Setting an id again restarts it."""

    def __init__(self, expired: Callable[[str], None]) -> None:
        self._expired = expired
        self._running: dict[str, asyncio.TimerHandle] = {}

    def set(self, timer_id: str, after_s: float) -> None:
        self.cancel(timer_id)
        loop = asyncio.get_running_loop()
        self._running[timer_id] = loop.call_later(after_s, self._fire, timer_id)

    def cancel(self, timer_id: str) -> None:
        running = self._running.pop(timer_id, None)
        if running is not None:
            running.cancel()

    def close(self) -> None:
        for timer_id in list(self._running):
            self.cancel(timer_id)

    def _fire(self, timer_id: str) -> None:
        del self._running[timer_id]
        self._expired(timer_id)
