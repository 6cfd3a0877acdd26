"""Figures of which somebody will decide something: percentiles, slopes, what processes used."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.voice_path import machine
from benchmarks.voice_path.figures import ratio, slope, spread

MILLISECONDS = st.lists(st.floats(0, 10_000), min_size=1, max_size=60)


def test_without_a_measurement_there_is_no_figure() -> None:
    assert spread([]) is None


def test_percentiles_are_those_of_the_measurements() -> None:
    found = spread([float(number) for number in range(1, 102)])
    assert found is not None
    assert (found.count, found.p50, found.p95, found.p99) == (101, 51.0, 96.0, 100.0)


def test_the_interval_of_few_measurements_is_wide_and_that_of_many_narrow() -> None:
    few, many = spread([200.0, 300.0, 400.0]), spread([200.0, 300.0, 400.0] * 200)
    assert few is not None
    assert many is not None
    assert few.p95_high - few.p95_low > many.p95_high - many.p95_low


@given(MILLISECONDS)
def test_every_figure_lies_within_what_was_measured(values: list[float]) -> None:
    found = spread(values)
    assert found is not None
    small = 1e-6  # interpolation rounds
    for figure in (found.p50, found.p95, found.p99, found.p95_low, found.p95_high):
        assert min(values) - small <= figure <= max(values) + small
    assert found.p50 <= found.p95 + small
    assert found.p95_low <= found.p95_high + small


def test_a_slope_is_found_after_caches_have_filled() -> None:
    filling, growing = [100.0, 400.0], [500.0 + 0.25 * step for step in range(8)]
    assert slope([*filling, *growing], skip=len(filling)) == pytest.approx(0.25)


def test_what_stays_the_same_has_no_slope() -> None:
    assert slope([7.0] * 20, skip=10) == 0.0
    assert slope([7.0], skip=0) == 0.0


def test_there_is_no_ratio_to_nothing() -> None:
    assert ratio(100.0, 200.0) == 0.5
    assert ratio(100.0, None) is None
    assert ratio(None, 100.0) is None
    assert ratio(100.0, 0.0) is None


def test_a_process_with_brackets_and_blanks_in_its_name_is_read_right() -> None:
    ticks = machine.TICKS_PER_S
    stat = f"17 (a) b (c) S 5 17 17 0 -1 4194304 1 0 0 0 {3 * ticks} {ticks // 2} 0 0 20 0 1 0 1 1 1"
    assert machine.parent_in(stat) == 5
    assert machine.cpu_s_in(stat) == 3.5


def test_a_process_that_has_ended_used_nothing() -> None:
    assert machine.parent_in("") is None
    assert machine.cpu_s_in("") == 0.0


def test_waiting_is_no_work() -> None:
    ticks = machine.TICKS_PER_S
    work, idle = ticks, 1_000 * ticks
    stat = f"cpu  {work} {work} {work} {idle} {idle} {work} {work} {work} 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n"
    assert machine.busy_s_in(stat) == 6.0


def test_a_child_belongs_to_the_process_that_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in machine.family(os.getpid())
        with_child, alone = machine.usage(os.getpid()), machine.usage(child.pid)
        child.communicate(b"\n", timeout=30)
    assert with_child.threads > alone.threads >= 1
    assert with_child.rss_mb > alone.rss_mb > 0
    assert with_child.files > alone.files
    assert child.pid not in machine.family(os.getpid())
