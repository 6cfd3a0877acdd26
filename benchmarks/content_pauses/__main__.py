"""`python -m benchmarks.content_pauses`: prints the comparison, writes it to results/. A minute or two.

With `--part tuning` nothing is written.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.content_pauses.answers import Part, Spoken, load
from benchmarks.content_pauses.report import as_they_are, at_equal_cut_ins, by_kind

RESULTS = Path(__file__).parents[1] / "results" / "content-pauses.md"
TITLES = {
    Part.TUNING: "Tuning part",
    Part.TEST: "Test part",
    Part.BLIND: "Blind part, written after the silences were settled",
}
LEGEND = """Cells of "cut into" say in how many of how many think-pauses the floor was taken. "Ends": from the end
of the last word to the decision, in media time. "With lengths drawn anew": the same places, other lengths. Ours
"with the content" is the product, where its recognizer's words can be trusted; all words are right here.
benchmarks/content_pauses/README.md says how the set was made and what it can't show."""


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.content_pauses")
    asked.add_argument("--part", type=Part, choices=list(Part), default=None)
    only = asked.parse_args().part
    answers = load()
    parts = (Part.TEST, Part.BLIND) if only is None else (only,)
    page = "\n".join(
        [
            "# Think-pauses in answers, with and without their content\n",
            f"{datetime.now(UTC):%Y-%m-%d}, `python -m benchmarks.content_pauses`.\n\n{LEGEND}\n",
            *(_part(part, [answer for answer in answers if answer.part is part]) for part in parts),
        ]
    )
    sys.stdout.write(page)
    if only is None:
        RESULTS.write_text(page, encoding="utf-8")


def _part(part: Part, answers: list[Spoken]) -> str:
    scenarios = len({answer.scenario for answer in answers})
    pauses = sum(len(list(answer.pauses())) for answer in answers)
    return f"""## {TITLES[part]}

{len(answers)} answers from {scenarios} scenarios, {pauses} think-pauses.

{as_they_are(answers)}

{by_kind(answers)}

At equal cut-ins:

{at_equal_cut_ins(answers)}
"""


if __name__ == "__main__":
    main()
