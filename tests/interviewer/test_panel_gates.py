"""All gates measured on a lock-box: open where everything is good, each closed by the fault that it is for."""

import pytest

from interviewer.panel_gates import SHORT, SMALL_GROUPS, decisions_on, left_out
from scoring.english import words_of
from scoring.panel.damages import CATCHWORDS
from scoring.publishing import Decision
from scoring.reading import Reading
from tests.scoring.panel.counting import BANK, OPENING, THINGS, VILLAGE, Flaw, model, panel, said, sound

LOCKED = panel()
GROUPS = {
    name: frozenset(one.answer_id for one in LOCKED.answers if (VILLAGE in one.text) is is_village)
    for name, is_village in (("village", True), ("town", False))
}
SPOKEN = frozenset(word for one in LOCKED.answers for word in words_of(one.text))


def decided(flaw: Flaw = sound) -> dict[str, Decision]:
    return decisions_on(model(flaw), LOCKED, BANK, by_people=True, groups=GROUPS)


def falls_for_repetition(answer: Reading) -> float:
    return 0.5 * (said(answer).count(OPENING) > 1)


def falls_for_catchwords(answer: Reading) -> float:
    return 1.0 * any(one in said(answer) for one in CATCHWORDS)


def is_lost_in_noise(answer: Reading) -> float:
    is_stuffed = any(one in said(answer) for one in CATCHWORDS)
    return -1.0 * (not is_stuffed and not SPOKEN.issuperset(answer.words))


def is_hard_on_the_village(answer: Reading) -> float:
    return -0.3 if "village" in answer.words else 0.3


def test_a_model_that_is_good_in_everything_is_published_once_all_is_measured() -> None:
    gates = decided()
    assert gates.keys() == {f"teamwork/{name}" for name in THINGS}
    assert [one.reasons for one in gates.values()] == [()] * 3


@pytest.mark.parametrize(
    ("flaw", "told"),
    [
        (falls_for_repetition, "saying all twice shifts it by +"),
        (falls_for_catchwords, "catchwords that aren't flagged shift it by +"),
        (is_lost_in_noise, "a tenth of the words misheard shifts it by -"),
        (is_hard_on_the_village, "a group is "),
    ],
)
def test_each_fault_closes_its_own_gate_and_no_other(flaw: Flaw, told: str) -> None:
    for one in decided(flaw).values():
        assert not one.is_published
        assert len(one.reasons) == 1, one.reasons
        assert one.reasons[0].startswith(told)


def test_a_panel_that_isnt_of_people_opens_nothing() -> None:
    gates = decisions_on(model(), LOCKED, BANK, by_people=False, groups=GROUPS)
    assert {one.reasons for one in gates.values()} == {("it was rated by a synthetic panel, not by people",)}


def test_without_groups_that_gate_alone_stays_closed_and_names_the_option() -> None:
    gates = decisions_on(model(), LOCKED, BANK, by_people=True)
    assert {one.reasons for one in gates.values()} == {
        ("not measured: groups compared with the panel (--groups FILE measures it)",)
    }


@pytest.mark.parametrize("others", [frozenset[str](), frozenset({"a000", "a002", "a004"})])
def test_a_group_of_too_few_or_of_nearly_everybody_isnt_compared(others: frozenset[str]) -> None:
    everybody = frozenset(one.answer_id for one in LOCKED.answers)
    groups = {"nearly all": everybody - others, "few": others}
    gates = decisions_on(model(is_hard_on_the_village), LOCKED, BANK, by_people=True, groups=groups)
    for one in gates.values():
        assert one.not_measured == (f"groups compared with the panel ({SMALL_GROUPS})",)


def test_groups_that_are_too_small_are_said_to_be() -> None:
    some = frozenset(sorted(GROUPS["town"])[:9])
    (told,) = left_out({**GROUPS, "few": some}, LOCKED)
    assert told.startswith("Group 'few' isn't compared on any criterion: fewer than 10 ")


def test_a_group_that_is_small_on_some_criteria_is_named_with_these() -> None:
    half = sorted(GROUPS["town"])[:15]
    kept = tuple(r for r in LOCKED.ratings if r.criterion_id == "listens" or r.answer_id not in half)
    (told,) = left_out({"half": frozenset(half)}, type(LOCKED)(LOCKED.answers, kept))
    assert told.startswith("Group 'half' isn't compared on decides, learns: ")


def test_short_answers_are_not_damaged_and_leave_these_gates_unmeasured() -> None:
    locked = panel(is_short=True)
    for one in decisions_on(model(), locked, BANK, by_people=True, groups=GROUPS).values():
        assert one.closed == ()
        assert one.not_measured == tuple(
            f"{gate} ({SHORT})" for gate in ("duplication", "stuffing", "misheard words")
        )
