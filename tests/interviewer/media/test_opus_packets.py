"""The length of an Opus packet read from its first bytes, beside what libopus makes of it."""

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.opus_packets import MAX_PACKET_SAMPLES, SILENCE, duration_samples
from interviewer.speaking import opus
from tests.interviewer.media.sounds import packets_of, tone


@pytest.mark.parametrize("frame_ms", [10, 20, 40, 60])
def test_the_length_is_what_the_decoder_gives(frame_ms: int) -> None:
    decoder = av.CodecContext.create("libopus", "r")
    assert isinstance(decoder, av.AudioCodecContext)
    decoder.layout = "mono"
    decoder.sample_rate = 48_000
    for packet in packets_of(frame_ms, tone(440, 0.6)):
        samples = sum(frame.samples for frame in decoder.decode(av.Packet(packet)))
        assert duration_samples(packet) == samples == frame_ms * 48


def test_the_silences_are_20_ms() -> None:
    assert duration_samples(SILENCE) == duration_samples(opus.SILENCE) == 960


@pytest.mark.parametrize(
    ("first", "samples"),
    [
        (b"\x00", 480),  # SILK narrow band, 10 ms
        (b"\x18", 2880),  # SILK narrow band, 60 ms
        (b"\x19", 5760),  # two of them
        (b"\x60", 480),  # hybrid, 10 ms
        (b"\x80", 120),  # CELT narrow band, 2.5 ms
        (b"\xfb\x03", 2880),  # CELT full band: three of 20 ms
        (b"\xfb\x83", 2880),  # the same, of variable size
    ],
)
def test_the_table_of_rfc_6716_is_kept(first: bytes, samples: int) -> None:
    assert duration_samples(first + bytes(10)) == samples


@pytest.mark.parametrize("packet", [b"", b"\x03", b"\xfb\x00\x00", b"\x1b\x03\x00", bytes(1501)])
def test_what_cannot_be_opus_is_refused(packet: bytes) -> None:
    with pytest.raises(ValueError, match="an Opus packet"):
        duration_samples(packet)


@given(st.binary(max_size=2000))
def test_any_bytes_have_a_possible_length_or_none(packet: bytes) -> None:
    try:
        samples = duration_samples(packet)
    except ValueError:
        return
    assert 0 < samples <= MAX_PACKET_SAMPLES
    assert samples % 120 == 0
