"""A simulated candidate: a real aiortc peer that speaks with a synthesized voice and listens to the answers.

It knows nothing but what a browser knows: the link, the page's HTTP calls, the websocket's messages, the sound.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable

from pydantic import BaseModel
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from interviewer import wire
from interviewer.errors import InterviewerError
from interviewer.simulate.call import Call, voiced_samples
from interviewer.simulate.page import InvitationPage
from interviewer.simulate.personas import Persona
from interviewer.simulate.report import InterviewFailed, Note, Report
from interviewer.speaking.cache import SpeechCache

__all__ = ["Candidate", "InterviewFailed", "Note", "Report"]

# People don't begin in the instant in which the question ends.
THINK_S = 0.6
OPEN_WITHIN_S = 10.0
# Longer than any answer may take (180 s in the shipped bank): a server that says nothing for so long is stuck.
SERVER_SILENT_S = 240.0
MAX_MESSAGE_BYTES = 2**20
PING_EVERY_S = 2.0  # the server takes a page that says nothing for 5 s as gone
# The close codes that the server's websocket uses.
CLOSED_BECAUSE = {
    1008: "The server found that too many messages came.",
    4403: "The server wants the consent first.",
    4404: "This link is not known to the server, or no longer valid.",
    4409: "The interview was taken over by another page.",
    4410: "This interview is over.",
}


class Candidate:
    """Takes one interview. `noticed` is called with every note as it happens."""

    def __init__(
        self,
        link: str,
        persona: Persona,
        speech: SpeechCache,
        noticed: Callable[[Note], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._page = InvitationPage(link)
        self._persona = persona
        self._speech = speech
        self._noticed = noticed
        self._clock = clock
        self._zero_s = clock()
        self._call: Call | None = None
        self._fresh = True  # the interview was not begun before
        self._question = ""
        self._probe: str | None = None
        self._utterance = ""  # hers, to be reported when it is heard
        self._answering: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None
        self.report = Report()

    async def take(self) -> Report:
        """From the consent to the closing. Raises InterviewFailed, or BackendError when its voice fails."""
        await self._page.consent()
        failures: BaseExceptionGroup[InterviewerError] | None = None
        try:
            async with asyncio.TaskGroup() as group:
                try:
                    await self._interview(group)
                finally:
                    for task in (self._answering, self._watching, self._beating):
                        if task is not None:
                            task.cancel()
        except* InterviewerError as found:
            failures = found
        finally:
            if self._call is not None:
                await self._call.close()
            self.report.lasted_s = round(self._clock() - self._zero_s, 2)
        if failures is not None:
            raise failures.exceptions[0]
        return self.report

    async def _interview(self, group: asyncio.TaskGroup) -> None:
        try:
            async with connect(
                self._page.live_address, max_size=MAX_MESSAGE_BYTES, proxy=None, open_timeout=OPEN_WITHIN_S
            ) as socket:
                await self._send(socket, wire.Hello(tab="simulated-candidate", mode="voice"))
                self._beating = group.create_task(self._beat(socket), name="heartbeat")
                while True:
                    await self._react(await _next(socket), socket, group)
        except ConnectionClosed as closed:
            self._closed(closed)
        except (OSError, WebSocketException) as error:
            raise InterviewFailed(f"No interview can be held at {self._page.live_address}: {error}") from error

    async def _beat(self, socket: ClientConnection) -> None:
        number = 0
        with contextlib.suppress(ConnectionClosed):  # told where messages are read
            while True:
                await asyncio.sleep(PING_EVERY_S)
                number += 1
                await self._send(socket, wire.Ping(n=number))

    def _closed(self, closed: ConnectionClosed) -> None:
        """Fine after the server's word that it is over."""
        if not self.report.outcome:
            code = 1006 if closed.rcvd is None else closed.rcvd.code
            raise InterviewFailed(CLOSED_BECAUSE.get(code, f"The connection was lost (code {code}).")) from closed

    async def _react(self, message: BaseModel, socket: ClientConnection, group: asyncio.TaskGroup) -> None:
        match message:
            case wire.Welcome():
                await self._begin(message, socket, group)
            case wire.Answer() if self._call is not None:
                await self._call.accept(message.sdp)
                if self._fresh:
                    await self._send(socket, wire.Start())
            case wire.State(s="listening") if self._call is not None:
                self._note("state", "listening")
                if self._answering is None or self._answering.done():
                    self._answering = group.create_task(self._answer(self._call), name="answer")
            case wire.Busy():
                raise InterviewFailed("Another page holds this interview.")
            case wire.Error():
                raise InterviewFailed(message.text)
            case _:
                self._take_note(message)

    async def _begin(self, welcome: wire.Welcome, socket: ClientConnection, group: asyncio.TaskGroup) -> None:
        if welcome.phase == "closed":
            raise InterviewFailed(CLOSED_BECAUSE[4410])
        self._fresh = welcome.phase == "ready"
        self.report.recognizer = welcome.recognizer
        self.report.words_trusted = welcome.words_trusted
        if welcome.question is not None:
            self._question = welcome.question.id
        self._call = Call(
            welcome.ice_servers, self._clock, self.report, lambda at_s: self._heard(at_s, socket, group)
        )
        await self._send(socket, wire.Offer(sdp=await self._call.offer()))
        self._watching = group.create_task(self._call.watch(), name="watch")

    def _take_note(self, message: BaseModel) -> None:
        match message:
            case wire.Question():
                self._question, self._probe = message.question.id, None
            case wire.Say():
                self._utterance = message.id if message.part == 0 else self._utterance
                if message.kind == "probe":
                    self._probe = message.text
                self._note("asked", message.text)
            case wire.Heard(final=True) if message.text:
                self._note("heard", message.text)
            case wire.State():
                self._note("state", message.s)
            case wire.Notice():
                self._note("notice", message.text)
            case wire.Closed():
                self.report.outcome = message.outcome
                self._note("closed", message.outcome)

    def _heard(self, at_s: float, socket: ClientConnection, group: asyncio.TaskGroup) -> None:
        """Tell the server as a page does: once for each utterance."""
        utterance_id, self._utterance = self._utterance, ""
        if utterance_id:
            heard = wire.HeardAudio(id=utterance_id, ago=(self._clock() - at_s) * 1000)
            group.create_task(self._tell(socket, heard), name="heard")

    async def _tell(self, socket: ClientConnection, message: BaseModel) -> None:
        with contextlib.suppress(ConnectionClosed):  # whoever reads the socket says why
            await self._send(socket, message)

    async def _answer(self, call: Call) -> None:
        """Nobody begins again while still speaking: being asked meanwhile means that they were cut off."""
        text = self._persona.answer(self._question, self._probe)
        if text is None or call.speaking:
            return
        speech = await self._speech.prepare(text)
        voiced = await asyncio.to_thread(voiced_samples, speech)
        await asyncio.sleep(THINK_S)
        self._note("said", text)
        call.say(speech, voiced)

    def _note(self, kind: str, text: str) -> None:
        note = Note(round(self._clock() - self._zero_s, 2), kind, text, self._question)
        self.report.notes.append(note)
        self._noticed(note)

    async def _send(self, socket: ClientConnection, message: BaseModel) -> None:
        await socket.send(wire.encode(message))


async def _next(socket: ClientConnection) -> BaseModel:
    try:
        async with asyncio.timeout(SERVER_SILENT_S):
            text = await socket.recv()
    except TimeoutError:
        raise InterviewFailed(f"The server has said nothing for {SERVER_SILENT_S:.0f} s.") from None
    return wire.decode_server(str(text))
