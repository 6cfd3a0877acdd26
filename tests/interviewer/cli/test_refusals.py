"""What the person who starts the server gets wrong, and what is said about it: words, never a stack trace."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.engine


def interviewer(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in `folder`, as a person would."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEWER_")}
    return subprocess.run(
        [sys.executable, "-m", "interviewer", *arguments],
        cwd=folder,
        env={**inherited, "INTERVIEWER_WHISPER_DOWNLOAD": "false", "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def refused(answer: subprocess.CompletedProcess[str]) -> str:
    said = answer.stdout + answer.stderr
    assert answer.returncode == 2, said
    assert "Traceback" not in said
    return said


def test_an_unknown_setting_is_named_with_what_was_probably_meant(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", INTERVIEWER_RECOGNISER="auto"))
    assert "INTERVIEWER_RECOGNISER" in said
    assert "did you mean INTERVIEWER_RECOGNIZER?" in said


def test_a_port_in_use_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refused(interviewer(tmp_path, "serve", "--port", str(taken.getsockname()[1])))
    assert "can't be used" in said
    assert "--port" in said


def test_a_broken_bank_is_refused_with_the_line_of_each_fault(tmp_path: Path) -> None:
    bank = tmp_path / "broken.yaml"
    bank.write_text("id: broken\nversion: one\nqestions: []\n", encoding="utf-8")
    said = refused(interviewer(tmp_path, "serve", "--set", f"bank={bank}"))
    assert "broken.yaml:2" in said
    assert "broken.yaml:3" in said
    assert "qestions" in said


def test_a_bank_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", "--set", "bank=no-such-bank.en"))
    assert "no-such-bank.en" in said


def test_a_voice_that_is_not_there_is_named_with_its_setting(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", "--set", "voice_language=xx-nowhere"))
    assert "xx-nowhere" in said
    assert "INTERVIEWER_VOICE_LANGUAGE" in said


def test_a_model_that_is_not_there_is_named_with_what_mends_it(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", "--recognizer", "faster-whisper"))
    assert "small.en" in said
    assert "INTERVIEWER_WHISPER_MODEL" in said


def test_an_end_of_turn_model_that_is_not_there_is_named_with_its_setting(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", INTERVIEWER_SMART_TURN_MODEL="no-such.onnx"))
    assert "INTERVIEWER_SMART_TURN_MODEL" in said
    assert "no-such.onnx can't be read" in said


def test_a_disk_without_room_is_said_at_start(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", "--set", "min_free_disk_mb=1000000000"))
    assert "MB are free" in said
    assert "INTERVIEWER_DATA" in said


def test_a_data_folder_that_cannot_be_one_is_said_at_start(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file is in the way", encoding="utf-8")
    said = refused(interviewer(tmp_path, "serve"))
    assert "INTERVIEWER_DATA" in said


def test_a_question_that_the_bank_does_not_have_is_named(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "serve", "--set", 'questions=["no-such-question"]'))
    assert "no-such-question" in said


def test_an_interview_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = refused(interviewer(tmp_path, "show", "0123"))
    assert "0123" in said


def test_the_doctor_says_what_works_and_what_mends_the_rest(tmp_path: Path) -> None:
    answer = interviewer(tmp_path, "doctor")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    for part in ("pocketsphinx", "faster-whisper", "espeak", "Language model", "database", "disk", "WebRTC"):
        assert part in answer.stdout
    assert "Interviews can be held" in answer.stdout
