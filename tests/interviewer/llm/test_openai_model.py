"""The client against a real HTTP server that speaks the OpenAI protocol, well or badly."""

import asyncio
import json
import time

import pytest

from dialogue.reply_checks import check_acknowledgement, check_probe
from interviewer.llm.breaker import Breaker
from interviewer.llm.openai_model import Deadlines, OpenAiModel
from interviewer.llm.protocol import LlmError
from interviewer.simulate.language_model import Behaviour, serving
from interviewer.simulate.model_answers import HOSTILE
from tests.dialogue.asks import ASK

# A tenth of the real ones: what is tested is that each of them ends the waiting.
QUICK = Deadlines(first_s=0.6, idle_s=0.4, total_s=1.6)
# So generous that a slow machine isn't taken for a slow server.
PATIENT = Deadlines(first_s=20.0, idle_s=20.0, total_s=30.0)

REASONS = {
    Behaviour.SILENT: "longer than 0.6 s for its first word",
    Behaviour.SLOW: "longer than 0.6 s for its first word",
    Behaviour.DRIP: "longer than 0.4 s to go on",
    Behaviour.CHATTER: "longer than 0.6 s for its first word",
    Behaviour.TRUNCATED: "no JSON object",
    Behaviour.WRONG_SCHEMA: "move wasn't a text",
    Behaviour.TEN_MEGABYTES: "far too long",
    Behaviour.TOO_MANY_REQUESTS: "too much to do",
    Behaviour.SERVER_ERROR: "status 500",
    Behaviour.RESET: "connection to the model failed",
    Behaviour.NOT_JSON: "no JSON object",
    Behaviour.EMPTY: "empty",
    Behaviour.HOSTILE: "wasn't one of those offered",
    Behaviour.NOT_THE_PROTOCOL: "protocol",
}
WAITED_FOR = {Behaviour.SILENT, Behaviour.SLOW, Behaviour.DRIP, Behaviour.CHATTER}
ANSWERED = {Behaviour.GOOD, Behaviour.NO_SCHEMA_SUPPORT, Behaviour.UNICODE_NOISE}


def model_at(url: str, deadlines: Deadlines = PATIENT, breaker: Breaker | None = None) -> OpenAiModel:
    return OpenAiModel(url, "a-key", "test", deadlines, breaker)


@pytest.mark.parametrize("behaviour", REASONS, ids=str)
async def test_a_bad_server_ends_in_a_reason_in_time_and_leaves_nothing_running(behaviour: Behaviour) -> None:
    before = asyncio.all_tasks()
    async with serving(behaviour, slow_s=30.0) as server:
        model = model_at(server.url, QUICK if behaviour in WAITED_FOR else PATIENT)
        async with asyncio.timeout(60):
            with pytest.raises(LlmError) as raised:
                await model.choose(ASK)
        await model.close()
    assert REASONS[behaviour] in raised.value.user_message
    if left := asyncio.all_tasks() - before:
        await asyncio.wait(left, timeout=30)  # asyncio closes a generator that the client dropped by a task
    assert asyncio.all_tasks() == before


def test_every_behaviour_is_tried() -> None:
    assert set(REASONS) | ANSWERED == set(Behaviour)


async def test_a_good_server_chooses_and_words_an_acknowledgement_that_passes() -> None:
    async with serving(Behaviour.GOOD) as server:
        model = model_at(server.url)
        choice = await model.choose(ASK)
        await model.close()
    assert choice.move == "probe:result"
    assert choice.acknowledgement == "Thank you. So you called the supplier."
    assert check_acknowledgement(choice.acknowledgement, ASK).ok
    sent = server.requests[0]
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert "tools" not in sent
    assert sent["stream"] is True


async def test_what_a_server_can_not_do_is_asked_for_once_only() -> None:
    async with serving(Behaviour.NO_SCHEMA_SUPPORT) as server:
        model = model_at(server.url)
        assert (await model.choose(ASK)).move == "probe:result"
        assert (await model.choose(ASK)).move == "probe:result"
        await model.close()
    formats = [request.get("response_format", {}).get("type") for request in server.requests]
    assert formats == ["json_schema", "json_object", None, None]


async def test_hidden_characters_in_a_reply_never_pass_the_checks() -> None:
    async with serving(Behaviour.UNICODE_NOISE) as server:
        model = model_at(server.url)
        choice = await model.choose(ASK)
        await model.close()
    assert check_acknowledgement(choice.acknowledgement, ASK).failed == "plain"
    json.dumps(choice.acknowledgement, ensure_ascii=False).encode()


async def test_the_total_time_ends_an_answer_that_keeps_coming() -> None:
    async with serving(Behaviour.DRIP) as server:
        model = model_at(server.url, Deadlines(first_s=20.0, idle_s=20.0, total_s=1.5))
        with pytest.raises(LlmError, match=r"longer than 1.5 s in all"):
            await model.choose(ASK)
        await model.close()


async def test_no_server_at_all_is_a_reason_too() -> None:
    async with serving(Behaviour.GOOD) as server:
        pass
    model = model_at(server.url)
    with pytest.raises(LlmError, match="connection"):
        await model.choose(ASK)
    await model.close()


async def test_after_three_failures_it_is_left_alone_until_it_answers_a_try() -> None:
    now_s = 0.0
    async with serving(Behaviour.SERVER_ERROR) as server:
        model = OpenAiModel(server.url, "a-key", "test", PATIENT, Breaker(3, 30.0), lambda: now_s)
        for _ in range(5):
            with pytest.raises(LlmError):
                await model.choose(ASK)
        assert len(server.requests) == 3
        server.behaviour = Behaviour.GOOD
        now_s = 29.0
        with pytest.raises(LlmError, match="isn't asked for a while"):
            await model.choose(ASK)
        now_s = 30.0
        assert (await model.choose(ASK)).move == "probe:result"
        assert (await model.choose(ASK)).move == "probe:result"
        await model.close()


async def test_every_hostile_reply_is_refused_or_loses_its_words() -> None:
    async with serving(Behaviour.HOSTILE) as server:
        model = model_at(server.url, breaker=Breaker(failures=1_000))
        for _ in HOSTILE:
            try:
                choice = await model.choose(ASK)
            except LlmError:
                continue
            assert choice.move in {offer.move for offer in ASK.offers}
            said = [check_acknowledgement(choice.acknowledgement, ASK)] if choice.acknowledgement else []
            if choice.probe:
                said = [check_probe(choice.probe, "result", ASK)]
            assert any(not checked.ok for checked in said), choice
        await model.close()


async def test_giving_up_a_question_ends_it_at_once() -> None:
    async with serving(Behaviour.SILENT) as server:
        model = model_at(server.url)
        began_s = time.monotonic()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await model.choose(ASK)
        await model.close()
    assert time.monotonic() - began_s < PATIENT.first_s
