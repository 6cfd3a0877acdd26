"""The avatar on a page: renderers and their loss, sizes, what may move, and what it weighs."""

import gzip
from urllib.parse import urlsplit

import pytest

from tests.web.avatar.chromium import Tab
from tests.web.avatar.conftest import WEB, OpenTab

pytestmark = pytest.mark.browser

RENDERERS = ["2d", "gl"]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_mouth_can_be_watched_from_outside(open_tab: OpenTab, renderer: str) -> None:
    tab = open_tab()
    assert tab.call("open", {"renderer": renderer, "seed": 5}) == renderer
    mouth = tab.call("sayAa")
    assert mouth["gap"] > 10
    assert mouth["wide"] > 40
    assert 0 <= mouth["round"] <= 1
    assert float(mouth["told"]) > 10
    tab.call("cutAndWait")
    assert tab.call("role") == ["img", "Aila, AI interviewer"]
    assert tab.call("close") == 0


def test_webgl_without_a_gpu_is_taken_only_when_asked_for(open_tab: OpenTab) -> None:
    assert open_tab().call("open", {"renderer": "auto"}) == "2d"
    assert open_tab().call("open", {"renderer": "gl"}) == "gl"


@pytest.mark.parametrize("renderer", ["auto", "gl"])
def test_without_webgl_she_is_drawn_all_the_same(plain_tab: Tab, renderer: str) -> None:
    assert plain_tab.call("open", {"renderer": renderer}) == "2d"
    assert plain_tab.call("sayAa")["gap"] > 10
    assert plain_tab.call("close") == 0


@pytest.mark.parametrize("restore", [False, True])
def test_she_goes_on_when_the_context_is_lost(open_tab: OpenTab, restore: bool) -> None:
    tab = open_tab()
    assert tab.call("open", {"renderer": "gl"}) == "gl"
    after = tab.call("loseContext", {"restore": restore})
    assert after["renderer"] == "2d"
    assert after["canvases"] == 2
    assert after["drawnShare"] > 0.3
    assert tab.call("sayAa")["gap"] > 10


def test_she_rests_while_the_page_is_hidden(open_tab: OpenTab) -> None:
    tab = open_tab()
    tab.call("open", {})
    tab.call("waitUntilRunning")
    tab.call("hide", True)
    assert not tab.call("isRunning")
    tab.call("hide", False)
    tab.call("waitUntilRunning")


def test_nothing_is_drawn_without_an_avatar_until_it_is_wanted_again(open_tab: OpenTab) -> None:
    tab = open_tab()
    tab.call("open", {"motion": "none"})
    assert not tab.call("isRunning")
    tab.call("setMotion", "calm")
    tab.call("waitUntilRunning")
    tab.call("setMotion", "none")
    assert not tab.call("isRunning")


def test_a_still_portrait_moves_its_mouth_only_when_it_speaks(open_tab: OpenTab) -> None:
    tab = open_tab()
    tab.call("open", {"motion": "still", "renderer": "2d"})
    tab.call("waitUntilRunning")
    assert tab.call("differentPictures") == 1
    assert tab.call("sayAa")["gap"] > 10
    tab.call("setMotion", "full")
    assert tab.call("differentPictures") > 1


def test_she_is_calm_where_the_device_asks_for_it_unless_the_person_chose(open_tab: OpenTab) -> None:
    asked, not_asked = open_tab(reduced_motion=True), open_tab()
    assert asked.call("motionFor") == "calm"
    assert asked.call("motionFor", "full") == "full"
    assert not_asked.call("motionFor") == "full"
    assert not_asked.call("motionFor", "still") == "still"


@pytest.mark.parametrize(("dpr", "drawn"), [(1, 1), (1.5, 1.5), (2, 2), (3, 2)])
def test_she_is_as_sharp_as_the_screen_up_to_twice(open_tab: OpenTab, dpr: float, drawn: float) -> None:
    tab = open_tab(390, 500, dpr)
    tab.call("open", {"motion": "none"})  # drawn once: no time to find the device too slow
    for canvas in tab.call("canvases"):
        assert canvas["width"] == pytest.approx(canvas["shownWidth"] * drawn, abs=1)
        assert canvas["height"] == pytest.approx(canvas["shownHeight"] * drawn, abs=1)


@pytest.mark.parametrize(("width", "height"), [(390, 208), (390, 844), (844, 390), (850, 800), (200, 900)])
def test_she_fits_a_box_of_any_shape(open_tab: OpenTab, width: int, height: int) -> None:
    tab = open_tab(390, 500)
    tab.call("open", {"renderer": "2d"})
    tab.resize(width, height)
    tab.call("waitForLayout", {"width": width, "height": height})
    room, figure = tab.call("canvases")
    assert (room["shownWidth"], room["shownHeight"]) == (width, height)
    assert 0 < figure["shownWidth"] <= width
    assert 0 < figure["shownHeight"] <= height


def test_a_place_that_is_hidden_at_first_is_filled_when_it_is_shown(open_tab: OpenTab) -> None:
    tab = open_tab()
    tab.call("show", False)
    tab.call("open", {})
    tab.call("show", True)
    tab.call("waitForLayout", {"width": 390, "height": 500})
    assert tab.call("sayAa")["gap"] > 10


@pytest.mark.parametrize("name", ["nobody", "../secrets", ""])
def test_a_character_that_is_not_there_is_refused_by_name(open_tab: OpenTab, name: str) -> None:
    tab = open_tab()
    assert tab.call("refusal", {"character": name}) == f'there is no character "{name}"'


def test_the_avatar_weighs_at_most_40_kb_compressed(open_tab: OpenTab) -> None:
    tab = open_tab()
    tab.call("open", {})
    paths = {urlsplit(url).path.removeprefix("/static/") for url in tab.requests if "/static/avatar/" in url}
    files = sorted(path for path in (WEB / "avatar").rglob("*") if path.suffix in {".js", ".json"})
    assert paths == {str(path.relative_to(WEB)) for path in files}  # nothing is shipped that isn't used
    weight = len(gzip.compress(b"".join(path.read_bytes() for path in files), 9))
    assert weight <= 40_000, f"{weight} bytes"
