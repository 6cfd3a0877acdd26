"""python -m benchmarks.voice_path COMMAND. What each does: benchmarks/README.md."""

import asyncio
import datetime
import os
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

# Before any engine is loaded, here and in both servers: their thread pools would only fight for two cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks.voice_path import behaviours as behaving
from benchmarks.voice_path import behaviours_report, machine, pipecat_environment, report
from benchmarks.voice_path import compare as comparing
from benchmarks.voice_path import delivery as delivering
from benchmarks.voice_path import noises as making_noise
from benchmarks.voice_path import soak as soaking
from benchmarks.voice_path.figures import spread

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "benchmarks" / "results" / "voice-path.md"
BEHAVIOURS = RESULTS.with_name("voice-path-behaviours.md")
RUNS = ROOT / "benchmarks" / ".runs"  # the servers' own words, for whoever has to find out what failed

application = typer.Typer(no_args_is_help=True, add_completion=False)
console = Console(highlight=False)

Output = Annotated[Path, typer.Option(help="The Markdown page to write into.")]


@application.command()
def compare(
    quick: Annotated[bool, typer.Option("--quick", help="4 turns, 1 and 4 sessions, 0 and 1 % loss.")] = False,
    repeat: Annotated[int, typer.Option(help="Run everything so often; the turns count together.", min=1)] = 1,
    recognizer: Annotated[str, typer.Option(help="Of our server: scripted, pocketsphinx, ...")] = "scripted",
    cells: Annotated[
        str, typer.Option(help="Only these: SYSTEM:SESSIONS:LOSS,...; systems are ours, pipecat, pipecat-patched.")
    ] = "",
    turns: Annotated[int, typer.Option(help="Of each session, if not as many as the run has.", min=0)] = 0,
    output: Output = RESULTS,
) -> None:
    """Voice-to-voice latency, processor and memory of our server and Pipecat, in turn, in one run."""
    plan = comparing.quick_plan() if quick else comparing.full_plan()
    plan = (plan.only(cells) if cells else plan).of_turns(turns).repeated(repeat)
    with_pipecat = any(cell.system != comparing.OURS for cell in plan.cells)
    if with_pipecat:
        console.print(f"Pipecat's own environment: {pipecat_environment.FOLDER}")
        pipecat_environment.python()
    words = conditions(
        f"{plan.turns * repeat} turns in each session. {libraries() if with_pipecat else ''} "
        f"Recognizer of our server: {recognizer}."
    )
    RUNS.mkdir(exist_ok=True)
    measured = asyncio.run(comparing.compare(plan, recognizer, tell, RUNS))
    name = ("chosen cells" if cells else "quick" if quick else "full") + (
        "" if recognizer == "scripted" else f" with {recognizer}"
    )
    heading = f"## Our server and Pipecat ({name} run)"
    write(output, f"comparison, {name}", report.comparison(measured, words, heading))


@application.command()
def delivery(
    seconds: Annotated[float, typer.Option(help="How long each cell sends.")] = 30.0, output: Output = RESULTS
) -> None:
    """How many frames reach the ear on a bad network: our peer and stock aiortc. No Pipecat is needed."""
    words = conditions(f"{seconds:.0f} s of sound in each cell; the network is bad on the way to us only.")
    delivered = asyncio.run(delivering.deliver(seconds))
    for one in delivered:
        console.print(f"{one.network:30} {one.system:14} {one.share:.1%}")
    write(output, "delivery", report.delivery(delivered, words))


@application.command()
def behaviours(
    interruptions: Annotated[int, typer.Option(help="Barge-ins of each system; other kinds with them.")] = 24,
    returns: Annotated[int, typer.Option(help="Of each kind of absence.")] = 5,
    pipecat: Annotated[bool, typer.Option(help="Its barge-ins, too.")] = True,
    output: Output = BEHAVIOURS,
) -> None:
    """Barge-in, a cut-in undone, coming back, and connecting under a ClientHello spray. About 10 minutes."""
    if pipecat:
        pipecat_environment.python()
    words = conditions(libraries() if pipecat else "")
    RUNS.mkdir(exist_ok=True)
    found = asyncio.run(behaving.behave(interruptions, returns, with_pipecat=pipecat, logs=RUNS))
    after = f" Load average {machine.load_average():.2f} at the end."
    body = behaviours_report.behaviours(found, words + after)
    write(output, "behaviours", body, behaviours_report.TITLE)


@application.command()
def noises(
    count: Annotated[int, typer.Option(help="Of each kind.", min=1)] = 100, output: Output = BEHAVIOURS
) -> None:
    """Coughs, a keyboard and "mm-hm" while she speaks: do they stop her? Without a server, in 10 s."""
    body = behaviours_report.noises(making_noise.measure(count), conditions(""))
    write(output, "noises", body, behaviours_report.TITLE)


@application.command()
def soak(
    interviews: Annotated[int, typer.Option(help="How many, one after the other; each takes 18 s.", min=2)] = 100,
    output: Output = RESULTS,
) -> None:
    """Whole interviews against one server: memory, threads and open files after each."""
    RUNS.mkdir(exist_ok=True)

    def told(number: int, soaked: soaking.Soaked) -> None:
        console.print(f"{number:4} {asdict(soaked)}")

    words = conditions("")
    soaked = asyncio.run(soaking.soak(interviews, told, RUNS / "soak.log"))
    write(output, "soak", report.soak(soaked, words))


def tell(measured: comparing.Measured) -> None:
    cell, found = measured.cell, spread(measured.latencies_ms)
    figures = "nothing measured" if found is None else f"p50 {found.p50:.0f} ms, p95 {found.p95:.0f} ms"
    console.print(
        f"{cell.sessions:2} sessions, {cell.loss:.0%} loss, {report.NAMES[cell.system]}: {figures}, "
        f"{measured.missed} missed, {measured.cut_ins} cut-ins, CPU {measured.cpu_per_session:.1%} a session, "
        f"foreign {measured.foreign_cpu:.0%} {measured.trouble}"
    )


def conditions(more: str) -> str:
    """Where and when, so that nobody compares what can't be compared."""
    now = datetime.datetime.now(datetime.UTC)
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, revision {revision()}, {os.cpu_count()} cores ({machine.processor()}), load "
        f"average {machine.load_average():.2f} at the start. {more}"
    ).strip()


def libraries() -> str:
    return "Pipecat's side: " + ", ".join(f"{k} {v}" for k, v in pipecat_environment.versions().items()) + "."


def revision() -> str:
    """Of the tree, with a mark when something in it isn't committed."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, timeout=10
    )
    return said.stdout.strip() or "unknown"


def write(output: Path, name: str, body: str, title: str = report.TITLE) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    page = output.read_text(encoding="utf-8") if output.exists() else ""
    output.write_text(report.with_section(page, name, body, title), encoding="utf-8")
    console.print(f"Written into {output}")


if __name__ == "__main__":
    application()
