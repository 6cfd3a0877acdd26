"""The order of candidates: as sure as the scores are, and nobody is missing from it."""

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from scoring.positions import Position, Requirement
from scoring.ranking import Ranking, rank
from scoring.report import Finding, Scorecard
from tests.scoring.cards import BANK, card, position

NAMES = ("teamwork", "ownership", "communication")


def sessions(ranking: Ranking) -> list[str]:
    return [ranked.fit.session_id for ranked in ranking.ranked]


def everybody(ranking: Ranking) -> Counter[str]:
    return Counter([*sessions(ranking), *(fit.session_id for fit in ranking.beside)])


scores = st.none() | st.floats(0, 100)
cards = st.builds(
    card,
    st.text(max_size=8),
    st.dictionaries(st.sampled_from(NAMES), scores),
    half=st.none() | st.floats(0, 4),
    bank_id=st.sampled_from([BANK, "other", ""]),
    reliable=st.booleans(),
    scorer=st.sampled_from(["signs-2", "signs-3"]),
    finding=st.sampled_from(Finding),
)
requirements = st.lists(
    st.builds(Requirement, st.sampled_from(NAMES), st.floats(0, 100), st.none() | st.floats(0, 100)),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.competency_id,
)
positions = st.builds(Position, st.text(), st.text(), st.just(BANK), requirements.map(tuple))


waiting = st.lists(st.tuples(st.text(max_size=8), st.just("not scored yet")), max_size=4)


@given(st.lists(cards, max_size=12), positions, waiting)
def test_everybody_who_goes_in_comes_out_once_and_the_incomplete_with_a_reason(
    made: Sequence[Scorecard], asked: Position, unscored: Sequence[tuple[str, str]]
) -> None:
    ranking = rank(made, asked, unscored)
    assert everybody(ranking) == Counter([*(one.session_id for one in made), *(name for name, _ in unscored)])
    assert all(fit.open and all(fit.open) for fit in ranking.beside)
    assert all(ranked.fit.words for ranked in ranking.ranked)
    for ranked in ranking.ranked:
        assert 1 <= ranked.best <= ranked.worst <= len(ranking.ranked)
        assert 1 <= ranked.rank <= len(ranking.ranked)
    ranks = [ranked.rank for ranked in ranking.ranked]
    assert ranks == sorted(ranks)


@given(st.lists(cards, max_size=8, unique_by=lambda one: one.session_id), positions, st.randoms())
def test_the_order_of_the_scorecards_changes_nothing(
    made: list[Scorecard], asked: Position, chance: random.Random
) -> None:
    shuffled = made.copy()
    chance.shuffle(shuffled)
    assert rank(shuffled, asked) == rank(made, asked)


@given(st.floats(0, 90), st.floats(1, 10), positions)
def test_a_higher_score_is_never_ranked_lower(score: float, more: float, asked: Position) -> None:
    lower = card("lower", dict.fromkeys(NAMES, score))
    higher = card("higher", dict.fromkeys(NAMES, score + more))
    rank_of = {ranked.fit.session_id: ranked.rank for ranked in rank([lower, higher], asked).ranked}
    assert rank_of["higher"] <= rank_of["lower"]


def test_those_who_cannot_be_told_apart_share_a_rank_and_the_next_is_counted_after_both() -> None:
    made = [card("a", {"teamwork": 61}), card("b", {"teamwork": 60}), card("c", {"teamwork": 20})]
    ranking = rank(made, position(teamwork=60))
    assert [(r.fit.session_id, r.rank, r.range_words) for r in ranking.ranked] == [
        ("a", 1, "1-2"), ("b", 1, "1-2"), ("c", 3, "3"),
    ]  # fmt: skip


def test_the_wider_the_intervals_the_wider_the_rank_ranges() -> None:
    def ranges(half: float | None) -> int:
        made = [card(f"c{score}", {"teamwork": score}, half=half) for score in range(30, 66, 5)]
        return sum(ranked.worst - ranked.best for ranked in rank(made, position(teamwork=60)).ranked)

    assert ranges(0.05) < ranges(0.3) < ranges(None)


def test_one_strength_does_not_hide_what_is_missing() -> None:
    even = card("even", {"teamwork": 60, "ownership": 60})
    uneven = card("uneven", {"teamwork": 100, "ownership": 35})
    assert sessions(rank([even, uneven], position(teamwork=60, ownership=60))) == ["even", "uneven"]


def test_another_profile_over_the_same_scorecards_gives_another_order_and_leaves_the_scores_alone() -> None:
    made = [card("team", {"teamwork": 80, "ownership": 40}), card("own", {"teamwork": 40, "ownership": 80})]
    before = [*made]
    assert sessions(rank(made, position(teamwork=75)))[0] == "team"
    assert sessions(rank(made, position(ownership=75)))[0] == "own"
    assert made == before


def test_who_is_incomplete_stands_beside_and_not_below() -> None:
    made = [card("low", {"teamwork": 0}), card("open", {"teamwork": None})]
    ranking = rank(made, position(teamwork=90))
    assert sessions(ranking) == ["low"]
    assert ranking.ranked[0].worst == 1
    assert [fit.session_id for fit in ranking.beside] == ["open"]


def test_nobodys_draws_depend_on_who_else_applied() -> None:
    pair = [card("a", {"teamwork": 62}), card("b", {"teamwork": 55})]
    alone = rank(pair, position(teamwork=60)).ranked
    far_below = [card(f"z{number}", {"teamwork": 0}) for number in range(5)]
    assert rank([*pair, *far_below], position(teamwork=60)).ranked[:2] == alone


def test_versions_that_differ_and_scores_that_are_uncalibrated_are_said() -> None:
    made = [card("a", {"teamwork": 60}), card("b", {"teamwork": 60}, scorer="signs-1", half=None)]
    said = " ".join(rank(made, position(teamwork=60)).remarks)
    assert "signs-1" in said
    assert "Uncalibrated" in said
    assert "Uncalibrated" not in " ".join(rank(made[:1], position(teamwork=60)).remarks)


def test_nobody_to_rank_is_an_empty_ranking() -> None:
    assert rank([], position(teamwork=60)).ranked == ()
