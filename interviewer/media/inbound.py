"""The candidate's packets become 20 ms frames of 16 kHz sound, whatever the network did to them.

Decoded on the event loop: 43 us to decode to mono and 17 us to resample a frame, measured on one core of the
2-core test machine (0.3 % of it per candidate). aiortc's way is a thread per receiver, 63 us to stereo, and 50
cross-thread wake-ups a second.
"""

from dataclasses import dataclass

import av
import numpy as np
from av.audio.resampler import AudioResampler

from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k
from interviewer.media.jitter import AudioPacket
from interviewer.media.opus_packets import CLOCK_HZ, duration_samples

FRAME_S = FRAME_SAMPLES / SAMPLE_RATE_HZ
# FFmpeg's resampler keeps its first 16 samples; without these each packet's frame would come with the next packet.
RESAMPLER_DELAY_SAMPLES = 16
# What is missing sounds like the last frame, fading (60 ms, as most codecs conceal), then like nothing.
FADE = (0.6, 0.3, 0.1)
# A longer gap isn't made up frame by frame; its end follows 1 s of silence, and `at_s` says how long it was.
MAX_FILL_FRAMES = 50


@dataclass(frozen=True, slots=True)
class InboundFrame:
    """`pcm`: 320 samples; `at_s`: media time of the frame's end since the peer's first packet."""

    pcm: Pcm16k
    at_s: float


class InboundAudio:
    """Packets in order in, frames out.

    `received` counts frames that were sent to us, `lost` those that were made up for packets that didn't come,
    `paused` those of pauses in which nothing was sent (DTX: timestamps jump, sequence numbers don't).
    """

    def __init__(self) -> None:
        self._codec: tuple[av.AudioCodecContext, AudioResampler] | None = None
        self._samples = np.zeros(0, np.int16)
        self._last = np.zeros(FRAME_SAMPLES, np.int16)
        self._faded = 0
        self._first_s: float | None = None
        self._expected_s = 0.0
        self._at_s = 0.0
        self.received = 0
        self._next_sequence: int | None = None
        self.lost = 0
        self.paused = 0
        self.undecodable = 0

    def take(self, packet: AudioPacket) -> list[InboundFrame]:
        """The frames that this packet completes, those made up for a gap before it included."""
        if self._first_s is None:
            self._first_s = self._expected_s = packet.start_s
        frames = self._fill(packet.start_s, paused=packet.sequence == self._next_sequence)
        self._next_sequence = (packet.sequence + 1) & 0xFFFF
        try:
            duration = duration_samples(packet.payload)
            decoded = self._decode(packet.payload)
        except (ValueError, av.FFmpegError):  # not Opus, or damaged before it was encrypted
            self.undecodable += 1
            self._next_sequence = None
            return frames  # the next packet notices the gap
        self._expected_s = packet.start_s + duration / CLOCK_HZ
        self._samples = np.concatenate((self._samples, *decoded))
        while len(self._samples) >= FRAME_SAMPLES:
            pcm, self._samples = self._samples[:FRAME_SAMPLES], self._samples[FRAME_SAMPLES:]
            frames.append(self._frame(pcm, self._expected_s - len(self._samples) / SAMPLE_RATE_HZ))
            self._last, self._faded = pcm, 0
            self.received += 1
        return frames

    def release(self) -> None:
        """The stream ended: give back its decoder and the two threads of its resampler; the next has its own.

        Otherwise they would stay until the garbage collector finds the peer.
        """
        self._codec = None

    def _decode(self, payload: bytes) -> list[Pcm16k]:
        if self._codec is None:
            self._codec = _opened()
            self._samples = np.concatenate((self._samples, np.zeros(RESAMPLER_DELAY_SAMPLES, np.int16)))
        decoder, resampler = self._codec
        frames = decoder.decode(av.Packet(payload))
        return [part.to_ndarray()[0] for frame in frames for part in resampler.resample(frame)]

    def _fill(self, until_s: float, *, paused: bool) -> list[InboundFrame]:
        """Whole frames only: each packet keeps completing its own frame, and the rest is in `at_s`."""
        missing = max(0, round((until_s - self._expected_s) / FRAME_S))
        if missing:
            self._expected_s = until_s
        filled = min(missing, MAX_FILL_FRAMES)
        if paused:
            self.paused += missing
        else:
            self.lost += missing
        begin_s = until_s - filled * FRAME_S
        return [self._frame(self._conceal(missing), begin_s + (n + 1) * FRAME_S) for n in range(filled)]

    def _conceal(self, missing: int) -> Pcm16k:
        if missing > MAX_FILL_FRAMES or self._faded >= len(FADE):
            return np.zeros(FRAME_SAMPLES, np.int16)
        gain = FADE[self._faded]
        self._faded += 1
        return (self._last * gain).astype(np.int16)

    def _frame(self, pcm: Pcm16k, end_s: float) -> InboundFrame:
        assert self._first_s is not None
        self._at_s = max(self._at_s, end_s - self._first_s)  # never backwards
        return InboundFrame(pcm, self._at_s)


def _opened() -> tuple[av.AudioCodecContext, AudioResampler]:
    decoder = av.CodecContext.create("libopus", "r")
    assert isinstance(decoder, av.AudioCodecContext)
    decoder.layout = "mono"
    decoder.sample_rate = CLOCK_HZ
    return decoder, AudioResampler("s16", "mono", SAMPLE_RATE_HZ)
