"""What the simulated candidate says when there is no interview behind its link. Each ends by itself."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI, Response, WebSocket

from interviewer import settings as settings_module
from interviewer import wire
from interviewer.simulate import personas
from interviewer.simulate.candidate import Candidate, InterviewFailed
from interviewer.simulate.voice import open_speech

pytestmark = pytest.mark.engine

CONSENT = json.dumps({"consent": {"version": "1", "paragraphs": []}})
Behaviour = Callable[[WebSocket], Awaitable[None]]
WELCOME = wire.Welcome(
    phase="ready", question=None, captions=[], recognizer="none", words_trusted=True, ice_servers=[]
)


@asynccontextmanager
async def serving(behaviour: Behaviour, status: int = 200, body: str = CONSENT) -> AsyncIterator[str]:
    """A server that answers each HTTP call with `body`, and the websocket with `behaviour`. Gives the link."""
    app = FastAPI()

    @app.api_route("/api/invitations/token", methods=["GET"])
    @app.api_route("/api/invitations/token/consent", methods=["POST"])
    async def answer() -> Response:
        return Response(body, status)

    @app.websocket("/api/invitations/token/live")
    async def live(connection: WebSocket) -> None:
        await connection.accept()
        await connection.receive_text()  # hello
        await behaviour(connection)

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(app, ws="websockets-sansio", log_config=None, lifespan="off"))
        async with asyncio.TaskGroup() as group:
            group.create_task(server.serve(sockets=[listener]))
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/i/token"
            server.should_exit = True


async def refusal(link: str, folder: Path) -> str:
    persona = personas.load("demo")
    speech = open_speech(settings_module.load(data=folder), persona)
    before = asyncio.all_tasks()
    try:
        with pytest.raises(InterviewFailed) as failure:
            await Candidate(link, persona, speech, lambda _note: None).take()
    finally:
        speech.close()
    assert {task for task in asyncio.all_tasks() - before if "candidate" in repr(task.get_coro())} == set()
    return failure.value.user_message


async def nothing(_connection: WebSocket) -> None:
    pass


@pytest.mark.parametrize("link", ["", "abc", "ftp://localhost/i/x", "http:///i/x", "http://localhost:1/"])
async def test_what_is_no_link_is_refused_before_anything_else(link: str, tmp_path: Path) -> None:
    assert "is no invitation link" in await refusal(link, tmp_path)


async def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/i/token"
    assert "No server answers" in await refusal(address, tmp_path)


async def test_a_website_that_is_no_interview(tmp_path: Path) -> None:
    async with serving(nothing, body="<html>") as link:
        assert "is no interview" in await refusal(link, tmp_path)
    async with serving(nothing, body="{}") as link:
        assert "is no interview" in await refusal(link, tmp_path)


async def test_a_refusal_is_passed_on_in_the_words_of_the_server(tmp_path: Path) -> None:
    async with serving(nothing, status=404, body=json.dumps({"message": "No such link."})) as link:
        assert await refusal(link, tmp_path) == "No such link."
    async with serving(nothing, status=502, body="<html>") as link:
        assert "status 502" in await refusal(link, tmp_path)


async def closing_with(code: int, folder: Path) -> str:
    async def close(connection: WebSocket) -> None:
        await connection.close(code)

    async with serving(close) as link:
        return await refusal(link, folder)


@pytest.mark.parametrize(
    ("code", "words"),
    [(4404, "not known"), (4403, "consent"), (4410, "over"), (4409, "another page"), (1000, "lost")],
)
async def test_each_way_of_being_hung_up_on_has_its_words(code: int, words: str, tmp_path: Path) -> None:
    assert words in await closing_with(code, tmp_path)


async def test_a_connection_that_breaks_in_the_middle(tmp_path: Path) -> None:
    async def break_off(connection: WebSocket) -> None:
        await connection.send_text(wire.encode(WELCOME))
        await connection.receive_text()  # the offer
        await connection.close(1011)

    async with serving(break_off) as link:
        assert "connection was lost" in await refusal(link, tmp_path)


async def test_the_words_of_the_server_are_passed_on(tmp_path: Path) -> None:
    async def fail(connection: WebSocket) -> None:
        await connection.send_text(wire.encode(wire.Error(code="x", text="It is too late.")))
        await connection.receive_text()

    async with serving(fail) as link:
        assert await refusal(link, tmp_path) == "It is too late."


async def test_an_interview_that_another_page_holds(tmp_path: Path) -> None:
    async def busy(connection: WebSocket) -> None:
        await connection.send_text(wire.encode(wire.Busy()))
        await connection.receive_text()

    async with serving(busy) as link:
        assert "Another page" in await refusal(link, tmp_path)


async def test_an_answer_for_the_sound_that_can_not_be_used(tmp_path: Path) -> None:
    async def nonsense(connection: WebSocket) -> None:
        await connection.send_text(wire.encode(WELCOME))
        await connection.send_text(wire.encode(wire.Answer(sdp="nonsense")))
        await connection.receive_text()

    async with serving(nonsense) as link:
        assert "answer for the sound" in await refusal(link, tmp_path)


async def test_an_interview_that_was_over_before(tmp_path: Path) -> None:
    async def over(connection: WebSocket) -> None:
        await connection.send_text(wire.encode(WELCOME.model_copy(update={"phase": "closed"})))
        await connection.receive_text()

    async with serving(over) as link:
        assert "over" in await refusal(link, tmp_path)
