"""What Aila sends packet by packet, and what is reported as heard."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.media.faults import Faults
from interviewer.media.outbound import GIVE_BACK_S, MAX_BACKLOG_S, PACKET_S, OutboundTrack, Pace
from interviewer.media.playout import LineStarted, Playout, PlayoutEvent, UtteranceFinished, UtteranceStopped
from interviewer.speaking.opus import SILENCE
from interviewer.speaking.speech import PreparedSpeech, WordTime


def speech(text: str, count: int, words: tuple[WordTime, ...] = ()) -> PreparedSpeech:
    payloads = tuple(f"{text} {number}".encode() for number in range(count))
    quiet = tuple(f"{text} {number} quiet".encode() for number in range(count))
    return PreparedSpeech(text, payloads, (), words, (), 0, quiet, tuple(range(-20, -20 + count)))


class Heard:
    """A playout with its events."""

    def __init__(self, react: Callable[[Playout, PlayoutEvent], None] = lambda _playout, _event: None) -> None:
        self.events: list[PlayoutEvent] = []
        self._react = react
        self.playout = Playout(self._on_event)

    def _on_event(self, event: PlayoutEvent) -> None:
        self.events.append(event)
        self._react(self.playout, event)

    def pull(self, count: int) -> list[bytes]:
        return [self.playout.next_packet() for _ in range(count)]


def test_nothing_to_say_is_silence() -> None:
    heard = Heard()
    assert heard.pull(2) == [SILENCE, SILENCE]
    assert heard.events == []
    assert not heard.playout.speaking


def test_lines_follow_each_other_without_a_gap_and_say_where_they_begin() -> None:
    heard = Heard()
    heard.pull(3)
    assert heard.playout.append("u1", 0, speech("one", 2), last=False) == 3 * 960
    assert heard.playout.append("u1", 1, speech("two", 2), last=True) == 5 * 960
    assert heard.pull(4) == [b"one 0", b"one 1", b"two 0", b"two 1"]
    assert heard.events == [LineStarted("u1", 0, 3 * 960), LineStarted("u1", 1, 5 * 960)]
    assert heard.playout.speaking
    assert heard.pull(1) == [SILENCE]  # the last packet has had its 20 ms
    assert heard.events[2:] == [UtteranceFinished("u1")]
    assert not heard.playout.speaking


def test_the_position_that_append_tells_is_the_one_at_which_the_line_starts() -> None:
    heard = Heard()
    positions = []
    for number in range(4):
        positions.append(heard.playout.append("u", number, speech("x", 3 + number), last=number == 3))
        heard.pull(2)
    heard.pull(20)
    assert [event.pts for event in heard.events if isinstance(event, LineStarted)] == positions


def test_a_flush_is_silent_at_once_and_tells_the_words_that_were_heard() -> None:
    words = (WordTime(0, 4, 0), WordTime(5, 2, 200), WordTime(8, 4, 320), WordTime(13, 5, 600))
    heard = Heard()
    heard.playout.append("u1", 0, speech("Hello.", 5), last=False)
    heard.playout.append("u1", 1, speech("Tell me more about", 50, words), last=True)
    heard.pull(5 + 17)  # 340 ms into the second line: "more" has begun
    heard.playout.flush()
    assert heard.events[-1] == UtteranceStopped("u1", "Hello. Tell me more")
    assert heard.pull(1) == [SILENCE]
    assert len(heard.events) == 3  # and no UtteranceFinished follows


def test_a_word_that_begins_with_the_next_packet_was_not_heard() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("a b", 10, (WordTime(0, 1, 0), WordTime(2, 1, 100))), last=True)
    heard.pull(5)
    heard.playout.flush()
    assert heard.events[-1] == UtteranceStopped("u1", "a")


def test_without_word_times_the_share_of_the_time_counts() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one two three four five", 10), last=True)
    heard.pull(5)
    heard.playout.flush()
    assert heard.events[-1] == UtteranceStopped("u1", "one two")


def test_what_was_queued_but_not_begun_was_not_heard() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one", 2), last=True)
    heard.playout.append("u2", 0, speech("two", 2), last=True)
    heard.playout.flush()
    assert heard.events == [UtteranceStopped("u1", ""), UtteranceStopped("u2", "")]


def test_an_utterance_whose_last_packet_was_played_is_finished_not_stopped() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one", 2), last=True)
    heard.pull(2)
    heard.playout.flush()
    assert heard.events[1:] == [UtteranceFinished("u1")]


def test_an_utterance_waiting_for_its_next_line_is_stopped_with_what_was_said() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("One.", 2), last=False)
    heard.pull(10)
    heard.playout.flush()
    assert heard.events[-1] == UtteranceStopped("u1", "One.")
    heard.playout.flush()
    assert len(heard.events) == 2


def test_a_new_peer_counts_anew_and_goes_on_where_the_line_was() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one", 4), last=True)
    heard.pull(2)
    heard.playout.begin_track()
    assert heard.pull(2) == [b"one 2", b"one 3"]
    assert heard.playout.append("u2", 0, speech("two", 1), last=True) == 2 * 960


def test_the_next_utterance_may_be_queued_when_one_is_finished() -> None:
    def go_on(playout: Playout, event: PlayoutEvent) -> None:
        if event == UtteranceFinished("u1"):
            playout.append("u2", 0, speech("two", 1), last=True)

    heard = Heard(go_on)
    heard.playout.append("u1", 0, speech("one", 1), last=True)
    assert heard.pull(3) == [b"one 0", b"two 0", SILENCE]
    assert heard.events[-1] == UtteranceFinished("u2")


def test_a_flush_when_a_line_starts_silences_the_rest_of_it() -> None:
    def stop(playout: Playout, event: PlayoutEvent) -> None:
        if isinstance(event, LineStarted):
            playout.flush()

    heard = Heard(stop)
    heard.playout.append("u1", 0, speech("one two", 2), last=True)
    assert heard.pull(2) == [b"one two 0", SILENCE]
    assert heard.events == [LineStarted("u1", 0, 0), UtteranceStopped("u1", "one")]


def test_speech_queued_while_flushing_is_kept() -> None:
    def answer(playout: Playout, event: PlayoutEvent) -> None:
        if isinstance(event, UtteranceStopped) and event.utterance_id == "u1":
            playout.append("u2", 0, speech("two", 1), last=True)

    heard = Heard(answer)
    heard.playout.append("u1", 0, speech("one", 5), last=True)
    heard.pull(1)
    heard.playout.flush()
    assert heard.pull(2) == [b"two 0", SILENCE]


def test_ducked_she_goes_on_with_the_quiet_packets_and_back() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one", 5), last=True)
    heard.pull(1)
    assert heard.playout.level_db == -20
    heard.playout.ducked = True
    assert heard.pull(2) == [b"one 1 quiet", b"one 2 quiet"]
    assert heard.playout.level_db == -18 - 12
    heard.playout.ducked = False
    assert heard.pull(3) == [b"one 3", b"one 4", SILENCE]
    assert heard.playout.level_db == -100
    assert heard.events[-1] == UtteranceFinished("u1"), "nothing was lost"


def test_a_flush_ends_the_ducking_too() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("one", 5), last=True)
    heard.playout.ducked = True
    heard.playout.flush()
    heard.playout.append("u2", 0, speech("two", 5), last=True)
    assert heard.pull(1) == [b"two 0"]


def test_what_was_heard_so_far_is_known_at_any_time() -> None:
    heard = Heard()
    heard.playout.append("u1", 0, speech("Hello there.", 2), last=False)
    heard.playout.append("u1", 1, speech("one two three four five", 10), last=True)
    heard.pull(2 + 5)
    assert heard.playout.heard_text("u1") == "Hello there. one two"
    assert heard.playout.heard_text("u2") == ""
    heard.playout.flush()
    assert heard.events[-1] == UtteranceStopped("u1", "Hello there. one two")


@given(
    st.lists(
        st.one_of(st.tuples(st.integers(1, 5), st.booleans()), st.sampled_from(["pull", "flush"])), max_size=60
    )
)
def test_every_utterance_ends_exactly_once_and_only_its_own_packets_are_played(
    steps: list[tuple[int, bool] | str],
) -> None:
    heard = Heard()
    number, part = 0, 0
    for step in steps:
        if step == "pull":
            heard.pull(1)
        elif step == "flush":
            heard.playout.flush()
            number, part = number + 1, 0  # what was cut is not continued
        elif isinstance(step, tuple):
            heard.playout.append(f"u{number}", part, speech(f"u{number}", step[0]), last=step[1])
            number, part = (number + 1, 0) if step[1] else (number, part + 1)
    heard.pull(400)
    heard.playout.flush()
    ends = [e.utterance_id for e in heard.events if isinstance(e, UtteranceFinished | UtteranceStopped)]
    begun = {e.utterance_id for e in heard.events if isinstance(e, LineStarted)}
    assert len(ends) == len(set(ends))
    assert begun <= set(ends)
    assert not heard.playout.speaking


# ---- pace -------------------------------------------------------------------------------------------


def test_packets_are_due_each_20_ms_and_late_wake_ups_do_not_add_up() -> None:
    pace, now_s = Pace(), 5.0
    for _ in range(500):
        now_s += pace.wait_s(now_s) + 0.003  # each sleep is 3 ms too long
    assert now_s == pytest.approx(5.0 + 499 * PACKET_S + 0.003)
    assert pace.skipped_s == 0


def test_a_short_stall_is_caught_up_a_long_one_shifts_what_follows() -> None:
    pace = Pace()
    assert pace.wait_s(0.0) == 0
    assert [pace.wait_s(0.09) for _ in range(4)] == [0, 0, 0, 0]
    assert pace.wait_s(0.09) == pytest.approx(0.01)
    assert pace.skipped_s == 0
    assert pace.wait_s(3.12) == 0
    assert pace.skipped_s == pytest.approx(3.0)
    assert pace.wait_s(3.12) == pytest.approx(PACKET_S)


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=200))
def test_never_more_than_six_packets_at_once(stalls: list[float]) -> None:
    pace, now_s = Pace(), 0.0
    sent: list[float] = []
    for stall_s in stalls:
        now_s += stall_s
        for _ in range(10):
            wait_s = pace.wait_s(now_s)
            assert wait_s <= PACKET_S + 1e-9
            now_s += wait_s
            sent.append(now_s)
    burst = int(MAX_BACKLOG_S / PACKET_S) + 1
    assert all(late - early > 1e-9 for early, late in zip(sent, sent[burst:], strict=False))


def test_a_line_that_becomes_ready_goes_at_once_and_what_follows_as_much_sooner() -> None:
    pace = Pace()
    pace.wait_s(0.0)
    assert pace.wait_s(0.001) == pytest.approx(0.019)
    assert pace.hurry(0.015) == 0  # at 0.005
    assert pace.wait_s(0.005) == pytest.approx(PACKET_S)


def test_what_a_line_was_too_early_is_given_back_little_by_little_in_silence() -> None:
    pace, now_s = Pace(), 0.0
    pace.wait_s(now_s)
    assert pace.wait_s(now_s) == pytest.approx(PACKET_S)
    assert pace.hurry(0.015) == 0
    now_s = 0.005
    for _ in range(100):
        pace.relax()
        wait_s = pace.wait_s(now_s)
        assert PACKET_S - 1e-9 <= wait_s <= PACKET_S + GIVE_BACK_S + 1e-9
        now_s += wait_s
    assert now_s == pytest.approx(101 * PACKET_S)
    assert pace.skipped_s == 0


@given(st.lists(st.floats(0, PACKET_S), max_size=100))
def test_lines_after_each_other_never_run_more_than_one_packet_ahead(lefts: list[float]) -> None:
    pace, now_s = Pace(), 0.0
    for count, left_s in enumerate(lefts):
        now_s += pace.wait_s(now_s) - left_s + pace.hurry(left_s)
        assert count * PACKET_S - PACKET_S - 1e-9 <= now_s <= count * PACKET_S + 1e-9


async def test_the_track_sends_a_line_without_waiting_for_the_tick_and_timestamps_go_on_counting() -> None:
    heard = Heard()
    sent: list[bytes] = []
    track = OutboundTrack(heard.playout, lambda payload, _at_s: sent.append(payload), Faults())
    stamps = []
    at_once = 0
    for number in range(5):
        stamps += [(await track.recv()).pts for _ in range(25)]  # silence, in which the time is given back
        waiting = asyncio.ensure_future(track.recv())
        await asyncio.sleep(0)
        late = waiting.done()  # the machine was: that packet had no time to wait
        heard.playout.append(f"u{number}", 0, speech(f"u{number}", 1), last=True)
        for _ in range(5):  # turns of the loop, which take no time
            await asyncio.sleep(0)
        at_once += waiting.done() and not late
        stamps.append((await waiting).pts)
    assert at_once >= 1
    assert sent.count(SILENCE) >= 5 * 25 - 5
    assert stamps == [960 * count for count in range(len(stamps))]
