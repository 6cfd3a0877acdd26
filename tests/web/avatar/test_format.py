"""The check of characters: all shipped ones are right, and every fault has a place and plain words."""

import copy
import json
from typing import Any

import pytest

from tests.web.avatar.chromium import Tab
from tests.web.avatar.conftest import WEB

pytestmark = pytest.mark.browser

CHARACTERS = sorted((WEB / "avatar" / "characters").glob("*.json"))
AILA = WEB / "avatar" / "characters" / "aila.json"

FAULTS: list[tuple[str, object, str]] = [
    ("format", 2, "format: must be 1"),
    ("id", "Aila!", "id: must be small letters, digits and hyphens"),
    ("name", "", "name: is missing"),
    ("palette", None, "palette: is missing"),
    ("palette.skin", "peach", "palette.skin: must be a colour like #a0b1c2"),
    ("palette.lipUpper", "#f3caae", "palette.lipUpper: hardly differs from palette.skin (contrast below 1.5)"),
    ("palette.highlight", 2, "palette.highlight: must be 0 to 1"),
    ("necklace", "gold", "necklace: must be a colour like #a0b1c2"),
    ("face", [], "face: is missing"),
    ("face.mouthW", "wide", "face.mouthW: must be 20 to 40"),
    ("face.eyeX", 90, "face.eyeX: must be 34 to 52"),
    ("face.outline", [[0, 0, 0]], "face.outline: must be at least 6 points [x, y, z]"),
    ("face.outline.0", [3, -122, 60], "face.outline: must begin and end on the middle line (x = 0)"),
    ("face.outline.3", [-92, -50, 14], "face.outline: is the right half, x must not be negative"),
    ("face.outline.4", [95, -99, 10], "face.outline: must run downwards, y must grow"),
    ("face.outline.5", [95, None, 10], "face.outline: must be at least 6 points [x, y, z]"),
    ("hair", "long", "hair: is missing"),
    ("hair.ribbons", [], "hair.ribbons: there must be at least one"),
    ("hair.ribbons.1", 7, "hair.ribbons[1]: is not an object"),
    ("hair.ribbons.1.seed", 0.5, "hair.ribbons[1].seed: must be a whole number"),
    ("hair.ribbons.0.outer", [], "hair.ribbons[0]: outer and inner must each be at least 3 points [x, y, z]"),
    (
        "hair.ribbons.0.inner",
        [[0, 0, 0], [0, 1, 0], [0, 2, 0]],
        "hair.ribbons[0].inner: must have at least as many points as outer",
    ),
    ("hair.tuckedEar", 0, "hair.tuckedEar: must be -1 or 1 when a ribbon is behindEar"),
    ("hair.back", [[0, 0, 0]], "hair.back: must be at least 4 points [x, y, z]"),
    ("hair.parting", [], "hair.parting: must be at least 2 points [x, y, z]"),
    ("style.jaw", 9, "style.jaw: must be 0.5 to 1.5"),
    ("style.charm", 1, "style.charm: is unknown"),
]


def changed(path: str, value: object) -> dict[str, Any]:
    character: dict[str, Any] = copy.deepcopy(json.loads(AILA.read_text(encoding="utf-8")))
    place: Any = character
    *parents, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in parents:
        place = place[step]
    place[last] = value
    return character


@pytest.mark.parametrize("path", CHARACTERS, ids=lambda path: path.stem)
def test_the_shipped_characters_have_no_fault(shared_tab: Tab, path: Any) -> None:
    character = json.loads(path.read_text(encoding="utf-8"))
    assert shared_tab.call("faultsOf", character) == []
    assert character["id"] == path.stem


@pytest.mark.parametrize(("path", "value", "fault"), FAULTS, ids=[path for path, _, _ in FAULTS])
def test_a_fault_is_named_with_its_place(shared_tab: Tab, path: str, value: object, fault: str) -> None:
    assert shared_tab.call("faultsOf", changed(path, value)) == [fault]


def test_all_faults_are_named_at_once(shared_tab: Tab) -> None:
    faults = shared_tab.call("faultsOf", {})
    assert len(faults) == 6
    assert shared_tab.call("faultsOf", None) == ["the character is not an object"]
