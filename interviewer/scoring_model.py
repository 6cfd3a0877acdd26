"""The trained scoring model, read from its file in plain words. Without one, signs alone are scored by."""

from pathlib import Path

from interviewer.errors import SettingsError
from scoring.model import Model
from scoring.model_file import ModelFileError
from scoring.model_file import load as load_file


def load(path: Path | None) -> Model | None:
    """Raises SettingsError. Reads a file: keep it off the event loop."""
    if path is None:
        return None
    try:
        return load_file(path)
    except ModelFileError as error:
        raise SettingsError(f"This scoring model can't be used: {error}") from error
    except OSError as error:
        raise SettingsError(f"The scoring model {path} can't be read: {error.strerror or error}.") from error
