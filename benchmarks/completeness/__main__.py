"""`python -m benchmarks.completeness [fit]`: writes results/completeness.md; `fit`: the weights."""

import argparse
import sys
from pathlib import Path

import numpy as np

from benchmarks.completeness import fit
from benchmarks.completeness.answers import load
from benchmarks.completeness.report import page

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "benchmarks" / "results" / "completeness.md"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.completeness")
    asked.add_argument("what", nargs="?", choices=["measure", "fit"], default="measure")
    asked.add_argument(
        "--tuning-only", action="store_true", help="leave the blind part closed; nothing is written"
    )
    asked.add_argument("--language", choices=[*fit.LANGUAGES], help="fit only this one")
    options = asked.parse_args()
    if options.what == "fit":
        for language in [fit.LANGUAGES[options.language]] if options.language else fit.LANGUAGES.values():
            _fit(language)
        return
    written = page(with_blind=not options.tuning_only)
    sys.stdout.write(written)
    if not options.tuning_only:
        RESULTS.write_text(written, encoding="utf-8")


def _fit(language: fit.Language) -> None:
    answers = load(*language.tuning)
    every = range(len(answers))
    material = fit.material(answers, language)
    complete = fit.wanted(answers, "complete")
    borders = []
    for seed in fit.SEEDS:
        found = fit.left_out(material, seed, every, fit.COUNTED)
        scores = fit.enough(found, answers, language.reading)
        borders.append(fit.limit(scores, complete, language.needless_share))
    models = {target: material.model(every, target) for target in fit.TARGETS}
    source = fit.module(models, material.used, float(np.mean(borders)))
    (ROOT / "dialogue" / f"{language.weights}.py").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
