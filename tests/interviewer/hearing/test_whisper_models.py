"""Fetching a model, for real, from a hub on loopback that answers, refuses, or says nothing."""

import shutil
import socket
import time
from pathlib import Path

import pytest

from interviewer.hearing.whisper import WhisperRecognizer
from interviewer.hearing.whisper_models import fetch_model, local_model, marker
from tests.interviewer.hearing import model_hub


@pytest.fixture
def progress() -> list[str]:
    return []


def test_a_model_is_found_by_path_and_by_name(tiny_model: Path) -> None:
    assert local_model(str(tiny_model), Path("nowhere")) == tiny_model
    assert local_model(tiny_model.name, tiny_model.parent) == tiny_model


@pytest.mark.parametrize("lacking", ["model.bin", "tokenizer.json", "config.json"])
def test_a_model_that_lacks_a_file_is_not_there(tiny_model: Path, tmp_path: Path, lacking: str) -> None:
    copy = shutil.copytree(tiny_model, tmp_path / "copy")
    (copy / lacking).unlink()
    assert local_model(str(copy), tmp_path) is None


async def test_a_fetched_model_is_whole_and_can_be_loaded(
    tiny_model: Path, tmp_path: Path, progress: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_hub.serving(tiny_model) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        found = await fetch_model("tiny.en", tmp_path, progress.append)
    assert found == tmp_path / "tiny.en"
    assert (found / "model.bin").read_bytes() == (tiny_model / "model.bin").read_bytes()
    assert progress[0] == "recognizer: fetching the model tiny.en"
    recognizer = WhisperRecognizer("tiny.en", tmp_path)
    assert recognizer.name == "faster-whisper tiny.en"
    await recognizer.close()


@pytest.mark.parametrize("network", ["refuses", "says nothing"])
async def test_without_a_connection_it_is_tried_once_for_five_seconds_and_never_again(
    tmp_path: Path, progress: list[str], monkeypatch: pytest.MonkeyPatch, network: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{listening.getsockname()[1]}")
        if network == "refuses":
            listening.close()
        started_s = time.monotonic()
        assert await fetch_model("tiny.en", tmp_path, progress.append) is None
        # 5 s are promised; starting and ending processes on a busy machine isn't what is tested.
        assert time.monotonic() - started_s < 15.0
    assert "could not be fetched" in progress[-1]
    assert marker("tiny.en", tmp_path).exists()

    progress.clear()
    assert await fetch_model("tiny.en", tmp_path, progress.append) is None
    assert progress == [], "no second attempt may be made"


async def test_it_is_tried_again_when_the_marker_is_deleted(
    tiny_model: Path, tmp_path: Path, progress: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    marker("tiny.en", tmp_path).write_text("")
    with model_hub.serving(tiny_model) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        assert await fetch_model("tiny.en", tmp_path, progress.append) is None
        marker("tiny.en", tmp_path).unlink()
        assert await fetch_model("tiny.en", tmp_path, progress.append) is not None


async def test_half_a_model_is_not_taken_for_one(
    tiny_model: Path, tmp_path: Path, progress: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    half = shutil.copytree(tiny_model, tmp_path / "half")
    (half / "tokenizer.json").unlink()
    with model_hub.serving(half) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        assert await fetch_model("tiny.en", tmp_path, progress.append) is None
    assert marker("tiny.en", tmp_path).exists()
