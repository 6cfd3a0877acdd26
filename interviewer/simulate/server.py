"""The real server as a child process, for demos and tests."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from interviewer.errors import InterviewerError

READY_WITHIN_S = 120.0  # the very first start synthesizes every line
STOP_WITHIN_S = 25.0
ASK_EVERY_S = 0.1


class ServerFailed(InterviewerError):
    code = "server_failed"


@contextlib.asynccontextmanager
async def server(settings: Mapping[str, object], log: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `interviewer serve` with these settings until the block ends. Its output goes to `log`."""
    options = [f"--set={name}={json.dumps(value)}" for name, value in settings.items()]
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "interviewer", "serve", *options, stdout=output, stderr=output
        )
    try:
        await until_ready(process, int(str(settings["port"])), log)
        yield process
    finally:
        await stop(process)


async def stop(process: asyncio.subprocess.Process, within_s: float = STOP_WITHIN_S) -> None:
    """At once: SIGTERM would let interviews finish first. Windows knows only how to end a process."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    try:
        async with asyncio.timeout(within_s):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def until_ready(process: asyncio.subprocess.Process, port: int, log: Path) -> None:
    """Wait until it takes connections. Raises ServerFailed, with its last words in `log`."""
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            while process.returncode is None:
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    return
                await asyncio.sleep(ASK_EVERY_S)
    except TimeoutError:
        pass
    raise ServerFailed(f"The server did not start:\n{_said(log)}")


def _said(log: Path) -> str:
    return log.read_text(errors="replace").strip()[-2000:] or "it said nothing"
