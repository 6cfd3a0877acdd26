"""One task at a time in a TaskGroup: the old one has ended before the new one begins."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class SingleTask:
    """`stop` and `restart` cancel the running task and wait until it has really ended.

    They wait with `asyncio.wait`, which does not raise the task's cancellation here, so that our own
    cancellation is never mistaken for it. A task that failed has already failed its group.
    """

    def __init__(self, group: asyncio.TaskGroup) -> None:
        self._group = group
        self._task: asyncio.Task[None] | None = None

    async def restart(self, action: Callable[[], Coroutine[Any, Any, None]]) -> None:
        await self.stop()
        self._task = self._group.create_task(action())

    async def stop(self) -> None:
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.wait([task])
