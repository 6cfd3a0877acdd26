"""`interviewer score`: a scorecard of any transcript, without a server and without a database."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from interviewer import banks, publication, scoring_model, transcript_file
from interviewer import settings as settings_module
from interviewer.cli.explaining import plain, scorecard_table

console = Console(highlight=False)
notes = Console(stderr=True, highlight=False)


def score(
    transcript: Annotated[Path, typer.Argument(help="JSON: of `interviewer show --json`, or answers alone.")],
    bank: Annotated[str, typer.Option(help="Name of a bank in question_banks/, or a path.")],
    model: Annotated[
        Path | None, typer.Option(help="A trained model; none: as the setting scoring_model says.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scorecard as JSON instead.")] = False,
) -> None:
    """Score a transcript: levels with the words that they rest on, how sure they are, and what was missing."""
    asked = banks.load(bank)
    settings = settings_module.load()
    trained = model or settings.scoring_model
    scorer = scoring_model.scorer(trained, settings.scoring_encoder)
    published = publication.load(trained)
    said = transcript_file.load(transcript, asked)
    if said.bank_version not in ("", asked.version):
        notes.print(f"Held with bank version {said.bank_version}, scored with {asked.version}.", markup=False)
    card = scorer.score(said, asked)
    if as_json:
        typer.echo(json.dumps(plain(card, published), indent=1))
    else:
        console.print(scorecard_table(card, asked, published))
