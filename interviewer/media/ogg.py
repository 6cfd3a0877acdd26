"""Ogg/Opus, written page by page so that a file is whole at any moment (RFC 3533, RFC 7845), and read back.

Our own writer, because FFmpeg's keeps up to 37-65 s of Opus in memory by default, which a killed process loses.
"""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from interviewer.media.opus_packets import CLOCK_HZ

_HEADER = struct.Struct("<4sBBqIIIB")  # capture pattern, version, flags, granule, serial, page, checksum, segments
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_MAX_SEGMENTS = 255
_TAIL_BYTES = 65_536 + 512  # a page is shorter than that
_START_TAG = "START_S"
# Ogg's checksum runs the bits of zlib's the other way round: turn the bytes, and the result.
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def checksum(page: bytes) -> int:
    """CRC of a page whose checksum field is zero (RFC 3533: polynomial 0x04c11db7, starts at 0)."""
    turned = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


class OpusPages:
    """Builds the pages of one mono stream. Positions are 48 kHz samples since the file's start."""

    def __init__(self, serial: int) -> None:
        self._serial = serial
        self._number = 0
        self._packets: list[bytes] = []
        self._segments = 0
        self._page_samples = 0
        self.position = 0

    def head(self, start_s: float) -> bytes:
        """The two header pages. `start_s`: session time of the file's first sample, kept as a comment."""
        vendor = b"interviewer"
        tag = f"{_START_TAG}={start_s:.3f}".encode()
        # No pre-skip: sample n of the file is session time start_s + n / 48000 (the codec's own 6.5 ms apart).
        head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, 0, CLOCK_HZ, 0, 0)
        tags = struct.pack("<8sI", b"OpusTags", len(vendor)) + vendor + struct.pack("<II", 1, len(tag)) + tag
        return self._page([head], 0, _FIRST) + self._page([tags], 0, 0)

    def add(self, packet: bytes, samples: int) -> bytes:
        """Take one packet; returns a page when it would not fit into the present one, else nothing."""
        segments = len(packet) // 255 + 1
        full = self.flush() if self._segments + segments > _MAX_SEGMENTS else b""
        self._packets.append(packet)
        self._segments += segments
        self._page_samples += samples
        self.position += samples
        return full

    @property
    def page_samples(self) -> int:
        """How much sound waits in the present page."""
        return self._page_samples

    def flush(self) -> bytes:
        """The present page, if it holds anything."""
        return self._page(self._packets, self.position, 0) if self._packets else b""

    def end(self, position: int) -> bytes:
        """The last page. `position` may cut into it (RFC 7845 section 4.4), never before it."""
        first = self.position - self._page_samples
        return self._page(self._packets, max(first, min(self.position, position)), _LAST)

    def _page(self, packets: list[bytes], granule: int, flags: int) -> bytes:
        lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)
        body = lacing + b"".join(packets)
        blank = _HEADER.pack(b"OggS", 0, flags, granule, self._serial, self._number, 0, len(lacing)) + body
        crc = checksum(blank)
        self._number += 1
        self._packets, self._segments, self._page_samples = [], 0, 0
        return blank[:22] + struct.pack("<I", crc) + blank[26:]


@dataclass(frozen=True, slots=True)
class OpusFile:
    """`start_s`: session time of the first sample."""

    start_s: float
    duration_s: float


def read(path: Path) -> OpusFile | None:
    """What a file holds up to its last whole page; None when not even its head is whole."""
    with path.open("rb") as file:
        first = file.read(4096)
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        tail = file.read()
    head = _page_at(first, 0)
    tags = _page_at(first, head.size) if head is not None else None
    granule = _last_granule(tail)
    if head is None or tags is None or granule is None:
        return None
    _, found, value = first[head.size : head.size + tags.size].partition(f"{_START_TAG}=".encode())
    try:
        return OpusFile(float(value), granule / CLOCK_HZ) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Page:
    size: int
    granule: int


def _last_granule(tail: bytes) -> int | None:
    at = len(tail)
    while (at := tail.rfind(b"OggS", 0, at)) >= 0:
        if (page := _page_at(tail, at)) is not None:
            return page.granule
    return None


def _page_at(content: bytes, at: int) -> _Page | None:
    """The page that begins there, if it is whole and undamaged."""
    page = content[at : at + _HEADER.size + _MAX_SEGMENTS * 256]
    if len(page) < _HEADER.size or page[:4] != b"OggS":
        return None
    _, _, _, granule, _, _, crc, segments = _HEADER.unpack_from(page)
    size = _HEADER.size + segments
    size += sum(page[_HEADER.size : size])
    if len(page) < size or crc != checksum(page[:22] + bytes(4) + page[26:size]):
        return None
    return _Page(size, granule)
