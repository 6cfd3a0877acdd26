"""`interviewer ledger`: what a candidate was asked, helped with and given time for, to compare interviews by."""

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dialogue.ledger import Asked, Ledger, fold
from interviewer.cli.stored import log_of, stored

console = Console(highlight=False)


def ledger(
    session: Annotated[str, typer.Argument(help="Id of an interview; `interviewer show` lists them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON instead.")] = False,
) -> None:
    """Show the exact wordings, probes, encouragements and time that a candidate was given."""
    found = asyncio.run(_ledger(session))
    if as_json:
        typer.echo(json.dumps(asdict(found), indent=1))
        return
    policy = "the script alone" if found.policy == "script" else f"the script and {found.policy}"
    console.print(f"Interview {found.session_id}, bank {found.bank_id} {found.bank_version}, led by {policy}.")
    console.print(f"Ended: {found.outcome.value if found.outcome else 'not yet'}.")
    for asked in found.questions:
        console.print(_question(asked))
    console.print(_totals(found))


def _question(asked: Asked) -> Table:
    title = f"{asked.question_id}{'' if asked.scored else ' (not assessed)'}"
    table = Table(title=title, title_justify="left", show_header=False, expand=False, box=None, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    rows = (
        ("asked", asked.wordings),
        ("probes", asked.probes),
        ("encouraged", asked.encouragements),
        ("acknowledged", asked.acknowledgements),
        ("requests", asked.requests),
        ("by the model", asked.by_model),
    )
    for name, texts in rows:
        if texts:
            table.add_row(name, "\n".join(texts))
    times = f"pauses up to {asked.patience_s:.1f} s; {asked.thinking_s:.0f} s to think, "
    times += f"{asked.answering_s:.0f} s to answer"
    withdrawn = f"; Aila spoke too early {asked.withdrawn}x and took it back" if asked.withdrawn else ""
    table.add_row("time", times + withdrawn)
    return table


def _totals(found: Ledger) -> str:
    model = ""
    if found.policy != "script":
        model = (
            f" The model replied {found.model_replies}x and failed {found.model_failures}x;"
            f" {found.without_model} moves were made without it."
        )
    return f"In all {found.probes} probes and {found.encouragements} encouragements.{model}"


async def _ledger(session_id: str) -> Ledger:
    async with stored() as store:
        return fold((await log_of(store, session_id)).entries)
