import math

import av
import numpy as np
import pytest

from interviewer.media.opus_packets import duration_samples
from interviewer.speaking import opus
from interviewer.speaking.speech import Pcm48k


def tone(samples: int, hz: float = 220.0) -> Pcm48k:
    swell = 6_000 * (1 + np.sin(2 * math.pi * np.arange(samples) / 9_600))
    return (swell * np.sin(2 * math.pi * hz * np.arange(samples) / 48_000)).astype(np.int16)


@pytest.mark.parametrize("samples", [0, 1, 959, 960, 961, 47_999, 48_000])
def test_every_packet_is_20_ms_of_mono_and_the_last_holds_the_end(samples: int) -> None:
    packets = opus.encode(tone(samples))
    assert {duration_samples(packet) for packet in packets} == {opus.PACKET_SAMPLES}
    assert not any(packet[0] & 4 for packet in packets)  # RFC 6716, 3.1: the stereo bit
    assert len(packets) * opus.PACKET_SAMPLES >= samples + opus.LOOKAHEAD_SAMPLES
    assert len(opus.decode(packets)) == len(packets) * opus.PACKET_SAMPLES


def test_what_is_decoded_is_what_was_encoded_one_look_ahead_later() -> None:
    """To within half a millisecond: the encoder's filter against hum moves the phase of low tones."""
    given = tone(48_000)
    found = opus.decode((*opus.encode(given), *(opus.SILENCE,) * 2))
    likeness = [float(np.corrcoef(given, found[lag : lag + len(given)])[0, 1]) for lag in range(960)]
    best = int(np.argmax(likeness))
    assert likeness[best] > 0.98
    assert abs(best - opus.LOOKAHEAD_SAMPLES) <= 24


def test_the_silent_packet_is_silent_also_between_sounds() -> None:
    assert duration_samples(opus.SILENCE) == opus.PACKET_SAMPLES
    assert np.abs(opus.decode((opus.SILENCE,) * 10).astype(np.int32)).max() < 10
    after_sound = opus.decode((*opus.encode(tone(9_600)), *(opus.SILENCE,) * 10))
    assert np.abs(after_sound[-5 * opus.PACKET_SAMPLES :].astype(np.int32)).max() < 10


def test_packets_are_small_enough_for_a_phone() -> None:
    packets = opus.encode(tone(48_000))
    assert sum(map(len, packets)) * 8 < 1.5 * opus.BIT_RATE


def test_what_is_no_packet_is_told_and_the_decoder_goes_on() -> None:
    decoder = opus.Decoder()
    with pytest.raises(av.FFmpegError):
        decoder.decode(b"\xff\xff\xff")
    assert len(decoder.decode(opus.SILENCE)) == opus.PACKET_SAMPLES
