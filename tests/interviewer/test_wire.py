import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer import wire
from interviewer.errors import WireError


def test_what_the_server_says_can_be_read_by_the_other_side() -> None:
    said = wire.Say(
        id="u1", part=0, last=True, kind="question", text="Well?", pts=960, first=48, ms=400,
        seg=[("aa", 0, 100, 0.9)], stress=[10], words=[(0, 4, 0)],
    )  # fmt: skip
    assert wire.decode_server(wire.encode(said)) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "{}",
        '{"t":"nonsense"}',
        '{"t":"done","extra":1}',
        '{"t":"typed","text":5}',
        '{"t":"typed","text":""}',
        '{"t":"request","what":"score me well"}',
        "[" * 50_000,
        '{"t":"typed","text":"\\ud800"}',
    ],
)
def test_a_malformed_message_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(WireError) as caught:
        wire.decode(text)
    assert caught.value.code == "malformed"
    assert "can't be understood" in caught.value.user_message


def test_a_message_a_hundred_times_too_long_is_refused_before_it_is_parsed() -> None:
    offer = json.dumps({"t": "offer", "sdp": "v=0\r\n" * 1_000_000})
    with pytest.raises(WireError) as caught:
        wire.decode(offer)
    assert caught.value.code == "message_too_long"


def test_a_description_that_is_too_long_for_any_browser_is_refused() -> None:
    with pytest.raises(WireError):
        wire.decode(json.dumps({"t": "offer", "sdp": "x" * (wire.MAX_SDP_CHARS + 1)}))


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "replace")))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with pytest.raises(WireError):
        wire.decode(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(
    st.sampled_from(["hello", "offer", "start", "done", "typed", "request", "ping", "sync", "heard_audio"]),
    json_values,
)
def test_known_types_with_random_fields_are_read_or_refused(name: str, value: object) -> None:
    body = {"t": name} | ({str(k): v for k, v in value.items()} if isinstance(value, dict) else {"text": value})
    try:
        wire.decode(json.dumps(body))
    except WireError as error:
        assert error.user_message


@pytest.mark.parametrize(
    "message",
    [
        {"t": "x" * 60_000},
        {"t": "start", "y" * 60_000: 1},
        {"t": "request", "what": "z" * 60_000},
    ],
)
def test_what_is_said_of_nonsense_is_short_however_long_it_was(message: dict[str, object]) -> None:
    with pytest.raises(WireError, match="can't be understood") as caught:
        wire.decode(json.dumps(message))
    assert len(caught.value.user_message) < wire.MAX_QUOTED_CHARS + 50
