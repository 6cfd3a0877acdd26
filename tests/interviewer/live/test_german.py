"""The German bank over real WebRTC: its words, its voice, its captions, and a candidate who answers in German."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import pytest
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription

from dialogue.bank import QuestionBank
from dialogue.commands import LineKind, Listen, Speak
from dialogue.events import SegmentHeard
from dialogue.plan import Agenda
from dialogue.transcript import Speaker, fold
from interviewer import banks, wire
from interviewer import settings as settings_module
from interviewer.hearing.pocketsphinx import PocketSphinxRecognizer
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedStream, ScriptedWord
from interviewer.hearing.silero import SileroVad
from interviewer.media import aiortc_internals
from interviewer.media.faults import Faults
from interviewer.outbox import Outbox
from interviewer.preparation import voice_of
from interviewer.session import Parts, Session
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.speech import SpeechChunk, Voice
from interviewer.store import SessionLog, Store
from tests.interviewer.live.spoken import human
from tests.interviewer.media.client import Microphone
from tests.interviewer.media.waiting import until
from tests.interviewer.store.steps import consent

pytestmark = [pytest.mark.webrtc, pytest.mark.engine]

NAME = "core-behavioural.de"
SAID = ["Ich", "habe", "gestern", "einen", "Kuchen", "gebacken", "und", "er", "ist", "gut", "geworden"]
# Again and again, as long as somebody speaks.
WORDS = tuple(ScriptedWord(word, at * 0.25, at * 0.25 + 0.2) for at, word in enumerate(SAID * 3))
WITHIN_S = 60.0


class Listening:
    """espeak, with a note of which voice it was asked for."""

    def __init__(self) -> None:
        self._espeak = EspeakSynthesizer()
        self.asked: list[tuple[str, Voice]] = []

    @property
    def name(self) -> str:
        return self._espeak.name

    @property
    def version(self) -> str:
        return self._espeak.version

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:
        self.asked.append((text, voice))
        return self._espeak.speak(text, voice)

    def close(self) -> None:
        self._espeak.close()


class Asked(ScriptedRecognizer):
    """The scripted recognizer, with a note of the languages that were asked for."""

    def __init__(self, script: Script) -> None:
        super().__init__(script)
        self.languages: list[str] = []

    async def open_stream(self, language: str) -> ScriptedStream:
        self.languages.append(language)
        return await super().open_stream(language)


@dataclass
class Call:
    bank: QuestionBank
    session: Session
    log: SessionLog
    microphone: Microphone
    synthesizer: Listening
    recognizer: Asked
    captions: list[wire.Say] = field(default_factory=list)
    packets: list[bytes] = field(default_factory=list)

    def take(self, _source: int, _sequence: int, _timestamp: int, payload: bytes) -> None:
        self.packets.append(payload)

    @property
    def captioned(self) -> str:
        return " ".join(caption.text for caption in self.captions)

    @property
    def spoken(self) -> list[Speak]:
        return [entry for entry in self.log.entries if isinstance(entry, Speak)]


@contextlib.asynccontextmanager
async def german_call(folder: Path) -> AsyncIterator[Call]:
    bank = banks.load(NAME)
    settings = settings_module.load(data=folder / "data", bank=NAME, voice_words_per_minute=400)
    async with contextlib.AsyncExitStack() as stack:
        store = await Store.open(settings.database)
        stack.push_async_callback(store.close)
        synthesizer, recognizer = Listening(), Asked(Script({"practice": WORDS}))
        speech = SpeechCache(folder / "speech", synthesizer, voice_of(settings, bank.language))
        stack.callback(speech.close)
        invitation = await consent(store, await store.create_invitation(bank_id=bank.id))
        log = await store.open_log(invitation.session_id)
        parts = Parts(settings, SileroVad(), recognizer, speech)
        session = Session(invitation.session_id, bank, Agenda.of(bank, 1_080), parts, log)
        connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        stack.push_async_callback(connection.close)
        microphone, outbox = Microphone(), Outbox()
        call = Call(bank, session, log, microphone, synthesizer, recognizer)
        connection.addTrack(microphone)
        aiortc_internals.tap_packets(connection.getTransceivers()[0], call.take, list, Faults())
        aiortc_internals.allow_loopback(connection)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(session.run(), name="session")
            assert session.connect(wire.Hello(tab="tab-one-1", mode="voice"), outbox)
            await connection.setLocalDescription(await connection.createOffer())
            await session.receive(wire.Offer(sdp=connection.localDescription.sdp))
            reading = group.create_task(_read(outbox, connection, call), name="page")
            await until(lambda: len(call.packets) > 5)
            await session.receive(wire.Start())
            yield call
            session.stop()
            await running
            reading.cancel()


async def _read(outbox: Outbox, connection: RTCPeerConnection, call: Call) -> None:
    while True:
        match wire.decode_server(str(await outbox.next())):
            case wire.Answer() as answer:
                await connection.setRemoteDescription(RTCSessionDescription(answer.sdp, "answer"))
            case wire.Say() as said:
                call.captions.append(said)


def loudness(packets: list[bytes]) -> float:
    """Root mean square of what these packets sound like, of full scale 32,768."""
    decoder = av.CodecContext.create("libopus", "r")
    heard = [frame.to_ndarray() for payload in packets for frame in decoder.decode(av.Packet(payload))]
    return float(np.sqrt(np.mean(np.concatenate(heard, axis=None).astype(np.float64) ** 2)))


async def test_a_german_interview_is_spoken_captioned_and_written_down_in_german(tmp_path: Path) -> None:
    async with german_call(tmp_path) as call:
        bank = call.bank
        async with asyncio.timeout(WITHIN_S * 3):
            await until(lambda: any(bank.practice.text in speak.text for speak in call.spoken), WITHIN_S)
            await until(lambda: bank.practice.text in call.captioned, WITHIN_S)
            begun = len(call.packets)
            await until(lambda: len(call.packets) > begun + 100, WITHIN_S)
            sounding = call.packets[begun : begun + 100]
            await until(lambda: any(isinstance(entry, Listen) for entry in call.log.entries), WITHIN_S)
            call.microphone.began_s = None
            call.microphone.speech += human(4.0)
            await until(lambda: any(isinstance(entry, SegmentHeard) for entry in call.log.entries), WITHIN_S)
    lines = set(banks.all_lines(bank))
    assert [line.text for speak in call.spoken for line in speak.lines if line.text not in lines] == []
    kinds = [line.kind for speak in call.spoken for line in speak.lines]
    assert {LineKind.GREETING, LineKind.QUESTION} <= set(kinds)
    said = " ".join(speak.text for speak in call.spoken)
    assert call.captioned in said
    assert loudness(sounding) > 500
    assert {voice.language for _, voice in call.synthesizer.asked} == {"de"}
    assert call.recognizer.languages == ["de"]
    transcript = fold(call.log.entries)
    heard = " ".join(u.text for u in transcript.utterances if u.speaker is Speaker.CANDIDATE).split()
    assert len(heard) >= 4
    assert set(heard) <= set(SAID)
    hers = [u.text for u in transcript.utterances if u.speaker is Speaker.INTERVIEWER]
    assert hers[0].startswith(bank.lines.greeting[0])


def test_a_recognizer_that_knows_no_german_says_so_before_the_interview() -> None:
    assert not PocketSphinxRecognizer().knows("de")
    assert ScriptedRecognizer(Script({})).knows("de")
