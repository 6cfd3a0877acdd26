"""One spoken interview in this process: the session itself, Aila's real voice, a real peer as the browser.

What arrives is compared with what was prepared, packet by packet, so it is exact what is loud, quiet and silent.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription

from dialogue.bank import QuestionBank
from dialogue.commands import Command, Speak
from dialogue.events import Event, PlayoutFinished
from dialogue.plan import Agenda
from interviewer import settings as settings_module
from interviewer import wire
from interviewer.hearing.protocols import Vad
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedWord
from interviewer.hearing.silero import SileroVad
from interviewer.hearing.turn_model import TurnModel
from interviewer.llm.protocol import LanguageModel
from interviewer.media import aiortc_internals
from interviewer.media.faults import Faults
from interviewer.outbox import Outbox
from interviewer.session import Parts, Session
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.opus import SILENCE, encode
from interviewer.speaking.speech import Voice
from interviewer.store import SessionLog, Store
from tests.interviewer.hearing.sounds import RECORDINGS, loud_part
from tests.interviewer.media.client import Microphone
from tests.interviewer.media.waiting import until
from tests.interviewer.store.steps import consent

WITHIN_S = 30.0
# Whatever is said to the first question: "bread and tea" again and again.
WORDS = tuple(ScriptedWord(word, at * 0.4, at * 0.4 + 0.3) for at, word in enumerate(["bread", "and", "tea"] * 20))


def human(seconds: float, number: int = 0) -> list[bytes]:
    """So much of a recorded voice from its first loud sound on, as packets."""
    recording = RECORDINGS[number % len(RECORDINGS)]
    first = round(loud_part(recording.pcm)[0] * 16_000)
    return list(encode(np.repeat(recording.pcm[first : first + round(seconds * 16_000)], 3)))


@dataclass(frozen=True, slots=True)
class Arrived:
    """A packet at the candidate's end. kind: "loud", "quiet", "silence", or "other"."""

    at_s: float
    kind: str


@dataclass
class Spoken:
    session: Session
    log: SessionLog
    outbox: Outbox
    microphone: Microphone
    speech: SpeechCache
    kinds: dict[bytes, str] = field(default_factory=lambda: {SILENCE: "silence"})
    arrived: list[Arrived] = field(default_factory=list)

    def take(self, _source: int, _sequence: int, _timestamp: int, payload: bytes) -> None:
        kind = self.kinds.get(payload, "other")
        self.arrived.append(Arrived(asyncio.get_running_loop().time(), kind))

    async def know(self, bank: QuestionBank) -> None:
        """Prepare all that may be said, and remember what its packets are."""
        lines = bank.lines
        texts = [
            *lines.greeting,
            lines.practice_done,
            *lines.acknowledgements,
            *lines.take_your_time,
            *lines.closing,
        ]
        texts += [q.text for q in (bank.practice, *bank.questions)]
        texts += [text for question in bank.questions for text in question.probes.values()]
        for text in texts:
            line = await self.speech.prepare(text)
            self.kinds |= dict.fromkeys(line.packets, "loud") | dict.fromkeys(line.quiet_packets, "quiet")
            self.kinds |= dict.fromkeys({*line.packets} & {*line.quiet_packets}, "other")  # her own pauses
        self.kinds[SILENCE] = "silence"

    def entries(self, kind: type[Event | Command]) -> list[Event | Command]:
        return [entry for entry in self.log.entries if isinstance(entry, kind)]

    @property
    def said(self) -> list[str]:
        return [entry.text for entry in self.log.entries if isinstance(entry, Speak)]

    def say(self, packets: list[bytes]) -> None:
        self.microphone.began_s = None
        self.microphone.speech += packets

    def played(self, utterance_id: str) -> PlayoutFinished | None:
        finished = [e for e in self.log.entries if isinstance(e, PlayoutFinished)]
        return next((e for e in finished if e.utterance_id == utterance_id), None)

    async def sounding(self, text: str, seconds: float) -> None:
        """Until she has been saying this for so long."""
        await until(lambda: bool(self.said) and text in self.said[-1])
        start = len(self.arrived)
        await until(lambda: sum(a.kind == "loud" for a in self.arrived[start:]) >= seconds * 50)

    def first(self, kind: str, after_s: float) -> float | None:
        """Seconds after `after_s` at which the first packet of this kind arrived."""
        return next((a.at_s - after_s for a in self.arrived if a.at_s > after_s and a.kind == kind), None)

    def silent_after(self, after_s: float) -> float | None:
        """Seconds after which only silence arrived, for 0.3 s at least."""
        later = [a for a in self.arrived if a.at_s > after_s]
        for place, arrived in enumerate(later):
            run = later[place : place + 15]
            if len(run) == 15 and all(a.kind == "silence" for a in run):
                return arrived.at_s - after_s
        return None


@contextlib.asynccontextmanager
async def spoken(
    folder: Path,
    bank: QuestionBank,
    *,
    half_duplex: bool = False,
    vad: Vad | None = None,
    turn_model: TurnModel | None = None,
    model: LanguageModel | None = None,
) -> AsyncIterator[Spoken]:
    settings = settings_module.load(data=folder / "data", half_duplex=half_duplex)
    async with contextlib.AsyncExitStack() as stack:
        store = await Store.open(settings.database)
        stack.push_async_callback(store.close)
        synthesizer = EspeakSynthesizer()
        stack.callback(synthesizer.close)
        speech = SpeechCache(folder / "speech", synthesizer, Voice("en-us", "f3"))
        stack.callback(speech.close)
        invitation = await consent(store, await store.create_invitation(bank_id=bank.id))
        log = await store.open_log(invitation.session_id)
        recognizer = ScriptedRecognizer(Script({"breakfast": WORDS, "conflict": WORDS}))
        parts = Parts(settings, vad or SileroVad(), recognizer, speech, turn_model=turn_model, model=model)
        session = Session(invitation.session_id, bank, Agenda.of(bank, 1_080), parts, log)
        connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        stack.push_async_callback(connection.close)
        microphone, outbox = Microphone(), Outbox()
        call = Spoken(session, log, outbox, microphone, speech)
        await call.know(bank)
        connection.addTrack(microphone)
        aiortc_internals.tap_packets(connection.getTransceivers()[0], call.take, list, Faults())
        aiortc_internals.allow_loopback(connection)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(session.run(), name="session")
            await _connect(session, connection, outbox)
            await until(lambda: len(call.arrived) > 5)
            await session.receive(wire.Start())
            yield call
            session.stop()
            await running


async def _connect(session: Session, connection: RTCPeerConnection, outbox: Outbox) -> None:
    assert session.connect(wire.Hello(tab="tab-one-1", mode="voice"), outbox)
    await connection.setLocalDescription(await connection.createOffer())
    await session.receive(wire.Offer(sdp=connection.localDescription.sdp))
    async with asyncio.timeout(WITHIN_S):
        while True:
            message = wire.decode_server(str(await outbox.next()))
            if isinstance(message, wire.Answer):
                break
    await connection.setRemoteDescription(RTCSessionDescription(message.sdp, "answer"))
