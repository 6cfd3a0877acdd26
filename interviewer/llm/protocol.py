"""What a language model is to a session."""

from typing import Protocol

from dialogue.commands import AskLlm
from dialogue.prompts import Choice
from interviewer.errors import BackendError


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
