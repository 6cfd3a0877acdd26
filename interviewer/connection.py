"""A session's connection for sound: one peer at a time, each offer a new one; the session goes on without.

It lives by its own packets. A lost websocket costs it nothing, and a page that comes back keeps it (`flows`).
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from interviewer import wire
from interviewer.errors import MediaError
from interviewer.hearing.protocols import Pcm16k
from interviewer.media.peer import InboundFrame, MediaPeer, PeerState
from interviewer.media.recording import SessionRecorder
from interviewer.media_time import MediaTime
from interviewer.metrics import Metrics
from interviewer.settings import IceServer
from interviewer.voice import InterviewerVoice

# A microphone sends a packet each 20 ms. A page that comes back from an outage is heard by its packets before its
# websocket can open, which takes two round trips at least; if it isn't, its connection for sound is of no use.
FLOWING_S = 0.5
UNHEARD = (
    "No sound arrives from your microphone, so we wait. It goes on by itself when we hear you again; you can also "
    "type your answer."
)


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """20 ms of the candidate's sound, whose end lies at session time `at_s`."""

    pcm: Pcm16k
    at_s: float


class Connection:
    """`on_change`: `hears` may have changed. The callbacks are called on the event loop and must not block."""

    def __init__(
        self,
        voice: InterviewerVoice,
        ice_servers: Sequence[IceServer],
        metrics: Metrics,
        clock: Callable[[], float],
        send: Callable[[BaseModel], None],
        on_frame: Callable[[PlacedFrame], None],
        on_change: Callable[[], None],
    ) -> None:
        self._voice = voice
        self._ice_servers = for_ourselves(ice_servers)
        self._metrics = metrics
        self._clock = clock
        self._send = send
        self._on_frame = on_frame
        self._on_change = on_change
        self._peer: MediaPeer | None = None
        self._name = ""
        self._media_time = MediaTime()
        self.recorder: SessionRecorder | None = None  # of the peers to come

    @property
    def open(self) -> bool:
        """What is said goes out, or will as soon as the peer is connected."""
        return self._peer is not None

    @property
    def hears(self) -> bool:
        """A microphone's packets arrive, or did so 2 s ago."""
        peer = self._peer
        return peer is not None and peer.state is PeerState.CONNECTED and peer.silence_s is not None

    def flows(self, name: str) -> bool:
        """The peer of this name (`wire.Answer.peer`) is the present one, and what it sends arrives."""
        peer = self._peer
        if peer is None or name != self._name or peer.state is not PeerState.CONNECTED:
            return False
        return peer.silence_s is None or peer.silence_s < FLOWING_S

    async def accept(self, sdp: str) -> None:
        """A new offer always gets a new peer connection (aiortc cannot restart ICE)."""
        await self.drop()
        media_time = MediaTime()
        peer: MediaPeer = MediaPeer(
            playout=self._voice.playout,
            recorder=self.recorder,
            on_frame=lambda frame: self._take(frame, media_time),
            on_state=lambda state: self._follow(peer, state),
            ice_servers=self._ice_servers,
            on_arrival=self._metrics.arrived,
        )
        try:
            answer = await peer.accept(sdp)
        except MediaError as error:
            self._send(wire.Error(code=error.code, text=error.user_message))
            return
        self._peer, self._media_time, self._name = peer, media_time, uuid.uuid4().hex
        self._send(wire.Answer(sdp=answer, peer=self._name))

    async def drop(self) -> None:
        peer = self._peer
        self.cut()
        if peer is not None:
            await peer.close()

    def cut(self) -> None:
        """Hear and say nothing more on it, from now on."""
        peer, self._peer = self._peer, None
        self._on_change()
        if peer is not None:
            self._voice.stop()
            peer.end()

    def begin_turn(self) -> None:
        """Frames that arrive from here on belong to a turn: what their times mean stays fixed within it."""
        self._media_time.begin_turn()

    def _take(self, frame: InboundFrame, media_time: MediaTime) -> None:
        self._on_frame(PlacedFrame(frame.pcm, media_time.place(frame.at_s, self._clock())))

    def _follow(self, peer: MediaPeer, state: PeerState) -> None:
        if peer is not self._peer:
            return
        match state:
            case PeerState.CONNECTED:
                self._on_change()
            case PeerState.SILENT:
                self._send(wire.Notice(code="unheard", text=UNHEARD))
                self._on_change()
            case PeerState.CLOSED:
                self._peer = None
                self._voice.stop()  # nobody pulls it any more
                self._on_change()
            case PeerState.CONNECTING:
                pass


def for_ourselves(ice_servers: Sequence[IceServer]) -> list[IceServer]:
    """Those of the browser's servers that we need, too: STUN, to learn our own address behind a NAT.

    One relay between two ends is enough, and it is the browser's. A TURN server that doesn't answer would hold up
    every answer for 5 s (aioice waits for so long). `stuns:` is nothing that aioice speaks.
    """
    wanted = [(server, [url for url in server.urls if url.startswith("stun:")]) for server in ice_servers]
    return [server.model_copy(update={"urls": urls}) for server, urls in wanted if urls]
