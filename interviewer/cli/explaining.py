"""Scorecards in words for a terminal: never a bare number, and everything that a number rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.table import Table
from rich.text import Text

from dialogue.bank import Anchors, QuestionBank
from interviewer.publication import INTERNAL, NOTHING, Publication
from scoring.positions import interval_of
from scoring.report import CompetencyScore, CriterionScore, Finding, Quote, Scorecard, VoteShown
from scoring.techniques.signs import key_of

QUOTES_SHOWN = 3
MISSING_SHOWN = 3
FINDINGS = {
    Finding.UNCERTAIN: "uncertain by itself",
    Finding.NOT_ENOUGH_EVIDENCE: "not enough evidence",
    Finding.NEEDS_A_PERSON: "needs a person",
}
# The anchors are at 1, 3 and 5.
LEVELS = {1: "not shown", 2: "hardly shown", 3: "partly shown", 4: "mostly shown", 5: "clearly shown"}


def level_words(level: float) -> str:
    return LEVELS[round(min(5.0, max(1.0, level)))]


def anchors_of(bank: QuestionBank | None) -> dict[tuple[str, str], Anchors]:
    """(competency, criterion) -> its anchors; empty where the bank isn't known."""
    competencies = () if bank is None else bank.competencies
    return {(one.id, criterion.id): criterion.anchors for one in competencies for criterion in one.criteria}


def plain(card: Scorecard, publication: Publication) -> dict[str, Any]:
    """For JSON: with whether each criterion is published, and why it isn't."""
    internal = publication.of(card)
    told = asdict(card)
    for competency in told["competencies"]:
        for criterion in competency["criteria"]:
            why = internal[key_of(criterion["competency_id"], criterion["criterion_id"])]
            criterion |= {"published": not why, "internal_because": list(why)}
    return told


def scorecard_table(
    card: Scorecard, bank: QuestionBank | None = None, publication: Publication = NOTHING
) -> Table:
    """bank: adds the anchor that a level is nearest to."""
    internal = publication.of(card)
    table = Table(
        "criterion", "level", "what was said, what wasn't, and what the level is made of",
        title=f"Scorecard (bank {card.bank_id} {card.bank_version}, scorer {card.scorer_version})",
        caption="\n".join((*card.remarks, *notices(internal))), show_lines=True,
    )  # fmt: skip
    anchors = anchors_of(bank)
    alike = len(set(internal.values())) == 1  # said once, below
    quotes = [quote for one in card.competencies for criterion in one.criteria for quote in criterion.quotes]
    timed = any(quote.start_s > 0 for quote in quotes)
    for competency in card.competencies:
        keys = [key_of(competency.competency_id, criterion.criterion_id) for criterion in competency.criteria]
        whys = [internal[key] for key in keys]
        table.add_row(Text(competency.name, "bold"), Text(_score(competency, whys), "bold"), "")
        for key, criterion in zip(keys, competency.criteria, strict=True):
            name = criterion.criterion_id.replace("-", " ")
            why = () if alike else internal[key]
            shown = _shown(criterion, anchors.get((competency.competency_id, criterion.criterion_id)), timed, why)
            table.add_row(f"  {name}", _level(criterion, is_internal=bool(internal[key])), shown)
    return table


def notices(internal: Mapping[str, Sequence[str]]) -> list[str]:
    """What has to be said of all the criteria together."""
    whys = set(map(tuple, internal.values()))
    if not whys or () in whys:
        return []
    because = f": {'; '.join(next(iter(whys)))}" if len(whys) == 1 else ""
    return [
        f"Internal, every number of it: no criterion has passed the gates for being shown to recruiters{because}."
    ]


def _score(competency: CompetencyScore, internal: Sequence[Sequence[str]]) -> str:
    doubts = [FINDINGS.get(competency.finding, "")]
    ends = interval_of(competency)
    if competency.score is None or ends is None:
        return doubts[0]
    if any(internal):
        doubts.append(INTERNAL if all(internal) else f"partly {INTERNAL}")
    low, high, calibrated = ends
    sure = f"80 %: {low:.0f} to {high:.0f}" if calibrated else "uncalibrated"
    return "\n".join([f"{competency.score:.0f} of 100", f"({sure})", *(f"({doubt})" for doubt in doubts if doubt)])


def _level(criterion: CriterionScore, *, is_internal: bool) -> str:
    doubt = FINDINGS.get(criterion.finding, "")
    if criterion.level is None:
        return doubt
    lines = [f"{criterion.level:.1f} of 5", level_words(criterion.level)]
    if criterion.interval is not None:
        lines.append(f"80 %: {criterion.interval[0]:.1f} to {criterion.interval[1]:.1f}")
    return "\n".join([*lines, *(f"({one})" for one in (doubt, INTERNAL * is_internal) if one)])


def _shown(criterion: CriterionScore, anchors: Anchors | None, timed: bool, internal: Sequence[str]) -> Text:
    lines = [(text, "") for text in _quoted(criterion.quotes, timed)]
    found = _quoted(criterion.found_quotes, timed)
    lines += [(f"found by a language model, counts for nothing: {text}", "dim") for text in found]
    if missing := "; ".join(criterion.missing[:MISSING_SHOWN]):
        lines.append((f"not said: {missing}", "dim"))
    if criterion.level is not None and anchors is not None:
        lines.append((f"the nearest anchor: {_nearest(criterion.level, anchors)}", "dim"))
    if criterion.measures:
        lines.append((f"made of: {_parts(criterion)}", "dim"))
    if criterion.votes:
        lines.append((f"votes: {_votes(criterion.votes)}", "dim"))
    if criterion.reason:
        lines.append((criterion.reason, "italic"))
    if internal and criterion.level is not None:
        lines.append((f"{INTERNAL}: {'; '.join(internal)}", "italic"))
    return Text("\n").join(Text(line, style) for line, style in lines)


def _quoted(quotes: Sequence[Quote], timed: bool) -> list[str]:
    """Up to three, each sentence once: it may show several signs."""
    told: dict[str, None] = {}
    for quote in quotes:
        minutes, seconds = divmod(int(quote.start_s), 60)
        at = f" at {minutes}:{seconds:02}" if timed else ""
        doubt = "" if quote.stands_out else "; other words may be meant"
        told[f"“{quote.text}” ({quote.question_id}{at}{doubt})"] = None
    return list(told)[:QUOTES_SHOWN]


def _nearest(level: float, anchors: Anchors) -> str:
    by_level: Mapping[int, str] = {1: anchors.one, 3: anchors.three, 5: anchors.five}
    nearest = min(by_level, key=lambda anchor: (abs(anchor - level), anchor))
    return f"{nearest}, “{by_level[nearest]}”"


def _parts(criterion: CriterionScore) -> str:
    """They add up to the level; here they are rounded."""
    parts = [f"{part.contribution:+.2f} {part.name} ({part.value:.4g})" for part in criterion.measures]
    return ", ".join(parts)


def _votes(votes: Sequence[VoteShown]) -> str:
    """One technique may have voted on several answers."""
    ordered = sorted(votes, key=lambda vote: (vote.technique, vote.version))
    told = []
    for technique, own in groupby(ordered, key=lambda vote: f"{vote.technique} {vote.version}".strip()):
        said = [f"{vote.level:.1f}" if vote.level is not None else f"none, {vote.reason}" for vote in own]
        told.append(f"{technique}: {' and '.join(dict.fromkeys(said))}")
    return "; ".join(told)
