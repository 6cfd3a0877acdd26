"""Whether a criterion may be shown to recruiters, or stays internal, and why. A pure function of figures."""

from collections.abc import Callable
from dataclasses import dataclass

# The handbook's gates (4.4), with its sources. ICC .80, alpha .67: customary. .70 or near a rater, SMD .15:
# RSMTool's limits. Groups .10: Williamson, Xi & Breyer 2012. Halo, shifts: the handbook's own measurements.
PANEL_ICC, PANEL_ALPHA = 0.80, 0.67
AGREEMENT, BELOW_A_RATER = 0.70, 0.10
SMD, GROUP_GAP = 0.15, 0.10
HALO = 0.10
DUPLICATED, STUFFED, MISHEARD = 0.10, 0.20, 0.20
# Ours, where the handbook names the figure but no limit. A partial r of .50 is what a single rater of ordinary
# interviews reaches with another (.44-.57). Below 30 answers an r of .70 may be one of .45 (Fisher's interval).
PARTIAL_R, FEWEST_ANSWERS = 0.50, 30
# Of stuffed answers, that a person is told of: the rest is then rarer than raters' own slips.
FLAGGED = 0.95

# Gates, by the names under which they are not measured, of what has to be measured beside the panel's ratings.
GROUPS = "groups compared with the panel"
DUPLICATION, STUFFING, MISHEARING = "duplication", "stuffing", "misheard words"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one criterion, on answers that were kept aside. None: not measured, which closes its gate.

    by_people: whether people rated; a synthetic panel proves the machinery and publishes nothing. Shifts are in
    SD of the machine's levels. group_gap: the largest. explained, explained_by_total: see
    `scoring.panel.evaluation`.
    """

    criterion: str
    by_people: bool
    answers: int
    panel_icc: float | None = None
    panel_alpha: float | None = None
    r: float | None = None
    kappa: float | None = None
    rater_r: float | None = None
    rater_kappa: float | None = None
    smd: float | None = None
    group_gap: float | None = None
    prmse: float | None = None
    explained: float | None = None
    explained_by_total: float | None = None
    halo: float | None = None
    panel_halo: float | None = None
    partial_r: float | None = None
    duplicated_shift: float | None = None
    stuffed_shift: float | None = None
    stuffed_flagged: float | None = None
    misheard_shift: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Published only without a reason against it. `closed`: the gates that measured figures close, in plain
    words."""

    criterion: str
    closed: tuple[str, ...]
    not_measured: tuple[str, ...]
    is_synthetic: bool

    @property
    def is_published(self) -> bool:
        return not self.reasons

    @property
    def reasons(self) -> tuple[str, ...]:
        synthetic = ("it was rated by a synthetic panel, not by people",) if self.is_synthetic else ()
        unknown = tuple(f"not measured: {gate}" for gate in self.not_measured)
        return (*synthetic, *self.closed, *unknown)


def decide(figures: Figures) -> Decision:
    closed, unknown = [], []
    for name, gate in _GATES.items():
        found = gate(figures)
        if found is None:
            unknown.append(name)
        elif found:
            closed.append(found)
    return Decision(figures.criterion, tuple(closed), tuple(unknown), not figures.by_people)


def _answers(one: Figures) -> str | None:
    return f"only {one.answers} answers were kept aside" if one.answers < FEWEST_ANSWERS else ""


def _panel(one: Figures) -> str | None:
    if one.panel_icc is None or one.panel_alpha is None:
        return None
    if one.panel_icc >= PANEL_ICC and one.panel_alpha >= PANEL_ALPHA:
        return ""
    return f"the panel doesn't agree enough (ICC {one.panel_icc:.2f}, alpha {one.panel_alpha:.2f})"


def _agreement(one: Figures) -> str | None:
    if one.r is None or one.kappa is None:
        return None
    far = [
        f"{name} {found:.2f}"
        for name, found, rater in (("r", one.r, one.rater_r), ("kappa", one.kappa, one.rater_kappa))
        if found < AGREEMENT and (rater is None or found < rater - BELOW_A_RATER)
    ]
    return f"it is too far from the panel ({', '.join(far)})" if far else ""


def _level(one: Figures) -> str | None:
    return _limited(one.smd, SMD, "its levels are {:+.2f} SD off the panel's")


def _groups(one: Figures) -> str | None:
    return _limited(one.group_gap, GROUP_GAP, "a group is {:+.2f} SD off, compared with the panel")


def _own_value(one: Figures) -> str | None:
    """Haberman 2008: a sub-score that the total predicts better adds only error. PRMSE has to be reported."""
    if one.prmse is None or one.explained is None or one.explained_by_total is None:
        return None
    if one.explained > one.explained_by_total:
        return ""
    return (
        f"the total tells as much about it ({one.explained_by_total:.2f} of the true scores' variance, "
        f"itself {one.explained:.2f})"
    )


def _halo(one: Figures) -> str | None:
    if one.halo is None or one.panel_halo is None:
        return None
    if one.halo <= one.panel_halo + HALO:
        return ""
    return f"it goes along with other criteria (r {one.halo:.2f}, the panel's {one.panel_halo:.2f})"


def _length(one: Figures) -> str | None:
    if one.partial_r is None:
        return None
    return (
        "" if one.partial_r >= PARTIAL_R else f"it is too much a matter of length (partial r {one.partial_r:.2f})"
    )


def _duplication(one: Figures) -> str | None:
    return _limited(one.duplicated_shift, DUPLICATED, "saying all twice shifts it by {:+.2f} SD")


def _stuffing(one: Figures) -> str | None:
    if one.stuffed_flagged is not None and one.stuffed_flagged >= FLAGGED:
        return ""
    return _limited(one.stuffed_shift, STUFFED, "catchwords that aren't flagged shift it by {:+.2f} SD")


def _misheard(one: Figures) -> str | None:
    return _limited(one.misheard_shift, MISHEARD, "a tenth of the words misheard shifts it by {:+.2f} SD")


def _limited(found: float | None, limit: float, told: str) -> str | None:
    if found is None:
        return None
    return "" if abs(found) <= limit else told.format(found)


_GATES: dict[str, Callable[[Figures], str | None]] = {
    "answers kept aside": _answers,
    "the panel's agreement": _panel,
    "agreement with the panel": _agreement,
    "the level compared with the panel's": _level,
    GROUPS: _groups,
    "value beside the total": _own_value,
    "halo": _halo,
    "length": _length,
    DUPLICATION: _duplication,
    STUFFING: _stuffing,
    MISHEARING: _misheard,
}
