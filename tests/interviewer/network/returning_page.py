"""A page that comes back as `web/candidate` does, with an aiortc peer in the browser's place."""

import asyncio
import contextlib

from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from interviewer import wire
from interviewer.media import aiortc_internals
from interviewer.media.faults import Faults
from tests.interviewer.media.client import Microphone

PING_EVERY_S = 2.0
LOST_AFTER_S = 5.0
# What is measured is the server's part, so the next try never lets it wait.
TRY_EVERY_S = 0.5
OPEN_WITHIN_S = 1.5


class ReturningPage:
    """`run` for ever. Times are the event loop's."""

    def __init__(self, host: str, port: int, token: str) -> None:
        self._address = f"ws://{host}:{port}/api/invitations/{token}/live"
        self._call: RTCPeerConnection | None = None
        self._socket: ClientConnection | None = None
        self._peer = ""
        self.calls = 0
        self.welcomes: list[wire.Welcome] = []
        self.question = ""
        self.state = ""
        self.said: list[str] = []
        self.sound_at_s: list[float] = []
        self._started = False
        self.comes_back = True
        self.try_every_s = TRY_EVERY_S
        self.notices: list[wire.Notice] = []
        self.microphone = Microphone()

    @property
    def peer(self) -> str:
        return self._peer

    @property
    def ended(self) -> bool:
        """The call for sound was ended by the other side."""
        return self._call is None or self._call.connectionState == "closed"

    async def run(self) -> None:
        while self.comes_back:
            try:
                async with asyncio.timeout(OPEN_WITHIN_S):
                    self._socket = await connect(self._address, proxy=None, ping_interval=None, max_size=2**20)
                try:
                    await self._talk(self._socket)
                finally:
                    self._socket.transport.abort()  # a farewell would wait for the network
            except* (OSError, WebSocketException):  # TimeoutError is an OSError
                pass
            await asyncio.sleep(self.try_every_s)

    def lose_socket(self) -> None:
        """Without a farewell; it comes back at the next try."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def say(self, message: wire.FromBrowser) -> None:
        assert self._socket is not None
        await self._send(self._socket, message)

    async def close(self) -> None:
        if self._call is not None:
            await self._call.close()

    async def _talk(self, socket: ClientConnection) -> None:
        await self._send(socket, wire.Hello(tab="returning-page", mode="voice", peer=self._peer))
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(self._beat(socket), name="heartbeat")
            try:
                while True:
                    async with asyncio.timeout(LOST_AFTER_S):
                        text = await socket.recv()
                    await self._receive(wire.decode_server(str(text)), socket)
            finally:
                beating.cancel()

    async def _receive(self, message: wire.ToBrowser, socket: ClientConnection) -> None:
        match message:
            case wire.Welcome():
                self.welcomes.append(message)
                self.question = "" if message.question is None else message.question.id
                if not message.sound:
                    await self._send(socket, wire.Offer(sdp=await self._new_call()))
            case wire.Answer() if self._call is not None:
                self._peer = message.peer
                await self._call.setRemoteDescription(RTCSessionDescription(message.sdp, "answer"))
                if not self._started:
                    self._started = True
                    await self._send(socket, wire.Start())
            case wire.Question():
                self.question = message.question.id
            case wire.State():
                self.state = message.s
            case wire.Notice():
                self.notices.append(message)
            case wire.Say():
                self.said.append(message.text)

    async def _new_call(self) -> str:
        await self.close()
        self.calls, self._peer = self.calls + 1, ""
        faults = Faults()
        self._call = call = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.microphone = Microphone()
        call.addTrack(self.microphone)
        aiortc_internals.tap_packets(call.getTransceivers()[0], self._hear, list, faults)
        await call.setLocalDescription(await call.createOffer())
        return str(call.localDescription.sdp)

    def _hear(self, _source: int, _sequence: int, _timestamp: int, _payload: bytes) -> None:
        self.sound_at_s.append(asyncio.get_running_loop().time())

    async def _beat(self, socket: ClientConnection) -> None:
        number = 0
        with contextlib.suppress(WebSocketException):  # told where messages are read
            while True:
                number += 1
                await self._send(socket, wire.Ping(n=number))
                await asyncio.sleep(PING_EVERY_S)

    async def _send(self, socket: ClientConnection, message: wire.FromBrowser) -> None:
        await socket.send(wire.encode(message))
