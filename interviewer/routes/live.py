"""The candidate's websocket: everything but media."""

import asyncio
from urllib.parse import urlsplit

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from interviewer import wire
from interviewer.app_state import AppState
from interviewer.errors import InterviewerError, WireError
from interviewer.outbox import Outbox
from interviewer.routes.guesses import sender
from interviewer.routes.pulse import PageSilent, Pulse
from interviewer.session import Session
from interviewer.sessions import Draining, InterviewOver
from interviewer.store import Invitation, SessionStatus

router = APIRouter()

HELLO_WITHIN_S = 10.0
# A page sends a heartbeat every 2 s and a message per click; this is far beyond any honest use (faults.md S8).
MESSAGES_PER_S = 50.0
MESSAGE_BURST = 100.0
# A page that takes nothing for so long while 64 KiB wait for it is too slow (faults.md N14).
SENT_WITHIN_S = 10.0
# The farewell is a courtesy; what doesn't read won't read this either.
CLOSED_WITHIN_S = 1.0

TRY_LATER = 1013
SILENT = 4408
TOO_MANY_GUESSES = 4429


class Hangup(Exception):
    """The connection ends with this close code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@router.websocket("/api/invitations/{token}/live")
async def live(socket: WebSocket, token: str) -> None:
    state = socket.app.state.interviewer
    assert isinstance(state, AppState)
    await socket.accept()
    try:
        await _connected(socket, await _invitation(socket, token, state), state)
    except Hangup as hangup:
        await _close(socket, hangup.code)
    except WebSocketDisconnect:
        pass


async def _invitation(socket: WebSocket, token: str, state: AppState) -> Invitation:
    origin = socket.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != socket.headers.get("host"):
        raise Hangup(4403)
    address = sender(socket, state.settings.proxies)
    invitation = await state.store.invitation(token)
    runs = invitation is not None and state.sessions.runs(invitation.session_id)
    if state.guesses.wait_s(address) and not runs:  # others behind the same address may guess as they like
        raise Hangup(TOO_MANY_GUESSES)
    if invitation is None or invitation.status is SessionStatus.EXPIRED:
        state.guesses.missed(address)
        raise Hangup(4404)
    if invitation.status in (SessionStatus.OPEN, SessionStatus.DECLINED):
        raise Hangup(4403)
    ended = invitation.status in (SessionStatus.FINISHED, SessionStatus.ERASED)
    if ended or state.sessions.ends(invitation.session_id):
        raise Hangup(4410)
    return invitation


async def _connected(socket: WebSocket, invitation: Invitation, state: AppState) -> None:
    outbox, pulse, session = Outbox(), Pulse(), None
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(pulse.watch(), name="pulse")
            session = await _greet(socket, invitation, state, outbox, pulse)
            group.create_task(_send(socket, outbox), name="outbox")
            with state.sessions.attended(session):
                await _receive(socket, session, outbox, pulse)
    except* (PageSilent, Hangup, WebSocketDisconnect) as ended:
        for reason in ended.exceptions:
            if isinstance(reason, PageSilent):
                raise Hangup(SILENT) from None
            if isinstance(reason, Hangup):
                raise reason from None
    finally:
        if session is not None:
            session.disconnect(outbox)


async def _greet(
    socket: WebSocket, invitation: Invitation, state: AppState, outbox: Outbox, pulse: Pulse
) -> Session:
    """Until the page may have the interview: it says hello, and again if another tab holds it."""
    patience_s: float | None = HELLO_WITHIN_S
    while True:
        try:
            async with asyncio.timeout(patience_s):
                message = wire.decode(await _next(socket, pulse))
        except TimeoutError:
            raise Hangup(1002) from None
        except WireError as error:
            await _say(socket, wire.Error(code=error.code, text=error.user_message))
            continue
        match message:
            case wire.Hello():
                session = await _opened(socket, invitation, state)
                if session.connect(message, outbox):
                    return session
                await _say(socket, wire.Busy())
                patience_s = None  # the person decides whether to continue here
            case wire.Ping():
                await _say(socket, wire.Pong(n=message.n))


async def _opened(socket: WebSocket, invitation: Invitation, state: AppState) -> Session:
    try:
        return await state.sessions.open(invitation)
    except InterviewOver:
        raise Hangup(4410) from None
    except InterviewerError as error:
        await _say(socket, wire.Error(code=error.code, text=error.user_message))
        raise Hangup(TRY_LATER if isinstance(error, Draining) else 1011) from error


async def _send(socket: WebSocket, outbox: Outbox) -> None:
    while True:
        match await outbox.next():
            case str() as text:
                await _say(socket, text)
            case int() as code:
                raise Hangup(code)


async def _receive(socket: WebSocket, session: Session, outbox: Outbox, pulse: Pulse) -> None:
    allowance, last_s = MESSAGE_BURST, asyncio.get_running_loop().time()
    while True:
        text = await _next(socket, pulse)
        now_s = asyncio.get_running_loop().time()
        allowance = min(MESSAGE_BURST, allowance + (now_s - last_s) * MESSAGES_PER_S) - 1
        last_s = now_s
        if allowance < 0:
            raise Hangup(1008)
        try:
            await session.receive(wire.decode(text))
        except WireError as error:
            outbox.send(wire.Error(code=error.code, text=error.user_message))


async def _next(socket: WebSocket, pulse: Pulse) -> str:
    pulse.listening()
    message = await socket.receive()
    pulse.beat()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    return message.get("text") or ""  # bytes mean nothing here, as nonsense in a text doesn't


async def _say(socket: WebSocket, message: wire.ToBrowser | str) -> None:
    """Waits until the page has taken enough of what was said before. Raises Hangup when it doesn't."""
    try:
        async with asyncio.timeout(SENT_WITHIN_S):
            await socket.send_text(message if isinstance(message, str) else wire.encode(message))
    except TimeoutError:
        raise Hangup(TRY_LATER) from None


async def _close(socket: WebSocket, code: int) -> None:
    """Where this can't be sent, the operating system gives the connection up (`cli.serve`, TCP_USER_TIMEOUT)."""
    try:
        async with asyncio.timeout(CLOSED_WITHIN_S):
            await socket.close(code)
    except (TimeoutError, WebSocketDisconnect):
        pass
