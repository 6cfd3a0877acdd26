"""Aila's voice over the real espeak: what is heard when, told by the order of work and never by time."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from dialogue.commands import Line, LineKind, Speak
from dialogue.events import PlayoutFinished, PlayoutStarted
from interviewer import wire
from interviewer.errors import BackendError
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.clauses import clauses
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.opus import SILENCE
from interviewer.speaking.speech import SpeechChunk, Synthesizer, Voice
from interviewer.voice import InterviewerVoice
from tests.interviewer.media.waiting import until
from tests.interviewer.speaking.measures import AILA, LONG_TEXT

pytestmark = pytest.mark.engine

SIXTY_WORDS = " ".join(LONG_TEXT.split()[:60])


class Gated:
    """Speaks with espeak, but each clause only when it is let through. `broken`: what can't be spoken."""

    def __init__(self, behind: Synthesizer) -> None:
        self._behind = behind
        self.asked: list[str] = []
        self.broken: set[str] = set()
        self.gate = threading.Semaphore(0)
        self.threads: set[str] = set()
        self.name, self.version = behind.name, behind.version

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:
        self.asked.append(text)
        self.threads.add(threading.current_thread().name)
        self.gate.acquire()
        if text in self.broken:
            raise BackendError("It has lost its tongue.", stage="synthesizer", code="test")
        yield from self._behind.speak(text, voice)

    def close(self) -> None:
        self.gate.release(1_000)


class Rig:
    def __init__(self, folder: Path, synthesizer: Gated) -> None:
        self.gated = synthesizer
        self.cache = SpeechCache(folder, synthesizer, AILA)
        self.sent: list[BaseModel] = []
        self.reported: list[PlayoutStarted | PlayoutFinished] = []
        self.voice = InterviewerVoice(self.cache, self.sent.append, self.reported.append, lambda: 0.0)

    @property
    def said(self) -> list[wire.Say]:
        return [message for message in self.sent if isinstance(message, wire.Say)]

    def pull_all(self) -> int:
        """Packets until there are none left."""
        count = 0
        while self.voice.playout.speaking and self.voice.playout.next_packet() != SILENCE:
            count += 1
        return count


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    espeak = EspeakSynthesizer()
    gated = Gated(espeak)
    built = Rig(tmp_path, gated)
    yield built
    gated.close()
    built.cache.close()
    espeak.close()


def speak(text: str) -> Speak:
    return Speak("u1", (Line(text, LineKind.ACKNOWLEDGEMENT),), None, "test")


async def test_the_first_clause_of_sixty_words_sounds_before_the_second_is_made(rig: Rig) -> None:
    pieces = clauses(SIXTY_WORDS)
    assert len(pieces) > 3
    async with asyncio.TaskGroup() as group:
        speaking = group.create_task(rig.voice.speak(speak(SIXTY_WORDS), audible=True))
        rig.gated.gate.release()
        await until(lambda: rig.voice.playout.speaking)
        await until(lambda: len(rig.gated.asked) == 2)
        assert rig.gated.asked == pieces[:2], "the second waits to be made"
        assert rig.pull_all() > 30, "and the first is heard"
        assert [say.text for say in rig.said] == pieces[:1]
        assert not speaking.done()
        rig.gated.gate.release(len(pieces))
    assert rig.gated.asked == pieces
    assert rig.pull_all() > 0
    rig.voice.playout.next_packet()
    assert [say.text for say in rig.said] == pieces
    assert [say.last for say in rig.said] == [*[False] * (len(pieces) - 1), True]
    assert rig.reported == [
        PlayoutStarted(0.0, "u1"),
        PlayoutFinished(0.0, "u1", SIXTY_WORDS, complete=True),
    ]


async def test_clauses_are_made_in_a_thread_of_their_own(rig: Rig) -> None:
    rig.gated.gate.release(1_000)
    await rig.voice.speak(speak(SIXTY_WORDS), audible=True)
    assert all(name.startswith("speech") for name in rig.gated.threads)


async def test_a_cached_line_is_never_cut(rig: Rig) -> None:
    rig.gated.gate.release(1_000)
    await rig.cache.prepare(SIXTY_WORDS)
    await rig.voice.speak(speak(SIXTY_WORDS), audible=True)
    assert [say.text for say in rig.said] == [SIXTY_WORDS]


async def test_stopped_between_two_clauses_it_says_nothing_more(rig: Rig) -> None:
    pieces = clauses(SIXTY_WORDS)
    async with asyncio.TaskGroup() as group:
        group.create_task(rig.voice.speak(speak(SIXTY_WORDS), audible=True))
        rig.gated.gate.release()
        await until(lambda: rig.voice.playout.speaking)
        rig.pull_all()
        rig.voice.stop()
        rig.gated.gate.release(1_000)
    assert not rig.voice.playout.speaking
    assert [say.text for say in rig.said] == pieces[:1]
    assert rig.reported[-1] == PlayoutFinished(0.0, "u1", pieces[0], complete=False)


@pytest.mark.parametrize("which", [0, 1, -1])
async def test_a_clause_that_can_not_be_spoken_is_shown_and_the_utterance_ends(rig: Rig, which: int) -> None:
    pieces = clauses(SIXTY_WORDS)
    rig.gated.broken = {pieces[which]}
    rig.gated.gate.release(1_000)
    await rig.voice.speak(speak(SIXTY_WORDS), audible=True)
    rig.pull_all()
    rig.voice.playout.next_packet()
    assert [say.text for say in rig.said if say.pts == -1] == [pieces[which]]
    assert rig.reported == [
        PlayoutStarted(0.0, "u1"),
        PlayoutFinished(0.0, "u1", SIXTY_WORDS, complete=True),
    ]


async def test_who_asked_for_it_hears_her_more_slowly_with_captions_that_keep_step(rig: Rig) -> None:
    rig.gated.gate.release(1_000)
    text = "Tell me about one time when your plans changed all at once."
    usual = await rig.cache.prepare(text)
    await rig.voice.speak(replace(speak(text), pace=0.8), audible=True)
    (said,) = rig.said
    assert said.ms >= 1.2 * usual.duration_ms
    assert said.words[-1][2] >= 1.15 * usual.words[-1].start_ms
    assert rig.pull_all() == said.ms // 20
