"""The required silence, from everything that is known about a pause."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.completeness import Part
from dialogue.endpointing import WEIGHTS, Pause, PauseHabit, Prompt, Verdict, judge
from dialogue.told_so_far import ToldSoFar

OPEN = Prompt(closed=False, patience_s=2.2, enough_speech_s=30.0, words_trusted=True)
CLOSED = Prompt(closed=True, patience_s=1.2, words_trusted=True)
WHOLE, FILLER, BECAUSE, YIELD = "I asked them all", "I asked, um", "I asked because", "I asked and that's it"

STORY = (
    "Last spring in our bakery the oven failed in the middle of the night. I was responsible for the early bread. "
    "I called the technician and I carried the dough to the bakery across the street."
)
RESULT = "It worked, and in the end we delivered every loaf on time and won two new customers."
ASKED = replace(OPEN, expects=tuple(Part))

PROMPTS = st.builds(
    Prompt,
    st.booleans(),
    st.floats(0.2, 6.0),
    st.floats(0.0, 60.0),
    words_trusted=st.booleans(),
    pace=st.floats(1.0, 2.0),
    expects=st.sampled_from([(), tuple(Part), (Part.RESULT,)]),
)
PAUSES = st.builds(
    Pause,
    st.sampled_from([None, "", WHOLE, FILLER, BECAUSE, YIELD, "let me think"]),
    st.floats(0.0, 200.0),
    st.builds(PauseHabit, st.none() | st.floats(0.3, 4.0)),
    st.none() | st.floats(0.0, 1.0),
    st.none() | st.builds(ToldSoFar, st.floats(0.0, 1.0), st.sampled_from(Part)),
)


def silence_s(prompt: Prompt, pause: Pause) -> float:
    return judge(prompt, pause).silence_s


def read(prompt: Prompt, words: str, spoken_s: float = 30.0) -> Verdict:
    """As the listener does it."""
    return judge(prompt, Pause(words, spoken_s, told=prompt.told(words)))


def test_where_nothing_is_known_the_patience_of_the_question_rules() -> None:
    assert silence_s(replace(OPEN, words_trusted=False), Pause(None, 4.0)) == 2.2
    assert silence_s(replace(CLOSED, words_trusted=False), Pause(None, 4.0)) == 1.2
    assert silence_s(OPEN, Pause(None, 4.0)) == silence_s(OPEN, Pause("", 4.0)) == 2.2


@given(PROMPTS, PAUSES)
def test_words_that_are_not_trusted_change_nothing(prompt: Prompt, pause: Pause) -> None:
    doubted = replace(prompt, words_trusted=False)
    assert judge(doubted, pause) == judge(doubted, replace(pause, words=None))


def test_a_whole_answer_to_a_closed_question_takes_a_fifth_of_a_second() -> None:
    assert silence_s(CLOSED, Pause(WHOLE, 1.0)) == 0.2
    assert silence_s(CLOSED, Pause(WHOLE, 1.0, end_probability=0.9)) == 0.16
    assert silence_s(replace(CLOSED, enough_speech_s=4.0), Pause(WHOLE, 0.0)) == 0.25


@pytest.mark.parametrize(("spoken_s", "expected_s"), [(0.0, 1.5), (15.0, 1.1), (30.0, 0.7), (90.0, 0.7)])
def test_the_more_was_said_to_an_open_question_the_sooner_a_whole_sentence_ends_it(
    spoken_s: float, expected_s: float
) -> None:
    assert silence_s(OPEN, Pause(WHOLE, spoken_s)) == pytest.approx(expected_s)


def test_an_open_sentence_is_waited_for_whatever_the_question() -> None:
    assert silence_s(CLOSED, Pause(BECAUSE, 90.0)) == 2.5
    assert silence_s(OPEN, Pause(BECAUSE, 90.0)) == 3.1


def test_fillers_and_requests_for_time_are_given_four_seconds() -> None:
    assert silence_s(OPEN, Pause(FILLER, 90.0)) == silence_s(CLOSED, Pause("let me think", 90.0)) == 4.0


def test_who_says_that_it_is_all_is_taken_at_their_word() -> None:
    assert silence_s(OPEN, Pause(YIELD, 1.0, PauseHabit(1.5), end_probability=0.1)) == 0.2


def test_a_candidate_of_long_pauses_is_given_longer_ones() -> None:
    quick, slow = Pause(WHOLE, 30.0), Pause(WHOLE, 30.0, PauseHabit(1.2))
    assert silence_s(OPEN, quick) < silence_s(OPEN, slow) == pytest.approx(1.8)
    assert "1.2 s" in judge(OPEN, slow).because
    assert silence_s(OPEN, Pause(WHOLE, 30.0, PauseHabit(3.0))) == 2.5


def test_a_habit_is_learned_slowly() -> None:
    habit = PauseHabit().after_pause(2.0)
    assert habit.mean_s == pytest.approx(0.9 * 0.6 + 0.1 * 2.0)
    for _ in range(50):
        habit = habit.after_pause(1.5)
    assert habit.mean_s == pytest.approx(1.5, abs=0.01)


def test_a_candidate_who_was_cut_into_is_given_longer_silences_and_the_record_says_so() -> None:
    slower = replace(OPEN, patience_s=3.3, pace=1.5)
    assert silence_s(slower, Pause(WHOLE, 30.0)) == pytest.approx(0.7 * 1.5)
    assert silence_s(replace(CLOSED, pace=1.5), Pause(WHOLE, 1.0)) == pytest.approx(0.3)
    assert silence_s(slower, Pause(None, 30.0)) == 3.3
    assert "x 1.50" in judge(slower, Pause(WHOLE, 30.0)).because


def test_the_model_of_turn_ends_moves_an_open_silence_both_ways() -> None:
    over, unsure, goes_on = (silence_s(OPEN, Pause(WHOLE, 30.0, end_probability=p)) for p in (1.0, 0.5, 0.0))
    assert over < unsure < goes_on
    assert over == pytest.approx(0.7 * WEIGHTS.model_swing)


def test_an_answer_without_its_result_is_waited_for_and_one_with_it_is_not() -> None:
    missing, complete = read(ASKED, STORY), read(ASKED, f"{STORY} {RESULT}")
    assert missing.silence_s == pytest.approx(1.4 * 2.2)
    assert "the result is still missing" in missing.because
    assert complete.silence_s == pytest.approx(WEIGHTS.told_s)
    assert "all that was asked for is there" in complete.because


def test_what_is_missing_is_named() -> None:
    assert "the action is still missing" in read(ASKED, RESULT).because
    unsure = Pause(WHOLE, 30.0, told=ToldSoFar(0.5, Part.RESULT))
    assert "the result may still be missing" in judge(ASKED, unsure).because
    assert silence_s(ASKED, unsure) == pytest.approx((1.4 * 2.2 + WEIGHTS.told_s) / 2)


def test_what_was_said_in_earlier_turns_counts() -> None:
    later = replace(ASKED, said_before=STORY)
    assert read(later, RESULT).silence_s < read(ASKED, RESULT).silence_s


def test_a_probe_is_answered_with_the_one_part_that_was_asked_for() -> None:
    probe = replace(ASKED, enough_speech_s=10.0, expects=(Part.RESULT,), said_before=STORY)
    answered, not_yet = read(probe, RESULT, 10.0), read(probe, "Yes I can tell you about that", 10.0)
    assert answered.silence_s == pytest.approx(WEIGHTS.part_told_s)
    assert not_yet.silence_s == pytest.approx(1.4 * 2.2)


def test_after_few_words_even_a_complete_answer_is_given_a_little_longer() -> None:
    everything = f"{STORY} {RESULT}"
    assert read(ASKED, everything, 3.0).silence_s > read(ASKED, everything, 30.0).silence_s


def test_the_question_s_own_patience_bounds_what_a_missing_part_is_given() -> None:
    assert read(replace(ASKED, patience_s=1.0), STORY).silence_s == pytest.approx(1.4)
    assert read(replace(ASKED, patience_s=1.0), f"{STORY} {RESULT}").silence_s == 1.0
    assert read(replace(ASKED, patience_s=3.5), STORY).silence_s == WEIGHTS.hold_cap_s


def test_who_has_told_everything_is_not_waited_for_out_of_habit() -> None:
    told = Pause(WHOLE, 30.0, PauseHabit(1.6), told=ToldSoFar(1.0, Part.RESULT))
    assert silence_s(ASKED, told) == pytest.approx(WEIGHTS.told_s)
    assert silence_s(ASKED, replace(told, told=None)) == pytest.approx(2.4)


@pytest.mark.parametrize(
    "prompt",
    [
        replace(ASKED, closed=True),
        replace(ASKED, words_trusted=False),
        replace(ASKED, expects=()),
        replace(ASKED, language="pt"),
    ],
    ids=["closed", "not trusted", "nothing expected", "language not judged"],
)
def test_what_was_told_is_not_asked_where_it_does_not_count(prompt: Prompt) -> None:
    assert prompt.told(STORY) is None
    assert replace(prompt, said_before=STORY).told(STORY) is None


@given(PROMPTS, PAUSES)
def test_what_was_told_changes_nothing_but_whole_sentences_to_open_questions(prompt: Prompt, pause: Pause) -> None:
    if prompt.closed or not prompt.words_trusted or pause.words != WHOLE:
        assert judge(prompt, pause) == judge(prompt, replace(pause, told=None))


@given(PROMPTS, PAUSES, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_more_of_an_answer_is_there_the_shorter_its_silence(
    prompt: Prompt, pause: Pause, one: float, other: float
) -> None:
    less, more = sorted((one, other))
    early = judge(prompt, replace(pause, told=ToldSoFar(less, Part.RESULT)))
    late = judge(prompt, replace(pause, told=ToldSoFar(more, Part.RESULT)))
    assert late.silence_s <= early.silence_s + 1e-9


@given(PROMPTS, PAUSES)
def test_nothing_is_quicker_than_who_says_that_it_is_all(prompt: Prompt, pause: Pause) -> None:
    yielded = judge(replace(prompt, closed=False), replace(pause, words=YIELD))
    assert judge(replace(prompt, closed=False), pause).silence_s >= yielded.silence_s


@given(PROMPTS, PAUSES)
def test_every_silence_is_bounded_and_says_why(prompt: Prompt, pause: Pause) -> None:
    verdict = judge(prompt, pause)
    assert 0.0 < verdict.silence_s <= max(prompt.patience_s * 1.4, WEIGHTS.hold_cap_s)
    assert ("closed question" if prompt.closed else "open question") in verdict.because


@given(PROMPTS, PAUSES)
def test_the_reason_quotes_nobody(prompt: Prompt, pause: Pause) -> None:
    assert not any(word in judge(prompt, pause).because.split() for word in ("asked", "um", "because", "them"))


def test_german_words_are_read_as_german() -> None:
    german = replace(OPEN, language="de")
    hold = judge(german, Pause("Da muss ich kurz überlegen", 30.0))
    dangling = judge(german, Pause("Ich bin hingegangen und", 30.0))
    all_said = judge(german, Pause("Der Kunde war zufrieden, das war's", 30.0))
    assert hold.silence_s > dangling.silence_s > all_said.silence_s
    assert "ask for time to think" in hold.because
    assert "say that it is all" in all_said.because


def test_a_german_answer_without_its_result_is_waited_for() -> None:
    german = replace(ASKED, language="de")
    story = (
        "Letztes Jahr ist in unserer Bäckerei nachts der Ofen ausgefallen. Ich war für das Brot verantwortlich. "
        "Ich habe den Techniker angerufen und den Teig zur Konkurrenz getragen."
    )
    result = "Am Ende war das Brot pünktlich fertig, und der Chef hat sich bei mir bedankt."
    assert read(german, f"{story} {result}").silence_s < read(german, story).silence_s
    assert "the result is still missing" in read(german, story).because
