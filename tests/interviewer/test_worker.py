"""Real child processes that crash, hang, talk nonsense and don't listen."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from interviewer.errors import BackendError
from interviewer.worker import WorkerProcess

CHILD = "tests.interviewer.worker_children.odd"
# What must not be waited for is this long; what is waited for comes within it on the slowest machine.
LONG_S = 60.0
SHORT_S = 0.2


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    worker = WorkerProcess(CHILD, stage="voice")
    yield worker
    worker.close()


def alive(pid: int) -> bool:
    """Also true of a zombie."""
    return Path(f"/proc/{pid}").exists()


def descriptors() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir()}


def pid_of(worker: WorkerProcess) -> int:
    pid = worker.pid
    assert pid is not None
    return pid


def test_a_request_is_answered_with_header_and_body(worker: WorkerProcess) -> None:
    header, body = worker.request({"do": "echo", "text": "Grüße"}, b"\x00\xff" * 10, timeout_s=LONG_S)
    assert header["echo"] == {"do": "echo", "text": "Grüße"}
    assert body == b"\x00\xff" * 10


def test_the_greeting_says_what_the_child_is_and_is_kept(worker: WorkerProcess) -> None:
    assert worker.start() == worker.start() == {"version": "1", "how": ""}


def test_one_child_answers_all_requests(worker: WorkerProcess) -> None:
    assert len({worker.request({"do": "echo"}, timeout_s=LONG_S)[0]["pid"] for _ in range(5)}) == 1


def test_a_body_larger_than_the_pipe_passes_both_ways(worker: WorkerProcess) -> None:
    body = bytes(range(256)) * 8_192  # 2 MiB; a pipe holds 64 KiB
    assert worker.request({"do": "echo"}, body, timeout_s=LONG_S)[1] == body


def test_a_fault_that_the_child_reports_is_told_and_leaves_it_alive(worker: WorkerProcess) -> None:
    worker.start()
    pid = pid_of(worker)
    with pytest.raises(BackendError, match="There is no such voice") as caught:
        worker.request({"do": "fault"}, timeout_s=LONG_S)
    assert caught.value.stage == "voice"
    assert worker.pid == pid


def test_what_an_engine_prints_does_not_get_between_the_frames(worker: WorkerProcess) -> None:
    worker.request({"do": "print"}, timeout_s=LONG_S)
    assert worker.request({"do": "echo"}, b"x", timeout_s=LONG_S)[1] == b"x"


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("die", "stopped working"),
        ("raise", "stopped working"),
        ("half", "stopped working"),
        ("garbage", "nonsense"),
        ("no JSON", "nonsense"),
        ("no object", "nonsense"),
        ("not UTF-8", "nonsense"),
        ("huge", "nonsense"),
    ],
)
@pytest.mark.fault
def test_a_child_that_fails_is_replaced_by_the_next_request(worker: WorkerProcess, does: str, says: str) -> None:
    worker.start()
    pid = pid_of(worker)
    with pytest.raises(BackendError, match=says):
        worker.request({"do": does}, timeout_s=LONG_S)
    assert not alive(pid), "the failed child must be gone, not a zombie"
    assert worker.request({"do": "echo"}, timeout_s=LONG_S)[0]["pid"] != pid


@pytest.mark.fault
def test_a_child_that_was_killed_between_requests_is_replaced_unnoticed(worker: WorkerProcess) -> None:
    worker.start()
    pid = pid_of(worker)
    os.kill(pid, signal.SIGKILL)
    while worker.pid is not None:
        time.sleep(0)
    assert worker.request({"do": "echo"}, timeout_s=LONG_S)[0]["pid"] != pid
    assert not alive(pid)


@pytest.mark.fault
def test_a_child_that_hangs_is_killed_at_the_deadline(worker: WorkerProcess) -> None:
    worker.start()
    pid = pid_of(worker)
    with pytest.raises(BackendError, match="in time"):
        worker.request({"do": "hang"}, timeout_s=SHORT_S)
    assert not alive(pid)
    assert worker.request({"do": "echo"}, b"x", timeout_s=LONG_S)[1] == b"x"


@pytest.mark.fault
def test_a_child_that_was_stopped_is_killed_at_the_deadline(worker: WorkerProcess) -> None:
    worker.start()
    pid = pid_of(worker)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(BackendError, match="in time"):
        worker.request({"do": "echo"}, timeout_s=SHORT_S)
    assert not alive(pid)


@pytest.mark.fault
def test_a_child_that_does_not_read_cannot_block_a_request_beyond_its_deadline(worker: WorkerProcess) -> None:
    worker.request({"do": "deaf"}, timeout_s=LONG_S)
    with pytest.raises(BackendError, match="in time"):
        worker.request({"do": "echo"}, bytes(2**20), timeout_s=SHORT_S)


@pytest.mark.fault
def test_a_child_that_does_not_greet_is_given_up() -> None:
    worker = WorkerProcess(CHILD, "never greets", stage="voice", start_timeout_s=SHORT_S)
    with pytest.raises(BackendError, match="in time"):
        worker.start()
    assert worker.pid is None
    worker.close()


@pytest.mark.fault
def test_a_child_that_ends_before_it_greets_is_an_error_at_once() -> None:
    worker = WorkerProcess(CHILD, "dies at once", stage="voice", start_timeout_s=LONG_S)
    with pytest.raises(BackendError, match="stopped working"):
        worker.start()
    worker.close()


def test_a_module_that_does_not_exist_is_an_error_at_once() -> None:
    worker = WorkerProcess("tests.interviewer.worker_children.missing", stage="voice", start_timeout_s=LONG_S)
    with pytest.raises(BackendError, match="stopped working"):
        worker.start()
    worker.close()


@pytest.mark.fault
def test_close_does_not_wait_for_a_request_that_another_thread_waits_for(
    worker: WorkerProcess, tmp_path: Path
) -> None:
    worker.start()
    pid = pid_of(worker)
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(worker.request, {"do": "hang", "sign": str(tmp_path / "sign")}, timeout_s=LONG_S)
        while not (tmp_path / "sign").exists():
            time.sleep(0)
        started_s = time.monotonic()
        worker.close()
        with pytest.raises(BackendError, match=r"stopped working\.$"):
            waiting.result()
        assert time.monotonic() - started_s < LONG_S / 2
    assert not alive(pid)


@pytest.mark.fault
def test_close_does_not_wait_for_a_start_either() -> None:
    worker = WorkerProcess(CHILD, "never greets", stage="voice", start_timeout_s=LONG_S)
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(worker.start)
        while worker.pid is None:
            time.sleep(0)
        started_s = time.monotonic()
        worker.close()
        with pytest.raises(BackendError):
            waiting.result()
        assert time.monotonic() - started_s < LONG_S / 2


def test_a_closed_worker_starts_no_child_any_more(worker: WorkerProcess) -> None:
    worker.start()
    worker.close()
    worker.close()
    with pytest.raises(BackendError, match="closed"):
        worker.request({"do": "echo"}, timeout_s=LONG_S)
    assert worker.pid is None


def test_requests_of_several_threads_take_their_turns(worker: WorkerProcess) -> None:
    with ThreadPoolExecutor(4) as threads:
        bodies = [bytes([n]) * 10_000 for n in range(20)]
        answers = threads.map(lambda body: worker.request({"do": "echo"}, body, timeout_s=LONG_S)[1], bodies)
        assert list(answers) == bodies


@pytest.mark.fault
def test_fifty_restarts_leave_no_process_no_descriptor_and_no_thread(worker: WorkerProcess) -> None:
    worker.start()
    before, threads = descriptors(), threading.active_count()
    pids = set()
    for _ in range(50):
        pids.add(pid_of(worker))
        with pytest.raises(BackendError):
            worker.request({"do": "die"}, timeout_s=LONG_S)
        worker.start()
    assert len(pids) == 50
    assert not any(alive(pid) for pid in pids)
    assert descriptors() == before
    while threading.active_count() > threads:  # cancelled watchdogs, on their way out
        time.sleep(0)


@pytest.mark.fault
def test_a_child_whose_parent_was_killed_ends_by_itself() -> None:
    parent_code = (
        "from interviewer.worker import WorkerProcess\n"
        f"worker = WorkerProcess({CHILD!r}, stage='voice')\n"
        "worker.start()\n"
        "print(worker.pid, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent_code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    # The test's own time-out bounds this; a zombie that init hasn't collected yet has no command line.
    while (command := Path(f"/proc/{pid}/cmdline")).exists() and command.read_bytes():
        time.sleep(0.01)
