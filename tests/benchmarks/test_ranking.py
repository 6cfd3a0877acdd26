"""The benchmark of the ranking: candidates of known levels, through the real store, jobs and command."""

from collections import Counter
from pathlib import Path

import pytest
from scipy import stats

from benchmarks.ranking import held, report
from benchmarks.ranking.figures import correlation, found
from benchmarks.ranking.people import Known, bank, spread, traits, write_speaker
from benchmarks.ranking.report import Row
from interviewer.simulate import personas


def test_every_level_is_dealt_equally_often_and_competencies_are_independent() -> None:
    dealt = traits()
    assert len(dealt) == 60
    for competency in bank().competencies:
        assert Counter(one[competency.id] for one in dealt) == dict.fromkeys((1, 2, 3, 4, 5), 12)
    one, other = ([levels[name] for levels in dealt] for name in ("teamwork", "ownership"))
    assert abs(stats.spearmanr(one, other).statistic) < 0.3
    assert traits() == dealt


def test_those_who_speak_are_spread_from_the_least_to_the_best() -> None:
    means = [sum(one.values()) / len(one) for one in spread(12)]
    assert means == sorted(means)
    assert means[0] < 2.5
    assert means[-1] > 3.5


def test_what_a_speaker_says_is_a_persona_that_answers_everything(tmp_path: Path) -> None:
    levels = {competency.id: 5 for competency in bank().competencies}
    known = write_speaker(levels, "x", ("hard-problem",), tmp_path / "x.json")
    persona = personas.load(str(tmp_path / "x.json"))
    assert known.levels == levels
    assert persona.asked_in(bank()) == ["hard-problem"]
    assert persona.answer("hard-problem", "What came of it in the end?") != persona.answer("hard-problem", None)


def test_a_rank_correlation_has_its_interval_and_is_none_without_any_order() -> None:
    both = correlation([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5])
    assert both is not None
    assert both.rho == pytest.approx(stats.spearmanr([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5]).statistic)
    assert both.low < both.rho < both.high <= 1
    assert correlation([1, 1, 1, 1], [1, 2, 3, 4]) is None
    assert correlation([1, 2], [1, 2]) is None


@pytest.mark.engine
def test_interviews_are_held_scored_and_ranked_by_the_product_itself(tmp_path: Path) -> None:
    known, words = held.hold(tmp_path, "complete", traits(1))
    assert len(known) == 5
    assert min(words.values()) > 1_000
    held.score(tmp_path, None)
    whole, middle = held.ranked(tmp_path)
    assert {one["session_id"] for one in (*whole["ranked"], *whole["beside"])} == set(known)
    assert whole["internal"] is True
    made = found(known, whole, middle, held.levels(tmp_path))
    assert made.interviews == 5
    assert sum(made.bands.values()) == made.judged
    assert {one.key for one in made.criteria} == set(next(iter(known.values())).anchors)
    page = report.section("Held", "Five.", [Row("complete", "signs", made)], detailed="complete")
    assert page.count("| teamwork/helps-others |") == 1


def test_false_bands_are_those_that_contradict_what_is_known() -> None:
    known = {name: Known(name, {"teamwork/listens": anchor}) for name, anchor in (("a", 1), ("b", 3), ("c", 5))}

    def ranking(bands: dict[str, str]) -> dict[str, list[dict[str, object]]]:
        ranked = [
            {
                "session_id": name,
                "rank": number,
                "range": [1, 3],
                "merit": -number,
                "fits": [{"competency_id": "teamwork", "band": band, "score": 50.0}],
            }
            for number, (name, band) in enumerate(bands.items(), start=1)
        ]
        return {"ranked": ranked, "beside": []}

    wrong = ranking({"a": "exceeding potential (a plus)", "b": "fits", "c": "below the level"})
    right = ranking({"c": "exceeding potential (a plus)", "b": "fits", "a": "below the level"})
    found_wrong, found_right = (found(known, one, one, {}) for one in (wrong, right))
    assert (found_wrong.false_below, found_wrong.false_exceeding) == (1, 1)
    assert (found_right.false_below, found_right.false_exceeding) == (0, 0)
    assert found_right.held == 3
