"""The real application on a real port, over a real database; only voice and recognizer are quick ones."""

import asyncio
import contextlib
import http.client
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from dialogue.bank import QuestionBank
from interviewer import settings as settings_module
from interviewer.app import create_app, sessions_of
from interviewer.cli.serve import give_up_on_the_frozen, uvicorn_config
from interviewer.hearing.protocols import Recognizer
from interviewer.hearing.scripted import Script, ScriptedRecognizer
from interviewer.hearing.webrtc import WebRtcVad
from interviewer.session import Parts
from interviewer.settings import Settings
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.speech import Voice
from interviewer.store import Store
from tests.interviewer.live.quick_voice import QuickVoice
from tests.small_bank import small_bank


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    store: Store
    settings: Settings
    parts: Parts
    app: FastAPI

    def sessions_running(self) -> int:
        return len(sessions_of(self.app))

    async def invite(self, *, consented: bool = True) -> str:
        """A new invitation's token."""
        token = await self.store.create_invitation(bank_id="small")
        if consented:
            shown = await self.http("GET", f"/api/invitations/{token}")
            decision = {"version": shown.json["consent"]["version"], "accepted": True}
            assert (await self.http("POST", f"/api/invitations/{token}/consent", decision)).status == 200
        return token

    async def session_id(self, token: str) -> str:
        invitation = await self.store.invitation(token)
        assert invitation is not None
        return invitation.session_id

    async def http(self, method: str, path: str, body: object = None, *, raw: bytes | None = None) -> Response:
        return await request(self.port, method, path, body, raw=raw)


async def request(
    port: int,
    method: str,
    path: str,
    body: object = None,
    *,
    raw: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    sent = raw if raw is not None else None if body is None else json.dumps(body).encode()
    return await asyncio.to_thread(_request, port, method, path, sent, headers or {})


def _request(port: int, method: str, path: str, body: bytes | None, more: dict[str, str]) -> Response:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request(method, path, body, {"Content-Type": "application/json"} | more)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Response(answer.status, headers, answer.read())


@contextlib.asynccontextmanager
async def serving(
    folder: Path,
    *,
    recognizer: Recognizer | None = None,
    bank: QuestionBank | None = None,
    send_buffer: int | None = None,
    **changes: Any,
) -> AsyncIterator[Served]:
    """Serve until the block ends, over the database and recordings below `folder`.

    `send_buffer`: bytes that the kernel keeps for a page that doesn't read; Linux grows it to megabytes by itself.
    """
    settings = settings_module.load(data=folder / "data", contact="hiring@example.org", **changes)
    store = await Store.open(settings.database)
    speech = SpeechCache(folder / "speech", QuickVoice(), Voice())
    listener = socket.create_server(("127.0.0.1", 0))
    give_up_on_the_frozen(listener)
    if send_buffer is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    try:
        heard = recognizer or ScriptedRecognizer(Script({}))
        parts = Parts(settings, WebRtcVad(), heard, speech)
        ready = asyncio.Event()
        app = create_app(parts, store, bank or small_bank(), ready=ready.set)
        server = uvicorn.Server(uvicorn_config(app))
        async with asyncio.TaskGroup() as group:
            group.create_task(server.serve(sockets=[listener]), name="server")
            async with asyncio.timeout(20):
                await ready.wait()
            port: int = listener.getsockname()[1]
            try:
                yield Served(port, store, settings, parts, app)
            finally:
                server.should_exit = True
    finally:
        listener.close()
        speech.close()
        await store.close()
