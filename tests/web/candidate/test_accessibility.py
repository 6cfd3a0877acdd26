"""What can be checked by script: names, targets, contrast, reflow, focus. Screen readers are tried by hand."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer import wire
from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import WEB, Script, ScriptedServer
from tests.web.candidate.test_interview import AGREE, START, TURN_ON, press
from tests.web.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 568}

# Text smaller than 24 px against the first opaque colour behind it (WCAG 1.4.3); disabled controls are exempt.
LOW_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.backgroundImage !== 'none') return null;  // gradients are judged by eye
      const colour = rgba(style.backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba('canvas');
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility({ checkVisibilityCSS: true })) continue;
    if (node.closest('[aria-disabled=true], .visually-hidden, option')) continue;
    const behind = ground(node);
    if (!behind) continue;
    const [a, b] = [light(rgba(getComputedStyle(node).color)), light(behind)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${text.data.trim().slice(0, 40)}`);
  }
  return found;
}"""

NAMELESS = """() => [
  ...document.querySelectorAll('button, a[href], input, select, textarea, [role=img], [role=region]')]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || node.labels?.length))
  .map((node) => node.outerHTML)"""

SMALL_TARGETS = """() => [...document.querySelectorAll('button, select, textarea, label.choice, label.tick')]
  .filter((node) => node.checkVisibility())
  .map((node) => [node, node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([node, box]) => `${box.width}x${box.height} ${node.textContent}`)"""

CUT_OFF = """() => [...document.querySelectorAll('button, label, h2, .question, .own-text, .caption')]
  .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1)
  .map((node) => `${node.scrollWidth} in ${node.clientWidth}: ${node.textContent}`)"""

TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

Check = Callable[[Page], None]


def check(page: Page) -> None:
    assert page.evaluate(LOW_CONTRAST) == []
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.locator("h1").count() == 1


def room_with_everything(server: ScriptedServer, script: Script, page: Page) -> None:
    """Live words, a notice, captions half said: the fullest the room gets."""
    text = "Thank you. And what did you do yourself, step by step, when the information did not come?"
    server.send(
        script,
        wire.Heard(text="I asked the people who had been there before me", stable=20, final=False),
        wire.Notice(code="no_sound", text="No sound arrives from your microphone. You can type your answer."),
        wire.Say(
            id="u50", part=0, last=True, kind="probe", text=text, pts=-1, first=0, ms=60_000,
            seg=[], stress=[], words=[(0, 5, 0), (6, 4, 50_000)],
        ),
    )  # fmt: skip
    expect(page.locator(".caption")).to_have_text(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP, NARROW], ids=["phone", "laptop", "320px"])
def test_every_screen_has_names_contrast_large_targets_and_no_sideways_scrolling(
    server: ScriptedServer, browser: Browser, open_page: Open, size: dict[str, int], scheme: str
) -> None:
    token = f"a11y-{size['width']}-{scheme}"
    script = server.script(token, words_trusted=False, character="aila")
    page = open_page(browser, server.address(token), viewport=size, color_scheme=scheme)
    expect(page.locator(".consent")).to_be_visible()
    check(page)
    press(page, AGREE)
    check(page)
    press(page, TURN_ON)
    expect(page.locator(".check-status")).to_contain_text("We can hear you")
    check(page)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Listening")
    room_with_everything(server, script, page)
    check(page)
    press(page, "Settings")
    check(page)
    press(page, "Close")
    press(page, "Leave, or talk to a person")
    check(page)
    press(page, "End it, I’d like a person")
    expect(page.get_by_role("heading", level=1)).to_have_text("A person takes over")
    check(page)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_text_of_twice_the_size_is_not_cut_off_and_needs_no_sideways_scrolling(
    server: ScriptedServer, browser: Browser, open_page: Open, size: dict[str, int]
) -> None:
    token = f"large-{size['width']}"
    script = server.script(token, words_trusted=False)
    enlarge = (
        "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%');"
    )
    page = open_page(browser, server.address(token), viewport=size, script=enlarge)
    expect(page.locator(".consent")).to_be_visible()
    assert page.evaluate(TOO_WIDE) <= 0
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Listening")
    room_with_everything(server, script, page)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT_OFF) == []


def test_the_room_keeps_question_and_done_in_sight_on_phone_and_laptop(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    for name, size in (("phone", PHONE), ("laptop", LAPTOP)):
        script = server.script(f"sight-{name}", words_trusted=False, character="aila")
        page = open_page(browser, server.address(f"sight-{name}"), viewport=size)
        press(page, AGREE)
        press(page, TURN_ON)
        press(page, START)
        expect(page.locator(".state-label")).to_have_text("Listening")
        room_with_everything(server, script, page)
        for selector in (".question", ".done", ".caption", ".state-label"):
            expect(page.locator(selector)).to_be_in_viewport(ratio=0.99)
        scene = page.locator(".scene").bounding_box()
        assert scene is not None
        assert scene["width"] * scene["height"] > 0.35 * size["width"] * size["height"]  # Aila is large


def test_the_focus_goes_through_the_room_in_the_order_it_is_seen_and_is_visible(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    server.script("focus")
    page = open_page(browser, server.address("focus"))
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Listening")
    expect(page.locator("h1")).to_be_focused()
    seen: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const focused = document.activeElement, style = getComputedStyle(focused);
              const name = focused.getAttribute('aria-label') || focused.textContent.trim() || focused.id;
              return [name, style.outlineStyle, style.outlineWidth];
            }"""
        )
        assert found[1:] == ["solid", "3px"], found
        seen.append(found[0])
    assert seen[0] == "Settings"
    assert seen[2:6] == ["Conversation so far", "Your words", "answer", "Send answer"]
    assert seen[6].startswith("Done")
    assert seen[7:] == ["Repeat the question", "Skip this question", "Pause", "Type", "Leave, or talk to a person"]


def test_escape_closes_a_question_as_no_and_gives_the_focus_back(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("escape")
    page = open_page(browser, server.address("escape"))
    press(page, "I’d rather talk to a person")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="I’d rather talk to a person")).to_be_focused()
    assert script.status == "open"


def test_captions_are_announced_only_when_asked_for(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("announce")
    page = open_page(browser, server.address("announce"))
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator("#announcer")).to_have_text("Listening")
    press(page, "Settings")
    page.get_by_label("Read captions aloud with my screen reader").check()
    press(page, "Close")
    room_with_everything(server, script, page)
    expect(page.locator("#announcer")).to_contain_text("And what did you do yourself")


def test_the_first_page_without_the_avatar_weighs_at_most_60_kb_compressed() -> None:
    files = [WEB / "candidate.html", *(WEB / "candidate").rglob("*.js"), *(WEB / "styles").glob("*.css")]
    weight = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    assert weight <= 60_000, f"{weight} bytes"


def test_the_landing_page_needs_no_script(server: ScriptedServer, browser: Browser, open_page: Open) -> None:
    page = open_page(browser, f"{server.base}/", java_script_enabled=True, viewport=NARROW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Interviews with Aila")
    assert page.locator("script").count() == 0
    check(page)
