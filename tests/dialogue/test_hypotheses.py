from hypothesis import given
from hypothesis import strategies as st

from dialogue.hypotheses import StablePrefix


def test_nothing_of_a_first_pass_is_stable() -> None:
    found = StablePrefix().update("I asked the team")
    assert (found.text, found.stable_chars, found.is_final) == ("I asked the team", 0, False)


def test_words_on_which_two_passes_agree_are_stable() -> None:
    stable = StablePrefix()
    stable.update("I asked the tea")
    found = stable.update("I asked the team about it")
    assert found.text[: found.stable_chars] == "I asked the"


def test_case_and_punctuation_are_no_disagreement() -> None:
    stable = StablePrefix()
    stable.update("I asked, them.")
    found = stable.update("i asked them again")
    assert found.text[: found.stable_chars] == "i asked them"


def test_what_was_stable_is_not_taken_back_by_a_later_pass() -> None:
    stable = StablePrefix()
    stable.update("I asked the team")
    before = stable.update("I asked the team")
    after = stable.update("Eye ask a steam whistle")
    assert after.text.startswith(before.text[: before.stable_chars])
    assert after.text == "I asked the team whistle"


def test_a_pass_that_hears_less_keeps_the_stable_words() -> None:
    stable = StablePrefix()
    stable.update("I asked the team")
    stable.update("I asked the team")
    found = stable.update("")
    assert found.text == "I asked the team"


def test_a_pass_that_disagrees_in_the_middle_adds_nothing_behind_it() -> None:
    stable = StablePrefix()
    stable.update("one two three four")
    stable.update("one two")  # agrees on "one two"
    found = stable.update("won two")
    assert found.text[: found.stable_chars] == "one two"


@given(st.lists(st.lists(st.sampled_from(["a", "b", "B.", "c,", "d"]), max_size=6), max_size=12))
def test_the_stable_prefix_only_ever_grows_and_ends_between_words(passes: list[list[str]]) -> None:
    stable = StablePrefix()
    before = ""
    for words in passes:
        found = stable.update(" ".join(words))
        prefix = found.text[: found.stable_chars]
        assert prefix.startswith(before)
        assert prefix.split() == found.text.split()[: len(prefix.split())]
        before = prefix
