"""One criterion judged: a level, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue.bank import Criterion
from scoring.evidence import Findings, Shown
from scoring.gates import Gate
from scoring.levels import level_of, measures
from scoring.preparation import AnswerText, distinct_words
from scoring.reading import Reading
from scoring.report import CriterionScore, Finding, Quote

# The gate of the handbook's design (4.2): with less there is nothing to judge.
ENOUGH_WORDS = 40
# "Nothing was shown" is a low level only after this many: about a minute of speech, half of an ordinary answer.
ENOUGH_WORDS_FOR_NOTHING = 120
HIGHEST_LEVEL = 5.0
QUOTES = 3


@dataclass(frozen=True, slots=True)
class Read:
    """One answer, whether it may be judged, and what was found in it."""

    answer: AnswerText
    gate: Gate
    findings: Findings
    reading: Reading


def judge(competency_id: str, criterion: Criterion, reads: Sequence[Read]) -> CriterionScore:
    """`reads` are the answers to the questions that draw the competency, in the bank's order."""
    judged = [read for read in reads if read.gate.is_open]
    shown = _shown(competency_id, criterion, judged)
    words = distinct_words(sentence for read in judged for sentence in read.answer.sentences)
    enough = words >= (ENOUGH_WORDS if shown else ENOUGH_WORDS_FOR_NOTHING)
    shares = measures(shown, len(criterion.signs), len(judged)) if judged and enough else ()
    level = level_of(shares) if shares else None
    doubtful = any(read.gate.doubts for read in reads) and level != HIGHEST_LEVEL
    if doubtful and not shown:
        # What couldn't be read might have shown it. A lowest level would be a bad score for a technical fault.
        shares, level = (), None
    finding = Finding.LEVEL if level is not None else Finding.NOT_ENOUGH_EVIDENCE
    if doubtful:
        finding = Finding.NEEDS_A_PERSON
    # Quoted is also what couldn't be judged: it is where a person begins to read.
    quotable = shown or _shown(competency_id, criterion, reads)
    return CriterionScore(
        competency_id=competency_id,
        criterion_id=criterion.id,
        finding=finding,
        level=level,
        quotes=_quotes(quotable),
        measures=shares,
        missing=tuple(sign.says for sign in criterion.signs if sign.id not in quotable),
        reason=_reason(finding, level, len(reads), words, _imagined(competency_id, criterion, judged, shown)),
    )


def _shown(competency_id: str, criterion: Criterion, reads: Sequence[Read]) -> dict[str, list[Shown]]:
    """Sign -> where it is shown, at most once per answer; in the bank's order."""
    found: dict[str, list[Shown]] = {}
    for sign in criterion.signs:
        key = (competency_id, criterion.id, sign.id)
        if places := [read.findings.shown[key] for read in reads if key in read.findings.shown]:
            found[sign.id] = places
    return found


def _imagined(
    competency_id: str, criterion: Criterion, reads: Sequence[Read], shown: dict[str, list[Shown]]
) -> int:
    """How many signs were only said to be what one would do."""
    keys = {(competency_id, criterion.id, sign.id) for sign in criterion.signs if sign.id not in shown}
    return len({key for read in reads for key in read.findings.imagined if key in keys})


def _quotes(shown: dict[str, list[Shown]]) -> tuple[Quote, ...]:
    """Every sign once before any of them twice."""
    places = sorted((rank, sign) for sign, found in enumerate(shown.values()) for rank in range(len(found)))
    by_sign = list(shown.values())
    return tuple(by_sign[sign][rank].quote for rank, sign in places[:QUOTES])


def _reason(finding: Finding, level: float | None, answers: int, words: int, imagined: int) -> str:
    if not answers:
        return "No question about this was answered."
    only_imagined = ""
    if imagined:
        only_imagined = f" {_count(imagined, 'behaviour')} told only as what one would do; that is not counted."
    if finding is Finding.NEEDS_A_PERSON:
        about = "The level is provisional: " if level is not None else "No level: "
        return f"{about}not everything that was said could be judged. A person has to read it.{only_imagined}"
    if finding is Finding.NOT_ENOUGH_EVIDENCE:
        return f"Only {words} different words were said about this: too few to say anything.{only_imagined}"
    return f"Read in {words} words of {_count(answers, 'answer')}.{only_imagined}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
