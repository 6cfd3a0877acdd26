import asyncio

import pytest

from interviewer.single_task import SingleTask


async def test_a_restart_waits_until_the_old_task_has_really_ended() -> None:
    order: list[str] = []
    started = asyncio.Event()

    async def first() -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            order.append("first ended")

    async def second() -> None:
        order.append("second began")

    async with asyncio.TaskGroup() as group:
        single = SingleTask(group)
        await single.restart(first)
        await started.wait()
        await single.restart(second)
    assert order == ["first ended", "second began"]


async def test_stopping_does_not_swallow_our_own_cancellation() -> None:
    blocked = asyncio.Event()

    async def stubborn() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            blocked.set()
            await asyncio.Event().wait()

    async def stopper(single: SingleTask) -> None:
        await single.restart(stubborn)
        await asyncio.sleep(0)
        await single.stop()

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), asyncio.TaskGroup() as group:
            task = group.create_task(stopper(SingleTask(group)))
            await blocked.wait()
            task.cancel()
            await asyncio.Event().wait()


async def test_stopping_what_is_not_running_is_no_fault() -> None:
    async with asyncio.TaskGroup() as group:
        await SingleTask(group).stop()
