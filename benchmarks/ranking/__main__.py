"""`python -m benchmarks.ranking text|spoken`: writes its part of results/ranking.md."""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.ranking import held, report, spoken
from benchmarks.ranking.figures import correlation, found
from benchmarks.ranking.people import EACH, alike, spread, traits
from benchmarks.ranking.report import Row
from benchmarks.scoring.material import FOLDER, ROOT
from benchmarks.voice_path.report import with_section
from interviewer import scoring_model
from scoring.model import Model

RESULTS = ROOT / "benchmarks" / "results" / "ranking.md"
SIGNS = "signs alone (T1), uncalibrated"
# Who answers everything, each in their own way; the others are there to test the conversation.
ALIKE = "complete and of one level in everything"
STYLES = ("complete", "thin", "non_native", "asr_damaged")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.ranking", description=__doc__)
    parser.add_argument("what", choices=("text", "spoken"))
    parser.add_argument("--each", type=int, default=EACH, help="text: candidates of each level")
    parser.add_argument("--recognizer", choices=("scripted", "pocketsphinx"), default="scripted", help="spoken")
    parser.add_argument("--count", type=int, default=12, help="spoken: candidates")
    parser.add_argument("--at-once", type=int, default=spoken.AT_ONCE, help="spoken: side by side")
    parser.add_argument(
        "--data", type=Path, help="spoken: keep it all here; what was held there is only scored anew"
    )
    parser.add_argument("--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = trained(Path(folder))
        if given.what == "text":
            name, body = "text", by_text(Path(folder), model, given.each)
        else:
            name, body = given.recognizer, by_voice(Path(folder), model, given)
    page = given.output.read_text("utf-8") if given.output.is_file() else ""
    given.output.write_text(with_section(page, name, body, report.TITLE), encoding="utf-8")
    sys.stdout.write(body + "\n")


def trained(folder: Path) -> Model:
    """By the command, from the tuning part of the synthetic panel: the command keeps the lock-box aside itself."""
    kinds = ("answers", "ratings")
    files = [f"--{kind}={path}" for kind in kinds for path in sorted(FOLDER.glob(f"{kind}-*.jsonl"))]
    out = ["--out", str(folder / "model"), "--no-unseen-questions"]
    command = [sys.executable, "-m", "interviewer", "panel", "train", *files, *out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    model = scoring_model.load(folder / "model.npz")
    assert model is not None
    return model


def by_text(folder: Path, model: Model, each: int) -> str:
    dealt, rows = traits(each), []
    for style, who, levels in [*((style, style, dealt) for style in STYLES), (STYLES[0], ALIKE, alike(each))]:
        own = folder / who.replace(" ", "-")
        own.mkdir()
        known, words = held.hold(own, style, levels)
        for scorer in (None, model):
            held.score(own, scorer)
            whole, middle = held.ranked(own)
            ids = [one["session_id"] for one in whole["ranked"]]
            by_words = correlation([known[name].mean for name in ids], [float(words[name]) for name in ids])
            rows.append(Row(who, _named(scorer), found(known, whole, middle, held.levels(own)), by_words))
    conditions = (
        f"{len(dealt)} candidates, {each} of each level in each competency, interviewed in virtual time by the\n"
        "real dialogue, all eight questions; stored, scored by the server's own jobs, ranked by the command.\n"
        "`complete` tells everything at once; `thin` leaves out how, and a part, until asked; `non_native`\n"
        "is a learner of the language; `asr_damaged` is heard with about one word in seven wrong.\n"
        "The last ones have the same level in everything, which sets them further apart than the others are."
    )
    return report.section("At text speed", conditions, rows, detailed=STYLES[0])


def by_voice(folder: Path, model: Model, given: argparse.Namespace) -> str:
    data = given.data or folder / "spoken"
    data.mkdir(parents=True, exist_ok=True)
    held_now = asyncio.run(spoken.hold(data, given.recognizer, spread(given.count), given.at_once))
    known = {one.session: one.known for one in held_now}
    rows = []
    for scorer in (None, model):
        held.score(data, scorer)
        rows.append(Row(given.recognizer, _named(scorer), found(known, *held.ranked(data), held.levels(data))))
    wrong = asyncio.run(spoken.wrong_words(data, held_now))
    completed = sum(one.outcome == "completed" for one in held_now)
    minutes = sum(one.lasted_s for one in held_now) / 60
    conditions = (
        f"{len(held_now)} candidates from the least to the best, {given.at_once} at a time, spoke to\n"
        "`interviewer serve` over WebRTC with a synthesized voice; recognizer "
        f"`{given.recognizer}`, {len(spoken.QUESTIONS)} questions.\n"
        f"{completed} of {len(held_now)} interviews were completed, {minutes:.0f} minutes in all; of the words\n"
        f"of the answers {wrong:.1%} were heard wrongly, too much or not at all."
    )
    heading = f"Spoken, heard by `{given.recognizer}`"
    return report.section(heading, conditions, rows, detailed=given.recognizer)


def _named(model: Model | None) -> str:
    return SIGNS if model is None else f"model of the synthetic panel `{model.version}`"


if __name__ == "__main__":
    main()
