"""What a candidate's page does on its websocket, without a browser around it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from pydantic import BaseModel
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from interviewer import wire

WITHIN_S = 20.0
PING_EVERY_S = 2.0
HEARTBEAT = 1_000_000  # its answers are not looked at
M = TypeVar("M", bound=BaseModel)


class LivePage:
    """`received` holds every message in order; `until` looks at those that no `until` has passed yet."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.received: list[BaseModel] = []
        self._seen = 0

    async def hello(self, tab: str = "tab-one-1", *, mode: str = "text", take_over: bool = False) -> None:
        await self.send(wire.Hello.model_validate({"tab": tab, "mode": mode, "take_over": take_over}))

    async def send(self, message: BaseModel) -> None:
        await self.send_text(wire.encode(message))

    async def send_text(self, text: str) -> None:
        await self._socket.send(text)

    async def send_bytes(self, content: bytes) -> None:
        await self._socket.send(content)

    async def until(self, kind: type[M], fits: Callable[[M], bool] = lambda _message: True) -> M:
        """The next message of this type that fits."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                while self._seen < len(self.received):
                    message = self.received[self._seen]
                    self._seen += 1
                    if isinstance(message, kind) and fits(message):
                        return message
                await self._read()

    async def _read(self) -> None:
        message = wire.decode_server(str(await self._socket.recv()))
        if message != wire.Pong(n=HEARTBEAT):
            self.received.append(message)

    async def beat(self) -> None:
        """The heartbeat, for ever."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                await self.send(wire.Ping(n=HEARTBEAT))
                await asyncio.sleep(PING_EVERY_S)

    async def listening(self) -> None:
        """Until the floor is the candidate's."""
        await self.until(wire.State, lambda state: state.s == "listening")

    async def close_code(self) -> int:
        """Read on until the server hangs up."""
        async with asyncio.timeout(WITHIN_S):
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await self._read()
        assert self._socket.close_code is not None
        return self._socket.close_code

    def said(self) -> list[str]:
        """What she said so far, line by line."""
        return [message.text for message in self.received if isinstance(message, wire.Say)]


@contextlib.asynccontextmanager
async def live_page(
    port: int, token: str, *, origin: str | None = None, beating: bool = True
) -> AsyncIterator[LivePage]:
    address = f"ws://127.0.0.1:{port}/api/invitations/{token}/live"
    headers = {} if origin is None else {"Origin": origin}
    async with connect(address, proxy=None, additional_headers=headers, max_size=2**20) as socket:
        page = LivePage(socket)
        async with asyncio.TaskGroup() as group:
            heart = group.create_task(page.beat(), name="heart") if beating else None
            yield page
            if heart is not None:
                heart.cancel()
