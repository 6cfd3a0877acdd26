"""Measurements as Markdown. Pure: each part of the file is made anew by the command that measured it."""

from collections.abc import Callable, Sequence

from benchmarks.voice_path.compare import DEFAULT, OURS, PATCHED, Measured, merged
from benchmarks.voice_path.delivery import Delivered
from benchmarks.voice_path.figures import Spread, ratio, slope, spread
from benchmarks.voice_path.soak import Soaked

NAMES = {OURS: "ours", DEFAULT: "Pipecat 1.14", PATCHED: "Pipecat 1.14, buffer patched"}
TITLE = "# Voice path, measured\n\nHow to read and repeat this: [benchmarks/README.md](../README.md).\n"
# More foreign processor time than this, in shares of a core, and a cell is indicative only (realtime.md 5.5).
MOST_FOREIGN = 0.10
MOST_LATE = 0.02
NOTHING = "–"
SOAK_WARM_UP = 10


def with_section(page: str, name: str, body: str, title: str = TITLE) -> str:
    """The page with this section in the place of its older one, or at the end."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    section = f"{begin}\n{body.strip()}\n{end}"
    page = page or title
    if begin in page and end in page:
        return page.partition(begin)[0] + section + page.partition(end)[2]
    return f"{page.rstrip()}\n\n{section}\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def comparison(runs: Sequence[Measured], conditions: str, heading: str) -> str:
    """Latency, then processor and memory. Ratios are to Pipecat's default under the same conditions."""
    measured = merged(runs)
    spreads = {m.cell: spread(m.latencies_ms) for m in measured}
    base = {(m.cell.sessions, m.cell.loss): spreads[m.cell] for m in measured if m.cell.system == DEFAULT}
    ordered = sorted(measured, key=lambda m: (m.cell.sessions, m.cell.loss, list(NAMES).index(m.cell.system)))
    head = ["sessions", "loss", "system", "p50 ms", "p95 ms", "95 % interval of p95", "p99 ms", "p50 to Pipecat's",
            "p95 to Pipecat's", "turns", "missed", "cut-ins", "foreign CPU"]  # fmt: skip
    rows = [_latency(m, spreads[m.cell], base.get((m.cell.sessions, m.cell.loss))) for m in ordered]
    notes = [f"- {_place(m)}: {m.trouble}" for m in ordered if m.trouble]
    notes += [
        f"- {_place(m)}: the caller sent {m.late_share:.1%} of its packets late; too slow to be sure"
        for m in ordered
        if m.late_share > MOST_LATE
    ]
    costly = [m for m in ordered if m.cell.loss == 0.0 and m.rss_mb]
    return "\n\n".join(
        [
            heading,
            conditions,
            table(head, rows),
            "A cell with * had more than 10 % of a core of foreign load: indicative only.",
            *(["\n".join(notes)] if notes else []),
            *(["### Processor and memory, without loss", _costs(costly)] if costly else []),
        ]
    )


def _latency(measured: Measured, found: Spread | None, base: Spread | None) -> list[str]:
    cell = measured.cell
    foreign = f"{measured.foreign_cpu:.0%}" + ("*" if measured.foreign_cpu > MOST_FOREIGN else "")
    who = [str(cell.sessions), f"{cell.loss:.0%}", NAMES[cell.system]]
    if found is None:
        return [*who, *[NOTHING] * 6, "0", str(measured.missed), str(measured.cut_ins), foreign]
    return [
        *who,
        f"{found.p50:.0f}",
        f"{found.p95:.0f}",
        f"{found.p95_low:.0f}-{found.p95_high:.0f}",
        f"{found.p99:.0f}",
        _ratio(found, base, lambda s: s.p50),
        _ratio(found, base, lambda s: s.p95),
        str(found.count),
        str(measured.missed),
        str(measured.cut_ins),
        foreign,
    ]


def _costs(measured: Sequence[Measured]) -> str:
    head = ["sessions", "system", "CPU per session", "to Pipecat's", "RSS ready", "RSS", "per added session"]
    theirs = {m.cell.sessions: m.cpu_per_session for m in measured if m.cell.system == DEFAULT}
    rows = []
    for one in measured:
        cpu = ratio(one.cpu_per_session, theirs.get(one.cell.sessions))
        added = added_mb(one, measured)
        rows.append(
            [
                str(one.cell.sessions),
                NAMES[one.cell.system],
                f"{one.cpu_per_session:.1%} of a core",
                NOTHING if cpu is None else f"{cpu:.2f}",
                f"{one.rss_ready_mb:.0f} MB",
                f"{one.rss_mb:.0f} MB",
                NOTHING if added is None else f"{added:.1f} MB",
            ]
        )
    return table(head, rows)


def added_mb(measured: Measured, among: Sequence[Measured]) -> float | None:
    """Memory of each session after the first one, which loads what all of them share."""
    single = [m for m in among if m.cell.system == measured.cell.system and m.cell.sessions == 1]
    if not single or measured.cell.sessions == 1:
        return None
    return (measured.rss_mb - single[0].rss_mb) / (measured.cell.sessions - 1)


def _ratio(found: Spread, base: Spread | None, of: Callable[[Spread], float]) -> str:
    found_ratio = None if base is None else ratio(of(found), of(base))
    return NOTHING if found_ratio is None else f"{found_ratio:.2f}"


def _place(measured: Measured) -> str:
    cell = measured.cell
    return f"{NAMES[cell.system]}, {cell.sessions} sessions, {cell.loss:.0%} loss"


def delivery(delivered: Sequence[Delivered], conditions: str) -> str:
    head = ["network", "system", "sent", "really lost", "delivered", "share delivered"]
    rows = [
        [
            one.network,
            one.system,
            str(one.sent),
            str(one.lost),
            str(one.delivered),
            f"{one.share:.1%}",
        ]
        for one in delivered
    ]
    return "\n\n".join(["## Frames that reach the ear", conditions, table(head, rows)])


def soak(soaked: Sequence[Soaked], conditions: str) -> str:
    """The first of `soaked` is before any interview."""
    before, interviews = soaked[0], soaked[1:]
    skip = min(SOAK_WARM_UP, len(interviews) // 2)
    settled, last = interviews[skip], interviews[-1]

    def row(
        name: str, of: Callable[[Soaked], float], unit: str, slope_scale: float = 1.0, slope_unit: str = ""
    ) -> list[str]:
        each = slope([of(one) * slope_scale for one in interviews], skip)
        return [
            name,
            *(f"{of(one):{unit}}" for one in (before, interviews[0], settled, last)),
            f"{each:.2f}{slope_unit}",
        ]

    head = ["", "before", "after the first", f"after {skip + 1}", "after the last", "slope per interview"]
    rows = [
        row("resident memory, MB", lambda one: one.rss_mb, ".1f", 1024, " KB"),
        row("Python objects", lambda one: one.objects, "d"),
        row("tasks", lambda one: one.tasks, "d"),
        row("threads", lambda one: one.threads, "d"),
        row("sockets", lambda one: one.sockets, "d"),
        row("open files (sockets too)", lambda one: one.files, "d"),
    ]
    finished = sum(not one.trouble for one in interviews)
    words = (
        f"{finished} of {len(interviews)} interviews were completed, one after the other, against one server. "
        f"The slope is a straight line through what was found after each, without the first {skip}."
    )
    notes = [f"- Interview {number}: {one.trouble}" for number, one in enumerate(interviews, 1) if one.trouble]
    return "\n\n".join(["## Soak", conditions, words, table(head, rows), *(["\n".join(notes)] if notes else [])])
