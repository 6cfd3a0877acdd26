"""One side of a recording: packets with session times in, whole Ogg pages on the disk."""

import contextlib
import os
import zlib
from collections import deque
from pathlib import Path

import structlog

from interviewer.media.ogg import OpusPages
from interviewer.media.opus_packets import CLOCK_HZ, PACKET_SAMPLES, SILENCE, duration_samples

logger = structlog.get_logger()

PAGE_SAMPLES = CLOCK_HZ // 5  # 200 ms: all that a killed process loses
# A packet that begins this much before the end of the one before it is an overlap: it is dropped.
MAX_OVERLAP_SAMPLES = CLOCK_HZ * 60 // 1000
# One minute of pages for a disk that takes none. Overflow policy: the oldest page is dropped and counted.
MAX_WAITING_PAGES = 300


class RecordingFile:
    """Used by one thread. The constructor raises OSError; afterwards a failing disk is only reported."""

    def __init__(self, path: Path, start_s: float) -> None:
        self._path = path
        self._start_s = start_s
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._offset = 0
        self._pages = OpusPages(zlib.crc32(path.name.encode()))
        self._waiting: deque[bytes] = deque()
        self._reported = False
        self.dropped = 0
        self._store(self._pages.head(start_s))

    @property
    def waiting_pages(self) -> int:
        """Pages the disk did not take yet."""
        return len(self._waiting)

    def add(self, payload: bytes, start_s: float) -> None:
        """What is missing before `start_s` becomes silence; what comes too early or isn't Opus is dropped."""
        try:
            samples = duration_samples(payload)
        except ValueError:
            self.dropped += 1
            return
        position = round((start_s - self._start_s) * CLOCK_HZ)
        if position < self._pages.position - MAX_OVERLAP_SAMPLES:
            self.dropped += 1
            return
        self._pad(position)
        self._append(payload, samples)

    def sync(self) -> None:
        """Bring everything to the disk."""
        self._store(self._pages.flush())
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            self._report(error)

    def close(self, at_s: float) -> None:
        """Pad to session time `at_s` and end the file."""
        end = round((at_s - self._start_s) * CLOCK_HZ)
        self._pad(end + PACKET_SAMPLES // 2)  # the last page's granule cuts what is too much
        self._store(self._pages.end(end))
        with contextlib.suppress(OSError):  # reported below, if pages are left
            os.fsync(self._descriptor)
        os.close(self._descriptor)
        if self._waiting:
            logger.error("recording_incomplete", file=self._path.name, missing_pages=len(self._waiting))

    def _pad(self, position: int) -> None:
        for _ in range(round((position - self._pages.position) / PACKET_SAMPLES)):
            self._append(SILENCE, PACKET_SAMPLES)

    def _append(self, payload: bytes, samples: int) -> None:
        self._store(self._pages.add(payload, samples))
        if self._pages.page_samples >= PAGE_SAMPLES:
            self._store(self._pages.flush())

    def _store(self, page: bytes) -> None:
        """Write `page` and what waits before it. A page is written where the last whole one ended."""
        if page:
            self._waiting.append(page)
        if len(self._waiting) > MAX_WAITING_PAGES:
            self._waiting.popleft()
            self.dropped += 1
        try:
            while self._waiting:
                self._write(self._waiting[0])
                self._waiting.popleft()
        except OSError as error:
            self._report(error)
            return
        self._reported = False

    def _write(self, page: bytes) -> None:
        written = 0
        while written < len(page):
            written += os.pwrite(self._descriptor, page[written:], self._offset + written)
        self._offset += len(page)

    def _report(self, error: OSError) -> None:
        if not self._reported:
            logger.error("recording_not_written", file=self._path.name, reason=error.strerror)
        self._reported = True
