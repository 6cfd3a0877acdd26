"""faster-whisper: the recognizer whose words can be judged. One model and one thread for all candidates.

Whisper always pays for a window of 30 s, so passes over growing sound are made once a second at most, and finals
go before partials. Partial words become stable when two passes agree on them (LocalAgreement).
"""

import asyncio
import itertools
import json
import math
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from dialogue.hypotheses import Hypothesis, StablePrefix
from interviewer.errors import BackendError
from interviewer.hearing.level import level
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k, TurnContext
from interviewer.hearing.whisper_models import local_model

PARTIAL_EVERY_S = 1.0
# Each pass over more than Whisper's window costs twice as much; whoever speaks so long without a pause can wait.
PARTIAL_UP_TO_S = 30.0
# Shorter than the sound that may queue meanwhile (10 s in the session).
FINISH_WITHIN_S = 8.0
CLOSE_WITHIN_S = 5.0
# Whisper invents words for silence ("Thank you."): its own doubt, beyond both of these, empties the segment.
NO_SPEECH = 0.6
LEAST_LOGPROB = -1.0
# Quieter than any speech that a microphone passes on: there is nothing to recognize.
SILENT_DB = -60.0
# Fast speech has 5 tokens a second; what is longer goes round in circles, at 20 ms a token.
TOKENS_PER_S, TOKENS_AT_LEAST = 10, 20
FINAL, PARTIAL, CLOSE = 1, 2, 0


@dataclass(frozen=True, slots=True)
class _Job:
    pcm: Pcm16k
    language: str
    result: "Future[Hypothesis]"


class WhisperRecognizer:
    """`model`: a name whose files are below `folder`, or the path of a CTranslate2 model."""

    trustworthy = True

    def __init__(
        self, model: str, folder: Path, threads: int = 2, finish_within_s: float = FINISH_WITHIN_S
    ) -> None:
        """Loads the model: seconds. Raises BackendError in plain words when it can't be."""
        path = local_model(model, folder)
        if path is None:
            raise BackendError(f"The Whisper model {model!r} is not on this machine.", stage="recognizer")
        try:
            json.loads((path / "tokenizer.json").read_bytes())  # its loader has no exception of its own
            self._model = WhisperModel(str(path), device="cpu", compute_type="int8", cpu_threads=threads)
        except (RuntimeError, ValueError, OSError) as error:
            message = f"The Whisper model in {path} can't be loaded: {error}"
            raise BackendError(message, stage="recognizer") from error
        self.finish_within_s = finish_within_s
        self.name = f"faster-whisper {Path(model).name}"
        self._jobs: queue.PriorityQueue[tuple[int, int, _Job | None]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._closing = threading.Lock()  # no job may enter the queue behind the last look at it
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="whisper", daemon=True)
        self._thread.start()

    def knows(self, language: str) -> bool:
        return _spoken(language) in self._model.supported_languages

    async def open_stream(self, language: str) -> "WhisperStream":
        if not self.knows(language):
            raise BackendError(f"{self.name} does not know the language {language!r}.", stage="recognizer")
        return WhisperStream(self, _spoken(language))

    async def close(self) -> None:
        """Whoever still waits for words gets a BackendError. A pass that is being made can't be cut short."""
        with self._closing:
            self._closed = True
            self._jobs.put((CLOSE, next(self._numbers), None))
        await asyncio.to_thread(self._thread.join, CLOSE_WITHIN_S)

    def submit(self, priority: int, pcm: Pcm16k, language: str) -> "Future[Hypothesis]":
        job = _Job(pcm, language, Future())
        with self._closing:
            if self._closed:
                job.result.set_exception(_closed())
            else:
                self._jobs.put((priority, next(self._numbers), job))
        return job.result

    # ---- on the thread ------------------------------------------------------------------------------

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            if not job.result.set_running_or_notify_cancel():
                continue  # a partial that the final has overtaken, or a final that nobody waits for any more
            try:
                job.result.set_result(self._transcribe(job.pcm, job.language))
            except Exception as error:  # of the four broad ones: this thread serves all candidates
                job.result.set_exception(BackendError(f"Whisper failed: {error}", stage="recognizer"))
        while not self._jobs.empty():
            left = self._jobs.get()[2]
            if left is not None and left.result.set_running_or_notify_cancel():
                left.result.set_exception(_closed())

    def _transcribe(self, pcm: Pcm16k, language: str) -> Hypothesis:
        if level(pcm) < SILENT_DB:
            return Hypothesis("", 0, is_final=True)
        duration_s = len(pcm) / SAMPLE_RATE_HZ
        segments, _ = self._model.transcribe(
            pcm.astype(np.float32) / np.float32(32_768),
            language=language,
            beam_size=1,
            temperature=0.0,
            condition_on_previous_text=False,
            # Within one window time stamps only cost time; beyond it they say where the next window begins.
            without_timestamps=duration_s < 30.0,
            vad_filter=False,
            max_new_tokens=TOKENS_AT_LEAST + round(TOKENS_PER_S * min(duration_s, 30.0)),
            # No initial_prompt: Whisper takes it for what was said before and, over noise, says it again
            # (QuentinFuxa/WhisperLiveKit#279). The question's words would pass for the candidate's evidence.
        )
        kept = [s for s in segments if not (s.no_speech_prob > NO_SPEECH and s.avg_logprob < LEAST_LOGPROB)]
        text = " ".join(s.text.strip() for s in kept).strip()
        if not text:
            return Hypothesis("", 0, is_final=True)
        confidence = math.exp(min(0.0, sum(s.avg_logprob for s in kept) / len(kept)))
        return Hypothesis(text, len(text), is_final=True, confidence=confidence)


class WhisperStream:
    def __init__(self, recognizer: WhisperRecognizer, language: str) -> None:
        self._recognizer = recognizer
        self._language = language
        self._frames: list[Pcm16k] = []
        self._heard_s = 0.0  # of the segment
        self._passed_s = 0.0  # of it, at the last pass
        self._partial: Future[Hypothesis] | None = None
        self._stable = StablePrefix()

    def begin_turn(self, context: TurnContext) -> None:  # noqa: ARG002  (no hint: see _transcribe)
        self._new_segment()

    def begin_segment(self, turn_s: float) -> None:
        pass

    def feed(self, pcm: Pcm16k) -> list[Hypothesis]:
        self._frames.append(pcm)
        self._heard_s += len(pcm) / SAMPLE_RATE_HZ
        found: list[Hypothesis] = []
        if self._partial is not None and self._partial.done():
            # A failure here isn't told: the final makes a pass of its own.
            if self._partial.exception() is None:
                found.append(self._stable.update(self._partial.result().text))
            self._partial = None
        due = self._passed_s + PARTIAL_EVERY_S <= self._heard_s <= PARTIAL_UP_TO_S
        if self._partial is None and due:
            self._passed_s = self._heard_s
            self._partial = self._recognizer.submit(PARTIAL, np.concatenate(self._frames), self._language)
        return found

    async def finish(self) -> Hypothesis:
        frames = self._frames
        self._new_segment()
        if not frames:
            return Hypothesis("", 0, is_final=True)
        final = self._recognizer.submit(FINAL, np.concatenate(frames), self._language)
        try:
            async with asyncio.timeout(self._recognizer.finish_within_s):
                return await asyncio.wrap_future(final)
        except TimeoutError:
            raise BackendError("Whisper did not answer in time.", stage="recognizer") from None

    async def close(self) -> None:
        self._new_segment()

    def _new_segment(self) -> None:
        if self._partial is not None:
            self._partial.cancel()
        self._partial = None
        self._frames = []
        self._heard_s = self._passed_s = 0.0
        self._stable = StablePrefix()


def _closed() -> BackendError:
    return BackendError("The recognizer is closed.", stage="recognizer")


def _spoken(language: str) -> str:
    return language.split("-")[0].lower()
