"""A language model that takes part in interviews of virtual time: really asked, over HTTP, by the real client."""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass

from dialogue.commands import AskLlm
from dialogue.prompts import Choice
from interviewer.llm.openai_model import OpenAiModel
from interviewer.llm.protocol import LanguageModel, LlmError
from interviewer.settings import Settings
from interviewer.simulate.language_model import Behaviour, ModelServer, serving

ANY_KEY = "none"  # for servers that want none


@dataclass(frozen=True, slots=True)
class AskedModel:
    """`ask` blocks until the answer is there; a server behind it runs meanwhile."""

    runner: asyncio.Runner
    model: LanguageModel

    @property
    def name(self) -> str:
        return self.model.name

    def ask(self, command: AskLlm) -> Choice | str:
        try:
            return self.runner.run(self.model.choose(command))
        except LlmError as error:
            return error.user_message


@contextmanager
def model_at(url: str, settings: Settings) -> Iterator[AskedModel]:
    """The key and the model's name are those of the settings, if there are any."""
    key = ANY_KEY if settings.llm_api_key is None else settings.llm_api_key.get_secret_value()
    with asyncio.Runner() as runner:
        model = OpenAiModel(url, key, settings.llm_model or "simulated")
        try:
            yield AskedModel(runner, model)
        finally:
            runner.run(model.close())


@contextmanager
def served_model(behaviour: Behaviour, settings: Settings) -> Iterator[AskedModel]:
    """The test server on this machine, and its client."""
    with asyncio.Runner() as runner:
        serves: AbstractAsyncContextManager[ModelServer] = serving(behaviour)
        server = runner.run(serves.__aenter__())
        model = OpenAiModel(server.url, ANY_KEY, settings.llm_model or "simulated")
        try:
            yield AskedModel(runner, model)
        finally:
            runner.run(model.close())
            runner.run(serves.__aexit__(None, None, None))
