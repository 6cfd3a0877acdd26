"""Processes that score and are killed, or whose journal can't be used."""

import asyncio
import os
import signal
from multiprocessing.connection import Connection

from interviewer import scoring_workflow
from interviewer.jobs import ScoringJobs
from interviewer.store import Store
from interviewer.store.log import SessionLog
from scoring.report import Scorecard

assert scoring_workflow, "imported once, in the fork server"

STEPS = ("open_log", "pinned_bank", "before_saving", "after_saving")


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingStore(Store):
    """A real store whose process is killed at one step of scoring, without any chance to tidy up."""

    dies_at = ""

    async def open_log(self, session_id: str) -> SessionLog:
        self._die_at("open_log")
        return await super().open_log(session_id)

    async def pinned_bank(self, bank_id: str, version: str) -> str | None:
        self._die_at("pinned_bank")
        return await super().pinned_bank(bank_id, version)

    async def save_scorecard(self, card: Scorecard) -> bool:
        self._die_at("before_saving")
        is_new = await super().save_scorecard(card)
        self._die_at("after_saving")
        return is_new

    def _die_at(self, step: str) -> None:
        if step == self.dies_at:
            kill_self()


def score_until_killed(url: str, session_ids: list[str], ready: Connection) -> None:
    """Each of them is delivered three times."""
    asyncio.run(_score(url, session_ids, "", ready))


def die_at(step: str, url: str, session_ids: list[str], ready: Connection) -> None:
    asyncio.run(_score(url, session_ids, step, ready))


def score_all(url: str, within_s: float, done: Connection) -> None:
    """Everything that is unscored, then stop as the server does. done: the time that the end took."""
    asyncio.run(_score_all(url, within_s))
    done.send("ended")


async def _score(url: str, session_ids: list[str], step: str, ready: Connection) -> None:
    store = await DyingStore.open(url)
    store.dies_at = step
    jobs = ScoringJobs(store)
    for session_id in session_ids * 3:
        jobs.enqueue(session_id)
    ready.send("ready")
    await jobs.run()


async def _score_all(url: str, within_s: float) -> None:
    store = await Store.open(url)
    jobs = ScoringJobs(store, journal_within_s=within_s)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(jobs.run())
        async with asyncio.timeout(60):
            while await store.unscored_sessions(jobs.scorer_version):
                pass  # asking the database lets the others work
        running.cancel()
    await store.close()
