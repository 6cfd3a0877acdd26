"""`interviewer rank`: everybody who was interviewed, in the order in which a position's reader may begin."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from interviewer import position_file, publication
from interviewer import settings as settings_module
from interviewer.cli.show import EVERYBODY
from interviewer.cli.stored import stored
from interviewer.errors import StoreError
from interviewer.publication import INTERNAL, Publication, only
from interviewer.store import SessionStatus
from interviewer.store.records import SessionSummary
from scoring.positions import CandidateFit, CompetencyFit, Position
from scoring.ranking import Ranked, Ranking
from scoring.ranking import rank as rank_scorecards
from scoring.report import Scorecard

console = Console(highlight=False)
MOST_REASONS = 5  # in words on the screen; all of them are in the JSON

# Who agreed to nothing, withdrew or was erased was not interviewed, as far as anybody may know.
NOT_INTERVIEWED = {SessionStatus.OPEN, SessionStatus.DECLINED, SessionStatus.ERASED}
WHY_NOT = {
    SessionStatus.FINISHED: "not scored yet",
    SessionStatus.EXPIRED: "the interview was never finished",
}


def rank(
    position: Annotated[Path, typer.Option(help="YAML file that says what the role requires.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON instead.")] = False,
) -> None:
    """Rank all interviews for a position. Changing the file ranks anew at once; no score changes."""
    asked, _ = position_file.load(position)
    published = publication.load(settings_module.load().scoring_model)
    found = asyncio.run(ranking_of(asked, published))
    if as_json:
        typer.echo(json.dumps(_plain(found), indent=1))
        return
    for notice in found.notices:
        console.print(notice, style="bold", markup=False)
    console.print(_table(found))
    if found.ranking.beside:
        console.print(_beside(found))
    for remark in found.ranking.remarks:
        console.print(remark, markup=False)


@dataclass(frozen=True, slots=True)
class Found:
    """labels: the note of each session. counted: criteria that passed the gates; none: all numbers are internal.
    internal: by scorer version, why each other criterion is."""

    ranking: Ranking
    labels: dict[str, str]
    counted: frozenset[str]
    internal: dict[str, dict[str, tuple[str, ...]]]

    @property
    def notices(self) -> list[str]:
        if not self.ranking.ranked and not self.ranking.beside:
            return []
        if self.counted:
            left_out = {key for own in self.internal.values() for key in own} - self.counted
            told = f" Left out as internal: {', '.join(sorted(left_out))}." if left_out else ""
            return [f"Counted are published criteria alone: {', '.join(sorted(self.counted))}.{told}"]
        reasons = dict.fromkeys("; ".join(why) for own in self.internal.values() for why in own.values())
        return [
            "INTERNAL: no required criterion has passed the gates for being shown to recruiters, so every number, "
            "band and rank here is for trying out and for research, not for deciding on anybody.",
            *(f"Because: {why}." for why in list(reasons)[:MOST_REASONS]),
        ]


async def ranking_of(position: Position, publication: Publication) -> Found:
    """Everybody here who was interviewed, by published criteria as far as there are any."""
    async with stored() as store:
        sessions = await store.sessions(limit=EVERYBODY)
        found = await store.scorecards()
    cards = [card for card in found.values() if isinstance(card, Scorecard)]
    comparable = [card for card in cards if card.bank_id == position.bank_id]
    wanted = {requirement.competency_id for requirement in position.required}
    counted = frozenset(key for key in publication.published(comparable) if key.partition("/")[0] in wanted)
    internal = {
        card.scorer_version: {
            key: why for key, why in publication.of(card).items() if why and key.partition("/")[0] in wanted
        }
        for card in comparable
    }
    if counted:
        shown = {key.partition("/")[0] for key in counted}
        position = replace(position, required=tuple(r for r in position.required if r.competency_id in shown))
        cards = [only(card, counted) if card.bank_id == position.bank_id else card for card in cards]
    ranking = rank_scorecards(cards, position, without_scores(sessions, found))
    return Found(ranking, {one.session_id: one.label for one in sessions}, counted, internal)


def without_scores(
    sessions: Iterable[SessionSummary], found: Mapping[str, Scorecard | StoreError]
) -> list[tuple[str, str]]:
    """(session, reason) of everybody who was interviewed and has no scorecard that can be read."""
    unreadable = [
        (name, f"its scorecard can't be read: {card.user_message}")
        for name, card in found.items()
        if isinstance(card, StoreError)
    ]
    unscored = [
        (one.session_id, WHY_NOT.get(one.status, "the interview isn't over"))
        for one in sessions
        if one.session_id not in found and one.status not in NOT_INTERVIEWED and one.entries
    ]
    return unreadable + unscored


def _table(found: Found) -> Table:
    ranking, labels = found.ranking, found.labels
    names = [requirement.competency_id for requirement in ranking.position.required]
    table = Table("rank", "range", "interview", "note", *names, "in words", show_lines=True)
    table.title = Text(ranking.position.title)
    for ranked in ranking.ranked:
        fits = {fit.competency_id: fit for fit in ranked.fit.fits}
        table.add_row(
            _shared(ranked, ranking),
            ranked.range_words,
            ranked.fit.session_id,
            Text(labels.get(ranked.fit.session_id, "")),
            *(_cell(fits[name]) for name in names),
            _words(ranked.fit, found),
        )
    return table


def _shared(ranked: Ranked, ranking: Ranking) -> str:
    sharing = sum(other.rank == ranked.rank for other in ranking.ranked)
    return f"{ranked.rank}=" if sharing > 1 else f"{ranked.rank}"


def _words(fit: CandidateFit, found: Found) -> str:
    return fit.words if found.counted else f"{INTERNAL}: {fit.words}"


def _cell(fit: CompetencyFit) -> str:
    low, high = fit.interval
    return f"{fit.score:.0f} ({low:.0f} to {high:.0f})\nrequired {fit.required:.0f} ± {fit.threshold:.0f}"


def _beside(found: Found) -> Table:
    ranking, labels = found.ranking, found.labels
    table = Table("interview", "note", "why it can't be ranked", "what is known", show_lines=True)
    table.title = "Beside them, in no order: incomplete, not worse"
    for fit in ranking.beside:
        known = _words(fit, found) if fit.fits else ""
        table.add_row(fit.session_id, Text(labels.get(fit.session_id, "")), Text("; ".join(fit.open)), known)
    return table


def _plain(found: Found) -> dict[str, Any]:
    ranking, labels = found.ranking, found.labels

    def candidate(fit: CandidateFit) -> dict[str, Any]:
        return {"note": labels.get(fit.session_id, ""), "words": fit.words, **asdict(fit)}

    return {
        "internal": not found.counted,
        "notices": found.notices,
        "published_criteria": sorted(found.counted),
        "internal_criteria": found.internal,
        "position": asdict(ranking.position),
        "ranked": [
            {
                "rank": ranked.rank,
                "range": [ranked.best, ranked.worst],
                "merit": ranked.merit,
                **candidate(ranked.fit),
            }
            for ranked in ranking.ranked
        ],
        "beside": [candidate(fit) for fit in ranking.beside],
        "remarks": list(ranking.remarks),
    }
