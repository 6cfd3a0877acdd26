"""A bad network on the way from the caller to the interviewer: packets get lost, and come late.

Only RTP is touched, repeated packets too; RTCP and the way back are good. Both ends are on one machine, so this is
where a network would be.
"""

import asyncio
import random
from dataclasses import dataclass
from typing import Any

from aiortc import RTCRtpSender

# RFC 5761: these payload types, marker bit included, are RTCP.
_RTCP = range(64, 96)


@dataclass(frozen=True, slots=True)
class Impairment:
    """Each packet is lost with probability `loss`, or arrives `delay_s` plus up to `jitter_s` later (uniform)."""

    loss: float = 0.0
    delay_s: float = 0.0
    jitter_s: float = 0.0
    seed: int = 1


class Network:
    """Stands between a sender and its transport."""

    def __init__(self, impairment: Impairment) -> None:
        self._impairment = impairment
        self._chance = random.Random(impairment.seed)
        self._travelling: set[asyncio.Task[None]] = set()
        self.lost = 0
        self.carried = 0

    def fate(self) -> float | None:
        """Of the next packet: seconds of delay, or None when it gets lost."""
        if self._chance.random() < self._impairment.loss:
            self.lost += 1
            return None
        self.carried += 1
        return self._impairment.delay_s + self._chance.random() * self._impairment.jitter_s

    def put_before(self, sender: RTCRtpSender) -> None:
        transport = sender.transport
        send = transport._send_rtp

        async def carry(packet: bytes) -> None:
            if packet[1] & 0x7F in _RTCP:
                await send(packet)
                return
            delay_s = self.fate()
            if delay_s == 0.0:
                await send(packet)
            elif delay_s is not None:
                self._send_later(send, packet, delay_s)

        setattr(transport, "_send_rtp", carry)  # noqa: B010  (a method, for mypy)

    async def close(self) -> None:
        for task in self._travelling:
            task.cancel()
        await asyncio.gather(*self._travelling, return_exceptions=True)

    def _send_later(self, send: Any, packet: bytes, delay_s: float) -> None:
        async def later() -> None:
            await asyncio.sleep(delay_s)
            await send(packet)

        task = asyncio.get_running_loop().create_task(later())
        self._travelling.add(task)
        task.add_done_callback(self._travelling.discard)
