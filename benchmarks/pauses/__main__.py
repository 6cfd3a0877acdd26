"""`python -m benchmarks.pauses [--embedded] [--smart-turn FILE]`: prints the comparison, writes it to results/.

The results are those of the test part; with `--part tuning` nothing is written.
"""

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.pauses.embedded import embedded_words
from benchmarks.pauses.places import Part
from benchmarks.pauses.policies import Scores
from benchmarks.pauses.replay import voice_probabilities
from benchmarks.pauses.report import Set, operating_points, table
from benchmarks.pauses.table import load
from interviewer.hearing.silero import SileroVad
from interviewer.hearing.smart_turn import SmartTurn

RESULTS = Path(__file__).parents[1] / "results" / "pauses.md"
LEGEND = """"Open": pauses after fillers, conjunctions and other function words, the sentence left open. "Inside":
after a word with a meaning, in mid-sentence, where no list of words tells. "Sentence": after a whole sentence.
Cells say how many of how many pauses were cut into. "Ends": from the true end of the last word to the decision, in
media time; recognition, speech and network come on top. benchmarks/pauses/README.md says what this can't show."""


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.pauses")
    asked.add_argument("--embedded", action="store_true", help="also with PocketSphinx's words: minutes")
    asked.add_argument("--smart-turn", type=Path, help="also with this ONNX file of Smart Turn v3: minutes")
    asked.add_argument("--part", type=Part, choices=list(Part), default=Part.TEST)
    options = asked.parse_args()
    answers = [answer for answer in load() if answer.part is options.part]
    vad = SileroVad()
    embedded = embedded_words(answers, vad) if options.embedded else None
    model = SmartTurn(options.smart_turn) if options.smart_turn else None
    try:
        file = "" if options.smart_turn is None else options.smart_turn.name
        scores = None if model is None else Scores(model, answers)
        page = _page(Set(answers, voice_probabilities(answers, vad), embedded, scores), options.part, file)
    finally:
        if model is not None:
            model.close()
    sys.stdout.write(page)
    if options.part is Part.TEST:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(page, encoding="utf-8")


def _page(pauses: Set, part: Part, model: str) -> str:
    embedded = "" if pauses.embedded is None else " --embedded"
    kinds = Counter(answer.kind.value for answer in pauses.answers)
    count = ", ".join(f"{kinds[kind]} {kind}" for kind in kinds)
    command = f"python -m benchmarks.pauses{embedded}{model and f' --smart-turn {model}'}"
    return f"""# When a turn is over: the pause set

{datetime.now(UTC):%Y-%m-%d}, `{command}`, {part.value} part:
{len(pauses.answers)} pauses ({count}) and as many true ends.

{LEGEND}

{table(pauses, part)}

## The ends' latency at 5 % and at 10 % false cut-ins

One silence for all that could be an end is raised until so few pauses are cut into. Endings that the words leave
open are waited for as always.

{operating_points(pauses, part)}
"""


if __name__ == "__main__":
    main()
