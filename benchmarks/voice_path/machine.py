"""What a process, its children and everybody else use, from /proc (Linux). Numbers of processes, never names."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Usage:
    """Of a process and all that it has started. `cpu_s`: used since each began."""

    cpu_s: float
    rss_mb: float
    threads: int
    files: int
    sockets: int


def family(pid: int) -> list[int]:
    """The process and its descendants that are there now."""
    children: dict[int, list[int]] = {}
    for found in _pids():
        parent = parent_in(_stat(found))
        if parent is not None:
            children.setdefault(parent, []).append(found)
    wanted = [pid]
    for member in wanted:
        wanted += children.get(member, [])
    return wanted


def usage(pid: int) -> Usage:
    cpu_s, rss_mb, threads, files, sockets = 0.0, 0.0, 0, 0, 0
    for member in family(pid):
        stat = _stat(member)
        cpu_s += cpu_s_in(stat)
        rss_mb += _resident_mb(member)
        threads += _count(PROC / str(member) / "task")
        files += _count(PROC / str(member) / "fd")
        sockets += _sockets(PROC / str(member) / "fd")
    return Usage(cpu_s, rss_mb, threads, files, sockets)


def busy_s() -> float:
    """Processor time that anybody used since the machine started, all cores together."""
    return busy_s_in((PROC / "stat").read_text())


def busy_s_in(stat: str) -> float:
    """user, nice, system, irq, softirq, steal: all but idle and iowait, the 4th and 5th of `proc(5)`."""
    numbers = [int(word) for word in stat.splitlines()[0].split()[1:9]]
    return (sum(numbers) - numbers[3] - numbers[4]) / TICKS_PER_S


def cpu_s_in(stat: str) -> float:
    """utime and stime: the 14th and 15th; the command before them may hold blanks and brackets."""
    after = stat.rpartition(")")[2].split()
    return (int(after[11]) + int(after[12])) / TICKS_PER_S if after else 0.0


def parent_in(stat: str) -> int | None:
    after = stat.rpartition(")")[2].split()
    return int(after[1]) if after else None


def load_average() -> float:
    return os.getloadavg()[0]


def processor() -> str:
    for line in (PROC / "cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return "unknown processor"


def _pids() -> Iterator[int]:
    return (int(path.name) for path in PROC.iterdir() if path.name.isdigit())


def _stat(pid: int) -> str:
    try:
        return (PROC / str(pid) / "stat").read_text()
    except OSError:  # it has ended meanwhile
        return ""


def _resident_mb(pid: int) -> float:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * PAGE_BYTES / 2**20
    except OSError:
        return 0.0


def _count(folder: Path) -> int:
    try:
        return sum(1 for _ in folder.iterdir())
    except OSError:
        return 0


def _sockets(folder: Path) -> int:
    found = 0
    with contextlib.suppress(OSError):  # the process has ended
        for entry in folder.iterdir():
            with contextlib.suppress(OSError):  # closed meanwhile
                found += str(entry.readlink()).startswith("socket:")
    return found
