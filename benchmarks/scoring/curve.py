"""How many rated answers are needed: r on the test part after training on parts of the tuning part."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.scoring import baselines
from benchmarks.scoring.material import bank, trained
from scoring.panel.evaluation import machine_on
from scoring.panel.records import PanelSet
from scoring.training import TrainingError

SIZES = (50, 100, 150, 200, 300, 400, 500)
ORDERS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """labels: of a criterion, on average. r: mean over the criteria that could be learned.

    communication: over that competency's four, which every answer is rated on.
    """

    answers: int
    labels: float
    criteria: int
    r: float | None
    communication: float | None


def curve(known: PanelSet, unseen: PanelSet, communication: Sequence[str]) -> list[Point]:
    sizes = [size for size in SIZES if size < len(known.answers)]
    points = [
        _mean([_point(_first(known, size, order), unseen, communication) for order in range(ORDERS)])
        for size in sizes
    ]
    return [*points, _point(known, unseen, communication)]


def _first(known: PanelSet, size: int, order: int) -> PanelSet:
    """Whole scenarios, until there are that many answers."""
    groups = sorted({one.group for one in known.answers}, key=lambda group: _mark(f"{order} {group}"))
    kept: list[str] = []
    for group in groups:
        own = [one.answer_id for one in known.answers if one.group == group]
        if len(kept) < size:
            kept += own[: size - len(kept)]
    wanted = set(kept)
    return PanelSet(
        tuple(one for one in known.answers if one.answer_id in wanted),
        tuple(one for one in known.ratings if one.answer_id in wanted),
    )


def _point(known: PanelSet, unseen: PanelSet, communication: Sequence[str]) -> Point:
    try:
        model = trained(known)
    except TrainingError:
        return Point(len(known.answers), 0.0, 0, None, None)
    found = baselines.correlations(machine_on(model, unseen.answers, bank()).levels, unseen)
    every = [r for r in found.values() if r is not None]
    own = [found[name] for name in communication]
    return Point(
        answers=len(known.answers),
        labels=float(np.mean([one.labels for one in model.facts.criteria])),
        criteria=len(every),
        r=float(np.mean(every)) if every else None,
        communication=float(np.mean([r for r in own if r is not None])) if None not in own else None,
    )


def _mean(points: Sequence[Point]) -> Point:
    def over(figures: Sequence[float | None]) -> float | None:
        known = [one for one in figures if one is not None]
        return float(np.mean(known)) if len(known) == len(points) else None

    return Point(
        answers=points[0].answers,
        labels=float(np.mean([one.labels for one in points])),
        criteria=round(float(np.mean([one.criteria for one in points]))),
        r=over([one.r for one in points]),
        communication=over([one.communication for one in points]),
    )


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
