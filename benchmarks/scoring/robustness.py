"""What shifts a level although the content is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from benchmarks.scoring.material import Twin, bank, trained, tuning, without, written_twins
from scoring.engine import score
from scoring.evidence import CueIndex
from scoring.gates import Doubt
from scoring.model import Model
from scoring.panel.evaluation import Levels, transcript_of
from scoring.panel.records import is_locked, plain
from scoring.panel_training import RatedAnswer, reading_of

FOLDS = 5
TOLD = (Doubt.STUFFED, Doubt.REPEATED, Doubt.NOT_ENGLISH, Doubt.TO_THE_SCORER, Doubt.SHARED)


@dataclass(frozen=True, slots=True)
class Shift:
    """shift: mean over twins and criteria, in SD of the machine's levels; `error`: its standard error over twins.

    apart: mean size, whatever its direction. flagged: share of twins that a person is told of.
    """

    change: str
    twins: int
    shift: float
    error: float
    apart: float
    flagged: float
    of_criterion: Mapping[str, float]


def shifts(model: Model, twins: Sequence[Twin], spread: Mapping[str, float]) -> list[Shift]:
    return [
        _shift(change, [_differences(model, one, spread) for one in own], [_is_flagged(model, one) for one in own])
        for change, own in _by_change(twins).items()
    ]


def shifts_of_written(test_model: Model, spread: Mapping[str, float]) -> list[Shift]:
    """Twins of tuning answers are read by models that haven't seen their scenarios."""
    twins = written_twins()
    scenarios = sorted({one.of.group for one in twins if not is_locked(one.of.group)})
    differences: dict[str, list[dict[str, float]]] = {}
    flagged: dict[str, list[bool]] = {}
    models = {fold: trained(without(tuning(), frozenset(scenarios[fold::FOLDS]))) for fold in range(FOLDS)}
    for one in twins:
        model = test_model
        if not is_locked(one.of.group):
            model = models[scenarios.index(one.of.group) % FOLDS]
        differences.setdefault(one.change, []).append(_differences(model, one, spread))
        flagged.setdefault(one.change, []).append(_is_flagged(model, one))
    return [_shift(change, own, flagged[change]) for change, own in differences.items()]


def spreads(levels: Levels) -> dict[str, float]:
    return {name: float(np.std(list(own.values()))) for name, own in levels.items()}


@cache
def _index() -> CueIndex:
    return CueIndex(bank())


def _by_change(twins: Sequence[Twin]) -> dict[str, list[Twin]]:
    found: dict[str, list[Twin]] = {}
    for one in twins:
        found.setdefault(one.change, []).append(one)
    return found


def _differences(model: Model, one: Twin, spread: Mapping[str, float]) -> dict[str, float]:
    before, after = _levels(model, one.of), _levels(model, one.twin)
    return {name: (after[name] - level) / spread[name] for name, level in before.items() if name in after}


def _levels(model: Model, answer: RatedAnswer) -> dict[str, float]:
    reading = reading_of(answer.text, answer.question_id, bank(), _index())
    drawn = next(question.competencies for question in bank().questions if question.id == answer.question_id)
    found = {}
    for key in model.criteria:
        if key.partition("/")[0] in drawn and (level := model.judge(key, reading).level) is not None:
            found[plain(key)] = level
    return found


def _is_flagged(model: Model, one: Twin) -> bool:
    """Whether the scorecard or the model says something of the twin that it doesn't say of the original."""
    return bool(_told(model, one.twin) - _told(model, one.of))


def _told(model: Model, answer: RatedAnswer) -> set[str]:
    reading = reading_of(answer.text, answer.question_id, bank(), _index())
    remarks = score(transcript_of(answer), bank(), model).remarks
    found = {doubt.value for doubt in TOLD if any(doubt.value in remark for remark in remarks)}
    return found | set(model.judge(model.criteria[0], reading).remarks)


def _shift(change: str, differences: Sequence[Mapping[str, float]], flagged: Sequence[bool]) -> Shift:
    means = np.array([np.mean(list(own.values())) for own in differences if own])
    every: dict[str, list[float]] = {}
    for own in differences:
        for name, found in own.items():
            every.setdefault(name, []).append(found)
    return Shift(
        change=change,
        twins=len(differences),
        shift=float(means.mean()),
        error=float(means.std(ddof=1) / np.sqrt(len(means))) if len(means) > 1 else 0.0,
        apart=float(np.mean([abs(one) for found in every.values() for one in found])),
        flagged=float(np.mean(flagged)),
        of_criterion={name: float(np.mean(found)) for name, found in every.items()},
    )
