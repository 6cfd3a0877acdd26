"""Whole interviews in which a model takes part, over real HTTP: however it behaves, they end well."""

import pytest

from dialogue.commands import AskLlm, CloseSession, Outcome, Speak
from dialogue.conversation import PLAYOUT_TIMER, SILENCE_TIMER, State
from dialogue.events import LlmFailed, LlmReplied, SegmentHeard, SpeechStarted, TurnEnded, TurnEndReason
from interviewer.banks import all_lines
from interviewer.llm.breaker import Breaker
from interviewer.llm.openai_model import Deadlines, OpenAiModel
from interviewer.llm.protocol import LanguageModel, LlmError
from interviewer.simulate.language_model import Behaviour, serving
from tests.dialogue.rig import COMPLETE, NO_RESULT, Rig, conversing
from tests.small_bank import small_bank

QUICK = Deadlines(first_s=0.3, idle_s=0.3, total_s=0.8)
ANSWERS = ["Bread and tea.", NO_RESULT, "They kept the plan, and everybody was paid.", COMPLETE, "No, thank you."]
SCRIPTED = set(all_lines(small_bank()))


async def held_with(model: LanguageModel) -> Rig:
    """An interview whose candidate waits for the model's reply before the turn is over."""
    rig = conversing(policy=model.name)
    answers = iter(ANSWERS)
    for _ in range(40):
        match rig.conversation.state:
            case State.SPEAKING:
                rig.played()
            case State.LISTENING:
                text = next(answers, None)
                if text is None:
                    rig.expire(SILENCE_TIMER, 30)
                    continue
                start_s = rig.after(1)
                rig.send(SpeechStarted(start_s))
                for command in rig.send(SegmentHeard(rig.after(20), text, start_s, start_s + 20, 0.9)):
                    if isinstance(command, AskLlm):
                        rig.send(await asked(model, command, rig.after(0.5)))
                rig.send(TurnEnded(rig.after(1), 20.0, TurnEndReason.SILENCE))
            case State.CLOSED:
                return rig
            case _:
                rig.expire(PLAYOUT_TIMER, 60)
    pytest.fail("the interview has no end")


async def asked(model: LanguageModel, command: AskLlm, at_s: float) -> LlmReplied | LlmFailed:
    try:
        choice = await model.choose(command)
    except LlmError as error:
        return LlmFailed(at_s, command.request_id, error.user_message)
    return LlmReplied(at_s, command.request_id, choice.move, choice.acknowledgement, choice.probe, choice.because)


@pytest.mark.parametrize("behaviour", Behaviour)
async def test_an_interview_is_completed_however_the_model_behaves(behaviour: Behaviour) -> None:
    async with serving(behaviour) as server:
        breaker = Breaker(failures=100)
        model = OpenAiModel(server.url, "key", "test", QUICK, breaker)
        try:
            rig = await held_with(model)
        finally:
            await model.close()
    closed = [command for command in rig.commands if isinstance(command, CloseSession)]
    assert [command.outcome for command in closed] == [Outcome.COMPLETED]
    by_model = [spoken for spoken in rig.said if spoken.chosen_by != "script"]
    for spoken in rig.said:
        own = {line.text for line in spoken.lines} - SCRIPTED
        assert not own or (spoken.chosen_by == "language model" and spoken.checks), spoken
    if behaviour is Behaviour.GOOD:
        assert by_model, "a good model takes part"
        assert any(own_words(spoken) for spoken in by_model)


def own_words(spoken: Speak) -> set[str]:
    return {line.text for line in spoken.lines} - SCRIPTED


async def test_a_model_that_is_down_leaves_its_reason_on_record() -> None:
    async with serving(Behaviour.SERVER_ERROR) as server:
        model = OpenAiModel(server.url, "key", "test", QUICK)
        try:
            rig = await held_with(model)
        finally:
            await model.close()
    assert any("without the model:" in spoken.reason for spoken in rig.said)
