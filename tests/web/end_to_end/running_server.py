"""`interviewer serve` as its host runs it, and what is on record afterwards."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from interviewer import settings as settings_module
from interviewer.simulate.server import free_port
from interviewer.store import Store

READY_WITHIN_S = 90
T = TypeVar("T")


@dataclass
class RunningServer:
    """A process of its own; `kill` and `start` again as often as a test likes."""

    folder: Path
    bank: str
    questions: tuple[str, ...]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEWER_")}
        quoted = ", ".join(f'"{question}"' for question in self.questions)
        return inherited | {
            "INTERVIEWER_PORT": str(self.port),
            "INTERVIEWER_DATA": str(self.folder / "data"),
            "INTERVIEWER_RECOGNIZER": "pocketsphinx",
            "INTERVIEWER_BANK": self.bank,
            "INTERVIEWER_QUESTIONS": f"[{quoted}]",
            "INTERVIEWER_CONTACT": "hiring@example.org",
            "INTERVIEWER_HALF_DUPLEX": "true",  # the voice on tape never stops, and would not let her speak
        }

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "interviewer", "serve"],
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_ready()

    def kill(self) -> None:
        """As a power cut would: no warning."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # SIGTERM would wait for the interview's end
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def invite(self) -> str:
        """A link, made by the command that a host uses."""
        answer = subprocess.run(
            [sys.executable, "-m", "interviewer", "invite", "a test"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return answer.stdout.strip()

    def recorded(self, link: str) -> tuple[str, list[Any]]:
        """The session's id and its log."""
        return _in_a_thread(self._read(link.rsplit("/", 1)[-1]))

    async def _read(self, token: str) -> tuple[str, list[Any]]:
        store = await Store.open(settings_module.load(data=self.folder / "data").database)
        try:
            invitation = await store.invitation(token)
            assert invitation is not None
            log = await store.open_log(invitation.session_id)
            return invitation.session_id, list(log.entries)
        finally:
            await store.close()

    def _wait_until_ready(self) -> None:
        assert self.process is not None
        for _ in range(READY_WITHIN_S * 2):
            if self.process.poll() is not None:
                break
            with socket.socket() as probe:
                probe.settimeout(0.5)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            try:
                self.process.wait(0.5)
            except subprocess.TimeoutExpired:
                continue
        raise AssertionError(f"the server did not start:\n{self.log.read_text(errors='replace')}")


def _in_a_thread(work: Coroutine[Any, Any, T]) -> T:
    """Playwright's own event loop occupies the test's thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result(timeout=60)
