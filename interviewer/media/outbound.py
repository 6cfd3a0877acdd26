"""The track that sends Aila's packets: encoded long before, paced by absolute deadlines."""

import asyncio
import contextlib
import fractions
from collections.abc import Callable
from typing import Any

import av
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack

from interviewer.media.faults import FAULTS, Faults
from interviewer.media.opus_packets import CLOCK_HZ, PACKET_SAMPLES
from interviewer.media.playout import Playout
from interviewer.speaking.opus import SILENCE

PACKET_S = PACKET_SAMPLES / CLOCK_HZ
# Up to five packets late are sent in a row: browsers buffer 40-200 ms. After a longer stall the rest of the sound
# is sent that much later, because a burst would be thrown away or played hurriedly.
MAX_BACKLOG_S = 0.1
# What a line was sent too early is given back in the silence after it, so slowly that a jitter buffer sees nothing
# (a network's own jitter is some milliseconds). So the timestamps never run more than one packet ahead.
GIVE_BACK_S = 0.001
_TIME_BASE = fractions.Fraction(1, CLOCK_HZ)


class Pace:
    """When the next packet is due. Absolute deadlines, so errors of sleeping don't add up. Pure."""

    def __init__(self) -> None:
        self._due_s: float | None = None
        self._ahead_s = 0.0
        self.skipped_s = 0.0

    def wait_s(self, now_s: float) -> float:
        """How long to wait before sending the next packet; counts it as sent then."""
        due_s = now_s if self._due_s is None else self._due_s
        if now_s - due_s > MAX_BACKLOG_S:
            self.skipped_s += now_s - due_s
            due_s = now_s
        self._due_s = due_s + PACKET_S
        return max(0.0, due_s - now_s)

    def hurry(self, left_s: float) -> float:
        """Something to say came up `left_s` before the packet that is waited for: how long it still has to wait.

        What follows it is due as much sooner.
        """
        sooner_s = max(0.0, min(left_s, PACKET_S - self._ahead_s))
        self._shift(sooner_s)
        return max(0.0, left_s - sooner_s)

    def relax(self) -> None:
        """A packet of silence was sent: the next may be a little later."""
        if self._ahead_s > 0:
            self._shift(-min(GIVE_BACK_S, self._ahead_s))

    def _shift(self, sooner_s: float) -> None:
        assert self._due_s is not None
        self._ahead_s += sooner_s
        self._due_s -= sooner_s


class OutboundTrack(MediaStreamTrack):
    """Timestamps are a plain count of what was sent (also after a stall), so a line's pts stays what it was.

    `on_sent(payload, at_s)`: seconds since the first packet, stalls included. An error in what somebody does on a
    playout event would end aiortc's sending for good: it is noted, and one packet is silent.
    """

    kind = "audio"

    def __init__(self, playout: Playout, on_sent: Callable[[bytes, float], None], faults: Faults) -> None:
        super().__init__()
        self._playout = playout
        self._faults = faults
        self._on_sent = on_sent
        self._pace = Pace()
        self._pts = 0

    async def recv(self) -> "av.Packet[Any]":  # generic only to a type checker
        if self.readyState != "live":
            raise MediaStreamError
        if self._pts == 0:
            self._playout.begin_track()
        await self._turn()
        payload = self._pull()
        self._on_sent(payload, self._pts / CLOCK_HZ + self._pace.skipped_s)
        packet = av.Packet(payload)
        packet.pts = self._pts
        packet.time_base = _TIME_BASE
        self._pts += PACKET_SAMPLES
        return packet

    async def _turn(self) -> None:
        """Wait until the next packet is due. A line's first doesn't wait for the tick of the silence before."""
        if self._playout.silent:
            self._pace.relax()
        loop = asyncio.get_running_loop()
        now_s = loop.time()
        wait_s = self._pace.wait_s(now_s)
        if wait_s > 0 and self._playout.silent:
            due_s = now_s + wait_s
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._playout.speech_queued()
            wait_s = self._pace.hurry(max(0.0, due_s - loop.time())) if not self._playout.silent else 0.0
        if wait_s > 0:
            await asyncio.sleep(wait_s)

    def _pull(self) -> bytes:
        try:
            return self._playout.next_packet()
        except FAULTS as error:
            self._faults.note(error)
            return SILENCE
