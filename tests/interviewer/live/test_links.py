"""Guessers of links have to wait; pages come compressed."""

import gzip
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from interviewer import wire
from interviewer.routes import live
from interviewer.routes.guesses import ADDRESSES, MISSES, WITHIN_S, Guesses, sender
from tests.interviewer.live.page import live_page
from tests.interviewer.live.serving import Response, Served, request, serving


class Clock:
    now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


def test_after_ten_misses_in_a_minute_an_address_waits_until_the_first_is_a_minute_old() -> None:
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(MISSES):
        assert guesses.wait_s("192.0.2.1") == 0
        guesses.missed("192.0.2.1")
        clock.now_s += 1
    assert guesses.wait_s("192.0.2.1") == WITHIN_S - MISSES
    assert guesses.wait_s("192.0.2.2") == 0
    clock.now_s += WITHIN_S - MISSES
    assert guesses.wait_s("192.0.2.1") == 0


def test_nine_misses_a_minute_go_on_for_ever() -> None:
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(200):
        assert guesses.wait_s("192.0.2.1") == 0
        guesses.missed("192.0.2.1")
        clock.now_s += WITHIN_S / (MISSES - 1)


def test_a_million_addresses_take_no_more_memory_than_twenty_thousand() -> None:
    guesses = Guesses(Clock())
    for number in range(2 * ADDRESSES):
        guesses.missed(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(guesses._misses) == ADDRESSES


def asked_by(direct: str, *forwarded: str) -> HTTPConnection:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return HTTPConnection({"type": "http", "client": (direct, 4711), "headers": headers})


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, ["203.0.113.9"], "192.0.2.1"),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["1.1.1.1, 203.0.113.9"], "203.0.113.9"),
        (1, ["1.1.1.1", "203.0.113.9"], "203.0.113.9"),
        (2, ["1.1.1.1, 203.0.113.9, 198.51.100.7"], "203.0.113.9"),
        (2, ["203.0.113.9"], "192.0.2.1"),
        (1, [], "192.0.2.1"),
        (1, [""], "192.0.2.1"),
        (1, ["203.0.113.9:4711"], "203.0.113.9"),
        (1, ["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"),
        (1, ["[2001:db8:1:2::6]:4711"], "2001:db8:1:2::/64"),
        (1, ["::ffff:203.0.113.9"], "203.0.113.9"),
        (1, ["x" * 9_000], "x" * 64),
    ],
)
def test_only_proxies_of_ours_say_whom_a_request_comes_from(
    proxies: int, forwarded: list[str], address: str
) -> None:
    assert sender(asked_by("192.0.2.1", *forwarded), proxies) == address


async def ask(served: Served, token: str, forwarded: str = "") -> Response:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return await request(served.port, "GET", f"/api/invitations/{token}", headers=headers)


async def test_the_eleventh_unknown_link_is_answered_with_a_request_to_wait(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        assert [(await ask(served, f"{n:043}", f"10.0.0.{n}")).status for n in range(MISSES)] == [404] * MISSES
        refused = await ask(served, "x" * 43)
        assert refused.status == 429
        assert 50 <= int(refused.headers["retry-after"]) <= 60
        assert "wait a minute" in refused.json["message"]
        assert (await ask(served, token)).status == 429  # whether a guess is right is not to be seen
        async with live_page(served.port, token) as page:
            assert await page.close_code() == live.TOO_MANY_GUESSES


async def test_a_running_interview_goes_on_whatever_its_neighbours_guess(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await page.hello()
            await page.until(wire.Welcome)
            for number in range(MISSES):
                async with live_page(served.port, f"{number:043}") as guess:
                    assert await guess.close_code() == 4404
            async with live_page(served.port, "x" * 43) as guess:
                assert await guess.close_code() == live.TOO_MANY_GUESSES
        async with live_page(served.port, token) as again:
            await again.hello()
            await again.until(wire.Welcome)


async def test_behind_a_proxy_each_address_counts_for_itself(tmp_path: Path) -> None:
    async with serving(tmp_path, proxies=1) as served:
        for number in range(MISSES):
            assert (await ask(served, f"{number:043}", f"9.9.9.{number}, 203.0.113.9")).status == 404
        assert (await ask(served, "x" * 43, "203.0.113.9")).status == 429
        assert (await ask(served, "x" * 43, "203.0.113.10")).status == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/static/candidate/interview.js", "text/javascript"),
        ("/static/styles/base.css", "text/css"),
        ("/", "text/html"),
    ],
)
async def test_pages_come_compressed_with_their_type_and_their_policy(
    tmp_path: Path, path: str, kind: str
) -> None:
    async with serving(tmp_path) as served:
        plain = await served.http("GET", path)
        packed = await request(served.port, "GET", path, headers={"Accept-Encoding": "br, gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["content-type"].startswith(kind)
        assert packed.headers["content-security-policy"] == plain.headers["content-security-policy"]
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < 0.6 * len(plain.body)


async def test_what_the_browser_has_already_is_not_sent_again(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        path, headers = "/static/candidate/interview.js", {"Accept-Encoding": "gzip"}
        first = await request(served.port, "GET", path, headers=headers)
        headers["If-None-Match"] = first.headers["etag"]
        again = await request(served.port, "GET", path, headers=headers)
        assert (again.status, again.body) == (304, b"")


async def test_short_answers_are_not_compressed(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        answer = await request(
            served.port, "GET", "/api/invitations/" + "x" * 43, headers={"Accept-Encoding": "gzip"}
        )
        assert "content-encoding" not in answer.headers
        assert "not known here" in answer.json["message"]


async def test_every_turn_server_reaches_the_page_whole(tmp_path: Path) -> None:
    servers = [
        {"urls": "stun:stun.example.org:3478"},
        {
            "urls": [
                "turn:turn.example.org:3478?transport=udp",
                "turn:turn.example.org:3478?transport=tcp",
                "turns:turn.example.org:443?transport=tcp",
            ],
            "username": "aila",
            "credential": "hunter2",
        },
    ]
    async with serving(tmp_path, ice_servers=servers) as served:
        async with live_page(served.port, await served.invite()) as page:
            await page.hello()
            stun, turn = (await page.until(wire.Welcome)).ice_servers
            assert stun.urls == ["stun:stun.example.org:3478"]
            assert turn.model_dump() == servers[1]
        assert "hunter2" not in repr(served.settings)
        assert "hunter2" not in repr(served.parts)
