import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.commands import Line, LineKind, Listen, Speak
from dialogue.events import AnswerTyped, CandidateReady, LlmReplied
from interviewer.errors import StoreError
from interviewer.store.codec import Entry, decode, decode_scorecard, encode, encode_scorecard
from scoring.report import (
    CompetencyScore,
    CriterionScore,
    Finding,
    Measure,
    Quote,
    Scorecard,
)
from tests.dialogue.log_entries import ENTRIES


def scorecard(session_id: str = "s1", scorer_version: str = "1", quote: str = "We agreed.") -> Scorecard:
    quotes = (Quote(quote, "c1", "conflict", 12.5, "listens"),)
    measures = (Measure("signs shown", 2.0, 3.4),)
    criterion = CriterionScore("teamwork", "listening", Finding.LEVEL, 3.4, quotes, measures, (), "two signs")
    competency = CompetencyScore("teamwork", "Teamwork", Finding.LEVEL, 60.0, (criterion,))
    return Scorecard(session_id, "core", "1.0.0", scorer_version, True, (), (competency,))


@given(ENTRIES)
def test_every_entry_comes_back_as_it_was(entry: Entry) -> None:
    name, payload = encode(entry)
    assert "\x00" not in payload
    payload.encode("utf-8")  # no half of a character is left
    back = decode(name, payload)
    assert type(back) is type(entry)
    assert encode(back) == (name, payload)
    if "\ufffd" not in payload:
        assert back == entry


@given(st.text(st.characters(codec=None)))
def test_halves_of_characters_become_replacement_characters_and_all_else_is_kept(text: str) -> None:
    back = decode(*encode(AnswerTyped(1.0, text)))
    assert isinstance(back, AnswerTyped)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assert back.text == joined
    assert len(back.text) <= len(text)


def test_nul_and_emoji_survive() -> None:
    entry = AnswerTyped(1.0, "a\x00b 🙂 \n é")
    assert decode(*encode(entry)) == entry


def test_nested_lines_and_infinite_limits_survive() -> None:
    speak = Speak(
        "u1", (Line("Thank you.", LineKind.ACKNOWLEDGEMENT), Line("Go on.", LineKind.PROBE)), None, "why"
    )
    unlimited = Listen("conflict", "Tell me", 2.0, float("inf"))
    assert decode(*encode(speak)) == speak
    assert decode(*encode(unlimited)) == unlimited


def test_fields_that_were_added_since_take_their_defaults() -> None:
    old = {"prompt_id": "conflict", "prompt_text": "Tell me", "patience_s": 2.0, "limit_s": 180.0}
    assert decode("Listen", json.dumps(old)) == Listen("conflict", "Tell me", 2.0, 180.0)


@pytest.mark.parametrize(
    ("name", "payload", "complaint"),
    [
        ("EmotionFelt", "{}", "unknown type 'EmotionFelt'"),
        ("CandidateReady", '{"at_s": 1.0, "mood": "good"}', "unknown field 'mood'"),
        ("CandidateReady", "{}", "field 'at_s' doesn't fit"),
        ("CandidateReady", '{"at_s": "soon"}', "field 'at_s' doesn't fit"),
        ("CandidateReady", '{"at_s": 1', "isn't JSON"),
        ("CandidateReady", "[1]", "doesn't fit"),
    ],
)
def test_an_entry_of_another_version_is_a_clear_error(name: str, payload: str, complaint: str) -> None:
    with pytest.raises(StoreError, match="another version") as raised:
        decode(name, payload)
    assert raised.value.code == "unreadable_log"
    assert complaint in raised.value.user_message


def test_the_error_about_an_entry_never_repeats_what_was_said() -> None:
    with pytest.raises(StoreError) as raised:
        decode(
            "LlmReplied", json.dumps({"at_s": "canary words", "request_id": "r", "move": "m", "text": "canary"})
        )
    assert "canary" not in raised.value.user_message
    assert raised.value.__suppress_context__
    assert isinstance(decode(*encode(LlmReplied(1.0, "r", "m", "canary"))), LlmReplied)


def test_a_scorecard_comes_back_as_it_was() -> None:
    card = scorecard(quote="naïve \x00 🙂")
    assert decode_scorecard(encode_scorecard(card)) == card


def test_a_broken_scorecard_is_a_clear_error() -> None:
    with pytest.raises(StoreError, match="a scorecard"):
        decode_scorecard('{"session_id": 1}')


def test_an_event_and_its_name_are_plain_in_the_row() -> None:
    assert encode(CandidateReady(1.5)) == ("CandidateReady", '{"at_s":1.5}')
