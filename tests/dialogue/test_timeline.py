"""What each turn's timeline is made of, and what it does with a log that is cut or out of order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.commands import Command, Line, LineKind, Listen, Speak
from dialogue.events import (
    AnswerTyped,
    BargedIn,
    CandidateAsked,
    CandidateDisconnected,
    CandidateRequest,
    Event,
    LlmReplied,
    PlayoutFinished,
    PlayoutHeard,
    PlayoutStarted,
    SegmentHeard,
    SpeechStarted,
    TimerExpired,
    TurnEnded,
    TurnEndReason,
    TurnResumed,
)
from dialogue.timeline import EndedBy, Interruption, Timeline, Turn, known_at, turns
from tests.dialogue.log_entries import ENTRIES

LISTEN = Listen("conflict", "Tell me.", 1.2, 180.0)
OVER = TurnEnded(12.7, 8.0, TurnEndReason.SILENCE, "0.70 s of silence: nothing is left open", known_s=12.75)
REPLY = Speak("u4", (Line("Thank you.", LineKind.ACKNOWLEDGEMENT),), "conflict", "no result was told")
ANSWER: list[Event | Command] = [
    LISTEN,
    SpeechStarted(2.0),
    SegmentHeard(7.35, "We had", 2.0, 7.0, 0.9, "conflict", known_s=7.4),
    SegmentHeard(12.35, "and then", 8.0, 12.0, 0.9, "conflict", known_s=12.5),
    OVER,
    REPLY,
]


def only(entries: Sequence[Event | Command]) -> Turn:
    (turn,) = turns(entries)
    return turn


def test_a_turn_is_told_from_the_last_voiced_sample_to_the_first_that_was_heard() -> None:
    turn = only([*ANSWER, PlayoutStarted(12.76, "u4"), PlayoutHeard(12.9, "u4")])
    assert (turn.prompt_id, turn.reply_id) == ("conflict", "u4")
    assert turn.ended_by is EndedBy.SILENCE
    assert turn.endpointed
    assert turn.silence_s == pytest.approx(0.7)
    assert turn.recognition_s == 0  # the words were there before the decision
    assert turn.thinking_s == pytest.approx(0.05)
    assert turn.sending_s == pytest.approx(0.01)
    assert turn.arrival_s == pytest.approx(0.14)
    assert turn.voice_to_sent_s == pytest.approx(0.76)
    assert turn.voice_to_voice_s == pytest.approx(0.9)


def test_it_says_in_words_why_the_turn_was_over_and_why_this_reply() -> None:
    turn = only(ANSWER)
    assert turn.ended_because == "0.70 s of silence: nothing is left open"
    assert turn.reply_because == "no result was told"


def test_words_that_came_after_the_decision_are_seen_in_the_thinking() -> None:
    late = SegmentHeard(12.7, "and then", 8.0, 12.0, None, "conflict", known_s=13.3)
    turn = only([LISTEN, late, TurnEnded(12.7, 4.0, TurnEndReason.SILENCE, known_s=13.3), REPLY])
    assert turn.recognition_s == pytest.approx(0.6)
    assert turn.thinking_s == pytest.approx(0.6)


def test_the_wait_for_a_language_model_is_part_of_the_thinking() -> None:
    turn = only([*ANSWER[:-1], LlmReplied(13.5, "r1", "probe", "Thank you."), REPLY])
    assert turn.decided_s == 12.7
    assert turn.thinking_s == pytest.approx(0.8)


def test_a_log_from_before_the_moments_were_noted_is_read_with_what_it_has() -> None:
    old = SegmentHeard(12.35, "and then", 8.0, 12.0, 0.9, "conflict")
    turn = only([LISTEN, old, TurnEnded(12.7, 8.0, TurnEndReason.SILENCE), REPLY, PlayoutStarted(12.8, "u4")])
    assert turn.ended_because == "the patience of the question"
    assert turn.final_s == 12.35
    assert turn.thinking_s == 0
    assert turn.voice_to_sent_s == pytest.approx(0.8)
    assert turn.voice_to_voice_s is None


@pytest.mark.parametrize(
    ("cause", "ended_by", "words"),
    [
        (TurnEnded(9.0, 4.0, TurnEndReason.DONE_PRESSED), EndedBy.DONE_PRESSED, "the candidate pressed Done"),
        (TurnEnded(9.0, 4.0, TurnEndReason.LIMIT), EndedBy.LIMIT, "the time for one answer was over"),
        (AnswerTyped(9.0, "By bus."), EndedBy.TYPED, "the answer was typed"),
        (CandidateAsked(9.0, CandidateRequest.SKIP), EndedBy.ASKED, "the candidate asked to skip"),
        (TimerExpired(9.0, "silence"), EndedBy.WAITED, "the silence timer expired"),
    ],
)
def test_whatever_ends_a_turn_is_named(cause: Event, ended_by: EndedBy, words: str) -> None:
    turn = only([LISTEN, cause, REPLY])
    assert (turn.ended_by, turn.ended_because, turn.decided_s) == (ended_by, words, 9.0)
    assert turn.endpointed is (ended_by is EndedBy.LIMIT)


def test_a_button_has_no_silence_before_it() -> None:
    turn = only([*ANSWER[:-2], CandidateAsked(14.0, CandidateRequest.REPEAT), REPLY])
    assert turn.silence_s is None
    assert turn.voice_to_sent_s is None


def test_what_she_says_of_her_own_accord_is_no_turn() -> None:
    assert turns([REPLY, PlayoutStarted(1.0, "u4"), PlayoutFinished(2.0, "u4", "Thank you.", complete=True)]) == []


def test_a_lost_connection_ends_no_turn() -> None:
    assert turns([LISTEN, SpeechStarted(2.0), CandidateDisconnected(3.0), REPLY]) == []


def test_a_cough_that_ended_nothing_is_forgotten() -> None:
    cough: list[Event | Command] = [
        SegmentHeard(3.0, "", 2.0, 2.2, 0.0),
        TurnEnded(3.4, 0.2, TurnEndReason.SILENCE),
    ]
    turn = only([LISTEN, *cough, LISTEN, TimerExpired(13.4, "silence"), REPLY])
    assert turn.ended_by is EndedBy.WAITED
    assert turn.decided_s == 13.4


STOPPED = PlayoutFinished(13.1, "u4", "Thank", complete=False)


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (TurnResumed(13.08, "u4", 12.9, "went on"), Interruption.CUT_IN),
        (BargedIn(13.08, "u4", "Thank", 12.9, "went on"), Interruption.BARGE_IN),
    ],
)
def test_a_reply_that_was_interrupted_says_whether_it_came_too_early_and_how_long_two_spoke(
    event: Event, found: Interruption
) -> None:
    for end in ([event, STOPPED], [STOPPED, event]):  # the sound stops first, or the log is first
        turn = only([*ANSWER, PlayoutStarted(12.76, "u4"), *end])
        assert (turn.interruption, turn.interrupted_because) == (found, "went on")
        assert turn.silenced_s == pytest.approx(0.2)


def test_a_reply_that_nobody_spoke_into_was_stopped() -> None:
    turn = only([*ANSWER, PlayoutStarted(12.76, "u4"), STOPPED])
    assert turn.interruption is Interruption.STOPPED
    assert turn.silenced_s is None


def test_a_reply_that_was_heard_to_its_end_is_not_marked() -> None:
    whole = PlayoutFinished(15.2, "u4", "Thank you.", complete=True)
    assert only([*ANSWER, PlayoutStarted(12.76, "u4"), SpeechStarted(12.9), whole]).interruption is None


def test_a_turn_is_complete_when_its_reply_has_ended() -> None:
    timeline = Timeline()
    entries = [*ANSWER, PlayoutStarted(12.76, "u4"), PlayoutHeard(12.9, "u4")]
    assert [timeline.take(entry) for entry in entries] == [None] * len(entries)
    complete = timeline.take(PlayoutFinished(15.2, "u4", "Thank you.", complete=True))
    assert complete is not None
    assert complete.heard_s == 12.9


def test_a_browser_that_hears_what_was_not_sent_is_not_believed() -> None:
    early = only([*ANSWER, PlayoutHeard(12.7, "u4"), PlayoutStarted(12.76, "u4")])
    before = only([*ANSWER, PlayoutStarted(12.76, "u4"), PlayoutHeard(12.5, "u4"), PlayoutHeard(99.0, "u5")])
    twice = only([*ANSWER, PlayoutStarted(12.76, "u4"), PlayoutHeard(12.9, "u4"), PlayoutHeard(14.0, "u4")])
    assert early.heard_s is None
    assert before.heard_s is None
    assert twice.heard_s == 12.9


def test_only_what_comes_from_the_sound_is_stamped_with_when_it_was_known() -> None:
    assert known_at(TurnEnded(1.0, 1.0, TurnEndReason.SILENCE), 1.5) == TurnEnded(
        1.0, 1.0, TurnEndReason.SILENCE, known_s=1.5
    )
    assert known_at(SpeechStarted(1.0), 1.5) == SpeechStarted(1.0)


@given(st.lists(ENTRIES, max_size=40))
def test_no_log_makes_it_fail_and_no_stage_takes_negative_time(entries: list[Event | Command]) -> None:
    for turn in turns(entries):
        stages = (turn.silence_s, turn.recognition_s, turn.thinking_s, turn.sending_s, turn.arrival_s)
        assert all(stage is None or stage >= 0 for stage in stages)
        assert turn.heard_s is None or (turn.sent_s is not None and turn.heard_s >= turn.sent_s)
