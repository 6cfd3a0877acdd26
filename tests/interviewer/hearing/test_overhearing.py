"""What the ear does while Aila has the floor."""

import numpy as np

from interviewer.hearing.listener import OUTSIDE_TURN_S, PRE_ROLL_FRAMES
from interviewer.hearing.scripted import ScriptedRecognizer
from tests.interviewer.hearing.test_listener import FIRST, LISTEN, QUIET, SCRIPT, RecordingStream, listening


def test_outside_of_a_turn_it_tells_how_probably_there_is_a_voice_and_recognizes_nothing() -> None:
    stream = RecordingStream()
    heard = listening(stream)
    assert not heard.listener.listening
    heard.vad.next = 0.8
    assert heard.listener.overhear(QUIET) == (0.8, "")
    assert stream.fed == []


def test_asked_to_understand_it_recognizes_what_came_just_before_too() -> None:
    stream = RecordingStream()
    heard = listening(stream)
    for _ in range(50):
        heard.listener.overhear(QUIET)
    heard.listener.understand()
    heard.listener.overhear(QUIET + np.int16(1))
    assert stream.calls == [OUTSIDE_TURN_S]
    assert len(stream.fed) == PRE_ROLL_FRAMES + 1
    heard.listener.forget()
    heard.listener.overhear(QUIET)
    assert len(stream.fed) == PRE_ROLL_FRAMES + 1
    assert stream.calls == [OUTSIDE_TURN_S, "turn "], "what was fed is dropped"


async def test_what_was_overheard_is_no_part_of_the_turn_that_follows() -> None:
    """The scripted recognizer fails when its words are consumed at the wrong time."""
    heard = listening(await ScriptedRecognizer(SCRIPT).open_stream("en"))
    heard.listener.overhear(QUIET)
    heard.listener.understand()
    for _ in range(100):
        assert heard.listener.overhear(QUIET)[1] == ""
    heard.listener.listen(LISTEN)
    assert heard.listener.listening
    await heard.sound(0.9, len(FIRST) * 0.5)
    await heard.sound(0.0, 0.5)
    texts = [event.text for event in heard.events if hasattr(event, "text")]
    assert texts == [" ".join(FIRST)]
