"""The command line. Only this package prints."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from dialogue.bank import BankError
from interviewer.errors import InterviewerError

# In the order of the help page. Each is a module here, with a function of that name or a Typer called `app`.
COMMANDS = (
    *("serve", "demo", "invite", "simulate", "show", "score", "rank", "timeline", "ledger", "doctor"),
    *("bank", "panel", "watch"),
)


def application(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands, whose modules are imported; those of all of them take a second."""
    whole = typer.Typer(
        help="Aila, a live interviewer.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        callback=lambda: None,  # else a single command would stand for the whole
    )
    for name in commands:
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "app"):
            whole.add_typer(module.app, name=name)
        else:
            whole.command(name)(getattr(module, name))
    return whole


def main() -> None:
    """Faults that a person caused or can mend are said in words; a stack trace is for ours alone."""
    wanted = sys.argv[1:2]
    gc.disable()  # modules are no garbage: to look for some while they are imported takes a tenth of the time
    whole = application(wanted if wanted and wanted[0] in COMMANDS else COMMANDS)
    gc.enable()
    try:
        whole()
    except InterviewerError as error:
        _refuse("Can't go on:", error.user_message)
    except BankError as error:
        _refuse("The question bank can't be used:\n", str(error))


def _refuse(heading: str, message: str) -> NoReturn:
    Console(stderr=True).print(f"[bold red]{heading}[/] {escape(message)}", highlight=False)
    sys.exit(2)
