"""Real Chromium against a scripted server. Each test gets a page whose troubles are collected and must be none."""

import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

from tests.web.candidate.scripted import ScriptedServer
from tests.web.conftest import FAKE_MICROPHONE, LAPTOP, launch

# Counts what must not happen before consent, and everything that the page's policy had to stop.
WATCH = """
window.seen = { getUserMedia: 0, violations: [], executed: 0 };
document.addEventListener('securitypolicyviolation', (event) =>
  window.seen.violations.push(event.violatedDirective + ' ' + event.blockedURI));
if (navigator.mediaDevices) {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    window.seen.getUserMedia += 1;
    window.seen.wanted = wanted;
    return ask(wanted);
  };
}
"""


@dataclass
class Watched:
    """A page, and what went wrong on it."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def seen(self, what: str) -> object:
        return self.page.evaluate(f"window.seen.{what}")


Open = Callable[..., Page]


@pytest.fixture(scope="session")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium whose microphone beeps, and is given without asking."""
    running = launch(playwright, *FAKE_MICROPHONE)
    yield running
    running.close()


@pytest.fixture(scope="session")
def refusing_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium that asks for the microphone, with nobody there to say yes: it refuses."""
    running = launch(playwright, FAKE_MICROPHONE[0])
    yield running
    running.close()


@pytest.fixture(scope="session")
def silent_browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium whose microphone delivers nothing but zeros."""
    path: Path = tmp_path_factory.mktemp("silence") / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(bytes(2 * 48_000))
    running = launch(playwright, *FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={path}")
    yield running
    running.close()


@pytest.fixture
def open_page() -> Iterator[Open]:
    """open_page(browser, address, **context options): a page in a context of its own."""
    contexts: list[BrowserContext] = []
    watched: list[Watched] = []

    def opened(
        browser: Browser,
        address: str,
        *,
        script: str = "",
        context: BrowserContext | None = None,
        **options: object,
    ) -> Page:
        if context is None:
            context = browser.new_context(**{"viewport": LAPTOP, **options})  # type: ignore[arg-type]
            context.add_init_script(WATCH + script)
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        one = Watched(page)
        watched.append(one)
        page.on("pageerror", lambda error: one.troubles.append(str(error)))
        page.on("console", lambda message: _listen(one, message))
        page.goto(address)
        return page

    yield opened
    for one in watched:
        assert one.troubles == []
        if not one.page.is_closed():
            assert one.seen("violations") == []
            assert one.seen("executed") == 0
    for context in contexts:
        context.close()


def _listen(one: Watched, message: ConsoleMessage) -> None:
    # A failed request is part of what is tested (unknown link, dropped connection); an error of ours is not.
    if (
        message.type == "error"
        and "Failed to load resource" not in message.text
        and "WebSocket" not in message.text
    ):
        one.troubles.append(message.text)
