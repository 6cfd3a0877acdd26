import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.speaking.clauses import FIRST_WORDS, FOLLOWING_WORDS, LEAST_CHARACTERS, UNCUT_WORDS, clauses
from tests.interviewer.speaking.measures import LONG_TEXT


def test_a_long_text_begins_with_a_short_clause() -> None:
    first, *others = clauses(LONG_TEXT)
    assert len(first.split()) <= FIRST_WORDS
    assert len(first) >= LEAST_CHARACTERS
    assert all(len(clause.split()) <= FOLLOWING_WORDS for clause in others)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "I see what you mean, and I would like to hear more about how it all came to an end.",
            "I see what you mean,",
        ),
        (
            "Well, thank you for telling me. Now I would like to know what came of it then.",
            "Well, thank you for telling me.",
        ),
        (
            "Tell me about a time when you had to work with somebody who was difficult for you.",
            "Tell me about a time",
        ),
        (
            "Okay, please describe how your colleagues reacted to the new plan of yours in the end.",
            "Okay, please describe how your colleagues reacted to",
        ),
    ],
)
def test_it_is_cut_where_a_speaker_would_pause(text: str, first: str) -> None:
    assert clauses(text)[0] == first


def test_a_short_text_is_left_whole() -> None:
    text = " ".join(["word"] * UNCUT_WORDS)
    assert clauses(text) == [text]


def test_what_can_not_be_said_is_no_clause_of_its_own() -> None:
    text = "I would like to thank you for all of this today , - and now we go on with the next one 🎉 - ."
    assert all(any(character.isalnum() for character in clause) for clause in clauses(text))


@given(st.text(max_size=400))
def test_nothing_is_lost_and_nothing_is_added(text: str) -> None:
    assert " ".join(clauses(text)).split() == text.split()
