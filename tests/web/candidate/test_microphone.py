"""Every way a microphone can fail has its own words, and typing is always offered beside them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer import wire
from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import QUESTIONS, ScriptedServer
from tests.web.candidate.test_interview import AGREE, START, TURN_ON, TYPE, press

pytestmark = pytest.mark.browser


def failing(name: str) -> str:
    return f"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{name}'); }};"


def expect_the_way_out(page: Page) -> None:
    press(page, TYPE)
    press(page, START)
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])


def test_a_denied_microphone_is_explained(
    server: ScriptedServer, refusing_browser: Browser, open_page: Open
) -> None:
    server.script("denied")
    page = open_page(refusing_browser, server.address("denied"))
    press(page, AGREE)
    press(page, TURN_ON)
    expect(page.locator(".check-status")).to_contain_text("The microphone is blocked for this page.")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    expect_the_way_out(page)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (failing("NotFoundError"), "No microphone was found."),
        (failing("NotReadableError"), "another program may be holding it"),
        (failing("OverconstrainedError"), "can’t be used in the way we need"),
        ("Object.defineProperty(navigator, 'mediaDevices', { value: undefined });", "opened over https"),
    ],
)
def test_a_missing_or_unusable_microphone_is_explained(
    server: ScriptedServer, browser: Browser, open_page: Open, script: str, message: str
) -> None:
    server.script("unusable")
    page = open_page(browser, server.address("unusable"), script=script)
    press(page, AGREE)
    press(page, TURN_ON)
    expect(page.locator(".check-status")).to_contain_text(message)
    expect_the_way_out(page)


def test_a_permission_question_that_is_never_answered_gets_a_hint_after_15_s(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("never")
    never = "navigator.mediaDevices.getUserMedia = () => new Promise(() => {});"
    page = open_page(browser, f"{server.base}/", script=never)
    page.clock.install()
    page.goto(server.address("never"))
    press(page, AGREE)
    press(page, TURN_ON)
    expect(page.get_by_role("button", name=TYPE)).to_be_visible()
    page.clock.run_for(14_000)
    expect(page.locator(".check-status")).to_be_empty()
    page.clock.run_for(1_500)
    expect(page.locator(".check-status")).to_contain_text("Still waiting for the browser.")


def test_a_silent_microphone_is_told_in_words_within_8_s(
    server: ScriptedServer, silent_browser: Browser, open_page: Open
) -> None:
    server.script("silent")
    page = open_page(silent_browser, server.address("silent"))
    press(page, AGREE)
    press(page, TURN_ON)
    expect(page.locator(".check-status")).to_contain_text("We don’t hear anything yet.")
    press(page, START)  # the person may know better
    expect(page.locator(".state-label")).to_have_text("Listening")
    expect(page.locator(".notice")).to_contain_text("We can’t hear anything at the moment.")


def test_a_microphone_that_goes_away_pauses_and_offers_both_ways_on(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("unplugged")
    keep = """
    const real = navigator.mediaDevices.getUserMedia;
    navigator.mediaDevices.getUserMedia = async (wanted) => (window.stream = await real(wanted));
    """
    page = open_page(browser, server.address("unplugged"), script=keep)
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Listening")
    page.evaluate("window.stream.getTracks()[0].dispatchEvent(new Event('mute'))")
    expect(page.locator(".notice")).to_contain_text("Your device has muted the microphone")
    page.evaluate("window.stream.getTracks()[0].dispatchEvent(new Event('unmute'))")
    expect(page.locator(".notice")).to_have_count(0)
    page.evaluate("window.stream.getTracks()[0].dispatchEvent(new Event('ended'))")
    expect(page.locator(".notice")).to_contain_text("The microphone was disconnected.")
    expect(page.locator(".state-label")).to_have_text("Paused")
    press(page, "Use the microphone again")
    expect(page.locator(".state-label")).to_have_text("Listening")
    assert [message.what for message in script.wait_for(wire.Request, 2)] == ["pause", "resume"]
    page.evaluate("window.stream.getTracks()[0].dispatchEvent(new Event('ended'))")
    press(page, "Type instead")
    expect(page.locator(".state-label")).to_have_text("Your turn to type")
    assert script.wait_for(wire.Hello, 2)[-1].mode == "text"


def test_a_network_without_media_goes_on_as_text_within_10_s(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("blocked", answers_media=False)
    page = open_page(browser, server.address("blocked"))
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Connecting…")
    expect(page.locator(".notice")).to_contain_text("Sound can’t get through on this network")
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    assert script.wait_for(wire.Hello, 2)[-1].mode == "text"
    assert script.faults == []
