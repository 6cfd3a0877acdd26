"""What the session relies on, for every recognizer that can be set."""

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from interviewer.errors import BackendError
from interviewer.hearing.engines import RECOGNIZERS
from interviewer.hearing.protocols import Pcm16k, Recognizer, RecognizerStream, TurnContext
from interviewer.hearing.scripted import Script, ScriptedWord, save
from interviewer.settings import load
from tests.interviewer.hearing.sounds import RECORDINGS, frames, noise, silence

CONTEXT = TurnContext("q1", "Tell me about a time when you changed your mind.")
SPEECH = RECORDINGS[1].pcm
NAMES = [pytest.param(name, marks=pytest.mark.engine) if name == "pocketsphinx" else name for name in RECOGNIZERS]


@pytest.fixture(params=NAMES)
async def recognizer(
    request: pytest.FixtureRequest, tmp_path: Path, tiny_model: Path
) -> AsyncIterator[Recognizer]:
    words = tuple(ScriptedWord(word, n * 0.3, n * 0.3 + 0.3) for n, word in enumerate(RECORDINGS[1].words))
    save(Script({"q1": words}), tmp_path / "script.json")
    settings = load(data=tmp_path, recognizer_script=tmp_path / "script.json", whisper_model=str(tiny_model))
    recognizer = RECOGNIZERS[request.param](settings)
    yield recognizer
    await recognizer.close()


@pytest.fixture
async def stream(recognizer: Recognizer) -> AsyncIterator[RecognizerStream]:
    stream = await recognizer.open_stream("en-us")
    stream.begin_turn(CONTEXT)
    yield stream
    await stream.close()


async def final(stream: RecognizerStream, pcm: Pcm16k) -> str:
    stream.begin_segment(0.0)
    for frame in frames(pcm):
        stream.feed(frame)
    heard = await stream.finish()
    assert heard.is_final
    assert heard.stable_chars == len(heard.text)
    assert heard.confidence is None or 0.0 <= heard.confidence <= 1.0
    return heard.text


def test_it_has_a_name_for_the_record(recognizer: Recognizer) -> None:
    assert recognizer.name


async def test_a_segment_of_speech_becomes_words(stream: RecognizerStream) -> None:
    assert (await final(stream, SPEECH)).split()


async def test_nothing_said_is_an_empty_text(stream: RecognizerStream) -> None:
    heard = await stream.finish()
    assert (heard.text, heard.is_final) == ("", True)


async def test_it_can_be_finished_twice(stream: RecognizerStream) -> None:
    await final(stream, SPEECH)
    assert (await stream.finish()).text == ""


async def test_feeding_takes_every_size_and_every_sound(stream: RecognizerStream) -> None:
    for pcm in (
        silence(0),
        silence(1 / 16_000),
        noise(0.0199, -20),
        np.full(999, -32_768, np.int16),
        silence(2.0),
    ):
        stream.feed(pcm)
    assert (await stream.finish()).is_final


async def test_two_streams_do_not_disturb_each_other(recognizer: Recognizer, stream: RecognizerStream) -> None:
    alone = await final(stream, SPEECH)
    one, other = await recognizer.open_stream("en"), await recognizer.open_stream("en")
    try:
        for each in (one, other):
            each.begin_turn(CONTEXT)
            each.begin_segment(0.0)
        other_sound = frames(noise(10.0, -25.0))
        for frame in frames(SPEECH):
            one.feed(frame)
            other.feed(next(other_sound))
        assert (await one.finish()).text == alone
        await other.finish()
    finally:
        await one.close()
        await other.close()


async def test_one_stream_may_be_closed_in_mid_word_of_another(
    recognizer: Recognizer, stream: RecognizerStream
) -> None:
    other = await recognizer.open_stream("en")
    other.begin_turn(CONTEXT)
    other.feed(SPEECH)
    await other.close()
    assert await final(stream, SPEECH)


async def test_closing_twice_is_fine_and_what_is_fed_afterwards_is_ignored(
    recognizer: Recognizer, stream: RecognizerStream
) -> None:
    stream.feed(SPEECH)
    await stream.close()
    await stream.close()
    await recognizer.close()
    await recognizer.close()
    for frame in frames(SPEECH):
        stream.feed(frame)


async def test_a_turn_can_begin_in_the_middle_of_another(stream: RecognizerStream) -> None:
    stream.feed(SPEECH)
    stream.begin_turn(CONTEXT)
    assert (await stream.finish()).text == ""


async def test_finishing_a_closed_stream_is_words_or_a_backend_error(stream: RecognizerStream) -> None:
    stream.feed(SPEECH)
    await stream.close()
    try:
        assert (await stream.finish()).is_final
    except BackendError as error:
        assert error.stage == "recognizer"
