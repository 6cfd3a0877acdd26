"""How many connections one server holds, and one address of it: those of strangers must not lock out a candidate.

uvicorn waits for ever for the first request of a connection, and answers 503 to everybody once `limit_concurrency`
connections are open: 500 idle ones of anybody were enough (handbook faults.md N15).
"""

import asyncio
import contextlib
import sys
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if sys.platform != "win32":  # which has no such limit
    import resource

# An idle connection costs 60 KB (N15), so all of them 120 MB.
MOST_CONNECTIONS = 2_000
# A candidate's page holds one websocket and for some seconds up to six more. A university's network, behind one
# address, may have 50 at a time; and one stranger gets no more than a quarter of the whole.
MOST_PER_ADDRESS = 500
# Headers of an honest browser come in the first packets; who connects ahead of need connects again.
FIRST_REQUEST_WITHIN_S = 20.0
# For each connection a file, some ten for each interview, and what libraries hold.
FILES = 8_192


class DirectConnection(H11Protocol):
    """HTTP until it becomes a websocket. For a server that candidates reach directly."""

    most_per_address: int | None = MOST_PER_ADDRESS
    first_request_within_s = FIRST_REQUEST_WITHIN_S

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._impatience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.most_per_address is not None and self._of_same_address() > self.most_per_address:
            transport.abort()
            return
        self._impatience = self.loop.call_later(self.first_request_within_s, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._impatience is not None:
            self._impatience.cancel()
        super().connection_lost(exc)

    def _of_same_address(self) -> int:
        """Counted anew each time: a tally could be wrong, as a connection changes its protocol for a websocket."""
        host = self.client[0] if self.client else ""
        addresses = (getattr(other, "client", None) for other in self.connections)
        return sum(address is not None and address[0] == host for address in addresses)

    def _give_up(self) -> None:
        begun = getattr(self, "scope", None) is not None  # the headers of a request have come
        if not begun and not self.transport.is_closing():
            self.transport.close()


class ProxiedConnection(DirectConnection):
    """All of them come from the address of our own reverse proxy, which is the one to count."""

    most_per_address = None


def allow_files(wanted: int = FILES) -> None:
    """Raise what the system allows this process at first (often 1,024), as far as it may be raised."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):  # macOS has a lower limit than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
