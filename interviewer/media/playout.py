"""What Aila sends, one 20 ms Opus packet at a time, and the report of what was really heard.

Knows nothing of transport or clocks: a packet that was pulled was played. Without anyone pulling, speech waits.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from interviewer.media.opus_packets import PACKET_SAMPLES
from interviewer.speaking.opus import SILENCE
from interviewer.speaking.preparation import DUCK_DB
from interviewer.speaking.speech import PreparedSpeech

PACKET_MS = 20
SILENCE_DB = -100


@dataclass(frozen=True, slots=True)
class LineStarted:
    """`pts`: 48 kHz samples since the current track's start, of the line's first sample."""

    utterance_id: str
    part: int
    pts: int


@dataclass(frozen=True, slots=True)
class UtteranceFinished:
    """The last packet of the utterance's last line has had its 20 ms."""

    utterance_id: str


@dataclass(frozen=True, slots=True)
class UtteranceStopped:
    """`heard_text`: the words whose start was played, which is all the candidate can have understood."""

    utterance_id: str
    heard_text: str


PlayoutEvent = LineStarted | UtteranceFinished | UtteranceStopped


@dataclass(slots=True)
class _Line:
    utterance_id: str
    part: int
    speech: PreparedSpeech
    last: bool
    played_packets: int = 0

    @property
    def finished(self) -> bool:
        return self.played_packets == len(self.speech.packets)

    def packet(self, *, ducked: bool) -> tuple[bytes, int]:
        """The next one, and its level in dB under full scale."""
        at, speech = self.played_packets, self.speech
        level_db = speech.levels_db[at] if speech.levels_db else SILENCE_DB
        if ducked and speech.quiet_packets:
            return speech.quiet_packets[at], max(SILENCE_DB, level_db + round(DUCK_DB))
        return speech.packets[at], level_db


class Playout:
    """One per session: it outlives its peers, and whoever is connected pulls it. Not thread-safe: one event loop.

    The queue holds one turn of speech, whose size the script bounds.
    """

    def __init__(self, on_event: Callable[[PlayoutEvent], None]) -> None:
        self._on_event = on_event
        self._lines: deque[_Line] = deque()
        self._heard: dict[str, list[str]] = {}  # per utterance still going on: texts of its finished lines
        self._position_samples = 0
        self._level_db = SILENCE_DB
        self._queued = asyncio.Event()  # since the last packet of silence
        self.ducked = False  # 12 dB lower from the next packet on; ends with the speech that is queued

    def begin_track(self) -> None:
        """A new peer starts to pull: positions count from here. What was queued is kept and goes on."""
        self._position_samples = 0

    def append(self, utterance_id: str, part: int, speech: PreparedSpeech, *, last: bool) -> int:
        """Queue one line; returns the position (pts) of its first sample, unless a flush comes first."""
        waiting = sum(len(line.speech.packets) - line.played_packets for line in self._lines)
        self._heard.setdefault(utterance_id, [])
        self._lines.append(_Line(utterance_id, part, speech, last))
        self._queued.set()
        return self._position_samples + waiting * PACKET_SAMPLES

    async def speech_queued(self) -> None:
        """Returns when something is queued after silence; at once while a packet of speech is sounding."""
        await self._queued.wait()

    @property
    def silent(self) -> bool:
        """The last packet was silence, and nothing is queued."""
        return not self._queued.is_set()

    def finish(self, utterance_id: str) -> None:
        """No further line of it comes, although the last wasn't called so."""
        own = [line for line in self._lines if line.utterance_id == utterance_id]
        if own:
            own[-1].last = True
        elif self._heard.pop(utterance_id, None) is not None:
            self._on_event(UtteranceFinished(utterance_id))

    def flush(self) -> None:
        """Drop everything queued: the next packet is silent. Reports each utterance that this cuts."""
        self._retire()
        heard = {utterance_id: self.heard_text(utterance_id) for utterance_id in self._heard}
        self._lines.clear()
        self._heard.clear()
        self.ducked = False
        for utterance_id, text in heard.items():
            self._on_event(UtteranceStopped(utterance_id, text))

    def next_packet(self) -> bytes:
        """The next 20 ms to send; silence when there is nothing to say."""
        self._retire()
        position, self._position_samples = self._position_samples, self._position_samples + PACKET_SAMPLES
        if not self._lines:
            self._level_db = SILENCE_DB
            self._queued.clear()
            return SILENCE
        line = self._lines[0]
        packet, self._level_db = line.packet(ducked=self.ducked)
        line.played_packets += 1
        if line.played_packets == 1:
            self._on_event(LineStarted(line.utterance_id, line.part, position))
        return packet

    @property
    def level_db(self) -> int:
        """Of the packet that was pulled last, in dB under full scale."""
        return self._level_db

    def heard_text(self, utterance_id: str) -> str:
        """What of it was played so far: whole lines, and the words that have begun of the present one."""
        if utterance_id not in self._heard:
            return ""
        texts = self._heard[utterance_id] + [_heard_text(x) for x in self._lines if x.utterance_id == utterance_id]
        return " ".join(text for text in texts if text)

    @property
    def speaking(self) -> bool:
        """Something is queued, or its last packet is sounding."""
        return bool(self._lines)

    def _retire(self) -> None:
        """Put away the lines whose last packet has had its time. Events may append or flush meanwhile."""
        while self._lines and self._lines[0].finished:
            line = self._lines.popleft()
            self._heard[line.utterance_id].append(line.speech.text)
            if line.last:
                del self._heard[line.utterance_id]
                self._on_event(UtteranceFinished(line.utterance_id))


def _heard_text(line: _Line) -> str:
    played_ms = line.played_packets * PACKET_MS
    if played_ms == 0:
        return ""
    words = line.speech.words
    if words:
        ends = [word.offset + word.length for word in words if word.start_ms < played_ms]
        return line.speech.text[: max(ends, default=0)].strip()
    # A voice that gives no word times: as many words as time has passed, the cut one not counted.
    spoken = line.speech.text.split()
    return " ".join(spoken[: len(spoken) * line.played_packets // len(line.speech.packets)])
