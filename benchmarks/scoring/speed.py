"""How fast answers are scored, and with how much memory: measured in a process of its own, on one core."""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import scoring
from benchmarks.scoring.material import bank, test
from scoring.engine import score
from scoring.model import Model
from scoring.panel.evaluation import transcript_of
from scoring.panel_training import RatedAnswer


@dataclass(frozen=True, slots=True)
class Speed:
    """Of the whole path from transcript to scorecard, all criteria that the question draws.

    growth: time per word of an answer as long as eight by that of one as long as two: 1 is linear.
    """

    answers_per_s: float
    words_per_answer: float
    peak_mb: float
    growth: float


def speed(model: Model) -> Speed:
    with tempfile.TemporaryDirectory() as folder:
        path = scoring.save(model, Path(folder) / "model")
        asked = [sys.executable, "-m", "benchmarks.scoring.speed", str(path)]
        told = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=300)
    return Speed(**json.loads(told.stdout))


def _measured(model: Model) -> Speed:
    """A server scores one interview after the other: what it keeps of words is there after the first hundred."""
    answers = [one for one in test().answers if len(one.text.split()) >= 40]
    known, answers = answers[: len(answers) // 3], answers[len(answers) // 3 :]
    for one in known:
        score(transcript_of(one), bank(), model)
    start = time.process_time()
    for one in answers:
        score(transcript_of(one), bank(), model)
    taken = time.process_time() - start
    words = sum(len(one.text.split()) for one in answers)
    peak_mb = _peak_mb()
    return Speed(len(answers) / taken, words / len(answers), peak_mb, _growth(model, answers))


def _peak_mb() -> float:
    """Of this process's own memory: what `getrusage` tells is at least what its parent had (Linux, proc(5))."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _growth(model: Model, answers: list[RatedAnswer]) -> float:
    taken = {}
    for joined in (2, 8):
        texts = [" ".join(one.text for one in answers[start : start + joined]) for start in range(0, 48, joined)]
        start_s = time.process_time()
        for text in texts:
            said = RatedAnswer("joined", answers[0].question_id, "", text)
            score(transcript_of(said), bank(), model)
        taken[joined] = (time.process_time() - start_s) / sum(len(text.split()) for text in texts)
    return taken[8] / taken[2]


def main() -> None:
    found = _measured(scoring.load(sys.argv[1]))
    sys.stdout.write(
        json.dumps(
            {
                "answers_per_s": found.answers_per_s,
                "words_per_answer": found.words_per_answer,
                "peak_mb": found.peak_mb,
                "growth": found.growth,
            }
        )
    )


if __name__ == "__main__":
    main()
