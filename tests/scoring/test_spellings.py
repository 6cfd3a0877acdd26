"""Who talks in a dialect is read by the same words."""

import re

import pytest

from scoring.reading import read
from scoring.spellings import SPELLINGS, standard


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I telt him I couldnae dae it afore Friday.", "I told him I couldn't do it before Friday."),
        (
            "She axed me nothin, so I wis lookin fer it mesel.",
            "She asked me nothing, so I was looking fer it myself.",
        ),
        ("Dem people reckon it aint right.", "them people think it aint right."),
    ],
)
def test_a_dialects_forms_are_read_as_the_words_that_they_are(said: str, meant: str) -> None:
    assert read(said).words == read(meant).words
    assert [sentence.plain for sentence in read(said).sentences] == [
        sentence.plain for sentence in read(meant).sentences
    ]


def test_quotes_stay_as_they_were_said() -> None:
    said = "Aye, I telt him it wis ma fault and that I couldnae have kent it."
    assert " ".join(sentence.text for sentence in read(said).sentences) == said


def test_one_word_stands_for_one_and_none_for_another_form() -> None:
    for form, word in SPELLINGS.items():
        assert re.fullmatch(r"[a-z]+", form)
        assert re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word)
        assert standard(word) == word
