"""`interviewer simulate --speed text`: many interviews, and what became of them."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dialogue.bank import QuestionBank
from interviewer import banks
from interviewer.settings import Settings
from interviewer.simulate.text.model import model_at
from interviewer.simulate.text.personas import named
from interviewer.simulate.text.report import Figures, figures
from interviewer.simulate.text.run import Simulated, Simulator

console = Console(highlight=False)


def hold_many(settings: Settings, persona: str, count: int, seed: int, llm: str, json_file: Path | None) -> bool:
    """`count` interviews, the personas by turns. True: no rule was violated in any."""
    names = [kind.name for kind in named(persona)]
    bank = banks.load(settings.bank)
    began_s = time.process_time()
    found = figures(_hold(bank, settings, names, count, seed, llm))
    took_s = time.process_time() - began_s
    per_minute = count / max(took_s, 1e-3) * 60
    console.print(table(bank, found))
    console.print(f"{count} interviews in {took_s:.1f} s of one core: {per_minute:.0f} a minute.")
    violations = sum(one.violations for one in found)
    for text in (text for one in found for text in one.examples):
        console.print(f"[bold red]Violated:[/] {text}", soft_wrap=True)
    console.print(f"Rule violations: {violations}.")
    if json_file is not None:
        everything = {
            "bank": bank.id,
            "seed": seed,
            "interviews": count,
            "interviews_per_minute": round(per_minute, 1),
            "violations": violations,
            "personas": [asdict(one) for one in found],
        }
        json_file.write_text(json.dumps(everything, indent=1), encoding="utf-8")
    return violations == 0


def _hold(
    bank: QuestionBank, settings: Settings, names: list[str], count: int, seed: int, llm: str
) -> Iterator[Simulated]:
    budget_s = settings.interview_minutes * 60
    if not llm:
        simulator = Simulator(bank, budget_s)
        yield from (simulator.run(names[n % len(names)], seed + n // len(names)) for n in range(count))
        return
    with model_at(llm, settings) as model:
        simulator = Simulator(bank, budget_s, model.ask, model.name)
        yield from (simulator.run(names[n % len(names)], seed + n // len(names)) for n in range(count))


def table(bank: QuestionBank, found: list[Figures]) -> Table:
    """Means of one interview; shares of all for how it ended."""
    shown = Table(title=f"Simulated candidates, {bank.title}", box=None, padding=(0, 1, 0, 0))
    shown.add_column("persona", no_wrap=True)
    for column in ("done", "left", "wait", "turns", "probes", "help", "min", "answered", "parts", "faults"):
        shown.add_column(column, justify="right", no_wrap=True)
    for one in found:
        shown.add_row(
            one.persona,
            f"{one.share('completed'):.0%}",
            f"{one.share('left', 'erased'):.0%}",
            f"{one.share('paused'):.0%}",
            f"{one.each(one.turns):.0f}",
            f"{one.each(one.probes):.1f}",
            f"{one.each(one.encouragements):.0f}",
            f"{one.each(one.lasted_s) / 60:.0f}",
            f"{one.each(one.answered):.1f}/{one.each(one.questions):.1f}",
            f"{one.of_answered(one.parts_before):.1f}>{one.of_answered(one.parts_after):.1f}",
            f"[bold red]{one.violations}[/]" if one.violations else "0",
        )
    shown.caption = (
        "done: completed; wait: paused with a way back; help: encouragements; answered: of the questions asked; "
        "parts: told of an answer's four, before and after probes; faults: rules violated"
    )
    return shown
