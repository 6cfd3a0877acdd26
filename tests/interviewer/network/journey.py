"""One interview over a link that is cut, or on which the candidate's address changes. Prints what was measured.

unshare -Urn python -m tests.interviewer.network.journey FOLDER OUTAGE_S
unshare -Urn python -m tests.interviewer.network.journey FOLDER address
"""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from dialogue.events import CandidateConnected, CandidateDisconnected
from interviewer import settings as settings_module
from interviewer.store import Store
from tests.interviewer.live.real_server import invited, options
from tests.interviewer.network.link import FAR_ADDRESS, Link
from tests.interviewer.network.returning_page import ReturningPage

READY_WITHIN_S = 90.0
BACK_WITHIN_S = 40.0


async def until(holds: Callable[[], bool], within_s: float = BACK_WITHIN_S) -> None:
    async with asyncio.timeout(within_s):
        while True:
            if holds():
                return
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def far_server(chosen: dict[str, Any], log: Path) -> AsyncIterator[Link]:
    """`interviewer serve` in a namespace of its own, at the other end of the link."""
    values = [f"--set={name}={json.dumps(value)}" for name, value in (chosen | {"host": "0.0.0.0"}).items()]
    here = _namespace("self")
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            "unshare", "-n", sys.executable, "-m", "interviewer", "serve", *values, stdout=output, stderr=output
        )
    try:
        await until(lambda: _namespace(str(process.pid)) != here)
        with Link(process.pid) as link:
            await until(lambda: "Ready" in log.read_text(errors="replace"), READY_WITHIN_S)
            yield link
    finally:
        process.kill()
        await process.wait()


def _namespace(pid: str) -> str:
    return str(Path(f"/proc/{pid}/ns/net").readlink())


async def travel(folder: Path, trouble: str) -> dict[str, Any]:
    chosen = options(folder)
    token = await invited(chosen)
    async with far_server(chosen, folder / "server.log") as link, asyncio.TaskGroup() as group:
        page = ReturningPage(FAR_ADDRESS, chosen["port"], token)
        running = group.create_task(page.run(), name="page")
        await until(lambda: page.state == "listening")
        await until(lambda: len(page.sound_at_s) > 100)
        question, calls, said = page.question, page.calls, len(page.said)
        loop = asyncio.get_running_loop()
        cut_s = loop.time()
        if trouble == "address":
            link.change_near_address()
            page.lose_socket()  # browsers end what used the old address
        else:
            link.down = True
            await asyncio.sleep(float(trouble))
            link.down = False
        mended_s = loop.time()
        await until(lambda: len([at_s for at_s in page.sound_at_s if at_s > mended_s]) > 50)
        await until(lambda: len(page.said) > said and page.state == "listening")
        heard_s = [at_s for at_s in page.sound_at_s if at_s > mended_s]
        result = {
            "question_before": question,
            "question_after": page.question,
            "said_after": page.said[said:],
            "new_calls": page.calls - calls,
            "sound_after_s": round(heard_s[0] - mended_s, 2),
            "gap_s": round(heard_s[0] - max(at_s for at_s in page.sound_at_s if at_s <= mended_s), 2),
            "trouble_s": round(mended_s - cut_s, 2),
        }
        running.cancel()
        await page.close()
    return result | {"absent_s": await absence_s(chosen, token)}


async def absence_s(chosen: dict[str, Any], token: str) -> float:
    """For how long the interview stood still, by its own record."""
    store = await Store.open(settings_module.load(**chosen).database)
    try:
        invitation = await store.invitation(token)
        assert invitation is not None
        entries = (await store.open_log(invitation.session_id)).entries
    finally:
        await store.close()
    gone = [entry.at_s for entry in entries if isinstance(entry, CandidateDisconnected)]
    back = [entry.at_s for entry in entries if isinstance(entry, CandidateConnected)]
    return round(max(back) - min(gone), 2) if gone else 0.0


if __name__ == "__main__":
    measured = asyncio.run(travel(Path(sys.argv[1]), sys.argv[2]))
    sys.stdout.write(json.dumps(measured) + "\n")
