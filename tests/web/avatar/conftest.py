"""Real Chromium with the avatar's modules, served with the product's own security headers and nothing else."""

import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from interviewer.app import security_headers
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.preparation import prepared
from interviewer.speaking.speech import PreparedSpeech, Voice
from tests.web.avatar.chromium import NO_WEBGL, WEBGL_WITHOUT_GPU, Chromium, Tab

WEB = Path(__file__).parents[3] / "web"
PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
# Has p, b and m before and after vowels of all kinds, rounded ones too, and a pause in the middle.
SENTENCE = "Hi, I'm Aila. Maybe you could begin by telling me about a problem you solved, and a move you regret?"

OpenTab = Callable[..., Tab]


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        root, name = (WEB, path.removeprefix("/static/")) if path.startswith("/static/") else (PAGE, path[1:])
        file = root / (name or "index.html")
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[file.suffix])
        for header, value in security_headers().headers.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(file.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """A line for each file would drown the tests' own output."""


@pytest.fixture(scope="package")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Chromium]:
    running = Chromium(WEBGL_WITHOUT_GPU)
    yield running
    running.close()


@pytest.fixture(scope="package")
def plain_tab(site: str) -> Iterator[Tab]:
    """In a browser that has no WebGL."""
    running = Chromium(NO_WEBGL)
    tab = running.open(site, 390, 500, 1, reduced_motion=False)
    yield tab
    assert tab.troubles == []
    tab.close()
    running.close()


@pytest.fixture
def open_tab(chromium: Chromium, site: str) -> Iterator[OpenTab]:
    """A page of its own. At the end: no error, nothing that the policy stopped, no request to elsewhere."""
    tabs: list[Tab] = []

    def opened(width: int = 390, height: int = 500, dpr: float = 1, *, reduced_motion: bool = False) -> Tab:
        tabs.append(chromium.open(site, width, height, dpr, reduced_motion=reduced_motion))
        return tabs[-1]

    yield opened
    for tab in tabs:
        assert tab.troubles == []
        assert tab.violations() == []
        assert [url for url in tab.requests if not url.startswith((site, "data:"))] == []
        tab.close()


@pytest.fixture(scope="package")
def shared_tab(chromium: Chromium, site: str) -> Iterator[Tab]:
    """For probes that leave nothing behind."""
    tab = chromium.open(site, 390, 500, 1, reduced_motion=False)
    yield tab
    assert tab.troubles == []
    tab.close()


@pytest.fixture(scope="package")
def line() -> PreparedSpeech:
    """A line as the server sends it."""
    synthesizer = EspeakSynthesizer()
    try:
        return prepared(SENTENCE, synthesizer.speak(SENTENCE, Voice()))
    finally:
        synthesizer.close()
