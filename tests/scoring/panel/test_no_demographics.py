"""No path leads from what people tell of themselves to a score: neither a module, nor a field, nor an argument."""

import ast
import dataclasses
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue.transcript import Answer, Transcript, Utterance
from scoring import engine

ROOT = Path(__file__).parents[3]
SCORES = ("scoring.engine", "scoring.model", "scoring.training", "scoring.panel_training")
# They compare groups after the fact; what leads to a score may not know them.
COMPARE_GROUPS = (
    *("scoring.watching", "scoring.panel.halo", "scoring.panel.groups", "scoring.publishing"),
    "scoring.panel.rescoring",
)
PERSONAL = frozenset(
    {
        *(
            "sex",
            "gender",
            "male",
            "female",
            "race",
            "ethnicity",
            "ethnic",
            "age",
            "birth",
            "birthday",
            "birthdate",
        ),
        *("nationality", "religion", "disability", "orientation", "native", "marital", "accent", "demographic"),
        *("demographics", "email", "phone", "address"),
    }
)
EVERYTHING_SCORED = {
    Transcript: {
        *(
            "session_id",
            "bank_id",
            "bank_version",
            "recognizer",
            "words_trusted",
            "policy",
            "utterances",
            "answers",
        ),
    },
    Answer: {"question_id", "utterances", "spoken_s", "status", "probes"},
    Utterance: {
        *("utterance_id", "speaker", "text", "start_s", "end_s", "question_id", "kinds", "channel", "confidence"),
    },
}


def source_of(module: str) -> Path | None:
    base = ROOT.joinpath(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reached() -> dict[str, ast.Module]:
    """Every module of ours that scoring imports, directly or not, also inside functions."""
    found: dict[str, ast.Module] = {}
    waiting = list(SCORES)
    while waiting:
        module = waiting.pop()
        if module in found or (path := source_of(module)) is None:
            continue
        found[module] = ast.parse(path.read_text("utf-8"))
        waiting += list(imported(found[module]))
        waiting.append(module.rpartition(".")[0])
    return found


def names_taken(tree: ast.Module) -> Iterator[str]:
    """Fields of classes and arguments of functions: where something could come in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (
                part.target.id
                for part in node.body
                if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
            )
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            own = node.args
            yield from (one.arg for one in (*own.posonlyargs, *own.args, *own.kwonlyargs))


def personal(name: str) -> bool:
    return name in PERSONAL or bool(set(name.lower().strip("_").split("_")) & PERSONAL)


def test_scoring_reaches_neither_the_shell_nor_what_compares_groups() -> None:
    modules = reached()
    assert {"scoring.engine", "scoring.preparation", "dialogue.transcript", "scoring.learning.course"} <= set(
        modules
    )
    assert not [module for module in modules if module.partition(".")[0] not in {"scoring", "dialogue"}]
    assert not set(modules) & set(COMPARE_GROUPS)


def test_no_module_on_the_way_has_a_field_or_argument_for_anything_personal() -> None:
    found = [
        f"{module}: {name}" for module, tree in reached().items() for name in names_taken(tree) if personal(name)
    ]
    assert found == []


def test_the_check_would_notice_one() -> None:
    assert [
        name for name in names_taken(ast.parse("class A:\n    text: str\n    sex: str\n")) if personal(name)
    ] == ["sex"]
    tree = ast.parse("def score(words, *, birth_year): ...")
    assert [name for name in names_taken(tree) if personal(name)] == ["birth_year"]


@pytest.mark.parametrize("kind", list(EVERYTHING_SCORED), ids=lambda kind: kind.__name__)
def test_what_is_scored_has_these_fields_and_no_others(kind: type) -> None:
    """A field more has to be looked at by a person before it is added here."""
    assert {field.name for field in dataclasses.fields(kind)} == EVERYTHING_SCORED[kind]


def test_the_engine_takes_a_transcript_a_bank_and_what_was_trained_and_nothing_of_a_person() -> None:
    hints = typing.get_type_hints(engine.score)
    assert set(hints) == {"transcript", "bank", "model", "encoder", "found_quotes", "return"}
    assert hints["transcript"] is Transcript
