"""Sounds, their packets, and what a decoder that isn't ours makes of them."""

import fractions
import io
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from interviewer.speaking.opus import encode
from interviewer.speaking.speech import PreparedSpeech, WordTime

Sound = npt.NDArray[np.int16]
RATE_HZ = 48_000
PACKET_SAMPLES = 960


def tone(hertz: float, seconds: float, amplitude: float = 8000) -> Sound:
    time_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (amplitude * np.sin(2 * np.pi * hertz * time_s)).astype(np.int16)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE_HZ), np.int16)


def packets(sound: Sound) -> tuple[bytes, ...]:
    return encode(sound)


def packets_of(frame_ms: int, sound: Sound, channels: int = 1) -> list[bytes]:
    """Encoded as another sender would: other frame lengths, stereo."""
    layout = "mono" if channels == 1 else "stereo"
    encoder = av.CodecContext.create("libopus", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate = RATE_HZ
    encoder.layout = layout
    encoder.format = "s16"
    encoder.time_base = fractions.Fraction(1, RATE_HZ)
    encoder.options = {"frame_duration": str(frame_ms)}
    encoder.open()
    block = RATE_HZ * frame_ms // 1000
    found: list[bytes] = []
    for at in range(0, len(sound) - block + 1, block):
        samples = np.repeat(sound[at : at + block], channels).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout=layout)
        frame.sample_rate, frame.pts = RATE_HZ, at
        found += [bytes(packet) for packet in encoder.encode(frame)]
    return found


def line(text: str, sound: Sound, words: tuple[WordTime, ...] = ()) -> PreparedSpeech:
    return PreparedSpeech(text, packets(sound), (), words, (), 0)


def decoded(file: Path | bytes) -> Sound:
    """By FFmpeg, knowing nothing of our writer."""
    source = io.BytesIO(file) if isinstance(file, bytes) else str(file)
    blocks: list[Sound] = []
    with av.open(source, "r") as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.name in {"opus", "libopus"}
        resampler = av.AudioResampler("s16", "mono", RATE_HZ)
        for frame in container.decode(stream):
            blocks += [part.to_ndarray()[0].astype(np.int16) for part in resampler.resample(frame)]
        blocks += [part.to_ndarray()[0].astype(np.int16) for part in resampler.resample(None)]
    return np.concatenate(blocks) if blocks else np.zeros(0, np.int16)


def level(sound: Sound) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(sound.astype(np.float64))))) if len(sound) else 0.0


def onset_s(sound: Sound, rate_hz: int = RATE_HZ, threshold: int = 1000) -> float:
    """When the first loud sample comes."""
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > threshold)
    assert len(loud), "nothing is audible"
    return float(loud[0]) / rate_hz


def pitch_hz(sound: Sound, rate_hz: int) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(sound.astype(np.float64) * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * rate_hz / len(sound)
