import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.masking import MARK, mask

ANY_TEXT = st.text(st.characters() | st.sampled_from(" .,!?\n-'’aIéA1😀\x00"), max_size=200)


def hidden(text: str) -> list[str]:
    """The stretches that are masked, as they were."""
    (masked,) = mask([text])
    assert len(masked) == len(text)
    found, inside = [], False
    for letter, mark in zip(text, masked, strict=True):
        if mark == MARK:
            found.append(letter) if not inside else found.__setitem__(-1, found[-1] + letter)
        inside = mark == MARK
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then I asked Anneliese to help us with it.", ["Anneliese"]),
        ("Keisha said no. I asked her again.", ["Keisha"]),
        ("Kwabena said no. So I asked Kwabena again, and he was glad.", ["Kwabena", "Kwabena"]),
        ("i asked maria and tyrone what they needed", ["maria", "tyrone"]),
        ("we moved from new york to lagos that year", ["new", "york", "lagos"]),
        ("I worked at Hofmann Metallbau for two years.", ["Hofmann", "Metallbau"]),
        ("i worked at starbucks for two years", ["starbucks"]),
        ("we sold it to miller ltd in the end", ["miller", "ltd"]),
        ("I'm 52 and I still learn every day.", ["52"]),
        ("I was thirty-four when it happened.", ["thirty", "four"]),
        ("My manager, a 45-year-old, left.", ["45", "year", "old"]),
        ("In my fifties I learned it.", ["In", "my", "fifties"]),
        ("i was born in 1974 and came here", ["born", "in", "1974", "and", "came", "here"]),
        ("my name is oluwaseun and i asked them", ["oluwaseun"]),
        ("I went to dr okonkwo about it.", ["okonkwo"]),
        ("Write to me at jo.b@firm.example please.", ["jo", "b", "firm", "example"]),
    ],
)
def test_who_and_where_somebody_is_is_masked(text: str, names: list[str]) -> None:
    assert hidden(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I'll ask what I can do, and I've said so since May.",
        "We had 3 tries in 45 minutes. Then it worked.",
        "He said: We need to talk. I will talk to him.",
        "mark my words, i will bill them in the summer",
        "I was 3 days late. I am 100 percent sure.",
        "THIS IS WHAT I SAID TO THEM AND WHAT THEY DID",
        "It was not on time.\nBut I asked them.",
    ],
)
def test_what_is_done_is_left_alone(text: str) -> None:
    assert hidden(text) == []


def test_a_name_that_is_known_from_one_utterance_is_masked_in_all() -> None:
    assert mask(["I asked Xiomara.", "Xiomara said yes."])[1] == f"{MARK * 7} said yes."


@settings(deadline=None)
@given(st.lists(ANY_TEXT, max_size=3))
def test_every_offset_stays_and_nothing_but_letters_and_figures_changes(texts: list[str]) -> None:
    for text, masked in zip(texts, mask(texts), strict=True):
        assert len(text) == len(masked)
        assert all(one == other or one.isalnum() for one, other in zip(text, masked, strict=True))
