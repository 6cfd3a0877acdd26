"""Reloads, lost connections, second tabs, dead links, and text that tries to be more than text."""

import pytest
from playwright.sync_api import Browser, expect

from interviewer import wire
from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import QUESTIONS, ScriptedServer
from tests.web.candidate.test_interview import AGREE, START, TURN_ON, press, start_typed

pytestmark = pytest.mark.browser

ATTACK = '<img src=x onerror="window.seen.executed += 1"><script>window.seen.executed += 1</script>'


def test_an_unknown_link_says_so_and_offers_no_way_into_nothing(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    page = open_page(browser, server.address("nobody-knows-me"))
    expect(page.get_by_role("heading", level=1)).to_have_text("This link isn’t valid")
    expect(page.locator("main")).to_contain_text("ask the person who invited you")


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        ("finished", "Thank you, that’s it"),
        ("declined", "A person will take over"),
        ("erased", "Everything is deleted"),
    ],
)
def test_a_link_that_was_used_says_how_it_ended(
    server: ScriptedServer, browser: Browser, open_page: Open, status: str, heading: str
) -> None:
    server.script(f"was-{status}", status=status)
    page = open_page(browser, server.address(f"was-{status}"))
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert page.evaluate("window.seen.getUserMedia") == 0


def test_a_reload_resumes_the_same_question_without_second_consent(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("reload")
    page = open_page(browser, server.address("reload"))
    start_typed(page)
    page.locator("textarea").fill("Half an ans")
    page.reload()
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    expect(page.locator("textarea")).to_have_value("Half an ans")
    expect(page.locator(".transcript")).to_contain_text("Hello, I am Aila.")
    hellos = script.wait_for(wire.Hello, 2)
    assert hellos[0].tab == hellos[1].tab
    assert not hellos[1].take_over
    assert script.count(wire.Start) == 1


def test_a_reload_of_a_spoken_interview_takes_the_microphone_again_by_itself(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("reload-voice")
    page = open_page(browser, server.address("reload-voice"), permissions=["microphone"])
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    page.reload()
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    script.wait_for(wire.Offer, 2)
    assert script.wait_for(wire.Hello, 2)[1].mode == "voice"
    assert page.evaluate("window.seen.getUserMedia") == 1


def test_a_running_interview_opened_elsewhere_asks_how_to_go_on(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("elsewhere", status="running", phase="running", position=1)
    page = open_page(browser, server.address("elsewhere"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome back")
    press(page, "Continue with the microphone")
    expect(page.locator(".question")).to_have_text(QUESTIONS[1])


def test_a_server_that_has_lost_the_call_is_offered_a_new_one(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("dropped")
    page = open_page(browser, server.address("dropped"))
    start_typed(page)
    server.drop(script)
    script.wait_for(wire.Hello, 2)
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    expect(page.locator("#banner")).to_be_empty(timeout=15_000)
    expect(page.locator(".state-label")).to_have_text("Your turn to type")
    script.wait_for(wire.Offer, 2)  # a new peer connection, never a repaired one
    assert script.faults == []


def test_a_websocket_that_is_soon_back_costs_neither_the_call_nor_a_word_of_warning(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("kept-call", keeps_calls=True)
    page = open_page(browser, server.address("kept-call"))
    start_typed(page)
    page.evaluate(
        """() => {
          window.banners = [];
          const banner = document.getElementById('banner');
          new MutationObserver(() => window.banners.push(banner.textContent)).observe(banner, { childList: true });
        }"""
    )
    server.drop(script)
    hellos = script.wait_for(wire.Hello, 2)
    assert [hello.peer for hello in hellos] == ["", "the-call"]
    expect(page.locator(".state-label")).to_have_text("Your turn to type")
    page.locator("textarea").fill("Still here")
    press(page, "Send answer")
    script.wait_for(wire.Typed, 1)
    assert script.count(wire.Offer) == 1
    assert "".join(page.evaluate("window.banners")) == ""


def test_a_server_that_falls_silent_is_noticed_and_what_is_typed_stays(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("mute-server")
    page = open_page(browser, server.address("mute-server"))
    start_typed(page)
    script.answers_pings = script.greets = False
    page.locator("textarea").fill("This must not get lost")
    expect(page.locator("#banner")).to_contain_text("The connection is weak")
    expect(page.locator("#banner")).to_contain_text("Connection lost")
    expect(page.locator(".state-label")).to_have_text("Reconnecting…")
    script.answers_pings = script.greets = True
    expect(page.locator("#banner")).to_be_empty(timeout=30_000)
    expect(page.locator("textarea")).to_have_value("This must not get lost")


def test_a_server_that_answers_heartbeats_but_not_the_hello_is_asked_again(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("forgetful", greets=False)
    page = open_page(browser, server.address("forgetful"))
    press(page, AGREE)
    press(page, "Continue by typing")
    script.wait_for(wire.Ping, 1)
    script.greets = True
    expect(page.get_by_role("button", name=START)).not_to_have_attribute("aria-disabled", "true", timeout=30_000)
    script.wait_for(wire.Hello, 2)


def test_a_second_tab_takes_over_only_on_a_click_and_the_first_can_take_it_back(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("tabs")
    first = open_page(browser, server.address("tabs"))
    start_typed(first)
    second = open_page(browser, server.address("tabs"))
    press(second, "Continue by typing")
    expect(second.get_by_role("heading", level=1)).to_have_text("Continue here?")
    expect(first.locator(".question")).to_be_visible()
    press(second, "Continue here")
    expect(second.locator(".question")).to_have_text(QUESTIONS[0])
    expect(first.get_by_role("heading", level=1)).to_have_text("Continue here?")
    press(first, "Continue here")
    expect(first.locator(".question")).to_have_text(QUESTIONS[0])
    expect(second.get_by_role("heading", level=1)).to_have_text("Continue here?")


def test_a_duplicated_tab_does_not_pass_for_the_first(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("duplicate")
    first = open_page(browser, server.address("duplicate"))
    start_typed(first)
    with first.expect_popup() as opened:  # a popup gets a copy of sessionStorage, as a duplicated tab does
        first.evaluate("void open(location.href)")
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Continue here?")
    hellos = script.wait_for(wire.Hello, 2)
    assert hellos[0].tab != hellos[1].tab


def test_hostile_text_is_shown_as_text_everywhere(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("attack", title=ATTACK, questions=(ATTACK, ATTACK))
    page = open_page(browser, server.address("attack"))
    expect(page.locator("header")).to_contain_text(ATTACK)
    press(page, AGREE)
    press(page, "Continue by typing")
    press(page, START)
    expect(page.locator(".question")).to_have_text(ATTACK)
    expect(page.locator(".caption")).to_have_text(ATTACK)
    page.locator("textarea").fill(ATTACK)
    press(page, "Send answer")
    expect(page.locator(".transcript .candidate .words")).to_have_text(ATTACK)
    server.send(
        script,
        wire.Heard(text=ATTACK, stable=5, final=False),
        wire.Notice(code="n", text=ATTACK),
        wire.Error(code="e", text=ATTACK),
    )
    expect(page.locator(".notice p")).to_have_text([ATTACK, ATTACK])
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.seen.executed") == 0
    assert page.evaluate("window.seen.violations") == []


def test_a_message_that_makes_no_sense_changes_nothing(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("nonsense")
    page = open_page(browser, server.address("nonsense"))
    start_typed(page)
    assert script.socket is not None
    server.run(script.socket.send_text("{not json"))
    server.run(script.socket.send_text('{"t": "from_the_future", "x": 1}'))
    server.send(script, wire.Notice(code="still", text="Still here."))
    expect(page.locator(".notice")).to_contain_text("Still here.")


def test_a_server_that_cannot_be_reached_offers_to_try_again(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("offline")
    page = open_page(browser, f"{server.base}/")
    page.route("**/api/**", lambda route: route.abort())
    page.goto(server.address("offline"))
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    page.unroute("**/api/**")
    press(page, "Try again")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your interview with Aila")
