"""A browser on a raw socket: it opens the websocket as a real one does, and then does only what it is told."""

import asyncio
import base64
import os
import socket
import struct
from types import TracebackType

from pydantic import BaseModel

from interviewer import wire

SMALL_BUFFER = 4_096
# The longest answer that a page can get for nothing: what was wrong is quoted, and these take four bytes each.
NONSENSE = '{"t": "done", "' + "\N{GRINNING FACE}" * wire.MAX_QUOTED_CHARS + '": 1}'


class FrozenPage:
    """Never reads after the handshake, and the kernel keeps next to nothing for it."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        self._socket.setblocking(False)

    async def __aenter__(self) -> "FrozenPage":
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self._socket, ("127.0.0.1", self._port))
        key = base64.b64encode(os.urandom(16)).decode()
        await loop.sock_sendall(
            self._socket,
            f"GET /api/invitations/{self._token}/live HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode(),
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += await loop.sock_recv(self._socket, 1)
        assert b" 101 " in answer
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._socket.close()

    async def send(self, message: BaseModel) -> None:
        await self.send_text(wire.encode(message))

    async def send_text(self, text: str) -> None:
        await self.send_frame(1, text.encode())

    async def send_frame(self, opcode: int, payload: bytes) -> None:
        """One masked frame, as RFC 6455 5.2 wants it of a client."""
        mask = os.urandom(4)
        size = len(payload)
        length = struct.pack(">BH", 0x80 | 126, size) if size > 125 else bytes([0x80 | size])
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        await asyncio.get_running_loop().sock_sendall(
            self._socket, bytes([0x80 | opcode]) + length + mask + masked
        )
