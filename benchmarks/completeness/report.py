"""The measurements as a Markdown page."""

from collections.abc import Sequence

import numpy as np

from benchmarks.completeness import fit, measure
from benchmarks.completeness.answers import BLIND, BLIND_ENDINGS, GERMAN_TEST, Labelled, load
from dialogue.completeness import Part

HEAD = "| technique | precision | recall | F1 | complete ones probed |\n|---|---|---|---|---|"
Flags = list[bool]


def page(with_blind: bool) -> str:
    english, german = fit.LANGUAGES["en"], fit.LANGUAGES["de"]
    sections = [OPENING]
    for language, title, measured in (
        (
            english,
            "English",
            {BLIND: "Blind part, by a third author", BLIND_ENDINGS: "Without a result or a situation"},
        ),
        (german, "German", {GERMAN_TEST: "Test part, by the author of the tuning part"}),
    ):
        material = fit.material(load(*language.tuning), language)
        sections.append(f"## {title}\n\n{_fitted_on(material)}")
        if with_blind:
            sections += [
                f"### {heading}\n\n{_measured(load(file), material)}" for file, heading in measured.items()
            ]
        sections.append("### Cross-validated by scenario\n\n" + _by_scenario(material))
        sections.append("### One author left out\n\n" + _by_author(material))
    return "\n\n".join(sections) + "\n"


OPENING = """# Which answers need a probe

`python -m benchmarks.completeness`. Positive is an answer that isn't complete. An answer is probed below a limit
of log-odds, chosen by which of the complete answers that cross-validation leaves out would be probed. Intervals
are of 95 %, by drawing scenarios anew.

What this can't show: all answers are written, not spoken, and each is labelled by its author alone. Damage by
recognition is imitated."""


def _fitted_on(material: fit.Material) -> str:
    answers = material.answers
    authors = sorted({a.author for a in answers})
    return (
        f"Fitted on {len(answers)} answers from {len({a.scenario for a in answers})} scenarios, by "
        f"{', '.join(authors)}; {len(material.used)} traits; the limit probes "
        f"{material.language.needless_share:.1%} of the complete answers that are left out."
    )


def _by_scenario(material: fit.Material) -> str:
    answers = material.answers
    every, complete = range(len(answers)), fit.wanted(answers, "complete")
    lines, found = [HEAD], []
    for seed in fit.SEEDS:
        found.append(fit.left_out(material, seed, every))
        scores = fit.enough(found[-1], answers, material.language.reading)
        probed = _below(scores, fit.limit(scores, complete, material.language.needless_share))
        lines.append(_row(f"ours, split {seed + 1}", measure.rates(answers, probed)))
    parts, table = found[0], ["| part | precision | recall |", "|---|---|---|"]
    for part in Part:
        said, truth = parts[part.value] > 0, fit.wanted(answers, part.value)
        right = float(np.sum(said & truth))
        table.append(f"| {part.value} | {right / np.sum(said):.2f} | {right / np.sum(truth):.2f} |")
    scores = fit.enough(parts, answers, material.language.reading)
    kinds = _kinds(answers, _below(scores, fit.limit(scores, complete, material.language.needless_share)))
    return "\n".join([*lines, *_baselines(answers, answers), "", "Split 1:\n", *table, "", *kinds])


def _by_author(material: fit.Material) -> str:
    """Model and limit from the others' answers; only which traits are frequent was counted in all."""
    lines = [HEAD]
    answers, reading = material.answers, material.language.reading
    for author in sorted({a.author for a in answers}):
        others = [i for i, a in enumerate(answers) if a.author != author]
        among_others = [answers[i] for i in others]
        scores = fit.enough(fit.left_out(material, fit.SEEDS[0], others, fit.COUNTED), among_others, reading)
        border = fit.limit(scores, fit.wanted(among_others, "complete"), material.language.needless_share)
        own = [i for i, a in enumerate(answers) if a.author == author]
        judged, seen = [answers[i] for i in own], material.seen.of(own)
        odds = {target: material.model(others, target).log_odds(seen) for target in fit.COUNTED}
        probed = _below(fit.enough(odds, judged, reading), border)
        name = f"{author}, {len(judged)} answers, {sum(a.complete for a in judged)} complete"
        lines.append(_row(name, measure.rates(judged, probed)))
    return "\n".join(lines)


def _measured(answers: list[Labelled], material: fit.Material) -> str:
    reading, tuning = material.language.reading, material.answers
    probed = measure.by_words(answers, reading)
    f1 = measure.interval(answers, probed, lambda r: r.f1)
    needless = measure.interval(answers, probed, lambda r: r.needless)
    right, asked = measure.asked_for_what_is_missing(answers, reading)
    table = ["| part | precision | recall |", "|---|---|---|"]
    for part in Part:
        precision, recall = measure.part_rates(answers, part, reading)
        table.append(f"| {part.value} | {precision:.2f} | {recall:.2f} |")
    return "\n".join(
        [
            f"{len(answers)} answers, {len({a.scenario for a in answers})} scenarios, "
            f"{sum(a.complete for a in answers)} complete.\n",
            HEAD,
            _row("ours", measure.rates(answers, probed)),
            *_baselines(answers, tuning),
            "",
            f"F1 {f1[0]:.2f}-{f1[1]:.2f}; complete ones probed {needless[0]:.1%}-{needless[1]:.1%}.",
            f"{right} of {asked} probes of incomplete answers ask for a part that's missing.",
            "",
            *table,
            "",
            *_kinds(answers, probed),
        ]
    )


def _baselines(answers: Sequence[Labelled], tuning: Sequence[Labelled]) -> list[str]:
    shortest = measure.by_length(tuning, best=True)(answers)
    careful = measure.by_length(tuning, best=False)(answers)
    return [
        _row("word count, best F1 on tuning", measure.rates(answers, shortest)),
        _row("word count, as few needless on tuning", measure.rates(answers, careful)),
        _row("keyword list", measure.rates(answers, measure.by_keywords(answers))),
    ]


def _below(scores: fit.Floats, border: float) -> Flags:
    return [bool(score < border) for score in scores]


def _row(name: str, rates: measure.Rates) -> str:
    return f"| {name} | {rates.precision:.2f} | {rates.recall:.2f} | {rates.f1:.2f} | {rates.needless:.1%} |"


def _kinds(answers: Sequence[Labelled], probed: Flags) -> list[str]:
    return ["| kind | incomplete: probed | complete: probed |", "|---|---|---|"] + [
        f"| {kind} | {_counts(answers, probed, kind, False)} | {_counts(answers, probed, kind, True)} |"
        for kind in sorted({a.kind for a in answers})
    ]


def _counts(answers: Sequence[Labelled], probed: Flags, kind: str, complete: bool) -> str:
    of = [p for a, p in zip(answers, probed, strict=True) if a.kind == kind and a.complete is complete]
    return f"{sum(of)}/{len(of)}" if of else "-"
