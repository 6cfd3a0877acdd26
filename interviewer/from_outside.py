"""Content of a file from outside, checked against a model: what it holds, or every fault in plain words."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from dialogue import bank_faults
from dialogue.bank_faults import Fault
from interviewer.errors import InterviewerError

T = TypeVar("T")


class FileFaults(InterviewerError):
    """A file that can't be used. The message names the file and all its faults, a line each."""

    code = "file"

    def __init__(self, shown: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n" + "\n".join(f"  {fault.line_of(shown)}" for fault in faults))
        self.faults = faults


def read(path: Path, most_bytes: int) -> bytes:
    """Raises FileFaults in words for whatever is in the way."""
    try:
        with path.open("rb") as opened:
            content = opened.read(most_bytes + 1)
    except FileNotFoundError:
        what = "there is no such file"
    except IsADirectoryError:
        what = "this is a folder, not a file"
    except (OSError, ValueError) as error:
        what = f"the file can't be read: {getattr(error, 'strerror', None) or error}"
    else:
        if len(content) <= most_bytes:
            return content
        what = f"the file has more than {most_bytes:,} bytes: that many are allowed"
    raise FileFaults(str(path), (Fault((), what),))


def checked(model: type[T], content: object, in_words: Mapping[str, str]) -> T | tuple[Fault, ...]:
    """Strict: a number isn't taken for a text. in_words: pattern -> what it asks for."""
    adapter = TypeAdapter(model)
    try:
        return adapter.validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        schema: dict[str, Any] = adapter.json_schema() if issubclass(model, BaseModel) else {}
        found: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
        return tuple(
            bank_faults.of_schema(detail, schema, in_words)
            for detail in found
            if not bank_faults.is_consequence(detail)
        )
