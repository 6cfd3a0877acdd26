from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.evidence import Shown
from scoring.levels import level_of, measures, score_of, signs_expected
from scoring.report import Quote

QUOTE = Quote("I asked.", "c1", "conflict", 1.0, "asked")


def shown(answer: int = 0, sentence: str = "i asked", *, own: bool = False, details: str = "") -> Shown:
    return Shown(answer, QUOTE, 0, frozenset([tuple(sentence.split())]), own, frozenset(details))


found = st.builds(
    shown, st.integers(0, 3), st.sampled_from(["a b", "c d", "e"]), own=st.booleans(), details=st.text("abcd")
)
shown_signs = st.dictionaries(st.sampled_from("123456"), st.lists(found, min_size=1, max_size=3), max_size=6)


@settings(deadline=None)
@given(shown_signs, st.integers(2, 6), st.integers(1, 4))
def test_the_shares_add_up_exactly_to_a_level_between_1_and_5(
    signs: dict[str, list[Shown]], count: int, answers: int
) -> None:
    shares = measures(signs, count, answers)
    level = level_of(shares)
    assert sum((Fraction(share.contribution) for share in shares), Fraction(0)) == Fraction(level)
    assert 1.0 <= level <= 5.0


@settings(deadline=None)
@given(shown_signs, st.sampled_from("123456"), found, st.integers(2, 6))
def test_one_sign_more_never_lowers_the_level(
    signs: dict[str, list[Shown]], sign: str, one: Shown, count: int
) -> None:
    more = {**signs, sign: [*signs.get(sign, []), one]}
    assert level_of(measures(more, count, 4)) >= level_of(measures(signs, count, 4))


def test_nothing_shown_is_the_lowest_level() -> None:
    assert level_of(measures({}, 4, 2)) == 1.0


def test_everything_shown_as_own_action_with_details_in_two_answers_is_the_highest() -> None:
    signs = {
        str(n): [shown(0, "a", own=True, details="abc"), shown(1, "b", own=True, details="abc")] for n in range(3)
    }
    assert level_of(measures(signs, 4, 2)) == 5.0


def test_a_second_answer_counts_only_with_a_sentence_of_its_own() -> None:
    copied = {"1": [shown(0, "a"), shown(1, "a")]}
    told = {"1": [shown(0, "a"), shown(1, "b")]}
    assert level_of(measures(copied, 4, 2)) < level_of(measures(told, 4, 2))


def test_one_who_has_only_one_answer_that_can_be_judged_loses_nothing_by_it() -> None:
    assert level_of(measures({"1": [shown()]}, 4, 1)) > level_of(measures({"1": [shown()]}, 4, 2))


@pytest.mark.parametrize(("signs", "expected"), [(2, 2), (3, 3), (4, 3), (5, 4), (6, 5)])
def test_not_every_sign_is_expected(signs: int, expected: int) -> None:
    assert signs_expected(signs) == expected


@pytest.mark.parametrize(("levels", "score"), [([1.0], 0.0), ([5.0], 100.0), ([2.0, 3.0], 37.5)])
def test_a_score_is_the_mean_level_on_a_scale_to_100(levels: list[float], score: float) -> None:
    assert score_of(levels) == score
