"""A small real server that keeps the candidate page's contract: routes, real headers, websocket, peer connection.

It holds a typed or spoken interview of fixed lines, checks every message with `interviewer.wire`, and lets a test
cut the connection, fall silent, or say anything.
"""

import asyncio
import gc
import re
import socket
import threading
import warnings
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import numpy as np
import uvicorn
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack
from av import AudioFrame
from fastapi import FastAPI, Request, WebSocket
from fastapi.responses import FileResponse, JSONResponse
from secure.middleware import SecureASGIMiddleware
from starlette.websockets import WebSocketDisconnect

from interviewer import wire
from interviewer.app import security_headers
from interviewer.errors import WireError
from interviewer.routes import pages

WEB = Path(__file__).parents[3] / "web"
QUESTIONS = (
    "How did you get here today, and how are you?",
    "Tell me about a time when you had to solve a problem with very little information. What did you do?",
    "Describe a situation in which a colleague saw things very differently from you. How did you handle it?",
)
CONSENT = (
    "Aila is an AI, not a person. She asks you the same questions as everyone else who applies.",
    "Your voice is recorded and turned into text by software; what you type is kept too. There is no camera. "
    "Nothing is recorded before you agree.",
    "Only the words of your answers are assessed. Your voice, accent, grammar, speed and looks are not.",
    "A recruiter reads your words beside the assessment, and decides. The software rejects nobody.",
    "The recording and its text stay on the server of the company that invited you. You can delete everything "
    "with this link at any time.",
    "If you would rather talk to a person, say so below. It is no disadvantage.",
)
GUIDELINES = (
    "Choose one real situation, say what you did yourself and how it ended.",
    "There is no ideal length. Pauses are fine.",
    "Each answer is read on its own.",
)
ENDED = ("finished", "declined", "erased")


@dataclass
class Script:
    """One invitation: what the server says about it, and what the page sent."""

    status: str = "open"
    questions: tuple[str, ...] = QUESTIONS
    title: str = "Customer adviser: first interview"
    words_trusted: bool = True
    language: str = "en"
    character: str = "nobody"  # the portrait stands in: painting her takes most of a small machine
    phase: str = "ready"
    position: int = -1
    answers_media: bool = True
    answers_pings: bool = True
    greets: bool = True
    keeps_calls: bool = False
    captions: list[wire.Caption] = field(default_factory=list)
    received: list[wire.FromBrowser] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    connections: int = 0
    tab: str = ""
    socket: WebSocket | None = None
    peer: RTCPeerConnection | None = None
    answering: "set[asyncio.Task[None]]" = field(default_factory=set)
    sound: "Tones | None" = None
    utterances: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, kind: type[wire._Message], count: int = 1, timeout_s: float = 30.0) -> list[Any]:
        """The messages of this type, once there are so many."""

        def found() -> list[Any]:
            return [message for message in self.received if isinstance(message, kind)]

        with self.changed:
            arrived = self.changed.wait_for(lambda: len(found()) >= count, timeout_s)
        assert arrived, f"{count} x {kind.__name__} expected, received: {self.received}"
        return found()

    def is_connected(self, timeout_s: float = 30.0) -> bool:
        """Whether the call stands; the browser's end of it may know a moment sooner than ours."""
        with self.changed:
            return self.changed.wait_for(
                lambda: self.peer is not None and self.peer.connectionState == "connected", timeout_s
            )

    def count(self, kind: type[wire._Message]) -> int:
        return sum(isinstance(message, kind) for message in self.received)

    def question(self) -> wire.ShownQuestion | None:
        if self.position < 0:
            return None
        total, number = len(self.questions) - 1, self.position
        text = self.questions[self.position]
        return wire.ShownQuestion(id=f"q{number}", text=text, number=number, total=total, scored=number > 0)


class Tones(AudioStreamTrack):
    """Silence in real time, with a tone wherever a test wants to hear a line."""

    def __init__(self) -> None:
        super().__init__()
        self.position = 0  # 48 kHz samples that were sent
        self._tones: list[tuple[int, int]] = []

    def play(self, start: int, length: int) -> None:
        self._tones.append((start, start + length))

    async def recv(self) -> AudioFrame:
        paced = await super().recv()  # 20 ms at 8 kHz: its pace is all we want
        assert paced.pts is not None
        at = self.position + np.arange(960)
        audible = np.zeros(960, dtype=bool)
        for start, end in self._tones:
            audible |= (at >= start) & (at < end)
        samples = np.where(audible, 8000 * np.sin(2 * np.pi * 440 * at / 48_000), 0).astype(np.int16)
        frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, self.position, Fraction(1, 48_000)
        self.position += 960
        return frame


class _Announced(uvicorn.Server):
    """Says on which free port it listens, once it does."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[int], None]) -> None:
        super().__init__(config)
        self._say = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say(self.servers[0].sockets[0].getsockname()[1])


class ScriptedServer:
    """Runs in a thread of its own, on a free port."""

    def __init__(self) -> None:
        self.scripts: dict[str, Script] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="scripted-server")

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(15)
        # A call that a page left behind may hold a socket of this server's: it goes now, and not while pytest
        # sums up, where Python 3.11 can't bear it.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()

    def script(self, token: str, **given: Any) -> Script:
        self.scripts[token] = Script(**given)
        return self.scripts[token]

    def address(self, token: str) -> str:
        return f"{self.base}/i/{token}"

    def send(self, script: Script, *messages: wire._Message) -> None:
        self.run(_send(script, *messages))

    def drop(self, script: Script, code: int = 1012) -> None:
        """Close the page's websocket."""
        assert script.socket is not None
        self.run(script.socket.close(code))

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None
        done: Future[None] = asyncio.run_coroutine_threadsafe(work, self._loop)
        done.result(30)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        config = uvicorn.Config(
            self._app(), host="127.0.0.1", port=0, log_level="error", ws="websockets-sansio", lifespan="off"
        )
        self._server = _Announced(config, self._listening)
        await self._server.serve()
        for script in self.scripts.values():
            await asyncio.gather(*script.answering, return_exceptions=True)
            if script.peer is not None:
                await script.peer.close()

    def _listening(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self._started.set()

    def _app(self) -> FastAPI:
        app = FastAPI(openapi_url=None)

        app.add_middleware(SecureASGIMiddleware, secure=security_headers())

        @app.get("/")
        async def landing() -> FileResponse:
            return FileResponse(WEB / "index.html")

        @app.get("/i/{token}")
        async def page(token: str) -> FileResponse:  # noqa: ARG001  (read by the page's script)
            return FileResponse(WEB / "candidate.html")

        @app.get("/api/invitations/{token}")
        async def show(token: str) -> JSONResponse:
            if token not in self.scripts:
                return _refused(404, "unknown_link", "This link is not known here.")
            return JSONResponse(_view(self.scripts[token]))

        @app.post("/api/invitations/{token}/consent")
        async def consent(token: str, request: Request) -> JSONResponse:
            script, decision = self.scripts[token], await request.json()
            if script.status in ENDED or decision["version"] != "v1":
                return _refused(409, "stale", "The text has changed meanwhile. Please reload the page.")
            script.status = "consented" if decision["accepted"] else "declined"
            return JSONResponse({"status": script.status})

        @app.post("/api/invitations/{token}/erase")
        async def erase(token: str) -> JSONResponse:
            self.scripts[token].status = "erased"
            return JSONResponse({"status": "erased"})

        @app.websocket("/api/invitations/{token}/live")
        async def live(socket: WebSocket, token: str) -> None:
            await socket.accept()
            script = self.scripts.get(token)
            codes = {"open": 4403, "declined": 4403, "finished": 4410, "erased": 4410}
            if script is None or script.status in codes:
                await socket.close(4404 if script is None else codes[script.status])
                return
            script.connections += 1
            try:
                while True:
                    await _take(script, socket, await socket.receive_text())
            except WebSocketDisconnect:
                if script.socket is socket:
                    script.socket = None

        app.mount("/static", pages.web_files())
        return app


async def _take(script: Script, socket: WebSocket, text: str) -> None:
    try:
        message = wire.decode(text)
    except WireError as error:
        script.faults.append(f"{error.user_message}: {text[:200]}")
        return
    if isinstance(message, wire.Ping):
        if script.answers_pings:
            await socket.send_text(wire.encode(wire.Pong(n=message.n)))
    elif isinstance(message, wire.Hello):
        if script.greets:
            await _greet(script, socket, message)
    elif socket is script.socket:
        await _converse(script, message)
    with script.changed:
        script.received.append(message)
        script.changed.notify_all()


async def _greet(script: Script, socket: WebSocket, hello: wire.Hello) -> None:
    if script.socket is not None and script.tab != hello.tab:
        if not hello.take_over:
            await socket.send_text(wire.encode(wire.Busy()))
            return
        await script.socket.close(4409)
    script.socket, script.tab = socket, hello.tab
    welcome = wire.Welcome.model_validate(
        {
            "phase": script.phase,
            "question": script.question(),
            "captions": script.captions,
            "recognizer": "scripted",
            "words_trusted": script.words_trusted,
            "ice_servers": [],
            "sound": script.keeps_calls and hello.peer == "the-call",
        }
    )
    await _send(script, welcome)
    if script.phase == "running":
        await _send(script, wire.State(s="listening"))


async def _converse(script: Script, message: wire.FromBrowser) -> None:
    match message:
        case wire.Offer():
            if script.answers_media:
                await _answer(script, message.sdp)
        case wire.Start():
            script.phase, script.status = "running", "running"
            await _speak(script, "Hello, I am Aila. Let us begin.")
            await _ask_next(script)
        case wire.Done():
            await _ask_next(script)
        case wire.Typed():
            script.captions.append(wire.Caption(speaker="candidate", text=message.text))
            await _send(script, wire.Saved(seq=len(script.captions)))
            await _ask_next(script)
        case wire.Request(what="skip"):
            await _ask_next(script)
        case wire.Request(what="leave"):
            script.status = "finished"
            await _send(script, wire.Closed(outcome="left"))
        case wire.Request(what="pause"):
            script.phase = "paused"
            await _send(script, wire.State(s="idle"))
        case wire.Request(what="resume"):
            script.phase = "running"
            await _send(script, wire.State(s="listening"))


async def _ask_next(script: Script) -> None:
    script.position += 1
    question = script.question() if script.position < len(script.questions) else None
    if question is None:
        await _speak(script, "Thank you. Goodbye.")
        script.status = "finished"
        await _send(script, wire.Closed(outcome="completed"))
        return
    await _send(script, wire.Question(question=question))
    await _speak(script, question.text)
    await _send(script, wire.State(s="listening"))


async def _speak(script: Script, text: str) -> None:
    script.utterances += 1
    name = f"u{script.utterances}"
    script.captions.append(wire.Caption(speaker="interviewer", text=text))
    words = [(word.start(), len(word[0]), 40 * index) for index, word in enumerate(re.finditer(r"\S+", text))]
    say = wire.Say(
        id=name, part=0, last=True, kind="question", text=text, pts=-1, first=0, ms=200,
        seg=[("aa", 0, 120, 1.0)], stress=[10], words=words,
    )  # fmt: skip
    await _send(script, wire.State(s="speaking"), say, wire.End(id=name, cut=False))


async def _answer(script: Script, sdp: str) -> None:
    """To its end, also if the page is gone: what gathering opens while we close would stay open."""
    before = set(script.answering)
    task = asyncio.create_task(_negotiate(script, sdp, before))
    script.answering.add(task)
    task.add_done_callback(script.answering.discard)
    await asyncio.shield(task)


async def _negotiate(script: Script, sdp: str, before: "set[asyncio.Task[None]]") -> None:
    await asyncio.gather(*before, return_exceptions=True)
    if script.peer is not None:
        await script.peer.close()
    script.peer = peer = RTCPeerConnection()

    @peer.on("connectionstatechange")
    def changed() -> None:
        with script.changed:
            script.changed.notify_all()

    await peer.setRemoteDescription(RTCSessionDescription(sdp, "offer"))
    script.sound = Tones()
    peer.addTrack(script.sound)
    await peer.setLocalDescription(await peer.createAnswer())
    await _send(script, wire.Answer(sdp=peer.localDescription.sdp, peer="the-call"))


async def _send(script: Script, *messages: wire._Message) -> None:
    for message in messages:
        if script.socket is not None:
            await script.socket.send_text(wire.encode(message))


def _refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message}, status)


def _view(script: Script) -> dict[str, object]:
    return {
        "status": script.status,
        "title": script.title,
        "language": script.language,
        "interviewer": {"name": "Aila", "character": script.character},
        "minutes": 18,
        "questions": len(script.questions) - 1,
        "guidelines": GUIDELINES,
        "consent": {"version": "v1", "paragraphs": CONSENT},
        "contact": "hiring@example.org",
    }
