"""What a server loads at start, where that is optional."""

from pathlib import Path

import pytest

from interviewer.errors import BackendError, SettingsError
from interviewer.hearing.smart_turn import SmartTurn
from interviewer.preparation import turn_model
from interviewer.settings import load
from tests.interviewer.hearing.onnx_bytes import mean_model


def test_no_end_of_turn_model_is_loaded_unless_one_is_set(tmp_path: Path) -> None:
    assert turn_model(load(data=tmp_path)) is None


def test_the_end_of_turn_model_that_the_environment_names_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mean.onnx"
    file.write_bytes(mean_model("input_features", 1, 80, 800))
    monkeypatch.setenv("INTERVIEWER_SMART_TURN_MODEL", str(file))
    model = turn_model(load(data=tmp_path))
    assert isinstance(model, SmartTurn)
    model.close()


@pytest.mark.parametrize("name", ["none.onnx", "."])
def test_an_end_of_turn_model_that_is_no_file_is_the_settings_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"INTERVIEWER_SMART_TURN_MODEL: .* can't be read"):
        turn_model(load(data=tmp_path, smart_turn_model=tmp_path / name))


def test_an_end_of_turn_model_that_is_garbage_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "garbage.onnx"
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(BackendError, match=r"garbage\.onnx can't be loaded"):
        turn_model(load(data=tmp_path, smart_turn_model=file))
