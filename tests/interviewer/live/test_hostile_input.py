"""What a page may not do, and what it is told."""

import json
from pathlib import Path

import pytest

from interviewer import settings as settings_module
from interviewer import wire
from interviewer.errors import BackendError
from interviewer.hearing.scripted import Script, ScriptedRecognizer, ScriptedStream
from tests.interviewer.live.page import live_page
from tests.interviewer.live.serving import Served, serving

MALFORMED = [
    "",
    "{",
    "null",
    "[]",
    "7",
    "{}",
    '{"t": "unknown"}',
    '{"t": "offer"}',
    '{"t": "offer", "sdp": 7}',
    '{"t": "typed", "text": ""}',
    '{"t": "request", "what": "full marks"}',
    '{"t": "done", "more": 1}',
    '{"t": "typed", "text": "' + "x" * 9_000 + '"}',
    "[" * 20_000,
    '{"t": "ping", "n": 1e999}',
    '{"t": "ping", "n": -1}',
    '{"t": "ping", "n": 9007199254740992}',
    '{"t": "ping", "n": ' + "9" * 4_000 + "}",
    '{"t": "typed", "text": "\\ud800"}',
]


async def test_a_malformed_message_is_answered_and_the_interview_goes_on(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await page.hello()
        await page.until(wire.Welcome)
        for number, text in enumerate(MALFORMED):
            await page.send_text(text)
            error = await page.until(wire.Error)
            assert error.text
            assert "Traceback" not in error.text
            await page.send(wire.Ping(n=number))
            assert (await page.until(wire.Pong)).n == number


@pytest.mark.parametrize("sdp", ["", "v=0", "m=audio " * 5_000, "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n"])
async def test_an_offer_that_makes_no_sense_is_refused_in_words(tmp_path: Path, sdp: str) -> None:
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await page.hello(mode="voice")
        await page.until(wire.Welcome)
        await page.send(wire.Offer(sdp=sdp))
        error = await page.until(wire.Error)
        assert "offer" in error.text
        await page.send(wire.Ping(n=1))
        await page.until(wire.Pong)


async def test_a_message_a_hundred_times_too_long_ends_the_connection_not_the_interview(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await page.hello()
            await page.until(wire.Welcome)
            await page.send_text('{"t": "offer", "sdp": "' + "x" * 430_000 + '"}')
            assert await page.close_code() == 1009
        async with live_page(served.port, token) as again:
            await again.hello()
            await again.until(wire.Welcome)


async def test_a_flood_of_messages_ends_the_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await page.hello()
        for number in range(400):
            await page.send(wire.Ping(n=number))
        assert await page.close_code() == 1008


@pytest.mark.parametrize(("consented", "known", "code"), [(True, False, 4404), (False, True, 4403)])
async def test_a_link_that_may_not_begin_is_turned_away(
    tmp_path: Path, consented: bool, known: bool, code: int
) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite(consented=consented)
        async with live_page(served.port, token if known else "x" * 43) as page:
            assert await page.close_code() == code


async def test_another_site_cannot_open_the_interview(tmp_path: Path) -> None:
    async with (
        serving(tmp_path) as served,
        live_page(served.port, await served.invite(), origin="https://elsewhere.example") as page,
    ):
        assert await page.close_code() == 4403


class _Deaf(ScriptedRecognizer):
    """An engine that can't be opened for the first candidate, and can for the second."""

    def __init__(self) -> None:
        super().__init__(Script({}))
        self.opened = 0

    async def open_stream(self, language: str) -> ScriptedStream:
        self.opened += 1
        if self.opened == 1:
            raise BackendError("The engine does not start.", stage="recognizer")
        return await super().open_stream(language)


async def test_a_session_that_fails_says_so_and_leaves_the_others_alone(tmp_path: Path) -> None:
    async with serving(tmp_path, recognizer=_Deaf()) as served:
        broken, other = await served.invite(), await served.invite()
        async with live_page(served.port, broken) as page:
            await page.hello()
            error = await page.until(wire.Error)
            assert error.code == "session_failed"
            assert "Nothing that you said is lost" in error.text
            assert await page.close_code() == 1011
        async with live_page(served.port, other) as page:
            await page.hello()
            await page.until(wire.Welcome)
        async with live_page(served.port, broken) as page:  # the same link works again
            await page.hello()
            await page.until(wire.Welcome)


async def test_the_candidate_reads_what_happens_before_anything_does(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite(consented=False)
        shown = (await served.http("GET", f"/api/invitations/{token}")).json
        assert shown["status"] == "open"
        assert shown["interviewer"] == {"name": "Aila", "character": "aila"}
        text = " ".join(shown["consent"]["paragraphs"])
        for fact in ("is an AI", "recorded", "delete", "talk to a person", "rejects nobody"):
            assert fact in text
        stale = await _decide(served, token, {"version": "old", "accepted": True})
        assert stale["code"] == "stale"
        refused = await _decide(served, token, {"version": shown["consent"]["version"], "accepted": False})
        assert refused["status"] == "declined"
        again = await _decide(served, token, {"version": shown["consent"]["version"], "accepted": True})
        assert again["code"] == "ended"  # a person has been promised


async def _decide(served: Served, token: str, decision: object) -> dict[str, str]:
    answer = await served.http("POST", f"/api/invitations/{token}/consent", decision)
    found: dict[str, str] = answer.json
    return found


async def test_withdrawing_consent_stops_the_interview_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await page.hello()
            await page.send(wire.Start())
            await page.listening()
            version = (await served.http("GET", f"/api/invitations/{token}")).json["consent"]["version"]
            assert (await _decide(served, token, {"version": version, "accepted": False}))["status"] == "declined"
            await page.close_code()
        async with live_page(served.port, token) as again:
            assert await again.close_code() == 4403


async def test_deleting_leaves_no_word_and_no_sound(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await page.hello()
            await page.send(wire.Start())
            await page.listening()
            await page.send(wire.Typed(text="canary-in-the-answer"))
            await page.until(wire.Saved)
            await page.listening()
            folder = served.settings.recordings / await served.session_id(token)
            assert any(folder.iterdir())
            assert (await served.http("POST", f"/api/invitations/{token}/erase", {})).json == {"status": "erased"}
        assert not folder.exists()
        found = [p for p in served.settings.data.rglob("*") if p.is_file() and b"canary" in p.read_bytes()]
        assert found == []


@pytest.mark.parametrize(
    ("method", "path", "raw", "status", "says"),
    [
        ("GET", "/api/invitations/" + "x" * 43, None, 404, "not known here"),
        ("GET", "/api/invitations/..%2f..%2fetc", None, 404, ""),
        ("GET", "/static/../interviewer/settings.py", None, 404, "nothing at this address"),
        ("GET", "/static/%2e%2e/pyproject.toml", None, 404, "nothing at this address"),
        ("POST", "/api/invitations/TOKEN/consent", b"{", 422, "can't be understood"),
        ("POST", "/api/invitations/TOKEN/consent", b'{"accepted": "perhaps"}', 422, "can't be understood"),
        ("POST", "/api/invitations/TOKEN/consent", b"[" * 8_000, 400, "can't be understood"),
        ("POST", "/api/invitations/TOKEN/consent", b" " * 6_000_000, 413, "too long"),
        ("DELETE", "/api/invitations/TOKEN", None, 405, "can't be done"),
    ],
)
async def test_bad_requests_are_refused_in_plain_words(
    tmp_path: Path, method: str, path: str, raw: bytes | None, status: int, says: str
) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite(consented=False)
        answer = await served.http(method, path.replace("TOKEN", token), raw=raw)
        assert answer.status == status
        assert says in json.loads(answer.body)["message"]
        assert b"Traceback" not in answer.body


async def test_every_answer_carries_a_strict_policy(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite(consented=False)
        for path in ("/", f"/i/{token}", f"/api/invitations/{token}", "/static/candidate/main.js", "/nothing"):
            headers = (await served.http("GET", path)).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["x-content-type-options"] == "nosniff"


async def test_without_room_on_the_disk_nobody_begins_and_the_link_stays_valid(tmp_path: Path) -> None:
    async with serving(tmp_path, min_free_disk_mb=2**40) as served:
        token = await served.invite(consented=False)
        version = (await served.http("GET", f"/api/invitations/{token}")).json["consent"]["version"]
        answer = await served.http(
            "POST", f"/api/invitations/{token}/consent", {"version": version, "accepted": True}
        )
        assert answer.status == 503
        assert "your link stays valid" in answer.json["message"]
        assert (await served.http("GET", f"/api/invitations/{token}")).json["status"] == "open"


def test_settings_never_print_a_secret() -> None:
    settings = settings_module.load(database_url="postgresql+asyncpg://aila:secret@db/aila")
    assert "secret" not in repr(settings)
