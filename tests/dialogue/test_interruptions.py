"""What being interrupted, and having cut in, mean for the interview."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue import events
from dialogue.commands import (
    Command,
    LineKind,
    Listen,
    React,
    SetTimer,
    ShowQuestion,
    Speak,
    StopListening,
    StopSpeaking,
)
from dialogue.conversation import ANSWER_TIMER, SILENCE_TIMER, Conversation, State
from dialogue.events import CandidateRequest, TurnEndReason
from dialogue.interruption import (
    INTERJECTION_PATIENCE_S,
    INTERJECTION_SILENCE_S,
    MOST_CUTS,
    MOST_PATIENCE,
    MOST_UNDONE,
    PATIENCE_STEP,
    Patience,
)
from dialogue.plan import Agenda
from dialogue.transcript import fold
from tests.dialogue.rig import COMPLETE, NO_RESULT, Rig
from tests.small_bank import small_bank

CONFLICT = "Tell me about a time when you met conflict."
CHANGE = "Tell me about a time when you met change."


@pytest.fixture
def rig() -> Rig:
    bank = small_bank()
    return Rig(Conversation(bank, Agenda.of(bank, budget_s=1_080)))


@pytest.fixture
def asking(rig: Rig) -> Rig:
    """The first scored question is being spoken: "Now we begin. Tell me ..."."""
    rig.begin()
    rig.answer("Bread and tea.", 2.0)
    return rig


def barge_in(rig: Rig, heard: str) -> list[Command]:
    now_s = rig.after(1)
    return rig.send(events.BargedIn(now_s, rig.said[-1].utterance_id, heard, now_s - 0.3, "0.26 s of speech"))


def go_on(rig: Rig) -> list[Command]:
    now_s = rig.after(0.3)
    because = "went on 0.20 s after her onset"
    return rig.send(events.TurnResumed(now_s, rig.said[-1].utterance_id, now_s - 0.1, because))


def speak(rig: Rig, text: str, spoken_s: float, reason: TurnEndReason = TurnEndReason.SILENCE) -> list[Command]:
    """As `Rig.answer`, to an Aila that is listening already."""
    start_s = rig.after(0.1)
    rig.send(events.SpeechStarted(start_s))
    rig.send(events.SegmentHeard(rig.after(spoken_s), text, start_s, start_s + spoken_s, 0.9))
    return rig.send(events.TurnEnded(rig.after(1), spoken_s, reason))


def the_listen(commands: list[Command]) -> Listen:
    (found,) = [command for command in commands if isinstance(command, Listen)]
    return found


def test_she_stops_at_once_and_listens_to_what_is_being_asked(asking: Rig) -> None:
    commands = barge_in(asking, "Now we begin. Tell me")
    assert commands[0] == StopSpeaking(asking.said[-1].utterance_id)
    listen = the_listen(commands)
    assert (listen.prompt_id, listen.patience_s) == ("conflict", INTERJECTION_PATIENCE_S)
    assert SetTimer(SILENCE_TIMER, INTERJECTION_SILENCE_S) in commands
    assert asking.conversation.state is State.LISTENING


def test_a_question_that_was_cut_is_asked_again_word_for_word(asking: Rig) -> None:
    barge_in(asking, "Now we begin. Tell me about")
    speak(asking, "Sorry, one moment please.", 1.5)
    assert asking.last_said == CONFLICT
    assert asking.said[-1].reason == "was cut: said again"
    asking.answer(COMPLETE)
    assert CHANGE in asking.last_said


def test_it_is_asked_again_also_if_nothing_more_is_heard(asking: Rig) -> None:
    barge_in(asking, "Now we begin.")
    commands = asking.expire(SILENCE_TIMER, INTERJECTION_SILENCE_S)
    assert commands[0] == StopListening()
    assert asking.last_said == CONFLICT


def test_who_talks_on_and_on_into_a_question_is_asked_it_in_the_end(asking: Rig) -> None:
    barge_in(asking, "Now we begin.")
    asking.send(events.SpeechStarted(asking.after(0.1)))
    asking.expire(ANSWER_TIMER, 60)
    assert asking.last_said == CONFLICT


@pytest.mark.parametrize(("share", "again"), [(0.3, True), (0.75, True), (0.8, False), (0.95, False)])
def test_who_has_heard_four_fifths_of_it_is_answering(asking: Rig, share: float, again: bool) -> None:
    heard = f"Now we begin. {CONFLICT}"[: len("Now we begin. ") + round(share * len(CONFLICT) + 0.5)]
    listen = the_listen(barge_in(asking, heard))
    assert (listen.patience_s == INTERJECTION_PATIENCE_S) is again
    speak(asking, COMPLETE, 30.0)
    assert (asking.last_said == CONFLICT) is again
    if not again:
        assert CHANGE in asking.last_said


def test_what_was_said_into_a_question_counts_but_does_not_answer_it(asking: Rig) -> None:
    barge_in(asking, "Now")
    speak(asking, COMPLETE, 30.0)
    asking.played()
    speak(asking, "", 0.2)
    assert asking.conversation.state is State.LISTENING, "a cough is no answer, whatever was said before"
    speak(asking, "Well, that was it.", 2.0)
    assert CHANGE in asking.last_said, "all parts are there: nothing is probed"


def test_a_probe_that_was_cut_is_asked_again(asking: Rig) -> None:
    asking.answer(NO_RESULT)
    listen = the_listen(barge_in(asking, "Thank you."))
    assert listen.prompt_id == "conflict:result"
    speak(asking, "Yes?", 0.5)
    assert asking.last_said == "conflict result?"
    assert [line.kind for line in asking.said[-1].lines] == [LineKind.PROBE], "she doesn't thank again"


def test_a_question_is_said_three_times_at_most(asking: Rig) -> None:
    for _ in range(MOST_CUTS):
        barge_in(asking, "")
        speak(asking, "Wait.", 0.7)
        assert asking.last_said == CONFLICT
    listen = the_listen(barge_in(asking, ""))
    assert listen.patience_s > INTERJECTION_PATIENCE_S
    speak(asking, COMPLETE, 30)
    assert CHANGE in asking.last_said


def test_the_rest_of_a_greeting_is_said_after_a_hello(rig: Rig) -> None:
    rig.send(events.SessionOpened(0.0, "s", "small", "1.0.0", "scripted", True, "script"))
    rig.send(events.CandidateReady(rig.after(1)))
    listen = the_listen(barge_in(rig, "Hello. I"))
    assert listen.prompt_id == ""
    speak(rig, "Hi there!", 0.8)
    assert rig.last_said == "I am Aila. This is recorded. Make answers complete."
    rig.played()
    assert rig.last_said == "Tell me about a time when you met breakfast."


GREETING = "Hello. I am Aila. This is recorded. Make answers complete."


def test_after_a_greeting_that_was_heard_the_first_question_waits_for_the_hello_to_end(rig: Rig) -> None:
    rig.send(events.SessionOpened(0.0, "s", "small", "1.0.0", "scripted", True, "script"))
    rig.send(events.CandidateReady(rig.after(1)))
    barge_in(rig, GREETING)
    assert rig.last_said == GREETING
    speak(rig, "Hi there!", 0.8)
    assert rig.last_said == "Tell me about a time when you met breakfast."


def test_encouragement_gives_way_to_the_answer(asking: Rig) -> None:
    asking.played()
    asking.expire(SILENCE_TIMER, 10)
    assert asking.last_said == "Take your time."
    listen = the_listen(barge_in(asking, "Take"))
    assert listen.patience_s > INTERJECTION_PATIENCE_S
    speak(asking, COMPLETE, 30)
    assert CHANGE in asking.last_said


def test_who_interrupts_the_repetition_of_a_question_has_begun_to_answer(asking: Rig) -> None:
    asking.played()
    asking.send(events.CandidateAsked(asking.after(1), CandidateRequest.REPEAT))
    barge_in(asking, "Tell me")
    speak(asking, COMPLETE, 30)
    assert CHANGE in asking.last_said


def test_the_closing_is_said_to_its_end(asking: Rig) -> None:
    asking.answer(COMPLETE)
    asking.answer(COMPLETE)
    asking.answer("No.", 0.8)
    assert asking.said[-1].text.endswith("Goodbye.")
    assert not asking.said[-1].may_be_cut
    assert barge_in(asking, "Okay.") == []
    assert asking.conversation.state is State.SPEAKING


def test_a_report_about_another_utterance_means_nothing(asking: Rig) -> None:
    assert asking.send(events.BargedIn(asking.after(1), "u1", "", 0.0, "late")) == []
    assert asking.send(events.TurnResumed(asking.after(1), "u1", 0.0, "late")) == []
    assert asking.conversation.state is State.SPEAKING


def test_a_lost_connection_in_an_interjection_asks_the_question_that_was_not_heard(asking: Rig) -> None:
    barge_in(asking, "Now we begin.")
    start_s = asking.after(0.1)
    asking.send(events.SpeechStarted(start_s))
    asking.send(events.SegmentHeard(asking.after(2), "wait a moment", start_s, start_s + 2, 0.9))
    asking.send(events.CandidateDisconnected(asking.after(1)))
    asking.send(events.CandidateConnected(asking.after(5)))
    assert asking.last_said == f"Welcome back. {CONFLICT}"


def test_a_typed_answer_ends_an_interjection(asking: Rig) -> None:
    barge_in(asking, "Now we begin.")
    asking.send(events.AnswerTyped(asking.after(40), COMPLETE))
    assert CHANGE in asking.last_said


# ---- a cut-in undone -------------------------------------------------------------------------------------


def test_a_cut_in_is_taken_back_and_the_whole_answer_judged_anew(asking: Rig) -> None:
    asking.answer(NO_RESULT)
    assert asking.said[-1].may_be_undone
    commands = go_on(asking)
    assert commands[0] == StopSpeaking(asking.said[-1].utterance_id)
    assert not any(isinstance(command, Speak) for command in commands), "she says nothing more"
    assert the_listen(commands).prompt_id == "conflict", "not the probe"
    speak(asking, "In the end we delivered every order the same day and my boss kept the plan.", 8.0)
    assert asking.last_said == f"Thank you. {CHANGE}", "no probe, and the same acknowledgement as before"


def test_the_next_question_is_taken_off_the_screen_again(asking: Rig) -> None:
    asking.answer(COMPLETE)
    assert asking.conversation.question == ShowQuestion("change", CHANGE, 2, 2, True)
    shown = [command for command in go_on(asking) if isinstance(command, ShowQuestion)]
    assert [question.question_id for question in shown] == ["conflict"]
    speak(asking, "That was all.", 2.0)
    assert CHANGE in asking.last_said
    assert asking.conversation.question == ShowQuestion("change", CHANGE, 2, 2, True)


def test_a_closing_is_taken_back_too(asking: Rig) -> None:
    asking.answer(COMPLETE)
    asking.answer(COMPLETE)
    asking.answer("No.", 0.8)
    the_listen(go_on(asking))
    assert asking.conversation.state is State.LISTENING
    speak(asking, "Thank you.", 0.8)
    assert asking.last_said == "That was all. Goodbye."


def test_patience_grows_with_each_cut_in_is_bounded_and_says_why(asking: Rig) -> None:
    asking.answer(COMPLETE)
    first = the_listen(go_on(asking))
    assert first.patience_s == pytest.approx(small_bank().questions[0].patience_s * PATIENCE_STEP)
    assert first.patience_reason == "x 1.25: the candidate went on 0.20 s after her onset"
    speak(asking, "And so on.", 2.0)
    second = the_listen(go_on(asking))
    assert second.patience_s == pytest.approx(first.patience_s * PATIENCE_STEP)
    patience = Patience()
    for _ in range(20):
        patience = patience.after_cut_in("went on")
    assert patience.factor == MOST_PATIENCE


def test_patience_is_kept_for_the_questions_to_come(asking: Rig) -> None:
    asking.answer(COMPLETE)
    raised = the_listen(go_on(asking)).patience_s
    speak(asking, "And so on.", 2.0)
    assert the_listen(asking.played()).patience_s == raised


def test_if_nothing_more_comes_she_says_what_she_had_begun(asking: Rig) -> None:
    asking.answer(COMPLETE)
    begun = asking.last_said
    commands = go_on(asking)
    (timer,) = [command for command in commands if isinstance(command, SetTimer)]
    assert timer.after_s < 10, "she doesn't wait as for a first word"
    asking.expire(SILENCE_TIMER, timer.after_s)
    assert asking.last_said == begun


def test_a_turn_is_taken_back_twice_and_then_stands(asking: Rig) -> None:
    asking.answer(COMPLETE)
    for _ in range(MOST_UNDONE):
        assert asking.said[-1].may_be_undone
        go_on(asking)
        speak(asking, "And so on.", 2.0)
    assert not asking.said[-1].may_be_undone
    assert go_on(asking) == []


@pytest.mark.parametrize("reason", [TurnEndReason.DONE_PRESSED, TurnEndReason.LIMIT])
def test_a_turn_that_ended_for_certain_is_not_taken_back(asking: Rig, reason: TurnEndReason) -> None:
    asking.played()
    speak(asking, COMPLETE, 30, reason)
    assert not asking.said[-1].may_be_undone
    assert go_on(asking) == []


def test_a_question_that_was_taken_back_and_never_asked_is_no_answer_in_the_transcript(asking: Rig) -> None:
    log: list[events.Event | Command] = [events.SessionOpened(0.0, "s", "small", "1", "scripted", True, "script")]

    def keep(commands: list[Command]) -> None:
        log.extend(c for c in commands if isinstance(c, Speak | Listen | ShowQuestion))

    keep(asking.commands)
    keep(asking.answer(COMPLETE))
    resumed = events.TurnResumed(asking.after(0.3), asking.said[-1].utterance_id, asking.now_s, "went on")
    log.append(resumed)
    keep(asking.send(resumed))
    assert [answer.question_id for answer in fold(log).answers] == ["conflict"]
    keep(speak(asking, "That was all.", 2.0))
    assert [answer.question_id for answer in fold(log).answers] == ["conflict", "change"]


# ---- reaction, silence -----------------------------------------------------------------------------------


def test_an_open_question_gets_a_nod_in_the_pause_and_a_closed_one_gets_none(rig: Rig) -> None:
    rig.begin()
    rig.after(20)
    rig.answer("Bread.", 2.0)
    assert not any(isinstance(command, React) for command in rig.commands)
    rig.answer(COMPLETE)
    assert any(isinstance(command, React) for command in rig.commands)


def test_before_the_first_word_help_comes_after_ten_seconds_and_an_offer_after_twenty_more(asking: Rig) -> None:
    assert SetTimer(SILENCE_TIMER, 10.0) in asking.played()
    asking.expire(SILENCE_TIMER, 10)
    assert asking.last_said == "Take your time."
    assert SetTimer(SILENCE_TIMER, 20.0) in asking.played()
    commands = asking.expire(SILENCE_TIMER, 20)
    assert asking.last_said == "I say it again. Simpler conflict?"
    assert commands[0] == StopListening(), "while she speaks, a voice is an interruption and no answer"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["cut early", "cut late", "go on", "answer", "wait"]), max_size=40))
def test_however_often_she_is_interrupted_every_question_is_asked_and_the_interview_ends(steps: list[str]) -> None:
    bank = small_bank()
    rig = Rig(Conversation(bank, Agenda.of(bank, budget_s=100_000)))
    rig.begin()
    for step in [*steps, *["answer"] * 12]:
        match step, rig.conversation.state:
            case "cut early", State.SPEAKING:
                barge_in(rig, rig.last_said[:3])
            case "cut late", State.SPEAKING:
                barge_in(rig, rig.last_said[:-2])
            case "go on", State.SPEAKING:
                go_on(rig)
            case _, State.SPEAKING:
                rig.played()
            case "wait", _:
                rig.expire(SILENCE_TIMER if rig.conversation.state is State.LISTENING else ANSWER_TIMER, 10)
            case _, State.LISTENING | State.ANSWERING:
                speak(rig, COMPLETE, 30)
    while rig.conversation.state is not State.CLOSED:
        if rig.conversation.state is State.SPEAKING:
            rig.played()
        else:
            speak(rig, COMPLETE, 30)
    asked = {line.text for spoken in rig.said for line in spoken.lines if line.kind is LineKind.QUESTION}
    assert {CONFLICT, CHANGE} <= asked
    assert len(rig.said) < 80
