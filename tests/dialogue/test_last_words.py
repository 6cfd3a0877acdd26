"""What the end of a text says about whether more is to come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.last_words import Ending, ending

SAID = [
    ("Yeah, that's about it.", Ending.YIELD),
    ("So we shipped it, and that's all, really", Ending.YIELD),
    ("That’s it", Ending.YIELD),
    ("I have nothing to add", Ending.YIELD),
    ("And that's", Ending.DANGLING),
    ("That's all I could", Ending.DANGLING),
    ("Let me think", Ending.HOLD),
    ("Hmm, good question.", Ending.HOLD),
    ("So, um...", Ending.FILLER),
    ("It was, you know", Ending.FILLER),
    ("But well", Ending.FILLER),
    ("It went well", Ending.WHOLE),
    ("That is what I like", Ending.WHOLE),
    ("They were like", Ending.FILLER),
    ("I asked them all because", Ending.DANGLING),
    ("We decided that", Ending.DANGLING),
    ("I liked that", Ending.WHOLE),
    ("I called the", Ending.DANGLING),
    ("Then I went to the office,", Ending.DANGLING),
    ("He was", Ending.DANGLING),
    ("Yes, I have.", Ending.WHOLE),
    ("It was far better than it was", Ending.WHOLE),
    ("I hope so", Ending.WHOLE),
    ("We had no money, so", Ending.DANGLING),
    ("I moved the deadline", Ending.WHOLE),
    ("No", Ending.WHOLE),
    ("", Ending.UNKNOWN),
    (" ... ", Ending.UNKNOWN),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_the_last_words_tell_whether_more_is_to_come(text: str, expected: Ending) -> None:
    assert ending(text) is expected


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_was_said_before_makes_no_difference_to_a_long_answer(text: str, expected: Ending) -> None:
    if text.split() and expected is not Ending.UNKNOWN and not text.startswith("Yes"):
        assert ending(f"It rained for days on the whole team. {text}") is expected


@given(st.text(max_size=200))
def test_any_text_has_an_ending(text: str) -> None:
    assert isinstance(ending(text), Ending)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Ende hat der Kunde sich bedankt und das war's", Ending.YIELD),
        ("ja das war es eigentlich von meiner Seite", Ending.YIELD),
        ("Das ist alles.", Ending.YIELD),
        ("und so ist es dann ausgegangen", Ending.YIELD),
        ("Lassen Sie mich kurz überlegen", Ending.HOLD),
        ("einen Moment bitte", Ending.HOLD),
        ("da muss ich erst mal nachdenken", Ending.HOLD),
        ("gute Frage", Ending.HOLD),
        ("wie war das noch gleich", Ending.HOLD),
        ("Wir haben dann ähm", Ending.FILLER),
        ("das war dann halt", Ending.FILLER),
        ("wie soll ich sagen", Ending.FILLER),
        ("Ich bin zu ihr gegangen und", Ending.DANGLING),
        ("das ging nicht, weil", Ending.DANGLING),
        ("Sie hat gesagt dass", Ending.DANGLING),
        ("dann bin ich mit", Ending.DANGLING),
        ("wir hatten Streit mit der", Ending.DANGLING),
        ("und dann habe ich", Ending.DANGLING),
        ("dann habe", Ending.DANGLING),
        ("Wir sind nach Hause gegangen,", Ending.DANGLING),
        ("Das war zum Beispiel", Ending.DANGLING),
        ("Dann rief ich sie an", Ending.WHOLE),
        ("Das ist mir gleich aufgefallen", Ending.WHOLE),
        ("weil das vorher niemand bemerkt hatte", Ending.WHOLE),
        ("Der Chef war zufrieden.", Ending.WHOLE),
        ("ich habe lange darüber nachgedacht", Ending.WHOLE),
        ("Er machte dann bei uns mit", Ending.WHOLE),
        ("Kuchen und Kaffee und so weiter", Ending.WHOLE),
        ("", Ending.UNKNOWN),
    ],
)
def test_the_last_german_words_tell_it_as_well(text: str, expected: Ending) -> None:
    assert ending(text, "de") is expected
    assert ending(text, "de-AT") is expected


def test_in_a_language_without_lists_the_pause_alone_decides() -> None:
    assert ending("et puis je lui ai dit que", "fr") is Ending.UNKNOWN


@given(st.text())
def test_any_text_has_a_german_ending(text: str) -> None:
    assert ending(text, "de") in Ending
