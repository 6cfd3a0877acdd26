"""What an interview was like from the candidate's chair."""

import json
from dataclasses import asdict, dataclass, field

from interviewer.errors import InterviewerError


class InterviewFailed(InterviewerError):
    code = "interview_failed"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the candidate did or noticed. kind: state, asked, said, heard, notice, closed."""

    at_s: float
    kind: str
    text: str
    question_id: str = ""


@dataclass(slots=True)
class Report:
    """Latencies are measured on the sound alone. `cut_ins`: how often Aila began while the candidate spoke."""

    outcome: str = ""
    recognizer: str = ""
    words_trusted: bool = True
    notes: list[Note] = field(default_factory=list)
    voice_to_voice_s: list[float] = field(default_factory=list)
    cut_ins: int = 0
    audible_s: float = 0.0
    lasted_s: float = 0.0

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Report":
        found = json.loads(text)
        return cls(**{**found, "notes": [Note(**note) for note in found["notes"]]})
