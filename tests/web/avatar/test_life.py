"""Minutes of her life in a second: how often she blinks, how far she moves, and what she never does."""

from itertools import pairwise

import pytest

from tests.web.avatar.chromium import Tab

pytestmark = pytest.mark.browser


# Silent gaze 8-21 a minute, conversation 10.5-32.5 (pubmed 11700965); thinking fixes the eyes.
@pytest.mark.parametrize(
    ("state", "lowest", "highest"),
    [("listening", 8, 24), ("speaking", 12, 33), ("idle", 8, 24), ("thinking", 4, 24), ("paused", 8, 24)],
)
def test_she_blinks_as_often_as_people_do(shared_tab: Tab, state: str, lowest: int, highest: int) -> None:
    life = shared_tab.call("simulate", {"state": state})
    assert lowest <= life["blinksAMinute"] <= highest


@pytest.mark.parametrize("motion", ["full", "calm", "still"])
@pytest.mark.parametrize("state", ["listening", "speaking", "thinking"])
def test_she_never_frowns_or_leaves_her_limits_and_keeps_her_mouth_shut(
    shared_tab: Tab, motion: str, state: str
) -> None:
    life = shared_tab.call("simulate", {"motion": motion, "state": state})
    assert life["outside"] == []
    assert life["browDown"] == 0
    assert life["smile"] >= 0.05
    assert life["gaps"] == []


def test_equal_seeds_give_equal_lives_and_others_give_others(shared_tab: Tab) -> None:
    first, again, other = (shared_tab.call("simulate", {"seed": seed})["hash"] for seed in (7, 7, 8))
    assert first == again != other


def test_less_motion_means_less_motion(shared_tab: Tab) -> None:
    full, calm, still = (
        shared_tab.call("simulate", {"motion": motion})["travelAMinute"] for motion in ("full", "calm", "still")
    )
    assert full > 1
    assert calm < 0.4 * full
    assert still == 0


def test_she_thinks_with_her_eyes_up_and_away_for_three_seconds_at_most(shared_tab: Tab) -> None:
    away = shared_tab.call("simulate", {"state": "thinking", "seconds": 60})["eyesUpLeft"]
    assert away != []
    # A glance that began just before may last 2.2 s longer.
    assert max(away) < 3 + 2.2 + 0.3


def test_she_nods_at_most_six_times_a_minute(shared_tab: Tab) -> None:
    nods = shared_tab.call("reactionsDone", {"kind": "nod"})
    assert len(nods) >= 12
    assert max(sum(start <= at < start + 60 for at in nods) for start in nods) <= 6


def test_she_smiles_at_most_once_in_twenty_seconds(shared_tab: Tab) -> None:
    smiles = shared_tab.call("reactionsDone", {"kind": "smile"})
    assert len(smiles) >= 6
    assert min(b - a for a, b in pairwise(smiles)) >= 20


@pytest.mark.parametrize("kind", ["frown", "shake", "", None])
def test_she_knows_no_other_reaction(shared_tab: Tab, kind: str | None) -> None:
    assert shared_tab.call("reactionsDone", {"kind": kind, "seconds": 30}) == []


def test_a_still_portrait_does_not_react(shared_tab: Tab) -> None:
    assert shared_tab.call("reactionsDone", {"kind": "nod", "motion": "still", "seconds": 30}) == []


def test_what_is_asked_for_is_seen(shared_tab: Tab) -> None:
    assert shared_tab.call("strongest", {"kind": "nod"})["pitch"] > 0.02
    assert shared_tab.call("strongest", {"kind": "smile"})["smile"] > 0.2
    assert shared_tab.call("strongest", {"kind": "blink"})["blink"] == 1


def test_a_fast_device_keeps_its_full_sharpness(shared_tab: Tab) -> None:
    assert rungs(shared_tab, 3, [[3, 16.7, 600]]) == [(2, 60, False)]


def test_a_slow_device_steps_down_to_a_still_portrait_and_stays_there(shared_tab: Tab) -> None:
    taken = rungs(shared_tab, 2, [[20, 40, 600], [1, 16.7, 600]])
    assert taken == [
        (2, 60, False),
        (1.5, 60, False),
        (1.25, 60, False),
        (1, 60, False),
        (1, 30, False),
        (1, 30, True),
    ]


def test_steps_that_would_change_nothing_are_left_out(shared_tab: Tab) -> None:
    assert rungs(shared_tab, 1, [[20, 40, 60]]) == [(1, 60, False), (1, 30, False)]
    assert rungs(shared_tab, 1.75, []) == [(2, 60, False)]


def test_pictures_that_come_late_though_our_part_is_short_cost_sharpness(shared_tab: Tab) -> None:
    assert rungs(shared_tab, 2, [[2, 50, 60], [2, 17, 600]]) == [(2, 60, False), (1.5, 60, False)]


def test_a_display_that_is_held_at_30_hz_is_not_taken_for_a_slow_device(shared_tab: Tab) -> None:
    assert rungs(shared_tab, 2, [[2, 33.3, 1200]]) == [(2, 60, False), (1.5, 60, False)]


def rungs(tab: Tab, dpr: float, frames: list[list[float]]) -> list[tuple[float, int, bool]]:
    taken = tab.call("rungsTaken", {"dpr": dpr, "frames": frames})
    return [(rung["sharpness"], rung["pace"], rung.get("still", False)) for rung in taken]
