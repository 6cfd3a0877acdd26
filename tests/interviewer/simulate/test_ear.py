import math

import numpy as np
import pytest

from interviewer.simulate.ear import InterviewerEar
from interviewer.speaking import opus
from interviewer.speaking.speech import Pcm48k


class Listening:
    """An ear whose clock is moved on by 20 ms with each packet."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.onsets_s: list[float] = []
        self.ear = InterviewerEar(lambda: self.now_s, self.onsets_s.append)
        self.sequence = 65_530  # wraps soon

    def hear(self, *packets: bytes) -> None:
        for packet in packets:
            self.ear.receive(self.sequence, packet)
            self.sequence = (self.sequence + 1) & 0xFFFF
            self.now_s += 0.02


def silence(seconds: float) -> tuple[bytes, ...]:
    return (opus.SILENCE,) * round(seconds * 50)


def sound(before_ms: int, seconds: float) -> tuple[bytes, ...]:
    count = round(seconds * 48_000)
    tone: Pcm48k = (5_000 * np.sin(2 * math.pi * 200 * np.arange(count) / 48_000)).astype(np.int16)
    return opus.encode(np.concatenate([np.zeros(before_ms * 48, np.int16), tone]))


def test_the_onset_is_where_the_sound_begins_within_its_packet() -> None:
    listening = Listening()
    listening.hear(*silence(1), *sound(33, 0.4))
    expected_s = 1 + 0.033 + opus.LOOKAHEAD_SAMPLES / 48_000
    assert listening.onsets_s == [pytest.approx(expected_s, abs=0.010)]
    assert listening.ear.audible_s == pytest.approx(0.4, abs=0.03)


def test_a_pause_between_words_is_no_new_onset_and_a_long_one_is() -> None:
    listening = Listening()
    listening.hear(*sound(0, 0.3), *silence(0.3), *sound(0, 0.3), *silence(0.8), *sound(0, 0.3))
    assert len(listening.onsets_s) == 2
    assert listening.onsets_s[1] == pytest.approx(1.74, abs=0.05)


def test_silence_is_never_an_onset() -> None:
    listening = Listening()
    listening.hear(*silence(5))
    assert listening.onsets_s == []
    assert listening.ear.audible_s == 0


def test_a_repeated_or_late_packet_is_heard_once() -> None:
    listening = Listening()
    packets = sound(0, 0.4)
    for sequence, packet in enumerate(packets):
        listening.ear.receive(sequence, packet)
        listening.ear.receive(sequence, packet)
        listening.ear.receive((sequence - 1) & 0xFFFF, packet)
        listening.now_s += 0.02
    assert listening.ear.audible_s == pytest.approx(0.4, abs=0.03)


def test_what_is_no_sound_is_counted_and_listening_goes_on() -> None:
    listening = Listening()
    listening.hear(b"\xff\xff\xff", *sound(0, 0.3))
    assert listening.ear.unreadable == 1
    assert len(listening.onsets_s) == 1
