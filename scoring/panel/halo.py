"""Whether criteria are told apart: how much they go together, how much of a profile is found, groups' means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scoring.panel.agreement import pearson
from scoring.panel.evaluation import FEWEST_ANSWERS, Levels


@dataclass(frozen=True, slots=True)
class Halo:
    """Mean r between criteria on the same answers, of the same pairs and answers for both sides. `profile_r`: r of
    what is left of the levels without each answer's own mean; 1 if the machine knows in what an answer is better
    than in the rest."""

    pairs: int
    machine: float | None
    panel: float | None
    profile_r: float | None
    profile_answers: int
    of_criterion: Mapping[str, tuple[float, float]]  # criterion -> its mean r with others: machine, panel


def halo_of(machine: Levels, panel: Levels) -> Halo:
    common = {
        criterion: {
            answer: (machine[criterion][answer], level)
            for answer, level in own.items()
            if answer in machine[criterion]
        }
        for criterion, own in panel.items()
        if criterion in machine
    }
    found: dict[str, list[tuple[float, float]]] = {}
    every = []
    for one, other in combinations(sorted(common), 2):
        both = sorted(set(common[one]) & set(common[other]))
        if len(both) < FEWEST_ANSWERS:
            continue
        first = np.array([common[one][answer] for answer in both])
        second = np.array([common[other][answer] for answer in both])
        by_machine, by_panel = pearson(first[:, 0], second[:, 0]), pearson(first[:, 1], second[:, 1])
        if by_machine is not None and by_panel is not None:
            every.append((by_machine, by_panel))
            for criterion in (one, other):
                found.setdefault(criterion, []).append((by_machine, by_panel))
    means = np.mean(every, axis=0) if every else None
    profile, answers = _profile(common)
    return Halo(
        len(every),
        None if means is None else float(means[0]),
        None if means is None else float(means[1]),
        profile,
        answers,
        {
            name: (float(np.mean([a for a, _ in own])), float(np.mean([b for _, b in own])))
            for name, own in found.items()
        },
    )


def _profile(common: Mapping[str, Mapping[str, tuple[float, float]]]) -> tuple[float | None, int]:
    """Standardized per criterion first, or the profile would be that of the criteria's difficulty."""
    by_answer: dict[str, list[tuple[float, float]]] = {}
    for own in common.values():
        values = np.array(list(own.values()))
        if len(values) < FEWEST_ANSWERS:
            continue
        spread = np.where(values.std(axis=0) > 0, values.std(axis=0), 1.0)
        for answer, pair in zip(own, (values - values.mean(axis=0)) / spread, strict=True):
            by_answer.setdefault(answer, []).append((float(pair[0]), float(pair[1])))
    left = [np.array(own) - np.mean(own, axis=0) for own in by_answer.values() if len(own) >= 3]
    if not left:
        return None, 0
    rows = np.concatenate(left)
    return pearson(rows[:, 0], rows[:, 1]), len(left)


def group_gaps(
    machine: Mapping[str, float], panel: Mapping[str, float], is_member: Mapping[str, Callable[[str], bool]]
) -> dict[str, tuple[float, int]]:
    """Group -> difference of standardized means, machine minus panel, and its answers (DSM of RSMTool).

    Above 0: the machine is milder to the group than the panel is. Groups of fewer than FEWEST_ANSWERS are left
    out, and so is one beside which there are fewer: of nearly everybody the means are equal by themselves.
    """
    both = sorted(set(machine) & set(panel))
    if len(both) < FEWEST_ANSWERS:
        return {}
    values = np.array([(machine[answer], panel[answer]) for answer in both])
    spread = values.std(axis=0, ddof=1)
    if (spread == 0).any():
        return {}
    standard = (values - values.mean(axis=0)) / spread
    found = {}
    for group, belongs in sorted(is_member.items()):
        rows = [row for row, answer in enumerate(both) if belongs(answer)]
        if min(len(rows), len(both) - len(rows)) >= FEWEST_ANSWERS:
            mine = standard[rows].mean(axis=0)
            found[group] = (float(mine[0] - mine[1]), len(rows))
    return found
