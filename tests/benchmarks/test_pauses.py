"""The pause set is what it says, and the endpointing keeps its promise on the part that it wasn't tuned on."""

from collections import Counter

import numpy as np
import pytest

from benchmarks.pauses.generate import answers as generated
from benchmarks.pauses.measure import OPEN_KINDS, cut_ins, latency, operating_point
from benchmarks.pauses.places import PAUSES_S, SENTENCES, Kind, Part
from benchmarks.pauses.policies import exact_words, ours, timeout
from benchmarks.pauses.replay import Outcome, Policy, frames_of, replay, voice_probabilities
from benchmarks.pauses.report import CLOSED, OPEN, OPEN_LITTLE, SHORT_PAUSES_S
from benchmarks.pauses.sound import render
from benchmarks.pauses.table import Answer, load
from dialogue.commands import Listen
from dialogue.endpointing import Prompt
from dialogue.events import TurnEnded
from interviewer.errors import BackendError
from interviewer.hearing.level import level
from interviewer.hearing.listener import FRAME_S, Listener
from interviewer.hearing.protocols import SAMPLE_RATE_HZ
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedWord
from interviewer.hearing.silero import SileroVad

ANSWERS = load()
TEST_PART = [answer for answer in ANSWERS if answer.part is Part.TEST]


@pytest.fixture(scope="module")
def vad() -> SileroVad:
    return SileroVad()


@pytest.fixture(scope="module")
def voices(vad: SileroVad) -> dict[str, list[float]]:
    return voice_probabilities(TEST_PART, vad)


def outcomes(voices: dict[str, list[float]], policy: Policy) -> list[Outcome]:
    return [replay(answer, voices[answer.name], policy) for answer in TEST_PART]


def share_cut(found: list[Outcome], *kinds: Kind) -> float:
    cut, total = cut_ins(found, kinds, SHORT_PAUSES_S)
    return cut / total


# ---- the set ------------------------------------------------------------------------------------------------


def test_the_set_has_two_hundred_spans_of_every_kind_and_length_in_both_parts() -> None:
    assert len({answer.name for answer in ANSWERS}) == len(ANSWERS) >= 200
    for part in Part:
        counted = Counter((a.kind, a.pause_s) for a in ANSWERS if a.part is part)
        assert set(counted) == {(kind, pause_s) for kind in Kind for pause_s in PAUSES_S}


def test_no_sentence_is_in_both_parts() -> None:
    parts = {sentence.name: sentence.part for sentence in SENTENCES}
    for answer in ANSWERS:
        spoken = {piece.source for piece in answer.pieces} - {"room", "filler"}
        assert {parts[source] for source in spoken} == {answer.part}


def test_a_pause_lies_between_two_words_and_is_as_long_as_it_says() -> None:
    for answer in ANSWERS:
        before = [word for word in answer.words if word.start_s < answer.pause_start_s]
        after = answer.words[len(before) :]
        assert before, answer.name
        assert after[0].start_s - before[-1].end_s == pytest.approx(answer.pause_s, abs=0.08), answer.name
        assert answer.end_s == after[-1].end_s


@pytest.mark.engine
def test_the_committed_table_is_what_the_generator_makes() -> None:
    assert generated() == ANSWERS


@pytest.mark.parametrize("answer", ANSWERS[::41], ids=lambda answer: answer.name)
def test_an_answer_sounds_the_same_every_time_and_is_quiet_in_its_pause(answer: Answer) -> None:
    pcm = render(answer)
    assert np.array_equal(pcm, render(answer))
    assert len(pcm) == sum(piece.samples for piece in answer.pieces)
    start, end = (
        round(at_s * SAMPLE_RATE_HZ)
        for at_s in (answer.pause_start_s + 0.1, answer.pause_start_s + answer.pause_s - 0.1)
    )
    spoken = round(answer.words[0].start_s * SAMPLE_RATE_HZ), round(answer.words[0].end_s * SAMPLE_RATE_HZ)
    assert level(pcm[start:end]) < level(pcm[slice(*spoken)]) - 15


# ---- the promise --------------------------------------------------------------------------------------------


def test_pauses_after_fillers_and_conjunctions_are_cut_into_in_one_of_twenty_at_most(
    voices: dict[str, list[float]],
) -> None:
    assert share_cut(outcomes(voices, timeout(0.6)), *OPEN_KINDS) > 0.5
    for prompt in (OPEN, OPEN_LITTLE, CLOSED):
        assert share_cut(outcomes(voices, ours("", prompt, exact_words)), *OPEN_KINDS) <= 0.05


def test_whole_answers_end_a_turn_in_the_time_that_their_question_allows(voices: dict[str, list[float]]) -> None:
    closed = latency(outcomes(voices, ours("", CLOSED, exact_words)))
    opened = latency(outcomes(voices, ours("", OPEN, exact_words)))
    little = latency(outcomes(voices, ours("", OPEN_LITTLE, exact_words)))
    assert closed.p50_s <= 0.32
    assert closed.p50_s < opened.p50_s < little.p50_s <= 1.6


def test_without_trusted_words_the_question_s_patience_decides(voices: dict[str, list[float]]) -> None:
    doubted = Prompt(closed=False, patience_s=1.2)
    for mine, plain in zip(
        outcomes(voices, ours("", doubted, exact_words)), outcomes(voices, timeout(1.2)), strict=True
    ):
        assert mine.latency_s is not None
        assert plain.latency_s is not None
        assert mine.latency_s >= plain.latency_s - FRAME_S  # the habit may have made it longer


@pytest.mark.parametrize("answer", TEST_PART[::17], ids=lambda answer: answer.name)
async def test_the_listener_ends_turns_as_the_replay_does(
    answer: Answer, vad: SileroVad, voices: dict[str, list[float]]
) -> None:
    first_s = answer.words[0].start_s
    words = tuple(ScriptedWord(w.text, w.start_s - first_s, w.end_s - first_s) for w in answer.words)
    stream = await ScriptedRecognizer(Script({"q": words})).open_stream("en")
    troubles: list[BackendError] = []
    listener = Listener(vad.open_stream(), stream, lambda _: None, troubles.append)
    listener.listen(Listen("q", "?", OPEN.patience_s, 600.0, words_trusted=True))
    ends = []
    for place, frame in enumerate(frames_of(render(answer)), 1):
        ends += [e for e in await listener.hear(frame, place * FRAME_S) if isinstance(e, TurnEnded)]
    (end,) = ends
    assert troubles == []
    outcome = replay(answer, voices[answer.name], ours("", OPEN, exact_words))
    assert outcome.latency_s is not None
    assert (end.at_s < answer.end_s) is outcome.cut_in
    if not outcome.cut_in:
        assert end.at_s - answer.end_s == pytest.approx(outcome.latency_s)
        assert end.because == outcome.because


# ---- the figures --------------------------------------------------------------------------------------------


def outcome(kind: Kind, pause_s: float, *, cut_in: bool, latency_s: float | None) -> Outcome:
    return Outcome(Answer("a", Part.TEST, kind, pause_s, 1.0, 2.0, (), ()), cut_in, latency_s, "")


def test_cut_ins_are_counted_by_kind_and_length() -> None:
    found = [
        outcome(Kind.FILLER, 1.0, cut_in=True, latency_s=0.5),
        outcome(Kind.FILLER, 1.0, cut_in=False, latency_s=0.5),
        outcome(Kind.FILLER, 2.0, cut_in=True, latency_s=0.5),
        outcome(Kind.SENTENCE, 1.0, cut_in=True, latency_s=0.5),
    ]
    assert cut_ins(found, [Kind.FILLER], [1.0]) == (1, 2)
    assert cut_ins(found, tuple(Kind), PAUSES_S) == (3, 4)


def test_an_end_that_was_never_noticed_is_counted_and_has_no_latency() -> None:
    found = [outcome(Kind.FILLER, 1.0, cut_in=False, latency_s=s) for s in (0.2, 0.4, None)]
    measured = latency(found)
    assert measured.p50_s == pytest.approx(0.3)
    assert measured.missed == 1


def test_an_operating_point_is_the_shortest_silence_that_keeps_to_the_share() -> None:
    def run(silence_s: float) -> list[Outcome]:
        return [
            outcome(Kind.SENTENCE, 1.0, cut_in=silence_s < 0.1 * place, latency_s=silence_s) for place in range(10)
        ]

    point = operating_point(run, [Kind.SENTENCE], [1.0], at_most=0.10)
    assert point is not None
    assert (point.silence_s, point.cut_ins) == (0.8, 0.1)
    assert operating_point(run, [Kind.SENTENCE], [1.0], at_most=-1.0) is None
