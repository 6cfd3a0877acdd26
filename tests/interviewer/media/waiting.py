"""Waiting for what threads, sockets and other processes do. The time-out only says that something is wrong."""

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object], timeout_s: float = 60.0) -> None:
    async with asyncio.timeout(timeout_s):
        while True:  # nobody sends a signal when a thread or a file is so far
            if condition():
                return
            await asyncio.sleep(0.01)
