from pathlib import Path

import pytest

from interviewer.errors import BackendError, SettingsError
from interviewer.hearing.protocols import TurnContext
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedStream, ScriptedWord, load, save
from tests.interviewer.hearing.sounds import frames, silence

SCRIPT = Script(
    {
        "q1": (
            ScriptedWord("I", 0.0, 0.2),
            ScriptedWord("asked", 0.2, 0.6),
            ScriptedWord("them", 2.0, 2.4),
            ScriptedWord("all", 2.4, 2.8),
        ),
        "q1:result": (ScriptedWord("Solved", 0.0, 0.5),),
    }
)


@pytest.fixture
def recognizer() -> ScriptedRecognizer:
    return ScriptedRecognizer(SCRIPT)


async def turn(recognizer: ScriptedRecognizer, prompt_id: str = "q1") -> ScriptedStream:
    stream = await recognizer.open_stream("en")
    stream.begin_turn(TurnContext(prompt_id, "?"))
    return stream


async def test_words_are_heard_as_their_time_goes_by(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer)
    found = [h.text for frame in frames(silence(1.0)) for h in stream.feed(frame)]
    assert found == ["I", "I asked"]
    final = await stream.finish()
    assert (final.text, final.is_final, final.confidence) == ("I asked", True, 1.0)


async def test_a_later_segment_says_where_in_the_turn_it_begins(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer)
    stream.feed(silence(1.0))
    await stream.finish()
    stream.begin_segment(1.6)
    assert [h.text for frame in frames(silence(1.0)) for h in stream.feed(frame)] == ["them", "them all"]
    assert (await stream.finish()).text == "them all"


async def test_sound_from_before_the_first_word_reveals_nothing(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer)
    stream.begin_segment(-0.4)
    assert stream.feed(silence(0.4)) == []


async def test_no_word_is_heard_twice_when_a_turn_goes_on(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer)
    stream.feed(silence(1.0))
    await stream.finish()
    stream.begin_turn(TurnContext("q1", "?"))
    stream.feed(silence(3.0))
    assert (await stream.finish()).text == "them all"


async def test_a_turn_that_goes_on_begins_with_the_next_word(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer)
    stream.feed(silence(0.3))
    assert (await stream.finish()).text == "I"
    stream.begin_turn(TurnContext("q1", "?"))
    assert [h.text for frame in frames(silence(0.6)) for h in stream.feed(frame)] == ["asked"]


async def test_a_word_that_has_not_been_said_is_not_heard_in_the_pause_before_it(
    recognizer: ScriptedRecognizer,
) -> None:
    stream = await turn(recognizer)
    stream.feed(silence(2.1))  # "them" begins at 2.0 s
    assert (await stream.finish()).text == "I asked"


async def test_a_prompt_that_is_not_in_the_script_is_an_error(recognizer: ScriptedRecognizer) -> None:
    stream = await turn(recognizer, "q7")
    assert stream.feed(silence(1.0)) == []
    with pytest.raises(BackendError, match="'q7'") as caught:
        await stream.finish()
    assert caught.value.code == "not_in_script"


async def test_what_was_not_heard_to_its_end_is_named(recognizer: ScriptedRecognizer) -> None:
    assert recognizer.unconsumed() == ["q1", "q1:result"]
    stream = await turn(recognizer)
    stream.feed(silence(1.0))
    await stream.finish()
    assert recognizer.unconsumed() == ["q1", "q1:result"]
    stream.begin_segment(1.9)
    stream.feed(silence(1.0))
    await stream.finish()
    assert recognizer.unconsumed() == ["q1:result"]
    other = await turn(recognizer, "q1:result")
    other.feed(silence(0.5))
    await other.finish()
    assert recognizer.unconsumed() == []


def test_a_script_is_read_as_it_was_written(tmp_path: Path) -> None:
    save(SCRIPT, tmp_path / "script.json")
    assert load(tmp_path / "script.json") == SCRIPT


@pytest.mark.parametrize(
    "text", ["", "[]", '{"answers": {"q": {"words": [["I", 0]]}}}', '{"answers": {}, "speed": 2}', "\x00"]
)
def test_a_broken_script_is_an_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "script.json").write_text(text)
    with pytest.raises(SettingsError, match=r"script\.json"):
        load(tmp_path / "script.json")


def test_a_script_that_is_not_there_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.json"):
        load(tmp_path / "none.json")
