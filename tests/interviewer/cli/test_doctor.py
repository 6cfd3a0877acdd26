"""`interviewer doctor` as a person runs it: in a process of its own, with its own data folder."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.simulate.language_model import Behaviour, serving
from tests.interviewer.hearing.onnx_bytes import mean_model

pytestmark = pytest.mark.engine


def doctor(folder: Path, **settings: str) -> tuple[int, str]:
    environment = {**os.environ, "INTERVIEWER_DATA": str(folder / "data"), "COLUMNS": "200", **settings}
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", "doctor"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_it_says_what_is_there_and_that_interviews_can_be_held(tmp_path: Path) -> None:
    code, said = doctor(tmp_path)
    assert code == 0, said
    assert "Interviews can be held" in said
    for part in ("pocketsphinx", "espeak-ng 1.", "database", "disk", "question bank", "WebRTC"):
        assert part in said


def test_a_missing_voice_is_told_with_the_setting_that_mends_it(tmp_path: Path) -> None:
    code, said = doctor(tmp_path, INTERVIEWER_VOICE_NAME="nobody")
    assert code == 1
    assert "INTERVIEWER_VOICE_NAME" in said


def test_a_full_disk_and_a_missing_bank_are_told_together(tmp_path: Path) -> None:
    code, said = doctor(tmp_path, INTERVIEWER_BANK="no-such-bank", INTERVIEWER_MIN_FREE_DISK_MB="999999999")
    assert code == 1
    assert "interviewer bank check no-such-bank" in said
    assert "free some space" in said


def test_a_data_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    code, said = doctor(tmp_path)
    assert code == 1
    assert "INTERVIEWER_DATA" in said


def test_an_end_of_turn_model_is_not_needed_but_one_that_is_set_must_be_one(tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    file.write_bytes(b"not a model")
    code, said = doctor(tmp_path, INTERVIEWER_SMART_TURN_MODEL=str(file), COLUMNS="500")
    assert code == 1
    assert "model.onnx can't be loaded" in said
    assert "INTERVIEWER_SMART_TURN_MODEL" in said
    file.write_bytes(mean_model("input_features", 1, 80, 800))
    code, said = doctor(tmp_path, INTERVIEWER_SMART_TURN_MODEL=str(file), COLUMNS="500")
    assert code == 0, said
    assert "smart-turn v3" in said


async def test_a_language_model_is_asked_once_and_a_missing_one_stops_no_interview(tmp_path: Path) -> None:
    async with serving(Behaviour.GOOD) as server:
        names = {"INTERVIEWER_LLM_BASE_URL": server.url, "INTERVIEWER_LLM_MODEL": "test-model"}
        names |= {"INTERVIEWER_LLM_API_KEY": "a-very-secret-key", "COLUMNS": "500"}
        code, said = await asyncio.to_thread(lambda: doctor(tmp_path, **names))
        assert code == 0, said
        assert "its words can be used" in said
        assert len(server.requests) == 1
        server.behaviour = Behaviour.SERVER_ERROR
        code, said = await asyncio.to_thread(lambda: doctor(tmp_path, **names))
    assert code == 0, said
    assert "status 500; interviews follow their script" in said
    assert "INTERVIEWER_LLM_BASE_URL" in said
    assert "a-very-secret-key" not in said
