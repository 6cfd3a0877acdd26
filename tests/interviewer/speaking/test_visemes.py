import json
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.speaking.speech import VisemeName
from interviewer.speaking.visemes import (
    BURST_MS,
    CLOSURE_MS,
    SHORTEST_MS,
    Phoneme,
    sounds_of,
    stressed_ms,
    visemes,
)

TABLE = json.loads(files("interviewer.speaking").joinpath("ipa_visemes.json").read_text(encoding="utf-8"))


def shapes(*phonemes: tuple[float, str], end_ms: float) -> list[tuple[str, int, int]]:
    found = visemes([Phoneme(at_ms, ipa) for at_ms, ipa in phonemes], end_ms)
    return [(shape.name, shape.start_ms, shape.end_ms) for shape in found]


def test_the_lips_close_before_the_burst_of_a_p() -> None:
    assert shapes((0, "ɑː"), (200, "p"), (300, "ɑː"), (500, ""), end_ms=600) == [
        ("aa", 0, 200 - CLOSURE_MS),
        ("PP", 200 - CLOSURE_MS, 200 + BURST_MS),
        ("aa", 200 + BURST_MS, 500),
        ("sil", 500, 600),
    ]


def test_a_voiced_stop_is_closed_within_its_event() -> None:
    assert shapes((0, "ɑː"), (200, "b"), (300, "ɑː"), (500, ""), end_ms=600)[1] == ("PP", 200, 300)


def test_the_lips_close_in_the_silence_before_a_first_p() -> None:
    first, closed, _, _ = shapes((50, "p"), (100, "ɑː"), (300, ""), end_ms=400)
    assert first == ("sil", 0, 20)
    assert closed[:2] == ("PP", 20)


def test_a_closure_takes_no_more_than_its_share_of_a_short_sound() -> None:
    vowel, closed, *_ = shapes((0, "ɑː"), (80, "p"), (200, "ɑː"), (400, ""), end_ms=500)
    assert vowel[2] == closed[1] == 35 or vowel[2] - vowel[1] >= 32


def test_a_sound_without_length_borrows_from_the_longer_neighbour() -> None:
    assert shapes((0, "ɒ"), (200, "l"), (200, "v"), (260, ""), end_ms=300) == [
        ("aa", 0, 200 - SHORTEST_MS),
        ("nn", 200 - SHORTEST_MS, 200),
        ("FF", 200, 260),
        ("sil", 260, 300),
    ]


def test_what_one_neighbour_can_not_lend_the_other_does() -> None:
    found = shapes((0, "ɒ"), (70, "l"), (70, "v"), (140, ""), end_ms=300)
    assert found[1] == ("nn", 45, 90)


def test_a_diphthong_is_two_shapes() -> None:
    assert [name for name, _, _ in shapes((0, "ˈaɪ"), (200, ""), end_ms=300)] == ["aa", "I", "sil"]


def test_equal_neighbours_are_one_shape_but_two_closures_stay_two() -> None:
    assert [name for name, _, _ in shapes((0, "s"), (100, "z"), (200, ""), end_ms=300)] == ["SS", "sil"]
    assert [name for name, _, _ in shapes((0, "m"), (100, "b"), (200, ""), end_ms=300)] == ["PP", "PP", "sil"]


def test_stressed_vowels_open_wider() -> None:
    widths = [visemes([Phoneme(0, ipa)], 100)[0].amount for ipa in ("ˈɑː", "ˌɑː", "ɑː")]
    assert widths == [1.0, 0.9, 0.8]


def test_only_primary_stress_moves_the_head() -> None:
    assert stressed_ms([Phoneme(10, "ˈaɪ"), Phoneme(50, "ˌaɪ"), Phoneme(90, "ɪ")]) == (10,)


def test_nothing_was_said() -> None:
    assert visemes([], 500) == ()


def test_an_affricate_is_one_sound() -> None:
    assert sounds_of("tʃ") == ["tʃ"]
    assert sounds_of("ˈɔːɹ") == ["ɔ", "ɹ"]


def test_the_table_names_shapes_that_the_avatar_has() -> None:
    assert set(TABLE["visemes"].values()) <= set(get_args(VisemeName)) - {"sil"}
    assert set(TABLE["amounts"]) <= set(TABLE["visemes"])
    assert all(0 < amount < 1 for amount in TABLE["amounts"].values())


@given(
    st.lists(st.tuples(st.integers(0, 150), st.sampled_from([*TABLE["visemes"], "", "ˈaɪ", "?"])), min_size=1),
    st.integers(0, 200),
)
def test_shapes_never_overlap_whatever_the_engine_reports(lengths: list[tuple[int, str]], tail_ms: int) -> None:
    at_ms = 0
    phonemes = []
    for length_ms, ipa in lengths:
        phonemes.append(Phoneme(at_ms, ipa))
        at_ms += length_ms
    found = visemes(phonemes, at_ms + tail_ms)
    assert all(left.end_ms == right.start_ms for left, right in pairwise(found))
    assert all(shape.start_ms < shape.end_ms for shape in found)
    if at_ms + tail_ms > 0:
        assert (found[0].start_ms, found[-1].end_ms) == (0, at_ms + tail_ms)
    else:
        assert found == ()


@pytest.mark.parametrize("stop", ["p", "t", "k", "tʃ"])
def test_every_voiceless_stop_is_moved_to_its_closure(stop: str) -> None:
    assert shapes((0, "ɑː"), (200, stop), (300, "ɑː"), (500, ""), end_ms=600)[1][1] == 200 - CLOSURE_MS
