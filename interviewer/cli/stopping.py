"""What signals do to a serving process: SIGTERM lets running interviews finish, Ctrl-C stops at once.

uvicorn's own way with signals is not for us: the first SIGTERM hangs up on everybody, and when it is done it
raises the signal again, which kills the process before database, recordings and engines are closed.
"""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Generator, Iterator, Sequence
from types import FrameType

import uvicorn

from interviewer.sessions import Sessions

Say = Callable[[str], None]
Signals = asyncio.Queue[int]

ONCE_MORE = "Ctrl-C or another SIGTERM stops now; interviews go on at the same question after a restart."


class Server(uvicorn.Server):
    """Leaves signals to `serve_until_stopped`."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


async def serve_until_stopped(
    server: Server, listeners: Sequence[socket.socket], sessions: Callable[[], Sessions], drain_s: float, say: Say
) -> None:
    """`sessions` gives the live interviews once the application has started."""
    with _caught() as signals:
        async with asyncio.TaskGroup() as group:
            stopper = group.create_task(_stop(server, signals, sessions, drain_s, say), name="stopper")
            await server.serve(sockets=list(listeners))
            stopper.cancel()


@contextlib.contextmanager
def _caught() -> Iterator[Signals]:
    """By `signal.signal`, as Windows has nothing better. A signal does no more than wake the loop."""
    loop, signals = asyncio.get_running_loop(), Signals()

    def note(number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(signals.put_nowait, number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield signals
    finally:
        for number, action in before.items():
            signal.signal(number, action)


async def _stop(
    server: Server, signals: Signals, sessions: Callable[[], Sessions], drain_s: float, say: Say
) -> None:
    if await signals.get() == signal.SIGTERM and server.started and len(sessions()):
        await _drain(sessions(), signals, drain_s, say)
    server.should_exit = True
    await signals.get()
    server.force_exit = True  # not even what is being written now is waited for


async def _drain(sessions: Sessions, signals: Signals, drain_s: float, say: Say) -> None:
    def tell(running: int) -> None:
        say(
            f"Stopping when {_interviews(running)} ended, in {drain_s / 60:g} minutes at the latest; no new ones "
            f"begin. {ONCE_MORE}"
        )

    async with asyncio.TaskGroup() as group:
        last = group.create_task(sessions.drain(tell), name="last interview")
        again = group.create_task(signals.get(), name="another signal")
        await asyncio.wait({last, again}, timeout=drain_s, return_when=asyncio.FIRST_COMPLETED)
        last.cancel()
        again.cancel()
    if len(sessions):
        say(f"Stopping now; {_interviews(len(sessions))} not ended and will go on after a restart.")


def _interviews(count: int) -> str:
    return "1 running interview has" if count == 1 else f"{count} running interviews have"
