"""`python -m benchmarks.requests [fit]`: writes results/requests.md; `fit`: the weights."""

import argparse
import sys
from pathlib import Path

from benchmarks.requests import fit
from benchmarks.requests.phrases import fitted
from benchmarks.requests.report import page

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "dialogue" / "request_weights.py"
RESULTS = ROOT / "benchmarks" / "results" / "requests.md"
LANGUAGE = "en"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.requests")
    asked.add_argument("what", nargs="?", choices=["measure", "fit"], default="measure")
    if asked.parse_args().what == "fit":
        WEIGHTS.write_text(fit.module(fit.fit(fitted(LANGUAGE)), LANGUAGE), encoding="utf-8")
        return
    written = page()
    sys.stdout.write(written)
    RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
