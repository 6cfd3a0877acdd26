"""An HTTP transport that stops reading when a server sends without end.

The client library keeps a line of a stream until it ends, and the body of an error whole: it has no limit itself.
"""

from collections.abc import AsyncIterator

import httpx2

from interviewer.llm.protocol import LlmError


class BoundedTransport(httpx2.AsyncBaseTransport):
    def __init__(self, inner: httpx2.AsyncBaseTransport, most_bytes: int) -> None:
        self._inner = inner
        self._most_bytes = most_bytes

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._inner.handle_async_request(request)
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Bounded(response.stream, self._most_bytes)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Bounded(httpx2.AsyncByteStream):
    """Bytes as they come over the wire, before anything is unpacked."""

    def __init__(self, inner: httpx2.AsyncByteStream, most_bytes: int) -> None:
        self._inner = inner
        self._left = most_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            self._left -= len(piece)
            if self._left < 0:
                raise LlmError("the answer was far too long")
            yield piece

    async def aclose(self) -> None:
        await self._inner.aclose()
