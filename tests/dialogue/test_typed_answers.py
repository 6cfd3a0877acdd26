"""A typed answer has no pause in which a model could be asked: it is asked then, and waited for as in a pause."""

import pytest

from dialogue.commands import AskLlm, CancelTimer, Command, React, SetTimer, Speak, StopListening
from dialogue.conversation import WEIGHING_S
from dialogue.events import (
    AnswerTyped,
    CandidateAsked,
    CandidateConnected,
    CandidateDisconnected,
    CandidateRequest,
    LlmFailed,
    LlmReplied,
    PlayoutFinished,
)
from dialogue.floor import PLAYOUT_TIMER, WEIGHING_TIMER, State
from tests.dialogue.rig import COMPLETE, NO_RESULT, Rig, asked

THANKS = "Thank you for telling me about the oven."


@pytest.fixture
def rig() -> Rig:
    """At the first scored question, with a model."""
    return asked(policy="some-model")


def typed(rig: Rig, text: str) -> list[Command]:
    return rig.send(AnswerTyped(rig.after(20), text))


def the_ask(commands: list[Command]) -> AskLlm:
    (found,) = [command for command in commands if isinstance(command, AskLlm)]
    return found


def replied(rig: Rig, ask: AskLlm, move: str = "go_on", words: str = THANKS) -> list[Command]:
    return rig.send(LlmReplied(rig.after(0.4), ask.request_id, move, words, "", "so"))


def test_the_model_is_asked_and_its_reply_is_said_after_its_checks(rig: Rig) -> None:
    commands = typed(rig, COMPLETE)
    assert isinstance(commands[0], StopListening)
    assert the_ask(commands).answer_text == COMPLETE
    assert SetTimer(WEIGHING_TIMER, WEIGHING_S) in commands
    assert any(isinstance(command, React) for command in commands), "a nod says that it has arrived"
    assert rig.conversation.state is State.WEIGHING
    spoken = replied(rig, the_ask(commands))
    assert CancelTimer(WEIGHING_TIMER) in spoken
    assert (rig.said[-1].chosen_by, rig.said[-1].lines[0].text) == ("language model", THANKS)
    assert rig.said[-1].checks


def test_a_probe_of_its_choice_is_asked_for_what_is_missing(rig: Rig) -> None:
    ask = the_ask(typed(rig, NO_RESULT))
    replied(rig, ask, "probe:result")
    assert rig.said[-1].chosen_by == "language model"
    assert rig.conversation.state is State.SPEAKING


def test_without_a_reply_in_time_the_script_goes_on_and_a_late_one_is_dropped(rig: Rig) -> None:
    ask = the_ask(typed(rig, COMPLETE))
    rig.expire(WEIGHING_TIMER, WEIGHING_S)
    assert rig.said[-1].chosen_by == "script"
    assert rig.said[-1].reason.endswith("without the model: no reply in time")
    assert replied(rig, ask) == []


def test_a_failure_is_not_waited_for(rig: Rig) -> None:
    ask = the_ask(typed(rig, COMPLETE))
    rig.send(LlmFailed(rig.after(0.1), ask.request_id, "it is down"))
    assert rig.said[-1].reason.endswith("without the model: it is down")
    assert WEIGHING_TIMER not in rig.timers


def test_a_request_that_is_recognized_is_granted_at_once(rig: Rig) -> None:
    commands = typed(rig, "Can you repeat the question please?")
    assert not any(isinstance(command, AskLlm) for command in commands)
    assert any(isinstance(command, Speak) for command in commands)


def test_with_the_script_alone_nothing_is_waited_for() -> None:
    rig = asked()
    commands = typed(rig, COMPLETE)
    assert any(isinstance(command, Speak) for command in commands)
    assert WEIGHING_TIMER not in rig.timers


def test_what_is_typed_meanwhile_belongs_to_it_and_the_model_is_asked_anew(rig: Rig) -> None:
    first = the_ask(typed(rig, NO_RESULT))
    second = the_ask(typed(rig, "In the end we delivered every order."))
    assert second.answer_text == f"{NO_RESULT} In the end we delivered every order."
    assert replied(rig, first) == [], "it is about less than what was said"
    replied(rig, second)
    assert rig.said[-1].chosen_by == "language model"


@pytest.mark.parametrize("by_candidate", [True, False])
def test_a_pause_or_a_lost_connection_meanwhile_keeps_the_answer(rig: Rig, by_candidate: bool) -> None:
    ask = the_ask(typed(rig, COMPLETE))
    if by_candidate:
        rig.send(CandidateAsked(rig.after(0.2), CandidateRequest.PAUSE))
    else:
        rig.send(CandidateDisconnected(rig.after(0.2)))
    assert rig.conversation.state is State.PAUSED
    assert WEIGHING_TIMER not in rig.timers
    assert replied(rig, ask) == []
    if by_candidate:
        rig.send(CandidateAsked(rig.after(60), CandidateRequest.RESUME))
    else:
        rig.send(CandidateConnected(rig.after(60)))
    assert rig.said[-1].reason == "back in mid-answer"
    rig.played()
    assert the_ask(typed(rig, "That is all.")).answer_text == f"{COMPLETE} That is all."


def test_what_is_typed_while_she_speaks_is_a_turn_of_its_own() -> None:
    """So a request is one, however long the answer was that she is just replying to."""
    rig = asked()
    typed(rig, NO_RESULT)
    assert rig.said[-1].lines[-1].text
    assert PLAYOUT_TIMER in rig.timers
    typed(rig, "Please skip this question.")
    assert "skip" in rig.said[-1].reason
    rig.send(PlayoutFinished(rig.after(3), rig.said[-1].utterance_id, rig.said[-1].text, True))
    assert rig.conversation.state is State.LISTENING
