"""What devices and browsers do around an interview: dark screens, held-back sound, apps with a browser inside."""

import pytest
from playwright.sync_api import Browser, expect

from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import ScriptedServer
from tests.web.candidate.test_interview import AGREE, TURN_ON, press, start_typed

pytestmark = pytest.mark.browser

IN_LINKEDIN = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 [LinkedInApp]"


def test_a_browser_inside_another_app_is_named_before_the_microphone_fails(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("in-app")
    page = open_page(browser, server.address("in-app"), user_agent=IN_LINKEDIN)
    press(page, AGREE)
    expect(page.locator(".hint")).to_contain_text("Open it in Chrome or Safari")
    press(page, "Copy the link")
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    expect(page.get_by_role("button", name=TURN_ON)).to_be_visible()


def test_the_screen_stays_on_from_the_start_to_the_end_of_the_interview(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("awake")
    count = """
    window.awake = 0;
    navigator.wakeLock.request = async () => {
      window.awake += 1;
      return { release: async () => { window.awake -= 1; } };
    };
    """
    page = open_page(browser, server.address("awake"), script=count)
    press(page, AGREE)
    assert page.evaluate("window.awake") == 0
    press(page, "Continue by typing")
    press(page, "Start the interview")
    expect(page.locator(".question")).to_be_visible()
    page.wait_for_function("() => window.awake === 1")
    press(page, "Leave, or talk to a person")
    press(page, "End it, I’d like a person")
    page.wait_for_function("() => window.awake === 0")


def test_a_browser_that_holds_back_sound_gets_one_button_for_it(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("held")
    hold = """
    const play = HTMLMediaElement.prototype.play;
    window.holding = true;
    HTMLMediaElement.prototype.play = function () {
      return window.holding ? Promise.reject(new DOMException('', 'NotAllowedError')) : play.call(this);
    };
    """
    page = open_page(browser, server.address("held"), script=hold)
    start_typed(page)
    expect(page.locator(".notice")).to_contain_text("Your browser holds back the sound.")
    page.evaluate("window.holding = false")
    press(page, "Turn on sound")
    expect(page.locator(".notice")).to_have_count(0)
    assert page.evaluate("document.getElementById('voice').paused") is False


def test_a_wish_for_less_motion_makes_her_calm_and_stops_animations(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("calm", character="aila")
    page = open_page(browser, server.address("calm"), reduced_motion="reduce")
    start_typed(page)
    press(page, "Settings")
    expect(page.get_by_label("Calm")).to_be_checked()
    moving = (
        "[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0
