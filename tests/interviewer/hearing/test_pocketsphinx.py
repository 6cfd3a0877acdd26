"""The embedded recognizer on recorded human speech, and killed or stopped in the middle of it."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dialogue.hypotheses import Hypothesis
from interviewer.errors import BackendError
from interviewer.hearing.pocketsphinx import (
    ANSWER_WITHIN_S,
    PocketSphinxRecognizer,
    PocketSphinxStream,
    clean,
)
from interviewer.hearing.protocols import Pcm16k, TurnContext
from tests.interviewer.hearing.sounds import RECORDINGS, frames, word_error_rate

pytestmark = pytest.mark.engine


@pytest.fixture
async def stream() -> AsyncIterator[PocketSphinxStream]:
    stream = await PocketSphinxRecognizer().open_stream("en-us")
    yield stream
    await stream.close()


def exists(pid: int) -> bool:
    """Also true of a zombie."""
    return Path(f"/proc/{pid}").exists()


def wait_until_dead(stream: PocketSphinxStream) -> None:
    while stream.worker_pid is not None:
        time.sleep(0)


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def engine_threads() -> list[threading.Thread]:
    """The streams' own and the watchdogs of their processes."""
    return [
        thread
        for thread in threading.enumerate()
        if thread.name.startswith("pocketsphinx") or isinstance(thread, threading.Timer)
    ]


async def hear(stream: PocketSphinxStream, pcm: Pcm16k) -> list[Hypothesis]:
    """As fast as the engine keeps up: each piece is waited for, so partials come as they would for live speech."""
    found: list[Hypothesis] = []
    for frame in frames(pcm):
        found += stream.feed(frame)
        if stream._running is not None:
            await asyncio.wait([asyncio.wrap_future(stream._running)])
    return found


def pid_of(stream: PocketSphinxStream) -> int:
    pid = stream.worker_pid
    assert pid is not None
    return pid


async def test_two_words_of_five_and_more_of_human_speech_are_right(stream: PocketSphinxStream) -> None:
    rates = []
    for recording in RECORDINGS:
        await hear(stream, recording.pcm)
        heard = await stream.finish()
        assert heard.is_final
        rates.append(word_error_rate(recording.words, heard.text) * len(recording.words))
    # 28 to 34 % were measured on these 71 words.
    assert sum(rates) / sum(len(recording.words) for recording in RECORDINGS) <= 0.6


async def test_partial_words_come_while_somebody_speaks(stream: PocketSphinxStream) -> None:
    found = await hear(stream, RECORDINGS[0].pcm)
    assert len({h.text for h in found}) >= 5
    assert not any(h.is_final for h in found)
    assert all(h.stable_chars == 0 for h in found), "any word may change until the end"


async def test_segments_are_recognized_one_by_one(stream: PocketSphinxStream) -> None:
    await hear(stream, RECORDINGS[0].pcm)
    first = await stream.finish()
    await hear(stream, RECORDINGS[1].pcm)
    second = await stream.finish()
    assert word_error_rate(RECORDINGS[0].words, first.text) <= 0.6
    assert len(second.text.split()) <= 2 * len(RECORDINGS[1].words)


async def test_a_turn_that_begins_anew_forgets_what_was_not_finished(stream: PocketSphinxStream) -> None:
    await hear(stream, RECORDINGS[0].pcm)
    stream.begin_turn(TurnContext("next", "And then?"))
    await hear(stream, RECORDINGS[1].pcm)
    assert len((await stream.finish()).text.split()) <= 2 * len(RECORDINGS[1].words)


async def expected(pcm: Pcm16k) -> str:
    stream = await PocketSphinxRecognizer().open_stream("en")
    try:
        await hear(stream, pcm)
        return (await stream.finish()).text
    finally:
        await stream.close()


@pytest.mark.fault
async def test_a_process_killed_in_mid_segment_costs_no_word(stream: PocketSphinxStream) -> None:
    pcm = RECORDINGS[0].pcm
    await hear(stream, pcm[: len(pcm) // 2])
    os.kill(pid_of(stream), signal.SIGKILL)
    await hear(stream, pcm[len(pcm) // 2 :])
    assert (await stream.finish()).text == await expected(pcm)


@pytest.mark.fault
async def test_a_process_killed_again_and_again_costs_no_word(stream: PocketSphinxStream) -> None:
    pcm = RECORDINGS[0].pcm
    quarter = len(pcm) // 320 // 4 * 320
    for start in (0, quarter, 2 * quarter):
        await hear(stream, pcm[start : start + quarter])
        if (pid := stream.worker_pid) is not None:
            os.kill(pid, signal.SIGKILL)
    await hear(stream, pcm[3 * quarter :])
    assert (await stream.finish()).text == await expected(pcm)


@pytest.mark.fault
async def test_a_process_that_died_unnoticed_costs_no_word(stream: PocketSphinxStream) -> None:
    """The new one is asked to go on in the middle of a segment that it has never heard."""
    pcm = RECORDINGS[1].pcm
    await hear(stream, pcm[: len(pcm) // 2])
    os.kill(pid_of(stream), signal.SIGKILL)
    wait_until_dead(stream)
    await hear(stream, pcm[len(pcm) // 2 :])
    assert (await stream.finish()).text == await expected(pcm)


@pytest.mark.fault
async def test_a_process_killed_just_before_the_end_costs_no_word(stream: PocketSphinxStream) -> None:
    pcm = RECORDINGS[1].pcm
    await hear(stream, pcm)
    os.kill(pid_of(stream), signal.SIGKILL)
    assert (await stream.finish()).text == await expected(pcm)


@pytest.mark.fault
async def test_a_process_that_hangs_is_noticed_and_replaced_without_a_lost_word(
    stream: PocketSphinxStream,
) -> None:
    pcm = RECORDINGS[1].pcm
    await hear(stream, pcm[: len(pcm) // 2])
    hung = pid_of(stream)
    os.kill(hung, signal.SIGSTOP)
    for frame in frames(pcm[len(pcm) // 2 :]):
        stream.feed(frame)
    started_s = time.monotonic()
    heard = await stream.finish()
    # Noticed within 4 s, replaced and caught up within as many; the rest is for a busy machine.
    assert time.monotonic() - started_s < 5 * ANSWER_WITHIN_S
    assert stream.worker_pid != hung
    assert not exists(hung)
    assert word_error_rate(tuple((await expected(pcm)).split()), heard.text) <= 0.2


@pytest.mark.fault
async def test_close_does_not_wait_for_a_process_that_hangs() -> None:
    stream = await PocketSphinxRecognizer().open_stream("en")
    await hear(stream, RECORDINGS[1].pcm)
    pid = pid_of(stream)
    os.kill(pid, signal.SIGSTOP)
    finishing = asyncio.ensure_future(stream.finish())
    await asyncio.sleep(0)
    started_s = time.monotonic()
    await stream.close()
    with pytest.raises(BackendError):
        await finishing
    assert time.monotonic() - started_s < ANSWER_WITHIN_S
    assert not exists(pid)


async def test_close_leaves_no_process_no_thread_and_no_descriptor() -> None:
    await (await PocketSphinxRecognizer().open_stream("en")).close()  # asyncio's own are there from now on
    before = descriptors()
    stream = await PocketSphinxRecognizer().open_stream("en")
    await hear(stream, RECORDINGS[1].pcm)
    pid = pid_of(stream)
    await stream.close()
    assert not exists(pid)
    assert descriptors() == before
    for thread in engine_threads():
        thread.join(10.0)  # a cancelled watchdog on its way out
    assert engine_threads() == []


async def test_it_refuses_other_languages_than_english() -> None:
    with pytest.raises(BackendError, match="English only"):
        await PocketSphinxRecognizer().open_stream("de")


def test_marks_of_silence_noise_and_pronunciation_are_no_words() -> None:
    assert clean("<s> i asked(2) [NOISE] the ++um++ team <sil> </s>") == "i asked the team"
