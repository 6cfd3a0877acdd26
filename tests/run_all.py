"""Every test, in lanes side by side: what `make test` runs.

Most tests wait more than they compute, and what only computes gives way to them. A test that goes by the wall
clock and fails is repeated once, alone, when the lanes are done: a machine that was busy elsewhere is told from a
defect that way, as a defect fails twice. What doesn't go by the clock gets no second try.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOME_TESTS_FAILED = 1
BROKEN = 6  # so many failures in one group are no accident, and not worth the minutes

LIVE = ("tests/interviewer/live", "tests/interviewer/network")
SPOKEN = ("tests/web/end_to_end",)
ENGINES = tuple(f"tests/interviewer/{name}" for name in ("hearing", "llm", "media", "speaking", "store"))


@dataclass(frozen=True)
class Group:
    """Tests that run in one process.

    Attributes:
        name: what it is called in the output.
        paths: folders and files, as pytest takes them.
        without: those below them that another group runs.
        by_the_clock: they wait for real sound and real connections.
        nice: how far it gives way to others.
    """

    name: str
    paths: tuple[str, ...]
    without: tuple[str, ...] = ()
    by_the_clock: bool = False
    nice: int = 0

    def run(self, *more: str) -> tuple[int, str]:
        """Run it; give pytest's exit code and its output."""
        options = ("-q", "--durations=10", "-o", f"cache_dir=.pytest_cache/{self.name}")
        left_out = [f"--ignore={path}" for path in self.without]
        command = [sys.executable, "-m", "pytest", *options, *more, *self.paths, *left_out]
        done = subprocess.run(
            ["nice", "-n", str(self.nice), *command],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


def pure() -> tuple[str, ...]:
    """What needs neither a browser nor the server: every other folder of tests, and the rules of the house."""
    elsewhere = {"web", "interviewer", "benchmarks", "data", "__pycache__"}
    folders = [path for path in TESTS.iterdir() if path.is_dir() and path.name not in elsewhere]
    return tuple(str(path.relative_to(ROOT)) for path in sorted([*folders, *TESTS.glob("test_*.py")]))


def lanes() -> tuple[tuple[Group, ...], ...]:
    """Lanes that take about as long as one another; the groups of a lane follow each other."""
    return (
        (
            Group("live", LIVE, by_the_clock=True),
            Group("benchmarks", ("tests/benchmarks",), by_the_clock=True),
        ),
        (
            Group("pages", ("tests/web",), without=SPOKEN, by_the_clock=True),
            Group("spoken", SPOKEN, by_the_clock=True),
        ),
        (Group("engines", ENGINES, by_the_clock=True, nice=15),),
        (
            Group("shell", ("tests/interviewer",), without=LIVE + ENGINES, by_the_clock=True, nice=15),
            Group("pure", pure(), nice=15),
        ),
    )


_saying = Lock()


def say(group: Group, what: str, output: str, began: float) -> None:
    """Print what a group said, whole and undisturbed by the others."""
    with _saying:
        print(f"==== {group.name}: {what} after {time.monotonic() - began:.0f} s\n{output}", flush=True)


def run_lane(lane: Sequence[Group], began: float) -> list[tuple[Group, int]]:
    """Run a lane's groups one after the other; give each with its exit code."""
    results = []
    for group in lane:
        code, output = group.run()
        say(group, f"ended with {code}", output, began)
        results.append((group, code))
    return results


def failed_tests(group: Group) -> int:
    """How many tests of its last run failed, by pytest's own record."""
    record = ROOT / ".pytest_cache" / group.name / "v/cache/lastfailed"
    return len(json.loads(record.read_text())) if record.exists() else 0


def main() -> int:
    """Give 0 if every test passed, else 1."""
    began = time.monotonic()
    with ThreadPoolExecutor(len(lanes())) as pool:
        results = list(chain.from_iterable(pool.map(lambda lane: run_lane(lane, began), lanes())))
    failed = False
    for group, code in results:
        if code == SOME_TESTS_FAILED and group.by_the_clock and failed_tests(group) < BROKEN:
            # Without a test that failed, something was left open when all were done: then it is all of them again.
            code, output = group.run(*(("--lf", "--lfnf=none") if failed_tests(group) else ()))
            say(group, f"what failed, once more and alone: ended with {code}", output, began)
        failed = failed or code != 0
    with _saying:
        print(f"==== {'FAILED' if failed else 'passed'} after {time.monotonic() - began:.0f} s", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
