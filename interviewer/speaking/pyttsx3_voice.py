"""The voices of macOS and Windows, through pyttsx3.

The system engines report no phonemes. The mouth shapes come from espeak's reading of the same text, stretched to
the real length, with every closed-lips shape moved to the quietest moment near it: that is where a closure is.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np

from interviewer.errors import BackendError
from interviewer.speaking.espeak import EspeakSynthesizer, resampled
from interviewer.speaking.speech import Pcm48k, SpeechChunk, Viseme, Voice, WordTime
from interviewer.worker import WorkerProcess

SPEAK_WITHIN_S = 30.0
SAMPLES_PER_MS = 48
AUDIBLE = 328  # 40 dB under full scale
# How far a closure may be from where espeak would have it (avatar.md 3.3).
SNAP_MS = 60
LEVEL_WINDOW_MS = 10
KEPT_MS = 20  # of the neighbour that makes room


class Pyttsx3Synthesizer:
    def __init__(self) -> None:
        self._worker = WorkerProcess("interviewer.speaking.pyttsx3_worker", stage="synthesizer")
        greeting = self._worker.start()
        if "error" in greeting:
            self._worker.close()
            raise BackendError(str(greeting["error"]), stage="synthesizer")
        self._reading = EspeakSynthesizer()
        self.version = f"{greeting['version']}/{self._reading.version}"

    @property
    def name(self) -> str:
        return "pyttsx3"

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:
        # First, since it refuses what can't be spoken: pyttsx3 would wait for ever for the end of an empty text.
        reading = next(self._reading.speak(text, replace(voice, name="")))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "line.wav"
            header = {
                "text": reading.text,
                "language": voice.language,
                "name": voice.name,
                "words_per_minute": voice.words_per_minute,
                "file": str(file),
            }
            self._worker.request(header, timeout_s=SPEAK_WITHIN_S)
            pcm = _read(file)
        yield fitted(reading, pcm)

    def close(self) -> None:
        self._worker.close()
        self._reading.close()


def fitted(reading: SpeechChunk, pcm: Pcm48k) -> SpeechChunk:
    """The times of `reading` stretched onto the audible part of `pcm`."""
    from_start, from_end = _audible_ms(reading.pcm)
    to_start, to_end = _audible_ms(pcm)
    stretch = (to_end - to_start) / max(1.0, from_end - from_start)

    def moved(at_ms: float) -> int:
        return max(0, round(to_start + (at_ms - from_start) * stretch))

    visemes = [replace(v, start_ms=moved(v.start_ms), end_ms=moved(v.end_ms)) for v in reading.visemes]
    return SpeechChunk(
        text=reading.text,
        pcm=pcm,
        visemes=tuple(_snapped(visemes, pcm)),
        words=tuple(WordTime(w.offset, w.length, moved(w.start_ms)) for w in reading.words),
        stress_ms=tuple(moved(at_ms) for at_ms in reading.stress_ms),
    )


def _snapped(visemes: list[Viseme], pcm: Pcm48k) -> list[Viseme]:
    window = LEVEL_WINDOW_MS * SAMPLES_PER_MS
    levels = np.square(pcm[: len(pcm) // window * window].astype(np.float64)).reshape(-1, window).mean(axis=1)
    for index, viseme in enumerate(visemes):
        if viseme.name != "PP" or not 0 < index < len(visemes) - 1:
            continue
        centre_ms = (viseme.start_ms + viseme.end_ms) // 2
        low, high = (max(0, (centre_ms + side) // LEVEL_WINDOW_MS) for side in (-SNAP_MS, SNAP_MS))
        if low >= min(high, len(levels)):
            continue
        quietest_ms = (low + int(np.argmin(levels[low:high]))) * LEVEL_WINDOW_MS + LEVEL_WINDOW_MS // 2
        before, after = visemes[index - 1], visemes[index + 1]
        earliest_ms = min(0, before.start_ms + KEPT_MS - before.end_ms)
        latest_ms = max(0, after.end_ms - KEPT_MS - after.start_ms)
        shift_ms = min(max(quietest_ms - centre_ms, earliest_ms), latest_ms)
        start_ms, end_ms = viseme.start_ms + shift_ms, viseme.end_ms + shift_ms
        visemes[index] = replace(viseme, start_ms=start_ms, end_ms=end_ms)
        visemes[index - 1] = replace(before, end_ms=start_ms)
        visemes[index + 1] = replace(after, start_ms=end_ms)
    return visemes


def _audible_ms(pcm: Pcm48k) -> tuple[float, float]:
    audible = np.flatnonzero(np.abs(pcm.astype(np.int32)) > AUDIBLE)
    if not len(audible):
        return 0.0, len(pcm) / SAMPLES_PER_MS
    return audible[0] / SAMPLES_PER_MS, audible[-1] / SAMPLES_PER_MS


def _read(file: Path) -> Pcm48k:
    """macOS writes AIFF, Windows and Linux WAV: PyAV reads what is there."""
    try:
        with av.open(str(file)) as container:
            stream = container.streams.audio[0]
            resampler = av.AudioResampler(format="s16", layout="mono", rate=stream.rate)
            blocks = [
                out.to_ndarray().reshape(-1)
                for frame in [*container.decode(stream), None]
                for out in resampler.resample(frame)
            ]
            return resampled(np.concatenate(blocks), stream.rate)
    except (OSError, IndexError, ValueError, av.FFmpegError) as error:
        raise BackendError(f"pyttsx3 wrote no sound that can be read ({error}).", stage="synthesizer") from error
