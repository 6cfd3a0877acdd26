"""Interviews that are really spoken: `interviewer serve`, and candidates who speak to it over WebRTC.

A scripted recognizer has one script, so each candidate has a server; all of them share one folder and one
database.
"""

import asyncio
import json
import random
import re
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.ranking.held import database
from benchmarks.ranking.people import BANK, Known, write_speaker
from dialogue.transcript import fold
from interviewer import settings as settings_module
from interviewer.hearing import scripted
from interviewer.settings import Settings
from interviewer.simulate import personas
from interviewer.simulate.script import script_for
from interviewer.simulate.server import free_port, server, stop
from interviewer.simulate.voice import open_speech
from interviewer.store import Store

# One for each competency but communication, which all of them are about: seven minutes when spoken.
QUESTIONS = ("team-disagreement", "hard-problem", "sudden-change", "own-mistake")
MINUTES = 20.0
AT_ONCE = 3
WITHIN_S = 1_500.0
HELD = "held.json"


@dataclass(frozen=True, slots=True)
class Spoken:
    """`session`: where it is stored; `outcome`: as the candidate saw it."""

    session: str
    known: Known
    outcome: str
    lasted_s: float


def keep(folder: Path, held: Sequence[Spoken]) -> None:
    (folder / HELD).write_text(json.dumps([asdict(one) for one in held], indent=1), encoding="utf-8")


def kept(folder: Path) -> list[Spoken]:
    """What was held there before; empty: nothing."""
    if not (folder / HELD).is_file():
        return []
    told = json.loads((folder / HELD).read_text(encoding="utf-8"))
    return [Spoken(**{**one, "known": Known(**one["known"])}) for one in told]


async def wrong_words(folder: Path, held: Sequence[Spoken]) -> float:
    """Share of the words said to scored questions that were heard wrongly, too much or not at all."""
    store = await Store.open(database(folder))
    errors = words = 0
    for one in held:
        report = json.loads(await asyncio.to_thread((folder / f"{one.known.name}-report.json").read_text, "utf-8"))
        said = [
            note["text"] for note in report["notes"] if note["kind"] == "said" and note["question_id"] in QUESTIONS
        ]
        transcript = fold((await store.open_log(one.session)).entries)
        heard = " ".join(answer.text for answer in transcript.answers)
        given, found = _words(" ".join(said)), _words(heard)
        errors += Levenshtein.distance(given, found)
        words += len(given)
    await store.close()
    return errors / max(1, words)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


async def hold(folder: Path, recognizer: str, dealt: Sequence[Mapping[str, int]], at_once: int) -> list[Spoken]:
    """One after the other would take hours: `at_once` of them side by side. Each is kept as soon as it is done,
    and what is kept already isn't held again."""
    settings = settings_module.load(data=folder, database_url=database(folder), recognizer=recognizer, bank=BANK)
    held = kept(folder)
    done = {one.known.name for one in held}
    named = [(f"{recognizer}-{number}", levels) for number, levels in enumerate(dealt)]
    waiting = [(name, levels) for name, levels in named if name not in done]
    random.Random(len(dealt)).shuffle(waiting)  # those held before it is stopped are of all levels
    if waiting:  # Aila's lines are synthesized once, and not by three servers at the same time
        async with _served(settings, folder, "warm-up", None):
            pass

    async def hold_next() -> None:
        while waiting:
            held.append(await _hold_one(settings, folder, *waiting.pop(0)))
            keep(folder, held)
            sys.stderr.write(f"{len(held)} of {len(dealt)}: {held[-1]}\n")

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(hold_next())
    return held


async def _hold_one(settings: Settings, folder: Path, name: str, levels: Mapping[str, int]) -> Spoken:
    path = folder / f"{name}.json"
    known = write_speaker(levels, name, QUESTIONS, path)
    script = None
    if settings.recognizer == "scripted":
        script = folder / f"{name}-script.json"
        persona = personas.load(str(path))
        speech = open_speech(settings, persona)
        try:
            scripted.save(await script_for(persona, speech), script)
        finally:
            speech.close()
    async with _served(settings, folder, name, script) as address:
        store = await Store.open(settings.database)
        try:
            token = await store.create_invitation(bank_id=BANK, label=name)
            report = await _speak(f"{address}/i/{token}", path, folder / f"{name}-report.json")
            invitation = await store.invitation(token)
        finally:
            await store.close()
    assert invitation is not None
    return Spoken(invitation.session_id, known, str(report["outcome"]), float(str(report["lasted_s"])))


@asynccontextmanager
async def _served(settings: Settings, folder: Path, name: str, script: Path | None) -> AsyncIterator[str]:
    port = free_port()
    options: dict[str, object] = {
        "port": port,
        "public_url": f"http://localhost:{port}",
        "data": str(folder),
        "database_url": settings.database,
        "bank": BANK,
        "questions": list(QUESTIONS),
        "interview_minutes": MINUTES,
        "recognizer": settings.recognizer if script is not None or name != "warm-up" else "pocketsphinx",
        **({} if script is None else {"recognizer_script": str(script)}),
    }
    async with server(options, folder / f"{name}.log"):
        yield f"http://localhost:{port}"


async def _speak(link: str, persona: Path, report: Path) -> dict[str, object]:
    command = ["simulate", link, "--persona", str(persona), "--json", str(report)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "interviewer", *command, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(WITHIN_S):
            await process.wait()
    finally:
        await stop(process)
    found: dict[str, object] = json.loads(await asyncio.to_thread(report.read_text, "utf-8"))
    return found
