"""What recruiters may rely on: only criteria whose gates were passed, of the very model that scored."""

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer import publication
from interviewer.errors import SettingsError
from interviewer.publication import UNKNOWN, UNTRAINED, Publication, only
from scoring.publishing import Decision
from scoring.report import CompetencyScore, CriterionScore, Finding, Scorecard

PASSED = Decision("teamwork/listens", (), (), is_synthetic=False)
CLOSED = Decision("teamwork/helps", ("the panel doesn't agree enough",), ("halo",), is_synthetic=True)
GATES = {"teamwork/listens": PASSED, "teamwork/helps": CLOSED}
GATED = Publication("abc", GATES)


def criterion(name: str, level: float | None, competency: str = "teamwork") -> CriterionScore:
    finding = Finding.NOT_ENOUGH_EVIDENCE if level is None else Finding.LEVEL
    return CriterionScore(competency, name, finding, level, (), (), (), "", None)


def card(*criteria: CriterionScore, scorer: str = "signs-2+abc") -> Scorecard:
    levels = [one.level for one in criteria if one.level is not None]
    score = 25 * (sum(levels) / len(levels) - 1) if levels else None
    teamwork = CompetencyScore("teamwork", "Teamwork", Finding.LEVEL, score, criteria)
    alone = CompetencyScore("courage", "Courage", Finding.LEVEL, 50.0, (criterion("speaks-up", 3.0, "courage"),))
    return Scorecard("s1", "small", "1.0.0", scorer, True, (), (teamwork, alone))


CARD = card(criterion("listens", 4.0), criterion("helps", 2.0))


def test_only_what_passed_every_gate_is_published_and_everything_else_says_why_not() -> None:
    assert GATED.of(CARD) == {
        "teamwork/listens": (),
        "teamwork/helps": CLOSED.reasons,
        "courage/speaks-up": UNKNOWN,
    }
    assert "synthetic panel" in CLOSED.reasons[0]


def test_gates_of_another_model_open_nothing() -> None:
    assert set(GATED.of(card(criterion("listens", 4.0), scorer="signs-2+def")).values()) == {UNKNOWN}
    assert set(GATED.of(card(criterion("listens", 4.0), scorer="signs-2")).values()) == {UNTRAINED}
    assert set(Publication().of(CARD).values()) == {UNKNOWN}


def test_people_are_compared_by_what_is_published_for_all_of_them() -> None:
    assert GATED.published([CARD, CARD]) == {"teamwork/listens"}
    assert GATED.published([CARD, card(criterion("listens", 4.0), scorer="signs-2")]) == frozenset()
    assert GATED.published([]) == frozenset()


def test_an_internal_criterion_has_no_part_in_what_is_compared() -> None:
    (teamwork,) = only(CARD, frozenset({"teamwork/listens"})).competencies
    assert teamwork.score == pytest.approx(75.0), "of the published criterion alone; it was 50"
    assert [one.criterion_id for one in teamwork.criteria] == ["listens"]
    (empty,) = only(
        card(criterion("listens", None), criterion("helps", 2.0)), frozenset({"teamwork/listens"})
    ).competencies
    assert (empty.score, empty.finding) == (None, Finding.NOT_ENOUGH_EVIDENCE)


def test_what_is_left_of_a_competency_has_no_score_if_it_could_be_anything() -> None:
    """With a sure one beside it the mean said enough; alone it doesn't."""
    unsure = replace(criterion("listens", 3.0), interval=(1.2, 4.8))
    sure = replace(criterion("helps", 3.0), interval=(2.8, 3.2))
    (teamwork,) = only(card(unsure, sure), frozenset({"teamwork/listens"})).competencies
    assert (teamwork.score, teamwork.finding) == (None, Finding.NOT_ENOUGH_EVIDENCE)
    (teamwork,) = only(card(unsure, sure), frozenset({"teamwork/helps"})).competencies
    assert (teamwork.score, teamwork.finding) == (50.0, Finding.LEVEL)


def test_with_everything_published_a_scorecard_stays_as_it_is() -> None:
    assert only(CARD, frozenset({"teamwork/listens", "teamwork/helps", "courage/speaks-up"})) == CARD


def test_gates_are_kept_beside_the_models_file(tmp_path: Path) -> None:
    model = tmp_path / "our-model.npz"
    assert publication.load(model) == publication.load(None) == Publication()
    assert publication.save(model, "abc", GATES) == tmp_path / "our-model.gates.json"
    assert publication.load(model) == GATED


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"model": "abc", "decisions": {"a/b": {"closed": 5}}}'])
def test_a_damaged_file_opens_nothing_and_is_refused_in_words(tmp_path: Path, content: str) -> None:
    (tmp_path / "model.gates.json").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"model\.gates\.json"):
        publication.load(tmp_path / "model.npz")
