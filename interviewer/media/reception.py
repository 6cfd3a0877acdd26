"""From a received packet to frames and to the recording: order, time, repair and loss. Pure: time is an argument.

One packet takes two ways. The live ear waits 40 ms for what is missing, longer only on a network that brings many
packets late; the recording 400 ms, which is enough for a repeated packet on almost any path: what was spoken is on
record even where the ear had to guess.
"""

from collections.abc import Callable

from interviewer.media.hold import LEAST_S, LiveHold
from interviewer.media.inbound import InboundAudio, InboundFrame
from interviewer.media.jitter import AudioPacket, JitterBuffer
from interviewer.media.opus_packets import PACKET_SAMPLES, duration_samples
from interviewer.media.retransmission import GIVE_UP_S, Retransmissions
from interviewer.media.timeline import Timeline


class Reception:
    """One peer's microphone. `record(payload, start_s)` gets each packet once, in order."""

    def __init__(self, on_frame: Callable[[InboundFrame], None], record: Callable[[bytes, float], None]) -> None:
        self._on_frame = on_frame
        self._record = record
        self._audio = InboundAudio()
        self._timeline = Timeline()
        self._source: int | None = None
        self._begin_stream()

    def packet(self, source: int, packet: AudioPacket, now_s: float, session_s: float) -> None:
        """`source`: the sender's SSRC; `now_s`: any monotonic clock; `session_s`: that instant in session time."""
        if source != self._source:
            if self._source is not None:
                self.finish()
                self._begin_stream()
            self._source = source
        start_s = self._timeline.place(packet.timestamp, _duration(packet.payload), session_s)
        placed = AudioPacket(packet.sequence, packet.timestamp, packet.payload, start_s)
        self._repairs.received(packet.sequence, now_s)
        self._hold.received(packet.sequence, now_s)
        self._live.hold_s = self._hold.hold_s
        self._hear(self._live.push(placed, now_s))
        self._store(self._slow.push(placed, now_s))

    def poll(self, now_s: float) -> None:
        """Give up what has been waited for long enough. Due at `deadline_s`."""
        self._hear(self._live.poll(now_s))
        self._store(self._slow.poll(now_s))

    @property
    def deadline_s(self) -> float | None:
        waits = [wait for wait in (self._live.deadline_s, self._slow.deadline_s) if wait is not None]
        return min(waits, default=None)

    def wanted(self, now_s: float) -> list[int]:
        """Sequence numbers to ask the sender for again, now."""
        return self._repairs.due(now_s)

    def finish(self) -> None:
        """The stream ends: give out what is still held."""
        self._hear(self._live.drain())
        self._store(self._slow.drain())
        self._audio.release()

    @property
    def frames_received(self) -> int:
        return self._audio.received

    @property
    def frames_lost(self) -> int:
        """Frames whose sound had to be made up, or left out in a long gap."""
        return self._audio.lost

    def _begin_stream(self) -> None:
        self._hold = LiveHold()
        self._live = JitterBuffer(LEAST_S)
        self._slow = JitterBuffer(GIVE_UP_S)
        self._repairs = Retransmissions()
        self._timeline.restart()

    def _hear(self, packets: list[AudioPacket]) -> None:
        for packet in packets:
            for frame in self._audio.take(packet):
                self._on_frame(frame)

    def _store(self, packets: list[AudioPacket]) -> None:
        for packet in packets:
            self._record(packet.payload, packet.start_s)


def _duration(payload: bytes) -> int:
    try:
        return duration_samples(payload)
    except ValueError:
        return PACKET_SAMPLES
