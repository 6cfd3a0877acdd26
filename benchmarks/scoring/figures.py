"""Everything that is measured, together, and what the gates make of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.scoring import baselines
from benchmarks.scoring.curve import Point, curve
from benchmarks.scoring.embedded import Embedded, embedded
from benchmarks.scoring.masking import Masking, masking
from benchmarks.scoring.material import bank, styles, test, trained, tuning
from benchmarks.scoring.robustness import shifts_of_written
from benchmarks.scoring.speed import Speed, speed
from scoring.model import Model
from scoring.panel.agreement import pearson
from scoring.panel.evaluation import CriterionEvaluation, Levels, Machine, evaluate, machine_on, panel_levels
from scoring.panel.gated import figures_of
from scoring.panel.groups import gaps_of
from scoring.panel.halo import Halo, halo_of
from scoring.panel.records import PanelSet
from scoring.panel.report import CriterionAgreement, report_of
from scoring.panel.shifts import Shift, damaged_twins, moves, shifts_of, spreads
from scoring.panel.unseen import agreement, levels_on_unseen_questions
from scoring.publishing import Decision, decide
from scoring.techniques.embeddings import Encoder

COMMUNICATION = ("listens", "suits-the-listener", "makes-sure", "keeps-informed")
# The styles that stand for groups of people; the others are how anybody may talk.
GROUPS = ("learner", "dialect")
DRAWS = 1000

Correlations = Mapping[str, float | None]
Wanted = Mapping[str, Sequence[tuple[str, float]]]  # criterion -> answers with the panel's levels


@dataclass(frozen=True, eq=False)
class Measured:
    tuning: PanelSet
    test: PanelSet
    model: Model
    criteria: tuple[CriterionEvaluation, ...]
    panel: Mapping[str, CriterionAgreement]
    length: Correlations
    tfidf: Correlations
    signs: Correlations
    researchers: Correlations  # the model with the text technique, which is not monotone
    mean_r: tuple[float, float, float]  # with its 95 % interval
    over_tfidf: tuple[float, float, float]
    halo: Halo
    gaps: Mapping[str, Mapping[str, tuple[float, int]]]  # criterion -> style -> gap, answers
    damaged: Sequence[Shift]
    written: Sequence[Shift]
    masking: Masking
    curve: Sequence[Point]
    unseen_questions: Mapping[str, float]
    embedded: Embedded | None
    speed: Speed
    decisions: tuple[Decision, ...]


def measure(encoder: Encoder | None = None) -> Measured:
    """encoder: measured beside what needs none."""
    known, unseen = tuning(), test()
    model = trained(known)
    machine = machine_on(model, unseen.answers, bank())
    criteria, agreed = evaluate(machine, unseen), report_of(unseen.ratings)
    panel = {one.criterion: one for one in agreed.criteria}
    halo = halo_of(machine.levels, panel_levels(unseen))
    damaged = shifts_of(moves(model, damaged_twins(unseen.answers), spreads(machine.levels), bank()))
    tfidf = baselines.by_tfidf(known, unseen)
    gaps = _gaps(machine, unseen)
    open_to_researchers = machine_on(trained(known, monotone=False), unseen.answers, bank())
    return Measured(
        tuning=known,
        test=unseen,
        model=model,
        criteria=criteria,
        panel=panel,
        length=baselines.correlations(baselines.by_length(known, unseen), unseen),
        tfidf=baselines.correlations(tfidf, unseen),
        signs=baselines.correlations(baselines.by_signs(unseen), unseen),
        researchers=baselines.correlations(open_to_researchers.levels, unseen),
        mean_r=_drawn(unseen, lambda one: _mean_r(machine.levels, one)),
        over_tfidf=_drawn(unseen, lambda one: _mean_r(machine.levels, one) - _mean_r(tfidf, one)),
        halo=halo,
        gaps=gaps,
        damaged=damaged,
        written=shifts_of_written(model, spreads(machine.levels)),
        masking=masking(),
        curve=curve(known, unseen, COMMUNICATION),
        unseen_questions=agreement(levels_on_unseen_questions(known, unseen, bank(), trained), unseen),
        embedded=None if encoder is None else embedded(known, unseen, encoder),
        speed=speed(model),
        decisions=tuple(_decided(one, panel[one.criterion], halo, damaged, gaps) for one in criteria),
    )


def _decided(
    one: CriterionEvaluation,
    panel: CriterionAgreement,
    halo: Halo,
    damaged: Sequence[Shift],
    gaps: Mapping[str, Mapping[str, tuple[float, int]]],
) -> Decision:
    return decide(figures_of(one.criterion, one, panel, halo, damaged, gaps[one.criterion], by_people=False))


def _gaps(machine: Machine, unseen: PanelSet) -> dict[str, dict[str, tuple[float, int]]]:
    style = styles()
    groups = {group: frozenset(answer for answer, own in style.items() if own == group) for group in GROUPS}
    return gaps_of(groups, machine.levels, panel_levels(unseen))


def _drawn(unseen: PanelSet, figure: Callable[[Wanted], float]) -> tuple[float, float, float]:
    """The figure, and where 95 % of it lies when scenarios are drawn anew."""
    panel = panel_levels(unseen)
    members: dict[str, list[str]] = {}
    for one in unseen.answers:
        members.setdefault(one.group, []).append(one.answer_id)
    groups, chance = sorted(members), np.random.default_rng(7)
    found = []
    for _ in range(DRAWS):
        places = chance.integers(len(groups), size=len(groups))
        picked = [answer for place in places for answer in members[groups[place]]]
        found.append(figure({name: [(a, own[a]) for a in picked if a in own] for name, own in panel.items()}))
    low, high = np.quantile(found, [0.025, 0.975])
    return figure({name: list(own.items()) for name, own in panel.items()}), float(low), float(high)


def _mean_r(levels: Levels, wanted: Wanted) -> float:
    rs = [
        pearson(np.array([levels[name][answer] for answer, _ in own]), np.array([level for _, level in own]))
        for name, own in wanted.items()
    ]
    return float(np.mean([r for r in rs if r is not None]))
