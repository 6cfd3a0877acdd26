"""What an answer shows, from its words alone. README.md is for researchers; `scoring.engine` scores interviews.

Names are resolved when they are asked for: whoever only scores must not wait for what only training needs.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.model import Model, Scored
    from scoring.model_file import ModelFileError, load, save
    from scoring.training import TrainingError, fit

__all__ = ["Model", "ModelFileError", "Scored", "TrainingError", "fit", "load", "save"]

_HOMES = {
    **dict.fromkeys(("Model", "Scored"), "scoring.model"),
    **dict.fromkeys(("ModelFileError", "load", "save"), "scoring.model_file"),
    **dict.fromkeys(("TrainingError", "fit"), "scoring.training"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
