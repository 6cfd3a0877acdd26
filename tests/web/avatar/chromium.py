"""Chromium in a thread of its own: Playwright's loop must not meet the one of another test package's browser."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

T = TypeVar("T")

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--headless=new", "--no-sandbox", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WEBGL_WITHOUT_GPU = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
NO_WEBGL = ["--disable-gpu", "--disable-3d-apis"]
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI);
});
"""
CALL = "async ([name, argument]) => (await import('/probes.js'))[name](argument)"


class Tab:
    """One page with the probes of page/probes.js; what it asks for and what goes wrong is kept."""

    def __init__(self, chromium: "Chromium", page: Page) -> None:
        self._chromium = chromium
        self._page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []

    def call(self, probe: str, argument: object = None) -> Any:
        return self._chromium.do(lambda: self._page.evaluate(CALL, [probe, argument]))

    def resize(self, width: int, height: int) -> None:
        self._chromium.do(lambda: self._page.set_viewport_size({"width": width, "height": height}))

    def violations(self) -> list[str]:
        found: list[str] = self._chromium.do(lambda: self._page.evaluate("window.violations"))
        return found

    def close(self) -> None:
        self._chromium.do(self._page.context.close)


class Chromium:
    def __init__(self, flags: list[str]) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._playwright: Playwright = self.do(lambda: sync_playwright().start())
        # Playwright's own headless flag is the old mode; the new one is given by hand.
        self._browser: Browser = self.do(
            lambda: self._playwright.chromium.launch(
                executable_path=CHROMIUM, headless=False, args=[*FLAGS, *flags], chromium_sandbox=False
            )
        )

    def do(self, work: Callable[[], T]) -> T:
        return self._thread.submit(work).result()

    def open(self, address: str, width: int, height: int, dpr: float, *, reduced_motion: bool) -> Tab:
        return self.do(lambda: self._open(address, width, height, dpr, reduced_motion))

    def close(self) -> None:
        self.do(self._browser.close)
        self.do(self._playwright.stop)
        self._thread.shutdown()

    def _open(self, address: str, width: int, height: int, dpr: float, reduced_motion: bool) -> Tab:
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=dpr,
            reduced_motion="reduce" if reduced_motion else "no-preference",
        )
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(60_000)
        tab = Tab(self, page)
        page.on("request", lambda request: tab.requests.append(request.url))
        page.on("pageerror", lambda error: tab.troubles.append(str(error)))
        page.on("console", lambda message: _listen(tab, message))
        page.goto(address)
        return tab


def _listen(tab: Tab, message: ConsoleMessage) -> None:
    if message.type == "error" and "Failed to load resource" not in message.text:
        tab.troubles.append(message.text)
