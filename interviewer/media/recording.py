"""A session's two sides as Ogg/Opus files that are whole at any moment, also after kill -9.

    recordings/<session>/candidate.ogg, interviewer.ogg        the first run of the session
                         candidate-2.ogg, interviewer-2.ogg    after a restart: a new part with its own start

The very packets that went over the network are stored, nothing is encoded again. Each packet says at which session
time it begins; what lies between becomes silence, so loss, outages and reconnects never shift what follows.
"""

import asyncio
import queue
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog

from interviewer.errors import StoreError
from interviewer.media import ogg
from interviewer.media.recording_file import RecordingFile

logger = structlog.get_logger()

Side = Literal["candidate", "interviewer"]
SIDES: tuple[Side, Side] = ("candidate", "interviewer")

# 10 s of both sides. Overflow policy: the packet is dropped and counted, and becomes silence of the same length.
QUEUE_PACKETS = 1_000
SYNC_EVERY_S = 1.0
CLOSE_TIMEOUT_S = 10.0
_NAME = re.compile(r"(candidate|interviewer)(?:-([2-9]|[1-9][0-9]{1,5}))?\.ogg")


@dataclass(frozen=True, slots=True)
class RecordingPart:
    """One file. `number` counts the runs of a session from 1; `start_s` is session time."""

    side: Side
    number: int
    path: Path
    start_s: float
    duration_s: float


@dataclass(frozen=True, slots=True)
class _Packet:
    side: Side
    payload: bytes
    start_s: float


@dataclass(frozen=True, slots=True)
class _End:
    at_s: float
    done: Callable[[], object]


class SessionRecorder:
    """Writes in a thread of its own; none of its methods waits for the disk but `close`.

    `clock` is session time in seconds: it places the packets, and what `close` is given must be read from it.
    A disk that fails or fills up never stops an interview: pages wait in memory and are tried again.
    """

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], float],
        open_file: Callable[[Path, float], RecordingFile] = RecordingFile,
    ) -> None:
        """Begins a new part. Raises StoreError when the folder can't be written."""
        self.clock = clock
        start_s = clock()
        self._files: dict[Side, RecordingFile] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            number = 1 + max((file.number for file in _files(folder)), default=0)
            for side in SIDES:
                self._files[side] = open_file(folder / _name(side, number), start_s)
        except OSError as error:
            for file in self._files.values():
                file.close(start_s)
            raise StoreError(
                f"The recording can't be written to {folder}: {error.strerror}.", code="recording"
            ) from error
        self._queue: queue.Queue[_Packet | None] = queue.Queue(QUEUE_PACKETS)  # None only wakes the thread
        self._end: _End | None = None  # beside the queue, which may be full
        self._dropped = 0
        self._closing = False
        self._thread = threading.Thread(target=self._write, name=f"recording-{folder.name}", daemon=True)
        self._thread.start()

    def candidate_packet(self, payload: bytes, at_s: float) -> None:
        """One received Opus packet whose sound begins at session time `at_s`; in order."""
        self._put(_Packet("candidate", payload, at_s))

    def interviewer_packet(self, payload: bytes, at_s: float) -> None:
        """One sent Opus packet, sent at session time `at_s`; in order."""
        self._put(_Packet("interviewer", payload, at_s))

    async def close(self, at_s: float, timeout_s: float = CLOSE_TIMEOUT_S) -> None:
        """Pad both files with silence to session time `at_s` and end them. A hung disk is given up."""
        if self._closing:
            return
        self._closing = True
        loop = asyncio.get_running_loop()
        done = asyncio.Event()
        self._end = _End(at_s, lambda: loop.call_soon_threadsafe(done.set))
        self._offer(None)
        try:
            async with asyncio.timeout(timeout_s):
                await done.wait()
        except TimeoutError:
            logger.error("recording_not_closed", folder=self._thread.name, waiting=self._queue.qsize())
            return
        self._thread.join()

    @property
    def dropped(self) -> int:
        """Packets that were not stored: the queue was full, or they were no Opus or out of order."""
        return self._dropped + sum(file.dropped for file in self._files.values())

    @property
    def failing(self) -> bool:
        """The disk refuses to take the recording at the moment."""
        return any(file.waiting_pages for file in self._files.values())

    def _put(self, packet: _Packet) -> None:
        if not self._closing and not self._offer(packet):
            self._dropped += 1

    def _offer(self, item: _Packet | None) -> bool:
        try:
            self._queue.put_nowait(item)
        except queue.Full:
            return False
        return True

    def _write(self) -> None:
        """The thread. Wakes up per packet, and each second to bring the files to the disk."""
        sync_due_s = time.monotonic() + SYNC_EVERY_S
        while True:
            try:
                item = self._queue.get(timeout=max(0.0, sync_due_s - time.monotonic()))
            except queue.Empty:
                item = None
            if item is not None:
                self._files[item.side].add(item.payload, item.start_s)
            if self._end is not None and self._queue.empty():
                for file in self._files.values():
                    file.close(self._end.at_s)
                self._end.done()
                return
            if time.monotonic() >= sync_due_s:
                for file in self._files.values():
                    file.sync()
                sync_due_s = time.monotonic() + SYNC_EVERY_S


def parts(folder: Path) -> tuple[RecordingPart, ...]:
    """All files of a session that hold sound, by part and side."""
    found = []
    for file in _files(folder):
        content = ogg.read(file.path)
        if content is not None:
            found.append(RecordingPart(file.side, file.number, file.path, content.start_s, content.duration_s))
    return tuple(sorted(found, key=lambda part: (part.number, SIDES.index(part.side))))


def duration_s(folder: Path) -> float:
    """Session time of the last sound recorded; 0 without any. A session that goes on must not begin before it."""
    return max((part.start_s + part.duration_s for part in parts(folder)), default=0.0)


@dataclass(frozen=True, slots=True)
class _Found:
    side: Side
    number: int
    path: Path


def _files(folder: Path) -> list[_Found]:
    if not folder.is_dir():
        return []
    matches = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
    return [
        _Found("candidate" if match[1] == "candidate" else "interviewer", int(match[2] or 1), path)
        for path, match in matches
        if match is not None
    ]


def _name(side: Side, number: int) -> str:
    return f"{side}.ogg" if number == 1 else f"{side}-{number}.ogg"
