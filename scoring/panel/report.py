"""What the panel's ratings say about the panel: figures per criterion and rater, and plain advice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scoring.panel import agreement
from scoring.panel.severity import Drift, Severity, are_linked, drifts, severities
from scoring.panel.tables import RatingTable, tables_of
from scoring.panel_training import PanelRating

# The handbook's gates (4.4); alpha after Krippendorff 2004, who takes .667 for the least from which to conclude.
ENOUGH_ICC, ENOUGH_ALPHA = 0.80, 0.67
# Ours: half a level is what moves a score by 12 of 100 points.
SEVERE, DRIFTED = 0.5, 0.5
FEW_ANSWERS = 30
# Alpha of a yes or no that nearly never differs says little.
RARE = 0.05
# Single raters of interviews agree at .44 to .57 (Huffcutt 2013; the handbook): far above that they weren't blind,
# or think alike for another reason than the answers.
TOO_ALIKE = 0.9
ONE_LEVEL = 0.8  # share of ratings at a single level from which agreement can hardly show


@dataclass(frozen=True, slots=True)
class CriterionAgreement:
    """answers: rated by two at least; complete: those that the ICC is of. icc_form: "2" where all raters read all
    answers, "1" otherwise (`agreement.Icc`).

    alpha_shown: nominal, of whether there is anything to rate at all. rater_r, rater_kappa: of one rater with the
    mean of the others.
    """

    criterion: str
    answers: int
    complete: int
    raters: int
    icc_form: str
    icc_single: float | None
    icc_mean: float | None
    alpha_ordinal: float | None
    alpha_interval: float | None
    alpha_shown: float | None
    kappa: float | None
    rater_r: float | None
    rater_kappa: float | None
    nothing_share: float
    severities: tuple[Severity, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PanelReport:
    answers: int
    ratings: int
    criteria: tuple[CriterionAgreement, ...]
    raters: tuple[Severity, ...]  # over all criteria
    drifts: tuple[Drift, ...]
    advice: tuple[str, ...]


def report_of(ratings: Sequence[PanelRating]) -> PanelReport:
    """The ratings have to be in the order in which each rater gave them, or drift means nothing."""
    tables = tables_of(ratings)
    criteria = tuple(_criterion(table) for table in tables)
    overall, changes = _overall(criteria), drifts(ratings, tables)
    return PanelReport(
        answers=len({one.answer_id for one in ratings}),
        ratings=len(ratings),
        criteria=criteria,
        raters=overall,
        drifts=changes,
        advice=(
            *_too_alike(criteria),
            *_advice_on_raters(overall, changes),
            *(line for one in criteria for line in one.advice),
        ),
    )


def _criterion(table: RatingTable) -> CriterionAgreement:
    named = ~np.isnan(table.levels)
    found = table.icc
    rater_r, rater_kappa = agreement.one_against_the_others(table.levels)
    one = CriterionAgreement(
        criterion=table.criterion,
        answers=int((named.sum(axis=1) >= 2).sum()),
        complete=found.answers if found else 0,
        raters=len(table.raters),
        icc_form=found.form if found else "2",
        icc_single=found.single if found else None,
        icc_mean=found.mean if found else None,
        alpha_ordinal=agreement.krippendorff_alpha(table.levels, "ordinal"),
        alpha_interval=agreement.krippendorff_alpha(table.levels, "interval"),
        alpha_shown=agreement.krippendorff_alpha(table.named_something, "nominal"),
        kappa=agreement.mean_of_pairs(table.levels),
        rater_r=rater_r,
        rater_kappa=rater_kappa,
        nothing_share=float(1.0 - named.sum() / table.seen.sum()),
        severities=severities(table),
        advice=(),
    )
    return _advised(one, table)


def _advised(one: CriterionAgreement, table: RatingTable) -> CriterionAgreement:
    name, advice = one.criterion, []
    levels = table.levels[~np.isnan(table.levels)]
    shares = np.unique(levels, return_counts=True)[1] / max(1, len(levels))
    one_level = bool(len(shares)) and float(shares.max()) >= ONE_LEVEL
    if one.answers < FEW_ANSWERS:
        advice.append(
            f"{name}: only {one.answers} answers have two raters' levels; {FEW_ANSWERS} are needed to judge by."
        )
    if one_level:
        advice.append(f"{name}: nearly all levels are the same, so agreement can't show; add others.")
    elif _below(one.icc_mean, ENOUGH_ICC) or _below(one.alpha_ordinal, ENOUGH_ALPHA):
        advice.append(_unlike(one))
    if one.alpha_shown is not None and one.alpha_shown < ENOUGH_ALPHA and RARE < one.nothing_share < 1 - RARE:
        advice.append(
            f"{name}: raters don't agree on when there is nothing to rate (alpha {one.alpha_shown:.2f}): meet and "
            "settle what the least is that gets a level."
        )
    for severity in one.severities:
        if abs(severity.mildness) >= SEVERE and severity.ratings >= 10:
            word = "more" if severity.mildness > 0 else "less"
            advice.append(
                f"{name}: {severity.rater} gives {abs(severity.mildness):.1f} levels {word} than the others; read "
                "the anchors together with examples."
            )
    if not are_linked(table):
        advice.append(
            f"{name}: some raters share no answers with the others, so their severity can't be compared."
        )
    return replace(one, advice=tuple(advice))


def _unlike(one: CriterionAgreement) -> str:
    figures = f"ICC({one.icc_form},k) {_shown(one.icc_mean)}, alpha {_shown(one.alpha_ordinal)}"
    needed = agreement.raters_needed(one.icc_single, ENOUGH_ICC) if one.icc_single is not None else None
    more = f" Or have {needed} raters like these." if needed is not None and one.raters < needed <= 8 else ""
    return (
        f"{one.criterion} isn't rated alike ({figures}): meet, rate ten answers together, say why, and reword the "
        f"anchors that were read differently.{more}"
    )


def _overall(criteria: Sequence[CriterionAgreement]) -> tuple[Severity, ...]:
    found: dict[str, list[Severity]] = {}
    for criterion in criteria:
        for one in criterion.severities:
            found.setdefault(one.rater, []).append(one)
    return tuple(
        Severity(
            rater,
            sum(one.mildness * one.ratings for one in own) / max(1, sum(one.ratings for one in own)),
            sum(one.ratings for one in own),
        )
        for rater, own in sorted(found.items())
    )


def _too_alike(criteria: Sequence[CriterionAgreement]) -> list[str]:
    alike = [one for one in criteria if one.icc_single is not None and one.icc_single >= TOO_ALIKE]
    if 2 * len(alike) <= len(criteria) or not alike:
        return []
    return [
        f"On {len(alike)} of {len(criteria)} criteria single raters agree at {TOO_ALIKE} or more. People who "
        "rate interviews blind reach about .44 to .57: check that nobody saw another's levels."
    ]


def _advice_on_raters(raters: Sequence[Severity], changes: Sequence[Drift]) -> list[str]:
    advice = []
    for one in raters:
        if abs(one.mildness) >= SEVERE:
            word = "milder" if one.mildness > 0 else "stricter"
            advice.append(
                f"{one.rater} is {word} than the others by {abs(one.mildness):.1f} levels over all criteria."
            )
    for change in changes:
        if abs(change.change) >= DRIFTED and abs(change.change) > 2 * change.error:
            word = "milder" if change.change > 0 else "stricter"
            advice.append(
                f"{change.rater} became {word} by {abs(change.change):.1f} levels from first rating to last: "
                "rate some of the first ones again."
            )
    return advice


def _below(figure: float | None, limit: float) -> bool:
    return figure is None or figure < limit


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"
