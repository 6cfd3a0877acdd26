"""Captions and lips follow the sound that is heard, not the messages that announce it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from interviewer import wire
from tests.web.candidate.conftest import Open
from tests.web.candidate.scripted import Script, ScriptedServer
from tests.web.candidate.test_interview import AGREE, START, TURN_ON, press

pytestmark = pytest.mark.browser

HALF_SECOND = 24_000


def align(page: Page, steps: str) -> Any:
    """Run `steps` with `a`, a fresh Alignment; 48 samples are 1 ms."""
    return page.evaluate(
        f"""async () => {{
          const {{ Alignment }} = await import('/static/candidate/clock/alignment.js');
          const a = new Alignment();
          {steps}
        }}"""
    )


@pytest.fixture(scope="module")
def plain_page(server: ScriptedServer, browser: Browser) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{server.base}/")
    return page


def test_before_the_first_onset_a_line_is_expected_after_its_arrival_and_the_jitter_buffer(
    plain_page: Page,
) -> None:
    # Position 4800 (100 ms) arrives at 1000 ms and is heard 60 ms later; a burst's second line changes nothing.
    steps = """
      a.expect({ id: 'u1', part: 0, pts: 4800, first: 480 }, 1000, 60);
      a.expect({ id: 'u1', part: 1, pts: 100_800, first: 480 }, 1000, 60);
      return a.heard(1060, null);
    """
    assert align(plain_page, steps) == pytest.approx(4800)


def test_the_origin_is_the_median_of_onsets_so_that_one_stretched_buffer_does_not_move_it(
    plain_page: Page,
) -> None:
    # The base runs 1,000,000 samples ahead of the positions; the third onset comes 12 ms late.
    steps = """
      const late = [0, 0, 12, 0, 0];
      const found = late.map((ms, i) => {
        const position = 48_000 * (i + 1);
        const heardMs = 1000 * (i + 1) + 50 + ms;
        a.expect({ id: `u${i}`, part: 0, pts: position, first: 0 }, 1000 * (i + 1), 50);
        return a.onset(heardMs, 1_000_000 + position + 48 * ms);
      });
      return [found.map((one) => one.errorMs), a.heard(9000, 1_000_000 + 96_000)];
    """
    errors, heard = align(plain_page, steps)
    assert errors == pytest.approx([0, 0, 12, 0, 0])
    assert heard == pytest.approx(96_000)


def test_a_sound_that_begins_far_from_every_line_teaches_nothing(plain_page: Page) -> None:
    steps = """
      a.expect({ id: 'u1', part: 0, pts: 48_000, first: 0 }, 1000, 50);
      return [a.onset(5000, 123), a.learned];
    """
    assert align(plain_page, steps) == [None, False]


def test_a_small_correction_is_slewed_and_a_large_one_jumps(plain_page: Page) -> None:
    steps = """
      a.expect({ id: 'u1', part: 0, pts: 48_000, first: 0 }, 1000, 0);
      a.onset(1000, 48_000);
      a.heard(1000, 48_000);
      const slewed = a.heard(1016, 48_000 + 16 * 48 + 20 * 48);
      return [slewed, a.heard(1032, 48_000 + 32 * 48 + 500 * 48)];
    """
    slewed, jumped = align(plain_page, steps)
    assert slewed == pytest.approx(48_000 + 16 * 48 * 1.18)
    assert jumped == 48_000 + 532 * 48


def say(script: Script, name: str, text: str) -> wire.Say:
    """A line of 1.2 s, half a second ahead: 0.1 s of silence, then a tone."""
    assert script.sound is not None
    pts = script.sound.position + HALF_SECOND
    script.sound.play(pts + 4800, 48_000)
    return wire.Say(
        id=name, part=0, last=True, kind="question", text=text, pts=pts, first=4800, ms=1200,
        seg=[("aa", 100, 1100, 1.0)], stress=[], words=[(0, 4, 100), (5, 5, 900)],
    )  # fmt: skip


def test_words_are_marked_while_they_are_heard_and_the_error_of_the_clock_is_reported(
    server: ScriptedServer, browser: Browser, open_page: Open
) -> None:
    script = server.script("clock")
    page = open_page(browser, server.address("clock"))
    press(page, AGREE)
    press(page, TURN_ON)
    press(page, START)
    expect(page.locator(".state-label")).to_have_text("Listening")
    page.evaluate(
        """() => {
          const context = new AudioContext(), meter = context.createAnalyser(), samples = new Float32Array(1024);
          meter.fftSize = 1024;
          context.createMediaStreamSource(document.getElementById('voice').srcObject).connect(meter);
          window.facts = [];
          setInterval(() => {
            meter.getFloatTimeDomainData(samples);
            const word = document.querySelector('.caption p')?.firstElementChild;
            const audible = samples.some((sample) => Math.abs(sample) > 0.05);
            const text = document.querySelector('.caption').textContent;
            window.facts.push([performance.now(), audible, text, word.matches('.said')]);
          }, 10);
        }"""
    )
    for number in range(4):
        text = f"Line {number:05}"
        server.send(script, say(script, f"tone{number}", text))
        expect(page.locator(".caption .said")).to_have_text(["Line ", f"{number:05}"])
        server.send(script, wire.End(id=f"tone{number}", cut=False))
    reports = script.wait_for(wire.Sync, 4, timeout_s=15.0)
    assert [report.id for report in reports] == [f"tone{number}" for number in range(4)]
    # In quiet 0-15 ms (handbook: sd 7 ms); a noisy machine may starve the page for a while.
    assert sorted(abs(report.err) for report in reports[1:])[1] < 60
    assert all(0 <= report.jb < 500 for report in reports)
    heard = script.wait_for(wire.HeardAudio, 4)
    assert [report.id for report in heard] == [f"tone{number}" for number in range(4)]  # each of them once
    facts = page.evaluate("window.facts")
    apart = []
    for number in range(1, 4):
        mine = [fact for fact in facts if fact[2] == f"Line {number:05}"]
        heard = next(at for at, audible, _, _ in mine if audible)
        marked = next(at for at, _, _, said in mine if said)
        apart.append(abs(heard - marked))
    assert sorted(apart)[1] < 200, apart
    assert script.faults == []
