"""The quiet packets: the same line, 12 dB lower, that can take over at any packet border."""

import numpy as np
import pytest

from interviewer.speaking import opus
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.preparation import DUCK_DB, prepared
from interviewer.speaking.speech import Pcm48k
from tests.interviewer.speaking.measures import AILA, TEXTS

pytestmark = pytest.mark.engine

AUDIBLE_DB = -45.0


def packet_levels_db(pcm: Pcm48k) -> list[float]:
    """Of each 20 ms."""
    blocks = pcm[: len(pcm) // 960 * 960].astype(np.float64).reshape(-1, 960)
    power = np.mean(blocks**2, axis=1) / 32_768**2
    return [float(level) for level in 10 * np.log10(np.maximum(power, 1e-10))]


def test_the_quiet_packets_are_12_db_lower_throughout(espeak: EspeakSynthesizer) -> None:
    line = prepared("a question", espeak.speak(TEXTS["a question"], AILA))
    assert len(line.quiet_packets) == len(line.packets) == len(line.levels_db)
    loud, quiet = packet_levels_db(opus.decode(line.packets)), packet_levels_db(opus.decode(line.quiet_packets))
    lower = [q - x for x, q in zip(loud, quiet, strict=True) if x > AUDIBLE_DB]
    assert np.mean(lower) == pytest.approx(DUCK_DB, abs=0.5)


def test_the_levels_are_those_of_the_sound(espeak: EspeakSynthesizer) -> None:
    line = prepared("a question", espeak.speak(TEXTS["a question"], AILA))
    decoded = packet_levels_db(opus.decode(line.packets))
    assert np.corrcoef(decoded, np.maximum(line.levels_db, -100))[0, 1] > 0.9


def test_from_the_third_packet_on_she_is_as_quiet_as_if_she_had_always_been(espeak: EspeakSynthesizer) -> None:
    """Two encodings take over from each other with the decoder's memory of the louder one."""
    line = prepared("a question", espeak.speak(TEXTS["a question"], AILA))
    always = packet_levels_db(opus.decode(line.quiet_packets))
    loud = packet_levels_db(opus.decode(line.packets))
    above: list[float] = []
    for border in range(10, len(line.packets) - 10, 5):
        switched = packet_levels_db(opus.decode(line.packets[:border] + line.quiet_packets[border:]))
        assert max(switched) <= max(loud) + 1, "no crack"
        above += [
            s - q for s, q in zip(switched[border + 2 :], always[border + 2 :], strict=True) if q > AUDIBLE_DB
        ]
    assert np.median(above) == pytest.approx(0, abs=0.5)
    assert np.percentile(above, 95) < 3
