"""The command line. Only this package prints."""

import sys
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from dialogue.bank import BankError
from interviewer.cli import bank, demo, doctor, ledger, panel, rank, score, serve, show, simulate, timeline
from interviewer.errors import InterviewerError

app = typer.Typer(
    help="Aila, a live interviewer.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.command()(serve.serve)
app.command()(demo.demo)
app.command()(serve.invite)
app.command()(simulate.simulate)
app.command()(show.show)
app.command()(score.score)
app.command()(rank.rank)
app.command()(timeline.timeline)
app.command()(ledger.ledger)
app.command()(doctor.doctor)
app.add_typer(bank.app, name="bank")
app.add_typer(panel.app, name="panel")


def main() -> None:
    """Faults that a person caused or can mend are said in words; a stack trace is for ours alone."""
    try:
        app()
    except InterviewerError as error:
        _refuse("Can't go on:", error.user_message)
    except BankError as error:
        _refuse("The question bank can't be used:\n", str(error))


def _refuse(heading: str, message: str) -> NoReturn:
    Console(stderr=True).print(f"[bold red]{heading}[/] {escape(message)}", highlight=False)
    sys.exit(2)
