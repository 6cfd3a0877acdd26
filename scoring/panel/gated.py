"""The figures of one criterion that the gates of `scoring.publishing` are about, from all that was measured."""

from collections.abc import Mapping, Sequence

from scoring.panel.damages import DUPLICATED, MISHEARD, STUFFED
from scoring.panel.evaluation import CriterionEvaluation
from scoring.panel.halo import Halo
from scoring.panel.report import CriterionAgreement
from scoring.panel.shifts import Shift
from scoring.publishing import Figures


def figures_of(
    criterion: str,
    one: CriterionEvaluation,
    panel: CriterionAgreement,
    halo: Halo,
    shifts: Sequence[Shift],
    gaps: Mapping[str, tuple[float, int]],
    *,
    by_people: bool,
) -> Figures:
    """`criterion`: as it is to be named. gaps: group -> its gap and answers, of this criterion."""
    own, raters = halo.of_criterion.get(one.criterion, (None, None))
    moved = {shift.change: shift.of_criterion.get(one.criterion) for shift in shifts}
    flagged = {shift.change: shift.flagged for shift in shifts}
    return Figures(
        criterion=criterion,
        by_people=by_people,
        answers=one.answers,
        panel_icc=panel.icc_mean,
        panel_alpha=panel.alpha_ordinal,
        r=one.r,
        kappa=one.kappa,
        rater_r=panel.rater_r,
        rater_kappa=panel.rater_kappa,
        smd=one.smd,
        group_gap=max((gap for gap, _ in gaps.values()), key=abs, default=None),
        prmse=one.prmse,
        explained=one.explained,
        explained_by_total=one.explained_by_total,
        halo=own,
        panel_halo=raters,
        partial_r=one.partial_r,
        duplicated_shift=moved.get(DUPLICATED),
        stuffed_shift=moved.get(STUFFED),
        stuffed_flagged=flagged.get(STUFFED),
        misheard_shift=moved.get(MISHEARD),
    )
