"""The policy frame by frame: what is heard while Aila speaks, and what comes of it."""

import math
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.backchannels import content_words
from dialogue.barge_in import BargeIn, Duck, GoesOn, Overheard, TakesFloor, Unduck, Verdict

FRAME_S = 0.02
QUESTION = "Tell me about a time when you had to work with somebody who was difficult."


@dataclass
class Rig:
    """Aila begins to sound at 0; `verdicts` with the media time at which each fell."""

    policy: BargeIn = field(default_factory=BargeIn)
    frames: int = 0
    verdicts: list[tuple[float, Verdict]] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(20261124))
    hers: list[float] = field(default_factory=list)
    sounding: bool = False

    def begin(self, *, may_be_cut: bool = True, may_be_undone: bool = False, sounds: bool = True) -> "Rig":
        self.policy.begin(QUESTION, may_be_cut=may_be_cut, may_be_undone=may_be_undone)
        self.sounding = sounds
        if sounds:
            self.policy.sounds(self.now_s)
        return self

    @property
    def now_s(self) -> float:
        return self.frames * FRAME_S

    def hear(
        self,
        seconds: float,
        probability: float = 0.95,
        echo_of_frames_ago: int | None = None,
        treble_db: float = -5.0,
        fainter_db: float = 0.0,
    ) -> "Rig":
        for _ in range(round(seconds / FRAME_S)):
            self.frames += 1
            hers = -25 + 10 * math.sin(self.frames / 3.1) + self.chance.uniform(-6, 6)
            self.hers.append(hers if self.sounding else -100.0)
            theirs = -30 + self.chance.uniform(-8, 8) if probability > 0.5 else -58 + self.chance.uniform(-1, 1)
            if echo_of_frames_ago is not None:
                theirs = self.hers[max(0, len(self.hers) - 1 - echo_of_frames_ago)] - 15
            frame = Overheard(self.now_s, FRAME_S, probability, theirs - fainter_db, self.hers[-1], treble_db)
            verdict = self.policy.hear(frame)
            if verdict is not None:
                self.verdicts.append((round(self.now_s, 2), verdict))
        return self

    def quiet(self, seconds: float) -> "Rig":
        return self.hear(seconds, 0.05)

    @property
    def kinds(self) -> list[type[Verdict]]:
        return [type(verdict) for _, verdict in self.verdicts]


def test_a_voice_ducks_her_after_60_ms_and_stops_her_after_250() -> None:
    rig = Rig().begin().quiet(1).hear(1)
    assert rig.kinds == [Duck, TakesFloor]
    assert [at_s for at_s, _ in rig.verdicts] == [1.06, 1.26]
    taken = rig.verdicts[1][1]
    assert isinstance(taken, TakesFloor)
    assert taken.from_s == pytest.approx(1.0)
    assert taken.because == "0.26 s of speech"


def test_a_weak_onset_that_rises_out_of_the_quiet_ducks_her_before_the_vad_is_sure() -> None:
    rig = Rig().begin().quiet(1).hear(0.06, 0.1, fainter_db=-20).hear(0.3)
    assert [at_s for at_s, _ in rig.verdicts] == [1.06, 1.32]
    assert rig.kinds == [Duck, TakesFloor]


@pytest.mark.parametrize(("probability", "fainter_db"), [(0.1, -8), (0.02, -20)])
def test_neither_a_faint_rise_nor_one_that_is_nothing_like_a_voice_ducks_her(
    probability: float, fainter_db: float
) -> None:
    assert Rig().begin().quiet(1).hear(1, probability, fainter_db=fainter_db).verdicts == []


def test_a_noise_that_begins_and_stays_makes_her_quieter_for_half_a_second_once() -> None:
    rig = Rig().begin().quiet(1).hear(20, 0.1, fainter_db=-20)
    assert rig.kinds == [Duck, Unduck]
    assert [at_s for at_s, _ in rig.verdicts] == [1.06, 1.56]


@pytest.mark.parametrize("cough_ms", range(60, 241, 20))
def test_a_cough_makes_her_quieter_for_half_a_second_and_loses_nothing(cough_ms: int) -> None:
    rig = Rig().begin().quiet(1).hear(cough_ms / 1000).quiet(2)
    assert rig.kinds == [Duck, Unduck]
    assert rig.verdicts[1][0] == pytest.approx(1 + cough_ms / 1000 + 0.5)


@pytest.mark.parametrize("click_ms", [20, 40])
def test_a_click_is_not_even_noticed(click_ms: int) -> None:
    assert Rig().begin().quiet(1).hear(click_ms / 1000).quiet(2).verdicts == []


@pytest.mark.parametrize("on_ms", [20, 40, 60, 80, 100])
def test_typing_for_ten_seconds_never_adds_up_to_speech(on_ms: int) -> None:
    """Seven strokes a second are a fast typist's."""
    rig = Rig().begin()
    for _ in range(60):
        rig.hear(on_ms / 1000).quiet(max(0.06, on_ms / 1000))
    rig.quiet(1)
    assert TakesFloor not in rig.kinds
    assert rig.kinds in ([], [Duck, Unduck])


def test_two_coughs_in_a_row_are_still_no_speech() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.2).quiet(0.25).hear(0.2).quiet(1)
    assert rig.kinds == [Duck, Unduck]


def test_speech_with_its_closures_adds_up() -> None:
    rig = Rig().begin().quiet(0.6)
    for _ in range(4):
        rig.hear(0.1).quiet(0.04)
    assert rig.kinds == [Duck, TakesFloor]


@pytest.mark.parametrize("words", ["mm-hm", "Yeah.", "okay", "right", "I see", "Uh-huh, yeah", "Okay, got it"])
def test_a_backchannel_that_the_recognizer_knows_takes_no_floor(words: str) -> None:
    rig = Rig().begin().quiet(0.6).hear(0.1)
    rig.policy.hear_words(words)
    rig.hear(0.4).quiet(1)
    assert rig.kinds == [Duck, Unduck]


def test_whoever_says_nothing_but_backchannels_for_long_means_something_by_it() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.1)
    rig.policy.hear_words("yeah yeah")
    assert rig.hear(0.7).kinds == [Duck, TakesFloor]


def test_humming_takes_no_floor_before_it_is_longer_than_any_backchannel() -> None:
    hum = Rig().begin().quiet(0.6).hear(0.24, treble_db=-22)
    mm_hm = hum.hear(0.06, treble_db=-3, fainter_db=25).hear(0.28, treble_db=-22)
    assert mm_hm.quiet(1).kinds == [Duck, Unduck]
    assert Rig().begin().quiet(0.6).hear(0.8, treble_db=-22).kinds == [Duck, TakesFloor]


def test_a_word_that_begins_with_a_hum_stops_her_as_soon_as_the_mouth_opens() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.3, treble_db=-22).hear(0.06)
    assert rig.kinds == [Duck, TakesFloor]


def test_two_words_stop_her_before_a_quarter_of_a_second_has_passed() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.14)
    rig.policy.hear_words("sorry what")
    rig.hear(0.02)
    assert rig.kinds == [Duck, TakesFloor]
    assert rig.verdicts[1][0] == pytest.approx(0.76)


def test_one_word_waits_for_the_voice_to_last() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.14)
    rig.policy.hear_words("sorry")
    assert rig.hear(0.02).kinds == [Duck]


def test_words_are_forgotten_with_the_voice_that_said_them() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.1)
    rig.policy.hear_words("sorry what")
    rig.policy.hear_words("yeah")
    rig.quiet(1).hear(0.1)
    assert rig.kinds == [Duck, Unduck, Duck]


def test_her_own_words_in_their_order_are_an_echo() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.1)
    rig.policy.hear_words("about a time when you")
    rig.hear(0.22).quiet(1)
    assert rig.kinds == [Duck, Unduck]


@pytest.mark.parametrize("delay_frames", [3, 8, 15, 22])
def test_a_voice_as_loud_and_quiet_as_hers_is_her_own(delay_frames: int) -> None:
    rig = Rig().begin().quiet(delay_frames * FRAME_S)
    assert rig.hear(5, echo_of_frames_ago=delay_frames).verdicts == []


def test_someone_who_speaks_into_the_echo_is_heard() -> None:
    rig = Rig().begin().quiet(0.16).hear(2, echo_of_frames_ago=8)
    assert rig.verdicts == []
    assert rig.hear(1.2).kinds == [Duck, TakesFloor]


def test_where_there_was_an_echo_her_onset_is_not_taken_for_a_candidate_who_goes_on() -> None:
    rig = Rig().begin().quiet(0.16).hear(3, echo_of_frames_ago=8)
    rig.policy.end()
    rig.sounding = False
    rig.quiet(1).begin(may_be_undone=True).quiet(0.16).hear(3, echo_of_frames_ago=8)
    assert rig.verdicts == []


def test_a_voice_that_begins_with_hers_is_judged_as_soon_as_it_can_be_told_from_an_echo() -> None:
    rig = Rig().begin().quiet(0.2).hear(0.5)
    assert rig.kinds[-1] is TakesFloor
    assert rig.verdicts[-1][0] == pytest.approx(0.6, abs=0.021)


# ---- a voice at the onset of hers, in a room known to be without an echo -----------------------------------


def spoken_without_echo(seconds: float) -> Rig:
    """She has said something before, and says the next thing now."""
    rig = Rig().begin().quiet(seconds)
    rig.policy.end()
    return rig.begin()


@pytest.mark.parametrize("after_s", [0.06, 0.2, 0.44])
def test_where_nothing_of_her_has_come_back_a_voice_at_her_onset_is_believed_at_once(after_s: float) -> None:
    rig = spoken_without_echo(11)
    began_s = rig.now_s + after_s
    rig.quiet(after_s).hear(0.5)
    assert rig.kinds == [Duck, TakesFloor]
    assert [at_s - began_s for at_s, _ in rig.verdicts] == [pytest.approx(0.06), pytest.approx(0.26)]


def test_a_voice_that_begins_with_her_onset_is_too_early_to_be_her_echo() -> None:
    rig = Rig().begin().quiet(0.02).hear(0.5)
    assert [(at_s, type(v)) for at_s, v in rig.verdicts] == [(0.08, Duck), (0.28, TakesFloor)]


def test_ten_seconds_of_her_are_needed_to_know_the_room() -> None:
    rig = spoken_without_echo(9)
    began_s = rig.now_s + 0.2
    rig.quiet(0.2).hear(0.5)
    assert rig.verdicts[-1][0] - began_s >= 0.39


@pytest.mark.parametrize("share", [1.0, 0.7])
def test_a_room_with_an_echo_is_never_trusted(share: float) -> None:
    """`share`: of its frames that sound like a voice."""
    rig = Rig()
    for _ in range(6):
        rig.begin().quiet(0.16)
        for frame in range(500):
            rig.hear(FRAME_S, 0.95 if frame % 10 < share * 10 else 0.05, echo_of_frames_ago=8)
        rig.policy.end()
        rig.sounding = False
        rig.quiet(0.6)
    assert TakesFloor not in rig.kinds


def test_who_unplugs_the_headphones_is_taken_for_an_interruption_once_at_most() -> None:
    rig = spoken_without_echo(20)
    for _ in range(8):
        rig.quiet(0.16).hear(4, echo_of_frames_ago=8)
        rig.policy.end()
        rig.sounding = False
        rig.quiet(0.6).begin()
    assert rig.kinds.count(TakesFloor) <= 1


def test_what_is_left_of_an_echo_at_each_onset_stops_her_three_times_in_five_minutes_at_most() -> None:
    """A browser's canceller that lets the first 0.3 s of each of her lines through."""
    rig = Rig()
    for _ in range(50):
        rig.begin().quiet(0.16).hear(0.3).quiet(6)
        rig.policy.end()
    assert rig.kinds.count(TakesFloor) <= 3


def test_while_she_is_audible_a_voice_must_be_surer() -> None:
    assert Rig().begin().hear(1, 0.55).kinds == [Duck], "which costs nobody anything"
    assert Rig().begin().hear(1, 0.6).kinds == [Duck, TakesFloor]
    assert Rig().begin().hear(1, 0.35).verdicts == []


def test_what_the_vad_was_nearly_sure_of_counts_once_a_voice_follows_on_it() -> None:
    rig = Rig().begin().quiet(1).hear(0.1, 0.55).hear(0.5)
    assert rig.verdicts[-1][0] == pytest.approx(1.26)
    taken = rig.verdicts[-1][1]
    assert isinstance(taken, TakesFloor)
    assert taken.from_s == pytest.approx(1.0)


def test_what_the_vad_was_nearly_sure_of_counts_for_a_tenth_of_a_second_at_most() -> None:
    rig = Rig().begin().quiet(1).hear(3, 0.55).hear(0.1).quiet(2)
    assert TakesFloor not in rig.kinds
    rig.hear(3, 0.55).hear(0.16)
    assert isinstance(rig.verdicts[-1][1], TakesFloor)


def test_half_duplex_is_never_interrupted() -> None:
    rig = Rig(BargeIn(half_duplex=True))
    rig.begin(may_be_undone=True).hear(5)
    rig.policy.hear_words("stop it now please")
    assert rig.hear(1).verdicts == []


def test_what_must_be_heard_to_its_end_is_not_even_made_quieter() -> None:
    assert Rig().begin(may_be_cut=False).hear(3).verdicts == []


def test_after_it_has_been_stopped_nothing_more_is_said_about_it() -> None:
    rig = Rig().begin().quiet(0.6).hear(0.3).hear(3).quiet(2)
    assert rig.kinds == [Duck, TakesFloor]
    assert rig.begin().quiet(0.6).hear(0.1).kinds == [Duck, TakesFloor, Duck]


# ---- the candidate goes on ------------------------------------------------------------------------------


def test_whoever_goes_on_before_her_first_sound_is_given_the_floor_after_80_ms() -> None:
    rig = Rig().begin(may_be_undone=True, sounds=False).quiet(0.1).hear(0.2)
    assert [(at_s, type(v)) for at_s, v in rig.verdicts] == [(0.18, GoesOn)]


@pytest.mark.parametrize("after_s", [0.02, 0.3, 0.5, 0.68, 0.7])
def test_whoever_goes_on_within_700_ms_of_her_onset_is_given_the_floor(after_s: float) -> None:
    rig = Rig().begin(may_be_undone=True).quiet(after_s).hear(0.3)
    assert rig.kinds[-1] is GoesOn
    at_s, verdict = rig.verdicts[-1]
    assert at_s == pytest.approx(after_s + 0.08)
    assert isinstance(verdict, GoesOn)
    assert verdict.because == f"went on {after_s:.2f} s after her onset"


def test_a_voice_that_begins_later_has_to_interrupt_like_any_other() -> None:
    rig = Rig().begin(may_be_undone=True).quiet(0.74).hear(0.3)
    assert rig.kinds == [Duck, TakesFloor]


def test_what_answers_no_silence_can_not_be_undone() -> None:
    assert Rig().begin().hear(0.2).kinds == [Duck]


def test_before_she_is_audible_nobody_interrupts_her() -> None:
    assert Rig().begin(sounds=False).hear(3).verdicts == []


def test_a_closing_can_be_undone_and_not_cut() -> None:
    assert Rig().begin(may_be_cut=False, may_be_undone=True).quiet(0.1).hear(0.2).kinds == [GoesOn]


# ---- whatever comes ---------------------------------------------------------------------------------------


def test_backchannels_are_no_content() -> None:
    assert content_words("Mm-hm, yeah, I see. Right!") == []
    assert content_words("Yeah, but I think") == ["but", "i", "think"]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40)), max_size=30), st.booleans(), st.booleans())
def test_verdicts_come_in_an_order_that_can_be_followed(
    stretches: list[tuple[bool, int]], may_be_cut: bool, may_be_undone: bool
) -> None:
    rig = Rig().begin(may_be_cut=may_be_cut, may_be_undone=may_be_undone)
    for voiced, frames in stretches:
        rig.hear(frames * FRAME_S, 0.9 if voiced else 0.0)
    ducked = False
    for number, kind in enumerate(rig.kinds):
        assert kind is not Duck or not ducked
        assert kind is not Unduck or ducked
        ducked = {Duck: True, Unduck: False}.get(kind, ducked)
        if kind in (TakesFloor, GoesOn):
            assert number == len(rig.kinds) - 1
    longest = max((frames for voiced, frames in stretches if voiced), default=0)
    if may_be_cut and longest * FRAME_S > 0.42:  # at her onset it may be an echo, which is known after 0.4 s
        assert rig.kinds[-1] in (TakesFloor, GoesOn)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=60))
def test_a_probability_that_is_no_number_never_breaks_it(probabilities: list[float]) -> None:
    rig = Rig().begin()
    for probability in probabilities:
        rig.policy.hear(Overheard(rig.now_s, FRAME_S, probability, -40.0, -20.0))


def test_german_backchannels_are_no_content() -> None:
    assert content_words("Ja, genau, mhm, okay. Alles klar!") == []
    assert content_words("Ach so, ich verstehe.") == []
    assert content_words("Ja, aber ich dachte") == ["aber", "ich", "dachte"]
