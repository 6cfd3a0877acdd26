"""What is recorded, decoded by FFmpeg: the right sound at the right session time, on both sides."""

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import StoreError
from interviewer.media import ogg, recording
from interviewer.media.recording import SessionRecorder
from interviewer.media.recording_file import MAX_WAITING_PAGES, RecordingFile
from tests.interviewer.media.recording_until_killed import Clock
from tests.interviewer.media.sounds import decoded, level, onset_s, packets, packets_of, tone
from tests.interviewer.media.waiting import until

PACKET_S = 0.02
BEEP = packets(tone(440, 0.5))


@contextlib.asynccontextmanager
async def recorder(folder: Path, clock: Clock) -> AsyncIterator[SessionRecorder]:
    running = SessionRecorder(folder, clock)
    try:
        yield running
    finally:
        await running.close(clock.now_s)


def sounds(folder: Path) -> dict[str, recording.RecordingPart]:
    return {part.path.name: part for part in recording.parts(folder)}


async def test_a_session_is_as_long_on_both_sides_as_it_was(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        for number, payload in enumerate(BEEP):
            running.candidate_packet(payload, 1.0 + number * PACKET_S)
        clock.now_s = 12.34
    for name in ("candidate.ogg", "interviewer.ogg"):
        assert len(decoded(tmp_path / name)) / 48_000 == pytest.approx(12.34, abs=0.021)
    assert recording.duration_s(tmp_path) == pytest.approx(12.34, abs=0.021)
    assert level(decoded(tmp_path / "interviewer.ogg")) < 1


async def test_gaps_become_silence_and_shift_nothing(tmp_path: Path) -> None:
    clock = Clock()
    starts_s = (0.5, 3.0, 3.0 + 1.234, 60.0)
    async with recorder(tmp_path, clock) as running:
        for start_s in starts_s:
            for number, payload in enumerate(BEEP):
                running.candidate_packet(payload, start_s + number * PACKET_S)
        clock.now_s = 62.0
    sound = decoded(tmp_path / "candidate.ogg")
    for start_s in starts_s:
        at = round((start_s - 0.2) * 48_000)
        # The codec's look-ahead is 6.5 ms, packets stand on a grid of 20 ms.
        assert 0.2 - 0.011 <= onset_s(sound[at : at + 48_000]) <= 0.2 + 0.011 + 0.0065
    assert level(sound[5 * 48_000 : 59 * 48_000]) < 1
    assert len(sound) / 48_000 == pytest.approx(62.0, abs=0.021)


async def test_both_sides_are_aligned(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        for number, payload in enumerate(BEEP):
            running.interviewer_packet(payload, 2.0 + number * PACKET_S)
        for number, payload in enumerate(BEEP):
            running.candidate_packet(payload, 5.0 + number * PACKET_S)
        clock.now_s = 8.0
    aila, candidate = decoded(tmp_path / "interviewer.ogg"), decoded(tmp_path / "candidate.ogg")
    assert onset_s(candidate) - onset_s(aila) == pytest.approx(3.0, abs=0.021)


async def test_a_second_run_records_a_second_part_with_its_own_start(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        running.candidate_packet(BEEP[0], 0.0)
        clock.now_s = 4.0
    assert recording.duration_s(tmp_path) == pytest.approx(4.0, abs=0.021)
    clock.now_s = 100.0
    async with recorder(tmp_path, clock) as running:
        running.candidate_packet(BEEP[5], 101.0)
        clock.now_s = 102.0
    parts = sounds(tmp_path)
    assert list(parts) == ["candidate.ogg", "interviewer.ogg", "candidate-2.ogg", "interviewer-2.ogg"]
    assert parts["candidate-2.ogg"].start_s == 100.0
    assert parts["candidate-2.ogg"].duration_s == pytest.approx(2.0, abs=0.021)
    assert recording.duration_s(tmp_path) == pytest.approx(102.0, abs=0.021)


async def test_packets_too_early_or_not_opus_are_dropped_and_counted(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        for payload, at_s in ((BEEP[0], 1.0), (BEEP[1], 0.5), (b"", 1.02), (bytes(2000), 1.02), (BEEP[2], 1.02)):
            running.candidate_packet(payload, at_s)
        clock.now_s = 1.04
    assert running.dropped == 3
    assert len(decoded(tmp_path / "candidate.ogg")) / 48_000 == pytest.approx(1.04, abs=0.021)


async def test_packets_of_other_lengths_and_stereo_are_recorded_as_they_are(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        for number, payload in enumerate(packets_of(60, tone(440, 3.0), channels=2)):
            running.candidate_packet(payload, number * 0.06)
        clock.now_s = 3.0
    sound = decoded(tmp_path / "candidate.ogg")
    assert len(sound) / 48_000 == pytest.approx(3.0, abs=0.021)
    assert level(sound[4_800:-4_800]) == pytest.approx(8000 / 2**0.5, rel=0.1)


async def test_nothing_is_taken_after_the_end_and_ending_twice_does_no_harm(tmp_path: Path) -> None:
    clock = Clock()
    async with recorder(tmp_path, clock) as running:
        running.candidate_packet(BEEP[0], 0.0)
        await running.close(0.02)
        before = (tmp_path / "candidate.ogg").read_bytes()
        running.candidate_packet(BEEP[1], 0.02)
    assert (tmp_path / "candidate.ogg").read_bytes() == before
    assert not writers()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.floats(0, 1.5), st.integers(0, 20)), max_size=40))
def test_whatever_the_gaps_each_packet_stands_within_40_ms_of_its_time(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[float, int]]
) -> None:
    path = tmp_path_factory.mktemp("gaps") / "candidate.ogg"
    file = RecordingFile(path, 10.0)
    at_s = 10.0
    for gap_s, count in steps:
        at_s += gap_s
        for number in range(count):
            file.add(BEEP[number], at_s)
            at_s += PACKET_S
            found = ogg.read(path)
            assert found is not None
            assert 10.0 + found.duration_s <= at_s + 0.011
    file.close(at_s)
    found = ogg.read(path)
    assert found is not None
    assert 10.0 + found.duration_s == pytest.approx(at_s, abs=0.021)
    assert file.dropped == 0


# ---- disks that fail --------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="The recording can't be written to"):
        SessionRecorder(tmp_path / "file" / "session", Clock())


def starving(mode: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.interviewer.media.starving", mode, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("recording_not_written") == 1  # said once, not per page
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.fault
def test_a_disk_that_is_full_for_a_while_costs_nothing(tmp_path: Path) -> None:
    told = starving("while", tmp_path)
    sound = decoded(tmp_path / "candidate.ogg")
    assert told["dropped"] == 0
    assert len(sound) / 48_000 == pytest.approx(told["recorded_s"], abs=0.021) == pytest.approx(15.0)
    assert min(level(sound[at : at + 9_600]) for at in range(0, len(sound) - 9_600, 9_600)) > 3000


@pytest.mark.fault
def test_a_disk_that_stays_full_costs_the_oldest_pages_but_no_memory_and_no_interview(tmp_path: Path) -> None:
    told = starving("forever", tmp_path)
    assert told["waiting"] == MAX_WAITING_PAGES
    assert told["dropped"] == 50
    # What was written before can be read.
    assert len(decoded(tmp_path / "candidate.ogg")) / 48_000 == pytest.approx(told["recorded_s"], abs=0.2)


class StuckFile(RecordingFile):
    """On a disk that doesn't answer any more, as a network share that is gone."""

    answers = threading.Event()

    def sync(self) -> None:
        self.answers.wait()


async def test_a_hung_disk_is_given_up_and_nobody_else_waits_for_it(tmp_path: Path) -> None:
    clock = Clock()
    running = SessionRecorder(tmp_path, clock, StuckFile)
    try:
        async with asyncio.timeout(60):
            while running.dropped == 0:  # the thread hangs, and the queue runs full
                running.candidate_packet(BEEP[0], clock.now_s)
                clock.now_s += PACKET_S
                await asyncio.sleep(0)
            await running.close(clock.now_s, timeout_s=0.2)
            assert writers()
    finally:
        StuckFile.answers.set()
    await until(lambda: not writers())


def writers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("recording-")]
