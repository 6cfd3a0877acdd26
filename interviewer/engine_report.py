"""What `interviewer doctor` is told about an engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineReport:
    """`fix`: the command or step that mends what is missing."""

    name: str
    ok: bool
    detail: str
    fix: str
