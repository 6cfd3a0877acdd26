"""The synthetic panel set in its two parts, and models that were trained on the tuning part alone."""

import importlib.util
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dialogue.bank import QuestionBank
from interviewer import banks
from scoring.model import Model
from scoring.panel.records import PanelSet, answers_of, is_locked, panel_set, ratings_of
from scoring.panel_training import RatedAnswer, learn_panel
from scoring.techniques.embeddings import Encoder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "data" / "panel"
BANK = "core-behavioural.en"
SOURCE = "Synthetic panel: made-up answers, rated by three passes of language models. No person rated."
# Answers shorter than this are left alone by the set's own damages: a tenth of less would test nothing.
FEWEST_WORDS = 40
Damage = Callable[[str, random.Random], str]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same content in other words."""

    of: RatedAnswer
    change: str
    twin: RatedAnswer


@cache
def bank() -> QuestionBank:
    return banks.load(BANK)


@cache
def whole() -> PanelSet:
    answers = [
        one for path in sorted(FOLDER.glob("answers-*.jsonl")) for one in answers_of(path.name, _lines(path))
    ]
    ratings = [
        one for path in sorted(FOLDER.glob("ratings-*.jsonl")) for one in ratings_of(path.name, _lines(path))
    ]
    return panel_set(answers, ratings, bank())


def tuning() -> PanelSet:
    return whole().part(lock_box=False)


def test() -> PanelSet:
    return whole().part(lock_box=True)


def without(panel: PanelSet, scenarios: frozenset[str]) -> PanelSet:
    answers = tuple(one for one in panel.answers if one.group not in scenarios)
    kept = {one.answer_id for one in answers}
    return PanelSet(answers, tuple(one for one in panel.ratings if one.answer_id in kept))


def trained(panel: PanelSet, *, monotone: bool = True, encoder: Encoder | None = None) -> Model:
    if any(is_locked(one.group) for one in panel.answers):
        raise ValueError("The test part is never trained on.")
    return learn_panel(
        panel.answers,
        panel.ratings,
        bank(),
        monotone=monotone,
        encoder=encoder,
        name="Synthetic panel",
        source=SOURCE,
    )


def styles() -> Mapping[str, str]:
    """Answer -> style. It never reaches a model: groups are compared by it afterwards."""
    rows = [json.loads(line) for path in sorted(FOLDER.glob("answers-*.jsonl")) for line in _lines(path)]
    return {row["id"]: row["style"] for row in rows}


def written_twins() -> list[Twin]:
    """Those that were written by hand, of answers of either part."""
    by_id = {one.answer_id: one for one in whole().answers}
    rows = [json.loads(line) for line in _lines(FOLDER / "twins.jsonl")]
    damages = _damages()
    return [
        Twin(by_id[row["of"]], row["change"], _said(by_id[row["of"]], row["text"]))
        for row in rows
        if row["change"] not in damages and row["of"] in by_id
    ]


def damaged_twins(answers: Sequence[RatedAnswer]) -> list[Twin]:
    """Each answer with each damage of the set's own maker, so that shifts rest on more than its 16 samples."""
    long = [one for one in answers if len(one.text.split()) >= FEWEST_WORDS]
    return [twin for change, make in _damages().items() for twin in _damaged(long, change, make)]


def _damaged(answers: Sequence[RatedAnswer], change: str, make: Damage) -> list[Twin]:
    """Without those that the damage leaves as they are."""
    chance = random.Random(change)
    twins = [Twin(one, change, _said(one, make(one.text, chance))) for one in answers]
    return [one for one in twins if one.twin.text != one.of.text]


def _said(one: RatedAnswer, text: str) -> RatedAnswer:
    return RatedAnswer(one.answer_id, one.question_id, one.group, text)


def _damages() -> Mapping[str, Damage]:
    path = FOLDER / "make_twins.py"
    spec = importlib.util.spec_from_file_location("make_twins", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    damages: Mapping[str, Damage] = module.MECHANICAL
    return damages


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
