"""What the server tells of itself, to whom, and that it is about nobody."""

import asyncio
import http.client
import time
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import HTTPConnection

from dialogue.commands import CloseSession, Command, Line, LineKind, Listen, Outcome, Speak
from dialogue.events import (
    CandidateReady,
    Event,
    PlayoutFinished,
    PlayoutHeard,
    PlayoutStarted,
    SegmentHeard,
    SpeechStarted,
    TurnEnded,
    TurnEndReason,
    TurnResumed,
)
from interviewer import wire
from interviewer.errors import SettingsError
from interviewer.metrics import Metrics
from interviewer.routes.metrics import may_read
from interviewer.settings import load
from tests.interviewer.live.page import live_page
from tests.interviewer.live.serving import Served, serving
from tests.interviewer.live.test_interview import COMPLETE

TOKEN = "correct-horse-battery"
ANSWER: list[Event | Command] = [
    CandidateReady(0.0),
    Listen("conflict", "Tell me.", 1.2, 180.0),
    SpeechStarted(2.0),
    SegmentHeard(6.7, "We had", 2.0, 6.0, 0.9, "conflict", known_s=7.1),
    TurnEnded(6.7, 4.0, TurnEndReason.SILENCE, "nothing is left open", known_s=7.1),
    Speak("u4", (Line("Thank you.", LineKind.ACKNOWLEDGEMENT),), "conflict", "answered"),
    PlayoutStarted(7.12, "u4"),
    PlayoutHeard(7.2, "u4"),
    PlayoutFinished(9.0, "u4", "Thank you.", complete=True),
]
STAGE = "interviewer_turn_stage_seconds"


def samples(text: bytes) -> dict[tuple[str, ...], float]:
    """Name and label values -> value."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def asked(client: str, **headers: str) -> HTTPConnection:
    given = {"host": "localhost:8080"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in given.items()]
    return HTTPConnection({"type": "http", "client": (client, 4711), "headers": raw})


def test_a_turn_is_counted_by_stage_when_its_reply_has_ended() -> None:
    metrics = Metrics()
    take = metrics.follow([])
    for entry in ANSWER[:-1]:
        take(entry)
    assert (f"{STAGE}_count", "voice_to_voice") not in samples(metrics.text())
    take(ANSWER[-1])
    found = samples(metrics.text())
    sums = {"silence": 0.7, "recognition": 0.4, "thinking": 0.4, "sending": 0.02, "arrival": 0.08}
    for stage, length_s in (sums | {"voice_to_sent": 1.12, "voice_to_voice": 1.2}).items():
        assert found[f"{STAGE}_count", stage] == 1
        assert found[f"{STAGE}_sum", stage] == pytest.approx(length_s)
    assert found["interviewer_turns_total", "silence"] == 1


def test_how_long_words_take_is_told_in_seconds_and_in_relation_to_the_speech() -> None:
    metrics = Metrics()
    take = metrics.follow([])
    take(ANSWER[3])
    found = samples(metrics.text())
    assert found["interviewer_recognizer_finish_seconds_sum",] == pytest.approx(0.4)
    assert found["interviewer_recognizer_real_time_factor_sum",] == pytest.approx(0.1)


def test_a_turn_that_a_button_ended_is_counted_but_its_length_is_not_ours() -> None:
    metrics = Metrics()
    take = metrics.follow([])
    done = TurnEnded(6.7, 4.0, TurnEndReason.DONE_PRESSED, known_s=7.1)
    for entry in [*ANSWER[:4], done, *ANSWER[5:]]:
        take(entry)
    found = samples(metrics.text())
    assert found["interviewer_turns_total", "done_pressed"] == 1
    assert (f"{STAGE}_count", "silence") not in found


def test_interviews_are_counted_once_whatever_the_page_repeats_and_however_often_they_are_taken_up() -> None:
    metrics = Metrics()
    take = metrics.follow([])
    take(CandidateReady(0.0))
    take(CandidateReady(0.1))
    again = metrics.follow(ANSWER)
    again(CandidateReady(9.0))
    again(CloseSession(Outcome.COMPLETED))
    metrics.session_failed()
    found = samples(metrics.text())
    assert found["interviewer_sessions_begun_total",] == 1
    assert found["interviewer_sessions_finished_total", "completed"] == 1
    assert found["interviewer_sessions_failed_total",] == 1
    assert ("interviewer_turns_total", "silence") not in found  # it was counted before the restart


def test_a_reply_that_came_too_early_is_counted() -> None:
    metrics = Metrics()
    take = metrics.follow([])
    resumed = TurnResumed(7.4, "u4", 7.3, "went on")
    for entry in [*ANSWER[:-1], resumed, PlayoutFinished(7.5, "u4", "", complete=False)]:
        take(entry)
    found = samples(metrics.text())
    assert found["interviewer_replies_interrupted_total", "cut_in"] == 1
    assert found["interviewer_reply_silenced_seconds_sum", "cut_in"] == pytest.approx(0.2)


def test_packets_are_told_by_their_gaps_and_by_what_was_lost() -> None:
    metrics = Metrics()
    metrics.arrived(0.02, 0)
    metrics.arrived(0.3, 14)
    found = samples(metrics.text())
    assert found["interviewer_frames_lost_total",] == 14
    assert found["interviewer_rtp_gap_seconds_bucket", "0.2"] == 1
    assert found["interviewer_rtp_gap_seconds_bucket", "0.5"] == 2


def test_two_servers_in_one_process_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.session_failed()
    assert samples(other.text())["interviewer_sessions_failed_total",] == 0


async def test_a_loop_that_is_held_up_is_noticed() -> None:
    metrics = Metrics()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(metrics.watch_loop())
        await asyncio.sleep(0)  # it begins to wait
        time.sleep(0.4)  # noqa: ASYNC251  (this is the fault that is to be noticed)
        for _ in range(5):  # rounds of the loop
            await asyncio.sleep(0)
        watching.cancel()
    found = samples(metrics.text())
    assert found["interviewer_loop_lag_seconds_sum",] >= 0.3
    assert found["interviewer_loop_lag_seconds_bucket", "0.25"] == 0


@pytest.mark.parametrize(
    ("connection", "allowed"),
    [
        (asked("127.0.0.1"), True),
        (asked("::1", host="[::1]:8080"), True),
        (asked("::ffff:127.0.0.1", host="127.0.0.1"), True),
        (asked("192.0.2.7"), False),
        (asked("2001:db8::1"), False),
        (asked("testclient"), False),
        # A proxy on this machine: everybody comes from the loopback.
        (asked("127.0.0.1", x_forwarded_for="192.0.2.7"), False),
        (asked("127.0.0.1", x_forwarded_for="127.0.0.1"), False),
        (asked("127.0.0.1", forwarded="for=192.0.2.7"), False),
        (asked("127.0.0.1", host="interviews.example.org"), False),
        (asked("127.0.0.1", host="localhost.example.org"), False),
        (asked("127.0.0.1", host="[::1"), False),
        # A token is worth nothing where none is set.
        (asked("192.0.2.7", authorization=f"Bearer {TOKEN}"), False),
        (asked("192.0.2.7", authorization="Bearer "), False),
    ],
)
def test_without_a_token_only_this_machine_reads_and_not_through_a_proxy(
    connection: HTTPConnection, allowed: bool
) -> None:
    assert may_read(connection, load()) is allowed


@pytest.mark.parametrize(
    ("connection", "allowed"),
    [
        (asked("192.0.2.7", authorization=f"Bearer {TOKEN}"), True),
        (asked("127.0.0.1", authorization=f"Bearer {TOKEN}", x_forwarded_for="192.0.2.7"), True),
        (asked("192.0.2.7", authorization="Bearer wrong"), False),
        (asked("192.0.2.7", authorization=TOKEN), False),
        (asked("192.0.2.7"), False),
        (asked("127.0.0.1"), False),
    ],
)
def test_with_a_token_who_has_it_reads_and_nobody_else(connection: HTTPConnection, allowed: bool) -> None:
    assert may_read(connection, load(metrics_token=TOKEN)) is allowed


def test_metrics_can_be_turned_off() -> None:
    off = load(metrics=False, metrics_token=TOKEN)
    assert not may_read(asked("127.0.0.1", authorization=f"Bearer {TOKEN}"), off)


def test_a_token_that_can_be_guessed_is_refused_and_none_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERVIEWER_METRICS_TOKEN", raising=False)
    with pytest.raises(SettingsError) as raised:
        load(metrics_token="secret")
    assert "at least 16" in raised.value.user_message
    assert "secret" not in raised.value.user_message
    assert TOKEN not in repr(load(metrics_token=TOKEN))


async def test_a_whole_interview_leaves_numbers_and_nothing_about_the_candidate(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await page.hello()
            await page.send(wire.Start())
            for _ in range(3):
                await page.listening()
                await page.send(wire.Typed(text=f"Zanzibar. {COMPLETE}"))
            await page.until(wire.Closed)
            await page.close_code()
        response = await served.http("GET", "/metrics")
        session_id = await served.session_id(token)
    text = response.body.decode()
    found = samples(response.body)
    assert response.status == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    assert found["interviewer_sessions_begun_total",] == 1
    assert found["interviewer_sessions_finished_total", "completed"] == 1
    assert found["interviewer_turns_total", "typed"] >= 3
    assert found["interviewer_loop_lag_seconds_count",] > 0
    assert found["interviewer_store_queue_entries",] >= 0
    for secret in (session_id, token, "Zanzibar", "conflict", "practice"):
        assert secret not in text


async def test_through_a_proxy_there_is_nothing_at_this_address(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        assert (await served.http("GET", "/metrics")).status == 200
        assert await asyncio.to_thread(_status_for, served, {"X-Forwarded-For": "192.0.2.7"}) == 404
        assert await asyncio.to_thread(_status_for, served, {"Host": "interviews.example.org"}) == 404


def _status_for(served: Served, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/metrics", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status
