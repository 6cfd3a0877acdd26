"""What a panel's answers alone tell the gates of `scoring.publishing` about one criterion."""

from scoring.panel.evaluation import CriterionEvaluation
from scoring.panel.halo import Halo
from scoring.panel.report import CriterionAgreement
from scoring.publishing import Figures


def figures_of(
    criterion: str, one: CriterionEvaluation, panel: CriterionAgreement, halo: Halo, *, by_people: bool
) -> Figures:
    """`criterion`: as it is to be named. Groups and damaged twins are for whoever has measured them to add."""
    own, raters = halo.of_criterion.get(one.criterion, (None, None))
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
        prmse=one.prmse,
        explained=one.explained,
        explained_by_total=one.explained_by_total,
        halo=own,
        panel_halo=raters,
        partial_r=one.partial_r,
    )
