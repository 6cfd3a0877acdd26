"""What a simulated candidate hears: when the interviewer's sound begins and ends, by level alone."""

from collections.abc import Callable

import av
import numpy as np

from interviewer.speaking.opus import SAMPLE_RATE_HZ, Decoder
from interviewer.speaking.speech import Pcm48k

# Root mean square of 16-bit samples. Speech lies near 3,000, the encoder's silence below 5.
AUDIBLE_RMS = 80.0
# A new onset counts after this much silence; shorter gaps are pauses between words.
QUIET_S = 0.5
BLOCK_SAMPLES = 240  # 5 ms: how exact an onset is


class InterviewerEar:
    """Takes packets as they arrive, without a jitter buffer of its own: aiortc's would add 80 ms to every
    measurement (realtime.md 5.1). A late packet is left out; the level doesn't need it.
    """

    def __init__(self, clock: Callable[[], float], on_onset: Callable[[float], None]) -> None:
        self._clock = clock
        self._on_onset = on_onset
        self._decoder = Decoder()
        self._last_sequence: int | None = None
        self._audible_until_s = float("-inf")
        self.audible_s = 0.0
        self.unreadable = 0

    def receive(self, sequence: int, payload: bytes) -> None:
        if self._last_sequence is not None and not 0 < (sequence - self._last_sequence) & 0xFFFF < 0x8000:
            return
        self._last_sequence = sequence
        try:
            self.hear(self._decoder.decode(payload))
        except av.FFmpegError:
            self.unreadable += 1

    def hear(self, samples: Pcm48k) -> None:
        """Sound that begins now."""
        now_s = self._clock()
        whole = samples[: len(samples) // BLOCK_SAMPLES * BLOCK_SAMPLES].astype(np.float32)
        levels = np.sqrt(np.mean(np.square(whole.reshape(-1, BLOCK_SAMPLES)), axis=1))
        block_s = BLOCK_SAMPLES / SAMPLE_RATE_HZ
        for index in np.flatnonzero(levels >= AUDIBLE_RMS):
            at_s = now_s + int(index) * block_s
            if at_s - self._audible_until_s > QUIET_S:
                self._on_onset(at_s)
            self._audible_until_s = at_s + block_s
            self.audible_s += block_s
