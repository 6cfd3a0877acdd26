"""`python -m benchmarks.requests [fit]`: writes results/requests.md; `fit`: the weights, too.

Fitting takes a few minutes on one core. The same input gives the same weights.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.requests import report

ROOT = Path(__file__).parents[2]
DIALOGUE = ROOT / "dialogue"
RESULTS = ROOT / "benchmarks" / "results" / "requests.md"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.requests")
    asked.add_argument("what", nargs="?", choices=["measure", "fit"], default="measure")
    given = asked.parse_args()
    if given.what == "fit":
        report.fit_all(DIALOGUE, RESULTS)
    written = report.with_unseen(RESULTS.read_text("utf-8"))
    sys.stdout.write(written)
    RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
