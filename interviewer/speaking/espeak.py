"""The voice that is always there: espeak-ng, in a process of its own."""

from collections.abc import Iterator

import av
import numpy as np

from interviewer.errors import BackendError
from interviewer.speaking.opus import SAMPLE_RATE_HZ
from interviewer.speaking.speech import Pcm48k, SpeechChunk, Voice
from interviewer.speaking.visemes import Phoneme, stressed_ms, visemes
from interviewer.speaking.words import word_times
from interviewer.worker import Header, WorkerProcess

# A line takes about 30 ms; a minute of speech 0.5 s.
SPEAK_WITHIN_S = 10.0


class EspeakSynthesizer:
    def __init__(self, speak_within_s: float = SPEAK_WITHIN_S) -> None:
        self._speak_within_s = speak_within_s
        self._worker = WorkerProcess("interviewer.speaking.espeak_worker", stage="synthesizer")
        greeting = self._worker.start()
        if "error" in greeting:
            self._worker.close()
            raise BackendError(str(greeting["error"]), stage="synthesizer")
        self.version = str(greeting["version"])

    @property
    def name(self) -> str:
        return "espeak-ng"

    @property
    def worker_pid(self) -> int | None:
        return self._worker.pid

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:
        """One chunk: espeak is far faster than speech."""
        header, body = self._worker.request(
            {
                "text": text,
                "language": voice.language,
                "name": voice.name,
                "words_per_minute": voice.words_per_minute,
                "pitch": voice.pitch,
            },
            timeout_s=self._speak_within_s,
        )
        yield chunk_of(header, resampled(np.frombuffer(body, "<i2"), int(header["rate_hz"])))

    def close(self) -> None:
        self._worker.close()


def chunk_of(header: Header, pcm: Pcm48k) -> SpeechChunk:
    phonemes = [Phoneme(at_ms, ipa) for at_ms, ipa in header["phonemes"]]
    return SpeechChunk(
        text=header["text"],
        pcm=pcm,
        visemes=visemes(phonemes, len(pcm) * 1000 / SAMPLE_RATE_HZ),
        words=word_times(header["text"], header["words"], phonemes[-1].start_ms),
        stress_ms=stressed_ms(phonemes),
    )


def resampled(pcm: np.ndarray[tuple[int], np.dtype[np.int16]], rate_hz: int) -> Pcm48k:
    """To 48 kHz by libswresample's windowed sinc: linear interpolation would leave audible images above 11 kHz."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE_HZ)
    frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate_hz
    blocks = [out.to_ndarray().reshape(-1) for given in (frame, None) for out in resampler.resample(given)]
    return np.concatenate(blocks).astype(np.int16)
