"""The synthetic panel set in its two parts, and models that were trained on the tuning part alone."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from dialogue.bank import QuestionBank
from interviewer import banks
from scoring.model import Model
from scoring.panel.damages import DAMAGES
from scoring.panel.records import PanelSet, answers_of, is_locked, panel_set, ratings_of
from scoring.panel.shifts import Twin
from scoring.panel_training import learn_panel
from scoring.techniques.embeddings import Encoder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "data" / "panel"
BANK = "core-behavioural.en"
SOURCE = "Synthetic panel: made-up answers, rated by three passes of language models. No person rated."


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
    return [
        Twin(by_id[row["of"]], row["change"], replace(by_id[row["of"]], text=row["text"]))
        for row in rows
        if row["change"] not in DAMAGES and row["of"] in by_id
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
