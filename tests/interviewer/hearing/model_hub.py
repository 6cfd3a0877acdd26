"""As much of a model hub's protocol as it takes to fetch one model from it, on loopback."""

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "1" * 40


@contextlib.contextmanager
def serving(model: Path) -> Iterator[str]:
    """The address to be set as HF_ENDPOINT. Every repository that is asked for holds `model`."""

    class Hub(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, *, with_body: bool) -> None:
            path = self.path.partition("?")[0]
            if path.startswith("/api/models/"):
                body = json.dumps(_tree(model) if "/tree/" in path else _revision(model)).encode()
            elif (file := model / path.rpartition("/")[2]).is_file():
                body = file.read_bytes()
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/json")
            self.send_header("ETag", f'"{hashlib.sha1(body).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            if with_body:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _revision(model: Path) -> object:
    siblings = [{"rfilename": file.name} for file in model.iterdir()]
    return {
        "id": "any/model",
        "modelId": "any/model",
        "sha": COMMIT,
        "siblings": siblings,
        "tags": [],
        "private": False,
    }


def _tree(model: Path) -> object:
    return [
        {"type": "file", "path": file.name, "size": file.stat().st_size, "oid": "a" * 40}
        for file in model.iterdir()
    ]
