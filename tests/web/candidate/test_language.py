"""The page's own words follow the interview's language, and its screens fit in German, whose words are longer."""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import ScriptedServer
from tests.web.candidate.test_interview import press
from tests.web.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.browser

QUESTIONS = (
    "Üben wir mit etwas Leichtem, das nicht bewertet wird. Was haben Sie gestern gemacht?",
    "Erzählen Sie mir von einem Mal, als sich plötzlich etwas geändert hat und Ihr Plan nicht mehr ging.",
)
# Shape of a table: its keys, and for a list how long it is. Functions take as many values.
SHAPE = """
async () => {
  const shape = (value) => typeof value === 'function' ? `function of ${value.length}`
    : Array.isArray(value) ? 'list' : typeof value === 'string' ? (value.trim() ? 'text' : 'EMPTY')
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
  const german = await import('/static/candidate/texts/de.js');
  const before = await import('/static/candidate/text.js?untouched');
  return [shape({ ...before }), shape({ ...german })];
}
"""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# Buttons whose words are cut off, or run out of them.
CUT_OFF = """
[...document.querySelectorAll('button')]
  .filter((button) => button.offsetParent && button.scrollWidth > button.clientWidth + 1)
  .map((button) => button.innerText)
"""


def looked_at(page: Page, name: str) -> None:
    """Kept for people to look at where INTERVIEWER_SCREENSHOTS names a folder."""
    if folder := os.environ.get("INTERVIEWER_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))
    assert page.evaluate(FITS), name
    assert page.evaluate(CUT_OFF) == [], name


def german(server: ScriptedServer, token: str) -> str:
    script = server.script(token)
    script.language, script.title, script.questions = "de", "Kundenberatung: erstes Gespräch", QUESTIONS
    return server.address(token)


def test_both_tables_have_the_same_words(server: ScriptedServer, browser: Browser, open_page: Open) -> None:
    server.script("tables")
    page = open_page(browser, server.address("tables"))
    english_shape, german_shape = page.evaluate(SHAPE)
    assert german_shape == english_shape
    assert "EMPTY" not in str(english_shape)


def test_the_long_names_begin_with_the_visible_ones_so_that_they_can_be_said(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    """WCAG 2.5.3."""
    server.script("names")
    page = open_page(browser, server.address("names"))
    words = page.evaluate("import('/static/candidate/texts/de.js').then(({ ROOM }) => JSON.stringify(ROOM))")
    room = json.loads(words)
    for name in ("repeat", "skip", "person"):
        assert room[f"{name}Long"].startswith(room[name])


def test_an_english_page_stays_english(server: ScriptedServer, browser: Browser, open_page: Open) -> None:
    server.script("english")
    page = open_page(browser, server.address("english"))
    expect(page.get_by_role("button", name="I agree, continue")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize(("size", "viewport"), [("phone", PHONE), ("laptop", LAPTOP)])
def test_a_german_interview_is_german_from_the_link_to_the_farewell(
    server: ScriptedServer, browser: Browser, open_page: Open, size: str, viewport: ViewportSize
) -> None:
    page = open_page(browser, german(server, f"german-{size}"), viewport=viewport)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Gespräch mit Aila")
    assert page.evaluate("document.documentElement.lang") == "de"
    looked_at(page, f"de-{size}-welcome")
    press(page, "Ich bin einverstanden, weiter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tonprobe")
    looked_at(page, f"de-{size}-check")
    press(page, "Weiter mit Tippen")
    press(page, "Gespräch beginnen")
    expect(page.locator(".question")).to_have_text(QUESTIONS[0])
    expect(page.locator(".question-card")).to_contain_text("Wird nicht bewertet")
    expect(page.get_by_role("group", name="Bedienung des Gesprächs")).to_be_visible()
    expect(page.locator(".question")).to_have_attribute("lang", "de")
    looked_at(page, f"de-{size}-room")
    page.get_by_role("button", name="Beenden").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Das Gespräch hier beenden?")
    looked_at(page, f"de-{size}-leave")
    press(page, "Beenden, ich möchte einen Menschen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ein Mensch übernimmt")
    looked_at(page, f"de-{size}-ended")
