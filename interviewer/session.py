"""One candidate's live interview: one object, one TaskGroup. Read this file first.

    frames from the peer --> _listen --> Listener --> events -+
    the browser's messages --> receive -------------------- events --> _converse --> Conversation.handle
    playout, timers ---------------------------------------- events -+      |
                                                                            +--> commands --> _perform

The session outlives its connections: websocket, peer connection, recognizer and speech are caches that may die at
any moment. Its log is what it is (rule 1); opened again after a crash, it folds the log and goes on.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

import structlog
from pydantic import BaseModel

from dialogue import events
from dialogue.bank import QuestionBank
from dialogue.commands import (
    AskLlm,
    CancelTimer,
    CloseSession,
    Command,
    Listen,
    Outcome,
    React,
    SetTimer,
    ShowQuestion,
    Speak,
    StopListening,
    StopSpeaking,
)
from dialogue.conversation import Conversation, State
from dialogue.decisions import SCRIPT_ALONE
from dialogue.events import CandidateRequest, Event
from dialogue.hypotheses import Hypothesis
from dialogue.plan import Agenda
from dialogue.timeline import known_at
from interviewer import snapshot, wire
from interviewer.connection import Connection, PlacedFrame
from interviewer.errors import BackendError, StoreError
from interviewer.first_sounds import FirstSounds
from interviewer.hearing.listener import Listener
from interviewer.hearing.protocols import Recognizer, Vad
from interviewer.hearing.turn_model import TurnModel
from interviewer.llm.asking import Asking
from interviewer.llm.protocol import LanguageModel
from interviewer.media.recording import SessionRecorder, duration_s
from interviewer.metrics import Metrics
from interviewer.outbox import Outbox
from interviewer.settings import Settings
from interviewer.single_task import SingleTask
from interviewer.speaking.cache import SpeechCache
from interviewer.store import SessionLog
from interviewer.timers import Timers
from interviewer.voice import InterviewerVoice

logger = structlog.get_logger()

# 10 s of sound. Overflow policy: the newest frame is dropped and counted; it takes a hung recognizer to get there.
FRAME_QUEUE = 500
# Events come at human speed; this many waiting means that the session is dead. Overflow policy: it fails.
EVENT_QUEUE = 1_000
# Nobody connected for so long: the session leaves memory. Its log stays, and the link opens it again.
ABANDONED_AFTER_S = 600.0
ABANDONED_TIMER = "abandoned"
# A websocket that is back within this is not missed by who types; who speaks misses none as long as sound arrives.
UNMISSED_S = 2.0
MISSED_TIMER = "missed"


@dataclass(frozen=True, slots=True)
class Parts:
    """What all sessions of this process share: loaded once."""

    settings: Settings
    vad: Vad
    recognizer: Recognizer
    speech: SpeechCache
    metrics: Metrics = field(default_factory=Metrics)
    turn_model: TurnModel | None = None
    model: LanguageModel | None = None


class SessionEnded(Exception):
    """The interview is over, or nobody came back to it."""


class Session:
    """`run` is its whole life; `connect`, `receive` and `disconnect` are called by the websocket's route."""

    def __init__(
        self,
        session_id: str,
        bank: QuestionBank,
        agenda: Agenda,
        parts: Parts,
        log: SessionLog,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.session_id = session_id
        self._bank = bank
        self._parts = parts
        self._log = log
        self._clock = clock
        past = [entry for entry in log.entries if isinstance(entry, Event)]
        self._recordings = parts.settings.recordings / session_id
        # Time goes on where the last run ended, by whichever of its traces reaches further.
        self._zero_s = clock() - max(past[-1].at_s if past else 0.0, duration_s(self._recordings))
        self._conversation = Conversation(bank, agenda)
        self._conversation.replay(past)
        self._events: asyncio.Queue[Event] = asyncio.Queue(EVENT_QUEUE)
        self._sound: asyncio.Queue[PlacedFrame | Listen | StopListening | wire.Done] = asyncio.Queue(FRAME_QUEUE)
        self._dropped_frames = 0
        self._voice = InterviewerVoice(
            parts.speech, self._send, self._post, lambda: self._now_s, half_duplex=parts.settings.half_duplex
        )
        self._connection = Connection(
            self._voice,
            parts.settings.ice_servers,
            parts.metrics,
            lambda: self._now_s,
            self._send,
            self._on_frame,
            self._note_presence,
        )
        self._recorder: SessionRecorder | None = None
        self._listener: Listener | None = None
        self._outbox: Outbox | None = None
        self._floor: wire.State | None = None  # as the page was told last
        self._first_sounds = FirstSounds()
        self._tab = self._mode = ""
        self._typing = False  # no microphone: the candidate is there as long as the websocket is
        self._present = False  # the conversation believes that the candidate is there
        self._timers = Timers(self._expire)
        log.on_saved = lambda seq: self._send(wire.Saved(seq=seq))
        self._open()  # before anybody connects: it is the first event of this run

    @property
    def closed(self) -> bool:
        return self._conversation.state is State.CLOSED

    @property
    def erased(self) -> bool:
        return any(isinstance(e, CloseSession) and e.outcome is Outcome.ERASED for e in self._log.entries)

    async def run(self) -> None:
        """Until the interview is over or abandoned. A failing engine is an event; a fault of ours propagates."""
        self._record()
        try:
            parts, language = self._parts, self._bank.language
            recognizer, vad = await parts.recognizer.open_stream(language), parts.vad.open_stream()
            self._listener = Listener(vad, recognizer, self._on_hypothesis, self._on_trouble, parts.turn_model)
            async with asyncio.TaskGroup() as group:
                self._reply = SingleTask(group)
                self._asking = Asking(parts.model, self._post, lambda: self._now_s, group, parts.metrics.llm_asked)
                group.create_task(self._listen(self._listener), name="listen")
                group.create_task(self._converse(), name="converse")
        except* SessionEnded:
            pass
        finally:
            await self._close()

    # ---- the browser --------------------------------------------------------------------------------

    def connect(self, hello: wire.Hello, outbox: Outbox) -> bool:
        """Give this page the interview. False: another page holds it and `take_over` wasn't said."""
        if self._outbox is not None and hello.tab != self._tab:
            if not hello.take_over:
                return False
            self._outbox.close(4409)
        goes_on = (hello.tab, hello.mode) == (self._tab, self._mode) and self._connection.flows(hello.peer)
        if not goes_on:
            self._typing = False
            self._connection.cut()  # another page, or a new one after a reload, or one that lost its sound, too
        self._timers.cancel(MISSED_TIMER)
        self._outbox, self._tab, self._mode = outbox, hello.tab, hello.mode
        self._typing = hello.mode == "text"
        state = snapshot.welcome(self._conversation, self._log, self._parts.recognizer, self._parts.settings)
        self._send(state.model_copy(update={"sound": goes_on}))
        for message in [self._floor, *self._voice.being_said] if goes_on else []:
            if message is not None:
                self._send(message)
        self._note_presence()
        return True

    def disconnect(self, outbox: Outbox) -> None:
        """This websocket is gone; sound may go on. Another page may have taken its place already."""
        if outbox is not self._outbox:
            return
        self._outbox = None
        self._timers.set(MISSED_TIMER, UNMISSED_S)
        self._note_presence()

    async def receive(self, message: wire.FromBrowser) -> None:
        now_s = self._now_s
        match message:
            case wire.Offer():
                await self._connection.accept(message.sdp)
            case wire.Start():
                self._post(events.CandidateReady(now_s))
            case wire.Done():
                await self._sound.put(message)
            case wire.Typed():
                self._post(events.AnswerTyped(now_s, message.text))
            case wire.Typing():
                self._post(events.TypingNoticed(now_s))
            case wire.Request():
                self._post(events.CandidateAsked(now_s, CandidateRequest(message.what)))
            case wire.Ping():
                self._send(wire.Pong(n=message.n))
            case wire.Sync():
                logger.debug("avatar_sync", session=self.session_id, error_ms=message.err, jitter_ms=message.jb)
            case wire.HeardAudio():
                at_s = now_s - message.ago / 1000
                asyncio.get_running_loop().call_later(at_s - now_s, self._note_heard, message.id, at_s)
            case wire.Hello():
                pass  # already connected
            case _:
                assert_never(message)

    def hang_up(self, code: int, error: wire.Error | None = None) -> None:
        """Close the websocket, once `run` has ended."""
        outbox, self._outbox = self._outbox, None
        if outbox is not None:
            if error is not None:
                outbox.send(error)
            outbox.close(code)

    def stop(self) -> None:
        """Leave memory in good order: server shutdown, or the candidate had everything erased."""
        self._post(events.TimerExpired(self._now_s, ABANDONED_TIMER))

    def _expire(self, timer_id: str) -> None:
        if timer_id == MISSED_TIMER:
            self._typing = False
            self._note_presence()
        else:
            self._post(events.TimerExpired(self._now_s, timer_id))

    def _note_heard(self, utterance_id: str, at_s: float) -> None:
        heard = self._first_sounds.heard(utterance_id, at_s, self._now_s)
        if heard is not None:
            self._post(heard)

    def _note_presence(self) -> None:
        """The candidate is there if what they say or type can arrive, whatever becomes of the websocket."""
        present = self._typing or self._connection.hears
        if present or self._outbox is not None:
            self._timers.cancel(ABANDONED_TIMER)
        else:
            self._timers.set(ABANDONED_TIMER, ABANDONED_AFTER_S)
        if present is self._present:
            return
        self._present = present
        kind = events.CandidateConnected if present else events.CandidateDisconnected
        self._post(kind(self._now_s))

    # ---- the two loops ------------------------------------------------------------------------------

    async def _listen(self, listener: Listener) -> None:
        """Sound and the floor's commands, strictly in order."""
        while True:
            match await self._sound.get():
                case PlacedFrame() as frame:
                    found = await self._voice.interruptions.hear(listener, frame.pcm, frame.at_s)
                case Listen() as command:
                    listener.listen(command)
                    continue
                case StopListening():
                    found = await listener.stop(self._now_s)
                case wire.Done():
                    found = await listener.done(self._now_s)
            for event in found:
                self._post(known_at(event, self._now_s))

    async def _converse(self) -> None:
        while True:
            event = await self._events.get()
            if isinstance(event, events.TimerExpired) and event.timer_id == ABANDONED_TIMER:
                raise SessionEnded
            self._log.append(event)
            before = self._conversation.state
            for command in self._conversation.handle(event):
                await self._perform(command)
            if self._conversation.state is State.PAUSED and before is not State.PAUSED:
                self._send(wire.State(s="paused"))

    async def _perform(self, command: Command) -> None:
        match command:
            case Speak():
                self._log.append(command)
                self._voice.stop()  # what nobody pulled in time must not be said behind it
                self._send(wire.State(s="speaking"))
                audible = self._connection.open
                await self._reply.restart(lambda: self._voice.speak(command, audible=audible))
            case StopSpeaking():
                self._voice.stop()  # first the sound, which ends within one frame; then its making
                await self._reply.stop()
            case ShowQuestion():
                self._log.append(command)
                self._send(wire.Question(question=snapshot.shown(command)))
            case Listen():
                self._log.append(command)
                self._connection.begin_turn()
                await self._sound.put(command)
                self._send(wire.State(s="listening"))
            case StopListening():
                await self._sound.put(command)
                self._send(wire.State(s="idle"))
            case SetTimer():
                self._timers.set(command.timer_id, command.after_s)
            case CancelTimer():
                self._timers.cancel(command.timer_id)
            case React():
                self._send(wire.Reaction(k=command.kind.value))
            case AskLlm():
                await self._asking.ask(command)
            case CloseSession():
                self._log.append(command)
                self._send(wire.Closed(outcome=command.outcome.value))
                raise SessionEnded
            case _:
                assert_never(command)

    # ---- hearing ------------------------------------------------------------------------------------

    def _on_frame(self, frame: PlacedFrame) -> None:
        if self._sound.full():
            self._dropped_frames += 1  # never what waits: it may be the word that a turn begins
        else:
            self._sound.put_nowait(frame)

    def _on_hypothesis(self, hypothesis: Hypothesis) -> None:
        self._send(wire.Heard(text=hypothesis.text, stable=hypothesis.stable_chars, final=hypothesis.is_final))

    def _on_trouble(self, error: BackendError) -> None:
        logger.warning("hearing_failed", session=self.session_id, stage=error.stage, code=error.code)
        if error.stage != "recognizer":
            return  # what stands in for it hears on, only less well
        self._send(wire.Notice(code="not_understood", text="A few of your words were missed. Please go on."))

    # ---- inner workings -----------------------------------------------------------------------------

    @property
    def _now_s(self) -> float:
        return self._clock() - self._zero_s

    def _record(self) -> None:
        """A disk that takes no recording doesn't end an interview: its words are in the log."""
        try:
            self._recorder = SessionRecorder(self._recordings, lambda: self._now_s)
            self._connection.recorder = self._recorder
        except StoreError as error:
            logger.error("not_recorded", session=self.session_id, reason=error.user_message)

    def _open(self) -> None:
        """Begin the log, or put on record that a running interview was cut off and is taken up again."""
        parts = self._parts
        if not self._log.entries:
            self._post(
                events.SessionOpened(
                    self._now_s,
                    self.session_id,
                    self._bank.id,
                    self._bank.content_version,
                    parts.recognizer.name,
                    parts.recognizer.trustworthy,
                    SCRIPT_ALONE if parts.model is None else parts.model.name,
                    tuple(parts.settings.questions),
                    parts.settings.interview_minutes * 60,
                )
            )
        elif self._conversation.state not in (State.NEW, State.PAUSED, State.CLOSED):
            self._post(events.CandidateDisconnected(self._now_s))

    def _post(self, event: Event) -> None:
        self._first_sounds.note(event)
        self._events.put_nowait(event)

    def _send(self, message: BaseModel) -> None:
        if isinstance(message, wire.State):
            self._floor = message
        if self._outbox is not None:
            self._outbox.send(message)

    async def _close(self) -> None:
        if self._dropped_frames:
            logger.warning("frames_dropped", session=self.session_id, frames=self._dropped_frames)
        await self._connection.drop()
        self._timers.close()
        if self._listener is not None:
            await self._listener.close()
        if self._recorder is not None:
            await self._recorder.close(self._now_s)
        await self._log.flush()
