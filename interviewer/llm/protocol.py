"""What a language model is to a session, and to whoever else asks it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from dialogue.commands import AskLlm
from dialogue.prompts import Choice, Message
from interviewer.errors import BackendError

T = TypeVar("T")
Parse = Callable[[str], T | str]  # of the answer; a str says what is wrong with it


@dataclass(frozen=True, slots=True)
class Request:
    """One question that is answered by a JSON object. schema: JSON Schema of it, `name` its name."""

    messages: tuple[Message, ...]
    name: str
    schema: Mapping[str, Any]
    most_tokens: int


class LlmError(BackendError):
    """No usable answer came. The message is the reason in plain words, and quotes neither side."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, stage="llm", code="llm")


class LanguageModel(Protocol):
    """One per process, shared by all sessions. `name` goes on the record."""

    @property
    def name(self) -> str: ...

    async def choose(self, ask: AskLlm) -> Choice:
        """One of the moves offered; its words are unchecked. Ends within its deadlines. Raises LlmError."""
        ...

    async def close(self) -> None: ...


class Asked(Protocol):
    """A language model that is asked for something else than a move."""

    async def ask(self, request: Request, parse: Parse[T]) -> T: ...

    async def close(self) -> None: ...
