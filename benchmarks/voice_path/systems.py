"""The two systems under test: how each is started, and how a caller gets into a session with it."""

import asyncio
import contextlib
import json
import sys
import urllib.request
import wave
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import av
import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.voice_path import pipecat_environment
from benchmarks.voice_path.caller import Caller, CallFailed
from benchmarks.voice_path.phrases import VOICED_DECODED, Phrase
from dialogue.commands import Speak
from interviewer import banks, wire
from interviewer import settings as settings_module
from interviewer.hearing import scripted
from interviewer.preparation import voice_of
from interviewer.settings import Settings
from interviewer.simulate.page import InvitationPage
from interviewer.simulate.server import free_port, stop, until_ready
from interviewer.speaking import engines, opus
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.speech import Pcm48k
from interviewer.store import Store

BANK = Path(__file__).with_name("bank.yaml")
INVITATION_ID = "your-questions"
# The last turn: any phrase is said, and this is understood.
NOTHING_TO_ASK = tuple(
    scripted.ScriptedWord(word, at_s, at_s + 0.3)
    for word, at_s in (("no", 0.0), ("i", 0.4), ("have", 0.8), ("no", 1.2), ("questions", 1.5))
)
STOP_WITHIN_S = 4.0  # Pipecat may hang while sessions are open; it is killed then
PING_EVERY_S = 2.0  # as a browser; the server hangs up on a page that says nothing for 5 s
PIPECAT_RATE_HZ = 24_000
HTTP_WITHIN_S = 20.0
LAST_MESSAGES = 6
MESSAGE_SHOWN = 120


class Running(Protocol):
    """A server that has been started. `speaks_first`: the caller waits for her greeting."""

    pid: int
    speaks_first: bool

    def session(self, caller: Caller) -> contextlib.AbstractAsyncContextManager["Session"]:
        """Connected until the block ends."""
        ...


class System(Protocol):
    name: str

    def running(self, log: Path) -> contextlib.AbstractAsyncContextManager[Running]: ...


@dataclass(slots=True)
class Session:
    """`over` is set when the interview has come to its end (never by Pipecat, which has no such thing).

    `messages`: the last ones that came, and how the connection ended, for whoever has to find out what failed.
    """

    over: asyncio.Event
    socket: ClientConnection | None = None
    question: str = ""
    utterance_id: str = ""  # hers, the last one that has begun
    messages: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_MESSAGES))

    async def send(self, message: wire.FromBrowser) -> None:
        assert self.socket is not None
        await self.socket.send(wire.encode(message))

    def lose(self) -> None:
        """Without a farewell."""
        assert self.socket is not None
        self.socket.transport.abort()

    def last_words(self) -> str:
        return " | ".join(self.messages)


class OurServer:
    """`interviewer serve` with everything that it has in production, recording and database included, but for the
    recognizer: scripted, unless another is asked for."""

    def __init__(
        self,
        folder: Path,
        phrases: tuple[Phrase, ...],
        *,
        questions: int = 0,
        recognizer: str = "scripted",
        program: tuple[str, ...] = ("interviewer",),
        bank: Path = BANK,
        answers: int = 1,
    ) -> None:
        """`answers`: how often a question is answered, with the same words, as it is asked again."""
        self.name = "ours" if recognizer == "scripted" else f"ours, {recognizer}"
        self._recognizer = recognizer
        self._program = program
        self._folder = folder
        self._phrases = phrases
        self._bank = bank
        self._answers = answers
        self._questions = [question.id for question in banks.load(str(bank)).questions][: questions or None]

    @contextlib.asynccontextmanager
    async def running(self, log: Path) -> AsyncIterator["OurRunning"]:
        script = self._folder / "script.json"
        prompts = ["practice", *self._questions]
        heard = [self._phrases[number % len(self._phrases)].said(self._answers) for number in range(len(prompts))]
        answers = dict(zip(prompts, heard, strict=True)) | {INVITATION_ID: NOTHING_TO_ASK}
        scripted.save(scripted.Script(answers), script)
        options: dict[str, object] = {
            "port": free_port(),
            "bank": str(self._bank),
            "questions": self._questions,
            "interview_minutes": 60,
            "data": str(self._folder / "data"),
            "recognizer": self._recognizer,
            "log_level": "warning",
            "min_free_disk_mb": 50,
        }
        if self._recognizer == "scripted":
            options["recognizer_script"] = str(script)
        settings = settings_module.load(**options)
        values = [f"--set={name}={json.dumps(value)}" for name, value in options.items()]
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", *self._program, "serve", *values, stdout=output, stderr=output
            )
        try:
            await until_ready(process, settings.port, log)
            store = await Store.open(settings.database)
            try:
                yield OurRunning(process.pid, settings, store)
            finally:
                await store.close()
        finally:
            await stop(process, STOP_WITHIN_S)


class OurRunning:
    speaks_first = True

    def __init__(self, pid: int, settings: Settings, store: Store) -> None:
        self.pid = pid
        self._settings = settings
        self._store = store

    @contextlib.asynccontextmanager
    async def session(self, caller: Caller) -> AsyncIterator[Session]:
        async with join(await self.invite(), caller) as session:
            await session.send(wire.Start())
            yield session

    async def invite(self) -> InvitationPage:
        """An interview of its own, agreed to."""
        token = await self._store.create_invitation(bank_id=self._settings.bank)
        page = InvitationPage(f"http://127.0.0.1:{self._settings.port}/i/{token}")
        await page.consent()
        return page

    async def undoable(self, page: InvitationPage) -> frozenset[str]:
        """Of which utterances the server knew when it began them that they may have to be taken back."""
        invitation = await self._store.invitation(page.live_address.split("/")[-2])
        assert invitation is not None
        entries = (await self._store.open_log(invitation.session_id)).entries
        return frozenset(one.utterance_id for one in entries if isinstance(one, Speak) and one.may_be_undone)


@contextlib.asynccontextmanager
async def join(page: InvitationPage, caller: Caller) -> AsyncIterator[Session]:
    """With sound, the first time or again."""
    async with connect(page.live_address, proxy=None, max_size=2**20) as socket, asyncio.TaskGroup() as group:
        session = Session(asyncio.Event(), socket)
        await session.send(wire.Hello(tab="voice-path-benchmark", mode="voice"))
        await session.send(wire.Offer(sdp=await caller.offer()))
        tasks = [group.create_task(_follow(socket, caller, session)), group.create_task(_beat(session))]
        await caller.connected()
        try:
            yield session
        finally:
            for task in tasks:
                task.cancel()


async def _follow(socket: ClientConnection, caller: Caller, session: Session) -> None:
    """Read as fast as a browser does; the messages are decoded only where something depends on them."""
    with contextlib.suppress(ConnectionClosed):
        async for text in socket:
            message = json.loads(text)
            kind = message["t"]
            if kind not in ("pong", "answer"):
                session.messages.append(str(text)[:MESSAGE_SHOWN])
            if kind == "answer":
                answer = wire.decode_server(str(text))
                assert isinstance(answer, wire.Answer)
                await caller.accept(answer.sdp)
            elif kind == "error":
                raise CallFailed(str(text))
            elif kind in ("welcome", "question"):
                question = message["question"]
                session.question = question["id"] if question else ""
            elif kind == "say":
                session.utterance_id = message["id"]
            elif kind == "closed":
                session.over.set()
    session.messages.append(f"connection closed with {socket.close_code} {socket.close_reason}".strip())


async def _beat(session: Session) -> None:
    number = 0
    with contextlib.suppress(ConnectionClosed):
        while True:
            await session.send(wire.Ping(n=number))
            number += 1
            await asyncio.sleep(PING_EVERY_S)


class Pipecat:
    def __init__(self, folder: Path, replies: Path, *, patched: bool) -> None:
        self.name = "Pipecat, buffer patched" if patched else "Pipecat"
        self._folder = folder
        self._options = [str(replies), "--patched"] if patched else [str(replies)]

    @contextlib.asynccontextmanager
    async def running(self, log: Path) -> AsyncIterator[Running]:
        port = free_port()
        program = str(Path(__file__).with_name("pipecat_interviewer.py"))
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                str(pipecat_environment.python()), program, str(port), *self._options, stdout=output, stderr=output
            )
        try:
            await until_ready(process, port, log)
            yield _PipecatRunning(process.pid, port)
        finally:
            await stop(process, STOP_WITHIN_S)


class _PipecatRunning:
    speaks_first = False

    def __init__(self, pid: int, port: int) -> None:
        self.pid = pid
        self._port = port

    @contextlib.asynccontextmanager
    async def session(self, caller: Caller) -> AsyncIterator[Session]:
        wanted = {"sdp": await caller.offer(), "type": "offer"}
        answer = await asyncio.to_thread(_post, f"http://127.0.0.1:{self._port}/offer", wanted)
        await caller.accept(answer["sdp"])
        await caller.connected()
        yield Session(asyncio.Event())


def _post(address: str, content: dict[str, str]) -> dict[str, str]:
    request = urllib.request.Request(address, json.dumps(content).encode(), {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=HTTP_WITHIN_S) as answer:
        found: dict[str, str] = json.load(answer)
        return found


async def save_replies(folder: Path, data: Path, bank_file: Path = BANK) -> None:
    """Her replies as WAV files for Pipecat: decoded from the packets that our server sends, trimmed."""
    settings = settings_module.load(data=data)
    bank = banks.load(str(bank_file))
    speech = SpeechCache(data / "speech", engines.choose(settings), voice_of(settings, bank.language))
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    try:
        for number, question in enumerate(bank.questions):
            thanks = bank.lines.acknowledgements[number % len(bank.lines.acknowledgements)]
            lines = [await speech.prepare(text) for text in (thanks, question.text)]
            pcm = np.concatenate([opus.decode(line.packets) for line in lines])
            begin = int(np.flatnonzero(np.abs(pcm.astype(np.int32)) > VOICED_DECODED)[0])
            _write(folder / f"{number:02}.wav", pcm[begin:])
    finally:
        speech.close()


def _write(path: Path, pcm: Pcm48k) -> None:
    resampler = av.AudioResampler("s16", "mono", PIPECAT_RATE_HZ)
    frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = opus.SAMPLE_RATE_HZ
    parts = [part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))]
    with wave.open(str(path), "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(PIPECAT_RATE_HZ)
        recording.writeframes(np.concatenate(parts).astype(np.int16).tobytes())
