import pytest

from interviewer.simulate.script import scripted_words
from interviewer.speaking.speech import PreparedSpeech, WordTime


def speech(text: str, *words: WordTime) -> PreparedSpeech:
    return PreparedSpeech(text, (b"",) * 50, (), words, (), first_audible_ms=20)


def test_words_are_timed_from_the_first_audible_sample_to_the_next_word() -> None:
    first, second = scripted_words(speech("I asked.", WordTime(0, 1, 20), WordTime(2, 6, 220)))
    assert [first.text, second.text] == ["I", "asked."]
    assert [first.start_s, first.end_s, second.start_s, second.end_s] == pytest.approx([0, 0.2, 0.2, 0.98])


def test_no_word_is_lost() -> None:
    text = "one two three"
    words = scripted_words(speech(text, WordTime(0, 3, 20), WordTime(4, 3, 30), WordTime(8, 5, 40)))
    assert " ".join(word.text for word in words) == text
