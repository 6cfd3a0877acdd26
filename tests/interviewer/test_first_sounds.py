"""Reports of first sounds, honest and other: the conversation's time runs forward."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue.events import Event, PlayoutHeard, PlayoutStarted, SpeechStarted
from interviewer.first_sounds import FirstSounds

TIMES = st.floats(min_value=0, max_value=10_000)


def begun(*events: Event) -> FirstSounds:
    sounds = FirstSounds()
    for event in events:
        sounds.note(event)
    return sounds


def test_an_honest_report_keeps_its_time() -> None:
    assert begun(PlayoutStarted(12.0, "u4")).heard("u4", 12.2, 12.3) == PlayoutHeard(12.2, "u4")


def test_nothing_is_heard_before_it_was_sent_or_before_it_is_told() -> None:
    assert begun(PlayoutStarted(12.0, "u4")).heard("u4", 2.1, 12.1) == PlayoutHeard(12.0, "u4")
    assert begun(PlayoutStarted(12.0, "u4")).heard("u4", 14.0, 12.1) == PlayoutHeard(12.1, "u4")


def test_a_report_counts_once_and_only_for_what_began_to_sound_last() -> None:
    sounds = begun(PlayoutStarted(1.0, "u1"), PlayoutStarted(2.0, "u2"))
    assert sounds.heard("u1", 2.1, 2.2) is None
    assert sounds.heard("u2", 2.1, 2.2) is not None
    assert sounds.heard("u2", 2.1, 2.2) is None


@given(TIMES, TIMES, TIMES, TIMES)
def test_time_never_goes_back_whatever_a_page_claims(
    sent_s: float, told_s: float, at_s: float, now_s: float
) -> None:
    heard = begun(PlayoutStarted(sent_s, "u1"), SpeechStarted(told_s)).heard("u1", at_s, now_s)
    assert heard is not None
    assert heard.at_s >= max(sent_s, told_s)
