import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.quotes import align, verified
from tests.scoring.making import answer

TEXT = "We had no time. So I asked each of them, one by one, what worried them. It worked."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("I asked each of them", "I asked each of them"),
        ("  so i  asked EACH of them ", "So I asked each of them"),
        (
            "So I asked each of them, one by one, what woried them",
            "So I asked each of them, one by one, what worried them",
        ),
    ],
)
def test_what_was_said_is_found_verbatim(quote: str, found: str) -> None:
    place = align(quote, TEXT)
    assert place is not None
    assert TEXT[slice(*place)].strip() == found


@pytest.mark.parametrize(
    "quote", ["", "I told each of them to be quiet", "x" * 500, "He asked nobody at all, ever"]
)
def test_what_was_not_said_is_dropped(quote: str) -> None:
    assert align(quote, TEXT) is None


def test_a_word_or_two_are_no_quote() -> None:
    said = answer("conflict", TEXT).utterances
    assert verified(["I asked", "I asked each of them"], said)[0].quote == "I asked each of them"
    assert len(verified(["I asked"], said)) == 0


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_places_are_always_within_the_text(quote: str, text: str) -> None:
    if (place := align(quote, text)) is not None:
        assert 0 <= place[0] <= place[1] <= len(text)
