import pytest

from dialogue.plan import INVITATION_S, SHORTEST_QUESTION_S, Agenda, estimated_s
from tests.small_bank import small_bank


def test_everybody_is_asked_the_banks_questions_in_its_order_between_practice_and_their_own() -> None:
    agenda = Agenda.of(small_bank(), 1_080)
    assert [item.question.id for item in agenda.items] == ["breakfast", "conflict", "change", "your-questions"]
    assert [item.number for item in agenda.items] == [0, 1, 2, 0]
    assert [item.scored for item in agenda.items] == [False, True, True, False]
    assert agenda.total == 2


def test_named_questions_are_asked_in_the_order_given() -> None:
    agenda = Agenda.of(small_bank(), 1_080, ["change", "conflict"])
    assert [item.question.id for item in agenda.items] == ["breakfast", "change", "conflict", "your-questions"]


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(KeyError, match="nothing"):
        Agenda.of(small_bank(), 1_080, ["change", "nothing"])


def test_the_agenda_ends_after_its_last_question() -> None:
    agenda = Agenda.of(small_bank(), 1_080)
    assert [agenda.after(position, 0.0) for position in (-1, 0, 1, 2, 3)] == [0, 1, 2, 3, None]


def test_no_question_is_begun_that_the_time_left_does_not_allow() -> None:
    agenda = Agenda.of(small_bank(), 300)
    assert agenda.after(1, 300 - SHORTEST_QUESTION_S) == 2
    assert agenda.after(1, 300 - SHORTEST_QUESTION_S + 1) == 3, "there is time for a question of theirs"
    assert agenda.drops(1, 300 - SHORTEST_QUESTION_S + 1)
    assert agenda.after(1, 300 - INVITATION_S + 1) is None


def test_the_first_scored_question_is_asked_however_late_it_is() -> None:
    assert Agenda.of(small_bank(), 30).after(0, 500.0) == 1


def test_the_estimate_grows_with_what_is_asked_and_with_what_answers_take() -> None:
    bank = small_bank()
    longer = bank.model_copy(
        update={"questions": tuple(q.model_copy(update={"answer_s": q.answer_s + 30}) for q in bank.questions)}
    )
    assert estimated_s(longer) == pytest.approx(estimated_s(bank) + 60)
    unprobed = bank.model_copy(update={"probes_per_question": 0})
    assert estimated_s(unprobed) < estimated_s(bank)
    # Two answers of 75 s, and neither more than a minute each for all else.
    assert 150 < estimated_s(bank) < 300
