"""One WebRTC connection with a candidate's browser: audio only, answers one offer, lives once.

A connection is lost far more often than an interview is. A new offer gets a new MediaPeer (aiortc can't restart
ICE); playout and recorder belong to the session and go on.
"""

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum

import structlog
from aiortc import (
    RTCBundlePolicy,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpTransceiver,
    RTCSessionDescription,
)

from interviewer.errors import MediaError
from interviewer.media import aiortc_internals, offers
from interviewer.media.faults import FAULTS, Faults
from interviewer.media.inbound import InboundFrame
from interviewer.media.jitter import AudioPacket
from interviewer.media.outbound import OutboundTrack
from interviewer.media.playout import Playout
from interviewer.media.reception import Reception
from interviewer.media.recording import SessionRecorder
from interviewer.settings import IceServer

__all__ = ["InboundFrame", "MediaPeer", "PeerState"]

logger = structlog.get_logger()

ANSWER_TIMEOUT_S = 10.0  # aioice waits at most 5 s for STUN and TURN
CONNECT_TIMEOUT_S = 20.0  # Chrome gives up after 15 s
SILENT_AFTER_S = 2.0
WATCH_EVERY_S = 0.5
CLOSE_TIMEOUT_S = 5.0
_REFUSALS: tuple[type[Exception], ...] = (TimeoutError, *FAULTS)
_END = "interviewer-end"


class PeerState(Enum):
    CONNECTING = "connecting"
    CONNECTED = "connected"
    SILENT = "silent"  # no packet for 2 s though a microphone was offered
    CLOSED = "closed"  # for good


class MediaPeer:
    """`on_frame` and `on_state` are called on the event loop and must not block; `on_state` once per change.

    `on_arrival(gap_s, lost_frames)`: a packet came, so long after the one before; so many frames are lost since.
    """

    def __init__(
        self,
        *,
        playout: Playout,
        recorder: SessionRecorder | None,
        on_frame: Callable[[InboundFrame], None],
        on_state: Callable[[PeerState], None],
        ice_servers: Sequence[IceServer] = (),
        on_arrival: Callable[[float, int], None] = lambda _gap_s, _lost_frames: None,
    ) -> None:
        self._playout = playout
        self._recorder = recorder
        self._ice_servers = ice_servers
        self._faults = Faults()
        self._on_state = self._faults.guarded(on_state)
        self._on_arrival = self._faults.guarded(on_arrival)
        self._told_lost = 0
        self._reception = Reception(self._faults.guarded(on_frame), self._record_candidate)
        self._state = PeerState.CONNECTING
        self._connection: RTCPeerConnection | None = None
        self._negotiated = asyncio.Event()
        self._ended = asyncio.Event()
        self._has_microphone = False
        self._heard_at_s = 0.0
        self._sending_since_s: float | None = None
        self._poll: asyncio.TimerHandle | None = None
        self._watch: asyncio.TimerHandle | None = None

    async def accept(self, offer_sdp: str) -> str:
        """The answer to the browser's offer. Raises MediaError: `used_up`, `closed`, or a code of `offers.parse`.

        A malformed offer leaves the peer as it was; after any other failure it is closed.
        """
        if self._connection is not None or self._state is PeerState.CLOSED:
            raise MediaError("This connection was used already. Reload the page.", code="used_up")
        offer = offers.parse(offer_sdp)
        servers = [RTCIceServer(s.urls, s.username, s.credential) for s in self._ice_servers]
        connection = RTCPeerConnection(RTCConfiguration(servers, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self._connection = connection
        self._has_microphone = offer.has_microphone
        answer = None
        try:
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                answer = await self._negotiate(connection, offer)
        except _REFUSALS as error:
            logger.warning("offer_refused", error=type(error).__name__)
            raise MediaError(
                "No connection for sound could be set up from the browser's offer. Reload the page.",
                code="bad_sdp",
            ) from error
        finally:
            self._negotiated.set()
            if answer is None:
                await self.close()
        if self.state is PeerState.CLOSED:  # meanwhile
            await self.close()
            raise MediaError("The connection was closed before it was answered. Reload the page.", code="closed")
        self._watch = asyncio.get_running_loop().call_later(CONNECT_TIMEOUT_S, self._give_up)
        return answer

    def end(self) -> None:
        """Silent and deaf at once; what is left to close closes by itself."""
        self._end()

    async def close(self) -> None:
        """End the connection, and return when it has ended. May be called again, also at the same time."""
        self._end()
        await self._ended.wait()

    @property
    def state(self) -> PeerState:
        return self._state

    @property
    def silence_s(self) -> float | None:
        """For how long no packet has come, loud or quiet. None: there is no microphone, or no connection yet."""
        if not self._has_microphone or self._state not in (PeerState.CONNECTED, PeerState.SILENT):
            return None
        return asyncio.get_running_loop().time() - self._heard_at_s

    @property
    def frames_received(self) -> int:
        return self._reception.frames_received

    @property
    def frames_lost(self) -> int:
        return self._reception.frames_lost

    @property
    def faults(self) -> int:
        """Errors in packets and in callbacks; each cost one packet, frame or event, not the connection."""
        return self._faults.count

    @property
    def strangers(self) -> int:
        """Packets that were not let in: from addresses without a successful check, or too many."""
        return self._faults.strangers

    async def _negotiate(self, connection: RTCPeerConnection, offer: offers.Offer) -> str:
        connection.on("connectionstatechange", self._follow)
        await connection.setRemoteDescription(RTCSessionDescription(offer.to_sdp(), "offer"))
        transceiver: RTCRtpTransceiver = connection.getTransceivers()[0]
        connection.addTrack(OutboundTrack(self._playout, self._sent, self._faults))
        aiortc_internals.ask_for_repair(transceiver)
        aiortc_internals.tap_packets(transceiver, self._take, self._wanted, self._faults)
        aiortc_internals.allow_loopback(connection)
        await connection.setLocalDescription(await connection.createAnswer())
        aiortc_internals.shut_out_strangers(transceiver, self._faults)
        return str(connection.localDescription.sdp)

    def _follow(self) -> None:
        """aiortc's connection state changed; closed or failed is for good."""
        match self._connection.connectionState if self._connection is not None else "closed":
            case "connected":
                self._heard_at_s = asyncio.get_running_loop().time()
                self._enter(PeerState.CONNECTED)
                self._watch_microphone()
            case "failed" | "closed":
                self._end()

    def _give_up(self) -> None:
        if self._state is PeerState.CONNECTING:
            logger.info("peer_never_connected", strangers=self._faults.strangers)
            self._end()

    def _end(self) -> None:
        """Stop at once, and let the connection close itself: its own emitter runs and keeps that task.

        So nobody who is cancelled while waiting for the end leaves a connection half closed.
        """
        if self._state is PeerState.CLOSED:
            return
        for timer in (self._poll, self._watch):
            if timer is not None:
                timer.cancel()
        self._faults.guarded(self._reception.finish)()
        self._enter(PeerState.CLOSED)
        connection = self._connection
        if connection is None:
            self._ended.set()
            return
        aiortc_internals.stop_listening(connection)
        connection.on(_END, self._shut_down)
        connection.emit(_END, connection)

    async def _shut_down(self, connection: RTCPeerConnection) -> None:
        try:
            await self._negotiated.wait()  # what gathering opens while we close would stay open
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                await connection.close()
        except _REFUSALS as error:
            logger.error("peer_not_closed", error=type(error).__name__)
            aiortc_internals.abandon(connection)
        finally:
            self._connection = None
            self._ended.set()

    def _watch_microphone(self) -> None:
        loop = asyncio.get_running_loop()
        if self._watch is not None:
            self._watch.cancel()
        if not self._has_microphone or self._state is PeerState.CLOSED:
            return
        silent = loop.time() - self._heard_at_s > SILENT_AFTER_S
        self._enter(PeerState.SILENT if silent else PeerState.CONNECTED)
        self._watch = loop.call_later(WATCH_EVERY_S, self._watch_microphone)

    def _enter(self, state: PeerState) -> None:
        if state is not self._state and self._state is not PeerState.CLOSED:
            self._state = state
            self._on_state(state)

    # ---- sound --------------------------------------------------------------------------------------

    def _take(self, source: int, sequence: int, timestamp: int, payload: bytes) -> None:
        if self._state is PeerState.CLOSED:
            return
        now_s = asyncio.get_running_loop().time()
        gap_s, self._heard_at_s = now_s - (self._heard_at_s or now_s), now_s
        self._reception.packet(source, AudioPacket(sequence, timestamp, payload), now_s, self._session_s())
        lost, self._told_lost = self.frames_lost - self._told_lost, self.frames_lost
        self._on_arrival(gap_s, lost)
        if self._state is PeerState.SILENT:
            self._enter(PeerState.CONNECTED)
        self._schedule_poll()

    def _schedule_poll(self) -> None:
        if self._poll is not None:
            self._poll.cancel()
            self._poll = None
        deadline_s = self._reception.deadline_s
        if deadline_s is not None:
            self._poll = asyncio.get_running_loop().call_at(deadline_s, self._faults.guarded(self._poll_reception))

    def _poll_reception(self) -> None:
        self._reception.poll(asyncio.get_running_loop().time())
        self._schedule_poll()

    def _wanted(self) -> list[int]:
        return self._reception.wanted(asyncio.get_running_loop().time())

    def _sent(self, payload: bytes, at_s: float) -> None:
        if self._recorder is None:
            return
        if self._sending_since_s is None:
            self._sending_since_s = self._recorder.clock() - at_s
        self._recorder.interviewer_packet(payload, self._sending_since_s + at_s)

    def _record_candidate(self, payload: bytes, start_s: float) -> None:
        if self._recorder is not None:
            self._recorder.candidate_packet(payload, start_s)

    def _session_s(self) -> float:
        return self._recorder.clock() if self._recorder is not None else asyncio.get_running_loop().time()
