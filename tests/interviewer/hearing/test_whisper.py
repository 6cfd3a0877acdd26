"""faster-whisper with a model of random weights: its words are garbage, what happens around them is real."""

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest

from dialogue.hypotheses import Hypothesis
from interviewer.errors import BackendError
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, TurnContext
from interviewer.hearing.whisper import FINAL, PARTIAL, WhisperRecognizer, WhisperStream
from tests.interviewer.hearing.sounds import RECORDINGS, frames, noise, silence

SPEECH = RECORDINGS[0].pcm
HALF_A_MINUTE = np.tile(SPEECH, 5)[: 30 * SAMPLE_RATE_HZ]


@pytest.fixture
async def recognizer(tiny_model: Path) -> AsyncIterator[WhisperRecognizer]:
    recognizer = WhisperRecognizer(str(tiny_model), tiny_model.parent)
    yield recognizer
    await recognizer.close()


async def partials(stream: WhisperStream, count: int) -> list[Hypothesis]:
    """Speech is fed frame by frame, the loop running between, until so many came."""
    found: list[Hypothesis] = []
    for frame in frames(np.tile(SPEECH, 4)):
        found += stream.feed(frame)
        await asyncio.sleep(0.005)
        if len(found) >= count:
            break
    return found


async def test_a_finished_segment_has_words_and_a_confidence(recognizer: WhisperRecognizer) -> None:
    stream = await recognizer.open_stream("en-us")
    for frame in frames(SPEECH):
        stream.feed(frame)
    heard = await stream.finish()
    assert heard.is_final
    assert heard.text
    assert heard.stable_chars == len(heard.text)
    assert heard.confidence is not None
    assert 0.0 < heard.confidence < 1.0


async def test_each_segment_is_recognized_by_itself(recognizer: WhisperRecognizer) -> None:
    stream = await recognizer.open_stream("en")
    first, second = RECORDINGS[0].pcm, RECORDINGS[1].pcm
    stream.feed(first)
    stream.begin_segment(9.0)
    await stream.finish()
    stream.feed(second)
    after = await stream.finish()
    alone = await recognizer.open_stream("en")
    alone.feed(second)
    assert (await alone.finish()) == after


async def test_partial_words_come_while_somebody_speaks_and_become_stable(recognizer: WhisperRecognizer) -> None:
    found = await partials(await recognizer.open_stream("en"), 3)
    assert len(found) == 3
    assert not any(h.is_final for h in found)
    assert found[0].stable_chars == 0
    assert found[-1].stable_chars > 0


async def test_feeding_never_waits_for_the_engine(recognizer: WhisperRecognizer) -> None:
    """A hundred passes are waiting, and sound is taken nevertheless; a pass is made of it when its turn comes."""
    waiting = [recognizer.submit(FINAL, HALF_A_MINUTE, "en") for _ in range(100)]
    stream = await recognizer.open_stream("en")
    assert [h for frame in frames(HALF_A_MINUTE) for h in stream.feed(frame)] == []
    assert not waiting[-1].done()


async def test_finals_go_before_partials(recognizer: WhisperRecognizer) -> None:
    order: list[Future[Hypothesis]] = []
    partials = [recognizer.submit(PARTIAL, HALF_A_MINUTE, "en") for _ in range(8)]
    final = recognizer.submit(FINAL, SPEECH, "en")
    for job in [*partials, final]:
        job.add_done_callback(order.append)
    await asyncio.gather(*(asyncio.wrap_future(job) for job in [*partials, final]))
    assert order.index(final) < order.index(partials[-1])
    assert [job for job in order if job is not final] == partials


async def test_a_partial_that_the_final_overtakes_is_not_made(recognizer: WhisperRecognizer) -> None:
    busy = [recognizer.submit(FINAL, HALF_A_MINUTE, "en") for _ in range(8)]
    stream = await recognizer.open_stream("en")
    for frame in frames(SPEECH):
        stream.feed(frame)
    partial = stream._partial
    assert partial is not None
    assert not busy[-1].done()
    await stream.finish()
    assert partial.cancelled()


async def test_a_turn_that_begins_anew_forgets_what_was_not_finished(recognizer: WhisperRecognizer) -> None:
    stream = await recognizer.open_stream("en")
    stream.feed(SPEECH)
    stream.begin_turn(TurnContext("next", "And then?"))
    assert (await stream.finish()).text == ""


async def test_the_question_is_no_hint(recognizer: WhisperRecognizer) -> None:
    """Whisper would say it again over noise, and it would be taken for the candidate's words."""
    found = []
    for question in ("", "the team asked again we solved it together because time"):
        stream = await recognizer.open_stream("en")
        stream.begin_turn(TurnContext("id", question))
        stream.feed(SPEECH)
        found.append(await stream.finish())
    assert found[0] == found[1]


async def test_no_words_are_invented_for_a_hundred_silent_clips(recognizer: WhisperRecognizer) -> None:
    stream = await recognizer.open_stream("en")
    for clip in range(100):
        stream.feed(silence(1.0 + clip / 50) if clip % 2 else noise(1.0 + clip / 50, -70.0))
        assert (await stream.finish()).text == ""


async def test_words_are_bounded_by_the_length_of_the_sound(recognizer: WhisperRecognizer) -> None:
    """An engine that goes round in circles stops at about ten tokens a second."""
    stream = await recognizer.open_stream("en")
    stream.feed(SPEECH[:SAMPLE_RATE_HZ])
    assert 0 < len((await stream.finish()).text.split()) <= 30


async def test_more_than_one_window_is_recognized(recognizer: WhisperRecognizer) -> None:
    stream = await recognizer.open_stream("en")
    stream.feed(np.concatenate([HALF_A_MINUTE, HALF_A_MINUTE]))
    assert (await stream.finish()).is_final


async def test_a_pass_that_fails_is_an_error_for_its_own_candidate_only(recognizer: WhisperRecognizer) -> None:
    bad = recognizer.submit(FINAL, np.array(["no", "sound"]), "en")
    good = recognizer.submit(FINAL, SPEECH, "en")
    with pytest.raises(BackendError, match="Whisper failed") as caught:
        await asyncio.wrap_future(bad)
    assert caught.value.stage == "recognizer"
    assert (await asyncio.wrap_future(good)).text


async def test_an_engine_that_is_too_slow_is_an_error_and_its_work_is_dropped(tiny_model: Path) -> None:
    recognizer = WhisperRecognizer(str(tiny_model), tiny_model.parent, finish_within_s=0.0)
    try:
        stream = await recognizer.open_stream("en")
        stream.feed(SPEECH)
        with pytest.raises(BackendError, match="in time"):
            await stream.finish()
        assert (await asyncio.wrap_future(recognizer.submit(FINAL, SPEECH, "en"))).text
    finally:
        await recognizer.close()


async def test_close_ends_the_thread_and_fails_whoever_waits(tiny_model: Path) -> None:
    recognizer = WhisperRecognizer(str(tiny_model), tiny_model.parent)
    threads = {thread for thread in threading.enumerate() if thread.name == "whisper"}
    stream = await recognizer.open_stream("en")
    jobs = [recognizer.submit(FINAL, HALF_A_MINUTE, "en") for _ in range(50)]
    for frame in frames(SPEECH):
        stream.feed(frame)
    await recognizer.close()
    assert not any(thread.is_alive() for thread in threads)
    assert all(job.done() for job in jobs)
    with pytest.raises(BackendError, match="closed"):
        jobs[-1].result()
    assert stream.feed(SPEECH) == [], "feeding a closed recognizer is harmless"
    with pytest.raises(BackendError, match="closed"):
        await stream.finish()


async def test_an_english_model_refuses_other_languages(recognizer: WhisperRecognizer) -> None:
    with pytest.raises(BackendError, match="'de'"):
        await recognizer.open_stream("de")


@pytest.mark.parametrize("broken", ["model.bin", "tokenizer.json"])
def test_a_broken_model_is_a_clear_error(tiny_model: Path, tmp_path: Path, broken: str) -> None:
    copy = shutil.copytree(tiny_model, tmp_path / "copy")
    (copy / broken).write_bytes(b"\x00broken")
    with pytest.raises(BackendError, match="can't be loaded"):
        WhisperRecognizer(str(copy), tmp_path)


def test_a_model_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match=r"'small\.en' is not on this machine"):
        WhisperRecognizer("small.en", tmp_path)
