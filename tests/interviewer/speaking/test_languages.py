"""The voice speaks the language of the bank, with mouth shapes for all of its sounds."""

import pytest

from interviewer import banks
from interviewer.preparation import voice_of
from interviewer.settings import load
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.speech import Voice
from interviewer.speaking.visemes import Phoneme, sounds_of, visemes
from interviewer.worker import WorkerProcess
from tests.interviewer.speaking.measures import AILA

NO_SOUND = set("ˈˌːˑ\u0329\u032f\u0303ʰʲʷ˞'0123456789_-|,.;:!? ")


@pytest.mark.parametrize(
    ("wish", "language", "spoken"),
    [
        ("", "en", "en-us"),
        ("", "en-GB", "en-gb"),
        ("", "de", "de"),
        ("", "de-AT", "de"),
        ("en-gb-scotland", "en", "en-gb-scotland"),
    ],
)
def test_the_voice_follows_the_bank_unless_one_is_set(wish: str, language: str, spoken: str) -> None:
    assert voice_of(load(voice_language=wish), language).language == spoken


def test_german_text_sounds_otherwise_in_german_than_in_english(espeak: EspeakSynthesizer) -> None:
    text = "Erzählen Sie mir von einem schwierigen Problem."
    (german,) = espeak.speak(text, Voice("de", AILA.name))
    (english,) = espeak.speak(text, AILA)
    assert [shape.name for shape in german.visemes] != [shape.name for shape in english.visemes]


@pytest.mark.parametrize("name", banks.names())
def test_no_sound_of_any_line_is_without_a_mouth_shape(name: str) -> None:
    bank = banks.load(name)
    voice = voice_of(load(), bank.language)
    worker = WorkerProcess("interviewer.speaking.espeak_worker", stage="synthesizer")
    worker.start()
    dropped = set()
    for text in banks.all_lines(bank):
        wish = {"text": text, "language": voice.language, "name": "f3", "words_per_minute": 400, "pitch": 50}
        header, _ = worker.request(wish, timeout_s=30)
        for _, ipa in header["phonemes"]:
            signs = "" if ipa.startswith("(") else "".join(sign for sign in ipa if sign not in NO_SOUND)
            if "".join(sounds_of(ipa)) != signs:
                dropped.add(ipa)
    worker.close()
    assert dropped == set()


def test_the_switch_to_another_language_moves_no_mouth() -> None:
    spoken = [Phoneme(0, "t"), Phoneme(80, "(en)"), Phoneme(80, "ˈiː"), Phoneme(200, "(de)"), Phoneme(200, "m")]
    plain = [phoneme for phoneme in spoken if not phoneme.ipa.startswith("(")]
    assert visemes(spoken, 300.0) == visemes(plain, 300.0)
    assert sounds_of("(en)") == []
