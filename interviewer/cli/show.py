"""`interviewer show`: the interviews here; with an id, one's transcript and scorecard."""

import asyncio
import json
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogue.bank import QuestionBank
from dialogue.transcript import Speaker, Transcript, fold
from interviewer import publication
from interviewer import settings as settings_module
from interviewer.cli.explaining import plain, scorecard_table
from interviewer.cli.stored import log_of, stored
from interviewer.store.records import SessionSummary
from scoring.report import Scorecard

console = Console()

EVERYBODY = 10_000_000


@dataclass(frozen=True, slots=True)
class _Interview:
    transcript: Transcript
    card: Scorecard | None
    bank: QuestionBank | None
    versions: tuple[tuple[str, str], ...]


def show(
    session: Annotated[str, typer.Argument(help="Id of an interview; empty: list them.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print an interview as JSON instead.")] = False,
) -> None:
    """List the interviews, or print one's transcript and scorecard."""
    if not session:
        console.print(_list(asyncio.run(_sessions())))
        return
    found = asyncio.run(_interview(session))
    published = publication.load(settings_module.load().scoring_model)
    if as_json:
        card = None if found.card is None else plain(found.card, published)
        typer.echo(json.dumps({"transcript": asdict(found.transcript), "scorecard": card}, indent=1))
        return
    console.print(transcript_table(found.transcript))
    if found.card is None:
        console.print("Not scored yet.")
        return
    console.print(scorecard_table(found.card, found.bank, published))
    if len(found.versions) > 1:
        older = "; ".join(f"scorer {scorer} on bank {bank}" for bank, scorer in found.versions[:-1])
        console.print(f"Kept beside this newest scorecard: {older}.", highlight=False)


async def _sessions() -> list[SessionSummary]:
    async with stored() as store:
        return await store.sessions(limit=EVERYBODY)


async def _interview(session_id: str) -> _Interview:
    async with stored() as store:
        transcript = fold((await log_of(store, session_id)).entries)
        content = await store.pinned_bank(transcript.bank_id, transcript.bank_version)
        return _Interview(
            transcript,
            await store.scorecard(session_id),
            _bank(content),
            tuple(await store.scorecard_versions(session_id)),
        )


def _bank(content: str | None) -> QuestionBank | None:
    """None for one of another version of the program: only the wording of the anchors is missed."""
    try:
        return None if content is None else QuestionBank.model_validate_json(content)
    except ValidationError:
        return None


def _list(sessions: list[SessionSummary]) -> Table:
    table = Table("Interview", "Status", "Bank", "Note", "Made")
    for found in sessions:
        made = f"{found.created_at:%Y-%m-%d %H:%M}"
        table.add_row(found.session_id, found.status, found.bank_id, Text(found.label), made)
    return table


def transcript_table(transcript: Transcript) -> Table:
    table = Table("at", "who", "words", title=f"Transcript ({transcript.recognizer})", show_lines=False)
    for utterance in transcript.utterances:
        who = "Aila" if utterance.speaker is Speaker.INTERVIEWER else "candidate"
        table.add_row(f"{utterance.start_s:.0f} s", who, Text(utterance.text or "(nothing recognized)"))
    return table
