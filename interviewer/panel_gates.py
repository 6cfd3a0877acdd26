"""The gates of the handbook (scoring.md 4.4), measured on a panel's lock-box right after a model was trained."""

from collections.abc import Mapping
from dataclasses import replace

from dialogue.bank import QuestionBank
from scoring.model import Model
from scoring.panel.damages import DUPLICATED, FEWEST_WORDS, MISHEARD, STUFFED
from scoring.panel.evaluation import FEWEST_ANSWERS, evaluate, machine_on, panel_levels
from scoring.panel.gated import figures_of
from scoring.panel.groups import Groups, gaps_of, too_small
from scoring.panel.halo import halo_of
from scoring.panel.records import PanelSet, plain
from scoring.panel.report import report_of
from scoring.panel.shifts import damaged_twins, drawn, moves, shifts_of, spreads
from scoring.publishing import DUPLICATION, GROUPS, MISHEARING, STUFFING, Decision, Figures, decide

# Enough for a standard error of a shift of .01 to .02 SD (benchmarks/results/scoring.md), in some seconds.
MOST_DAMAGED = 150
NO_GROUPS = "--groups FILE measures it"
SMALL_GROUPS = f"no group has {FEWEST_ANSWERS} rated answers kept aside, and as many outside of it"
SHORT = f"fewer than {FEWEST_ANSWERS} answers of {FEWEST_WORDS} words and more were kept aside"


def decisions_on(
    model: Model, locked: PanelSet, bank: QuestionBank, *, by_people: bool, groups: Groups | None = None
) -> dict[str, Decision]:
    """By criterion (`teamwork/helps-others`), of all that it knows. locked: answers that it has never seen."""
    machine, panel = machine_on(model, locked.answers, bank), panel_levels(locked)
    measured = {one.criterion: one for one in evaluate(machine, locked)}
    agreed = {plain(one.criterion): one for one in report_of(locked.ratings).criteria}
    halo = halo_of(machine.levels, panel)
    twins = damaged_twins(drawn(locked.answers, MOST_DAMAGED), (DUPLICATED, STUFFED, MISHEARD))
    shifts = shifts_of(moves(model, twins, spreads(machine.levels), bank))
    gaps = gaps_of(groups or {}, machine.levels, panel)
    why = dict.fromkeys((DUPLICATION, STUFFING, MISHEARING), SHORT)
    why[GROUPS] = NO_GROUPS if groups is None else SMALL_GROUPS
    found = {}
    for key in model.criteria:
        name, figures = plain(key), Figures(key, by_people, answers=0)
        if name in measured:
            figures = figures_of(
                key, measured[name], agreed[name], halo, shifts, gaps.get(name, {}), by_people=by_people
            )
        found[key] = _explained(decide(figures), why)
    return found


def left_out(groups: Groups, locked: PanelSet) -> list[str]:
    """Which groups are too small to be compared on what, in plain words."""
    panel = panel_levels(locked)
    return [
        f"Group {group!r} isn't compared on {'any criterion' if len(names) == len(panel) else ', '.join(names)}: "
        f"fewer than {FEWEST_ANSWERS} of its answers in the lock-box have a level there."
        for group, names in too_small(groups, panel).items()
    ]


def _explained(one: Decision, why: Mapping[str, str]) -> Decision:
    unknown = tuple(f"{gate} ({why[gate]})" if gate in why else gate for gate in one.not_measured)
    return replace(one, not_measured=unknown)
