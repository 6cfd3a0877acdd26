"""The page of results: whoever runs one part again finds the other parts as they were."""

from itertools import pairwise

import pytest
import typer

from benchmarks.voice_path.behaviours import Behaved, Returned, Sprayed
from benchmarks.voice_path.behaviours_report import behaviours
from benchmarks.voice_path.compare import DEFAULT, OURS, PATCHED, Cell, Measured, full_plan, merged, quick_plan
from benchmarks.voice_path.delivery import Delivered
from benchmarks.voice_path.interrupting import Interrupted
from benchmarks.voice_path.report import added_mb, comparison, delivery, soak, with_section
from benchmarks.voice_path.soak import Soaked


def measured(system: str, milliseconds: float, **more: float) -> Measured:
    cell = Cell(system, int(more.pop("sessions", 1)), more.pop("loss", 0.0))
    found = Measured(cell, [milliseconds - 10, milliseconds, milliseconds + 10], cpu_per_session=0.1, rss_mb=100.0)
    for name, value in more.items():
        setattr(found, name, value)
    return found


def rows(page: str, system: str) -> list[list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"
    ]
    return [row for row in cells if system in row]


def test_a_part_that_is_measured_again_takes_its_old_place() -> None:
    page = with_section("", "one", "first")
    page = with_section(page, "two", "second")
    again = with_section(page, "one", "newer")
    assert again.index("newer") < again.index("second")
    assert "first" not in again
    assert again.count("begin one") == 1
    assert with_section(again, "one", "newer") == again


def test_what_people_wrote_around_the_parts_stays() -> None:
    page = "# Mine\n\nBefore.\n\n<!-- begin one -->\nold\n<!-- end one -->\n\nAfter.\n"
    assert with_section(page, "one", "new") == page.replace("old", "new")


def test_ratios_are_to_pipecat_under_the_same_conditions() -> None:
    runs = [
        measured(OURS, 250.0), measured(DEFAULT, 500.0), measured(PATCHED, 400.0),
        measured(OURS, 300.0, loss=0.01), measured(DEFAULT, 1200.0, loss=0.01),
    ]  # fmt: skip
    page = comparison(runs, "", "## Run")
    assert [row[7] for row in rows(page, "ours")[:2]] == ["0.50", "0.25"]
    assert rows(page, "Pipecat 1.14")[0][7] == "1.00"
    assert rows(page, "Pipecat 1.14, buffer patched")[0][7] == "0.80"


def test_without_pipecat_there_is_no_ratio() -> None:
    assert rows(comparison([measured(OURS, 250.0)], "", "## Run"), "ours")[0][7] == "–"


def test_a_cell_that_was_not_run_says_so_and_gives_no_figure() -> None:
    lost = Measured(Cell(DEFAULT, 10, 0.03), trouble="not run: out of time")
    page = comparison([measured(OURS, 250.0), lost], "", "## Run")
    assert "- Pipecat 1.14, 10 sessions, 3% loss: not run: out of time" in page
    assert rows(page, "Pipecat 1.14")[0][3] == "–"


def test_a_disturbed_cell_is_marked() -> None:
    calm, disturbed = measured(OURS, 250.0, foreign_cpu=0.05), measured(DEFAULT, 500.0, foreign_cpu=0.4)
    page = comparison([calm, disturbed], "", "## Run")
    assert rows(page, "ours")[0][-1] == "5%"
    assert rows(page, "Pipecat 1.14")[0][-1] == "40%*"


def test_a_caller_that_was_too_slow_is_named() -> None:
    assert "sent 8.0% of its packets late" in comparison([measured(OURS, 250.0, late_share=0.08)], "", "## Run")


def test_what_all_sessions_share_is_not_charged_to_an_added_one() -> None:
    single, four = measured(OURS, 250.0, rss_mb=220.0), measured(OURS, 250.0, sessions=4, rss_mb=226.0)
    other = measured(DEFAULT, 250.0, rss_mb=90.0)
    assert added_mb(four, [other, single, four]) == 2.0
    assert added_mb(single, [single, four]) is None


def test_repeated_runs_count_together_and_failed_ones_not_at_all() -> None:
    good, worse = measured(OURS, 200.0, rss_mb=100.0), measured(OURS, 300.0, rss_mb=110.0)
    worse.missed = 1
    failed = Measured(Cell(OURS, 1, 0.0), trouble="failed: TimeoutError")
    one = merged([good, worse, failed])[0]
    assert sorted(one.latencies_ms) == [190.0, 200.0, 210.0, 290.0, 300.0, 310.0]
    assert (one.rss_mb, one.missed, one.trouble) == (105.0, 1, "failed: TimeoutError")


def test_the_share_of_delivered_frames_is_of_those_that_were_sent() -> None:
    page = delivery(
        [Delivered("1 % loss", "ours", 1_000, 10, 996), Delivered("1 % loss", "stock aiortc", 0, 0, 0)], ""
    )
    assert rows(page, "ours")[0][-1] == "99.6%"
    assert rows(page, "stock aiortc")[0][-1] == "0.0%"


def test_a_soak_tells_how_many_interviews_were_completed_and_what_each_left_behind() -> None:
    soaked = [
        Soaked("" if number != 4 else "TimeoutError", 200.0 + number / 1024, 10, 20 + number, 3, 6, 5_000)
        for number in range(11)  # the first is before any interview
    ]
    page = soak(soaked, "")
    assert "9 of 10 interviews were completed" in page
    assert "- Interview 4: TimeoutError" in page
    assert rows(page, "resident memory, MB")[0][-1] == "1.00 KB"
    assert rows(page, "threads")[0][-1] == "0.00"
    assert rows(page, "tasks")[0][1:] == ["6", "6", "6", "6", "0.00"]
    assert rows(page, "open files (sockets too)")[0][-1] == "1.00"


def test_the_full_run_has_every_cell_once_and_stays_below_25_minutes() -> None:
    plan = full_plan()
    assert len(set(plan.cells)) == len(plan.cells)
    for system in (OURS, DEFAULT):
        found = {(cell.sessions, cell.loss) for cell in plan.cells if cell.system == system}
        assert found == {(count, loss) for count in (1, 4, 7, 10) for loss in (0.0, 0.01, 0.03)}
    assert plan.turns >= 10
    assert plan.within_s < 25 * 60


def test_under_the_same_conditions_the_systems_are_measured_one_right_after_the_other() -> None:
    for plan in (quick_plan(), full_plan()):
        conditions = [(cell.sessions, cell.loss) for cell in plan.cells]
        changes = sum(before != after for before, after in pairwise(conditions))
        assert changes == len(set(conditions)) - 1
        firsts = {plan.cells[conditions.index(condition)].system for condition in conditions}
        assert len(firsts) > 1  # nobody always has the first turn


def test_cells_can_be_chosen_and_what_is_no_cell_is_refused() -> None:
    chosen = full_plan().only("ours:10:0.03, pipecat:2:0").of_turns(3)
    assert chosen.cells == (Cell(OURS, 10, 0.03), Cell(DEFAULT, 2, 0.0))
    assert chosen.turns == 3
    assert full_plan().of_turns(0) == full_plan()
    for wrong in ("ours:10", "theirs:1:0", "ours:0:0", "ours:1:1.5", "ours:one:0", ""):
        with pytest.raises(typer.BadParameter):
            full_plan().only(wrong)


def test_behaviours_are_shown_with_their_spread_and_what_failed() -> None:
    found = Behaved(
        returned={"reload": Returned([50.0, 70.0], [90.0, 110.0], asked_again=1)}, trouble=["TimeoutError"]
    )
    found.ours.barge_ins = Interrupted(stops_ms=[300.0, 320.0, 340.0], ducks_ms=[100.0], kept_on=1)
    found.sprayed = Sprayed([120.0], tried=2, rates_per_s=[498.0, 500.0])
    page = behaviours(found, "")
    assert rows(page, "barge-in: silent")[0][2:6] == ["3", "320", "338", "340"]
    assert rows(page, "barge-in: quieter")[0][2] == "1"
    assert rows(page, "reload: first sound of her voice")[0][2:6] == ["2", "100", "109", "110"]
    assert "cut-in undone: silent | ours | 0" in page
    assert "1 of 4 barge-ins" in page
    assert "reload: 1 of 2 at the same question" in page
    assert "1 of 2 connected and heard her; 498-500 packets" in page
    assert "Pipecat was not measured." in page
    assert "- Failed: TimeoutError" in page
