"""The server is killed in the middle of interviews and started again: nothing that was acknowledged is lost."""

import contextlib
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from dialogue.events import AnswerTyped
from interviewer import settings as settings_module
from interviewer import wire
from interviewer.simulate.server import server
from interviewer.store import Store
from tests.interviewer.live.page import LivePage, live_page
from tests.interviewer.live.real_server import invited, options

pytestmark = [pytest.mark.fault, pytest.mark.engine, pytest.mark.timeout(300)]

KILLS = 4  # the small bank has five turns: warm-up, two questions, a probe for each


async def stored(options: dict[str, Any], token: str) -> list[Any]:
    store = await Store.open(settings_module.load(**options).database)
    try:
        invitation = await store.invitation(token)
        assert invitation is not None
        return list((await store.open_log(invitation.session_id)).entries)
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def killed_within(options: dict[str, Any], token: str, log: Path) -> AsyncIterator[LivePage]:
    """A connected page; when the block ends, the server gets SIGKILL."""
    async with server(options, log) as process, live_page(options["port"], token) as page:
        await page.hello()
        yield page
        process.kill()
        await process.wait()


def answers() -> Iterator[str]:
    yield from (f"This is answer number {number}, and it is safe." for number in range(100))


async def test_after_each_kill_the_interview_goes_on_at_the_same_question(tmp_path: Path) -> None:
    chance, given = random.Random(7), answers()
    chosen = options(tmp_path)
    token = await invited(chosen)
    acknowledged: list[str] = []
    shown: str | None = None
    for number in range(KILLS):
        async with killed_within(chosen, token, tmp_path / f"server-{number}.log") as page:
            welcome = await page.until(wire.Welcome)
            assert (None if welcome.question is None else welcome.question.id) == shown
            if welcome.phase == "ready":
                await page.send(wire.Start())
            await page.listening()
            text = next(given)
            await page.send(wire.Typed(text=text))
            # Whatever follows the answer in the log shows that it was taken; what is saved is saved in order.
            await page.until(wire.Say)
            await page.until(wire.Saved)
            acknowledged.append(text)
            if chance.random() < 0.5:
                await page.listening()
                await page.send(wire.Typing())  # in the middle of the next answer
            shown = _shown_last(page, shown)
        typed = [entry.text for entry in await stored(chosen, token) if isinstance(entry, AnswerTyped)]
        assert typed[: len(acknowledged)] == acknowledged


def _shown_last(page: LivePage, before: str | None) -> str | None:
    shown = [message.question.id for message in page.received if isinstance(message, wire.Question)]
    return shown[-1] if shown else before
