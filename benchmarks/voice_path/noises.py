"""Sounds that are no words, against the policy that decides who has the floor: are they taken for an interruption?

No recording of a cough or an "mm-hm" comes with the product, so these are made: bursts of noise with a voiced end
for a cough, clicks for a keyboard, and for a hum glottal pulses through a closed mouth (a resonance near 270 Hz,
little above 1 kHz: Stevens, Acoustic Phonetics, 1998, chapter 9). Human speech is beside them, for what care costs
there.
"""

import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogue.barge_in import BargeIn, Duck, Overheard, TakesFloor
from interviewer.hearing.engines import VADS
from interviewer.hearing.level import level, treble
from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k

SPEECH = Path(__file__).resolve().parents[2] / "tests" / "data" / "speech"
FRAME_S = FRAME_SAMPLES / SAMPLE_RATE_HZ
BEFORE_S, AFTER_S = 1.5, 1.0  # she has been speaking, and goes on
HERS_DB = -25.0
SEED = 20261130
# A sentence's beginning: speech after so many quiet frames.
QUIET_FRAMES, QUIET, SPEAKING = 4, 0.4, 0.6

Sound = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one kind of sound did: when she became quieter for it, and when it took the floor, after its onset."""

    name: str
    count: int
    ducks_ms: tuple[float, ...]
    stops_ms: tuple[float, ...]


def measure(count: int = 100) -> list[Taken]:
    """Each kind `count` times, each time another one. Deterministic."""
    chance = np.random.default_rng(SEED)
    made: dict[str, Callable[[np.random.Generator], Sound]] = {
        "coughs, 0.15-0.45 s": cough,
        "keyboard, 3-6 strokes a second": typing,
        '"mm", 0.2-0.6 s': lambda chance: hum(chance, chance.uniform(0.2, 0.6)),
        '"mm-hm", 0.3-0.65 s': mm_hm,
    }
    found = [_judged(name, [make(chance) for _ in range(count)], chance) for name, make in made.items()]
    return [*found, _judged("beginnings of read sentences", list(beginnings()), chance)]


def _judged(name: str, sounds: list[Sound], chance: np.random.Generator) -> Taken:
    verdicts = [overheard(sound, chance) for sound in sounds]
    ducks, stops = (
        tuple(1000 * at_s for at_s in times if at_s is not None) for times in zip(*verdicts, strict=True)
    )
    return Taken(name, len(sounds), ducks, stops)


def overheard(sound: Sound, chance: np.random.Generator) -> tuple[float | None, float | None]:
    """When she became quieter and when she stopped, in seconds after the sound's beginning.

    Nothing is recognized: a recognizer's first words come later than a quarter of a second.
    """
    room = [chance.normal(0, 8, round(seconds * SAMPLE_RATE_HZ)) for seconds in (BEFORE_S, AFTER_S)]
    heard = np.concatenate([room[0], sound + chance.normal(0, 8, len(sound)), room[1]]).astype(np.int16)
    stream, policy = VADS["silero"]().open_stream(), BargeIn()
    policy.begin("Please think of the last time when you planned something.", may_be_cut=True, may_be_undone=False)
    policy.sounds(0.0)
    ducked_s = None
    for number, pcm in enumerate(_frames(heard), 1):
        frame = Overheard(number * FRAME_S, FRAME_S, stream.probability(pcm), level(pcm), HERS_DB, treble(pcm))
        match policy.hear(frame):
            case Duck():
                ducked_s = frame.at_s - BEFORE_S if ducked_s is None else ducked_s
            case TakesFloor():
                return ducked_s, frame.at_s - BEFORE_S
    return ducked_s, None


def _frames(pcm: Pcm16k) -> Iterator[Pcm16k]:
    for start in range(0, len(pcm) - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        yield pcm[start : start + FRAME_SAMPLES]


def cough(chance: np.random.Generator) -> Sound:
    """A burst, a weaker end, and in every second one a voice in that."""
    seconds = chance.uniform(0.15, 0.45)
    t = _times(seconds)
    shape = np.exp(-t / 0.035) + 0.35 * np.exp(-np.maximum(t - 0.3 * seconds, 0) / (seconds * 0.35)) * (t > 0.05)
    sound = _band(chance.normal(0, 1, len(t)), 250, 5_000)
    if chance.random() < 0.5:
        pitch_hz = chance.uniform(120, 260)
        voice = sum(np.sin(2 * np.pi * pitch_hz * k * t) / k for k in range(1, 12))
        sound = sound + 0.5 * voice * (t > seconds * 0.5)
    return _loud(sound * shape, chance)


def typing(chance: np.random.Generator) -> Sound:
    """Two seconds of strokes of 15 ms, each with its release."""
    t = _times(2.0)
    sound = np.zeros(len(t))
    at_s = 0.05
    while at_s < 1.9:
        for later_s, strength in ((0.0, 1.0), (0.07, 0.4)):
            click = strength * _band(chance.normal(0, 1, 240), 500, 7_000) * np.exp(-np.arange(240) / 60)
            start = round((at_s + later_s) * SAMPLE_RATE_HZ)
            sound[start : start + 240] += click[: len(sound) - start]
        at_s += 1 / chance.uniform(3, 6)
    return _loud(sound, chance)


def hum(chance: np.random.Generator, seconds: float) -> Sound:
    """Glottal pulses (12 dB an octave less) through a closed mouth."""
    t = _times(seconds)
    pitch_hz = chance.uniform(90, 240) * (1 + chance.uniform(-0.15, 0.15) * t / seconds)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / SAMPLE_RATE_HZ
    first_hz = chance.uniform(230, 320)
    sound = np.zeros(len(t))
    for k in range(1, 40):
        at_hz = k * float(np.mean(pitch_hz))
        murmur = sum(
            strength / (1 + ((at_hz - middle_hz) / width_hz) ** 2)
            for middle_hz, width_hz, strength in ((first_hz, 60, 1.0), (1_000, 150, 0.06), (2_200, 250, 0.03))
        )
        sound += murmur / k**0.5 * np.sin(k * phase)
    edges = np.minimum(1, np.minimum(t, seconds - t) / 0.04)
    return _loud(sound * edges, chance)


def mm_hm(chance: np.random.Generator) -> Sound:
    """Two hums, and a breath through the nose between them."""
    breath = 0.02 * _band(chance.normal(0, 1, round(chance.uniform(0.04, 0.09) * SAMPLE_RATE_HZ)), 300, 3_000)
    first, second = hum(chance, chance.uniform(0.12, 0.25)), hum(chance, chance.uniform(0.14, 0.3))
    return np.concatenate([first, breath * np.abs(first).max(), second])


def beginnings() -> Iterator[Sound]:
    """The first second of speech after each pause of the recordings, by the VAD."""
    for file in sorted(SPEECH.glob("*.wav")):
        with wave.open(str(file)) as recording:
            pcm = np.frombuffer(recording.readframes(recording.getnframes()), np.int16)
        stream, quiet = VADS["silero"]().open_stream(), QUIET_FRAMES
        for number, frame in enumerate(_frames(pcm)):
            probability = stream.probability(frame)
            if probability > SPEAKING and quiet >= QUIET_FRAMES:
                start = max(0, number - 2) * FRAME_SAMPLES
                yield pcm[start : start + SAMPLE_RATE_HZ].astype(np.float64)
            quiet = quiet + 1 if probability < QUIET else 0


def _times(seconds: float) -> Sound:
    return np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ


def _band(sound: Sound, least_hz: float, most_hz: float) -> Sound:
    parts = np.fft.rfft(sound)
    at_hz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE_HZ)
    parts[(at_hz < least_hz) | (at_hz > most_hz)] = 0
    return np.fft.irfft(parts, len(sound)).astype(np.float64)


def _loud(sound: Sound, chance: np.random.Generator) -> Sound:
    return sound * (chance.uniform(3_000, 12_000) / float(np.abs(sound).max()))
