"""Any server that speaks the OpenAI protocol, asked with deadlines.

The answer is streamed, so that a dead server is noticed at its first word. The client never tries twice: a second
try would come too late for the pause it was made in.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from dialogue import prompts
from dialogue.commands import AskLlm
from dialogue.prompts import Choice
from interviewer.llm.breaker import Breaker
from interviewer.llm.protocol import LlmError, Parse, Request, T

# An answer has about 80 tokens. The others bound what a server that doesn't stop can cost.
MOST_TOKENS = 300
MOST_BYTES = 65_536
# As steady as it gets: candidates are to be treated alike.
TEMPERATURE = 0.1
# Server-sent events repeat much around each word: 300 tokens are about 75 kB of them.
MOST_WIRE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Deadlines:
    first_s: float = 3.0
    idle_s: float = 2.0
    total_s: float = 8.0


class _Form(IntEnum):
    """How the server is made to answer in JSON; servers that refuse the first get the next."""

    SCHEMA = 0
    JSON_OBJECT = 1
    PROMPT_ONLY = 2


class OpenAiModel:
    """`base_url` ends where `/chat/completions` begins, as in http://localhost:11434/v1."""

    def __init__(
        self,
        base_url: str,
        api_key: str,
        model: str,
        deadlines: Deadlines = Deadlines(),
        breaker: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Half a second to import, paid only where a language model is set up.
        import httpx2
        import openai

        from interviewer.llm.bounded import BoundedTransport

        self._openai = openai
        self._http = httpx2
        self._model = model
        self._deadlines = deadlines
        self._breaker = Breaker() if breaker is None else breaker
        self._clock = clock
        self._form = _Form.SCHEMA
        # The address that was set is the one that gets the words: no redirects, no proxy of the environment's.
        limits = httpx2.Limits(max_connections=100, max_keepalive_connections=10)
        transport = BoundedTransport(httpx2.AsyncHTTPTransport(limits=limits, trust_env=False), MOST_WIRE_BYTES)
        self._client = openai.AsyncOpenAI(
            base_url=base_url,
            api_key=api_key,
            max_retries=0,
            timeout=deadlines.total_s,
            http_client=httpx2.AsyncClient(
                transport=transport, timeout=deadlines.total_s, follow_redirects=False, trust_env=False
            ),
        )

    @property
    def name(self) -> str:
        return self._model

    async def choose(self, ask: AskLlm) -> Choice:
        request = Request(prompts.messages(ask), "choice", prompts.schema(ask), MOST_TOKENS)
        return await self.ask(request, lambda content: prompts.parse(content, ask))

    async def ask(self, request: Request, parse: Parse[T]) -> T:
        """What `parse` makes of the answer. Ends within the deadlines. Raises LlmError."""
        if not self._breaker.may_pass(self._clock()):
            raise LlmError("the model failed several times in a row and isn't asked for a while")
        settled = False
        try:
            found = await self._ask(request, parse)
            self._breaker.succeeded()
            settled = True
        except LlmError:
            self._breaker.failed(self._clock())
            settled = True
            raise
        finally:
            if not settled:  # a newer question came, or the session ended
                self._breaker.abandoned()
        return found

    async def close(self) -> None:
        await self._client.close()

    async def _ask(self, request: Request, parse: Parse[T]) -> T:
        try:
            async with asyncio.timeout(self._deadlines.total_s):
                content = await self._answer(request)
        except TimeoutError:
            raise LlmError(f"the model took longer than {self._deadlines.total_s:g} s in all") from None
        found = parse(content)
        if isinstance(found, str):
            raise LlmError(found)
        return found

    async def _answer(self, request: Request) -> str:
        """The whole answer. A server that can't do a form says so with status 400; it is remembered."""
        while True:
            form = self._form
            try:
                return await self._read(request, form)
            except self._openai.APIStatusError as error:
                if error.status_code not in (400, 422) or form is _Form.PROMPT_ONLY:
                    raise LlmError(_status(error.status_code)) from None
                self._form = max(self._form, _Form(form + 1))
            except (self._openai.OpenAIError, self._http.HTTPError, self._http.StreamError):
                raise LlmError("the connection to the model failed") from None
            except (ValueError, AttributeError, TypeError, LookupError):
                # What the client library makes of a stream that isn't what the protocol says.
                raise LlmError("the model's server didn't keep to the protocol") from None

    async def _read(self, request: Request, form: _Form) -> str:
        parts: list[str] = []
        size = 0
        async with aclosing(self._pieces(request, form)) as pieces:
            wait_s, what = self._deadlines.first_s, "for its first word"
            while True:
                try:
                    # Resumed by every chunk, and only a word ends the wait for the first: see `_pieces`.
                    async with asyncio.timeout(wait_s):
                        piece = await anext(pieces, None)
                except TimeoutError:
                    raise LlmError(f"the model took longer than {wait_s:g} s {what}") from None
                if piece is None:
                    return "".join(parts)
                size += len(piece.encode("utf-8", "replace"))
                if size > MOST_BYTES:
                    raise LlmError("the answer was far too long")
                parts.append(piece)
                wait_s, what = self._deadlines.idle_s, "to go on"

    async def _pieces(self, request: Request, form: _Form) -> AsyncGenerator[str, None]:
        """Stretches of the answer as they come; chunks without text are no sign of life."""
        messages: Any = [{"role": m.role, "content": m.content} for m in request.messages]
        stream = await self._client.chat.completions.create(
            model=self._model,
            messages=messages,
            stream=True,
            temperature=TEMPERATURE,
            max_tokens=request.most_tokens,
            **_response_format(request, form),
        )
        try:
            async for chunk in stream:
                for choice in chunk.choices[:1]:
                    if choice.delta is not None and choice.delta.content:
                        yield choice.delta.content
        finally:
            await stream.close()


def _response_format(request: Request, form: _Form) -> dict[str, Any]:
    if form is _Form.SCHEMA:
        schema = {"name": request.name, "strict": True, "schema": request.schema}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    return {"response_format": {"type": "json_object"}} if form is _Form.JSON_OBJECT else {}


def _status(code: int) -> str:
    if code == 429:
        return "the model has too much to do (status 429)"
    if code in (401, 403):
        return f"the model's server refused the key (status {code})"
    if code == 404:
        return "the model's server doesn't know the model or the address (status 404)"
    return f"the model's server answered with status {code}"
