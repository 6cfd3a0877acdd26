"""The segmenter, fed with probabilities as a VAD gives them: one for each frame of 20 ms."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.endpointing import Verdict
from dialogue.events import TurnEndReason
from dialogue.turn_taking import Segmenter, SegmenterSettings, TurnOver, TurnSignal, VoicePaused, VoiceStarted

FRAME_S = 0.02
PATIENCE_S = 1.5
LIMIT_S = 60.0
SPEECH, SILENCE = 0.97, 0.02


@dataclass
class Ear:
    """A segmenter with its clock, beginning at 100 s of session time."""

    segmenter: Segmenter = field(default_factory=Segmenter)
    at_s: float = 100.0

    def hear(self, probability: float, for_s: float) -> list[TurnSignal]:
        found: list[TurnSignal] = []
        for _ in range(round(for_s / FRAME_S)):
            self.at_s += FRAME_S
            found += self.segmenter.feed(probability, self.at_s, FRAME_S)
        return found


@pytest.fixture
def ear() -> Ear:
    ear = Ear()
    ear.segmenter.listen(PATIENCE_S, LIMIT_S)
    return ear


def approx(signal: TurnSignal) -> object:
    """The same signal, its times to the millisecond."""
    times = {name: round(getattr(signal, name), 3) for name in signal.__dataclass_fields__ if name.endswith("_s")}
    return (type(signal), times, getattr(signal, "reason", None))


def test_a_voice_starts_when_it_began_and_not_when_it_was_noticed(ear: Ear) -> None:
    assert ear.hear(SILENCE, 1.0) == []
    signals = ear.hear(SPEECH, 0.5)
    assert [approx(s) for s in signals] == [(VoiceStarted, {"at_s": 101.0}, None)]


def test_a_voice_is_noticed_after_80_ms(ear: Ear) -> None:
    assert ear.hear(SPEECH, 0.06) == []
    assert len(ear.hear(SPEECH, 0.02)) == 1


def test_a_click_is_not_a_voice(ear: Ear) -> None:
    for _ in range(20):
        assert ear.hear(SPEECH, 0.06) == []
        assert ear.hear(SILENCE, 0.1) == []


def test_silence_before_the_first_word_never_ends_a_turn(ear: Ear) -> None:
    assert ear.hear(SILENCE, 120.0) == []
    assert ear.segmenter.listening


def test_a_pause_within_a_phrase_does_not_end_the_segment(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    assert ear.hear(SILENCE, 0.34) == []
    assert ear.hear(SPEECH, 1.0) == []


def test_a_segment_ends_at_its_last_voiced_frame(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    signals = ear.hear(SILENCE, 0.6)
    # 0.35 s of silence are complete with the 18th frame.
    times = {"at_s": 101.36, "start_s": 100.0, "end_s": 101.0}
    assert [approx(s) for s in signals] == [(VoicePaused, times, None)]


def test_a_wavering_probability_between_the_thresholds_neither_starts_nor_ends_a_voice(ear: Ear) -> None:
    assert ear.hear(0.45, 2.0) == []
    ear.hear(SPEECH, 0.5)
    assert ear.hear(0.4, 2.0) == []
    assert ear.hear(0.34, 0.5) != []


def test_a_turn_ends_when_its_pause_outlasts_the_patience(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    assert not any(isinstance(s, TurnOver) for s in ear.hear(SILENCE, PATIENCE_S - FRAME_S))
    assert [approx(s) for s in ear.hear(SILENCE, FRAME_S)] == [
        (TurnOver, {"at_s": 102.5, "spoken_s": 1.0}, TurnEndReason.SILENCE)
    ]


def test_a_click_during_a_pause_does_not_prolong_it(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, 1.0)
    ear.hear(SPEECH, 0.06)
    signals = ear.hear(SILENCE, 0.44)
    assert [approx(s) for s in signals] == [(TurnOver, {"at_s": 102.5, "spoken_s": 1.0}, TurnEndReason.SILENCE)]


def test_whoever_begins_to_speak_in_the_last_moment_of_the_patience_keeps_the_floor(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, PATIENCE_S - 2 * FRAME_S)
    signals = ear.hear(SPEECH, 0.5)
    assert [type(s) for s in signals] == [VoiceStarted]


def test_a_patience_shorter_than_a_pause_within_phrases_ends_segment_and_turn_together() -> None:
    ear = Ear()
    ear.segmenter.listen(0.2, LIMIT_S)
    ear.hear(SPEECH, 1.0)
    assert [type(s) for s in ear.hear(SILENCE, 0.2)] == [VoicePaused, TurnOver]


def test_pauses_are_left_out_of_the_time_spoken(ear: Ear) -> None:
    for _ in range(3):
        ear.hear(SPEECH, 2.0)
        ear.hear(SILENCE, 1.0)
    (over,) = ear.hear(SILENCE, 1.0)
    assert isinstance(over, TurnOver)
    assert over.spoken_s == pytest.approx(6.0)


def test_beyond_the_limit_the_next_short_pause_ends_the_turn() -> None:
    ear = Ear()
    ear.segmenter.listen(PATIENCE_S, 10.0)
    ear.hear(SPEECH, 9.0)
    assert ear.hear(SILENCE, 0.32) == []
    assert ear.hear(SPEECH, 2.0) == []
    signals = ear.hear(SILENCE, 0.32)
    assert [type(s) for s in signals] == [VoicePaused, TurnOver]
    assert isinstance(signals[1], TurnOver)
    assert signals[1].reason is TurnEndReason.LIMIT


def test_overtime_ends_even_a_turn_without_any_pause() -> None:
    ear = Ear()
    ear.segmenter.listen(PATIENCE_S, 10.0)
    signals = ear.hear(SPEECH, 20.0)
    assert [type(s) for s in signals] == [VoiceStarted, VoicePaused, TurnOver]
    assert signals[2].at_s == pytest.approx(100.0 + 10.0 + 5.0, abs=2 * FRAME_S)


def test_done_ends_a_turn_in_mid_word(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    signals = ear.segmenter.end_now(ear.at_s)
    assert [approx(s) for s in signals] == [
        (VoicePaused, {"at_s": 101.0, "start_s": 100.0, "end_s": 101.0}, None),
        (TurnOver, {"at_s": 101.0, "spoken_s": 1.0}, TurnEndReason.DONE_PRESSED),
    ]


def test_done_with_nothing_said_ends_an_empty_turn(ear: Ear) -> None:
    ear.hear(SILENCE, 1.0)
    assert [approx(s) for s in ear.segmenter.end_now(ear.at_s)] == [
        (TurnOver, {"at_s": 101.0, "spoken_s": 0.0}, TurnEndReason.DONE_PRESSED)
    ]


def test_done_twice_ends_a_turn_once(ear: Ear) -> None:
    ear.segmenter.end_now(ear.at_s)
    assert ear.segmenter.end_now(ear.at_s) == ()


def test_a_turn_that_goes_on_keeps_what_was_spoken_before() -> None:
    ear = Ear()
    ear.segmenter.resume(PATIENCE_S, LIMIT_S, 12.0)
    assert ear.hear(SILENCE, 30.0) == []  # the silence of the interruption isn't the candidate's
    ear.hear(SPEECH, 1.0)
    over = ear.hear(SILENCE, 2.0)[-1]
    assert isinstance(over, TurnOver)
    assert over.spoken_s == pytest.approx(13.0)


def test_the_limit_of_a_turn_that_goes_on_counts_what_was_spoken_before() -> None:
    ear = Ear()
    ear.segmenter.resume(PATIENCE_S, 20.0, 18.0)
    ear.hear(SPEECH, 3.0)
    over = ear.hear(SILENCE, 0.4)[-1]
    assert isinstance(over, TurnOver)
    assert over.reason is TurnEndReason.LIMIT


def test_whoever_speaks_on_after_the_end_is_heard_again_in_the_next_turn_only(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    ear.segmenter.end_now(ear.at_s)
    assert ear.hear(SPEECH, 3.0) == []
    ear.segmenter.listen(PATIENCE_S, LIMIT_S)
    assert [approx(s) for s in ear.hear(SPEECH, 1.0)] == [(VoiceStarted, {"at_s": 104.0}, None)]


def test_a_voice_from_before_the_turn_does_not_begin_it(ear: Ear) -> None:
    """Aila's own voice, coming back from the loudspeaker, ends a moment before the floor is given."""
    ear.segmenter.hold()
    ear.hear(SPEECH, 5.0)
    ear.hear(SILENCE, 0.1)
    ear.segmenter.listen(PATIENCE_S, LIMIT_S)
    assert ear.hear(SILENCE, 10.0) == []


def test_a_gap_in_the_sound_is_no_silence(ear: Ear) -> None:
    """The connection was lost for 40 s: whether anything was said meanwhile, nobody knows."""
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, 1.0)
    ear.at_s += 40.0
    assert ear.hear(SILENCE, 0.4) == []
    signals = ear.hear(SPEECH, 1.0)
    assert [type(s) for s in signals] == [VoiceStarted]
    over = ear.hear(SILENCE, 2.0)[-1]
    assert isinstance(over, TurnOver)
    assert over.spoken_s == pytest.approx(2.0)


def test_a_gap_in_the_sound_is_no_speech_either() -> None:
    ear = Ear()
    ear.segmenter.listen(PATIENCE_S, 10.0)
    ear.hear(SPEECH, 1.0)
    ear.at_s += 40.0
    assert ear.hear(SPEECH, 5.0) == []


def test_a_probability_that_is_not_a_number_counts_as_silence(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    assert [type(s) for s in ear.hear(float("nan"), 2.0)] == [VoicePaused, TurnOver]


def test_a_voice_that_is_just_rising_when_the_silence_is_complete_keeps_the_floor(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, PATIENCE_S - FRAME_S)
    signals = [*ear.hear(0.2, FRAME_S), *ear.hear(0.4, 2 * FRAME_S), *ear.hear(SPEECH, 0.5)]
    assert [type(s) for s in signals] == [VoiceStarted]


def test_what_rises_and_does_not_become_a_voice_ends_the_turn_a_moment_later(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, PATIENCE_S - FRAME_S)
    over = ear.hear(0.2, 0.5)[-1]
    assert isinstance(over, TurnOver)
    assert over.at_s == pytest.approx(102.5 + 0.08)  # it no longer rises: 0.1 s ago it was as high


def test_a_room_that_is_never_quite_silent_costs_no_time(ear: Ear) -> None:
    ear.hear(SPEECH, 1.0)
    over = ear.hear(0.2, PATIENCE_S)[-1]
    assert isinstance(over, TurnOver)
    assert over.at_s == pytest.approx(102.5)


def judged(words_after_s: float) -> Ear:
    """A segmenter whose pauses somebody judges."""
    ear = Ear()
    ear.segmenter.resume(PATIENCE_S, LIMIT_S, 0.0, words_after_s)
    return ear


def test_a_turn_that_is_judged_is_over_after_the_silence_that_was_judged_and_says_why() -> None:
    ear = judged(0.16)
    ear.hear(SPEECH, 1.0)
    assert [type(s) for s in ear.hear(SILENCE, 0.16)] == [VoicePaused]
    ear.segmenter.wait_for(Verdict(0.2, "all was said"))
    (over,) = ear.hear(SILENCE, 0.04)
    assert isinstance(over, TurnOver)
    assert over.because == "0.20 s of silence: all was said"


def test_a_judgement_can_be_changed_during_the_pause() -> None:
    ear = judged(0.16)
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, 0.2)
    ear.segmenter.wait_for(Verdict(4.0, "a filler"))
    assert ear.hear(SILENCE, 3.0) == []
    ear.segmenter.wait_for(Verdict(3.0, "sounds like the end"))
    assert [type(s) for s in ear.hear(SILENCE, 0.02)] == [TurnOver]


def test_a_judgement_holds_for_one_pause_only() -> None:
    ear = judged(0.16)
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, 0.2)
    ear.segmenter.wait_for(Verdict(4.0, "a filler"))
    ear.hear(SPEECH, 1.0)
    assert [type(s) for s in ear.hear(SILENCE, PATIENCE_S)] == [VoicePaused, TurnOver]


def test_a_turn_that_is_judged_does_not_end_before_its_words_can_be_known() -> None:
    ear = Ear()
    ear.segmenter.resume(0.1, LIMIT_S, 0.0, 0.35)
    ear.hear(SPEECH, 1.0)
    assert [type(s) for s in ear.hear(SILENCE, 0.1)] == [VoicePaused]
    ear.segmenter.wait_for(Verdict(2.5, "because"))
    assert ear.hear(SILENCE, 2.0) == []


def test_a_turn_that_is_judged_has_a_limit_all_the_same() -> None:
    ear = Ear()
    ear.segmenter.resume(PATIENCE_S, 5.0, 0.0, 0.35)
    over = ear.hear(SPEECH, 12.0)[-1]
    assert isinstance(over, TurnOver)
    assert over.reason is TurnEndReason.LIMIT


def test_pauses_within_turns_make_the_habit_of_a_candidate(ear: Ear) -> None:
    assert ear.segmenter.habit.mean_s is None
    ear.hear(SPEECH, 1.0)
    ear.hear(SILENCE, 1.0)
    ear.hear(SPEECH, 1.0)
    assert ear.segmenter.habit.mean_s == pytest.approx(0.9 * 0.6 + 0.1 * 1.0)
    ear.hear(SILENCE, 2.0)
    before = ear.segmenter.habit
    ear.segmenter.listen(PATIENCE_S, LIMIT_S)
    ear.hear(SILENCE, 5.0)
    ear.hear(SPEECH, 1.0)
    assert ear.segmenter.habit == before  # thinking before an answer isn't a pause within one


# What can happen to a segmenter: sound, or one of its other methods.
SOUND = st.tuples(st.sampled_from(["hear"]), st.sampled_from([0.0, 0.3, 0.36, 0.49, 0.6, 1.0]), st.integers(1, 40))
CALL = st.tuples(st.sampled_from(["listen", "resume", "hold", "done", "gap"]), st.just(0.0), st.just(1))


@given(st.lists(st.one_of(SOUND, SOUND, SOUND, CALL), max_size=60), st.floats(0.0, 3.0), st.floats(0.1, 20.0))
def test_whatever_is_heard_the_signals_of_a_turn_are_in_order_and_end_it_once(
    steps: list[tuple[str, float, int]], patience_s: float, limit_s: float
) -> None:
    settings = SegmenterSettings()
    ear = Ear(Segmenter(settings))
    open_segment = listening = False
    voiced_s = before_s = 0.0
    last_end_s = 0.0
    for what, probability, frames in steps:
        signals: list[TurnSignal] = []
        match what:
            case "hear":
                heard_while_listening = listening
                signals = ear.hear(probability, frames * FRAME_S)
                if heard_while_listening and probability >= settings.leave:
                    voiced_s += frames * FRAME_S
            case "listen":
                ear.segmenter.listen(patience_s, limit_s)
                open_segment, listening, voiced_s, before_s = False, True, 0.0, 0.0
            case "resume":
                ear.segmenter.resume(patience_s, limit_s, 7.0)
                open_segment, listening, voiced_s, before_s = False, True, 0.0, 7.0
            case "hold":
                ear.segmenter.hold()
                open_segment = listening = False
            case "gap":
                ear.at_s += 5.0
            case "done":
                signals = list(ear.segmenter.end_now(ear.at_s))
                assert any(isinstance(s, TurnOver) for s in signals) is listening
        for signal in signals:
            assert listening, "nothing may be signalled between the end of a turn and the next listen()"
            match signal:
                case VoiceStarted():
                    assert not open_segment
                    open_segment = True
                case VoicePaused():
                    assert open_segment
                    open_segment = False
                    assert last_end_s <= signal.start_s + 1e-6
                    assert signal.start_s < signal.end_s <= signal.at_s
                    last_end_s = signal.end_s
                case TurnOver():
                    assert not open_segment
                    listening = False
                    assert before_s <= signal.spoken_s <= before_s + voiced_s + 1e-6
        assert ear.segmenter.listening is listening
