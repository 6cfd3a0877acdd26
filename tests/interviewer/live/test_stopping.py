"""SIGTERM, Ctrl-C, and both of them: on the real process, with candidates in it."""

import asyncio
import contextlib
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from interviewer import wire
from interviewer.simulate.server import free_port, server
from interviewer.store import SessionStatus
from tests.interviewer.live.frozen import NONSENSE, FrozenPage
from tests.interviewer.live.page import LivePage, live_page
from tests.interviewer.live.real_server import invited, options, said, status
from tests.interviewer.live.serving import request

pytestmark = [pytest.mark.fault, pytest.mark.engine, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Speech is synthesized once for all tests of this module."""
    return tmp_path_factory.mktemp("stopping")


@contextlib.asynccontextmanager
async def interviewing(chosen: dict[str, Any], token: str, log: Path) -> AsyncIterator[tuple[Process, LivePage]]:
    """A server with one running interview, whose candidate has the floor."""
    async with server(chosen, log) as process, live_page(chosen["port"], token) as page:
        await page.hello()
        await page.until(wire.Welcome)
        await page.send(wire.Start())
        await page.listening()
        yield process, page


async def ended(process: Process) -> int:
    async with asyncio.timeout(20):
        return await process.wait()


async def told(log: Path, words: str) -> None:
    async with asyncio.timeout(20):
        while True:
            if words in said(log):
                return
            await asyncio.sleep(0.05)


async def test_sigterm_lets_the_running_interview_finish_and_begins_no_other(folder: Path, tmp_path: Path) -> None:
    chosen, log = options(folder) | {"port": free_port()}, tmp_path / "log"
    running, agreed, new = await invited(chosen), await invited(chosen), await invited(chosen, consented=False)
    async with interviewing(chosen, running, log) as (process, page):
        process.send_signal(signal.SIGTERM)
        await told(log, "Stopping when 1 running interview has ended, in 45 minutes at the latest")
        await _is_refused(chosen["port"], agreed, new)
        await page.send(wire.Typed(text="By bus, thank you."))
        await page.until(wire.Question)
        await page.listening()
        async with live_page(chosen["port"], running) as reloaded:  # who was there before may come back
            await reloaded.hello()
            question = (await reloaded.until(wire.Welcome)).question
            assert question is not None
            assert question.id == "conflict"
            await reloaded.listening()
            await reloaded.send(wire.Request(what="leave"))
            assert (await reloaded.until(wire.Closed)).outcome == "left"
            assert await reloaded.close_code() == 1000
        assert await ended(process) == 0
    assert await status(chosen, running) is SessionStatus.FINISHED
    assert await status(chosen, new) is SessionStatus.OPEN


async def _is_refused(port: int, agreed: str, new: str) -> None:
    path = f"/api/invitations/{new}"
    version = (await request(port, "GET", path)).json["consent"]["version"]
    refused = await request(port, "POST", f"{path}/consent", {"version": version, "accepted": True})
    assert (refused.status, refused.headers["retry-after"]) == (503, "60")
    assert "your link stays valid" in refused.json["message"]
    async with live_page(port, agreed) as page:
        await page.hello()
        error = await page.until(wire.Error)
        assert error.code == "draining"
        assert "your link stays valid" in error.text
        assert await page.close_code() == 1013


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
async def test_a_second_signal_stops_at_once_and_the_interview_goes_on_later(
    folder: Path, tmp_path: Path, second: signal.Signals
) -> None:
    chosen, log = options(folder) | {"port": free_port()}, tmp_path / "log"
    token = await invited(chosen)
    async with interviewing(chosen, token, log) as (process, page):
        await page.send(wire.Typed(text="By bus, thank you."))
        await page.until(wire.Question)
        await page.until(wire.Saved)
        process.send_signal(signal.SIGTERM)
        await told(log, "Stopping when")
        process.send_signal(second)
        assert await page.close_code() == 1012  # the page comes back by itself
        assert await ended(process) == 0
        assert "1 running interview has not ended and will go on after a restart" in said(log)
    async with server(chosen, tmp_path / "again"), live_page(chosen["port"], token) as again:
        await again.hello()
        question = (await again.until(wire.Welcome)).question
        assert question is not None
        assert question.id == "conflict"


async def test_ctrl_c_stops_at_once(folder: Path, tmp_path: Path) -> None:
    chosen, log = options(folder) | {"port": free_port()}, tmp_path / "log"
    async with interviewing(chosen, await invited(chosen), log) as (process, page):
        process.send_signal(signal.SIGINT)
        assert await page.close_code() == 1012
        assert await ended(process) == 0
    assert "Traceback" not in said(log)


async def test_a_browser_that_takes_nothing_holds_up_the_end_for_seconds_only(
    folder: Path, tmp_path: Path
) -> None:
    chosen, log = options(folder) | {"port": free_port()}, tmp_path / "log"
    async with server(chosen, log) as process, FrozenPage(chosen["port"], await invited(chosen)) as page:
        await page.send(wire.Hello(tab="frozen-tab", mode="text"))
        for _ in range(90):  # within the burst that a page may send
            await page.send_text(NONSENSE)
        process.send_signal(signal.SIGINT)
        assert await ended(process) == 0


async def test_the_drain_ends_at_its_limit(folder: Path, tmp_path: Path) -> None:
    chosen, log = options(folder) | {"port": free_port(), "drain_minutes": 0.02}, tmp_path / "log"
    async with interviewing(chosen, await invited(chosen), log) as (process, page):
        process.send_signal(signal.SIGTERM)
        assert await page.close_code() == 1012
        assert await ended(process) == 0
    assert "in 0.02 minutes at the latest" in said(log)
    assert "Stopping now; 1 running interview has not ended" in said(log)


async def test_sigterm_without_any_interview_stops_in_silence(folder: Path, tmp_path: Path) -> None:
    chosen, log = options(folder) | {"port": free_port()}, tmp_path / "log"
    async with server(chosen, log) as process:
        process.send_signal(signal.SIGTERM)
        assert await ended(process) == 0
    assert "Stopping" not in said(log)
