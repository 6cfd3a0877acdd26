"""Positions as files: what a role requires, in YAML that a recruiter writes. docs/positions.md is for them."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dialogue.bank import BankError, QuestionBank
from dialogue.bank_faults import Fault, close_to
from interviewer import banks, from_outside, untrusted_yaml
from interviewer.from_outside import FileFaults
from interviewer.untrusted_yaml import Scanned, YamlFaults
from scoring.positions import Position, Requirement, points

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
IN_WORDS = {ID: "use small letters, digits and single hyphens between them"}
BOTH_OR_NEITHER = "give either 'level' (1 to 5, as the anchors) or 'score' (0 to 100), and not both"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Number = Annotated[float, Field(allow_inf_nan=False)]


class _Required(_Strict):
    level: Annotated[Number, Field(ge=1, le=5)] | None = None
    score: Annotated[Number, Field(ge=0, le=100)] | None = None
    threshold: Annotated[Number, Field(ge=0, le=100)] | None = None

    @property
    def points(self) -> float:
        return self.score if self.score is not None else points(self.level or 1.0)


class _Written(_Strict):
    id: str = Field(pattern=ID, max_length=100)
    title: str = Field(min_length=1, max_length=200)
    bank: str = Field(min_length=1, max_length=500)
    required: dict[str, _Required] = Field(min_length=1)


def load(path: Path) -> tuple[Position, QuestionBank]:
    """The position and the bank that it names. Raises FileFaults with every fault and its line."""
    content = from_outside.read(path, untrusted_yaml.MAX_BYTES)
    shown = banks.shown_path(path)
    try:
        loaded, scanned = untrusted_yaml.load(content)
    except YamlFaults as error:
        raise FileFaults(shown, error.faults) from error
    written = from_outside.checked(_Written, loaded, IN_WORDS)
    if not isinstance(written, _Written):
        raise _refused(shown, scanned, tuple(_clearer(fault) for fault in written))
    try:
        bank = banks.load(written.bank)
    except BankError as error:
        raise _refused(shown, scanned, (Fault(("bank",), f"this bank can't be used: {error}"),)) from error
    if faults := _across(written, bank):
        raise _refused(shown, scanned, faults)
    if scanned.repeated:
        raise _refused(shown, scanned, ())
    required = tuple(Requirement(name, one.points, one.threshold) for name, one in written.required.items())
    return Position(written.id, written.title, bank.id, required), bank


def _clearer(fault: Fault) -> Fault:
    """A bare number leaves open of which scale it is."""
    is_bare = len(fault.path) == 2 and fault.path[0] == "required"
    return Fault(fault.path, f"{BOTH_OR_NEITHER}, such as {{level: 4}}") if is_bare else fault


def _across(written: _Written, bank: QuestionBank) -> tuple[Fault, ...]:
    known = [competency.id for competency in bank.competencies]
    faults = [
        Fault(
            ("required", name), f"the bank {written.bank} has no competency {name!r}{close_to(name, known)}", True
        )
        for name in written.required
        if name not in known
    ]
    faults += [
        Fault(("required", name), BOTH_OR_NEITHER)
        for name, one in written.required.items()
        if (one.level is None) == (one.score is None)
    ]
    return tuple(faults)


def _refused(shown: str, scanned: Scanned, faults: tuple[Fault, ...]) -> FileFaults:
    placed = [scanned.placed(fault) for fault in faults] + scanned.repeated
    return FileFaults(shown, tuple(sorted(placed, key=lambda fault: (fault.line, fault.column))))
