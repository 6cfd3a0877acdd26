"""How well a model does on a question that it has never seen, told by somebody whom it has never seen.

A bank changes its questions: what was learned only from one of them is worth nothing for its successor.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from dialogue.bank import QuestionBank
from scoring.model import Model
from scoring.panel.agreement import pearson
from scoring.panel.evaluation import FEWEST_ANSWERS, Levels, machine_on, panel_levels
from scoring.panel.records import PanelSet, plain
from scoring.training import TrainingError


def levels_on_unseen_questions(
    known: PanelSet, locked: PanelSet, bank: QuestionBank, train: Callable[[PanelSet], Model]
) -> Levels:
    """Of the locked answers: those to each question by a model trained on the known ones to all others."""
    found: dict[str, dict[str, float]] = {}
    for question in bank.questions:
        own = tuple(one for one in locked.answers if one.question_id == question.id)
        try:
            model = train(_without(known, question.id)) if own else None
        except TrainingError:  # too few answers are left
            continue
        for name, levels in machine_on(model, own, bank).levels.items() if model else ():
            found.setdefault(name, {}).update(levels)
    return found


def agreement(levels: Levels, locked: PanelSet) -> dict[str, float]:
    """Criterion -> r with the panel, where FEWEST_ANSWERS have both levels."""
    found = {}
    for name, own in panel_levels(locked).items():
        both = [answer for answer in own if answer in levels.get(name, {})]
        if len(both) < FEWEST_ANSWERS:
            continue
        r = pearson(np.array([levels[name][one] for one in both]), np.array([own[one] for one in both]))
        if r is not None:
            found[name] = r
    return found


def noted(model: Model, found: Mapping[str, float]) -> Model:
    """The same model with these figures on its card."""
    criteria = tuple(
        replace(one, unseen_question_r=found.get(plain(one.criterion))) for one in model.facts.criteria
    )
    return replace(model, facts=replace(model.facts, criteria=criteria))


def _without(panel: PanelSet, question_id: str) -> PanelSet:
    answers = tuple(one for one in panel.answers if one.question_id != question_id)
    kept = {one.answer_id for one in answers}
    return PanelSet(answers, tuple(one for one in panel.ratings if one.answer_id in kept))
