"""A child process that does one engine's work, so that its crash or hang never touches an interview.

Parent and child exchange frames over pipes: 4 bytes header length, 4 bytes body length (big endian), a JSON
header, a binary body. The parent asks, the child answers; a crash or a missed deadline kills the child, raises
BackendError, and the next request starts a new one.
"""

import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any

from interviewer.errors import BackendError

Header = dict[str, Any]
_LENGTHS = struct.Struct(">II")
_MAX_FRAME_BYTES = 64 * 1024 * 1024


class WorkerProcess:
    """Runs `python -m MODULE ARGS`. Thread-safe; one request at a time."""

    def __init__(self, module: str, *arguments: str, stage: str, start_timeout_s: float = 30.0) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._stage = stage
        self._start_timeout_s = start_timeout_s
        self._requesting = threading.Lock()
        self._changing = threading.Lock()  # of _child and _closed; held for moments only
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._greeting: Header = {}

    @property
    def pid(self) -> int | None:
        child = self._child
        return child.pid if child is not None and child.poll() is None else None

    def start(self) -> Header:
        """Start the child if it isn't running; its greeting header (engine version and the like)."""
        with self._requesting:
            self._ensure()
            return self._greeting

    def request(self, header: Header, body: bytes = b"", *, timeout_s: float) -> tuple[Header, bytes]:
        """Blocks until the answer. Raises BackendError when the child dies, hangs or reports a fault."""
        with self._requesting:
            child = self._ensure()
            answer, payload = self._exchange(child, timeout_s, (header, body))
        if "error" in answer:
            raise BackendError(str(answer["error"]), stage=self._stage)
        return answer, payload

    def close(self) -> None:
        """For good. A request that another thread is waiting for fails at once."""
        with self._changing:
            self._closed = True
            if self._child is not None:
                self._child.kill()
        with self._requesting:
            self._stop()

    def _ensure(self) -> subprocess.Popen[bytes]:
        if self.pid is not None and self._child is not None:
            return self._child
        self._stop()
        with self._changing:
            if self._closed:
                raise BackendError(f"The {self._stage} is closed.", stage=self._stage)
            self._child = child = self._spawn()
        self._greeting = self._exchange(child, self._start_timeout_s)[0]
        return child

    def _spawn(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
                # Ctrl-C in the terminal is for the server, which then ends its children itself.
                start_new_session=True,
            )
        except OSError as error:  # no memory, no descriptors
            raise BackendError(f"The {self._stage} can't be started: {error}.", stage=self._stage) from error

    def _exchange(
        self, child: subprocess.Popen[bytes], timeout_s: float, question: tuple[Header, bytes] | None = None
    ) -> tuple[Header, bytes]:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            with _killed_after(timeout_s, child) as missed:
                if question is not None:
                    write_frame(child.stdin, *question)
                found = read_frame(child.stdout)
        except ValueError:
            raise self._lost("answered nonsense") from None
        except OSError:
            found = None
        if found is None:
            raise self._lost("did not answer in time" if missed.is_set() else "stopped working")
        return found

    def _lost(self, what: str) -> BackendError:
        self._stop()
        again = "." if self._closed else "; it is started again."
        return BackendError(f"The {self._stage} {what}{again}", stage=self._stage)

    def _stop(self) -> None:
        with self._changing:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # unsent bytes to a dead child
                    pipe.close()


@contextlib.contextmanager
def _killed_after(timeout_s: float, child: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """Pipes know no deadline; a dead child's pipes end every read and write of the parent, on all systems."""
    missed = threading.Event()

    def kill() -> None:
        missed.set()
        child.kill()

    watchdog = threading.Timer(timeout_s, kill)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield missed
    finally:
        watchdog.cancel()


def serve(greeting: Header, answer: Callable[[Header, bytes], tuple[Header, bytes]]) -> None:
    """The child's main loop: greet, then answer frames until the parent closes the pipe or dies.

    stdout belongs to the frames; whatever an engine prints is sent to stderr instead.
    """
    frames_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    frames_in = os.fdopen(0, "rb")
    with contextlib.suppress(BrokenPipeError):
        write_frame(frames_out, greeting, b"")
        while (frame := read_frame(frames_in)) is not None:
            write_frame(frames_out, *answer(*frame))


def write_frame(pipe: IO[bytes], header: Header, body: bytes) -> None:
    encoded = json.dumps(header).encode()
    pipe.write(_LENGTHS.pack(len(encoded), len(body)) + encoded + body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[Header, bytes] | None:
    """None at the end of the pipe, be it within a frame. Raises ValueError for what isn't a frame."""
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header_bytes, body_bytes = _LENGTHS.unpack(lengths)
    if header_bytes + body_bytes > _MAX_FRAME_BYTES:
        raise ValueError(f"a frame of {header_bytes + body_bytes} bytes")
    encoded, body = pipe.read(header_bytes), pipe.read(body_bytes)
    if len(encoded) < header_bytes or len(body) < body_bytes:
        return None
    header = json.loads(encoded)
    if not isinstance(header, dict):
        raise ValueError("a header that isn't an object")
    return header, body
