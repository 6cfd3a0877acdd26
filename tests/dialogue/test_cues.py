import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.cues import GAP_WORDS, MAX_WORDS, fault, find, pattern


def quoted(cue: str, text: str) -> str | None:
    place = find(cue, text)
    return None if place is None else text[slice(*place)]


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("I asked", "Then I asked her.", "I asked"),
        ("I asked", "then i ASKED her", "i ASKED"),
        ("I asked", "I masked it", None),
        ("I asked", "Hi asked", None),
        ("I ask*", "I asked", "I asked"),
        ("I ask*", "I ask", "I ask"),
        ("I ask*", "I as", None),
        ("we|they agreed", "So they agreed.", "they agreed"),
        ("we|they agreed", "So he agreed.", None),
        ("ask*|invit* them", "I was inviting them", "inviting them"),
        ("so .. could", "so could", "so could"),
        ("so .. could", "so that the new people could see", "so that the new people could"),
        ("didn't know", "we didn\u2019t know it", "didn\u2019t know"),
        ("didn\u2019t know", "we didn't know it", "didn't know"),
        ("didn't", "did not", None),
        ("follow-up", "a follow-up call", "follow-up"),
        ("I asked", "I, um, asked", None),
        ("I .. asked", "I, um, asked", "I, um, asked"),
        ("well known", "well, known", "well, known"),
        ("caf\u00e9", "the Caf\u00c9 was full", "Caf\u00c9"),
        ("never", "never", "never"),
        ("own", "my ownership", None),
        ("own", "don't disown it", None),
    ],
)
def test_a_cue_is_found_as_the_readme_says(cue: str, text: str, expected: str | None) -> None:
    assert quoted(cue, text) == expected


def test_a_cue_is_found_within_one_sentence_only() -> None:
    assert find("I .. asked", "I waited. Nobody asked.") is None
    assert find("I asked", "It was I. Asked or not.") is None


def test_two_dots_stand_for_up_to_four_words() -> None:
    assert find("so .. could", f"so {'a ' * GAP_WORDS}could") is not None
    assert find("so .. could", f"so {'a ' * (GAP_WORDS + 1)}could") is None


def test_the_shortest_place_is_quoted() -> None:
    assert quoted("I .. it", "I fixed it and sold it") == "I fixed it"


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("", "1 to 12 words"),
        ("   ", "1 to 12 words"),
        ("a " * (MAX_WORDS + 1), "1 to 12 words"),
        (".. asked", "stands between words"),
        ("asked ..", "stands between words"),
        ("..", "stands between words"),
        ("I .. .. asked", "twice in a row"),
        ("I asked?", "'asked?' isn't a word"),
        ("I (asked)", "'(asked)' isn't a word"),
        ("*", "'*' isn't a word"),
        ("a*b", "'a*b' isn't a word"),
        ("ask||tell", "'ask||tell' isn't a word"),
        ("|tell", "'|tell' isn't a word"),
        ("I ... asked", "'...' isn't a word"),
    ],
)
def test_a_cue_that_cannot_be_used_is_explained(cue: str, said: str) -> None:
    assert said in fault(cue)
    with pytest.raises(ValueError, match=r"\w"):
        pattern(cue)


@given(st.text(max_size=60))
def test_a_cue_is_either_explained_or_usable(cue: str) -> None:
    if not fault(cue):
        pattern(cue)


@given(
    st.lists(st.sampled_from(["I", "asked", "them", "ask*", "we|they", "don't"]), min_size=1, max_size=6),
    st.text(max_size=20),
)
def test_a_cue_finds_its_own_words_anywhere(words: list[str], before: str) -> None:
    plain = " ".join(word.split("|")[-1].rstrip("*") for word in words)
    assert find(" ".join(words), f"{before} ; {plain}, then") is not None
