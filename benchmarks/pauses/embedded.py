"""The words that the embedded recognizer hears in the set's answers: about one in three is wrong."""

import asyncio
from collections.abc import Sequence

from benchmarks.pauses.policies import Words
from benchmarks.pauses.replay import frames_of
from benchmarks.pauses.sound import render
from benchmarks.pauses.table import Answer
from dialogue.commands import Listen
from dialogue.events import SegmentHeard, TurnEnded
from interviewer.hearing.listener import FRAME_S, Listener
from interviewer.hearing.pocketsphinx import PocketSphinxRecognizer
from interviewer.hearing.silero import SileroVad

# No pause of the set is as long: each answer is heard to its end.
LISTEN = Listen("answer", "?", patience_s=4.0, limit_s=600.0)
SAME_S = 0.1  # two passes over the same sound agree on a segment's end to this


def embedded_words(answers: Sequence[Answer], vad: SileroVad) -> Words:
    """Recognizes all answers, segment by segment, through the product's own `Listener`. A fifth of their time."""
    segments = asyncio.run(_heard(answers, vad))

    def words(answer: Answer, until_s: float) -> str:
        return " ".join(s.text for s in segments[answer.name] if s.end_s <= until_s + SAME_S)

    return words


async def _heard(answers: Sequence[Answer], vad: SileroVad) -> dict[str, list[SegmentHeard]]:
    found: dict[str, list[SegmentHeard]] = {}
    stream = await PocketSphinxRecognizer().open_stream("en")
    try:
        for answer in answers:
            listener = Listener(vad.open_stream(), stream, lambda _: None, _fail)
            listener.listen(LISTEN)
            found[answer.name] = []
            for place, frame in enumerate(frames_of(render(answer)), 1):
                events = await listener.hear(frame, place * FRAME_S)
                found[answer.name] += [event for event in events if isinstance(event, SegmentHeard)]
                if any(isinstance(event, TurnEnded) for event in events):
                    break
    finally:
        await stream.close()
    return found


def _fail(error: Exception) -> None:
    raise error
