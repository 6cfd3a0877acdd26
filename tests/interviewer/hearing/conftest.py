from pathlib import Path

import pytest

from tests.interviewer.hearing import tiny_whisper


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_whisper.make(tmp_path_factory.mktemp("models") / "tiny")
