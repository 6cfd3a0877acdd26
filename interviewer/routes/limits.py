"""A request may carry so many bytes and no more, whether it says so beforehand or not."""

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 16_384  # the largest honest one, a decision on the consent, has about 60


class BodyTooLong(Exception):
    pass


class BodyLimit:
    """ASGI middleware. The rest of a body that is too long is never read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        taken = 0

        async def receive_some() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MAX_BODY_BYTES:
                raise BodyTooLong
            return message

        try:
            if _announced(scope) > MAX_BODY_BYTES:
                raise BodyTooLong
            await self._app(scope, receive_some, send)
        except BodyTooLong:
            refusal = {"code": "too_long", "message": "This request is too long. Please reload the page."}
            await JSONResponse(refusal, 413)(scope, receive, send)


def _announced(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0
