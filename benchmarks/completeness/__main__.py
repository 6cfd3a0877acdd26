"""`python -m benchmarks.completeness [fit]`: writes results/completeness.md; `fit`: the weights."""

import argparse
import sys
from pathlib import Path

import numpy as np

from benchmarks.completeness import fit
from benchmarks.completeness.answers import TUNING, load
from benchmarks.completeness.report import page

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "dialogue" / "completeness_weights.py"
RESULTS = ROOT / "benchmarks" / "results" / "completeness.md"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.completeness")
    asked.add_argument("what", nargs="?", choices=["measure", "fit"], default="measure")
    asked.add_argument(
        "--tuning-only", action="store_true", help="leave the blind part closed; nothing is written"
    )
    options = asked.parse_args()
    if options.what == "fit":
        _fit()
        return
    written = page(with_blind=not options.tuning_only)
    sys.stdout.write(written)
    if not options.tuning_only:
        RESULTS.write_text(written, encoding="utf-8")


def _fit() -> None:
    answers = load(*TUNING)
    every = range(len(answers))
    material = fit.material(answers)
    complete = fit.wanted(answers, "complete")
    borders = [
        fit.limit(fit.enough(fit.left_out(material, seed, every, fit.COUNTED), answers), complete)
        for seed in fit.SEEDS
    ]
    models = {target: material.model(every, target) for target in fit.TARGETS}
    WEIGHTS.write_text(fit.module(models, material.used, float(np.mean(borders))), encoding="utf-8")


if __name__ == "__main__":
    main()
