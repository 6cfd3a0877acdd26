"""What the chart of an interview's turns says, and that it fits a terminal."""

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from dialogue.commands import Command, Line, LineKind, Listen, Speak
from dialogue.events import (
    AnswerTyped,
    Event,
    PlayoutFinished,
    PlayoutHeard,
    PlayoutStarted,
    SegmentHeard,
    TurnEnded,
    TurnEndReason,
    TurnResumed,
)
from dialogue.timeline import Turn, turns
from interviewer.cli.timeline import BAR_CHARS, as_plain, chart, summary_table
from interviewer.store import Store
from tests.interviewer.cli.test_refusals import interviewer, refused


def spoken(number: int, at_s: float, silence_s: float, heard_s: float | None) -> list[Event | Command]:
    """One answered turn: voiced until `at_s`; 0.1 s of thinking and 0.02 s until the first packet."""
    reply, over_s = f"u{number}", at_s + silence_s
    sent_s = over_s + 0.12
    return [
        Listen("conflict", "Tell me.", 1.2, 180.0),
        SegmentHeard(over_s, "We had", at_s - 4.0, at_s, 0.9, "conflict", known_s=over_s + 0.1),
        TurnEnded(over_s, 4.0, TurnEndReason.SILENCE, "nothing is left open", known_s=over_s + 0.1),
        Speak(reply, (Line("Thank you.", LineKind.ACKNOWLEDGEMENT),), "conflict", "no result was told"),
        PlayoutStarted(sent_s, reply),
        *([] if heard_s is None else [PlayoutHeard(sent_s + heard_s, reply)]),
    ]


WHOLE = PlayoutFinished(25.0, "u1", "Thank you.", complete=True)
CUT: list[Event | Command] = [
    TurnResumed(40.98, "u2", 40.8, "went on"),
    PlayoutFinished(41.0, "u2", "", complete=False),
]
TYPED: list[Event | Command] = [
    Listen("change", "And?", 1.2, 180.0),
    AnswerTyped(60.0, "By bus."),
    Speak("u3", (), "change", "answered"),
]
LOG = [*spoken(1, 20.0, 0.7, 0.08), WHOLE, *spoken(2, 40.0, 0.3, None), *CUT, *TYPED]


def printed(found: list[Turn], width: int = 100) -> str:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(chart(found))
    console.print(summary_table(found))
    return console.export_text()


def row(text: str, number: int) -> list[str]:
    """The cells of a turn's first line."""
    line = next(line for line in text.splitlines() if re.match(rf"│ {number} ", line))
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_each_turn_shows_its_stages_in_milliseconds_and_in_a_bar() -> None:
    cells = row(printed(turns(LOG)), 1)
    assert cells[:2] == ["1", "conflict"]
    assert cells[3:] == ["700", "100", "20", "80", "900"]
    bar = cells[2]
    assert len(bar) == BAR_CHARS
    assert re.fullmatch("░+▓+▒+█+", bar)
    assert bar.count("░") == round(BAR_CHARS * 700 / 900)


def test_without_the_browsers_report_the_total_is_a_lower_bound() -> None:
    cells = row(printed(turns(LOG)), 2)
    assert cells[3:] == ["300", "100", "20", "–", "≥ 420"]


def test_reasons_are_told_in_words_and_a_cut_in_is_marked() -> None:
    text = re.sub(r"[│\s]+", " ", printed(turns(LOG)))
    assert "over: nothing is left open" in text
    assert "reply: no result was told" in text
    assert "over: the answer was typed" in text
    assert "CUT IN: the candidate went on; she was silent after 200 ms" in text
    assert text.count("CUT IN") == 1
    assert "cut in on the candidate: 1" in text


def test_a_chart_fits_into_a_hundred_columns_whatever_the_names_are() -> None:
    long = [Listen("a-question-with-a-very-long-name:situation", "Tell me.", 1.2, 180.0), *LOG[1:]]
    assert max(len(line) for line in printed(turns(long)).splitlines()) <= 100


def test_a_turn_longer_than_the_scale_is_cropped_and_says_so() -> None:
    button = TurnEnded(28.0, 4.0, TurnEndReason.DONE_PRESSED, known_s=28.0)
    done = [*spoken(1, 20.0, 0.5, 0.08)[:2], button, *spoken(1, 28.0, 0.0, None)[3:]]
    bar = row(printed(turns([*done, *spoken(2, 40.0, 0.5, 0.08)])), 1)[2]
    assert len(bar) == BAR_CHARS
    assert bar.endswith("»")


def test_percentiles_are_taken_of_the_turns_that_the_server_ended() -> None:
    plain = as_plain(turns(LOG))
    assert isinstance(plain["summary_ms"], dict)
    assert plain["summary_ms"]["silence"] == {"turns": 2, "p50": 500.0, "p95": 680.0}
    assert plain["summary_ms"]["voice_to_voice"] == {"turns": 1, "p50": 900.0, "p95": 900.0}
    assert plain["cut_ins"] == 1


@pytest.mark.engine
async def test_the_command_reads_a_stored_interview(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite+aiosqlite:///{(tmp_path / 'data/interviews.db').resolve()}")
    token = await store.create_invitation(bank_id="small")
    decided = await store.decide_consent(token, version="v1", text="Yes?", language="en", accepted=True)
    log = await store.open_log(decided.session_id)
    for entry in LOG:
        log.append(entry)
    await log.flush()
    await store.close()
    shown = interviewer(tmp_path, "timeline", decided.session_id, COLUMNS="100")
    assert shown.returncode == 0, shown.stderr
    assert row(shown.stdout, 1)[-1] == "900"
    plain = json.loads(interviewer(tmp_path, "timeline", decided.session_id, "--json").stdout)
    assert plain["session_id"] == decided.session_id
    assert [turn["voice_to_voice_ms"] for turn in plain["turns"]] == [900.0, None, None]


@pytest.mark.engine
def test_an_interview_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "0123" in refused(interviewer(tmp_path, "timeline", "0123"))
