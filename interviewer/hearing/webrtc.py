"""The light alternative: WebRTC's VAD. 3 microseconds a frame, but it takes much noise for speech."""

import numpy as np
import webrtcvad

from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k

# 0 lets everything through, 3 is the strictest; even so its ROC-AUC is 0.73 against Silero's 0.97.
AGGRESSIVENESS = 3
# The yes/no of each frame is smoothed over about five frames: the segmenter's hysteresis needs something to hold.
SMOOTHING = 0.35


class WebRtcVad:
    name = "webrtcvad"

    def open_stream(self) -> "WebRtcStream":
        return WebRtcStream()


class WebRtcStream:
    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._vad = webrtcvad.Vad(AGGRESSIVENESS)
        self._pending: Pcm16k = np.zeros(0, np.int16)
        self._probability = 0.0

    def probability(self, pcm: Pcm16k) -> float:
        # The engine takes 10, 20 or 30 ms and nothing between.
        self._pending = np.concatenate([self._pending, pcm])
        while len(self._pending) >= FRAME_SAMPLES:
            frame, self._pending = self._pending[:FRAME_SAMPLES], self._pending[FRAME_SAMPLES:]
            speech = self._vad.is_speech(frame.tobytes(), SAMPLE_RATE_HZ)
            self._probability += SMOOTHING * (float(speech) - self._probability)
        return self._probability
