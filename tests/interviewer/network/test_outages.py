"""Links that break and addresses that change: a real server, a real peer, and a cable between two namespaces."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from interviewer.media.peer import SILENT_AFTER_S, WATCH_EVERY_S

pytestmark = [
    pytest.mark.netns,
    pytest.mark.webrtc,
    pytest.mark.engine,
    pytest.mark.fault,
    pytest.mark.timeout(240),
]

# Sound may be silent for so long before the candidate is taken as gone.
CHARGED_S = SILENT_AFTER_S + 2 * WATCH_EVERY_S


async def travel(folder: Path, trouble: str) -> dict[str, Any]:
    """The interview of `journey`, in a process that is root of its own namespaces only."""
    command = ["unshare", "-Urn", sys.executable, "-m", "tests.interviewer.network.journey", str(folder), trouble]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        said, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, complained.decode()
    measured: dict[str, Any] = json.loads(said)
    sys.stdout.write(f"{trouble}: {measured}\n")
    return measured


def goes_on_at_the_same_question(measured: dict[str, Any]) -> bool:
    return measured["question_after"] == measured["question_before"] != "" and bool(measured["said_after"])


@pytest.mark.parametrize("outage_s", [5, 15])
async def test_after_a_short_outage_sound_is_back_within_a_second_or_so(tmp_path: Path, outage_s: int) -> None:
    """Aimed at: 1 s. Bounded at twice that, as other processes use this machine, too."""
    measured = await travel(tmp_path, str(outage_s))
    assert goes_on_at_the_same_question(measured)
    assert measured["new_calls"] == 0
    assert measured["sound_after_s"] <= 2.0
    assert measured["absent_s"] >= measured["trouble_s"] - CHARGED_S


@pytest.mark.slow
async def test_after_a_minute_without_a_link_a_new_connection_takes_up_the_same_question(tmp_path: Path) -> None:
    measured = await travel(tmp_path, "60")
    assert goes_on_at_the_same_question(measured)
    assert measured["new_calls"] >= 1
    assert measured["sound_after_s"] <= 3.0
    assert measured["absent_s"] >= measured["trouble_s"] - CHARGED_S


async def test_another_address_gets_a_new_connection_and_the_same_question(tmp_path: Path) -> None:
    measured = await travel(tmp_path, "address")
    assert goes_on_at_the_same_question(measured)
    assert measured["new_calls"] == 1
    assert measured["sound_after_s"] <= 3.0
