"""The session's side: one question at a time, and what came of each is an event."""

import asyncio
from dataclasses import replace

from dialogue.events import LlmFailed, LlmReplied
from dialogue.prompts import Choice
from interviewer.llm.asking import Asking
from interviewer.llm.openai_model import OpenAiModel
from interviewer.llm.protocol import LanguageModel, LlmError
from interviewer.simulate.language_model import Behaviour, ScriptedModel, serving
from tests.dialogue.asks import ASK

SECOND = replace(ASK, request_id="llm-2")


class Record:
    def __init__(self) -> None:
        self.events: list[LlmReplied | LlmFailed] = []
        self.outcomes: list[str] = []
        self.arrived = asyncio.Event()

    def post(self, event: LlmReplied | LlmFailed) -> None:
        self.events.append(event)
        self.arrived.set()

    def count(self, outcome: str, took_s: float) -> None:
        assert took_s == 0.0
        self.outcomes.append(outcome)

    def asking(self, model: LanguageModel | None, group: asyncio.TaskGroup) -> Asking:
        return Asking(model, self.post, lambda: 7.0, group, self.count)


async def test_a_choice_becomes_an_event_with_the_time_it_came() -> None:
    record = Record()
    model = ScriptedModel([Choice("go_on", "Thank you.", "", "enough")])
    async with asyncio.TaskGroup() as group:
        await record.asking(model, group).ask(ASK)
    assert record.events == [LlmReplied(7.0, "llm-1", "go_on", "Thank you.", "", "enough")]
    assert record.outcomes == ["replied"]
    await model.close()


async def test_a_failure_becomes_an_event_with_its_reason() -> None:
    record = Record()
    async with asyncio.TaskGroup() as group:
        await record.asking(ScriptedModel([LlmError("it was tired")]), group).ask(ASK)
    assert record.events == [LlmFailed(7.0, "llm-1", "it was tired")]
    assert record.outcomes == ["failed"]


async def test_without_a_model_every_question_fails_at_once() -> None:
    record = Record()
    async with asyncio.TaskGroup() as group:
        await record.asking(None, group).ask(ASK)
        assert record.events == [LlmFailed(7.0, "llm-1", "no language model is set up")]


async def test_a_newer_question_ends_the_older_one() -> None:
    record = Record()
    async with serving(Behaviour.SILENT) as silent, asyncio.timeout(60), asyncio.TaskGroup() as group:
        model = OpenAiModel(silent.url, "a-key", "test")
        asking = record.asking(model, group)
        await asking.ask(ASK)
        await silent.asked.wait()
        silent.behaviour = Behaviour.GOOD
        await asking.ask(SECOND)
        await record.arrived.wait()
        await model.close()
    assert [event.request_id for event in record.events] == ["llm-2"]
    assert record.outcomes == ["superseded", "replied"]


async def test_stopping_ends_the_question_without_an_event() -> None:
    record = Record()
    async with serving(Behaviour.SILENT) as silent, asyncio.timeout(60), asyncio.TaskGroup() as group:
        model = OpenAiModel(silent.url, "a-key", "test")
        asking = record.asking(model, group)
        await asking.ask(ASK)
        await silent.asked.wait()
        await asking.stop()
        await model.close()
    assert record.events == []
    assert record.outcomes == ["superseded"]


async def test_a_script_that_is_not_used_up_fails() -> None:
    model = ScriptedModel([Choice("go_on")])
    try:
        await model.close()
    except AssertionError as error:
        assert "1 choices" in str(error)
    else:
        raise AssertionError("it was silent about it")
