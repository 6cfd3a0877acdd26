"""SIGKILL while recording, and files that were cut or damaged: what is on the disk can be read."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.media import ogg, recording
from tests.interviewer.media.sounds import decoded, level, packets, pitch_hz, tone

MODULE = "tests.interviewer.media.recording_until_killed"
PAGE_S = 0.2


def kill_while_recording(folder: Path, seconds: float, after_s: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", MODULE, str(folder), str(seconds)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "recorded\n"
        time.sleep(after_s)  # the random instant
        child.kill()
    assert child.returncode == -9


@pytest.mark.fault
def test_kill_9_loses_nothing_but_the_page_in_work(tmp_path: Path) -> None:
    """20 s as in the measurements of the design: FFmpeg's own muxer kept 0 s of them."""
    kill_while_recording(tmp_path, 20.0, after_s=0.05)
    candidate, interviewer = recording.parts(tmp_path)
    for part, hertz in ((candidate, 440), (interviewer, 880)):
        sound = decoded(part.path)
        assert len(sound) / 48_000 >= 20.0 - PAGE_S
        assert len(sound) / 48_000 == pytest.approx(part.duration_s, abs=0.001)
        assert pitch_hz(sound[48_000:], 48_000) == pytest.approx(hertz, abs=2)
        assert min(level(sound[at : at + 4_800]) for at in range(4_800, 19 * 48_000, 4_800)) > 3000
    assert recording.duration_s(tmp_path) >= 20.0 - PAGE_S


@pytest.mark.fault
def test_after_each_kill_the_next_run_begins_a_part_of_its_own(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    for kill in range(1, 4):
        kill_while_recording(tmp_path, 1.0, after_s=chance.uniform(0, 0.1))
        parts = recording.parts(tmp_path)
        assert [(part.side, part.number) for part in parts] == [
            (side, number) for number in range(1, kill + 1) for side in recording.SIDES
        ]
        for part in parts:
            assert len(decoded(part.path)) / 48_000 == pytest.approx(part.duration_s, abs=0.001)


# ---- damage -----------------------------------------------------------------------------------------


def whole_file() -> bytes:
    pages = ogg.OpusPages(7)
    content = pages.head(12.5)
    for number, payload in enumerate(packets(tone(440, 3.0))):
        content += pages.add(payload, 960)
        if number % 10 == 9:
            content += pages.flush()
    return content + pages.end(pages.position)


WHOLE = whole_file()


def test_a_whole_file_tells_its_start_and_length(tmp_path: Path) -> None:
    path = tmp_path / "candidate.ogg"
    path.write_bytes(WHOLE)
    found = ogg.read(path)
    assert found is not None
    assert found.start_s == 12.5
    assert found.duration_s == pytest.approx(3.02)
    assert len(decoded(path)) / 48_000 == pytest.approx(found.duration_s)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(WHOLE)))
def test_a_file_cut_anywhere_is_read_up_to_its_last_whole_page(tmp_path: Path, length: int) -> None:
    path = tmp_path / "candidate.ogg"
    path.write_bytes(WHOLE[:length])
    found = ogg.read(path)
    ends = [at for at in range(1, len(WHOLE) + 1) if at == len(WHOLE) or WHOLE.startswith(b"OggS", at)]
    if length < ends[1]:
        assert found is None
        return
    whole_pages = sum(end <= length for end in ends) - 2
    assert found is not None
    assert found.start_s == 12.5
    assert found.duration_s == pytest.approx(min(whole_pages * PAGE_S, 3.02))
    if whole_pages:
        assert len(decoded(path)) / 48_000 >= found.duration_s - 0.001
    assert len(recording.parts(tmp_path)) == 1


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused_and_never_tells_a_wrong_start(
    tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    content = bytearray(WHOLE)
    for at, bits in flips:
        content[at] ^= bits
    (tmp_path / "candidate.ogg").write_bytes(content)
    for part in recording.parts(tmp_path):
        assert (part.start_s, part.number) == (12.5, 1)
        assert 0 <= part.duration_s <= 3.021
    recording.duration_s(tmp_path)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), with_capture=st.booleans())
def test_any_bytes_are_no_recording(tmp_path: Path, content: bytes, with_capture: bool) -> None:
    (tmp_path / "candidate.ogg").write_bytes(b"OggS" + content if with_capture else content)
    assert recording.parts(tmp_path) == ()
    assert recording.duration_s(tmp_path) == 0
