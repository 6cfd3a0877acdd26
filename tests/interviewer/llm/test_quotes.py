"""Quotes that a language model finds: they reach the explanation of a stored scorecard, and no number."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer import settings as settings_module
from interviewer.jobs import ScoringJobs
from interviewer.llm.openai_model import OpenAiModel
from interviewer.llm.quotes import MOST_QUOTES, QuoteFinder, from_settings, parse
from interviewer.simulate.language_model import Behaviour, serving
from interviewer.simulate.model_answers import INVENTED
from interviewer.store import Store
from scoring.engine import score
from scoring.report import CriterionScore, Scorecard
from tests.interviewer.test_jobs import finished_interview
from tests.scoring.making import PLAIN, answer, rich_bank, transcript
from tests.small_bank import small_bank

BANK = rich_bank()
SAID = transcript(
    answer("conflict", "I asked her why and I compared both. Then we decided. " + PLAIN),
    answer("change", "It was my mistake, and I told everybody. " + PLAIN),
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(f"sqlite:///{tmp_path / 'interviews.db'}")
    yield opened
    await opened.close()


def finder_at(url: str) -> QuoteFinder:
    return QuoteFinder(OpenAiModel(url, "a-key", "test"))


def criteria(card: Scorecard) -> list[CriterionScore]:
    return [criterion for one in card.competencies for criterion in one.criteria]


def without_found(card: Scorecard) -> Scorecard:
    """Everything but the quotes that a language model has found."""
    return replace(
        card,
        competencies=tuple(
            replace(one, criteria=tuple(replace(criterion, found_quotes=()) for criterion in one.criteria))
            for one in card.competencies
        ),
    )


async def test_what_was_really_said_is_explained_and_what_was_invented_is_dropped() -> None:
    async with serving(Behaviour.GOOD) as server:
        finder = finder_at(server.url)
        found = await finder.find(SAID, BANK)
        await finder.close()
    assert set(found) == {"teamwork/listens", "teamwork/decides", "teamwork/learns"}
    assert all(INVENTED in quotes for quotes in found.values())
    card = score(SAID, BANK, found_quotes=found)
    texts = {quote.text for criterion in criteria(card) for quote in criterion.found_quotes}
    assert "It was my mistake, and I told everybody." in texts
    assert all(any(text in said.text for said in SAID.utterances) for text in texts)


@pytest.mark.parametrize("behaviour", [Behaviour.GOOD, Behaviour.HOSTILE, Behaviour.RESET, Behaviour.NOT_JSON])
async def test_no_number_depends_on_the_model(behaviour: Behaviour) -> None:
    alone = score(SAID, BANK)
    async with serving(behaviour) as server:
        finder = finder_at(server.url)
        for _ in range(7 if behaviour is Behaviour.HOSTILE else 1):
            card = score(SAID, BANK, found_quotes=await finder.find(SAID, BANK))
            assert without_found(card) == alone
            texts = [quote.text for criterion in criteria(card) for quote in criterion.found_quotes]
            assert all(any(text in said.text for said in SAID.utterances) for text in texts)
            assert bool(texts) is (behaviour is Behaviour.GOOD)
        await finder.close()


async def test_they_are_on_the_stored_scorecard_whose_numbers_are_the_same(store: Store) -> None:
    async with serving(Behaviour.GOOD) as server:
        finder = finder_at(server.url)
        with_model, without = await finished_interview(store), await finished_interview(store)
        await scored(ScoringJobs(store, finder=finder), with_model)
        await scored(ScoringJobs(store), without)
        await finder.close()
    one, other = await store.scorecard(with_model), await store.scorecard(without)
    assert one is not None
    assert other is not None
    assert any(criterion.found_quotes for criterion in criteria(one))
    renamed = replace(without_found(one), session_id=without)
    assert [(c.level, c.interval) for c in criteria(renamed)] == [(c.level, c.interval) for c in criteria(other)]
    assert renamed == other


async def scored(jobs: ScoringJobs, session_id: str) -> None:
    async with asyncio.TaskGroup() as group:
        running = group.create_task(jobs.run())
        await jobs.score(session_id)
        running.cancel()


async def test_a_server_that_is_gone_costs_nobody_a_scorecard(store: Store) -> None:
    async with serving(Behaviour.GOOD) as server:
        gone = server.url
    finder = finder_at(gone)
    session_id = await finished_interview(store, small_bank())
    await scored(ScoringJobs(store, finder=finder), session_id)
    await finder.close()
    assert await store.scorecard(session_id) is not None


@pytest.mark.parametrize(
    "content", ["", "none", "{", "[]", "{}", '{"quotes": 5}', '{"quotes": ' + "[" * 100_000, "{" * 100_000]
)
def test_what_is_no_answer_is_refused_in_words(content: str) -> None:
    assert parse(content, ["a/b"]) == "the answer held no JSON object with quotes"


def test_only_quotes_of_what_was_asked_for_are_taken_and_not_without_end() -> None:
    many = ", ".join('{"criterion": "a/b", "quote": "I asked them"}' for _ in range(50))
    other = '{"criterion": "a/c", "quote": "I told them"}, 5, {"criterion": "a/b"}'
    assert parse('Here: {"quotes": [' + many + ", " + other + "]}", ["a/b"]) == {
        "a/b": ("I asked them",) * MOST_QUOTES
    }


def test_without_a_model_in_the_settings_there_is_no_finder() -> None:
    assert from_settings(settings_module.load()) is None
