"""Whole interviews, one after the other, against one server: does it give everything back?"""

import asyncio
import json
import os
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.voice_path import machine
from benchmarks.voice_path.caller import Caller, CallFailed
from benchmarks.voice_path.compare import GREETING_WITHIN_S, reason
from benchmarks.voice_path.impairment import Impairment
from benchmarks.voice_path.phrases import Phrase, phrases
from benchmarks.voice_path.systems import OurServer, Running
from interviewer.simulate.server import ServerFailed

PROGRAM = "benchmarks.voice_path.watched_server"
QUESTIONS = 1
TURNS = 1 + QUESTIONS + 1  # the practice, the questions, and "any questions?"
INTERVIEW_WITHIN_S = 60.0
CLOSING_WITHIN_S = 15.0
# The session is closed, its recording written and its score made after the last word.
SETTLE_S = 1.0
COUNTED_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Soaked:
    """Of the server after an interview, while nobody is connected. `trouble`: why it was not completed.

    `tasks` and `objects` are the server's own count (`watched_server`), the others are the system's.
    """

    trouble: str
    rss_mb: float
    threads: int
    files: int
    sockets: int
    tasks: int
    objects: int


class Counts:
    """What the server says when it is asked for it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._taken = 0

    async def ask(self, pid: int) -> dict[str, int]:
        os.kill(pid, signal.SIGUSR1)
        async with asyncio.timeout(COUNTED_WITHIN_S):
            while len(lines := self._lines()) <= self._taken:  # noqa: ASYNC110  (another process writes)
                await asyncio.sleep(0.05)
        self._taken = len(lines)
        found: dict[str, int] = json.loads(lines[-1])
        return found

    def _lines(self) -> list[str]:
        written = self._file.read_text(encoding="utf-8") if self._file.exists() else ""
        return written.split("\n")[:-1]


async def soak(interviews: int, told: Callable[[int, Soaked], None], log: Path) -> list[Soaked]:
    """The first one found is before any interview. What failed is told in full in `log`'s neighbour."""
    spoken = phrases()
    with tempfile.TemporaryDirectory(prefix="voice-path-soak-") as name:
        folder = Path(name)
        counts = Counts(folder / "counts")
        program = (PROGRAM, str(folder / "counts"))
        system = OurServer(folder, spoken, questions=QUESTIONS, program=program)
        (folder / "data").mkdir()
        async with system.running(log) as running:
            found = [await _look(running.pid, counts, "")]
            told(0, found[0])
            for number in range(1, interviews + 1):
                trouble = await _interview(running, spoken)
                if trouble:
                    _keep(log.with_suffix(".failures"), number, trouble, folder / "data" / "interviewer.log")
                await asyncio.sleep(SETTLE_S)
                found.append(await _look(running.pid, counts, trouble))
                told(number, found[-1])
    return found


async def _look(pid: int, counts: Counts, trouble: str) -> Soaked:
    own = await counts.ask(pid)
    usage = machine.usage(pid)
    return Soaked(trouble, usage.rss_mb, usage.threads, usage.files, usage.sockets, own["tasks"], own["objects"])


async def _interview(running: Running, spoken: tuple[Phrase, ...]) -> str:
    """Why it did not come to its end; empty if it did. The next one begins all the same."""
    trouble, last_words = "", ""
    caller = Caller(Impairment())
    try:
        async with asyncio.timeout(INTERVIEW_WITHIN_S), running.session(caller) as session:
            try:
                if not await caller.hear_out(GREETING_WITHIN_S):
                    raise CallFailed("she said nothing")
                await caller.take_turns(spoken, TURNS)
                async with asyncio.timeout(CLOSING_WITHIN_S):
                    await session.over.wait()
            finally:
                last_words = session.last_words()
    except* (OSError, TimeoutError, CallFailed, ServerFailed) as failed:
        heard = caller.heard
        trouble = (
            f"{reason(failed)}; {len(heard.latencies_ms)} answered, {heard.missed} missed, {heard.cut_ins} "
            f"cut-ins, {caller.state}, {caller.microphone_late} packets late, load {machine.load_average():.1f}, "
            f"last messages: {last_words or 'none, no session'}"
        )
    finally:
        await caller.close()
    return trouble


def _keep(file: Path, number: int, trouble: str, server_log: Path) -> None:
    """The folder with the server's log goes with the run."""
    said = server_log.read_text(encoding="utf-8", errors="replace")[-4_000:] if server_log.exists() else ""
    with file.open("a", encoding="utf-8") as kept:
        kept.write(f"interview {number}: {trouble}\n{said}\n")
