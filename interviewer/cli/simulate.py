"""`interviewer simulate`: simulated candidates, speaking behind a link, or by the thousand at text speed."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from interviewer import settings as settings_module
from interviewer.cli.serve import spare_what_stays
from interviewer.cli.text_speed import hold_many
from interviewer.errors import SettingsError
from interviewer.settings import Settings
from interviewer.simulate import personas
from interviewer.simulate.candidate import Candidate, Note, Report
from interviewer.simulate.personas import Persona
from interviewer.simulate.report import InterviewFailed
from interviewer.simulate.voice import open_speech

console = Console(highlight=False)

# No interview is longer: a simulated candidate never hangs a test or a demo.
DEADLINE_S = 1_800.0


class Speed(StrEnum):
    SPOKEN = "spoken"
    TEXT = "text"


def simulate(
    link: Annotated[str | None, typer.Argument(help="An invitation link; not at text speed.")] = None,
    speed: Annotated[Speed, typer.Option(help="Over real WebRTC, or without sound and waiting.")] = Speed.SPOKEN,
    persona: Annotated[
        str | None, typer.Option(help="Spoken: a name or a JSON file. Text: a name or all.")
    ] = None,
    notes: Annotated[bool, typer.Option(help="Print a JSON line for each thing that happens.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the whole report here.")] = None,
    count: Annotated[int, typer.Option(min=1, help="Text: interviews in all.")] = 100,
    bank: Annotated[str | None, typer.Option(help="Text: the question bank; else that of the settings.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="Text: of the first interview; the next has the next.")] = 0,
    llm: Annotated[str, typer.Option(help="Text: base URL of a language model that takes part.")] = "",
) -> None:
    """Let simulated candidates take interviews.

    Spoken: one candidate, over real WebRTC; exit code 1 unless it was completed. At text speed: many, in virtual
    time, without a server; exit code 1 if a rule was violated.
    """
    settings = settings_module.load(bank=bank)
    if speed is Speed.TEXT:
        kept = hold_many(settings, persona or "all", count, seed, llm, json_file)
        raise typer.Exit(0 if kept else 1)
    if link is None:
        raise SettingsError("An invitation link is needed, or --speed text.")
    completed = _speak(settings, link, personas.load(persona or "demo"), notes=notes, json_file=json_file)
    raise typer.Exit(0 if completed else 1)


def _speak(settings: Settings, link: str, who: Persona, *, notes: bool, json_file: Path | None) -> bool:
    spare_what_stays()  # a candidate who stalls for 0.1 s would be measured as a server that does
    try:
        report = asyncio.run(take_interview(settings, link, who, print_note if notes else print_line))
    except TimeoutError:
        raise InterviewFailed(f"The interview was not over after {DEADLINE_S / 60:.0f} minutes.") from None
    if json_file is not None:
        json_file.write_text(report.as_json(), encoding="utf-8")
    if report.outcome != "completed":
        console.print(f"[bold red]Not completed:[/] {report.outcome or 'the connection ended'}")
    return report.outcome == "completed"


async def take_interview(
    settings: Settings, link: str, persona: Persona, noticed: Callable[[Note], None]
) -> Report:
    speech = open_speech(settings, persona)
    try:
        await speech.prepare_all(list(persona.answers.values()), lambda _done, _total: None)
        async with asyncio.timeout(DEADLINE_S):
            return await Candidate(link, persona, speech, noticed).take()
    finally:
        speech.close()


def print_note(note: Note) -> None:
    typer.echo(json.dumps(asdict(note)))


def print_line(note: Note) -> None:
    console.print(f"{note.at_s:7.1f} s  {note.kind:8} {note.text}", markup=False)
