"""What a candidate was given, as the recruiter's page will read it and as a terminal shows it."""

import json
from pathlib import Path

import pytest

from interviewer.store import Store
from tests.dialogue.rig import COMPLETE, NO_RESULT, asked
from tests.interviewer.cli.test_refusals import interviewer, refused


async def stored(folder: Path) -> str:
    """Id of an interview in which the first answer was probed."""
    store = await Store.open(f"sqlite+aiosqlite:///{(folder / 'data/interviews.db').resolve()}")
    token = await store.create_invitation(bank_id="small")
    decided = await store.decide_consent(token, version="v1", text="Yes?", language="en", accepted=True)
    log = await store.open_log(decided.session_id)
    rig = asked()
    rig.say(NO_RESULT, 20.0)
    rig.played()
    rig.say(COMPLETE, 30.0)
    for entry in rig.entries:
        log.append(entry)
    await log.flush()
    await store.close()
    return decided.session_id


@pytest.mark.engine
async def test_the_ledger_of_a_stored_interview_is_shown_and_written_as_json(tmp_path: Path) -> None:
    session_id = await stored(tmp_path)
    shown = interviewer(tmp_path, "ledger", session_id, COLUMNS="100")
    assert shown.returncode == 0, shown.stderr
    assert "led by the script alone" in shown.stdout
    assert "conflict result?" in shown.stdout
    assert "In all 1 probes" in shown.stdout
    plain = json.loads(interviewer(tmp_path, "ledger", session_id, "--json").stdout)
    conflict = next(asked for asked in plain["questions"] if asked["question_id"] == "conflict")
    assert conflict["wordings"] == ["Tell me about a time when you met conflict."]
    assert conflict["probes"] == ["conflict result?"]
    assert "oven" not in json.dumps(plain), "nothing that was said"


@pytest.mark.engine
def test_an_interview_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "0123" in refused(interviewer(tmp_path, "ledger", "0123"))
