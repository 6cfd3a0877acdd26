"""The echo guard against recorded voices: other people's, and Aila's own coming back."""

import random
import wave
from pathlib import Path

import numpy as np
import pytest

from dialogue.echo import LONGEST_DELAY_FRAMES, Envelopes, her_words

SPEECH = sorted((Path(__file__).parents[1] / "data" / "speech").glob("*.wav"))
BEFORE, AFTER = 55, 13  # frames: what is remembered, and how long a voice has lasted when it would stop her


def levels_db(path: Path) -> list[float]:
    """Of each 20 ms."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64)
        frame = file.getframerate() // 50
    blocks = samples[: len(samples) // frame * frame].reshape(-1, frame)
    rms = np.sqrt(np.mean(blocks**2, axis=1))
    return [float(level) for level in 20 * np.log10(np.maximum(rms / 32_768, 1e-5))]


@pytest.fixture(scope="module")
def voices() -> list[list[float]]:
    found = [levels_db(path) for path in SPEECH]
    assert len(found) >= 2
    return [voice for voice in found if len(voice) > BEFORE + AFTER + 40]


def test_hardly_ever_is_another_voice_taken_for_an_echo(voices: list[list[float]]) -> None:
    chance = random.Random(7)
    taken = 0
    for _ in range(500):
        hers, theirs = chance.sample(voices, 2)
        onset = next(at for at, level in enumerate(theirs) if level > max(theirs) - 15)
        begins = chance.randrange(BEFORE + 5, len(hers) - AFTER)
        heard = Envelopes()
        for at in range(begins - BEFORE, begins + AFTER):
            room = -55 + chance.gauss(0, 1)
            heard.hear(hers[at], room if at < begins else theirs[onset + at - begins])
        taken += heard.follow()
    assert taken <= 5, "one in a hundred is stopped 0.25 s later than others"


def test_nearly_every_echo_is_found_however_late_and_faint(voices: list[list[float]]) -> None:
    chance = random.Random(8)
    tries = found = 0
    for _ in range(200):
        hers = chance.choice(voices)
        begins = chance.randrange(BEFORE + 5, len(hers))
        delay, damping_db = chance.randrange(2, LONGEST_DELAY_FRAMES), chance.uniform(12, 25)
        if max(hers[begins - delay - 30 : begins - delay]) < -35:
            continue  # a pause: there is no echo that could be taken for a voice
        heard = Envelopes()
        for at in range(begins - BEFORE, begins):
            echo, room = 10 ** ((hers[at - delay] - damping_db) / 10), 10 ** ((-60 + chance.gauss(0, 1)) / 10)
            heard.hear(hers[at], 10 * float(np.log10(echo + room)))
        tries, found = tries + 1, found + heard.follow()
    assert tries > 100
    assert found >= 0.95 * tries


def test_two_voices_that_begin_after_a_silence_are_not_alike_for_that() -> None:
    heard = Envelopes()
    for _ in range(40):
        heard.hear(-100, -60)
    for _ in range(10):
        heard.hear(-25, -30)
    assert not heard.follow()


def test_a_steady_noise_follows_nobody() -> None:
    heard = Envelopes()
    for at in range(80):
        heard.hear(-25.0 + at % 7, -40.0)
    assert not heard.follow()


@pytest.mark.parametrize(
    ("heard", "hers"),
    [
        ("tell me about", True),
        ("Tell me about the time", True),
        ("about a time when", True),
        ("tell", False),  # a single word is said by anybody
        ("", False),
        ("sorry can you repeat", False),
        ("time a about me tell", False),
        ("well last year I worked", False),
    ],
)
def test_her_own_words_in_their_order_are_hers(heard: str, hers: bool) -> None:
    assert her_words(heard, "Tell me about a time when you had to change a plan.") is hers
