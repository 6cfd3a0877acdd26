"""A real aiortc peer in the part of the browser, whose microphone and network the test controls."""

import asyncio
import fractions
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from interviewer.media import aiortc_internals
from interviewer.media.peer import InboundFrame, MediaPeer, PeerState
from interviewer.media.playout import Playout, PlayoutEvent
from interviewer.media.recording import SessionRecorder
from interviewer.speaking.opus import SILENCE
from tests.interviewer.media.sounds import Sound
from tests.interviewer.media.waiting import until

PACKET_S = 0.02


class Microphone(MediaStreamTrack):
    """Says the packets of `speech`, else silence. `began_s`: when the first packet of speech was sent."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self.speech: list[bytes] = []
        self.began_s: float | None = None
        self.muted = asyncio.Event()
        self.sent = 0
        self._due_s: float | None = None

    async def recv(self) -> "av.Packet[Any]":
        loop = asyncio.get_running_loop()
        while self.muted.is_set():
            await asyncio.sleep(PACKET_S)
            self._due_s = None
            if self.readyState != "live":
                raise MediaStreamError
        self._due_s = loop.time() if self._due_s is None else self._due_s + PACKET_S
        await asyncio.sleep(max(0.0, self._due_s - loop.time()))
        if self.speech and self.began_s is None:
            self.began_s = loop.time()
        packet = av.Packet(self.speech.pop(0) if self.speech else SILENCE)
        packet.pts = self.sent * 960
        packet.time_base = fractions.Fraction(1, 48_000)
        self.sent += 1
        return packet


class Client:
    """`drop(packet) -> bool`, if set, decides over each RTP packet that it sends, repeated ones too."""

    def __init__(self) -> None:
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.microphone = Microphone()
        self.connection.addTrack(self.microphone)
        self.connection.on("track", self._begin)
        self.drop: Callable[[bytes], bool] | None = None
        self.heard: list[tuple[float, Sound]] = []
        aiortc_internals.allow_loopback(self.connection)

    @property
    def network(self) -> Any:
        """Its ICE transport."""
        return self.connection.getSenders()[0].transport.transport

    async def connect(self, peer: MediaPeer) -> None:
        await self.connection.setLocalDescription(await self.connection.createOffer())
        answer = await peer.accept(self.connection.localDescription.sdp)
        await self.connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        send = self.network._send

        async def lossy_send(packet: bytes) -> None:
            is_rtp = 128 <= packet[0] < 192 and not 64 <= packet[1] & 0x7F < 96
            if not (is_rtp and self.drop is not None and self.drop(packet)):
                await send(packet)

        self.network._send = lossy_send

    def hears(self, threshold: int = 1000) -> float | None:
        """When the first loud sound was heard."""
        loud = (at_s for at_s, sound in self.heard if np.abs(sound.astype(np.int32)).max() > threshold)
        return next(loud, None)

    def _begin(self, track: MediaStreamTrack) -> None:
        self.connection.on("listen", self._listen)  # its emitter runs and keeps the task
        self.connection.emit("listen", track)

    async def _listen(self, track: MediaStreamTrack) -> None:
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            assert isinstance(frame, av.AudioFrame)
            samples = frame.to_ndarray().reshape(-1, 2)[:, 0].astype(np.int16)
            self.heard.append((asyncio.get_running_loop().time(), samples))


class Losses:
    """Drops a share of all packets at random, and notes which numbers it dropped at least once."""

    def __init__(self, share: float, seed: int = 20261124) -> None:
        self._share = share
        self._chance = random.Random(seed)
        self.dropped: set[int] = set()

    def __call__(self, packet: bytes) -> bool:
        if self._chance.random() >= self._share:
            return False
        self.dropped.add(int.from_bytes(packet[2:4], "big"))
        return True


@dataclass
class Call:
    """Both ends, and what the server's end told."""

    client: Client
    peer: MediaPeer
    playout: Playout
    frames: list[tuple[float, InboundFrame]] = field(default_factory=list)
    states: list[PeerState] = field(default_factory=list)
    events: list[PlayoutEvent] = field(default_factory=list)
    arrivals: list[tuple[float, int]] = field(default_factory=list)  # gap in s, frames lost

    async def more_frames(self, count: int) -> None:
        wanted = len(self.frames) + count
        await until(lambda: len(self.frames) >= wanted)


def new_call(recorder: SessionRecorder | None = None) -> Call:
    frames: list[tuple[float, InboundFrame]] = []
    states: list[PeerState] = []
    events: list[PlayoutEvent] = []
    arrivals: list[tuple[float, int]] = []
    playout = Playout(events.append)
    peer = MediaPeer(
        playout=playout,
        recorder=recorder,
        on_frame=lambda frame: frames.append((asyncio.get_running_loop().time(), frame)),
        on_state=states.append,
        on_arrival=lambda gap_s, lost: arrivals.append((gap_s, lost)),
    )
    return Call(Client(), peer, playout, frames, states, events, arrivals)


@asynccontextmanager
async def connected(recorder: SessionRecorder | None = None) -> AsyncIterator[Call]:
    call = new_call(recorder)
    try:
        await call.client.connect(call.peer)
        await until(lambda: call.peer.state is PeerState.CONNECTED)
        await call.more_frames(5)
        yield call
    finally:
        await call.peer.close()
        await call.client.connection.close()
