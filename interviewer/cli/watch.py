"""`interviewer watch`: after a release, whether scoring still does what it did, and treats groups alike."""

import asyncio
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogue.bank import QuestionBank
from dialogue.transcript import Transcript, fold
from interviewer import banks, publication, scoring_model, transcript_file
from interviewer import position_file as positions
from interviewer import settings as settings_module
from interviewer.cli.panel import SYNTHETIC, Answers, Bank, Ratings, is_synthetic, lines_of, panel_of
from interviewer.cli.rank import ranking_of
from interviewer.cli.show import EVERYBODY
from interviewer.cli.stored import stored
from interviewer.errors import InterviewerError, SettingsError
from interviewer.store import Store
from scoring.masking import mask
from scoring.model import Model
from scoring.panel.evaluation import machine_on, panel_levels
from scoring.panel.groups import groups_of, of_answers, of_interviews
from scoring.panel.records import answers_of
from scoring.panel.rescoring import Gap, Rescored, gaps, rescored, said_otherwise
from scoring.panel.shifts import twins_of
from scoring.positions import Band, CandidateFit
from scoring.report import Scorecard
from scoring.watching import Impact, Selected, above_median, changes, impacts, written

app = typer.Typer(help="Golden transcripts, drift, and how groups fare.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)

CARD = ".card.json"
CHANGES_SHOWN = 6
# Of the interviews of a month (handbook scoring.md 4.5: 5 to 10 %).
SHARE = 0.07
ModelFile = Annotated[Path | None, typer.Option("--model", help="None: as the setting scoring_model says.")]
Groups = Annotated[Path | None, typer.Option(help="CSV: answer (or person), group; as far as people told.")]
AsJson = Annotated[bool, typer.Option("--json", help="Every figure, for programs.")]


@app.command()
def golden(
    folder: Annotated[Path, typer.Argument(help="Of transcripts (JSON), each with its scorecard beside it.")],
    bank: Bank = "core-behavioural.en",
    model: ModelFile = None,
    write: Annotated[bool, typer.Option("--write", help="Keep what they are scored now.")] = False,
) -> None:
    """Score transcripts anew and hold them against what was kept, bit by bit. Exit code 1: something changed."""
    asked, settings = banks.load(bank), settings_module.load()
    scorer = scoring_model.scorer(model or settings.scoring_model, settings.scoring_encoder)
    given = sorted(path for path in folder.glob("*.json") if not path.name.endswith(CARD))
    if not given:
        raise InterviewerError(f"There are no transcripts in {folder}.", code="golden")
    differ = 0
    for path in given:
        now, kept = written(scorer.score(transcript_file.load(path, asked), asked)), path.with_suffix(CARD)
        if write:
            _keep(kept, now)
            console.print(Text(f"kept     {kept}"))
            continue
        found = _against(kept, now)
        differ += bool(found)
        console.print(Text(f"{'CHANGED' if found else 'the same'} {path.name}"))
        for line in found[:CHANGES_SHOWN]:
            console.print(Text(f"         {line}"))
        if len(found) > CHANGES_SHOWN:
            console.print(Text(f"         and {len(found) - CHANGES_SHOWN} more"))
    if differ:
        sys.exit(1)


@app.command()
def sample(
    bank: Bank = "core-behavioural.en",
    share: Annotated[float, typer.Option(min=0.0, max=1.0, help="Of the scored interviews.")] = SHARE,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Invited on this day or later.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another number, another draw.")] = 1,
) -> None:
    """Draw scored interviews for the panel to rate blind, as `panel assign` takes them: masked, and no score."""
    lines = asyncio.run(_sample(banks.load(bank), share, since, seed))
    if not lines:
        raise InterviewerError("No scored interview with this bank is here.", code="sample")
    for line in lines:
        typer.echo(json.dumps(line, ensure_ascii=False))
    Console(stderr=True).print(
        "These are candidates' words, with names masked: delete the file when the ratings are in.", markup=False
    )


@app.command()
def drift(
    answers: Answers,
    ratings: Ratings,
    bank: Bank = "core-behavioural.en",
    model: ModelFile = None,
    groups: Groups = None,
    as_json: AsJson = False,
) -> None:
    """Say whether the machine and a panel that rated blind come apart, and for whom. Answers in order of time."""
    asked, trained = banks.load(bank), _model(model)
    given = [one for file in answers for one in lines_of(file, answers_of)]
    panel = panel_of(given, ratings, asked)
    levels = machine_on(trained, panel.answers, asked).levels
    found = rescored(levels, panel, trained.facts)
    if not found:
        raise InterviewerError("The model knows none of the criteria that were rated.", code="drift")
    apart: tuple[Gap, ...] = ()
    if groups is not None:
        told = lines_of(groups, lambda name, lines: groups_of(name, lines, of_answers(given)))
        apart = gaps(levels, panel_levels(panel), told)
    source = SYNTHETIC if is_synthetic([*answers, *ratings]) else ""
    if as_json:
        gapped = [{**asdict(one), "is_amplified": one.is_amplified} for one in apart]
        typer.echo(
            json.dumps({"source": source, "criteria": [asdict(one) for one in found], "gaps": gapped}, indent=1)
        )
        return
    console.print(_drifted(found, source))
    if groups is not None:
        console.print(_gapped(apart))


@app.command()
def twins(
    pairs: Annotated[
        Path, typer.Argument(help="JSON Lines: question, change, text, twin: the same said otherwise.")
    ],
    bank: Bank = "core-behavioural.en",
    model: ModelFile = None,
    as_json: AsJson = False,
) -> None:
    """Say how far levels move when the same content is said in other names, words, dialects."""
    asked = banks.load(bank)
    known = {question.id for question in asked.questions}
    given = [one for one in lines_of(pairs, twins_of) if one.of.question_id in known]
    found = said_otherwise(_model(model), given, asked)
    if not found:
        raise InterviewerError(
            "No change has two pairs of answers to this bank's questions with a level.", code="twins"
        )
    if as_json:
        typer.echo(json.dumps({change: asdict(one) for change, one in found.items()}, indent=1))
        return
    table = Table("change", "pairs", "shift in SD (95 %)", "verdict")
    for change, one in found.items():
        low, high = one.interval
        table.add_row(Text(change), str(one.pairs), f"{one.shift:+.2f} ({low:+.2f} to {high:+.2f})", one.verdict)
    table.caption = "shifted: by more than 0.1 SD. undecided: too few pairs to be sure that it isn't."
    console.print(table)


@app.command()
def impact(
    position: Annotated[Path, typer.Option(help="YAML file that says what the role requires.")],
    groups: Annotated[Path, typer.Option(help="CSV: interview, group; as far as people chose to tell.")],
    as_json: AsJson = False,
) -> None:
    """Say how groups fare: who reaches what is required, and who is above the median (Local Law 144)."""
    asked, _ = positions.load(position)
    found = asyncio.run(ranking_of(asked, publication.load(settings_module.load().scoring_model)))
    ranked = [one.fit for one in found.ranking.ranked]
    everybody = [*(fit.session_id for fit in ranked), *(fit.session_id for fit in found.ranking.beside)]
    told = lines_of(groups, lambda name, lines: groups_of(name, lines, of_interviews(everybody)))
    members = {group: [fit for fit in ranked if fit.session_id in own] for group, own in told.items()}
    measured = {name: impacts(rates) for name, rates in _rates(members).items()}
    if as_json:
        plain = {
            name: [{**asdict(one), "below_four_fifths": one.below_four_fifths} for one in own]
            for name, own in measured.items()
        }
        typer.echo(json.dumps({"notices": found.notices, "measures": plain}, indent=1))
        return
    for notice in found.notices:
        console.print(Text(notice, "bold"))
    for name, own in measured.items():
        console.print(_impacted(name, own))
    console.print(
        Text(f"Counted are the {len(ranked)} who can be ranked; {len(found.ranking.beside)} stand beside.")
    )


def _keep(kept: Path, now: str) -> None:
    try:
        kept.write_text(now + "\n", encoding="utf-8")
    except OSError as error:
        raise InterviewerError(f"{kept} can't be written: {error.strerror or error}.", code="golden") from error


def _against(kept: Path, now: str) -> tuple[str, ...]:
    try:
        return changes(kept.read_text(encoding="utf-8"), now)
    except FileNotFoundError:
        return ("no scorecard was kept of it: --write keeps this one",)
    except (OSError, ValueError) as error:
        raise InterviewerError(f"{kept} can't be read as a scorecard that was kept.", code="golden") from error


async def _sample(bank: QuestionBank, share: float, since: datetime | None, seed: int) -> list[dict[str, str]]:
    begin = datetime.min.replace(tzinfo=UTC) if since is None else since.replace(tzinfo=UTC)
    async with stored() as store:
        recent = {one.session_id for one in await store.sessions(limit=EVERYBODY) if one.created_at >= begin}
        cards = await store.scorecards()
        usable = sorted(name for name, one in cards.items() if isinstance(one, Scorecard) and name in recent)
        transcripts = [fold((await store.open_log(name)).entries) for name in usable]
        held = [
            one for one in transcripts if one.bank_id == bank.id and await _language(store, one) == bank.language
        ]
    asked = {question.id for question in bank.questions}
    drawn = random.Random(seed).sample(held, min(len(held), max(1, round(share * len(held)))))
    return [
        {
            "id": f"{one.session_id}/{answer.question_id}",
            "question": answer.question_id,
            "person": one.session_id,
            "text": mask([answer.text])[0],
        }
        for one in drawn
        for answer in one.answers
        if answer.question_id in asked and answer.text.strip()
    ]


async def _language(store: Store, held: Transcript) -> str:
    """Of the bank that the interview was held with; empty where that isn't known."""
    content = await store.pinned_bank(held.bank_id, held.bank_version)
    return "" if content is None else str(json.loads(content).get("language", ""))


def _model(path: Path | None) -> Model:
    settings = settings_module.load()
    trained = scoring_model.scorer(path or settings.scoring_model, settings.scoring_encoder).model
    if trained is None:
        raise SettingsError("A trained model is needed: --model FILE, or the setting scoring_model.")
    return trained


def _rates(members: dict[str, list[CandidateFit]]) -> dict[str, dict[str, Selected]]:
    """What is measured -> group -> how many of it."""
    reached = {
        group: Selected(sum(all(fit.band is not Band.BELOW for fit in one.fits) for one in own), len(own))
        for group, own in members.items()
    }
    names = dict.fromkeys(fit.name for own in members.values() for one in own for fit in one.fits)
    scores = {
        name: {
            group: [f.score for one in own for f in one.fits if f.name == name] for group, own in members.items()
        }
        for name in names
    }
    above = {f"{name}: above the median": above_median(own) for name, own in scores.items()}
    return {"in nothing below the level": reached, **above}


def _impacted(name: str, own: Sequence[Impact]) -> Table:
    table = Table(
        "group", "so many", "rate", "ratio to the best (95 %)", "exact p", "four fifths", title=Text(name)
    )
    for one in own:
        ratio = "-" if one.ratio is None else f"{one.ratio:.2f}"
        ends = "" if one.interval is None or one.is_best else f" ({one.interval[0]:.2f} to {one.interval[1]:.2f})"
        table.add_row(
            Text(one.group),
            f"{one.selected.passed} of {one.selected.of}",
            f"{one.selected.rate:.0%}",
            f"{ratio}{ends}",
            "" if one.is_best else f"{one.exact:.2f}",
            "below" if one.below_four_fifths else "",
        )
    table.caption = "With few people the ratio and the exact test often disagree: look at both."
    return table


def _drifted(found: Sequence[Rescored], source: str) -> Table:
    table = Table(
        "criterion", "answers", "machine minus panel", "r", "comes apart from", title=source.capitalize() or None
    )
    for one in found:
        r = "-" if one.r is None else f"{one.r:.2f}"
        table.add_row(one.criterion, str(one.answers), f"{one.bias:+.2f}", r, Text(one.began or ""))
    table.caption = (
        "In levels. Comes apart: the sum of the differences, in order of time, has become too large for the error "
        "that the model had in training (CUSUM). Then look at what changed: recognizer, question, people, raters."
    )
    return table


def _gapped(found: Sequence[Gap]) -> Table:
    table = Table("criterion", "group", "answers", "d by the panel", "d by the machine", "")
    for one in found:
        made_larger = "the machine makes it larger" if one.is_amplified else ""
        human, machine = f"{one.human:+.2f}", f"{one.machine:+.2f}"
        table.add_row(one.criterion, Text(one.group), str(one.members), human, machine, made_larger)
    table.caption = "Groups of ten answers and more. With so few, chance alone makes a d of .3."
    return table
