"""The lips against a track of the real synthesizer: what must touch touches, what must open opens."""

from itertools import pairwise

import pytest

from interviewer.speaking.speech import PreparedSpeech, Viseme
from tests.web.avatar.chromium import Tab

pytestmark = [pytest.mark.browser, pytest.mark.engine]

CLOSED = 0.6  # drawing units; web/avatar/painting/mouth-shape.js
LEAD_S = 0.045  # the picture of a moment shows the mouth of so much later; web/avatar/life/lips.js
FRAME_S = 1 / 60
# Units per frame of 60 Hz. The widest mouth has 28; a jaw opens it in four frames at the least.
FASTEST = 8.0


def segments(line: PreparedSpeech) -> list[list[object]]:
    return [[v.name, v.start_ms, v.end_ms, v.amount] for v in line.visemes]


def spoken(tab: Tab, line: PreparedSpeech) -> list[tuple[float, float]]:
    argument = {"segments": segments(line), "durationMs": line.duration_ms}
    return [(t + LEAD_S, gap) for t, gap in tab.call("gapsWhileSpeaking", argument)]


def during(gaps: list[tuple[float, float]], viseme: Viseme, more_s: float = 0.0) -> list[float]:
    return [gap for t, gap in gaps if viseme.start_ms / 1000 <= t <= viseme.end_ms / 1000 + more_s]


def test_the_lips_close_for_every_p_b_and_m(shared_tab: Tab, line: PreparedSpeech) -> None:
    gaps = spoken(shared_tab, line)
    closures = [v for v in line.visemes if v.name == "PP"]
    assert len(closures) >= 8
    # A frame more: the mouth follows with a time constant of 12 ms.
    assert [v for v in closures if min(during(gaps, v, FRAME_S)) >= CLOSED] == []


def test_stressed_open_vowels_open_the_mouth(shared_tab: Tab, line: PreparedSpeech) -> None:
    gaps = spoken(shared_tab, line)
    vowels = [v for v in line.visemes if v.name == "aa" and v.amount >= 0.8 and v.end_ms - v.start_ms >= 70]
    assert len(vowels) >= 3
    assert [v for v in vowels if max(during(gaps, v, FRAME_S)) < 10] == []


def test_the_mouth_is_closed_before_between_and_after_the_sounds(shared_tab: Tab, line: PreparedSpeech) -> None:
    gaps = spoken(shared_tab, line)
    end_s = line.visemes[-1].end_ms / 1000
    assert max(gap for t, gap in gaps if t < -0.2) < CLOSED
    assert max(gap for t, gap in gaps if t > end_s + 0.15) < CLOSED
    pauses = [v for v in line.visemes if v.name == "sil" and v.end_ms - v.start_ms >= 150]
    assert pauses != []
    assert [v for v in pauses if min(during(gaps, v)) >= CLOSED] == []


def test_the_mouth_never_jumps(shared_tab: Tab, line: PreparedSpeech) -> None:
    gaps = [gap for _, gap in spoken(shared_tab, line)]
    assert max(gaps) > 15
    assert max(abs(b - a) for a, b in pairwise(gaps)) <= FASTEST


@pytest.mark.parametrize("fps", [30, 60, 120])
def test_the_lips_close_within_80_ms_after_a_cut(shared_tab: Tab, fps: int) -> None:
    after = shared_tab.call("gapsAfter", {"event": "cut", "fps": fps})
    assert after["open"] > 15
    assert [t for t, gap in after["gaps"] if t > 0.080 and gap >= CLOSED] == []


@pytest.mark.parametrize("event", ["clock lost", "clock stands"])
def test_the_lips_close_when_the_sound_has_stopped_without_a_word(shared_tab: Tab, event: str) -> None:
    after = shared_tab.call("gapsAfter", {"event": event, "frames": 60})
    assert after["open"] > 15
    assert [t for t, gap in after["gaps"] if t > 0.300 and gap >= CLOSED] == []


@pytest.mark.parametrize("segments", [[["aa", 0, 3000, 1]], []])
@pytest.mark.parametrize("clock", [None, -2.0])
def test_the_lips_stay_closed_while_a_line_is_not_heard(
    shared_tab: Tab, clock: float | None, segments: list[object]
) -> None:
    assert shared_tab.call("widestWhileUnheard", {"clockValue": clock, "segments": segments}) < CLOSED


def test_a_line_without_mouth_shapes_moves_the_lips_gently_while_it_is_heard(shared_tab: Tab) -> None:
    gaps = shared_tab.call("gapsWhileSpeaking", {"segments": [], "durationMs": 2000})
    assert 3 < max(gap for t, gap in gaps if 0 < t < 2) < 10
    assert max(gap for t, gap in gaps if t < -0.1 or t > 2.1) < CLOSED


def test_the_last_shape_does_not_stay_when_a_track_ends_with_it(shared_tab: Tab) -> None:
    gaps = shared_tab.call("gapsWhileSpeaking", {"segments": [["O", 0, 400, 1]], "durationMs": 400})
    assert max(gap for t, gap in gaps if 0.1 < t < 0.4) > 10
    assert max(gap for t, gap in gaps if t > 0.65) < CLOSED
