"""The simulated candidate's side of the sound: one aiortc peer that speaks, listens, and measures."""

import asyncio
from collections.abc import Callable, Sequence

import numpy as np
from aiortc import RTCConfiguration, RTCIceServer, RTCPeerConnection, RTCSessionDescription

from interviewer import wire
from interviewer.media import aiortc_internals
from interviewer.media.faults import FAULTS, Faults
from interviewer.media.outbound import OutboundTrack
from interviewer.media.playout import LineStarted, Playout, PlayoutEvent
from interviewer.simulate.ear import InterviewerEar
from interviewer.simulate.report import InterviewFailed, Report
from interviewer.speaking import opus
from interviewer.speaking.speech import PreparedSpeech

CONNECT_WITHIN_S = 20.0
# The server ends the sound when the interview is over; its word that it is over may come a little later.
LAST_WORD_WITHIN_S = 5.0
VOICED = 328  # 40 dB under full scale


class Call:
    """Sends paced Opus all the time, silence while nothing is said. Writes what it measures into `report`.

    `on_heard` is told when her sound begins after a silence.
    """

    def __init__(
        self,
        ice_servers: Sequence[wire.Ice],
        clock: Callable[[], float],
        report: Report,
        on_heard: Callable[[float], None],
    ) -> None:
        servers = [RTCIceServer(s.urls, s.username, s.credential) for s in ice_servers]
        self._peer = RTCPeerConnection(RTCConfiguration(servers))
        self._clock = clock
        self._report = report
        self._on_heard = on_heard
        self._playout = Playout(self._on_playout)
        self._ear = InterviewerEar(clock, self._on_onset)
        self._connected = asyncio.Event()
        self._lost = asyncio.Event()
        self._said = 0
        self._voiced_samples = 0
        self._left_samples: int | None = None  # of the answer, up to its last voiced one
        self._voice_ended_s: float | None = None

    async def offer(self) -> str:
        faults = Faults()
        self._peer.on("connectionstatechange", self._follow)
        self._peer.addTrack(OutboundTrack(self._playout, self._on_sent, faults))
        transceiver = self._peer.getTransceivers()[0]
        aiortc_internals.tap_packets(transceiver, self._on_packet, list, faults)
        aiortc_internals.allow_loopback(self._peer)
        await self._peer.setLocalDescription(await self._peer.createOffer())
        return str(self._peer.localDescription.sdp)

    async def accept(self, answer_sdp: str) -> None:
        try:
            await self._peer.setRemoteDescription(RTCSessionDescription(answer_sdp, "answer"))
        except FAULTS as error:
            raise InterviewFailed(f"The server's answer for the sound can't be used ({error}).") from error

    async def watch(self) -> None:
        """Raises InterviewFailed when there is no sound; returns never."""
        try:
            async with asyncio.timeout(CONNECT_WITHIN_S):
                await self._connected.wait()
        except TimeoutError:
            raise InterviewFailed(
                f"The sound was not connected within {CONNECT_WITHIN_S:.0f} s. Does a firewall block UDP?"
            ) from None
        await self._lost.wait()
        await asyncio.sleep(LAST_WORD_WITHIN_S)
        raise InterviewFailed("The connection for the sound was lost.")

    @property
    def speaking(self) -> bool:
        return self._playout.speaking

    def say(self, speech: PreparedSpeech, voiced_samples: int) -> None:
        self._said += 1
        self._voiced_samples = voiced_samples
        self._playout.append(f"a{self._said}", 0, speech, last=True)

    async def close(self) -> None:
        await self._peer.close()
        self._report.audible_s = round(self._ear.audible_s, 2)

    def _follow(self) -> None:
        if self._peer.connectionState == "connected":
            self._connected.set()
        elif self._peer.connectionState in ("failed", "closed"):
            self._connected.set()
            self._lost.set()

    def _on_packet(self, _source: int, sequence: int, _timestamp: int, payload: bytes) -> None:
        self._ear.receive(sequence, payload)

    def _on_playout(self, event: PlayoutEvent) -> None:
        if isinstance(event, LineStarted):
            self._left_samples = self._voiced_samples

    def _on_sent(self, _payload: bytes, _at_s: float) -> None:
        if self._left_samples is None:
            return
        if self._left_samples > opus.PACKET_SAMPLES:
            self._left_samples -= opus.PACKET_SAMPLES
            return
        self._voice_ended_s = self._clock() + self._left_samples / opus.SAMPLE_RATE_HZ
        self._left_samples = None

    def _on_onset(self, at_s: float) -> None:
        """Last voiced sample sent, to the first sound of hers that came after it."""
        self._on_heard(at_s)
        if self._left_samples is not None:
            self._report.cut_ins += 1
        elif self._voice_ended_s is not None:
            self._report.voice_to_voice_s.append(round(at_s - self._voice_ended_s, 3))
            self._voice_ended_s = None


def voiced_samples(speech: PreparedSpeech) -> int:
    """How many samples there are up to the last audible one. Decodes: call it from a thread."""
    voiced = np.flatnonzero(np.abs(opus.decode(speech.packets).astype(np.int32)) > VOICED)
    return int(voiced[-1]) + 1 if len(voiced) else 0
