"""`interviewer rank`: everybody who was interviewed, in the order in which a position's reader may begin."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from interviewer import position_file
from interviewer.cli.show import EVERYBODY
from interviewer.cli.stored import stored
from interviewer.errors import StoreError
from interviewer.store import SessionStatus
from interviewer.store.records import SessionSummary
from scoring.positions import CandidateFit, CompetencyFit, Position
from scoring.ranking import Ranked, Ranking
from scoring.ranking import rank as rank_scorecards
from scoring.report import Scorecard

console = Console(highlight=False)

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
    ranking, labels = asyncio.run(_rank(asked))
    if as_json:
        typer.echo(json.dumps(_plain(ranking, labels), indent=1))
        return
    console.print(_table(ranking, labels))
    if ranking.beside:
        console.print(_beside(ranking, labels))
    for remark in ranking.remarks:
        console.print(remark, markup=False)


async def _rank(position: Position) -> tuple[Ranking, dict[str, str]]:
    """The ranking, and the note of each session."""
    async with stored() as store:
        sessions = await store.sessions(limit=EVERYBODY)
        found = await store.scorecards()
    cards = [card for card in found.values() if isinstance(card, Scorecard)]
    labels = {one.session_id: one.label for one in sessions}
    return rank_scorecards(cards, position, without_scores(sessions, found)), labels


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


def _table(ranking: Ranking, labels: dict[str, str]) -> Table:
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
            ranked.fit.words,
        )
    return table


def _shared(ranked: Ranked, ranking: Ranking) -> str:
    sharing = sum(other.rank == ranked.rank for other in ranking.ranked)
    return f"{ranked.rank}=" if sharing > 1 else f"{ranked.rank}"


def _cell(fit: CompetencyFit) -> str:
    low, high = fit.interval
    return f"{fit.score:.0f} ({low:.0f} to {high:.0f})\nrequired {fit.required:.0f} ± {fit.threshold:.0f}"


def _beside(ranking: Ranking, labels: dict[str, str]) -> Table:
    table = Table("interview", "note", "why it can't be ranked", "what is known", show_lines=True)
    table.title = "Beside them, in no order: incomplete, not worse"
    for fit in ranking.beside:
        known = fit.words if fit.fits else ""
        table.add_row(fit.session_id, Text(labels.get(fit.session_id, "")), Text("; ".join(fit.open)), known)
    return table


def _plain(ranking: Ranking, labels: dict[str, str]) -> dict[str, Any]:
    def candidate(fit: CandidateFit) -> dict[str, Any]:
        return {"note": labels.get(fit.session_id, ""), "words": fit.words, **asdict(fit)}

    return {
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
