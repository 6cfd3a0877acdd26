"""What a model was trained on, how well it does, and what it must not be used for: written with every model."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.combination import Combination

FEW_LABELS = 400


@dataclass(frozen=True)
class CriterionFacts:
    """All of held-out texts. r, kappa: None where they can't be computed.

    hits: best quotes that a rater marked, in hit_texts marked texts with three sentences or more; standing: best
    quotes that stand out, of which standing_hits were a rater's. unseen_question_r: of answers to questions that a
    model like this one was never trained on; None where that wasn't measured.
    """

    criterion: str
    labels: int
    level_counts: tuple[tuple[float, int], ...]
    r: float | None
    weighted_kappa: float | None
    mean_error: float
    mean_error_of_the_mean: float
    coverage: float
    technique_r: tuple[tuple[str, float | None], ...]
    length_r: float | None
    hit_texts: int
    hits: int
    standing: int
    standing_hits: int
    quotes_not_found: int
    unseen_question_r: float | None = None


@dataclass(frozen=True)
class Facts:
    name: str
    source: str
    texts: int
    groups: int
    folds: int
    trained_with: str
    reads_english: bool
    criteria: tuple[CriterionFacts, ...]


def card(
    facts: Facts, version: str, techniques: Mapping[str, str], combinations: Mapping[str, Combination]
) -> str:
    lines = [
        f"# {facts.name}",
        "",
        f"Version `{version}`, trained with {facts.trained_with}.",
        "",
        "## Data",
        "",
        facts.source or "The source of the ratings was not stated.",
        "",
        f"{facts.texts} texts in {facts.groups} groups. All figures below are of texts that were held out in "
        f"{facts.folds} folds, a group (person, prompt, scenario) always wholly within one fold.",
        "",
        "## How well it does",
        "",
        "| criterion | ratings | r | weighted kappa | mean error (of always guessing the mean) | 80 % hold "
        "| best quote is a rater's | r of length alone | r on unseen questions |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(one) for one in facts.criteria),
        "",
        "r of each technique alone, and its weight in the combination:",
        "",
        *(_techniques(one, combinations[one.criterion]) for one in facts.criteria),
        "",
        "Ratings per level:",
        "",
        *(
            f"- {one.criterion}: " + ", ".join(f"{lvl:g}: {n}" for lvl, n in one.level_counts)
            for one in facts.criteria
        ),
        "",
        "## Limits",
        "",
        *(f"- {limit}" for limit in _limits(facts)),
        "",
        "## Techniques",
        "",
        *(f"- {name}: `{own}`" for name, own in techniques.items()),
        "",
    ]
    return "\n".join(lines)


def _row(one: CriterionFacts) -> str:
    hits = f"{one.hits} of {one.hit_texts}; where one stands out, {one.standing_hits} of {one.standing}"
    hits = hits if one.hit_texts else "no highlights"
    return (
        f"| {one.criterion} | {one.labels} | {_figure(one.r)} | {_figure(one.weighted_kappa)} "
        f"| {one.mean_error:.2f} ({one.mean_error_of_the_mean:.2f}) | {one.coverage:.0%} | {hits} "
        f"| {_figure(one.length_r)} | {_figure(one.unseen_question_r)} |"
    )


def _techniques(one: CriterionFacts, combination: Combination) -> str:
    parts = [
        f"{name} {_figure(r)} (weight {combination.weights.get(name, 0.0):.2f})" for name, r in one.technique_r
    ]
    return f"- {one.criterion}: {', '.join(parts)}"


def _limits(facts: Facts) -> list[str]:
    few = [one.criterion for one in facts.criteria if one.labels < FEW_LABELS]
    lost = sum(one.quotes_not_found for one in facts.criteria)
    limits = [
        "It rates what these raters rated in texts like these. It proves nothing about success in a job.",
        "A level may only support a person's decision. Where it abstains, that is no bad sign.",
        "Text from another recognizer, another question or another language is another model's task.",
    ]
    if few:
        limits.append(f"Few ratings (below {FEW_LABELS}): {', '.join(few)}.")
    if lost:
        limits.append(f"{lost} highlights were left out, since their words don't stand in their text.")
    if not facts.reads_english:
        limits.append(
            "The texts aren't English: stuffed catchwords aren't noticed, names are masked only by capitals."
        )
    return limits


def _figure(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"
