"""Voice-to-voice latency, processor time and memory: both systems in turn, cell by cell, in one run."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from benchmarks.voice_path import machine
from benchmarks.voice_path.caller import HER_PAUSE_S, Caller, CallFailed, Heard
from benchmarks.voice_path.impairment import Impairment
from benchmarks.voice_path.phrases import Phrase, phrases
from benchmarks.voice_path.systems import OurServer, Pipecat, Running, System, save_replies
from interviewer.simulate.server import ServerFailed

GREETING_WITHIN_S = 10.0
STAGGER_S = 0.37  # sessions must not speak in step
# A turn takes 4 s: 1.8 s of phrase, the wait, 1 s of reply, 0.6 s of silence. With Pipecat saturated, 7 s.
CELL_WITHIN_S = 150.0
WARM_UP_TURNS = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """`system`: a key of the systems."""

    system: str
    sessions: int
    loss: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Cells in the order of running, none begun after `within_s`. `turns` are measured in each session."""

    cells: tuple[Cell, ...]
    turns: int
    within_s: float

    def only(self, written: str) -> "Plan":
        """These cells, in this order: `ours:10:0.03,pipecat:10:0.03`. Any numbers will do. Raises BadParameter."""
        return Plan(tuple(_cell(word) for word in written.split(",")), self.turns, self.within_s)

    def of_turns(self, turns: int) -> "Plan":
        return Plan(self.cells, turns or self.turns, self.within_s)

    def repeated(self, times: int) -> "Plan":
        """The whole again and again, so that what the machine does meanwhile meets every cell."""
        return Plan(self.cells * times, self.turns, self.within_s * times)


@dataclass(slots=True)
class Measured:
    """`cpu_per_session` and `foreign_cpu` in shares of one core; `rss_ready_mb` before the first session."""

    cell: Cell
    latencies_ms: list[float] = field(default_factory=list)
    missed: int = 0
    cut_ins: int = 0
    late_share: float = 0.0
    cpu_per_session: float = 0.0
    foreign_cpu: float = 0.0
    rss_ready_mb: float = 0.0
    rss_mb: float = 0.0
    trouble: str = ""


OURS, DEFAULT, PATCHED = "ours", "pipecat", "pipecat-patched"
LOSSES = (0.0, 0.01, 0.03)


SYSTEMS = (OURS, DEFAULT, PATCHED)


def _cell(written: str) -> Cell:
    try:
        system, sessions, loss = written.strip().split(":")
        cell = Cell(system, int(sessions), float(loss))
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no cell; one is written ours:10:0.03") from None
    if cell.system not in SYSTEMS or cell.sessions < 1 or not 0 <= cell.loss < 1:
        raise typer.BadParameter(f"{written!r}: systems are {', '.join(SYSTEMS)}; a loss is between 0 and 1")
    return cell


def quick_plan() -> Plan:
    return Plan(_cells((1, 4), (0.0, 0.01)), turns=4, within_s=480.0)


def full_plan() -> Plan:
    """A cell takes 50 s."""
    return Plan(_cells((1, 4, 7, 10), LOSSES), turns=10, within_s=1_400.0)


def _cells(sessions: Sequence[int], losses: Sequence[float]) -> tuple[Cell, ...]:
    """The systems alternate; which one begins is drawn for each pair of conditions.

    The patched Pipecat shows what a buffer costs. With more sessions its processor is the limit.
    """
    chance = random.Random(7)
    found: list[Cell] = []
    for loss in losses:
        for count in sessions:
            systems = [OURS, DEFAULT, *([PATCHED] if count <= 4 and loss <= 0.01 else [])]
            chance.shuffle(systems)
            found += [Cell(system, count, loss) for system in systems]
    return tuple(found)


async def compare(plan: Plan, recognizer: str, told: Callable[[Measured], None], logs: Path) -> list[Measured]:
    """Cells that there is no more time for say so in `trouble`."""
    spoken = phrases()
    begun_s = time.monotonic()
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="voice-path-") as name:
        folder = Path(name)
        await save_replies(folder / "replies", folder / "data")
        systems: dict[str, System] = {
            OURS: OurServer(folder, spoken, recognizer=recognizer),
            DEFAULT: Pipecat(folder, folder / "replies", patched=False),
            PATCHED: Pipecat(folder, folder / "replies", patched=True),
        }
        for cell in plan.cells:
            if time.monotonic() - begun_s > plan.within_s:
                measured = Measured(cell, trouble="not run: out of time")
            else:
                log = logs / f"{cell.system}-{cell.sessions}-{cell.loss:g}.log"
                measured = await _measure(cell, systems[cell.system], spoken, plan.turns, log)
            found.append(measured)
            told(measured)
    return found


async def _measure(cell: Cell, system: System, spoken: tuple[Phrase, ...], turns: int, log: Path) -> Measured:
    measured = Measured(cell)
    try:
        async with asyncio.timeout(CELL_WITHIN_S), system.running(log) as running:
            measured.rss_ready_mb = machine.usage(running.pid).rss_mb
            watch = _Watch(running.pid, cell.sessions)
            async with asyncio.TaskGroup() as group:
                calls = [
                    group.create_task(_call(running, cell, number, spoken, turns, watch))
                    for number in range(cell.sessions)
                ]
            watch.fill(measured)
            _gather([call.result() for call in calls], measured)
    except* (OSError, TimeoutError, CallFailed, ServerFailed) as failed:
        measured.trouble = f"failed: {reason(failed)}"
    return measured


class _Watch:
    """Processor time from the moment when every session has had its warm-up until the first one is done."""

    def __init__(self, pid: int, sessions: int) -> None:
        self._pid = pid
        self._sessions = sessions
        self._warm = 0
        self._begin: tuple[float, float, float, float] | None = None
        self._end: tuple[float, float, float, float] | None = None
        self._rss_mb = 0.0

    def warmed(self) -> None:
        self._warm += 1
        if self._warm == self._sessions:
            self._begin = self._now()

    def done(self) -> None:
        if self._end is None:
            self._rss_mb = machine.usage(self._pid).rss_mb
            self._end = self._now()

    def fill(self, measured: Measured) -> None:
        measured.rss_mb = self._rss_mb
        if self._begin is None or self._end is None:
            return
        wall_s, server_s, own_s, all_s = (end - begin for begin, end in zip(self._begin, self._end, strict=True))
        if wall_s > 0:
            measured.cpu_per_session = server_s / wall_s / self._sessions
            measured.foreign_cpu = max(0.0, all_s - server_s - own_s) / wall_s

    def _now(self) -> tuple[float, float, float, float]:
        return time.monotonic(), machine.usage(self._pid).cpu_s, time.process_time(), machine.busy_s()


async def _call(
    running: Running, cell: Cell, number: int, spoken: tuple[Phrase, ...], turns: int, watch: _Watch
) -> Heard:
    await asyncio.sleep(number * STAGGER_S)
    caller = Caller(Impairment(loss=cell.loss, seed=number + 1))
    try:
        async with running.session(caller):
            if not running.speaks_first:
                await asyncio.sleep(HER_PAUSE_S)
            elif not await caller.hear_out(GREETING_WITHIN_S):
                raise CallFailed("she said nothing")
            await caller.take_turns(spoken, WARM_UP_TURNS)
            caller.forget()
            watch.warmed()
            await caller.take_turns(spoken, turns, first=WARM_UP_TURNS)
            watch.done()
            return caller.heard
    finally:
        await caller.close()


def _gather(calls: Sequence[Heard], measured: Measured) -> None:
    for heard in calls:
        measured.latencies_ms += heard.latencies_ms
        measured.missed += heard.missed
        measured.cut_ins += heard.cut_ins
    sent = sum(heard.sent_packets for heard in calls)
    measured.late_share = sum(heard.late_packets for heard in calls) / sent if sent else 0.0


def merged(measured: Sequence[Measured]) -> list[Measured]:
    """One for each cell, in the order of their first. Shares and memory are averages of the runs that gave any."""
    runs: dict[Cell, list[Measured]] = {}
    for one in measured:
        runs.setdefault(one.cell, []).append(one)
    return [_as_one(cell, many) for cell, many in runs.items()]


def _as_one(cell: Cell, runs: Sequence[Measured]) -> Measured:
    good = [run for run in runs if not run.trouble]

    def mean(of: Callable[[Measured], float]) -> float:
        return sum(map(of, good)) / len(good) if good else 0.0

    return Measured(
        cell,
        latencies_ms=[ms for run in good for ms in run.latencies_ms],
        missed=sum(run.missed for run in good),
        cut_ins=sum(run.cut_ins for run in good),
        late_share=mean(lambda run: run.late_share),
        cpu_per_session=mean(lambda run: run.cpu_per_session),
        foreign_cpu=mean(lambda run: run.foreign_cpu),
        rss_ready_mb=mean(lambda run: run.rss_ready_mb),
        rss_mb=mean(lambda run: run.rss_mb),
        trouble="; ".join(run.trouble for run in runs if run.trouble),
    )


def reason(failed: BaseExceptionGroup[BaseException]) -> str:
    """The first of the errors, in one line."""
    first: BaseException = failed
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return f"{type(first).__name__} {first}".strip().splitlines()[0]
