import numpy as np
import pytest

from interviewer.hearing.level import level, treble
from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k


def tone(hz: float, amplitude: float = 8_000) -> Pcm16k:
    return (amplitude * np.sin(2 * np.pi * hz * np.arange(FRAME_SAMPLES) / SAMPLE_RATE_HZ)).astype(np.int16)


def test_the_level_of_a_full_scale_tone_is_3_db_below_full_scale() -> None:
    assert level(tone(500, 32_767)) == pytest.approx(-3.01, abs=0.05)
    assert level(np.zeros(FRAME_SAMPLES, np.int16)) == -100


def test_treble_is_what_lies_above_1_khz() -> None:
    assert treble(tone(300)) < -30
    assert treble(tone(2_000)) == pytest.approx(0, abs=0.1)
    assert treble(tone(300) + tone(2_000)) == pytest.approx(-3.01, abs=0.2)
    assert treble(np.zeros(FRAME_SAMPLES, np.int16)) == 0
