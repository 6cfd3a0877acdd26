from random import Random
from typing import get_args

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from dialogue.commands import (
    CloseSession,
    Command,
    Line,
    LineKind,
    Listen,
    Outcome,
    ShowQuestion,
    Speak,
)
from dialogue.events import (
    AnswerTyped,
    CandidateAsked,
    CandidateConnected,
    CandidateDisconnected,
    CandidateRequest,
    Event,
    PlayoutFinished,
    PlayoutStarted,
    SegmentHeard,
    SessionOpened,
    TimerExpired,
    TurnEnded,
    TurnEndReason,
)
from dialogue.transcript import Answer, AnswerStatus, Channel, Speaker, fold
from tests.dialogue.log_entries import ENTRIES

Entry = Event | Command

OPENED = SessionOpened(0, "s1", "bank", "1.0.0", "faster-whisper", words_trusted=True, policy="script")
OPENED_UNTRUSTED = SessionOpened(0, "s1", "bank", "1.0.0", "pocketsphinx", words_trusted=False, policy="script")
QUESTION = "Tell me about a conflict."
PROBE = "How did it end?"


def asked(question_id: str = "conflict", number: int = 1, *, scored: bool = True) -> list[Entry]:
    """The question is shown, said and played, and the candidate gets the floor."""
    return [
        ShowQuestion(question_id, QUESTION, number, 2, scored),
        Speak(f"u{number}", (Line(QUESTION, LineKind.QUESTION),), question_id, "next"),
        PlayoutStarted(10, f"u{number}"),
        PlayoutFinished(13, f"u{number}", QUESTION, complete=True),
        Listen(question_id, QUESTION, 2, 180),
    ]


def probed() -> list[Entry]:
    return [
        Speak(
            "u7", (Line("Thank you.", LineKind.ACKNOWLEDGEMENT), Line(PROBE, LineKind.PROBE)), "conflict", "probe"
        ),
        PlayoutFinished(43, "u7", f"Thank you. {PROBE}", complete=True),
        Listen("conflict:result", PROBE, 2, 180),
    ]


def said(
    text: str, start_s: float = 14, end_s: float = 24, prompt_id: str = "", confidence: float | None = 0.9
) -> Entry:
    return SegmentHeard(end_s + 0.5, text, start_s, end_s, confidence, prompt_id)


def ended(spoken_s: float, at_s: float = 30) -> Entry:
    return TurnEnded(at_s, spoken_s, TurnEndReason.SILENCE)


def only_answer(*entries: Entry | list[Entry], opened: Entry = OPENED) -> Answer:
    flat: list[Entry] = [opened]
    for entry in entries:
        flat += entry if isinstance(entry, list) else [entry]
    (answer,) = fold(flat).answers
    return answer


# ---- what was said ------------------------------------------------------------------------------------------


def test_after_a_barge_in_only_what_was_played_is_in_the_transcript() -> None:
    lines = (Line("Thank you.", LineKind.ACKNOWLEDGEMENT), Line(QUESTION, LineKind.QUESTION))
    whole = fold([OPENED, Speak("u1", lines, "conflict", ""), PlayoutFinished(5, "u1", "Thank", complete=False)])
    (utterance,) = whole.utterances
    assert utterance.text == "Thank"
    assert utterance.kinds == (LineKind.ACKNOWLEDGEMENT,)


def test_what_was_never_played_was_never_said() -> None:
    speak = Speak("u1", (Line(QUESTION, LineKind.QUESTION),), "conflict", "")
    assert fold([OPENED, speak]).utterances == ()
    assert fold([OPENED, speak, PlayoutFinished(5, "u1", "", complete=False)]).utterances == ()


def test_an_utterance_lasts_from_its_first_sound_to_its_last() -> None:
    (utterance,) = fold([OPENED, *asked()]).utterances
    assert (utterance.start_s, utterance.end_s, utterance.question_id) == (10, 13, "conflict")


def test_a_report_about_an_unknown_utterance_is_dropped() -> None:
    assert fold([OPENED, PlayoutFinished(5, "u9", "Hello", complete=True)]).utterances == ()


def test_a_segment_that_was_recognized_late_belongs_to_the_question_it_answers() -> None:
    late = said("in the end we agreed", prompt_id="conflict:result")
    first, second = fold([OPENED, *asked(), *asked("deadline", 2), late]).answers
    assert first.text == "in the end we agreed"
    assert second.text == ""


def test_utterances_stand_in_the_order_in_which_they_were_begun() -> None:
    late = said("a late segment", start_s=14, prompt_id="conflict")
    later_question = PlayoutFinished(50, "u2", QUESTION, complete=True)
    speak = Speak("u2", (Line(QUESTION, LineKind.QUESTION),), "deadline", "")
    texts = [u.text for u in fold([OPENED, speak, later_question, late]).utterances]
    assert texts == ["a late segment", QUESTION]


def test_a_typed_answer_goes_to_the_question_on_the_screen() -> None:
    answer = only_answer(asked(), AnswerTyped(40, "  We talked it over. "))
    assert answer.text == "We talked it over."
    assert answer.utterances[0].channel is Channel.TYPED
    assert answer.status is AnswerStatus.HEARD


def test_what_is_said_before_any_question_belongs_to_none() -> None:
    transcript = fold([OPENED, said("hello?")])
    assert transcript.utterances[0].question_id is None
    assert transcript.answers == ()


def test_the_warm_up_is_in_the_transcript_but_is_no_answer_that_counts() -> None:
    transcript = fold([OPENED, *asked("practice", 0, scored=False), said("fine, thanks"), ended(10)])
    assert [u.text for u in transcript.utterances if u.speaker is Speaker.CANDIDATE] == ["fine, thanks"]
    assert transcript.answers == ()


def test_the_conditions_of_the_interview_are_taken_over() -> None:
    transcript = fold([OPENED_UNTRUSTED])
    assert (transcript.session_id, transcript.bank_id, transcript.bank_version) == ("s1", "bank", "1.0.0")
    assert (transcript.recognizer, transcript.words_trusted, transcript.policy) == (
        "pocketsphinx",
        False,
        "script",
    )


# ---- probes and time ----------------------------------------------------------------------------------------


def test_an_answer_holds_what_was_said_to_its_probe_too() -> None:
    answer = only_answer(asked(), said("we argued"), ended(10), probed(), said("we agreed", 44, 50), ended(6, 52))
    assert answer.text == "we argued we agreed"
    assert answer.probes == (PROBE,)
    assert answer.spoken_s == 16
    assert answer.status is AnswerStatus.HEARD


def test_a_probe_that_is_said_again_after_an_interruption_is_one_probe() -> None:
    again = Speak("u8", (Line(PROBE, LineKind.PROBE),), "conflict", "back")
    assert only_answer(asked(), said("we argued"), ended(10), probed(), again).probes == (PROBE,)


def test_a_turn_that_goes_on_after_an_interruption_is_counted_once() -> None:
    """`TurnEnded` of the second part counts the first part again: it was told so by `Listen.spoken_s`."""
    resumed = Listen("conflict", QUESTION, 2, 180, spoken_s=10)
    answer = only_answer(
        asked(), said("we argued"), CandidateDisconnected(25), resumed, said("then agreed", 40, 46), ended(16)
    )
    assert answer.spoken_s == 16
    assert answer.status is AnswerStatus.HEARD


def test_an_unfinished_turn_counts_by_its_segments() -> None:
    assert only_answer(asked(), said("we argued", 14, 24)).spoken_s == 10


# ---- may it be judged? (rule 7) -----------------------------------------------------------------------------


def test_an_answer_that_was_heard_is_free_of_doubt() -> None:
    assert only_answer(asked(), said("we argued"), ended(10)).status is AnswerStatus.HEARD


def test_silence_is_no_audio() -> None:
    assert only_answer(asked()).status is AnswerStatus.NO_AUDIO
    assert only_answer(asked(), TimerExpired(60, "silence"), CloseSession(Outcome.COMPLETED)).status is (
        AnswerStatus.NO_AUDIO
    )


def test_a_cough_is_no_audio() -> None:
    assert only_answer(asked(), said("", 14, 14.4), ended(0.4)).status is AnswerStatus.NO_AUDIO


def test_a_word_that_an_untrusted_engine_heard_in_a_cough_is_no_audio() -> None:
    answer = only_answer(asked(), said("the", 14, 14.4), ended(0.4), opened=OPENED_UNTRUSTED)
    assert answer.status is AnswerStatus.NO_AUDIO


def test_a_short_answer_to_a_trusted_engine_is_heard() -> None:
    assert only_answer(asked(), said("No.", 14, 14.4), ended(0.4)).status is AnswerStatus.HEARD


def test_words_of_an_untrusted_engine_are_low_confidence() -> None:
    answer = only_answer(asked(), said("we argued"), ended(10), opened=OPENED_UNTRUSTED)
    assert answer.status is AnswerStatus.LOW_CONFIDENCE


def test_typed_words_are_certain_whatever_the_engine() -> None:
    answer = only_answer(asked(), AnswerTyped(40, "We agreed."), opened=OPENED_UNTRUSTED)
    assert answer.status is AnswerStatus.HEARD


def test_an_answer_whose_words_were_lost_is_low_confidence() -> None:
    """The recognizer failed in the middle: ten seconds of speech, no words."""
    lost = said("", 24, 34, confidence=0.0)
    assert only_answer(asked(), said("we argued"), lost, ended(20)).status is AnswerStatus.LOW_CONFIDENCE


def test_mumbling_that_the_engine_doubts_is_low_confidence() -> None:
    doubtful = said("we are good", confidence=0.2)
    assert only_answer(asked(), doubtful, ended(10)).status is AnswerStatus.LOW_CONFIDENCE


def test_one_doubtful_word_does_not_spoil_an_answer() -> None:
    doubtful = said("um", 24, 25, confidence=0.2)
    assert only_answer(asked(), said("we argued"), doubtful, ended(11)).status is AnswerStatus.HEARD


def test_a_skipped_question_is_skipped_even_if_it_was_begun() -> None:
    skip = CandidateAsked(30, CandidateRequest.SKIP)
    assert only_answer(asked(), skip).status is AnswerStatus.SKIPPED
    assert only_answer(asked(), said("well", prompt_id="conflict"), skip).status is AnswerStatus.SKIPPED


def test_skipping_only_the_probe_leaves_the_answer_as_it_was() -> None:
    skip = CandidateAsked(60, CandidateRequest.SKIP)
    answer = only_answer(asked(), said("we argued"), ended(10), probed(), said("hm", 44, 45), skip)
    assert answer.status is AnswerStatus.HEARD


def test_a_skip_that_was_not_granted_in_a_pause_is_forgotten() -> None:
    pause, skip = CandidateAsked(20, CandidateRequest.PAUSE), CandidateAsked(21, CandidateRequest.SKIP)
    again = Listen("conflict", QUESTION, 2, 180)
    assert only_answer(asked(), pause, skip, again, said("we argued"), ended(10)).status is AnswerStatus.HEARD


@pytest.mark.parametrize(
    "cut",
    [CandidateDisconnected(25), CandidateAsked(25, CandidateRequest.LEAVE), CloseSession(Outcome.FAILED)],
    ids=["disconnected", "left", "failed"],
)
def test_an_answer_that_was_cut_is_interrupted(cut: Entry) -> None:
    assert only_answer(asked(), said("we argued"), cut).status is AnswerStatus.INTERRUPTED
    assert only_answer(asked(), cut).status is AnswerStatus.INTERRUPTED


def test_a_question_that_was_cut_before_the_candidate_had_the_floor_is_interrupted() -> None:
    assert only_answer(asked()[:2], CandidateDisconnected(11)).status is AnswerStatus.INTERRUPTED


def test_a_probe_that_was_cut_makes_the_answer_doubtful() -> None:
    answer = only_answer(asked(), said("we argued"), ended(10), probed()[:1], CandidateDisconnected(42))
    assert answer.status is AnswerStatus.INTERRUPTED


@pytest.mark.parametrize("end", [ended(16), AnswerTyped(50, "we agreed")], ids=["spoken", "typed"])
def test_an_answer_that_was_taken_up_again_is_heard(end: Entry) -> None:
    back: list[Entry] = [CandidateConnected(30), Listen("conflict", QUESTION, 2, 180, spoken_s=10)]
    answer = only_answer(asked(), said("we argued"), CandidateDisconnected(25), back, said("then", 40, 46), end)
    assert answer.status is AnswerStatus.HEARD


def test_speech_whose_turn_never_ended_is_interrupted() -> None:
    """The sound stopped coming without a report; the answer was taken as over by its timer."""
    after: list[Entry] = [TimerExpired(220, "answer"), *asked("deadline", 2)]
    first, _ = fold([OPENED, *asked(), said("we argued"), *after]).answers
    assert first.status is AnswerStatus.INTERRUPTED


def test_leaving_after_an_answer_does_not_cut_it() -> None:
    leave: list[Entry] = [CandidateAsked(31, CandidateRequest.LEAVE), CloseSession(Outcome.LEFT)]
    assert only_answer(asked(), said("we argued"), ended(10), leave).status is AnswerStatus.HEARD


# ---- properties ---------------------------------------------------------------------------------------------


@given(st.lists(ENTRIES, max_size=40))
def test_any_order_of_entries_folds(entries: list[Entry]) -> None:
    transcript = fold(entries)
    assert len({u.utterance_id for u in transcript.utterances if u.speaker is Speaker.CANDIDATE}) == sum(
        isinstance(entry, SegmentHeard | AnswerTyped) for entry in entries
    )
    shown = {e.question_id.partition(":")[0] for e in entries if isinstance(e, ShowQuestion) and e.scored}
    assert sorted(answer.question_id for answer in transcript.answers) == sorted(shown)
    assert all(answer.spoken_s >= 0 for answer in transcript.answers)


@given(st.lists(ENTRIES, max_size=40), st.data())
def test_a_longer_log_only_adds_to_the_transcript(entries: list[Entry], data: st.DataObject) -> None:
    part = fold(entries[: data.draw(st.integers(0, len(entries)))])
    whole = fold(entries)
    assert set(part.utterances) <= set(whole.utterances)
    for before, after in zip(part.answers, whole.answers, strict=False):
        assert before.question_id == after.question_id
        assert before.utterances == after.utterances[: len(before.utterances)]
        assert before.probes == after.probes[: len(before.probes)]


@given(st.lists(ENTRIES, max_size=30))
def test_folding_is_deterministic(entries: list[Entry]) -> None:
    assert fold(entries) == fold(iter(entries))


@given(st.lists(ENTRIES, max_size=40))
def test_only_a_settled_answer_is_free_of_doubt(entries: list[Entry]) -> None:
    """Rule 7: without the end of a turn, spoken or typed, no answer counts as heard."""
    if not any(isinstance(entry, TurnEnded | AnswerTyped) for entry in entries):
        assert all(answer.status is not AnswerStatus.HEARD for answer in fold(entries).answers)


@pytest.mark.parametrize("kind", [*get_args(Event), *get_args(Command)])
def test_the_strategies_know_every_kind_of_entry(kind: type) -> None:
    assert type(find(ENTRIES, lambda entry: type(entry) is kind, random=Random(1))) is kind
