"""Pages that fall silent, freeze, or read nothing: they are let go, and nobody else notices."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue.events import CandidateDisconnected
from interviewer import wire
from interviewer.cli.serve import give_up_on_the_frozen
from interviewer.outbox import CAPACITY_BYTES, Outbox
from interviewer.routes import live
from interviewer.routes.pulse import SILENT_TICKS, TICK_S, PageSilent, Pulse
from tests.interviewer.live.frozen import NONSENSE, SMALL_BUFFER, FrozenPage
from tests.interviewer.live.page import live_page
from tests.interviewer.live.serving import Served, serving

pytestmark = pytest.mark.fault


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while True:
            if holds():
                return
            await asyncio.sleep(0.05)


async def absences(served: Served, token: str) -> list[CandidateDisconnected]:
    log = await served.store.open_log(await served.session_id(token))
    return [entry for entry in log.entries if isinstance(entry, CandidateDisconnected)]


def test_silence_is_noticed_within_six_seconds_of_the_last_heartbeat() -> None:
    assert SILENT_TICKS * TICK_S + TICK_S <= 6
    assert SILENT_TICKS * TICK_S >= 5  # two heartbeats may be lost, and a slow timer's second on top


async def test_a_page_that_falls_silent_is_hung_up_on_and_its_absence_is_on_record(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token, beating=False) as page:
            await page.hello()
            await page.send(wire.Start())
            await page.listening()
            before = len(await absences(served, token))
            assert await page.close_code() == live.SILENT
            while True:
                if len(await absences(served, token)) > before:
                    break
                await asyncio.sleep(0.05)
            assert len(await absences(served, token)) == before + 1
        async with live_page(served.port, token) as again:
            await again.hello()
            await again.until(wire.Say, lambda say: say.text == "Welcome back.")


async def test_a_page_that_never_says_hello_leaves_no_session_behind(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        async with live_page(served.port, await served.invite(), beating=False) as page:
            assert await page.close_code() == live.SILENT
        assert served.sessions_running() == 0


async def test_a_frozen_browser_is_let_go_and_others_are_not_delayed(tmp_path: Path) -> None:
    """It neither reads nor writes, and its connection is never closed by anybody else."""
    async with serving(tmp_path) as served:
        frozen_token, other_token = await served.invite(), await served.invite()
        async with FrozenPage(served.port, frozen_token) as frozen, live_page(served.port, other_token) as other:
            await other.hello()
            await frozen.send(wire.Hello(tab="frozen-tab", mode="text"))
            await frozen.send(wire.Start())
            await until(lambda: served.sessions_running() == 2)
            waits = []
            loop = asyncio.get_running_loop()
            while not await absences(served, frozen_token):
                sent_s = loop.time()
                await other.send(wire.Ping(n=1))
                await other.until(wire.Pong)
                waits.append(loop.time() - sent_s)
                await asyncio.sleep(0.02)
            assert len(waits) > 100
            assert sorted(waits)[len(waits) // 2] < 0.1


async def test_a_browser_that_speaks_but_never_reads_is_let_go(tmp_path: Path) -> None:
    """What can't be understood is answered with what was wrong with it: much that isn't read."""
    async with serving(tmp_path, send_buffer=SMALL_BUFFER) as served:
        token = await served.invite()
        async with FrozenPage(served.port, token) as page:
            await page.send(wire.Hello(tab="frozen-tab", mode="text"))
            await page.send(wire.Start())
            await until(lambda: served.sessions_running() == 1)
            while not await absences(served, token):
                with contextlib.suppress(OSError):  # hung up on
                    await page.send_text(NONSENSE)
                await asyncio.sleep(0.05)


class Pouring(asyncio.Protocol):
    """Sends more than any system buffers to whoever connects, and hangs up."""

    def __init__(self) -> None:
        self.began, self.lost = asyncio.Event(), asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(bytes(2**25))
        transport.close()
        self.began.set()

    def connection_lost(self, error: Exception | None) -> None:
        assert isinstance(error, TimeoutError)
        self.lost.set()


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux has TCP_USER_TIMEOUT (tcp(7))")
async def test_the_system_gives_up_a_hung_up_connection_that_is_never_read() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    give_up_on_the_frozen(listener, after_ms=500)
    pouring = Pouring()
    server = await asyncio.get_running_loop().create_server(lambda: pouring, sock=listener)
    with socket.socket() as frozen:
        frozen.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        frozen.setblocking(False)
        await asyncio.get_running_loop().sock_connect(frozen, listener.getsockname())
        async with asyncio.timeout(20):
            await pouring.began.wait()
            await pouring.lost.wait()
    server.close()
    await server.wait_closed()


async def test_bytes_instead_of_text_are_answered_like_nonsense(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await page.hello()
        await page.until(wire.Welcome)
        await page.send_bytes(b"\x00\xff")
        assert (await page.until(wire.Error)).code == "malformed"


async def test_what_waits_for_a_page_is_bounded_in_bytes_and_then_it_is_closed() -> None:
    outbox, message = Outbox(), wire.Notice(code="n", text="é" * 900)
    for _ in range(1_000):
        outbox.send(message)
        assert outbox.waiting_bytes <= CAPACITY_BYTES
    assert outbox.waiting_bytes > CAPACITY_BYTES - 2_000
    taken: list[str | int] = []
    while not taken or isinstance(taken[-1], str):
        taken.append(await outbox.next())
    assert taken[-1] == 1013
    assert len(taken) - 1 == CAPACITY_BYTES // len(wire.encode(message).encode())
    assert outbox.waiting_bytes == 0


async def test_one_message_longer_than_the_bound_goes_out_if_nothing_waits() -> None:
    outbox = Outbox()
    outbox.send(wire.Notice(code="n", text="x" * 2 * CAPACITY_BYTES))
    assert isinstance(await outbox.next(), str)


async def test_a_pulse_counts_no_silence_while_we_are_busy_with_a_message() -> None:
    pulse = Pulse(tick_s=0.001)
    pulse.beat()  # and not listening again: the offer takes its time
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await pulse.watch()
    pulse.listening()
    with pytest.raises(PageSilent):
        await pulse.watch()


async def test_a_stall_of_the_loop_is_not_taken_for_a_silent_page() -> None:
    pulse = Pulse(tick_s=0.02)
    async with asyncio.TaskGroup() as group:
        watch = group.create_task(pulse.watch())
        await asyncio.sleep(0)
        time.sleep(SILENT_TICKS * 0.02 * 2)  # noqa: ASYNC251  (the stall)
        await asyncio.sleep(0.01)
        assert not watch.done()
        watch.cancel()
