"""Answers that the panel rates blind after the machine has: whether the two come apart, and for whom.

Groups are labels from outside, beside finished levels: nothing that leads to a score imports this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dialogue.bank import QuestionBank
from scoring.model import Model
from scoring.model_card import Facts
from scoring.panel.agreement import pearson
from scoring.panel.evaluation import FEWEST_ANSWERS, Levels, machine_on, panel_levels
from scoring.panel.groups import Groups
from scoring.panel.records import PanelSet, plain
from scoring.panel.shifts import Twin, moves, spreads
from scoring.watching import Counterfactual, counterfactual, drift_begins, effect, is_amplified

# SD of a normal error by its mean size; and at least so many levels, as means of three raters are thirds of one.
SD_OF_MEAN_ERROR, LEAST_ERROR = float(np.sqrt(np.pi / 2)), 1 / 3


@dataclass(frozen=True, slots=True)
class Rescored:
    """On `answers` that both gave a level, in the order given. bias: machine minus panel, in levels; expected is
    0, with the error that the model had on held-out answers. began: the answer at which that gave alarm."""

    criterion: str
    answers: int
    bias: float
    r: float | None
    began: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """d of a group's levels against everybody else's (Cohen), by people and by the machine."""

    criterion: str
    group: str
    members: int
    human: float
    machine: float

    @property
    def is_amplified(self) -> bool:
        return is_amplified(self.human, self.machine)


def rescored(machine: Levels, panel: PanelSet, facts: Facts) -> tuple[Rescored, ...]:
    """By criterion, of those that both named a level of. facts: of the model whose levels they are."""
    people = panel_levels(panel)
    errors = {plain(one.criterion): max(LEAST_ERROR, one.mean_error * SD_OF_MEAN_ERROR) for one in facts.criteria}
    order = [one.answer_id for one in panel.answers]
    found = []
    for name, own in sorted(people.items()):
        both = [answer for answer in order if answer in own and answer in machine.get(name, {})]
        if not both:
            continue
        levels, wanted = np.array([(machine[name][one], own[one]) for one in both]).T
        differences = levels - wanted
        alarm = drift_begins(differences.tolist(), 0.0, errors[name])
        found.append(
            Rescored(
                criterion=name,
                answers=len(both),
                bias=float(differences.mean()),
                r=pearson(levels, wanted) if len(both) >= FEWEST_ANSWERS else None,
                began=None if alarm is None else both[alarm],
            )
        )
    return tuple(found)


def gaps(machine: Levels, people: Levels, groups: Groups) -> tuple[Gap, ...]:
    """Of groups beside which, and in which, FEWEST_ANSWERS have a level of both."""
    found = []
    for name, own in sorted(people.items()):
        both = [answer for answer in own if answer in machine.get(name, {})]
        for group, members in groups.items():
            inside = [answer for answer in both if answer in members]
            outside = [answer for answer in both if answer not in members]
            if min(len(inside), len(outside)) < FEWEST_ANSWERS:
                continue
            ds = [effect([of[one] for one in inside], [of[one] for one in outside]) for of in (own, machine[name])]
            if ds[0] is not None and ds[1] is not None:
                found.append(Gap(name, group, len(inside), ds[0], ds[1]))
    return tuple(found)


def said_otherwise(model: Model, twins: Sequence[Twin], bank: QuestionBank) -> Mapping[str, Counterfactual]:
    """Change -> how far it moves the mean level of an answer, in SD of the levels of the originals."""
    originals = {one.of.answer_id: one.of for one in twins}
    spread = spreads(machine_on(model, tuple(originals.values()), bank).levels)
    by_change: dict[str, list[float]] = {}
    for one in moves(model, twins, spread, bank):
        if one.by:
            by_change.setdefault(one.change, []).append(float(np.mean(list(one.by.values()))))
    every = {change: counterfactual([0.0] * len(own), own, 1.0) for change, own in by_change.items()}
    return {change: found for change, found in every.items() if found is not None}
