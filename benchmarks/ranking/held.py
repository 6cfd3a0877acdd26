"""Interviews held at text speed by the real dialogue, kept in a real store, scored by the real jobs, and ranked
by the command."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.ranking.figures import REQUIRED
from benchmarks.ranking.people import BANK, Known, bank
from dialogue.events import SessionOpened
from interviewer.jobs import ScoringJobs
from interviewer.scoring_model import Scorer
from interviewer.simulate.text import Simulated, Simulator
from interviewer.store import SessionStatus, Store
from scoring.model import Model
from scoring.report import Scorecard
from scoring.techniques.signs import key_of

# A quarter more than in the shipped settings: slow speakers get all of the questions, too.
BUDGET_S = 1_350.0
NAME = "interviews.db"


def database(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{(folder / NAME).resolve()}"


def hold(
    folder: Path, persona: str, dealt: Sequence[Mapping[str, int]]
) -> tuple[dict[str, Known], dict[str, int]]:
    """By session: what is known, and the number of words that were said."""
    simulator = Simulator(bank(), BUDGET_S)
    held = [simulator.run(persona, seed, traits) for seed, traits in enumerate(dealt)]
    sessions = asyncio.run(_keep(folder, held))
    named = list(zip(sessions, held, strict=True))
    known = {session: Known(f"{persona} {one.seed}", one.anchors) for session, one in named}
    return known, {session: sum(len(a.text.split()) for a in one.transcript.answers) for session, one in named}


async def _keep(folder: Path, held: Sequence[Simulated]) -> list[str]:
    store = await Store.open(database(folder))
    await store.pin_bank(bank().id, bank().version, bank().model_dump_json())
    sessions = [await _keep_one(store, one) for one in held]
    await store.close()
    return sessions


async def _keep_one(store: Store, one: Simulated) -> str:
    token = await store.create_invitation(bank_id=BANK, label=f"{one.persona} {one.seed}")
    agreed = await store.decide_consent(token, version="1", text="simulated", language="en", accepted=True)
    session = agreed.session_id
    await store.set_status(session, SessionStatus.RUNNING)
    log = await store.open_log(session)
    for entry in one.log:
        log.append(replace(entry, session_id=session) if isinstance(entry, SessionOpened) else entry)
    await log.flush()
    await store.set_status(session, SessionStatus.FINISHED)
    return session


def score(folder: Path, model: Model | None) -> None:
    """Everything anew, as a server does at its start with what has no scorecard."""
    with closing(sqlite3.connect(folder / NAME)) as database, database:
        database.execute("DELETE FROM scorecard")
    asyncio.run(_score(folder, model))


async def _score(folder: Path, model: Model | None) -> None:
    store = await Store.open(database(folder))
    jobs = ScoringJobs(store, Scorer(model))
    async with asyncio.TaskGroup() as group:
        running = group.create_task(jobs.run())
        while await store.unscored_sessions(jobs.scorer_version):
            pass  # asking the database lets the others work
        running.cancel()
    await store.close()


def levels(folder: Path) -> dict[str, dict[str, float]]:
    """Session -> criterion (`teamwork/helps-others`) -> the level on its newest scorecard, where it has one."""
    return asyncio.run(_levels(folder))


async def _levels(folder: Path) -> dict[str, dict[str, float]]:
    store = await Store.open(database(folder))
    cards = await store.scorecards()
    await store.close()
    return {
        session: {
            key_of(one.competency_id, own.criterion_id): own.level
            for one in card.competencies
            for own in one.criteria
            if own.level is not None
        }
        for session, card in cards.items()
        if isinstance(card, Scorecard)
    }


def ranked(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """By `interviewer rank`: for a position that asks for the top of the scale in all competencies, so that no
    excess is capped and the order is of the whole scale; and for one that asks for its middle."""
    return _ranked(folder, 5.0), _ranked(folder, REQUIRED)


def _ranked(folder: Path, level: float) -> dict[str, Any]:
    position = folder / f"level-{level:g}.yaml"
    required = {competency.id: {"level": level} for competency in bank().competencies}
    content = {"id": "simulated", "title": "Simulated", "bank": BANK, "required": required}
    position.write_text(json.dumps(content), encoding="utf-8")  # JSON is YAML, too
    command = [sys.executable, "-m", "interviewer", "rank", "--position", str(position), "--json"]
    environment = {**os.environ, "INTERVIEWER_DATABASE_URL": database(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    plain: dict[str, Any] = json.loads(done.stdout)
    return plain
