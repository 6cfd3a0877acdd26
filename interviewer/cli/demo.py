"""`interviewer demo`: a whole interview to watch, from the spoken word to the scorecard; then what asking does.

Three processes, as in real life: the server, a candidate who speaks with a synthesized voice over real WebRTC, and
this one, which shows what happens. Nothing in the server knows that it is a demo.
"""

import asyncio
import contextlib
import json
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogue.commands import LineKind, Speak
from dialogue.decisions import SCRIPT_ALONE
from dialogue.transcript import Speaker, Transcript, fold
from interviewer import banks
from interviewer import settings as settings_module
from interviewer.cli.demo_personas import show_three
from interviewer.cli.explaining import scorecard_table
from interviewer.errors import InterviewerError
from interviewer.hearing import scripted
from interviewer.settings import Settings
from interviewer.simulate import personas
from interviewer.simulate.candidate import Note, Report
from interviewer.simulate.personas import Persona
from interviewer.simulate.script import script_for
from interviewer.simulate.server import free_port, server, stop
from interviewer.simulate.voice import open_speech
from interviewer.store import Store
from scoring.report import Scorecard

console = Console(highlight=False)

INTERVIEW_WITHIN_S = 600.0
SCORING_LOOKS = 300  # ten a second


class DemoFailed(InterviewerError):
    code = "demo_failed"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is on record of the interview; the scorecard may be missing when it was not completed."""

    session_id: str
    transcript: Transcript
    spoken: tuple[Speak, ...]
    card: Scorecard | None

    @property
    def probes(self) -> tuple[Speak, ...]:
        return tuple(s for s in self.spoken if any(line.kind is LineKind.PROBE for line in s.lines))


def demo(
    recognizer: Annotated[str | None, typer.Option(help="auto, faster-whisper, pocketsphinx, scripted.")] = None,
    persona: Annotated[str, typer.Option(help="The simulated candidate.")] = "demo",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all of it to this file.")] = None,
    personas_only: Annotated[bool, typer.Option(help="Leave out the spoken interview.")] = False,
) -> None:
    """Watch a simulated candidate take a short interview, then three of them at text speed.

    Exit code 0 only if it was completed, and each of the three was treated as it has to be.
    """
    settings = settings_module.load(recognizer=recognizer)
    if not personas_only:
        _show_spoken(settings, personas.load(persona), json_file)
    wrong = show_three(settings)
    if wrong:
        raise DemoFailed("Not every candidate was treated as it has to be: " + "; ".join(wrong))


def _show_spoken(settings: Settings, who: Persona, json_file: Path | None) -> None:
    console.print(f"[bold]A short interview with {who.name}:[/] {who.description}\n")
    report, recorded = asyncio.run(_hold(settings, who))
    console.print(said_beside_heard(report, recorded))
    if recorded.card is not None:
        console.print(scorecard_table(recorded.card))
    for line in conditions(report, recorded):
        console.print(line)
    if json_file is not None:
        everything = {
            "candidate": asdict(report),
            "session_id": recorded.session_id,
            "transcript": asdict(recorded.transcript),
            "spoken": [asdict(spoken) for spoken in recorded.spoken],
            "scorecard": None if recorded.card is None else asdict(recorded.card),
        }
        json_file.write_text(json.dumps(everything, indent=1), encoding="utf-8")
        console.print(f"Everything is in {json_file}")
    if report.outcome != "completed" or recorded.card is None:
        raise DemoFailed(f"The interview was not completed: {report.outcome or 'the connection ended'}.")


async def _hold(settings: Settings, persona: Persona) -> tuple[Report, Recorded]:
    port = free_port()
    options: dict[str, object] = {
        "port": port,
        "public_url": f"http://localhost:{port}",
        "questions": persona.asked_in(banks.load(settings.bank)),
        "recognizer": settings.recognizer,
        "data": str(settings.data),
    }
    settings.data.mkdir(parents=True, exist_ok=True)
    async with contextlib.AsyncExitStack() as stack:
        speech = open_speech(settings, persona)
        stack.callback(speech.close)
        if settings.recognizer == "scripted":
            script = settings.data / "demo-script.json"
            scripted.save(await script_for(persona, speech), script)
            options["recognizer_script"] = str(script)
        with console.status("Starting the server (the first time, Aila's lines are synthesized)"):
            await stack.enter_async_context(server(options, settings.data / "demo-server.log"))
        store = await Store.open(settings.database)
        stack.push_async_callback(store.close)
        token = await store.create_invitation(bank_id=settings.bank, label=f"demo: {persona.name}")
        report = await _watch(f"http://localhost:{port}/i/{token}", persona)
        return report, await _recorded(store, token)


async def _watch(link: str, persona: Persona) -> Report:
    """Run the candidate in its own process and show what it notices."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "report.json"
        command = ["simulate", link, "--persona", persona.source, "--notes", "--json", str(written)]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "interviewer", *command, stdout=PIPE, stderr=PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            async with asyncio.timeout(INTERVIEW_WITHIN_S):
                async for line in process.stdout:
                    if line.startswith(b"{"):
                        show_note(Note(**json.loads(line)))
                complaint = (await process.stderr.read()).decode(errors="replace").strip()
                await process.wait()
        finally:
            await stop(process)
        if not written.exists():
            raise DemoFailed(f"The simulated candidate failed: {complaint or 'it said nothing'}")
        return Report.from_json(written.read_text(encoding="utf-8"))


async def _recorded(store: Store, token: str) -> Recorded:
    invitation = await store.invitation(token)
    assert invitation is not None
    card = None
    for _ in range(SCORING_LOOKS):
        card = await store.scorecard(invitation.session_id)
        if card is not None:
            break
        await asyncio.sleep(0.1)
    entries = (await store.open_log(invitation.session_id)).entries
    spoken = tuple(entry for entry in entries if isinstance(entry, Speak))
    return Recorded(invitation.session_id, fold(entries), spoken, card)


def show_note(note: Note) -> None:
    colours = {"asked": "cyan", "said": "green", "heard": "yellow", "state": "dim", "notice": "red"}
    label = {"asked": "Aila", "said": "candidate", "heard": "heard", "state": "state"}.get(note.kind, note.kind)
    console.print(
        Text.assemble(
            (f"{note.at_s:6.1f} s  ", "dim"), (f"{label:10}", f"bold {colours.get(note.kind, '')}"), note.text
        )
    )


def said_beside_heard(report: Report, recorded: Recorded) -> Table:
    """Every answer: the words that were spoken beside those that reached the transcript."""
    table = Table("question", "said", "heard", title="What was said, and what was heard", show_lines=True)
    heard = [u for u in recorded.transcript.utterances if u.speaker is Speaker.CANDIDATE]
    for question_id in dict.fromkeys(note.question_id for note in report.notes if note.kind == "said"):
        said = " ".join(n.text for n in report.notes if n.kind == "said" and n.question_id == question_id)
        words = " ".join(u.text for u in heard if u.question_id == question_id)
        table.add_row(question_id, Text(said), Text(words))
    return table


def conditions(report: Report, recorded: Recorded) -> Iterator[str]:
    """Under which conditions this was held, and what was asked for: as it stands on the record."""
    transcript = recorded.transcript
    trust = "its words are judged" if transcript.words_trusted else "its words can't be trusted: low confidence"
    yield f"[bold]Recognizer[/]  {transcript.recognizer} ({trust})"
    part = "no language model took part" if transcript.policy == SCRIPT_ALONE else "a language model took part"
    yield f"[bold]Policy[/]      {transcript.policy} ({part})"
    for probe in recorded.probes:
        yield f"[bold]Probe[/]       {probe.question_id}: {probe.reason}"
    for question_id in (answer.question_id for answer in transcript.answers):
        if question_id not in {probe.question_id for probe in recorded.probes}:
            yield f"[bold]Complete[/]    {question_id}: nothing was asked for"
    reactions = ", ".join(f"{seconds:.2f} s" for seconds in report.voice_to_voice_s)
    yield f"[bold]Latency[/]     last voiced sample to Aila's first, patience included: {reactions}"
    yield f"[bold]Session[/]     {recorded.session_id}, {report.lasted_s:.0f} s"
