"""The machine against a panel that rates later: when they come apart, for whom, and said otherwise."""

from dataclasses import replace

import pytest

from scoring.model import Model
from scoring.panel.evaluation import machine_on
from scoring.panel.records import PanelFileError, PanelSet
from scoring.panel.rescoring import Gap, Rescored, gaps, rescored, said_otherwise
from scoring.panel.shifts import Twin, twins_of
from scoring.panel_training import learn_panel
from scoring.watching import Verdict
from tests.scoring.panel.test_evaluation import KNOWN, UNSEEN, part
from tests.scoring.test_trained_interviews import BANK

PAIR = '{"question": "conflict", "change": "names", "text": "I asked Tom.", "twin": "I asked Ana."}'


@pytest.fixture(scope="module")
def model() -> Model:
    known = part(KNOWN)
    return learn_panel(known.answers, known.ratings, BANK, name="Made", source="Made for this test.")


def found_on(model: Model, panel: PanelSet) -> tuple[Rescored, ...]:
    return rescored(machine_on(model, panel.answers, BANK).levels, panel, model.facts)


def stricter(panel: PanelSet, since: int, by: int) -> PanelSet:
    """From the answer with this number on all raters name lower levels."""
    late = {one.answer_id for one in panel.answers[since:]}
    ratings = [
        replace(one, level=max(1.0, one.level - by)) if one.answer_id in late and one.level else one
        for one in panel.ratings
    ]
    return replace(panel, ratings=tuple(ratings))


def test_nothing_comes_apart_while_nothing_changes(model: Model) -> None:
    found = {one.criterion: one for one in found_on(model, part(UNSEEN))}
    assert found.keys() == {"listens", "decides", "learns"}
    for one in found.values():
        assert one.answers == 50
        assert abs(one.bias) < 0.3
        assert one.r is not None
        assert one.r > 0.8
        assert one.began is None


def test_raters_who_become_stricter_are_noticed_after_the_change_and_not_before(model: Model) -> None:
    panel = part(UNSEEN)
    changed = stricter(panel, 25, 2)
    place = {one.answer_id: number for number, one in enumerate(panel.answers)}
    for one in found_on(model, changed):
        assert one.bias > 0.3
        assert one.began is not None
        assert 25 <= place[one.began] < 50


def test_a_gap_that_the_machine_makes_larger_than_people_do_is_named() -> None:
    ids = [f"a{number}" for number in range(40)]
    people = {"listens": {one: 3.0 + number % 2 for number, one in enumerate(ids)}}
    machine = {
        "listens": {
            one: level - (number < 20) * 0.5 for number, (one, level) in enumerate(people["listens"].items())
        }
    }
    (gap,) = gaps(machine, people, {"some": frozenset(ids[:20]), "few": frozenset(ids[:9])})
    assert (gap.criterion, gap.group, gap.members) == ("listens", "some", 20)
    assert abs(gap.human) < 0.05
    assert gap.machine < -0.5
    assert gap.is_amplified
    assert not Gap("listens", "some", 20, 0.5, 0.55).is_amplified


def test_pairs_of_the_same_words_are_alike_and_pairs_that_lost_what_counts_are_not(model: Model) -> None:
    answers = [one for one in part(UNSEEN).answers if "asked" in one.text]
    same = [Twin(one, "same", one) for one in answers]
    first = [replace(one, text=" ".join(one.text.split()[:6])) for one in answers]
    cut = [Twin(one, "cut", twin) for one, twin in zip(answers, first, strict=True)]
    found = said_otherwise(model, [*same, *cut], BANK)
    assert (found["same"].shift, found["same"].verdict) == (0.0, Verdict.ALIKE)
    assert found["cut"].shift < -0.1
    assert found["cut"].verdict is Verdict.SHIFTED


def test_pairs_are_read_with_every_fault_named() -> None:
    (twin,) = twins_of("p.jsonl", [PAIR])
    assert (twin.change, twin.of.question_id, twin.of.text, twin.twin.text) == (
        *("names", "conflict", "I asked Tom.", "I asked Ana."),
    )
    with pytest.raises(PanelFileError, match=r"p\.jsonl:1: there is no 'twin'\np\.jsonl:2: question, change"):
        twins_of("p.jsonl", [PAIR.replace("twin", "other"), PAIR.replace("names", " ")])
