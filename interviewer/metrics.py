"""What the server measures about itself, for Prometheus: how it does, never about whom.

No label names a session, a candidate, a bank or a word, and no label's values grow with use. One object per
application, passed down in `Parts`: nothing here is global.
"""

import asyncio
from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from dialogue.commands import CloseSession, Command
from dialogue.events import CandidateReady, Event, SegmentHeard
from dialogue.timeline import Timeline, Turn

# A look every 50 ms finds a stall of that length or more for certain, a shorter one in proportion.
LOOK_EVERY_S = 0.05
# The loop's own waits are whole milliseconds (epoll); beyond 20 ms a packet is late, beyond 100 ms it is skipped.
LAG_BUCKETS_S = (0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0)
# Packets come every 20 ms; a gap beyond 40 ms is concealed, 2 s are taken for a silent microphone.
GAP_BUCKETS_S = (0.025, 0.03, 0.04, 0.06, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
STAGE_BUCKETS_S = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0)
RATIO_BUCKETS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 2.0)

Entry = Event | Command


class Metrics:
    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._lag = Histogram(
            "interviewer_loop_lag_seconds", "How late the event loop runs what is due.",
            buckets=LAG_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._gaps = Histogram(
            "interviewer_rtp_gap_seconds", "Time between two packets from a microphone.",
            buckets=GAP_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._lost = Counter(
            "interviewer_frames_lost", "Frames of 20 ms that never came and were concealed.", registry=registry
        )
        self._running = Gauge("interviewer_sessions_running", "Interviews in memory.", registry=registry)
        self._begun = Counter("interviewer_sessions_begun", "Interviews that began.", registry=registry)
        self._finished = Counter(
            "interviewer_sessions_finished", "Interviews that ended.", ["outcome"], registry=registry
        )
        self._failed = Counter("interviewer_sessions_failed", "Sessions that a fault ended.", registry=registry)
        self._llm = Histogram(
            "interviewer_llm_seconds", "From a question to the language model until it came to something.",
            ["outcome"], buckets=STAGE_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._turns = Counter("interviewer_turns", "Answered turns.", ["ended_by"], registry=registry)
        self._interruptions = Counter(
            "interviewer_replies_interrupted", "Replies not heard to their end.", ["kind"], registry=registry
        )
        self._silenced = Histogram(
            "interviewer_reply_silenced_seconds", "From the voice that interrupted a reply to its silence.",
            ["kind"], buckets=STAGE_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._stages = Histogram(
            "interviewer_turn_stage_seconds",
            "From the last voiced sample to the first that was heard, of turns whose end the server decided.",
            ["stage"], buckets=STAGE_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._finish = Histogram(
            "interviewer_recognizer_finish_seconds", "From the end of a stretch of speech to its final words.",
            buckets=STAGE_BUCKETS_S, registry=registry,
        )  # fmt: skip
        self._ratio = Histogram(
            "interviewer_recognizer_real_time_factor", "The same in relation to how long the speech lasted.",
            buckets=RATIO_BUCKETS, registry=registry,
        )  # fmt: skip
        self._queued = Gauge(
            "interviewer_store_queue_entries", "Log entries that wait for the disk.", registry=registry
        )

    def text(self) -> bytes:
        """Everything, in Prometheus' text format 0.0.4."""
        return generate_latest(self._registry)

    def watch(self, *, running: Callable[[], int], queued: Callable[[], int]) -> None:
        """What is asked for when it is read."""
        self._running.set_function(running)
        self._queued.set_function(queued)

    async def watch_loop(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due_s = loop.time() + LOOK_EVERY_S
            await asyncio.sleep(LOOK_EVERY_S)
            self._lag.observe(max(0.0, loop.time() - due_s))

    def arrived(self, gap_s: float, lost_frames: int) -> None:
        """A packet from a microphone: how long after the one before, and what is known to be lost since."""
        self._gaps.observe(gap_s)
        self._lost.inc(lost_frames)

    def llm_asked(self, outcome: str, took_s: float) -> None:
        self._llm.labels(outcome).observe(took_s)

    def session_failed(self) -> None:
        self._failed.inc()

    def follow(self, past: Iterable[Entry]) -> Callable[[Entry], None]:
        """Call it with each entry that is appended to a log. What is in the log already was counted before."""
        timeline, begun = Timeline(), False
        for entry in past:
            timeline.take(entry)
            begun = begun or isinstance(entry, CandidateReady)

        def take(entry: Entry) -> None:
            nonlocal begun
            match entry:
                case CandidateReady() if not begun:
                    begun = True
                    self._begun.inc()
                case SegmentHeard():
                    self._recognized(entry)
                case CloseSession():
                    self._finished.labels(entry.outcome.value).inc()
            turn = timeline.take(entry)
            if turn is not None:
                self._turn(turn)

        return take

    def _recognized(self, segment: SegmentHeard) -> None:
        if segment.known_s is None:
            return
        wait_s = max(0.0, segment.known_s - segment.at_s)
        self._finish.observe(wait_s)
        if segment.end_s > segment.start_s:
            self._ratio.observe(wait_s / (segment.end_s - segment.start_s))

    def _turn(self, turn: Turn) -> None:
        self._turns.labels(turn.ended_by.value).inc()
        if turn.interruption is not None:
            self._interruptions.labels(turn.interruption.value).inc()
            if turn.silenced_s is not None:
                self._silenced.labels(turn.interruption.value).observe(turn.silenced_s)
        if not turn.endpointed:
            return
        stages = {
            "silence": turn.silence_s,
            "recognition": turn.recognition_s,
            "thinking": turn.thinking_s,
            "sending": turn.sending_s,
            "arrival": turn.arrival_s,
            "voice_to_sent": turn.voice_to_sent_s,
            "voice_to_voice": turn.voice_to_voice_s,
        }
        for stage, length_s in stages.items():
            if length_s is not None:
                self._stages.labels(stage).observe(length_s)
