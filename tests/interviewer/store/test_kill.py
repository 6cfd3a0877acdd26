"""SIGKILL at random instants: what was acknowledged is there, in order, and the database is sound."""

import multiprocessing
import random
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dialogue.events import SegmentHeard
from interviewer.store import Store
from tests.interviewer.store.appending import append_until_killed
from tests.interviewer.store.steps import invite, is_sound

KILLS = 40
KILLS_EACH = 5  # of the same three interviews, which go on after each


def last_acks(acks: Connection) -> dict[str, int]:
    """Everything the process said before it died, a half-sent message left out."""
    found: dict[str, int] = {}
    with suppress(EOFError, ConnectionResetError):
        while True:
            session_id, seq = acks.recv()
            assert seq > found.get(session_id, 0)
            found[session_id] = seq
    return found


@pytest.mark.fault
async def test_nothing_acknowledged_is_lost_by_a_kill_at_any_instant(url: str, database: Path) -> None:
    chance = random.Random(20261124)
    store = await Store.open(url)
    interviews = [[(await invite(store)).session_id for _ in range(3)] for _ in range(KILLS // KILLS_EACH)]
    await store.close()
    # A fork server that has imported everything once: a child is up in milliseconds, not in seconds.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.interviewer.store.appending"])
    acknowledged = 0
    for kill in range(KILLS):
        session_ids = interviews[kill // KILLS_EACH]
        acks, childs_end = processes.Pipe(duplex=False)
        child = processes.Process(target=append_until_killed, args=(url, session_ids, childs_end))
        child.start()
        childs_end.close()
        assert acks.poll(60), "the child never got to write"
        child.join(timeout=chance.uniform(0, 0.12))  # the random instant
        child.kill()
        child.join()
        told = last_acks(acks)
        acks.close()
        child.close()
        store = await Store.open(url)
        for session_id in session_ids:
            entries = (await store.open_log(session_id)).entries
            assert len(entries) >= told.get(session_id, 0)
            for seq, entry in enumerate(entries, start=1):
                assert isinstance(entry, SegmentHeard)
                assert entry.text.startswith(f"{session_id} {seq} ")
        acknowledged += len(told)
        await store.close()
        assert is_sound(database)
    assert acknowledged >= KILLS
