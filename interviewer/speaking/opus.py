"""Opus packets of 20 ms, 48 kHz mono: encoded once, sent many times without encoding."""

import fractions

import av
import numpy as np

from interviewer.speaking.speech import Pcm48k

SAMPLE_RATE_HZ = 48_000
PACKET_SAMPLES = 960
# libopus looks ahead 6.5 ms: the sound comes out that much later than it went in (RFC 7845, pre-skip).
LOOKAHEAD_SAMPLES = 312
BIT_RATE = 32_000


def encode(pcm: Pcm48k) -> tuple[bytes, ...]:
    """Sound as packets, filled up with silence to a whole packet that also holds the encoder's look-ahead.

    Decoded, the sound begins LOOKAHEAD_SAMPLES later than in `pcm`.
    """
    encoder = _encoder()
    missing = -(len(pcm) + LOOKAHEAD_SAMPLES) % PACKET_SAMPLES + LOOKAHEAD_SAMPLES
    padded = np.concatenate([pcm, np.zeros(missing, np.int16)])
    blocks = padded.reshape(-1, PACKET_SAMPLES)
    return tuple(
        bytes(packet)
        for number, block in enumerate(blocks)
        for packet in encoder.encode(_frame(block, number * PACKET_SAMPLES))
    )


class Decoder:
    """One stream's decoder: what a packet sounds like depends on those before it."""

    def __init__(self) -> None:
        decoder = av.CodecContext.create("libopus", "r")
        assert isinstance(decoder, av.AudioCodecContext)
        decoder.sample_rate = SAMPLE_RATE_HZ
        decoder.layout = "mono"
        self._decoder = decoder

    def decode(self, packet: bytes) -> Pcm48k:
        """Raises av.FFmpegError for what is no Opus packet."""
        blocks = [frame.to_ndarray().reshape(-1) for frame in self._decoder.decode(av.Packet(packet))]
        return np.concatenate(blocks).astype(np.int16) if blocks else np.zeros(0, np.int16)


def decode(packets: tuple[bytes, ...]) -> Pcm48k:
    """The sound of packets, mono."""
    decoder = Decoder()
    return np.concatenate([np.zeros(0, np.int16), *(decoder.decode(packet) for packet in packets)])


def _encoder() -> av.AudioCodecContext:
    encoder = av.CodecContext.create("libopus", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate = SAMPLE_RATE_HZ
    encoder.layout = "mono"
    encoder.format = "s16"
    encoder.bit_rate = BIT_RATE
    encoder.time_base = fractions.Fraction(1, SAMPLE_RATE_HZ)
    encoder.options = {"application": "voip", "frame_duration": "20", "vbr": "on"}
    encoder.open()
    return encoder


def _frame(samples: Pcm48k, pts: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = SAMPLE_RATE_HZ
    frame.pts = pts
    return frame


def _silence() -> bytes:
    """A packet that neither begins nor ends a sound audibly: the encoder's steady state in silence."""
    return encode(np.zeros(PACKET_SAMPLES * 6, np.int16))[4]


SILENCE = _silence()
