"""How many of the caller's packets become frames for the ear, on a bad network: our peer and a stock aiortc one.

In one process, all cells at once: nothing is timed here, frames are counted.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from benchmarks.voice_path.caller import Microphone
from benchmarks.voice_path.impairment import Impairment, Network
from interviewer.media.peer import InboundFrame, MediaPeer
from interviewer.media.playout import Playout

CONNECT_WITHIN_S = 20.0
# What is sent last needs time to be repeated, held and decoded.
SETTLE_S = 1.0

Accept = Callable[[str], Awaitable[str]]

NETWORKS: dict[str, Impairment] = {
    "no loss": Impairment(),
    "1 % loss": Impairment(loss=0.01),
    "10 % loss": Impairment(loss=0.10),
    "30 % loss": Impairment(loss=0.30),
    "1 % loss, 30 ms round trip": Impairment(loss=0.01, delay_s=0.03),
    "10 % loss, 30 ms round trip": Impairment(loss=0.10, delay_s=0.03),
    "jitter up to 300 ms": Impairment(jitter_s=0.3),
}


@dataclass(frozen=True, slots=True)
class Delivered:
    """`sent` counts packets of sound, without those repeated; `lost` those that the network took, repeats too."""

    network: str
    system: str
    sent: int
    lost: int
    delivered: int

    @property
    def share(self) -> float:
        return self.delivered / self.sent if self.sent else 0.0


async def deliver(seconds: float) -> list[Delivered]:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(cell(name, impairment, seconds))
            for name, impairment in NETWORKS.items()
            for cell in (_ours, _stock)
        ]
    return [task.result() for task in tasks]


async def _ours(name: str, impairment: Impairment, seconds: float) -> Delivered:
    def ignore(_frame: InboundFrame) -> None:
        pass

    peer = MediaPeer(
        playout=Playout(lambda _event: None), recorder=None, on_frame=ignore, on_state=lambda _state: None
    )
    try:
        sent, lost = await _send(impairment, seconds, peer.accept)
        return Delivered(name, "ours", sent, lost, peer.frames_received)
    finally:
        await peer.close()


async def _stock(name: str, impairment: Impairment, seconds: float) -> Delivered:
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    frames = 0

    async def count(track: MediaStreamTrack) -> None:
        nonlocal frames
        while True:
            try:
                await track.recv()
            except MediaStreamError:
                return
            frames += 1

    async with asyncio.TaskGroup() as group:
        peer.on("track", lambda track: group.create_task(count(track)))

        async def accept(offer_sdp: str) -> str:
            await peer.setRemoteDescription(RTCSessionDescription(offer_sdp, "offer"))
            peer.addTrack(Microphone())
            await peer.setLocalDescription(await peer.createAnswer())
            return str(peer.localDescription.sdp)

        try:
            sent, lost = await _send(impairment, seconds, accept)
        finally:
            await peer.close()
    return Delivered(name, "stock aiortc", sent, lost, frames)


async def _send(impairment: Impairment, seconds: float, accept: Accept) -> tuple[int, int]:
    """Sends packets to whoever accepts the offer; returns how many, and how many the network lost."""
    caller = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    microphone, network = Microphone(), Network(impairment)
    connected = asyncio.Event()
    try:
        sender = caller.addTrack(microphone)
        caller.on(
            "connectionstatechange", lambda: connected.set() if caller.connectionState == "connected" else None
        )
        await caller.setLocalDescription(await caller.createOffer())
        network.put_before(sender)
        answer = await accept(caller.localDescription.sdp)
        await caller.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        async with asyncio.timeout(CONNECT_WITHIN_S):
            await connected.wait()
        await asyncio.sleep(seconds)
        microphone.stop()
        await asyncio.sleep(SETTLE_S)
        return microphone.sent, network.lost
    finally:
        await network.close()
        await caller.close()
