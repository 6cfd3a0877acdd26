"""`python -m benchmarks.scoring [FOLDER]`: writes results/scoring.md.

FOLDER: of a sentence encoder, with model.safetensors, tokenizer.json and config.json.
"""

import sys
from pathlib import Path

from benchmarks.scoring.figures import measure
from benchmarks.scoring.material import ROOT
from benchmarks.scoring.report import page
from scoring.onnx_encoder import WeightsEncoder

RESULTS = ROOT / "benchmarks" / "results" / "scoring.md"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    encoder = WeightsEncoder(folder / "model.safetensors", folder / "tokenizer.json") if folder else None
    written = page(measure(encoder))
    sys.stdout.write(written)
    RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
