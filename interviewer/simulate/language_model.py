"""A language model without one: a scripted double, and a real HTTP server that speaks the OpenAI protocol.

The server behaves well, badly or maliciously, by name, so that what an interview does then can be seen.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dialogue.commands import AskLlm
from dialogue.prompts import Choice
from interviewer.llm.protocol import LlmError
from interviewer.simulate.model_answers import HOSTILE, good, good_quotes, hostile_quotes, wants_quotes

LONGEST_REQUEST = 1_000_000
BODY_10_MB = 10_000_000


class ScriptedModel:
    """Gives these choices in turn; an `LlmError` among them is raised. `close` fails if some are left."""

    name = "scripted"

    def __init__(self, script: Iterable[Choice | LlmError]) -> None:
        self._script = list(script)
        self.asked: list[AskLlm] = []

    async def choose(self, ask: AskLlm) -> Choice:
        self.asked.append(ask)
        if not self._script:
            raise AssertionError(f"the script is over, and {ask.request_id} was asked")
        step = self._script.pop(0)
        if isinstance(step, LlmError):
            raise step
        return step

    async def close(self) -> None:
        if self._script:
            raise AssertionError(f"{len(self._script)} choices of the script were never asked for")


class Behaviour(StrEnum):
    GOOD = "good"
    SLOW = "slow"  # the first word comes late, but within the deadline
    SILENT = "silent"  # takes the question and says nothing
    TRUNCATED = "truncated"  # stops in the middle of the answer
    WRONG_SCHEMA = "wrong_schema"
    HOSTILE = "hostile"  # another bad reply each time
    TEN_MEGABYTES = "ten_megabytes"
    DRIP = "drip"  # a byte a second
    CHATTER = "chatter"  # no end of chunks without a word
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    RESET = "reset"
    NOT_JSON = "not_json"
    EMPTY = "empty"
    NO_SCHEMA_SUPPORT = "no_schema_support"  # status 400 for any response_format
    UNICODE_NOISE = "unicode_noise"
    NOT_THE_PROTOCOL = "not_the_protocol"  # a stream of something else


@dataclass
class ModelServer:
    """`url` is the base URL of a client. `requests` holds every body that came, to be looked into."""

    behaviour: Behaviour
    slow_s: float = 1.0
    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)  # set by the first of them

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            body = await _request(reader)
            if body is not None:
                self.requests.append(body)
                self.asked.set()
                await self._reply(body, writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass  # the client hung up, or sent what isn't a request
        finally:
            writer.close()

    async def _reply(self, body: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        match self.behaviour:
            case Behaviour.TOO_MANY_REQUESTS:
                _fault(writer, 429, "Too Many Requests")
            case Behaviour.SERVER_ERROR:
                _fault(writer, 500, "Internal Server Error")
            case Behaviour.NO_SCHEMA_SUPPORT if "response_format" in body:
                _fault(writer, 400, "Bad Request")
            case Behaviour.RESET:
                writer.transport.abort()
            case Behaviour.SILENT:
                await _forever()
            case Behaviour.SLOW:
                await asyncio.sleep(self.slow_s)
                await _stream(writer, _pieces(_good(body)))
            case Behaviour.DRIP:
                await _stream(writer, list(_good(body)), every_s=1.0)
            case Behaviour.TEN_MEGABYTES:
                await _stream(writer, ["x" * BODY_10_MB])
            case Behaviour.CHATTER:
                await _stream(writer, [""] * 1_000, every_s=0.05)
            case Behaviour.NOT_THE_PROTOCOL:
                _head(writer)
                writer.write(b'data: {"choices": 7}\n\ndata: [1, 2\n\n')
            case _:
                await _stream(writer, _pieces(self._content(body)))

    def _content(self, body: dict[str, Any]) -> str:
        match self.behaviour:
            case Behaviour.TRUNCATED:
                return _good(body)[:-25]
            case Behaviour.WRONG_SCHEMA:
                return json.dumps({"action": "go_on", "text": ["Thank you."], "move": 3})
            case Behaviour.HOSTILE if wants_quotes(body):
                return hostile_quotes(body, len(self.requests) - 1)
            case Behaviour.HOSTILE:
                return HOSTILE[(len(self.requests) - 1) % len(HOSTILE)]
            case Behaviour.NOT_JSON:
                return "Thank you! I would go on with the next question now."
            case Behaviour.EMPTY:
                return ""
            case Behaviour.UNICODE_NOISE:
                noise = {
                    **json.loads(good(body)),
                    "acknowledgement": "T\u200bhank\u202e y\U000e0041ou \x00\ud800.",
                }
                return json.dumps(noise)
        return _good(body)


def _good(body: dict[str, Any]) -> str:
    return good_quotes(body) if wants_quotes(body) else good(body)


@asynccontextmanager
async def serving(behaviour: Behaviour, *, slow_s: float = 1.0, port: int = 0) -> AsyncIterator[ModelServer]:
    """A server on this machine, for as long as the block runs."""
    model = ModelServer(behaviour, slow_s)
    open_ones: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_ones.add(task)
        try:
            await model._serve(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()  # only `serving` cancels it, and waits for it
        finally:
            open_ones.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", port, limit=LONGEST_REQUEST)
    model.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield model
    finally:
        server.close()
        for task in list(open_ones):
            task.cancel()
        if open_ones:
            await asyncio.wait(set(open_ones))
        await server.wait_closed()


async def _request(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    size = int(fields.get("content-length", "0"))
    if not head.startswith("POST /v1/chat/completions ") or size > LONGEST_REQUEST:
        return None
    body = json.loads(await reader.readexactly(size))
    return body if isinstance(body, dict) else None


def _head(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")


def _fault(writer: asyncio.StreamWriter, code: int, words: str) -> None:
    body = json.dumps({"error": {"message": words, "type": "error", "code": code}}).encode()
    head = f"HTTP/1.1 {code} {words}\r\ncontent-type: application/json\r\nconnection: close\r\n"
    writer.write(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)


async def _stream(writer: asyncio.StreamWriter, pieces: Iterable[str], every_s: float = 0.0) -> None:
    _head(writer)
    for piece in pieces:
        writer.write(f"data: {json.dumps(_chunk({'content': piece}, None))}\n\n".encode())
        await writer.drain()
        await asyncio.sleep(every_s)
    writer.write(f"data: {json.dumps(_chunk({}, 'stop'))}\n\ndata: [DONE]\n\n".encode())


def _chunk(delta: dict[str, str], finish: str | None) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "test",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


def _pieces(content: str) -> list[str]:
    return [content[at : at + 12] for at in range(0, len(content), 12)]


async def _forever() -> None:
    await asyncio.Event().wait()
