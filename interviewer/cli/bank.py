"""`interviewer bank`: check question banks, and write the schema that editors check them with."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dialogue import bank as bank_model
from dialogue.bank import BankError, QuestionBank
from dialogue.plan import estimated_s
from interviewer import banks

app = typer.Typer(help="Check question banks.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)

SCHEMA = banks.FOLDER / "bank.schema.json"


@app.command()
def check(
    files: Annotated[
        list[str] | None, typer.Argument(help="Files, or names of shipped banks. None: all that are shipped.")
    ] = None,
) -> None:
    """Name every fault of each bank. Exit code 2 if one can't be used; what is only doubtful is told as well."""
    wrong = 0
    for file in files or banks.names():
        try:
            checked = banks.check(file)
        except BankError as error:
            wrong += 1
            console.print(Text(str(error)))  # as it is: content of the file must not count as markup
        else:
            console.print(Text(f"OK  {summary(checked.bank)}"))
            shown = banks.shown_path(banks.path_of(file))
            for doubt in checked.doubts:
                console.print(Text(f"look again: {doubt.line_of(shown)}"))
    if wrong:
        sys.exit(2)


@app.command()
def schema(
    file: Annotated[Path, typer.Argument(help="Where to write it.")] = SCHEMA,
) -> None:
    """Write the JSON Schema by which editors complete and check banks."""
    file.write_text(schema_text(), encoding="utf-8")
    console.print(Text(f"Written: {file}"))


def schema_text() -> str:
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", **bank_model.schema()}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def summary(bank: QuestionBank) -> str:
    criteria = sum(len(competency.criteria) for competency in bank.competencies)
    return (
        f"{bank.id}.{bank.language} {bank.content_version}: {len(bank.questions)} questions, "
        f"{len(bank.competencies)} competencies, {criteria} criteria, "
        f"about {estimated_s(bank) / 60:.0f} minutes"
    )
