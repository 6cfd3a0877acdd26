"""The gates of the handbook (scoring.md 4.4), measured on a panel's lock-box right after a model was trained.

What ratings and texts alone can't tell (groups of people, stuffed and misheard twins) stays unmeasured, which
keeps its gate closed: a criterion is published by somebody who has measured all of it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dialogue.bank import QuestionBank
from scoring.model import Model
from scoring.panel.evaluation import Levels, evaluate, machine_on, panel_levels
from scoring.panel.gated import figures_of
from scoring.panel.halo import halo_of
from scoring.panel.records import PanelSet, plain
from scoring.panel.report import report_of
from scoring.publishing import Decision, Figures, decide


def decisions_on(model: Model, locked: PanelSet, bank: QuestionBank, *, by_people: bool) -> dict[str, Decision]:
    """By criterion (`teamwork/helps-others`), of all that it knows. locked: answers that it has never seen."""
    levels = machine_on(model, locked.answers, bank)
    measured = {one.criterion: one for one in evaluate(levels, locked)}
    agreed = {plain(one.criterion): one for one in report_of(locked.ratings).criteria}
    halo = halo_of(levels.levels, panel_levels(locked))
    shifts = _duplicated(model, locked, bank, levels.levels)
    return {
        key: decide(
            replace(
                figures_of(key, measured[plain(key)], agreed[plain(key)], halo, by_people=by_people),
                duplicated_shift=shifts.get(plain(key)),
            )
            if plain(key) in measured
            else Figures(key, by_people, answers=0)
        )
        for key in model.criteria
    }


def _duplicated(model: Model, locked: PanelSet, bank: QuestionBank, levels: Levels) -> Mapping[str, float]:
    """By criterion: how far saying everything twice moves the level, in SD of the machine's levels."""
    twice = [replace(one, text=f"{one.text} {one.text}") for one in locked.answers]
    found: dict[str, float] = {}
    for criterion, repeated in machine_on(model, twice, bank).levels.items():
        own = levels.get(criterion, {})
        moved = [level - own[answer] for answer, level in repeated.items() if answer in own]
        spread = float(np.std(list(own.values())))
        if moved and spread > 0:
            found[criterion] = float(np.mean(moved)) / spread
    return found
