"""The embedded recognizer of last resort: always there, and wrong about every third word.

Its words are shown and kept, but never judged: `trustworthy` is False.
"""

import asyncio
import re
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from dialogue.hypotheses import Hypothesis
from interviewer.errors import BackendError
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k, TurnContext
from interviewer.worker import WorkerProcess

# Sound is handed over in pieces of this size: small enough for live captions, large enough to be cheap.
BATCH_S = 0.1
# A process that is silent for so long hangs, and has to be noticed within 5 s. Speech takes a fifth of its time,
# but a new one has all of the segment to hear again, perhaps on a busy machine: its time grows with the sound.
ANSWER_WITHIN_S = 4.0
START_WITHIN_S = 15.0
_NOT_WORDS = re.compile(r"<[^>]*>|\[[^\]]*\]|\+\+\w+\+\+|\(\d+\)")


class PocketSphinxRecognizer:
    name = "pocketsphinx en-us"
    trustworthy = False

    def knows(self, language: str) -> bool:
        return language.split("-")[0].lower() == "en"

    async def open_stream(self, language: str) -> "PocketSphinxStream":
        """Loads the model in a process of its own (0.5 s, 90 MB). BackendError for any language but English."""
        if not self.knows(language):
            raise BackendError(
                f"The embedded recognizer knows English only, not {language!r}. Set up faster-whisper.",
                stage="recognizer",
            )
        stream = PocketSphinxStream()
        try:
            await stream.start()
        except (BackendError, asyncio.CancelledError):
            await stream.close()
            raise
        return stream

    async def close(self) -> None:
        """Nothing is shared: each stream closes its own process."""


class PocketSphinxStream:
    """A thread per stream talks to its process. The open segment's sound is kept: a new process hears it again."""

    def __init__(self) -> None:
        self._worker = WorkerProcess(
            "interviewer.hearing.pocketsphinx_worker", stage="recognizer", start_timeout_s=START_WITHIN_S
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pocketsphinx")
        self._closed = False
        self._segment = _Segment()
        self._running: Future[str] | None = None

    @property
    def worker_pid(self) -> int | None:
        return self._worker.pid

    async def start(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._worker.start)

    def begin_turn(self, context: TurnContext) -> None:  # noqa: ARG002  (the language model can't be hinted)
        self._forget()

    def begin_segment(self, turn_s: float) -> None:
        pass

    def feed(self, pcm: Pcm16k) -> list[Hypothesis]:
        self._segment.pcm.append(pcm)
        self._segment.waiting_s += len(pcm) / SAMPLE_RATE_HZ
        found: list[Hypothesis] = []
        if self._running is not None and self._running.done():
            # A failure here isn't told: a new process hears the whole segment with the next piece.
            if self._running.exception() is None:
                found.append(Hypothesis(self._running.result(), 0, is_final=False))
            self._running = None
        if self._running is None and self._segment.waiting_s >= BATCH_S and not self._closed:
            self._segment.waiting_s = 0.0
            self._running = self._thread.submit(self._tell, self._segment, len(self._segment.pcm), "feed")
        return found

    async def finish(self) -> Hypothesis:
        segment = self._segment
        self._forget()
        if not segment.pcm:
            return Hypothesis("", 0, is_final=True)
        if self._closed:
            raise BackendError("The recognizer is closed.", stage="recognizer")
        count = len(segment.pcm)
        text = await asyncio.get_running_loop().run_in_executor(self._thread, self._finish, segment, count)
        return Hypothesis(text, len(text), is_final=True)  # its confidences are always 1: they say nothing

    async def close(self) -> None:
        """Ends the process even in the middle of its work; whoever waits for it gets a BackendError."""
        self._closed = True
        self._thread.shutdown(wait=False)  # what is queued still runs, and fails at once
        with ThreadPoolExecutor(1, thread_name_prefix="pocketsphinx-close") as closing:
            await asyncio.get_running_loop().run_in_executor(closing, self._worker.close)
        self._thread.shutdown(wait=True)  # moments: the process is dead

    def _forget(self) -> None:
        self._segment = _Segment()
        self._running = None

    # ---- on the stream's thread ---------------------------------------------------------------------

    def _finish(self, segment: "_Segment", count: int) -> str:
        try:
            return self._tell(segment, count, "finish")
        except BackendError:
            if self._closed:
                raise
            return self._tell(segment, count, "finish")  # all of it, to a new process

    def _tell(self, segment: "_Segment", count: int, do: str) -> str:
        """Hand over what the process hasn't heard of the segment's first `count` pieces."""
        header = self._ask(segment, count, do)
        if "missing" in header:
            segment.told = 0
            header = self._ask(segment, count, do)
        return clean(str(header["text"]))

    def _ask(self, segment: "_Segment", count: int, do: str) -> dict[str, object]:
        before, fresh = segment.pcm[: segment.told], segment.pcm[segment.told : count]
        body = np.concatenate(fresh).tobytes() if fresh else b""
        within_s = ANSWER_WITHIN_S + sum(len(pcm) for pcm in fresh) / SAMPLE_RATE_HZ
        header, _ = self._worker.request(
            {"do": do, "from": sum(len(pcm) for pcm in before)}, body, timeout_s=within_s
        )
        segment.told = count
        return header


class _Segment:
    """Its sound, and how much of it the process has: `told` belongs to the stream's thread."""

    def __init__(self) -> None:
        self.pcm: list[Pcm16k] = []
        self.told = 0  # pieces
        self.waiting_s = 0.0


def clean(text: str) -> str:
    """Words only: no silence or noise marks, no numbers of pronunciation variants."""
    return " ".join(_NOT_WORDS.sub(" ", text).lower().split())
