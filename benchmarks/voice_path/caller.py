"""The one client that calls both systems: stock aiortc, paced Opus out, and an ear without a jitter buffer."""

import asyncio
import fractions
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import av
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from benchmarks.voice_path.impairment import Impairment, Network
from benchmarks.voice_path.phrases import Phrase
from interviewer.simulate.ear import InterviewerEar
from interviewer.speaking import opus

CONNECT_WITHIN_S = 20.0
PACKET_S = opus.PACKET_SAMPLES / opus.SAMPLE_RATE_HZ
# A packet that leaves later than this shows that the caller itself is too slow for an honest measurement.
LATE_S = 0.010
# Nobody answers within this silence; the pauses between her lines are shorter. It also ends her turn for us.
HER_PAUSE_S = 0.6
# Smart Turn waits 3 s when it believes that more will come; whoever needs longer has missed the turn.
ANSWER_WITHIN_S = 6.0


class CallFailed(Exception):
    pass


@dataclass(slots=True)
class Heard:
    """`latencies_ms`: last voiced sample sent to her first sample received, warm-up left out."""

    latencies_ms: list[float] = field(default_factory=list)
    missed: int = 0  # turns that got no answer
    cut_ins: int = 0  # she began while the phrase was still being said
    late_packets: int = 0
    sent_packets: int = 0


class Microphone(MediaStreamTrack):
    """Packets made beforehand, at absolute deadlines; silence in between. Knows when the voice left."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._packets: deque[bytes] = deque()
        self._voiced_left = 0  # samples until the last voiced one of the phrase
        self._due_s: float | None = None
        self._pts = 0
        self.voice_ended_s: float | None = None
        self.phrase_began_s: float | None = None
        self.late = 0
        self.sent = 0

    def say(self, phrase: Phrase) -> None:
        self._packets.extend(phrase.packets)
        self._voiced_left = phrase.voiced_samples
        self.voice_ended_s = self.phrase_began_s = None

    @property
    def speaking(self) -> bool:
        return self._voiced_left > 0

    async def recv(self) -> "av.Packet[Any]":
        if self.readyState != "live":
            raise MediaStreamError
        now_s = time.monotonic()
        due_s = now_s if self._due_s is None else self._due_s + PACKET_S
        if due_s > now_s:
            await asyncio.sleep(due_s - now_s)
        now_s = time.monotonic()
        self.late += now_s - due_s > LATE_S
        self.sent += 1
        self._due_s = max(due_s, now_s - 5 * PACKET_S)  # after a stall of the machine: no long burst
        packet = av.Packet(self._next(now_s))
        packet.pts, packet.time_base = self._pts, fractions.Fraction(1, opus.SAMPLE_RATE_HZ)
        self._pts += opus.PACKET_SAMPLES
        return packet

    def _next(self, now_s: float) -> bytes:
        if not self._packets:
            return opus.SILENCE
        if self.phrase_began_s is None:
            self.phrase_began_s = now_s
        if 0 < self._voiced_left <= opus.PACKET_SAMPLES:
            self.voice_ended_s = now_s + self._voiced_left / opus.SAMPLE_RATE_HZ
        self._voiced_left = max(0, self._voiced_left - opus.PACKET_SAMPLES)
        return self._packets.popleft()


class _Tap:
    """Stands where aiortc's receive buffer was, which would add 80 ms to what is measured (realtime.md 5.1)."""

    capacity = 0

    def __init__(self, caller: "Caller") -> None:
        self._caller = caller

    def add(self, packet: Any) -> tuple[bool, None]:
        self._caller.receive(packet.sequence_number, packet.payload)
        return False, None


class Caller:
    """One call. `offer` and `accept` connect it; `take_turns` speaks and measures."""

    def __init__(self, impairment: Impairment) -> None:
        self._peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._microphone = Microphone()
        self._network = Network(impairment)
        self._ear = InterviewerEar(time.monotonic, self._on_onset)
        self._audible_s = 0.0
        self._audible_at_s = float("-inf")
        self._onset_s: float | None = None
        self.on_packet: Callable[[float, bytes], None] = lambda _at_s, _payload: None
        self._connected = asyncio.Event()
        self._changed = asyncio.Event()
        self.heard = Heard()

    async def offer(self) -> str:
        self._peer.on("connectionstatechange", self._follow)
        self._peer.addTrack(self._microphone)
        transceiver = self._peer.getTransceivers()[0]
        setattr(transceiver.receiver, "_RTCRtpReceiver__jitter_buffer", _Tap(self))  # noqa: B010
        await self._peer.setLocalDescription(await self._peer.createOffer())
        self._network.put_before(transceiver.sender)
        return str(self._peer.localDescription.sdp)

    async def accept(self, answer_sdp: str) -> None:
        await self._peer.setRemoteDescription(RTCSessionDescription(answer_sdp, "answer"))

    async def connected(self) -> None:
        async with asyncio.timeout(CONNECT_WITHIN_S):
            await self._connected.wait()
        if self._peer.connectionState != "connected":
            raise CallFailed(f"the connection is {self._peer.connectionState}")

    async def hear_out(self, begins_within_s: float) -> bool:
        """Until she has said something and paused. False: she said nothing."""
        begun_s = time.monotonic()
        heard_before_s = self._audible_s
        while time.monotonic() - begun_s < begins_within_s or self._audible_s > heard_before_s:
            quiet_s = time.monotonic() - self._audible_at_s
            if self._audible_s > heard_before_s and quiet_s >= HER_PAUSE_S:
                return True
            await asyncio.sleep(0.02)
        return False

    async def take_turns(self, phrases: tuple[Phrase, ...], turns: int, *, first: int = 0) -> None:
        """Say `turns` phrases, each after her reply to the one before; count from phrase `first` on."""
        for number in range(turns):
            await self._take_turn(phrases[(first + number) % len(phrases)])
        self.heard.late_packets = self._microphone.late
        self.heard.sent_packets = self._microphone.sent

    async def close(self) -> None:
        await self._network.close()
        await self._peer.close()

    @property
    def her_sound_ended_s(self) -> float:
        """When the last packet with her voice has been played to its end; -inf before the first."""
        return self._audible_at_s + PACKET_S

    async def say(self, phrase: Phrase) -> float:
        """Into whatever she says. Returns when the phrase's first packet was sent, at the end of its voice."""
        self._forget_onset()
        self._microphone.say(phrase)
        await self._until(lambda: not self._microphone.speaking)
        assert self._microphone.phrase_began_s is not None
        return self._microphone.phrase_began_s

    async def reply(self) -> float | None:
        """When her voice began after a silence; None if it doesn't within the time that anybody needs."""
        return self._onset_s if self._onset_s is not None or await self._begins() else None

    @property
    def state(self) -> str:
        return f"call {self._peer.connectionState}, ICE {self._peer.iceConnectionState}"

    @property
    def microphone_late(self) -> int:
        return self._microphone.late

    def forget(self) -> None:
        """What was measured so far was the warm-up."""
        self.heard = Heard()

    def receive(self, sequence: int, payload: bytes) -> None:
        self.on_packet(time.monotonic(), payload)
        before_s = self._ear.audible_s
        self._ear.receive(sequence, payload)
        if self._ear.audible_s > before_s:
            self._audible_s, self._audible_at_s = self._ear.audible_s, time.monotonic()

    def _forget_onset(self) -> None:
        self._onset_s = None

    async def _take_turn(self, phrase: Phrase) -> None:
        await self.say(phrase)
        if await self.reply() is None:
            self.heard.missed += 1
            return
        ended_s = self._microphone.voice_ended_s
        assert ended_s is not None
        assert self._onset_s is not None
        if self._onset_s < ended_s:
            self.heard.cut_ins += 1
        else:
            self.heard.latencies_ms.append((self._onset_s - ended_s) * 1000)
        await self._until(lambda: time.monotonic() - self._audible_at_s >= HER_PAUSE_S)

    async def _until(self, condition: Callable[[], bool]) -> None:
        """Looked at once in a packet's time: nothing that is measured depends on it."""
        while not condition():  # noqa: ASYNC110  (time passes, nobody sets an event)
            await asyncio.sleep(PACKET_S)

    async def _begins(self) -> bool:
        self._changed.clear()
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                while self._onset_s is None:
                    await self._changed.wait()
                    self._changed.clear()
        except TimeoutError:
            return False
        return True

    def _on_onset(self, at_s: float) -> None:
        if self._onset_s is None:
            self._onset_s = at_s
        self._changed.set()

    def _follow(self) -> None:
        if self._peer.connectionState in ("connected", "failed", "closed"):
            self._connected.set()
