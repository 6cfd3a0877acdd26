"""Received packets in their order again, without ever waiting long for one that is missing.

aiortc's own audio buffer delays everything by 80 ms, by 280 ms for good after the first loss, and loses five
frames with each packet (aiortc issue 543; still so in 1.16.0). This one delivers at once what is in order, waits
`hold_s` for what is missing, then goes on without it. Pure: time is an argument.
"""

from dataclasses import dataclass

# A packet this far back is late; from further back it belongs to a stream that began anew (RFC 3550 A.1).
MAX_MISORDER = 100
# More missing at once (1 s at 20 ms a packet) is an outage: nobody waits for what was spoken then.
MAX_GAP = 50


@dataclass(frozen=True, slots=True)
class AudioPacket:
    """`timestamp` in 48 kHz samples, wrapping at 2**32; `start_s`: when its sound begins, in session time."""

    sequence: int
    timestamp: int
    payload: bytes
    start_s: float = 0.0


class JitterBuffer:
    """`late` counts packets that came twice or after their turn, `skipped` those that were given up."""

    def __init__(self, hold_s: float) -> None:
        self.hold_s = hold_s  # may change meanwhile: also what is held already waits so long
        self._next: int | None = None
        self._held: dict[int, tuple[AudioPacket, float]] = {}
        self._stray: int | None = None  # what would follow the last packet from far back
        self.late = 0
        self.skipped = 0
        self.restarts = 0

    def push(self, packet: AudioPacket, now_s: float) -> list[AudioPacket]:
        """Take one packet; returns what is now due, in order."""
        if self._next is None:
            self._next = packet.sequence
        ahead = (packet.sequence - self._next) & 0xFFFF
        if ahead >= 0x8000:
            return self._behind(packet, 0x10000 - ahead, now_s)
        self._stray = None
        if packet.sequence in self._held:
            self.late += 1
            return self.poll(now_s)
        before = []
        if ahead > MAX_GAP:
            before = self.drain()
            self.skipped += (packet.sequence - self._next) & 0xFFFF
            self._next = packet.sequence
        self._held[packet.sequence] = (packet, now_s)
        return before + self.poll(now_s)

    def poll(self, now_s: float) -> list[AudioPacket]:
        """What is due by now. Call it at `deadline_s` when no packet came meanwhile."""
        due = self._in_order()
        while (deadline_s := self.deadline_s) is not None and deadline_s <= now_s:
            self._skip()
            due += self._in_order()
        return due

    @property
    def deadline_s(self) -> float | None:
        """When the wait for the missing packet ends; None: nothing is waited for."""
        return self._held[self._first_held()][1] + self.hold_s if self._held else None

    def drain(self) -> list[AudioPacket]:
        """Everything held, in order: the stream ends or begins anew."""
        due = self._in_order()
        while self._held:
            self._skip()
            due += self._in_order()
        return due

    def _behind(self, packet: AudioPacket, distance: int, now_s: float) -> list[AudioPacket]:
        """Late, or, when two in sequence come from far back, the stream began anew."""
        if distance <= MAX_MISORDER:
            self.late += 1
            return self.poll(now_s)
        if packet.sequence != self._stray:
            self._stray = (packet.sequence + 1) & 0xFFFF
            return self.poll(now_s)
        before = self.drain()
        self.restarts += 1
        self._stray, self._next = None, packet.sequence
        self._held[packet.sequence] = (packet, now_s)
        return before + self.poll(now_s)

    def _in_order(self) -> list[AudioPacket]:
        due = []
        while self._next is not None and (entry := self._held.pop(self._next, None)) is not None:
            due.append(entry[0])
            self._next = (self._next + 1) & 0xFFFF
        return due

    def _skip(self) -> None:
        assert self._next is not None
        first = self._first_held()
        self.skipped += (first - self._next) & 0xFFFF
        self._next = first

    def _first_held(self) -> int:
        origin = self._next or 0
        return min(self._held, key=lambda sequence: (sequence - origin) & 0xFFFF)
