"""The session's connection for sound, with a real peer at its other end."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from pydantic import BaseModel

from interviewer import wire
from interviewer.connection import Connection, PlacedFrame, for_ourselves
from interviewer.media import aiortc_internals
from interviewer.media_time import WINDOW_S
from interviewer.metrics import Metrics
from interviewer.settings import IceServer
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.speech import Voice
from interviewer.voice import InterviewerVoice
from tests.interviewer.live.quick_voice import QuickVoice
from tests.interviewer.media.client import Microphone
from tests.interviewer.media.waiting import until

STALL_S = 0.3


@dataclass
class Rig:
    microphone: Microphone = field(default_factory=Microphone)
    sent: list[BaseModel] = field(default_factory=list)
    lags_s: list[float] = field(default_factory=list)  # of each frame, how long after its session time it came
    changes: int = 0

    def now_s(self) -> float:
        return asyncio.get_running_loop().time()

    def take(self, frame: PlacedFrame) -> None:
        self.lags_s.append(self.now_s() - frame.at_s)

    def changed(self) -> None:
        self.changes += 1

    async def frames(self, seconds: float) -> list[float]:
        """The lags of so much sound from here on."""
        first, count = len(self.lags_s), round(seconds * 50)
        await until(lambda: len(self.lags_s) >= first + count)
        return self.lags_s[first : first + count]


@contextlib.asynccontextmanager
async def connected(folder: Path, *servers: IceServer) -> AsyncIterator[tuple[Rig, Connection]]:
    rig = Rig()
    async with contextlib.AsyncExitStack() as stack:
        speech = SpeechCache(folder / "speech", QuickVoice(), Voice())
        stack.callback(speech.close)
        voice = InterviewerVoice(speech, rig.sent.append, lambda _: None, rig.now_s)
        connection = Connection(voice, servers, Metrics(), rig.now_s, rig.sent.append, rig.take, rig.changed)
        stack.push_async_callback(connection.drop)
        browser = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        stack.push_async_callback(browser.close)
        browser.addTrack(rig.microphone)
        aiortc_internals.allow_loopback(browser)
        await browser.setLocalDescription(await browser.createOffer())
        await connection.accept(browser.localDescription.sdp)
        (answer,) = rig.sent
        assert isinstance(answer, wire.Answer)
        await browser.setRemoteDescription(RTCSessionDescription(answer.sdp, "answer"))
        await until(lambda: connection.hears)
        yield rig, connection


async def test_a_microphone_that_stood_still_is_in_time_again_at_the_next_turn(tmp_path: Path) -> None:
    async with connected(tmp_path) as (rig, connection):
        connection.begin_turn()
        assert min(await rig.frames(0.5)) < STALL_S / 2
        rig.microphone.muted.set()
        await asyncio.sleep(STALL_S)
        rig.microphone.muted.clear()
        behind = await rig.frames(WINDOW_S + 0.5)
        assert min(behind[25:]) > STALL_S / 2
        connection.begin_turn()
        assert min(await rig.frames(0.5)) < STALL_S / 2


async def test_an_offer_that_is_no_offer_leaves_the_session_without_sound_and_says_so(tmp_path: Path) -> None:
    async with connected(tmp_path) as (rig, connection):
        await connection.accept("nonsense")
        assert not connection.open
        assert isinstance(rig.sent[-1], wire.Error)
        changes = rig.changes
        await connection.drop()
        assert rig.changes == changes + 1


TURN = {"username": "candidate", "credential": "secret"}


def test_of_the_browsers_servers_we_need_stun_only() -> None:
    mixed = IceServer(urls=["stun:a.example.org:3478", "turn:a.example.org:3478?transport=udp"], **TURN)
    relays = IceServer(urls=["turn:b.example.org", "turns:b.example.org:5349?transport=tcp"], **TURN)
    secure = IceServer(urls=["stuns:c.example.org:5349"])
    plain = IceServer(urls=["stun:d.example.org"])
    urls = [server.urls for server in for_ourselves([mixed, relays, secure, plain])]
    assert urls == [["stun:a.example.org:3478"], ["stun:d.example.org"]]


async def test_a_turn_server_that_does_not_answer_is_never_asked(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dead:
        dead.bind(("127.0.0.1", 0))
        dead.setblocking(False)
        relay = IceServer(urls=[f"turn:127.0.0.1:{dead.getsockname()[1]}?transport=udp"], **TURN)
        async with connected(tmp_path, relay) as (_, connection):
            assert connection.hears
        with pytest.raises(BlockingIOError):  # nothing came
            dead.recv(1)
