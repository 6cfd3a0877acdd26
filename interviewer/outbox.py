"""Messages on their way to one browser."""

import asyncio

from pydantic import BaseModel

from interviewer import wire

# Captions and visemes of several minutes. A browser that doesn't read for so long is closed, and gets the whole
# state as a snapshot when it comes back (faults.md N14).
CAPACITY_BYTES = 256 * 1024


class Outbox:
    """A queue of encoded messages, bounded in bytes. Overflow policy: the connection is closed as too slow."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[str | int] = asyncio.Queue()
        self._waiting_bytes = 0
        self._closed = False

    @property
    def waiting_bytes(self) -> int:
        return self._waiting_bytes

    def send(self, message: BaseModel) -> None:
        if self._closed:
            return
        text = wire.encode(message)
        size = len(text.encode())
        if self._waiting_bytes and self._waiting_bytes + size > CAPACITY_BYTES:
            self.close(1013)
            return
        self._waiting_bytes += size
        self._queue.put_nowait(text)

    def close(self, code: int) -> None:
        """Send what is queued, then close the websocket with this code."""
        if not self._closed:
            self._closed = True
            self._queue.put_nowait(code)

    async def next(self) -> str | int:
        """The next message, or the code to close with."""
        found = await self._queue.get()
        if isinstance(found, str):
            self._waiting_bytes -= len(found.encode())
        return found
