"""A language model in a spoken interview: asked in the pause, heard if it is in time, never waited for."""

from pathlib import Path

import pytest

from dialogue.commands import Speak
from dialogue.conversation import WEIGHING_S
from dialogue.events import AnswerTyped, LlmFailed, LlmReplied, TimerExpired, TurnEnded
from dialogue.floor import WEIGHING_TIMER
from interviewer import wire
from interviewer.banks import all_lines
from interviewer.llm.openai_model import OpenAiModel
from interviewer.simulate.language_model import Behaviour, serving
from tests.dialogue.rig import COMPLETE
from tests.interviewer.live.spoken import Spoken, human, spoken
from tests.interviewer.media.waiting import until
from tests.small_bank import small_bank

pytestmark = pytest.mark.webrtc
CONFLICT = "Tell me about a time when you met conflict."


async def answered_with(folder: Path, behaviour: Behaviour) -> Spoken:
    """Practice is typed, the first scored question is answered by voice."""
    async with serving(behaviour) as server:
        model = OpenAiModel(server.url, "key", "test")
        async with spoken(folder, small_bank(), model=model) as call:
            await until(lambda: call.played("u2") is not None)
            await call.session.receive(wire.Typed(text="A walk in the park, and it was fine."))
            await until(lambda: any(CONFLICT in s.text for s in call.entries(Speak) if isinstance(s, Speak)))
            await until(lambda: call.played("u3") is not None)
            call.say(human(1.1))
            await until(lambda: bool(call.entries(TurnEnded)))
            await until(lambda: len(call.entries(Speak)) > 3)
        await model.close()
    return call


def reply(call: Spoken) -> Speak:
    latest = call.entries(Speak)[-1]
    assert isinstance(latest, Speak)
    return latest


async def test_a_reply_that_is_there_when_the_turn_is_over_is_spoken_after_its_checks(tmp_path: Path) -> None:
    call = await answered_with(tmp_path, Behaviour.GOOD)
    assert call.entries(AnswerTyped)
    assert call.entries(LlmReplied)
    spoken_reply = reply(call)
    assert spoken_reply.chosen_by == "language model", spoken_reply
    own = {line.text for line in spoken_reply.lines} - set(all_lines(small_bank()))
    assert not own or spoken_reply.checks


async def test_a_model_that_is_down_costs_nothing_but_its_words(tmp_path: Path) -> None:
    call = await answered_with(tmp_path, Behaviour.SERVER_ERROR)
    assert call.entries(LlmFailed)
    assert reply(call).chosen_by == "script"
    assert "without the model" in reply(call).reason


async def test_a_typed_answer_has_the_model_s_reply_too_and_waits_no_longer_for_one_than_a_pause_would_last(
    tmp_path: Path,
) -> None:
    async with serving(Behaviour.GOOD) as server:
        model = OpenAiModel(server.url, "key", "test")
        async with spoken(tmp_path, small_bank(), model=model) as call:
            await until(lambda: call.played("u2") is not None)
            await call.session.receive(wire.Typed(text="A walk in the park, and it was fine."))
            await until(lambda: call.played("u3") is not None)
            await call.session.receive(wire.Typed(text=COMPLETE))
            await until(lambda: len(call.entries(Speak)) > 3)
            with_model = reply(call)
            server.behaviour = Behaviour.SILENT
            await call.session.receive(wire.Typed(text=COMPLETE))  # while she asks the next question
            await until(lambda: len(call.entries(Speak)) > 4)
        await model.close()
    assert with_model.chosen_by == "language model", with_model
    assert reply(call).reason.endswith("without the model: no reply in time")
    typed, too_late = call.entries(AnswerTyped)[-1], call.entries(TimerExpired)[-1]
    assert isinstance(typed, AnswerTyped)
    assert isinstance(too_late, TimerExpired)
    assert too_late.timer_id == WEIGHING_TIMER
    assert too_late.at_s - typed.at_s == pytest.approx(WEIGHING_S, abs=0.5)
