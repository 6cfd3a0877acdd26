"""The scorecard: what the engine found, with its evidence, and what it could not judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    LEVEL = "level"  # a level was found
    UNCERTAIN = "uncertain"  # one that can't be told well enough by itself; it counts in its competency's mean
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"  # the answer shows too little to say anything
    NEEDS_A_PERSON = "needs_a_person"  # a technical doubt: not heard, cut, unreliable words


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of the candidate. `start_s` is session time; no sign: what raters' highlights taught.

    stands_out: false where other words of the answer may as well be what the level rests on.
    """

    text: str
    utterance_id: str
    question_id: str
    start_s: float
    sign_id: str
    stands_out: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One transparent number that went into a level, and its share of it."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class VoteShown:
    """What one technique alone would say. level None: it abstained, for this reason."""

    technique: str
    version: str
    level: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """`level` 1..5; the measures' contributions add up to it exactly.

    None: there is nothing to base it on, and no measures. A level that comes with NEEDS_A_PERSON is provisional
    and stays out of any ranking until a person has looked. interval: 80 %, only where a model was calibrated.
    """

    competency_id: str
    criterion_id: str
    finding: Finding
    level: float | None
    quotes: tuple[Quote, ...]
    measures: tuple[Measure, ...]
    missing: tuple[str, ...]  # signs that were not shown, in the bank's words
    reason: str
    interval: tuple[float, float] | None = None
    votes: tuple[VoteShown, ...] = ()
    # By a language model, aligned with the transcript; no number rests on them.
    found_quotes: tuple[Quote, ...] = ()


def finding_of(criteria: Sequence[CriterionScore]) -> Finding:
    """Of a competency with these criteria: what a person must look at counts first, then what was found."""
    findings = {criterion.finding for criterion in criteria}
    if Finding.NEEDS_A_PERSON in findings:
        return Finding.NEEDS_A_PERSON
    return Finding.LEVEL if findings & {Finding.LEVEL, Finding.UNCERTAIN} else Finding.NOT_ENOUGH_EVIDENCE


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """`score` 0..100 = 25 * (mean level - 1), of the criteria that have one; None where none has.

    The finding is NEEDS_A_PERSON as soon as that of one criterion is, and then the score is as provisional.
    """

    competency_id: str
    name: str
    finding: Finding
    score: float | None
    criteria: tuple[CriterionScore, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One result per (session, bank version, scorer version). `reliable` is false when a person must look."""

    session_id: str
    bank_id: str
    bank_version: str
    scorer_version: str
    reliable: bool
    remarks: tuple[str, ...]
    competencies: tuple[CompetencyScore, ...]
