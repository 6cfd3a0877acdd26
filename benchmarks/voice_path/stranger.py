"""Somebody on the network who is no candidate, and sends what opens a DTLS handshake, or junk, to open ports."""

import os
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType

Address = tuple[str, int]

# How often it looks at the clock: what is due then is sent at once, so the rate is kept where `sleep` isn't exact.
LOOK_EVERY_S = 0.002
# After a stall of the machine no more than this is made up for.
MOST_DUE_S = 0.1


def client_hello() -> bytes:
    """DTLS 1.2, the smallest that OpenSSL takes for the beginning of a handshake (RFC 6347, 4.2.1)."""
    body = b"\xfe\xfd" + os.urandom(32) + b"\x00\x00" + b"\x00\x02\x00\x00" + b"\x01\x00"
    length = struct.pack(">I", len(body))[1:]
    handshake = b"\x01" + length + b"\x00\x00" + b"\x00\x00\x00" + length + body
    return b"\x16\xfe\xff" + bytes(8) + struct.pack(">H", len(handshake)) + handshake


def addresses(sdp: str) -> list[Address]:
    """The IPv4 addresses on which whoever wrote this listens."""
    found = re.findall(r"a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host", sdp)
    return [(host, int(port)) for host, port in found]


class Spray:
    """Packets from another port, `per_s` to each target, from a thread of its own until the block ends."""

    def __init__(
        self, targets: Sequence[Address], per_s: float, packet: Callable[[], bytes] = client_hello
    ) -> None:
        self._targets, self._per_s, self._packet = tuple(targets), per_s, packet
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stranger")
        self.sent = 0
        self.lasted_s = 0.0

    @property
    def rate(self) -> float:
        """What it really sent in a second to each target; complete after the block."""
        return self.sent / len(self._targets) / self.lasted_s if self.lasted_s else 0.0

    def __enter__(self) -> "Spray":
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
            own.bind(("", 0))
            begun_s = last_s = time.monotonic()
            due = 0.0
            while not self._ended.wait(LOOK_EVERY_S):
                now_s = time.monotonic()
                due += min(now_s - last_s, MOST_DUE_S) * self._per_s
                last_s = now_s
                while due >= 1:
                    due -= 1
                    for target in self._targets:
                        self.sent += own.sendto(self._packet(), target) > 0
            self.lasted_s = time.monotonic() - begun_s
