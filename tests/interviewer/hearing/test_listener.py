"""A candidate's ear, fed with frames and the probabilities that a VAD would give."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import pytest

from dialogue.commands import Listen
from dialogue.events import Event, SegmentHeard, SpeechStarted, TurnEnded, TurnEndReason
from dialogue.hypotheses import Hypothesis
from interviewer.errors import BackendError
from interviewer.hearing.listener import FRAME_S, PRE_ROLL_FRAMES, Listener
from interviewer.hearing.pocketsphinx import PocketSphinxRecognizer
from interviewer.hearing.protocols import FRAME_SAMPLES, Pcm16k, RecognizerStream, TurnContext, VadStream
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedWord
from interviewer.hearing.silero import SileroVad
from tests.interviewer.hearing.sounds import RECORDINGS, frames, noise, word_error_rate

LISTEN = Listen("q1", "Tell me about it.", patience_s=1.0, limit_s=60.0)
# Two words a second, with a pause between the two sentences.
FIRST, SECOND = ["I", "asked", "them", "all"], ["It", "was", "solved"]
WORDS = [(word, n * 0.5) for n, word in enumerate(FIRST)] + [
    (word, 2.7 + n * 0.5) for n, word in enumerate(SECOND)
]
SCRIPT = Script({"q1": tuple(ScriptedWord(word, start_s, start_s + 0.5) for word, start_s in WORDS)})
QUIET = np.zeros(FRAME_SAMPLES, np.int16)


@dataclass
class GivenVad:
    """Its probabilities are what the test says next; a failure is raised."""

    next: float | BackendError = 0.0

    def probability(self, pcm: Pcm16k) -> float:  # noqa: ARG002  (what it hears doesn't matter)
        if isinstance(self.next, BackendError):
            raise self.next
        return self.next

    def reset(self) -> None:
        pass


@dataclass
class Heard:
    """A listener with its clock and all that it told."""

    listener: Listener
    vad: GivenVad
    at_s: float = 50.0
    events: list[Event] = field(default_factory=list)
    hypotheses: list[Hypothesis] = field(default_factory=list)
    troubles: list[BackendError] = field(default_factory=list)

    async def sound(self, probability: float, for_s: float, pcm: Pcm16k = QUIET) -> list[Event]:
        self.vad.next = probability
        found = []
        for _ in range(round(for_s / FRAME_S)):
            self.at_s += FRAME_S
            found += await self.listener.hear(pcm, self.at_s)
        self.events += found
        return found


class RecordingStream:
    """A recognizer that notes what it was given, and fails when it is told to."""

    def __init__(self) -> None:
        self.calls: list[str | float] = []
        self.fed: list[Pcm16k] = []
        self.fails = False

    def begin_turn(self, context: TurnContext) -> None:
        self.calls.append(f"turn {context.prompt_id}")

    def begin_segment(self, turn_s: float) -> None:
        self.calls.append(round(turn_s, 2))

    def feed(self, pcm: Pcm16k) -> list[Hypothesis]:
        self.fed.append(pcm)
        return []

    async def finish(self) -> Hypothesis:
        self.calls.append("finish")
        if self.fails:
            raise BackendError("It died.", stage="recognizer")
        return Hypothesis("words", 5, is_final=True, confidence=0.9)

    async def close(self) -> None:
        self.calls.append("close")


def listening(recognizer: RecognizerStream) -> Heard:
    vad = GivenVad()
    hypotheses: list[Hypothesis] = []
    troubles: list[BackendError] = []
    listener = Listener(vad, recognizer, hypotheses.append, troubles.append)
    return Heard(listener, vad, hypotheses=hypotheses, troubles=troubles)


@pytest.fixture
def recorder() -> RecordingStream:
    return RecordingStream()


@pytest.fixture
def heard(recorder: RecordingStream) -> Heard:
    return listening(recorder)


def kinds(events: list[Event]) -> list[type]:
    return [type(event) for event in events]


async def test_nothing_is_told_before_the_floor_is_given(heard: Heard, recorder: RecordingStream) -> None:
    assert await heard.sound(0.9, 5.0) == []
    assert recorder.calls == []


async def test_a_segment_is_told_before_the_turn_that_it_ends(heard: Heard) -> None:
    heard.listener.listen(LISTEN)
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 2.0)
    assert kinds(heard.events) == [SpeechStarted, SegmentHeard, TurnEnded]


async def test_segment_and_turn_that_end_in_one_frame_are_told_in_order(heard: Heard) -> None:
    heard.listener.listen(Listen("q1", "?", patience_s=0.2, limit_s=60.0))
    await heard.sound(0.9, 1.0)
    assert kinds(await heard.sound(0.0, 0.2)) == [SegmentHeard, TurnEnded]


async def test_times_are_session_times(heard: Heard) -> None:
    heard.listener.listen(LISTEN)
    await heard.sound(0.0, 1.0)
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 1.0)
    started, segment, ended = heard.events
    assert isinstance(segment, SegmentHeard)
    assert isinstance(ended, TurnEnded)
    assert started.at_s == pytest.approx(51.0)
    assert segment.start_s == pytest.approx(51.0)
    assert segment.end_s == pytest.approx(52.0)
    assert (segment.prompt_id, segment.text, segment.confidence) == ("q1", "words", 0.9)
    assert ended.at_s == pytest.approx(53.0)
    assert ended.spoken_s == pytest.approx(1.0)
    assert ended.reason is TurnEndReason.SILENCE


async def test_the_recognizer_gets_the_sound_from_before_the_onset(
    heard: Heard, recorder: RecordingStream
) -> None:
    marked = [np.full(FRAME_SAMPLES, n, np.int16) for n in range(60)]
    heard.listener.listen(LISTEN)
    for place, pcm in enumerate(marked):
        await heard.sound(0.9 if place >= 50 else 0.0, FRAME_S, pcm)
    first = 53 - PRE_ROLL_FRAMES + 1  # the voice is noticed with the fourth voiced frame, number 53
    assert [int(pcm[0]) for pcm in recorder.fed] == list(range(first, 60))
    assert recorder.calls == ["turn q1", round((first - 50) * FRAME_S, 2)]


async def test_pauses_are_not_recognized(heard: Heard, recorder: RecordingStream) -> None:
    """Words would be invented for them, and each second of them would cost a pass."""
    heard.listener.listen(Listen("q1", "?", patience_s=10.0, limit_s=60.0))
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 0.5)
    fed = len(recorder.fed)
    await heard.sound(0.0, 5.0)
    assert len(recorder.fed) == fed
    await heard.sound(0.9, 1.0)
    # The first segment begins with the first frame ever (there is no more before it), the second with sound from
    # before its onset, which is noticed at 6.58 s.
    assert recorder.calls == ["turn q1", 0.0, "finish", round(6.58 - PRE_ROLL_FRAMES * FRAME_S, 2)]
    assert len(recorder.fed) == fed + PRE_ROLL_FRAMES + round(1.0 / FRAME_S) - 4


async def test_done_ends_the_segment_and_the_turn(heard: Heard) -> None:
    heard.listener.listen(LISTEN)
    await heard.sound(0.9, 1.0)
    segment, ended = await heard.listener.done(heard.at_s)
    assert isinstance(segment, SegmentHeard)
    assert isinstance(ended, TurnEnded)
    assert ended.reason is TurnEndReason.DONE_PRESSED
    assert await heard.listener.done(heard.at_s) == []


async def test_done_with_nothing_said_ends_the_turn_and_asks_no_recognizer(
    heard: Heard, recorder: RecordingStream
) -> None:
    heard.listener.listen(LISTEN)
    assert kinds(await heard.listener.done(heard.at_s)) == [TurnEnded]
    assert "finish" not in recorder.calls


async def test_stopping_keeps_what_was_being_said_and_ends_no_turn(heard: Heard) -> None:
    heard.listener.listen(LISTEN)
    await heard.sound(0.9, 1.0)
    assert kinds(await heard.listener.stop(heard.at_s)) == [SegmentHeard]
    assert await heard.listener.stop(heard.at_s) == []
    assert await heard.sound(0.9, 1.0) == []


async def test_a_turn_that_goes_on_keeps_what_was_spoken(heard: Heard) -> None:
    heard.listener.listen(Listen("q1", "?", patience_s=1.0, limit_s=60.0, spoken_s=12.0))
    await heard.sound(0.9, 1.0)
    ended = (await heard.sound(0.0, 2.0))[-1]
    assert isinstance(ended, TurnEnded)
    assert ended.spoken_s == pytest.approx(13.0)


async def test_a_failed_recognizer_loses_words_but_not_the_fact_that_something_was_said(
    heard: Heard, recorder: RecordingStream
) -> None:
    recorder.fails = True
    heard.listener.listen(LISTEN)
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 0.6)
    recorder.fails = False
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 2.0)
    lost, good = (event for event in heard.events if isinstance(event, SegmentHeard))
    assert (lost.text, lost.confidence) == ("", 0.0)
    assert lost.end_s - lost.start_s == pytest.approx(1.0)
    assert (good.text, good.confidence) == ("words", 0.9)
    assert [error.stage for error in heard.troubles] == ["recognizer"]
    assert heard.hypotheses[0] == Hypothesis("", 0, is_final=True, confidence=0.0)


async def test_a_failed_vad_is_reported_once_and_replaced_by_the_level_of_the_sound(heard: Heard) -> None:
    speech = list(frames(RECORDINGS[0].pcm))
    heard.listener.listen(LISTEN)
    for pcm in frames(noise(1.0, -65.0)):
        await heard.sound(0.0, FRAME_S, pcm)
    heard.vad.next = BackendError("It broke.", stage="vad")
    found: list[Event] = []
    for pcm in [*speech, *frames(noise(2.0, -65.0))]:
        heard.at_s += FRAME_S
        found += await heard.listener.hear(pcm, heard.at_s)
    assert kinds(found)[0] is SpeechStarted
    assert kinds(found)[-2:] == [SegmentHeard, TurnEnded]
    assert [error.stage for error in heard.troubles] == ["vad"]


async def test_a_vad_that_gives_no_numbers_ends_the_turn_as_silence_does(heard: Heard) -> None:
    heard.listener.listen(LISTEN)
    await heard.sound(0.9, 1.0)
    assert kinds(await heard.sound(float("nan"), 2.0)) == [SegmentHeard, TurnEnded]


async def test_closing_closes_the_recognizer(heard: Heard, recorder: RecordingStream) -> None:
    await heard.listener.close()
    assert recorder.calls == ["close"]


async def test_the_script_is_heard_word_for_word_over_a_pause() -> None:
    recognizer = ScriptedRecognizer(SCRIPT)
    heard = listening(await recognizer.open_stream("en"))
    heard.listener.listen(LISTEN)
    await heard.sound(0.0, 3.0)
    await heard.sound(0.9, 2.0)
    await heard.sound(0.0, 0.7)
    await heard.sound(0.9, 1.5)
    await heard.sound(0.0, 1.2)
    assert [e.text for e in heard.events if isinstance(e, SegmentHeard)] == [" ".join(FIRST), " ".join(SECOND)]
    shown = [h.text for h in heard.hypotheses if not h.is_final]
    assert shown[:3] == ["I", "I asked", "I asked them"]
    assert recognizer.unconsumed() == []


async def test_an_answer_that_is_not_in_the_script_is_reported_and_kept_without_words() -> None:
    heard = listening(await ScriptedRecognizer(SCRIPT).open_stream("en"))
    heard.listener.listen(Listen("q9", "?", patience_s=1.0, limit_s=60.0))
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 1.2)
    assert kinds(heard.events) == [SpeechStarted, SegmentHeard, TurnEnded]
    assert [error.code for error in heard.troubles] == ["not_in_script"]


def said(*answers: str) -> Script:
    """Two words a second, and between the parts a pause of 2 s."""
    words, at_s = [], 0.0
    for answer in answers:
        for word in answer.split():
            words.append(ScriptedWord(word, at_s, at_s + 0.4))
            at_s += 0.5
        at_s += 2.0
    return Script({"q1": tuple(words)})


TRUSTED = Listen("q1", "Tell me about it.", patience_s=2.2, limit_s=60.0, words_trusted=True)
PROBE = replace(
    TRUSTED,
    expects=("result",),
    said_before="The oven failed in the night. I called the technician and carried the dough across the street.",
)


async def heard_saying(command: Listen, *answers: str) -> Heard:
    """The parts are said; a silence of 5 s follows."""
    heard = listening(await ScriptedRecognizer(said(*answers)).open_stream("en"))
    heard.listener.listen(command)
    for answer in answers:
        await heard.sound(0.9, 0.5 * len(answer.split()))
        await heard.sound(0.0, 5.0 if answer is answers[-1] else 2.0)
    return heard


@pytest.mark.parametrize(
    ("command", "answer", "silence_s"),
    [
        (TRUSTED, "I asked them", 0.7),
        (replace(TRUSTED, enough_speech_s=1e6), "I asked them", 1.5),
        (replace(TRUSTED, pace=1.5), "I asked them", 1.05),
        (TRUSTED, "I asked because", 3.1),
        (PROBE, "I called them all at home", 3.08),
        (PROBE, "It worked and in the end we delivered every loaf on time and won two new customers", 0.7),
        (replace(PROBE, closed=True), "I called them all at home", 0.2),
        (replace(PROBE, words_trusted=False), "I called them all at home", 2.2),
        (TRUSTED, "I asked them um", 4.0),
        (TRUSTED, "and that's about it", 0.38),  # with the first frame after the words are known
        (replace(TRUSTED, closed=True), "In my kitchen", 0.2),
        (replace(TRUSTED, closed=True, patience_s=0.1), "In my kitchen", 0.12),
        (replace(TRUSTED, words_trusted=False), "I asked because", 2.2),
        (replace(TRUSTED, words_trusted=False, closed=True), "In my kitchen", 2.2),
    ],
)
async def test_the_last_words_decide_how_long_a_silence_ends_the_turn(
    command: Listen, answer: str, silence_s: float
) -> None:
    heard = await heard_saying(command, answer)
    segment, ended = heard.events[-2:]
    assert isinstance(segment, SegmentHeard)
    assert isinstance(ended, TurnEnded)
    assert ended.at_s - segment.end_s == pytest.approx(silence_s, abs=FRAME_S)
    assert "s of silence: " in ended.because


async def test_a_pause_of_two_seconds_after_a_conjunction_is_no_end() -> None:
    heard = await heard_saying(TRUSTED, "I asked them because", "nobody knew")
    assert kinds(heard.events) == [SpeechStarted, SegmentHeard, SpeechStarted, SegmentHeard, TurnEnded]


async def test_words_that_were_lost_leave_the_patience_of_the_question(
    heard: Heard, recorder: RecordingStream
) -> None:
    recorder.fails = True
    heard.listener.listen(TRUSTED)
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 1.0)
    recorder.fails = False
    await heard.sound(0.9, 1.0)
    await heard.sound(0.0, 5.0)
    ended = heard.events[-1]
    assert isinstance(ended, TurnEnded)
    assert ended.at_s == pytest.approx(heard.at_s - 5.0 + TRUSTED.patience_s, abs=FRAME_S)


@pytest.fixture
async def pocketsphinx() -> AsyncIterator[RecognizerStream]:
    stream = await PocketSphinxRecognizer().open_stream("en")
    yield stream
    await stream.close()


def ear(vad: VadStream, recognizer: RecognizerStream, trouble: Callable[[BackendError], None]) -> Listener:
    return Listener(vad, recognizer, lambda _: None, trouble)


@pytest.mark.engine
async def test_read_sentences_are_heard_with_the_real_vad_and_the_embedded_recognizer(
    pocketsphinx: RecognizerStream,
) -> None:
    troubles: list[BackendError] = []
    listener = ear(SileroVad().open_stream(), pocketsphinx, troubles.append)
    listener.listen(LISTEN)
    said = [RECORDINGS[0], RECORDINGS[1], RECORDINGS[4]]
    sound = [part for recording in said for part in (noise(0.3, -65.0), recording.pcm)]
    found: list[Event] = []
    for place, pcm in enumerate(frames(np.concatenate([*sound, noise(2.0, -65.0)])), 1):
        found += await listener.hear(pcm, place * FRAME_S)
    assert kinds(found)[-1] is TurnEnded
    assert sum(isinstance(event, TurnEnded) for event in found) == 1
    segments = [event for event in found if isinstance(event, SegmentHeard)]
    assert all(one.end_s <= other.start_s for one, other in pairwise(segments))
    words = tuple(word for recording in said for word in recording.words)
    assert word_error_rate(words, " ".join(segment.text for segment in segments)) <= 0.6
    ended = found[-1]
    assert isinstance(ended, TurnEnded)
    duration_s = sum(recording.duration_s for recording in said)
    assert 0.6 * duration_s < ended.spoken_s <= duration_s
    assert troubles == []
