"""Voice activity by level alone, for when the real VAD has failed. It takes any loud noise for speech."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k

# The floor drops to every quieter frame and rises slowly: breaks between words bring it back each second or so.
FLOOR_RISES_DB_PER_S = 3.0
LEAST_FLOOR_DB = -65.0  # a quiet room; below it lie only muted microphones
# Speech lies 15 dB and more above a tolerable room (the usual advice for recordings).
SURELY_SILENCE_DB, SURELY_SPEECH_DB = 6.0, 18.0
TREBLE_HZ = 1_000.0


class LevelVad:
    name = "level"

    def open_stream(self) -> "LevelStream":
        return LevelStream()


class LevelStream:
    def __init__(self) -> None:
        self._floor_db = 0.0

    def reset(self) -> None:
        self._floor_db = 0.0

    def probability(self, pcm: Pcm16k) -> float:
        level_db = level(pcm)
        risen_db = self._floor_db + FLOOR_RISES_DB_PER_S * len(pcm) / SAMPLE_RATE_HZ
        self._floor_db = max(LEAST_FLOOR_DB, min(level_db, risen_db))
        above_db = level_db - self._floor_db
        return min(1.0, max(0.0, (above_db - SURELY_SILENCE_DB) / (SURELY_SPEECH_DB - SURELY_SILENCE_DB)))


def level(pcm: Pcm16k) -> float:
    """RMS in dB below full scale, -100 for digital silence."""
    rms = math.sqrt(float(np.mean(np.square(pcm.astype(np.float64))))) if len(pcm) else 0.0
    return 20 * math.log10(max(rms / 32_768, 1e-5))


def treble(pcm: Pcm16k) -> float:
    """How far what lies above 1 kHz is below the whole, in dB (0 and less). A closed mouth has less than -15."""
    power = np.square(np.abs(np.fft.rfft(pcm * _window(len(pcm)))))
    above = power[round(TREBLE_HZ * len(pcm) / SAMPLE_RATE_HZ) :]
    return 10 * math.log10((float(above.sum()) + 1) / (float(power.sum()) + 1))


@cache
def _window(samples: int) -> NDArray[np.float64]:
    """All frames of a session have one length."""
    return np.hanning(samples)
