"""What can be read from an Opus packet without decoding it (RFC 6716, section 3)."""

CLOCK_HZ = 48_000  # of RTP timestamps and Ogg granules, whatever rate was coded (RFC 7587 section 4.1)
PACKET_SAMPLES = 960  # the 20 ms packets that we send
MAX_PACKET_SAMPLES = 5_760  # 120 ms, RFC 6716 section 3.2.5, R5
MAX_PACKET_BYTES = 1_500  # what fits into one datagram; longer ones can't have come over RTP

# One 20 ms mono CELT frame that says nothing but "silent" (RFC 6716 section 4.3: the silence flag). A decoder
# fades into it, and it costs 3 bytes.
SILENCE = b"\xf8\xff\xfe"

# Samples of one frame by the packet's configuration number (RFC 6716, table 2).
_FRAME_SAMPLES = (*(480, 960, 1920, 2880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4)


def duration_samples(packet: bytes) -> int:
    """How long the packet sounds, in 48 kHz samples. Raises ValueError when it can't be an Opus packet."""
    if not packet or len(packet) > MAX_PACKET_BYTES:
        raise ValueError(f"an Opus packet of {len(packet)} bytes")
    code = packet[0] & 3
    if code == 3 and len(packet) < 2:
        raise ValueError("an Opus packet without its frame count")
    frames = (1, 2, 2, packet[1] & 0x3F if code == 3 else 0)[code]
    samples = frames * _FRAME_SAMPLES[packet[0] >> 3]
    if not 0 < samples <= MAX_PACKET_SAMPLES:
        raise ValueError(f"an Opus packet of {samples} samples")
    return samples
