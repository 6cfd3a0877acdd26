"""`interviewer panel`: how alike raters rate, who rates what, and a model from their ratings."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import scoring
from dialogue.bank import QuestionBank
from interviewer import banks, publication, scoring_model
from interviewer.errors import InterviewerError
from interviewer.panel_gates import decisions_on, left_out
from scoring.panel.assignment import FEWEST_RATERS, assign
from scoring.panel.groups import groups_of, of_answers
from scoring.panel.guide import guide
from scoring.panel.records import PanelFileError, PanelSet, answers_of, panel_set, ratings_of
from scoring.panel.report import ENOUGH_ALPHA, ENOUGH_ICC, CriterionAgreement, PanelReport, report_of
from scoring.panel.unseen import agreement, levels_on_unseen_questions, noted
from scoring.panel_training import RatedAnswer, learn_panel
from scoring.techniques.embeddings import Remembering
from scoring.training import TrainingError

app = typer.Typer(help="Raters' agreement, and models from their ratings.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)
T = TypeVar("T")

Answers = Annotated[list[Path], typer.Option("--answers", help="JSON Lines: id, question, scenario, text.")]
Ratings = Annotated[
    list[Path], typer.Option("--ratings", help="JSON Lines: answer, rater, criterion, level, highlights.")
]
Bank = Annotated[str, typer.Option(help="A shipped bank's name, or a file.")]
SYNTHETIC = "synthetic panel"


@app.command()
def report(
    answers: Answers,
    ratings: Ratings,
    bank: Bank = "core-behavioural.en",
    as_json: Annotated[bool, typer.Option("--json", help="Every figure, for programs.")] = False,
) -> None:
    """Say how alike the raters rate, and what to do about it. Each rater's lines in the order they were given."""
    panel = panel_of(_given(answers), ratings, banks.load(bank))
    found = report_of(panel.ratings)
    synthetic = is_synthetic([*answers, *ratings])
    if as_json:
        told = {**asdict(found), "source": SYNTHETIC if synthetic else "", "left_out": panel.left_out}
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    console.print(_agreement(found, synthetic))
    console.print(_raters(found))
    for line in (*(f"Left out: {one}." for one in panel.left_out), *(found.advice or ["Nothing to advise."])):
        console.print(Text(f"- {line}"))


@app.command()
def train(
    answers: Answers,
    ratings: Ratings,
    out: Annotated[Path, typer.Option(help="The model; its card is written beside it.")],
    bank: Bank = "core-behavioural.en",
    source: Annotated[str, typer.Option(help="Who rated what, for the card.")] = "",
    name: Annotated[str, typer.Option(help="The model's name.")] = "Panel model",
    groups: Annotated[
        Path | None,
        typer.Option(
            help="CSV with a header, or JSON Lines: answer (or person), group, as people chose to tell. For the "
            "gate that compares groups alone; no model sees it. Without it that gate stays closed."
        ),
    ] = None,
    encoder: Annotated[
        Path | None, typer.Option(help="A sentence encoder, as in the setting scoring_encoder, to learn with.")
    ] = None,
    unseen_questions: Annotated[
        bool, typer.Option(help="Measure on questions never trained on: one more training for each.")
    ] = True,
) -> None:
    """Train a model, and measure on what it has never seen which criteria may be shown to recruiters.

    One scenario of three is a lock-box: never trained on, and what every gate is measured on.
    """
    questions = banks.load(bank)
    given = _given(answers)
    panel = panel_of(given, ratings, questions)
    told = (
        None if groups is None else lines_of(groups, lambda file, lines: groups_of(file, lines, of_answers(given)))
    )
    known, locked = panel.part(lock_box=False), panel.part(lock_box=True)
    opened = scoring_model.load_encoder(encoder)
    learn = partial(
        learn_panel,
        bank=questions,
        encoder=None if opened is None else Remembering(opened),
        name=name,
        source=_source(source, panel, locked, answers, ratings),
    )
    try:
        model = learn(known.answers, known.ratings)
    except TrainingError as error:
        raise InterviewerError(str(error), code="training") from error
    if unseen_questions:
        levels = levels_on_unseen_questions(known, locked, questions, lambda one: learn(one.answers, one.ratings))
        model = noted(model, agreement(levels, locked))
    written = scoring.save(model, out)
    by_people = not is_synthetic([*answers, *ratings])
    gates = decisions_on(model, locked, questions, by_people=by_people, groups=told)
    publication.save(written, model.version, gates)
    for line in panel.left_out:
        console.print(Text(f"Left out: {line}."))
    console.print(Text(f"Trained on {len(known.answers)} answers; {len(locked.answers)} are in the lock-box."))
    console.print(Text(f"Model: {written}\nCard:  {written.with_suffix('.md')}"))
    for line in ("Groups weren't compared: --groups FILE does.",) if told is None else left_out(told, locked):
        console.print(Text(line))
    passed = sorted(key for key, one in gates.items() if one.is_published)
    console.print(
        Text(f"Gates: {publication.path_of(written)}; published: {', '.join(passed) or 'no criterion yet'}")
    )


@app.command("guide")
def print_guide(bank: Bank = "core-behavioural.en") -> None:
    """Print what raters read first, as Markdown: the criteria with their anchors and an example of each."""
    typer.echo(guide(banks.load(bank)), nl=False)


@app.command("assign")
def assign_raters(
    answers: Answers,
    raters: Annotated[list[str], typer.Option("--rater", help="A rater's name; give it once for each.")],
    each: Annotated[int, typer.Option(help="Raters per answer.")] = FEWEST_RATERS,
    seed: Annotated[int, typer.Option(help="Another number, another draw.")] = 1,
) -> None:
    """Say as JSON which rater gets which answers, in which order. Nobody sees who else has the same one."""
    found = _given(answers)
    try:
        lists = assign([one.answer_id for one in found], raters, seed=seed, each=each)
    except ValueError as error:
        raise InterviewerError(str(error), code="assignment") from error
    typer.echo(json.dumps({one.rater: one.answers for one in lists}, indent=1, ensure_ascii=False))


def _given(answers: Sequence[Path]) -> list[RatedAnswer]:
    return [one for file in answers for one in lines_of(file, answers_of)]


def panel_of(given: Sequence[RatedAnswer], ratings: Sequence[Path], bank: QuestionBank) -> PanelSet:
    rated = [one for file in ratings for one in lines_of(file, ratings_of)]
    try:
        panel = panel_set(given, rated, bank)
    except PanelFileError as error:
        raise InterviewerError(str(error), code="panel_file") from error
    if not panel.ratings:
        raise InterviewerError(
            "None of the ratings is of these answers on this bank's criteria.", code="panel_file"
        )
    return panel


def lines_of(file: Path, read: Callable[[str, Sequence[str]], T]) -> T:
    try:
        return read(file.name, file.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise InterviewerError(f"{file} can't be read: {error.strerror}.", code="panel_file") from error
    except UnicodeDecodeError as error:
        raise InterviewerError(f"{file} isn't text in UTF-8.", code="panel_file") from error
    except PanelFileError as error:
        raise InterviewerError(str(error), code="panel_file") from error


def is_synthetic(files: Sequence[Path]) -> bool:
    """A README beside the files says so: no figure of a synthetic panel is shown without the words."""
    notes = {file.parent / "README.md" for file in files}
    return any(
        note.is_file() and SYNTHETIC in note.read_text(encoding="utf-8", errors="replace").lower()
        for note in notes
    )


def _source(told: str, panel: PanelSet, locked: PanelSet, answers: Sequence[Path], ratings: Sequence[Path]) -> str:
    raters = len({one.rater for one in panel.ratings})
    kept = len({one.group for one in locked.answers})
    parts = [told] if told else []
    if is_synthetic([*answers, *ratings]):
        parts.append(
            "Synthetic panel: it shows whether the machinery works, and nothing about validity for hiring."
        )
    parts.append(f"{raters} raters.")
    parts.append(f"{len(locked.answers)} answers of {kept} further scenarios are a lock-box, not trained on.")
    return " ".join(parts)


def _agreement(found: PanelReport, synthetic: bool) -> Table:
    what = SYNTHETIC.capitalize() if synthetic else "Panel"
    table = Table(title=f"{what}: {found.answers} answers, {found.ratings} ratings", title_justify="left")
    form = min((one.icc_form for one in found.criteria), default="2")
    for heading in (
        "criterion",
        "answers",
        f"ICC({form},1)",
        f"ICC({form},k)",
        "alpha",
        "kappa",
        "rater and others, r",
        "nothing",
    ):
        table.add_column(heading, justify="left" if heading == "criterion" else "right")
    for one in found.criteria:
        table.add_row(*_row(one))
    return table


def _row(one: CriterionAgreement) -> list[Text]:
    return [
        Text(one.criterion),
        Text(str(one.answers)),
        Text(_figure(one.icc_single)),
        Text(_figure(one.icc_mean), style=_style(one.icc_mean, ENOUGH_ICC)),
        Text(_figure(one.alpha_ordinal), style=_style(one.alpha_ordinal, ENOUGH_ALPHA)),
        Text(_figure(one.kappa)),
        Text(_figure(one.rater_r)),
        Text(f"{one.nothing_share:.0%}"),
    ]


def _raters(found: PanelReport) -> Table:
    table = Table(title="Raters, in levels", title_justify="left")
    for heading in ("rater", "ratings", "milder than others", "change, first to last"):
        table.add_column(heading, justify="left" if heading == "rater" else "right")
    changes = {one.rater: one for one in found.drifts}
    for one in found.raters:
        drift = changes.get(one.rater)
        change = "-" if drift is None else f"{drift.change:+.2f} ± {drift.error:.2f}"
        table.add_row(Text(one.rater), str(one.ratings), f"{one.mildness:+.2f}", change)
    return table


def _figure(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"


def _style(figure: float | None, enough: float) -> str:
    return "" if figure is not None and figure >= enough else "bold red"
