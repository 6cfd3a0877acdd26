"""`interviewer doctor`: what is available, what is missing, and what mends it."""

import asyncio
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.console import Console
from rich.table import Column, Table

from dialogue.bank import BankError
from dialogue.commands import AskLlm, Offer
from dialogue.reply_checks import check_acknowledgement
from interviewer import banks, preparation
from interviewer import settings as settings_module
from interviewer.errors import InterviewerError
from interviewer.hearing import engines as hearing
from interviewer.llm import choosing
from interviewer.llm.protocol import LlmError
from interviewer.media import aiortc_internals
from interviewer.settings import Settings
from interviewer.speaking import engines as speaking
from interviewer.store import Store

console = Console()

TRIAL = AskLlm(
    "trial",
    "en",
    "Tell me about one time when something changed suddenly.",
    "",
    "Our supplier closed on a Friday, so I called another one, and on Monday we had the parts.",
    (Offer("go_on", "the answer says enough"), Offer("probe:result", "the result is missing", "How did it end?")),
)


class Report(Protocol):
    """`fix` is the command or step that mends it; empty when nothing is to be done."""

    @property
    def name(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def detail(self) -> str: ...
    @property
    def fix(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    ok: bool
    detail: str
    fix: str = ""


def doctor() -> None:
    """Say in plain words what works here and what doesn't. Exit code 1 if an interview can't be held."""
    settings = settings_module.load()
    recognizers = hearing.available(settings)
    voices = speaking.available()
    needed: list[Report] = [
        asyncio.run(_database(settings)), _disk(settings), _bank(settings), _voice(settings), _webrtc(),
        _turn_model(settings),
    ]  # fmt: skip
    sections: list[tuple[str, Sequence[Report]]] = [
        ("Recognizers (one is enough)", recognizers),
        ("Voices (one is enough)", voices),
        ("Language model (not needed)", [asyncio.run(_language_model(settings))]),
        ("Needed", needed),
    ]
    # Folded, not cut: a command or a path must be there whole.
    table = Table("", *(Column(name, overflow="fold") for name in ("What", "State", "What mends it")))
    for title, reports in sections:
        table.add_section()
        table.add_row("", f"[bold]{title}[/]", "", "")
        for report in reports:
            mark = "[green]ok[/]" if report.ok else "[yellow]missing[/]"
            table.add_row(mark, report.name, report.detail, "" if report.ok else report.fix)
    console.print(table)
    can_interview = any(r.ok for r in recognizers) and any(v.ok for v in voices) and all(n.ok for n in needed)
    if not can_interview:
        console.print("[bold red]Interviews can't be held yet:[/] see the lines marked missing.")
        sys.exit(1)
    console.print("[bold green]Interviews can be held.[/]")


async def _database(settings: Settings) -> Finding:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        await (await Store.open(settings.database)).close()
    except (InterviewerError, OSError) as error:
        return Finding("database", False, str(error), "choose another folder or database: INTERVIEWER_DATA")
    where = (
        "at INTERVIEWER_DATABASE_URL" if settings.database_url else str(settings.data.resolve() / "interviews.db")
    )
    return Finding("database", True, where)


async def _language_model(settings: Settings) -> Finding:
    """Asked once, as in an interview. Without an answer the interview follows its script all the same."""
    model = choosing.from_settings(settings)
    if model is None:
        return Finding("none", True, "none is set: the interview follows its script")
    try:
        choice = await model.choose(TRIAL)
    except LlmError as error:
        fix = "see INTERVIEWER_LLM_BASE_URL, INTERVIEWER_LLM_API_KEY and INTERVIEWER_LLM_MODEL"
        return Finding(model.name, False, f"{error.user_message}; interviews follow their script", fix)
    finally:
        await model.close()
    checked = check_acknowledgement(choice.acknowledgement, TRIAL)
    verdict = "its words can be used" if checked.ok else f"its words are refused: {checked.failed}"
    return Finding(model.name, True, f"answers at {settings.llm_base_url}; {verdict}")


def _disk(settings: Settings) -> Finding:
    path = settings.data.resolve()
    folder = next(parent for parent in (path, *path.parents) if parent.exists())
    free_mb = shutil.disk_usage(folder).free // 2**20
    enough = free_mb >= settings.min_free_disk_mb
    # 32 kbit/s each way for 18 minutes
    return Finding("disk", enough, f"{free_mb:,} MB free: room for {free_mb // 9:,} interviews", "free some space")


def _bank(settings: Settings) -> Finding:
    try:
        bank = banks.load(settings.bank)
    except (InterviewerError, BankError) as error:
        return Finding(
            "question bank", False, str(error).splitlines()[0], f"interviewer bank check {settings.bank}"
        )
    return Finding("question bank", True, f"{bank.title}: {len(bank.questions)} questions, {bank.content_version}")


def _voice(settings: Settings) -> Finding:
    """An engine may be there without the voice that is set."""
    try:
        synthesizer = speaking.choose(settings)
    except InterviewerError as error:
        return Finding("Aila's voice", False, error.user_message, "make setup")
    try:
        language = banks.load(settings.bank).language
    except BankError:
        language = "en"  # the bank has a finding of its own
    voice = preparation.voice_of(settings, language)
    try:
        next(synthesizer.speak("Hello.", voice))
    except InterviewerError as error:
        fix = "set INTERVIEWER_VOICE_LANGUAGE and INTERVIEWER_VOICE_NAME to a voice that is there"
        return Finding("Aila's voice", False, error.user_message, fix)
    finally:
        synthesizer.close()
    return Finding("Aila's voice", True, f"{synthesizer.name}: {voice.language} {voice.name}".strip())


def _turn_model(settings: Settings) -> Finding:
    """Optional; but a server with one that can't be loaded doesn't start."""
    name = "end-of-turn model"
    try:
        model = preparation.turn_model(settings)
    except InterviewerError as error:
        fix = "set INTERVIEWER_SMART_TURN_MODEL to Smart Turn v3's ONNX file, or leave it out"
        return Finding(name, False, error.user_message, fix)
    if model is None:
        return Finding(name, True, "none is set: turns end by words and silence")
    model.close()
    return Finding(name, True, f"{model.name}: {settings.smart_turn_model}")


def _webrtc() -> Finding:
    try:
        aiortc_internals.self_test()
    except InterviewerError as error:
        return Finding("WebRTC", False, error.user_message, "make setup")
    return Finding("WebRTC", True, "the installed aiortc is one that is known")
