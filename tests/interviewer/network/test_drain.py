"""A server that is to stop waits for who is in an interview, and for nobody else."""

import asyncio
from pathlib import Path

import pytest

from interviewer.app import sessions_of
from tests.interviewer.live.serving import serving
from tests.interviewer.network.journey import until
from tests.interviewer.network.returning_page import ReturningPage

pytestmark = [pytest.mark.webrtc, pytest.mark.fault, pytest.mark.timeout(120)]


async def test_an_interview_on_sound_alone_is_waited_for_and_one_without_anybody_is_not(tmp_path: Path) -> None:
    """The websocket is lost and doesn't return; the drain looks every 2 s who has been away, here for no time."""
    async with serving(tmp_path) as served, asyncio.TaskGroup() as group:
        page = ReturningPage("127.0.0.1", served.port, await served.invite())
        running = group.create_task(page.run(), name="page")
        await until(lambda: page.state == "listening")
        page.comes_back = False
        page.lose_socket()
        await running
        sessions = sessions_of(served.app)
        told: list[int] = []
        drained = group.create_task(sessions.drain(told.append, absent_s=0.0), name="drain")
        sent = page.microphone.sent
        await until(lambda: page.microphone.sent >= sent + 250)  # 5 s of sound: two looks at least
        assert told == [1]
        assert len(sessions) == 1
        assert not page.ended
        await page.close()
        async with asyncio.timeout(30):
            await drained
        assert len(sessions) == 0
