"""The measurements as Markdown. Each part of the page is made anew by the command that measured it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.ranking.figures import BANDS, REQUIRED, Found, Interval
from benchmarks.voice_path.report import table
from interviewer.simulate.text.grammar import ANCHORS, LEVELS

TITLE = """# From voice to rank: candidates of known levels

`python -m benchmarks.ranking text|spoken`. The candidates are simulated. Each has a level from 1 to 5 in each of
the five competencies of `core-behavioural.en`, independent of the others, and tells what a person of that level
would say they did, by the bank's anchors: at 1, 3 or 5 in each criterion, 2 and 4 are mixtures. What they say was
written from the anchors, the questions and the criteria's names, without the wordings that scoring looks for
and without the synthetic panel's answers; sentences about nothing make up for the length of the better ones.
**It shows whether a difference in what is told survives the whole way to the rank.** It shows nothing about real
people's levels: who wrote the answers and who wrote the anchors share a view of what a good one is.

- *Known order*: by the mean of the known levels. *Found order*: that of `interviewer rank` for a position that
  asks for the top level in everything, so that no excess is capped.
- *False "below"*: the band is "below the level" although the known level reaches what is required (level 3 in
  everything); *false "exceeding"*: "exceeding potential" although the known level isn't above that. Thresholds are
  the product's: 10 points of 100, or half of the score's interval.
- The trained model knows the tuning part of a **synthetic panel** (`interviewer panel train`), made by language
  models; no person rated. Without a model there are signs alone (T1), uncalibrated.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was held, what it was scored by, and what came of it. by_words: the order by the number of words."""

    who: str
    scorer: str
    found: Found
    by_words: Interval | None = None


def section(heading: str, conditions: str, rows: Sequence[Row], *, detailed: str) -> str:
    """detailed: those of whom every competency and band is shown."""
    parts = [f"## {heading}", conditions, _overall(rows), _beside(rows)]
    for row in (one for one in rows if one.who == detailed and one.found.judged):
        parts += [
            f"**{row.who}, {row.scorer}**",
            _competencies(row.found),
            _criteria(row.found),
            _bands(row.found),
        ]
    return "\n\n".join(part for part in parts if part)


def _overall(rows: Sequence[Row]) -> str:
    head = (
        *("candidates", "scored by", "interviews", "ranked", "Spearman, known and found order (95 %)"),
        *("known order and number of words", "rank ranges that hold the known rank", "ranks told apart"),
        *('false "below"', 'false "exceeding"'),
    )
    return table(head, [_row(row) for row in rows])


def _row(row: Row) -> list[str]:
    one = row.found
    return [
        row.who,
        row.scorer,
        str(one.interviews),
        str(one.ranked),
        interval(one.order),
        interval(row.by_words),
        f"{one.held} of {one.ranked}" if one.ranked else "-",
        str(one.groups) if one.ranked else "-",
        _share(one.false_below, one.judged),
        _share(one.false_exceeding, one.judged),
    ]


def _competencies(one: Found) -> str:
    rows = [
        [name, str(count), interval(correlated), f"{difference:+.2f}"]
        for name, (correlated, difference, count) in one.by_competency.items()
    ]
    head = ("competency", "with a score", "Spearman, known level and score (95 %)", "levels found above known")
    return table(head, rows)


def _criteria(one: Found) -> str:
    rows = [
        [
            own.key,
            str(own.count),
            interval(own.correlated),
            *(_level(own.levels.get(anchor)) for anchor in ANCHORS),
        ]
        for own in one.criteria
    ]
    head = ("criterion", "with a level", "Spearman, known anchor and level (95 %)")
    return table((*head, *(f"found where told like {anchor}" for anchor in ANCHORS)), rows)


def _level(level: float | None) -> str:
    return "-" if level is None else f"{level:.2f}"


def _bands(one: Found) -> str:
    head = (f"band for level {REQUIRED:g}", *(f"known {level}" for level in LEVELS))
    return table(head, [[str(band), *(str(one.bands.get((lv, band), 0)) for lv in LEVELS)] for band in BANDS])


def _beside(rows: Sequence[Row]) -> str:
    lines = [f"- {row.who}, {row.scorer}: {_reasons(row.found.beside)}" for row in rows if row.found.beside]
    return (
        "\n".join(["Why some stand beside the ranked (one may have several reasons):", "", *lines])
        if lines
        else ""
    )


def _reasons(reasons: Mapping[str, int]) -> str:
    return "; ".join(f"{count} x {reason}" for reason, count in sorted(reasons.items(), key=lambda one: -one[1]))


def interval(found: Interval | None) -> str:
    return "-" if found is None else f"{found.rho:.2f} ({found.low:.2f} to {found.high:.2f})"


def _share(count: int, of: int) -> str:
    return f"{count} of {of} ({count / of:.0%})" if of else "-"
