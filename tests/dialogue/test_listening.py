"""The terms on which the candidate gets the floor."""

import pytest

from dialogue.commands import Listen
from dialogue.conversation import Conversation
from dialogue.plan import Agenda
from tests.dialogue.rig import COMPLETE, NO_RESULT, Rig
from tests.small_bank import small_bank

ENOUGH_S = small_bank().questions[0].enough_speech_s


def last_listen(rig: Rig) -> Listen:
    return [command for command in rig.commands if isinstance(command, Listen)][-1]


@pytest.fixture
def rig() -> Rig:
    bank = small_bank()
    rig = Rig(Conversation(bank, Agenda.of(bank, budget_s=1_080)))
    rig.begin()
    rig.answer("Bread and tea.", 2.0)
    return rig


def test_a_probe_is_answered_by_a_third_of_what_its_question_needs(rig: Rig) -> None:
    rig.played()
    asked = last_listen(rig)
    assert (asked.prompt_id, asked.enough_speech_s) == ("conflict", ENOUGH_S)
    rig.answer(NO_RESULT)
    rig.played()
    probed = last_listen(rig)
    assert probed.prompt_id == "conflict:result"
    assert probed.enough_speech_s == pytest.approx(ENOUGH_S / 3)
    assert (probed.patience_s, probed.limit_s) == (asked.patience_s, asked.limit_s)


def test_the_question_after_a_probe_needs_a_whole_answer_again(rig: Rig) -> None:
    rig.answer(NO_RESULT)
    rig.answer(COMPLETE)
    rig.played()
    assert last_listen(rig).prompt_id == "change"
    assert last_listen(rig).enough_speech_s == ENOUGH_S
