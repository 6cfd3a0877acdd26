"""From link to farewell, as a candidate goes through it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer import wire
from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import QUESTIONS, ScriptedServer
from tests.web.conftest import PHONE

pytestmark = pytest.mark.browser

AGREE = "I agree, continue"
TYPE = "Continue by typing"
TURN_ON = "Turn on the microphone"
START = "Start the interview"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def start_typed(page: Page) -> None:
    press(page, AGREE)
    press(page, TYPE)
    press(page, START)
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])


def test_consent_refused_captures_nothing_and_says_who_takes_over(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("refused")
    page = open_page(browser, server.address("refused"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your interview with Aila")
    press(page, "I’d rather talk to a person")
    press(page, "Yes, a person please")
    expect(page.get_by_role("heading", level=1)).to_have_text("A person will take over")
    expect(page.locator("main")).to_contain_text("hiring@example.org")
    assert script.status == "declined"
    assert page.evaluate("window.seen.getUserMedia") == 0
    assert script.connections == 0


def test_nothing_is_captured_before_consent_and_the_button_that_explains_it(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("before")
    page = open_page(browser, server.address("before"))
    expect(page.get_by_role("button", name=AGREE)).to_be_visible()
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    press(page, AGREE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sound check")
    assert page.evaluate("window.seen.getUserMedia") == 0
    press(page, TURN_ON)
    expect(page.locator(".check-status")).to_contain_text("We can hear you well")
    wanted = page.evaluate("window.seen.wanted.audio")
    assert [wanted[name] for name in ("echoCancellation", "noiseSuppression", "autoGainControl")] == [True] * 3
    assert script.count(wire.Offer) == 0  # no sound leaves before "Start"


def test_a_spoken_interview_shows_words_ends_answers_and_says_goodbye(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("spoken", words_trusted=False)
    page = open_page(browser, server.address("spoken"), viewport=PHONE)
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    expect(page.locator(".state-label")).to_have_text("Listening")
    offer = script.wait_for(wire.Offer)[0].sdp
    assert "useinbandfec=1" in offer
    assert "usedtx=0" in offer
    assert "m=video" not in offer
    assert script.is_connected()
    server.send(script, wire.Heard(text="I came by train", stable=6, final=False))
    expect(page.locator(".own-text .loose")).to_have_text(" by train")
    expect(page.locator(".rough")).to_be_visible()
    server.send(script, wire.Heard(text="I came by train", stable=15, final=True), wire.Saved(seq=3))
    expect(page.locator(".saved")).to_have_text("Saved")
    page.locator(".done").click()
    expect(page.locator(".question")).to_have_text(QUESTIONS[1])
    expect(page.locator(".number")).to_have_text("Question 1 of 2")
    page.locator(".done").click()
    expect(page.locator(".question")).to_have_text(QUESTIONS[2])
    page.locator(".done").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, that’s it")
    assert script.faults == []


def test_an_interview_is_typed_to_its_end_with_the_keyboard_alone(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("keyboard")
    page = open_page(browser, server.address("keyboard"))

    def go_to(selector: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} can't be reached by Tab")

    expect(page.get_by_role("button", name=AGREE)).to_be_visible()
    go_to(".decide .primary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sound check")
    go_to(".actions .button:last-child")
    page.keyboard.press("Enter")
    start = page.get_by_role("button", name=START)
    expect(start).not_to_have_attribute("aria-disabled", "true")
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    for index, question in enumerate(QUESTIONS):
        expect(page.locator(".question")).to_have_text(question)
        go_to("textarea")
        page.keyboard.type(f"Answer {index}")
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, that’s it")
    assert [message.text for message in script.wait_for(wire.Typed, 3)] == ["Answer 0", "Answer 1", "Answer 2"]
    assert 1 <= script.count(wire.Typing) <= 3
    assert page.evaluate("window.seen.getUserMedia") == 0
    assert script.faults == []


def test_captions_and_transcript_hold_every_sentence_and_are_no_live_regions(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("captions")
    page = open_page(browser, server.address("captions"))
    start_typed(page)
    expect(page.locator(".caption")).to_have_text(QUESTIONS[0])
    expect(page.locator(".transcript li.interviewer")).to_have_text([
        re.compile("Hello, I am Aila. Let us begin.$"), re.compile(re.escape(QUESTIONS[0])),
    ])  # fmt: skip
    live = "[aria-live], [role=log], [role=alert], [role=status]"
    assert page.locator(f":is({live}) :is(.caption, .transcript)").count() == 0
    assert page.locator(f":is(.caption, .transcript):is({live})").count() == 0
    say = wire.Say(
        id="u9", part=0, last=False, kind="probe", text="What did you do?", pts=-1, first=0, ms=60_000,
        seg=[], stress=[], words=[(0, 4, 0), (5, 3, 0), (9, 3, 50_000), (13, 3, 50_000)],
    )  # fmt: skip
    never = say.model_copy(update={"part": 1, "last": True, "text": "Never heard."})
    server.send(script, wire.State(s="speaking"), say, never)
    expect(page.locator(".state-label")).to_have_text("Aila is speaking")
    expect(page.locator(".caption .said")).to_have_text(["What ", "did "])
    server.send(script, wire.End(id="u9", cut=True))
    expect(page.locator(".transcript li.interviewer .words").last).to_have_text("What did …")


def test_pause_skip_repeat_and_leave_reach_the_server_and_ask_before_what_cannot_be_undone(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("controls")
    page = open_page(browser, server.address("controls"))
    start_typed(page)
    page.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".state-label")).to_have_text("Paused")
    expect(page.locator("#announcer")).to_have_text("Paused")
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    expect(page.locator(".state-label")).to_have_text("Your turn to type")
    press(page, "Repeat the question")
    press(page, "Skip this question")
    press(page, "Keep it")
    press(page, "Skip this question")
    press(page, "Skip it")
    expect(page.locator(".question")).to_have_text(QUESTIONS[1])
    press(page, "Leave, or talk to a person")
    press(page, "End it, I’d like a person")
    expect(page.get_by_role("heading", level=1)).to_have_text("A person takes over")
    asked = [message.what for message in script.wait_for(wire.Request, 5)]
    assert asked == ["pause", "resume", "repeat", "skip", "leave"]


def test_everything_can_be_deleted_after_the_end(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("erase", status="finished")
    page = open_page(browser, server.address("erase"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, that’s it")
    press(page, "Delete everything")
    press(page, "Keep it")
    assert script.status == "finished"
    press(page, "Delete everything")
    press(page, "Delete for good")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")
    assert script.status == "erased"


def test_settings_change_looks_at_once_and_survive_a_reload(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("settings")
    page = open_page(browser, server.address("settings"))
    start_typed(page)
    expect(page.locator(".caption")).to_be_visible()
    press(page, "Settings")
    page.get_by_label("Dark").check()
    page.get_by_label("Show captions of what Aila says").uncheck()
    page.get_by_label("No picture").check()
    press(page, "Close")
    expect(page.locator(".caption")).to_be_hidden()
    expect(page.locator(".portrait")).to_be_visible()
    expect(page.locator(".question")).to_be_visible()
    page.reload()
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
