"""Asks the language model on behalf of one session: one question at a time, and never waited for."""

import asyncio
from collections.abc import Callable

from dialogue.commands import AskLlm
from dialogue.events import LlmFailed, LlmReplied
from interviewer.llm.protocol import LanguageModel, LlmError
from interviewer.single_task import SingleTask


class Asking:
    """A newer question ends the older one, whose answer would be about words that have been gone beyond.

    `post` takes what came of it; `now_s` is session time. `count` is told each outcome and how long it took:
    "replied", "failed" or "superseded".
    """

    def __init__(
        self,
        model: LanguageModel | None,
        post: Callable[[LlmReplied | LlmFailed], None],
        now_s: Callable[[], float],
        group: asyncio.TaskGroup,
        count: Callable[[str, float], None],
    ) -> None:
        self._model = model
        self._post = post
        self._now_s = now_s
        self._task = SingleTask(group)
        self._count = count

    async def ask(self, command: AskLlm) -> None:
        """Returns at once, without the answer."""
        model = self._model
        if model is None:
            await self._task.stop()
            self._post(LlmFailed(self._now_s(), command.request_id, "no language model is set up"))
            return
        await self._task.restart(lambda: self._ask(model, command))

    async def stop(self) -> None:
        await self._task.stop()

    async def _ask(self, model: LanguageModel, command: AskLlm) -> None:
        began_s, outcome = self._now_s(), "superseded"
        try:
            choice = await model.choose(command)
            outcome = "replied"
        except LlmError as error:
            outcome = "failed"
            self._post(LlmFailed(self._now_s(), command.request_id, error.user_message))
            return
        finally:
            self._count(outcome, self._now_s() - began_s)
        self._post(
            LlmReplied(
                self._now_s(),
                command.request_id,
                choice.move,
                choice.acknowledgement,
                choice.probe,
                choice.because,
            )
        )
