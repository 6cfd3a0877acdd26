"""Who rates what."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.panel.assignment import assign


@given(st.integers(1, 60), st.integers(3, 8), st.integers(3, 4), st.integers(0, 9))
def test_every_answer_has_its_raters_and_the_load_is_even(answers: int, raters: int, each: int, seed: int) -> None:
    names, people = [f"a{number}" for number in range(answers)], [f"r{number}" for number in range(raters)]
    if raters < each:
        with pytest.raises(ValueError, match=f"needs {each}"):
            assign(names, people, seed=seed, each=each)
        return
    lists = assign(names, people, seed=seed, each=each)
    counts = Counter(answer for one in lists for answer in one.answers)
    assert set(counts) == set(names)
    assert set(counts.values()) == {each}
    assert all(len(set(one.answers)) == len(one.answers) for one in lists)
    loads = [len(one.answers) for one in lists]
    assert max(loads) - min(loads) <= 1


def test_any_two_raters_share_about_as_many_answers_as_any_other_two() -> None:
    lists = {one.rater: set(one.answers) for one in assign([f"a{n}" for n in range(100)], list("abcdef"), seed=4)}
    shared = [len(lists[one] & lists[other]) for one, other in combinations(lists, 2)]
    assert sum(shared) == 300
    assert max(shared) - min(shared) <= 6


def test_equal_seeds_give_equal_lists_whatever_the_order_of_the_input() -> None:
    answers = [f"a{number}" for number in range(30)]
    one = assign(answers, ["x", "y", "z", "w"], seed=1)
    assert one == assign(answers[::-1], ["w", "z", "y", "x"], seed=1)
    assert one != assign(answers, ["x", "y", "z", "w"], seed=2)


def test_raters_dont_have_the_same_order() -> None:
    lists = assign([f"a{number}" for number in range(30)], ["x", "y", "z"], seed=1)
    assert len({one.answers for one in lists}) == 3


def test_two_raters_are_too_few() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        assign(["a"], ["x", "y", "z"], seed=1, each=2)
    with pytest.raises(ValueError, match="There are 2 raters"):
        assign(["a"], ["x", "y", "y"], seed=1)
