"""`python -m benchmarks.scoring`: writes results/scoring.md."""

import sys

from benchmarks.scoring.figures import measure
from benchmarks.scoring.material import ROOT
from benchmarks.scoring.report import page

RESULTS = ROOT / "benchmarks" / "results" / "scoring.md"


def main() -> None:
    written = page(measure())
    sys.stdout.write(written)
    RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
