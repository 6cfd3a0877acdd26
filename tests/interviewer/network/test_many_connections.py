"""Connections that do nothing, by the thousand: a candidate still gets in (handbook faults.md N15)."""

import asyncio
import contextlib
import resource
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import connect

from interviewer import wire
from interviewer.cli.connections import MOST_PER_ADDRESS, DirectConnection, allow_files
from interviewer.cli.serve import uvicorn_config
from tests.interviewer.live.serving import Served, serving

pytestmark = [
    pytest.mark.fault,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="the whole of 127.0.0.0/8 is this machine only there"),
]

IDLE = 1_000
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture(autouse=True)
def files() -> None:
    """Both ends of a thousand connections are in this process."""
    allow_files()
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert soft > 2 * IDLE + 200, f"this machine allows {soft} open files"


@contextlib.asynccontextmanager
async def idle(port: int, count: int, *addresses: str) -> AsyncIterator[list[Connection]]:
    """Connected, in turn from each of the addresses, and silent."""
    opened: list[Connection] = []
    try:
        for number in range(count):
            source = (addresses[number % len(addresses)], 0)
            opened.append(await asyncio.open_connection("127.0.0.1", port, local_addr=source))
        yield opened
    finally:
        for _, writer in opened:
            writer.transport.abort()


async def closed(connections: list[Connection]) -> int:
    """How many the server has ended, as far as is known after it has answered somebody."""
    await asyncio.sleep(0)
    return sum(reader.at_eof() or reader.exception() is not None for reader, _ in connections)


async def gets_in(served: Served) -> bool:
    """A candidate opens the link, and the live connection greets."""
    token = await served.invite()
    if (await served.http("GET", f"/i/{token}")).status != 200:
        return False
    async with connect(f"ws://127.0.0.1:{served.port}/api/invitations/{token}/live", proxy=None) as page:
        await page.send(wire.encode(wire.Hello(tab="tab-number-one", mode="voice")))
        async with asyncio.timeout(20):
            return isinstance(wire.decode_server(str(await page.recv())), wire.Welcome)


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


async def test_a_candidate_gets_in_beside_a_thousand_idle_connections_of_four_addresses(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        before_mb = resident_mb()
        async with idle(served.port, IDLE, "127.0.0.5", "127.0.0.6", "127.0.0.7", "127.0.0.8") as connections:
            assert await gets_in(served)
            assert await closed(connections) == 0
            assert resident_mb() - before_mb <= 100  # both ends of each


async def test_one_address_gets_no_more_than_its_part_and_another_gets_in(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        async with idle(served.port, IDLE, "127.0.0.5") as connections:
            assert await gets_in(served)
            assert await closed(connections) == IDLE - MOST_PER_ADDRESS
        assert await gets_in(served)


async def hello(scope: Any, _receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"hi"})


@contextlib.asynccontextmanager
async def serving_hello(config: uvicorn.Config) -> AsyncIterator[int]:
    config.lifespan = "off"
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0), backlog=1_000)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(server.serve(sockets=[listener]), name="server")
            yield listener.getsockname()[1]
            server.should_exit = True
    finally:
        listener.close()


async def answer(port: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
    async with asyncio.timeout(20):
        said = await reader.read()
    writer.close()
    return said


async def test_behind_our_own_proxy_all_connections_come_from_one_address() -> None:
    proxied, count = uvicorn_config(hello, proxies=1), MOST_PER_ADDRESS + 50
    async with serving_hello(proxied) as port, idle(port, count, "127.0.0.1") as connections:
        assert (await answer(port)).endswith(b"hi")
        assert await closed(connections) == 0


class Impatient(DirectConnection):
    first_request_within_s = 0.2


async def test_who_never_completes_a_first_request_is_given_up() -> None:
    config = uvicorn_config(hello)
    config.http = Impatient
    async with serving_hello(config) as port, idle(port, 2, "127.0.0.5") as ((silent, _), (slow, writer)):
        writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n")  # and no empty line
        async with asyncio.timeout(20):
            assert await silent.read() == b""
            assert await slow.read() == b""
        assert (await answer(port)).endswith(b"hi")


def test_the_files_that_a_process_may_open_are_raised_as_far_as_they_may_be() -> None:
    program = (
        "import resource as r; from interviewer.cli.connections import allow_files as a;"
        "hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard));"
        "a(700); print(r.getrlimit(r.RLIMIT_NOFILE)[0]); a(300); print(r.getrlimit(r.RLIMIT_NOFILE)[0])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.split() == ["700", "700"]
