"""What is really painted, counted in matte mode: the mouth's opening is magenta there, the irises are green."""

from typing import Any

import pytest

from tests.web.avatar.chromium import Tab

pytestmark = pytest.mark.browser

RENDERERS = ["2d", "gl"]


def extents(tab: Tab, renderer: str, pictures: list[tuple[str, dict[str, float]]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tab.call("extents", {"renderer": renderer, "pictures": pictures})
    return found


@pytest.mark.parametrize("renderer", RENDERERS)
def test_mouth_shapes_can_be_told_apart(shared_tab: Tab, renderer: str) -> None:
    names = ["sil", "PP", "FF", "SS", "E", "aa", "O", "U"]
    found = extents(shared_tab, renderer, [(name, {}) for name in names])
    mouth = {name: one["mouth"] for name, one in zip(names, found, strict=True)}
    assert mouth["PP"]["count"] == mouth["sil"]["count"] == 0
    assert 0 < mouth["FF"]["height"] < mouth["E"]["height"] < mouth["aa"]["height"]
    assert mouth["SS"]["height"] < mouth["E"]["height"]
    assert mouth["aa"]["height"] > 2 * mouth["FF"]["height"]
    assert mouth["U"]["width"] < mouth["O"]["width"] < 0.85 * mouth["E"]["width"]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_lids_cover_the_eyes_and_the_gaze_moves_them(shared_tab: Tab, renderer: str) -> None:
    changes: list[dict[str, float]] = [{}, {"blinkL": 1, "blinkR": 1}, {"gazeX": -0.8}, {"gazeX": 0.8}]
    pictures = [("sil", one) for one in changes]
    is_open, shut, left, right = (one["iris"] for one in extents(shared_tab, renderer, pictures))
    assert is_open["count"] > 500
    assert shut["count"] == 0
    assert left["x"] + 6 < is_open["x"] < right["x"] - 3


def test_both_renderers_paint_the_same(shared_tab: Tab) -> None:
    pictures: list[tuple[str, dict[str, float]]] = [
        ("sil", {"smile": 0.4}),
        ("aa", {"smile": 0.1}),
        ("O", {"yaw": 0.06, "pitch": 0.03}),
        ("E", {"yaw": -0.08, "roll": 0.05, "headX": 3, "breath": 1}),
    ]
    for picture, agreed in zip(pictures, shared_tab.call("agreement", {"pictures": pictures}), strict=True):
        assert agreed["drawn"] > 0.97, (picture, agreed)
        assert agreed["iris"] > 0.80, (picture, agreed)
        assert agreed["mouth"] > 0.80, (picture, agreed)


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_same_pose_gives_the_same_picture(shared_tab: Tab, renderer: str) -> None:
    pictures = [("sil", {"yaw": 0.05}), ("sil", {"yaw": 0.05}), ("sil", {"yaw": 0.09})]
    first, again, other = shared_tab.call("hashes", {"renderer": renderer, "pictures": pictures})
    assert first == again != other
