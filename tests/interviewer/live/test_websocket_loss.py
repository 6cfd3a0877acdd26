"""The websocket is lost and sound is not: with a real peer, whose packets never stop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dialogue.events import CandidateConnected, CandidateDisconnected, Event, PlayoutHeard, PlayoutStarted
from interviewer import wire
from tests.interviewer.live.page import live_page
from tests.interviewer.live.serving import Served, serving
from tests.interviewer.media.waiting import until
from tests.interviewer.network.returning_page import ReturningPage

pytestmark = pytest.mark.webrtc


@contextlib.asynccontextmanager
async def spoken_interview(folder: Path) -> AsyncIterator[tuple[Served, ReturningPage, str]]:
    """Until she says her first line."""
    async with serving(folder) as served, asyncio.TaskGroup() as group:
        token = await served.invite()
        page = ReturningPage("127.0.0.1", served.port, token)
        running = group.create_task(page.run(), name="page")
        try:
            await until(lambda: page.said)
            yield served, page, token
        finally:
            running.cancel()
            await page.close()


async def recorded(served: Served, token: str, kind: type[Event]) -> list[Event]:
    """As soon as there is one."""
    async with asyncio.timeout(30):
        while True:
            if found := [event for event in await events(served, token) if isinstance(event, kind)]:
                return found
            await asyncio.sleep(0.02)


async def events(served: Served, token: str) -> list[Event]:
    log = await served.store.open_log(await served.session_id(token))
    return [entry for entry in log.entries if isinstance(entry, Event)]


async def test_a_lost_websocket_costs_neither_the_call_nor_a_word(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (served, page, token):
        await until(lambda: page.state == "listening")
        said = len(page.said)
        page.lose_socket()
        await until(lambda: len(page.welcomes) == 2)
        page.state = ""
        assert page.welcomes[1].sound
        await until(lambda: page.state == "listening")  # told again, as nothing changed
        heard = len(page.sound_at_s)
        await until(lambda: len(page.sound_at_s) > heard + 50)
        assert page.calls == 1
        assert page.said[said:] == []  # nobody says "welcome back" to who was never away
        assert not [e for e in await events(served, token) if isinstance(e, CandidateDisconnected)]


async def test_who_comes_back_in_the_middle_of_a_line_is_told_it_again(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (_, page, _token):
        await until(lambda: page.state == "speaking")
        line, page.try_every_s = page.said[-1], 0.0
        page.lose_socket()
        await until(lambda: len(page.welcomes) == 2)
        assert page.welcomes[1].sound
        await until(lambda: page.said.count(line) == 2)
        assert page.calls == 1


async def test_an_interview_goes_on_by_sound_alone_until_that_ends_too(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (served, page, token):
        await until(lambda: page.state == "listening")
        page.comes_back = False
        page.lose_socket()
        heard = len(page.sound_at_s)
        await until(lambda: len(page.sound_at_s) > heard + 150)  # 3 s: longer than who types may be away
        assert not [e for e in await events(served, token) if isinstance(e, CandidateDisconnected)]
        await page.close()
        await recorded(served, token, CandidateDisconnected)


async def test_a_microphone_without_packets_stops_the_clock_until_it_is_heard_again(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (served, page, token):
        await until(lambda: page.state == "listening")
        page.microphone.muted.set()
        await until(lambda: page.state == "paused")
        assert [notice.code for notice in page.notices] == ["unheard"]
        page.microphone.muted.clear()
        await until(lambda: "Welcome back." in page.said)
        await until(lambda: page.state == "listening")
        kinds = [type(e) for e in await events(served, token)]
        assert kinds.count(CandidateDisconnected) == 1
        assert kinds.count(CandidateConnected) == 2
        assert page.calls == 1


async def test_another_page_is_not_given_the_sound_of_the_first(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (served, page, token), live_page(served.port, token) as other:
        await until(lambda: page.state == "listening")
        page.comes_back = False
        hello = wire.Hello(tab="another-tab", mode="voice", take_over=True, peer=page.peer)
        await other.send(hello)
        assert not (await other.until(wire.Welcome)).sound
        heard = len(page.sound_at_s)
        await until(lambda: page.ended)
        assert len(page.sound_at_s) < heard + 100


async def test_what_a_page_claims_about_hearing_never_moves_time_backwards(tmp_path: Path) -> None:
    async with spoken_interview(tmp_path) as (served, page, token):
        begun = (await recorded(served, token, PlayoutStarted))[-1]
        assert isinstance(begun, PlayoutStarted)
        name = begun.utterance_id
        for ago_ms in (9_999.0, 10.0, -1_500.0):
            await page.say(wire.HeardAudio(id=name, ago=ago_ms))
        await page.say(wire.HeardAudio(id="u99", ago=0.0))
        await recorded(served, token, PlayoutHeard)
        await until(lambda: page.state == "listening")
        past = await events(served, token)
        reports = [(at, e) for at, e in enumerate(past) if isinstance(e, PlayoutHeard)]
        assert [e.utterance_id for _, e in reports] == [name]
        ((at, report),) = reports
        assert report.at_s >= max(e.at_s for e in past[:at])
