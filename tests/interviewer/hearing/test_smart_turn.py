"""The end-of-turn model: an optional file, and the listener's way with any such model."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from dialogue.commands import Listen
from dialogue.events import Event, TurnEnded
from interviewer.errors import BackendError
from interviewer.hearing.listener import FRAME_S, Listener
from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedWord
from interviewer.hearing.smart_turn import SmartTurn
from interviewer.hearing.turn_model import TurnModel
from tests.interviewer.hearing.onnx_bytes import mean_model
from tests.interviewer.hearing.sounds import RECORDINGS, silence

LISTEN = Listen("q1", "?", patience_s=2.2, limit_s=60.0, words_trusted=True)
SCRIPT = Script(
    {"q1": (ScriptedWord("I", 0.0, 0.4), ScriptedWord("asked", 0.5, 0.9), ScriptedWord("them", 1.0, 1.4))}
)


@pytest.fixture
def smart_turn(tmp_path: Path) -> Iterator[SmartTurn]:
    file = tmp_path / "mean.onnx"
    file.write_bytes(mean_model("input_features", 1, 80, 800))
    model = SmartTurn(file)
    yield model
    model.close()


def test_a_file_that_is_missing_or_broken_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"not a model")
    for file in (broken, tmp_path / "none.onnx"):
        with pytest.raises(BackendError, match=rf"{file.name} can't be loaded") as caught:
            SmartTurn(file)
        assert caught.value.stage == "turn_model"


def test_the_last_eight_seconds_are_what_counts(smart_turn: SmartTurn) -> None:
    speech = RECORDINGS[0].pcm
    long = np.concatenate([RECORDINGS[3].pcm, silence(1.0), speech, silence(1.0)])
    score = smart_turn.score(long).result()
    assert 0.0 < score < 1.0
    assert smart_turn.score(long[-8 * SAMPLE_RATE_HZ :]).result() == score
    assert smart_turn.score(speech[:8_000]).result() != score


def test_a_model_of_another_kind_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "other.onnx"
    file.write_bytes(mean_model("input_features", 1, 80, 3_000))
    with pytest.raises(BackendError, match="no Smart Turn v3"):
        SmartTurn(file)


@dataclass
class GivenModel:
    """Says what the test wants, at once; notes how much sound it was given."""

    answer: float | BackendError
    name: str = "given"
    window_s: float = 8.0
    given_s: list[float] = field(default_factory=list)

    def score(self, pcm: Pcm16k) -> "Future[float]":
        self.given_s.append(len(pcm) / SAMPLE_RATE_HZ)
        found: Future[float] = Future()
        if isinstance(self.answer, BackendError):
            found.set_exception(self.answer)
        else:
            found.set_result(self.answer)
        return found

    def close(self) -> None:
        pass


class Voice:
    """A VAD that is told what it hears."""

    def __init__(self) -> None:
        self.now = 0.0

    def probability(self, pcm: Pcm16k) -> float:  # noqa: ARG002
        return self.now

    def reset(self) -> None:
        pass


async def turn(model: TurnModel | None, command: Listen = LISTEN) -> tuple[float, str, list[BackendError]]:
    """How long the silence was that ended a turn of 1.5 s, why, and what failed."""
    voice, troubles = Voice(), list[BackendError]()
    stream = await ScriptedRecognizer(SCRIPT).open_stream("en")
    listener = Listener(voice, stream, lambda _: None, troubles.append, model)
    listener.listen(command)
    found: list[Event] = []
    for place in range(1, 400):
        at_s = place * FRAME_S
        voice.now = 0.9 if 1.0 < at_s <= 2.5 + FRAME_S / 2 else 0.0
        found += await listener.hear(np.zeros(FRAME_SAMPLES, np.int16), at_s)
    (end,) = (event for event in found if isinstance(event, TurnEnded))
    return end.at_s - 2.5, end.because, troubles


async def test_without_words_to_rely_on_a_model_makes_nothing_shorter() -> None:
    doubted = Listen("q1", "?", patience_s=2.2, limit_s=60.0)
    (over, _, _), (plain, _, _), (goes_on, _, _) = [
        await turn(model, doubted) for model in (GivenModel(1.0), None, GivenModel(0.0))
    ]
    assert over == plain < goes_on


async def test_a_turn_that_sounds_over_ends_sooner_and_one_that_does_not_later() -> None:
    plain, _, _ = await turn(None)
    over, because, _ = await turn(GivenModel(1.0))
    goes_on, _, _ = await turn(GivenModel(0.0))
    assert over < plain < goes_on
    assert "the turn model says 100% over" in because


async def test_a_model_is_asked_again_every_fifth_of_a_second_of_a_pause_and_never_outside_it() -> None:
    model = GivenModel(0.0)
    silence_s, _, _ = await turn(model, Listen("q1", "?", patience_s=2.2, limit_s=60.0))
    assert silence_s > 2.2
    # From 0.36 s of silence on, for 2 s: with the second before the voice, the voice, and the silence so far.
    assert model.given_s == pytest.approx([2.86 + 0.2 * place for place in range(len(model.given_s))], abs=0.03)
    assert 10 <= len(model.given_s) <= 11


async def test_a_model_that_fails_is_reported_once_and_done_without() -> None:
    plain, because, _ = await turn(None)
    failed = GivenModel(BackendError("It broke.", stage="turn_model"))
    assert await turn(failed) == (plain, because, [failed.answer])
