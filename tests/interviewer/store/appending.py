"""A process that appends until it is killed, and says what it was told is saved. Run by test_kill.py."""

import asyncio
from collections.abc import Callable
from multiprocessing.connection import Connection

from interviewer.store import Store
from tests.interviewer.store.steps import heard


def append_until_killed(url: str, session_ids: list[str], acks: Connection) -> None:
    asyncio.run(_append(url, session_ids, acks))


async def _append(url: str, session_ids: list[str], acks: Connection) -> None:
    store = await Store.open(url)
    logs = [await store.open_log(session_id) for session_id in session_ids]
    for log in logs:
        log.on_saved = _teller(log.session_id, acks)
    burst = 0
    while True:
        burst += 1
        for log in logs:
            for _ in range(burst % 5 + 1):
                words = f"{log.session_id} {len(log.entries) + 1} " + "x" * (burst * 997 % 3_000)
                log.append(heard(words))
        await asyncio.sleep(0)
        if burst % 4 == 0:  # a few commits may wait for each other, thousands would only slow the test down
            await logs[0].flush()


def _teller(session_id: str, acks: Connection) -> Callable[[int], None]:
    def tell(seq: int) -> None:
        acks.send((session_id, seq))

    return tell
