"""What every synthesizer promises, held against both engines."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from interviewer import settings as settings_module
from interviewer.errors import BackendError, SettingsError
from interviewer.speaking import engines, opus
from interviewer.speaking.preparation import prepared
from interviewer.speaking.speech import Synthesizer
from interviewer.speaking.visemes import SHORTEST_MS
from tests.interviewer.speaking.measures import (
    AILA,
    BLOCK_MS,
    LONG_TEXT,
    TEXTS,
    level_db,
    onset_ms,
    spoken,
)

pytestmark = pytest.mark.engine

every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


@every_text
def test_it_is_heard_for_as_long_as_a_person_would_take(synthesizer: Synthesizer, text: str) -> None:
    chunk = spoken(synthesizer, text)
    assert int(np.max(np.abs(chunk.pcm.astype(np.int32)))) > 3_000
    seconds = len(chunk.pcm) / 48_000
    # 160 words a minute are about 14 characters a second; figures and signs are read in full.
    assert len(text.strip()) / 30 < seconds < 2 + len(text.strip()) / 5


@every_text
def test_the_shapes_of_the_mouth_cover_the_line_without_gap_or_overlap(
    synthesizer: Synthesizer, text: str
) -> None:
    line = prepared(text, [spoken(synthesizer, text)])
    assert line.visemes[0].start_ms <= line.first_audible_ms
    assert all(left.end_ms == right.start_ms for left, right in pairwise(line.visemes))
    assert all(shape.start_ms < shape.end_ms for shape in line.visemes)
    assert all(0 < shape.amount <= 1 for shape in line.visemes)
    assert line.visemes[-1].name == "sil"
    assert line.visemes[-1].end_ms == line.duration_ms


@every_text
def test_the_words_are_those_of_the_text_in_their_order(synthesizer: Synthesizer, text: str) -> None:
    line = prepared(text, [spoken(synthesizer, text)])
    written = [
        word for word in text.replace("\0", " ").replace("\x1b", " ").split() if any(map(str.isalnum, word))
    ]
    assert [text[word.offset : word.offset + word.length] for word in line.words] == written
    starts = [word.start_ms for word in line.words]
    assert starts == sorted(starts)
    assert starts[0] >= 0
    assert starts[-1] < line.duration_ms


@every_text
def test_the_sound_begins_where_it_is_said_to_begin(synthesizer: Synthesizer, text: str) -> None:
    line = prepared(text, [spoken(synthesizer, text)])
    assert onset_ms(opus.decode(line.packets)) == pytest.approx(line.first_audible_ms, abs=40)


def test_stresses_lie_on_vowels(synthesizer: Synthesizer) -> None:
    line = prepared(LONG_TEXT, [spoken(synthesizer, LONG_TEXT)])
    assert len(line.stress_ms) > 40
    assert list(line.stress_ms) == sorted(line.stress_ms)
    at_stress = [v for ms in line.stress_ms for v in line.visemes if v.start_ms - 20 <= ms + 30 < v.end_ms]
    vowels = [shape for shape in at_stress if shape.name in {"aa", "E", "I", "O", "U", "RR"}]
    assert len(vowels) > 0.85 * len(line.stress_ms)


def test_shapes_last_long_enough_to_be_seen(synthesizer: Synthesizer) -> None:
    line = prepared(LONG_TEXT, [spoken(synthesizer, LONG_TEXT)])
    lengths = [shape.end_ms - shape.start_ms for shape in line.visemes if shape.name != "sil"]
    assert min(lengths) >= 10
    # Stretched onto a faster voice they get shorter in proportion.
    assert float(np.mean([length >= 0.75 * SHORTEST_MS for length in lengths])) > 0.9


def test_the_lips_are_closed_in_the_quiet_of_p_b_and_m(synthesizer: Synthesizer) -> None:
    """avatar.md 3.3 found -12 to -86 dB under the surrounding peak on its ten closures."""
    line = prepared(LONG_TEXT, [spoken(synthesizer, LONG_TEXT)])
    level = level_db(opus.decode(line.packets))
    drops = []
    for shape in line.visemes:
        if shape.name == "PP":
            first, end = shape.start_ms // BLOCK_MS, max(shape.end_ms, shape.start_ms + BLOCK_MS) // BLOCK_MS
            around = level[max(0, first - 40) : end + 40]
            drops.append(float(level[first:end].min() - around.max()))
    assert len(drops) > 40
    assert float(np.median(drops)) < -20
    assert max(drops) < -6


def test_a_text_sounds_the_same_each_time(synthesizer: Synthesizer) -> None:
    """To the ear: espeak's wave goes on in phase from line to line, so samples and the last millisecond differ."""
    once, again = (spoken(synthesizer, TEXTS["a question"]) for _ in range(2))
    assert [shape.name for shape in once.visemes] == [shape.name for shape in again.visemes]
    assert np.abs(np.subtract([v.start_ms for v in once.visemes], [v.start_ms for v in again.visemes])).max() <= 20
    assert abs(len(once.pcm) - len(again.pcm)) < 480
    length = min(len(level_db(once.pcm)), len(level_db(again.pcm)))
    assert np.corrcoef(level_db(once.pcm)[:length], level_db(again.pcm)[:length])[0, 1] > 0.9


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "...", "- —", "\0"], ids=repr)
def test_what_can_not_be_spoken_is_refused_and_the_next_line_is_spoken(
    synthesizer: Synthesizer, text: str
) -> None:
    with pytest.raises(BackendError, match="nothing in this text") as refusal:
        spoken(synthesizer, text)
    assert refusal.value.stage == "synthesizer"
    assert len(spoken(synthesizer, "Hello.").pcm) > 10_000


def test_a_text_without_end_is_refused(synthesizer: Synthesizer) -> None:
    with pytest.raises(BackendError, match="too long"):
        spoken(synthesizer, "word " * 2_000)


@pytest.mark.parametrize(
    ("language", "name", "setting"),
    [
        ("xx", "", "INTERVIEWER_VOICE_LANGUAGE"),
        ("en-zz", "f3", "INTERVIEWER_VOICE_LANGUAGE"),
        ("", "", "INTERVIEWER_VOICE_LANGUAGE"),
        ("en-us", "nobody", "INTERVIEWER_VOICE_NAME"),
        ("en-us", "../f3", "INTERVIEWER_VOICE_NAME"),
    ],
)
def test_a_missing_voice_is_named_with_its_setting_and_never_replaced(
    synthesizer: Synthesizer, language: str, name: str, setting: str
) -> None:
    with pytest.raises(BackendError, match=setting):
        spoken(synthesizer, "Hello.", replace(AILA, language=language, name=name))
    assert len(spoken(synthesizer, "Hello.").pcm) > 10_000


@pytest.mark.parametrize("language", ["en-us", "en-GB", "en_US", "de", "fr-fr"])
def test_languages_are_found_by_their_usual_tags(synthesizer: Synthesizer, language: str) -> None:
    chunk = spoken(synthesizer, "Bon appetit, Papa.", replace(AILA, language=language))
    assert [shape.name for shape in chunk.visemes].count("PP") == 4


def test_by_itself_it_chooses_a_voice_that_is_there() -> None:
    chosen = engines.choose(settings_module.load(synthesizer="auto"))
    assert len(spoken(chosen, "Hello.").pcm) > 10_000
    chosen.close()


def test_the_report_names_each_engine_and_its_version() -> None:
    reports = {report.name: report for report in engines.available()}
    assert set(reports) == set(engines.ENGINES)
    assert reports["espeak"].ok
    assert reports["espeak"].detail.startswith("espeak-ng 1.")


def test_a_misspelt_engine_is_a_wrong_setting() -> None:
    with pytest.raises(SettingsError, match="synthesizer"):
        settings_module.load(synthesizer="espeek")
