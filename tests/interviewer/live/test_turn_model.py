"""An end-of-turn model in an interview, and what a candidate isn't told when an engine fails."""

from pathlib import Path

import pytest

from dialogue.events import TurnEnded
from interviewer import wire
from interviewer.errors import BackendError
from interviewer.hearing.protocols import Pcm16k, Vad, VadStream
from interviewer.hearing.turn_model import TurnModel
from tests.interviewer.hearing.test_smart_turn import GivenModel
from tests.interviewer.live.spoken import Spoken, human, spoken
from tests.interviewer.media.waiting import until
from tests.small_bank import small_bank

pytestmark = pytest.mark.webrtc


class BrokenVad:
    """Fails with its first frame."""

    name = "broken"

    def open_stream(self) -> VadStream:
        return self

    def probability(self, pcm: Pcm16k) -> float:
        raise BackendError(f"It choked on {len(pcm)} samples.", stage="vad")

    def reset(self) -> None:
        pass


async def answered(folder: Path, *, vad: Vad | None = None, turn_model: TurnModel | None = None) -> Spoken:
    """The interview after its warm-up question was answered."""
    async with spoken(folder, small_bank(), vad=vad, turn_model=turn_model) as call:
        await until(lambda: call.played("u2") is not None)
        call.say(human(1.1))  # until after "tea": an "and" at the end would be waited out
        await until(lambda: bool(call.entries(TurnEnded)))
    return call


async def notices(call: Spoken) -> list[wire.Notice]:
    """All that were sent; closes the outbox."""
    call.outbox.close(1000)
    found: list[wire.Notice] = []
    while isinstance(text := await call.outbox.next(), str):
        message = wire.decode_server(text)
        if isinstance(message, wire.Notice):
            found.append(message)
    return found


async def test_the_model_that_is_set_is_asked_and_its_word_is_on_record(tmp_path: Path) -> None:
    model = GivenModel(1.0)
    call = await answered(tmp_path, turn_model=model)
    assert model.given_s
    (ended,) = call.entries(TurnEnded)
    assert isinstance(ended, TurnEnded)
    assert "the turn model says 100% over" in ended.because


async def test_a_model_that_fails_costs_no_word_and_the_candidate_is_told_nothing(tmp_path: Path) -> None:
    model = GivenModel(BackendError("It broke.", stage="turn_model"))
    call = await answered(tmp_path, turn_model=model)
    assert len(model.given_s) == 1, "it isn't asked again"
    assert not await notices(call)


async def test_voice_activity_detection_that_fails_is_replaced_and_the_candidate_is_told_nothing(
    tmp_path: Path,
) -> None:
    call = await answered(tmp_path, vad=BrokenVad())
    assert not await notices(call)
