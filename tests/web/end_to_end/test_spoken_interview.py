"""A person's voice, a real browser, the real server: everything that is asserted was measured."""

import json
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Playwright, WebSocket, expect

from dialogue.events import PlayoutHeard, PlayoutStarted, SessionOpened, TurnEnded
from dialogue.timeline import turns
from dialogue.transcript import Speaker, fold
from interviewer.media import recording
from tests.small_bank import small_bank
from tests.web.conftest import FAKE_MICROPHONE, PHONE, launch
from tests.web.end_to_end.running_server import RunningServer

pytestmark = [pytest.mark.browser, pytest.mark.webrtc, pytest.mark.engine, pytest.mark.timeout(300)]

SPEECH = Path(__file__).parents[2] / "data" / "speech"
MEASURING = (Path(__file__).parent / "measuring.js").read_text(encoding="utf-8")
# Bank and question. The small one has short lines, where what matters is not what she says.
SHIPPED = ("core-behavioural.en", "team-disagreement")
SMALL = ("small", "conflict")
# Root mean square, full scale 1. Aila's speech lies near 0.1, what the codec makes of silence below 0.001.
AUDIBLE, SILENT = 0.01, 0.002
# In the drawing's units: lips that touch are below 0.6; open vowels reach 16-25.
CLOSED, OPEN = 0.8, 2.5
QUIET_FOR_S = 0.4


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """Read sentences with pauses between them; Chromium plays the file over and over."""
    path = tmp_path / "voice.wav"
    pause = np.zeros(16_000 * 6 // 10, np.int16).tobytes()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        for part in sorted(SPEECH.glob("*.wav")):
            with wave.open(str(part)) as sentence:
                file.writeframes(sentence.readframes(sentence.getnframes()) + pause)
    return path


@dataclass
class Visit:
    page: Page
    received: list[dict[str, Any]] = field(default_factory=list)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [message for message in self.received if message["t"] == kind]


@pytest.fixture(params=[SHIPPED])
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    bank, question = request.param
    if bank == "small":
        bank = str(tmp_path / "small.yaml")
        Path(bank).write_text(small_bank().model_dump_json(), encoding="utf-8")  # JSON is YAML
    running = RunningServer(tmp_path, bank, (question,))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visit(server: RunningServer, voice: Path, playwright: Playwright) -> Iterator[Visit]:
    """A phone whose microphone hears the voice, at the door of an interview."""
    browser = launch(playwright, *FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={voice}")
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(MEASURING)
    page = context.new_page()
    page.set_default_timeout(30_000)
    visit = Visit(page)
    page.on("websocket", lambda socket: _listen(visit, socket))
    page.goto(server.invite())
    yield visit
    browser.close()


def _listen(visit: Visit, socket: WebSocket) -> None:
    socket.on("framereceived", lambda frame: visit.received.append(json.loads(frame)))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def begin(page: Page) -> None:
    press(page, "I agree, continue")
    press(page, "Turn on the microphone")
    expect(page.locator(".check-status")).to_contain_text("We can hear you well", timeout=30_000)
    press(page, "Start the interview")


def answer(page: Page) -> None:
    """Speak for a while, and say by the button that it was all."""
    expect(page.locator(".state-label")).to_contain_text("Listening", timeout=60_000)
    expect(page.locator(".own-text")).to_contain_text(" ", timeout=30_000)
    page.wait_for_timeout(2_000)  # an answer has more than one word
    page.locator(".done").click()


def answer_until_the_end(page: Page) -> None:
    ended = page.get_by_role("heading", name="Thank you, that’s it")
    listening = page.locator(".state-label[data-kind=listening]")
    for _ in range(6):  # warm-up, question, probe; a turn may end by itself and count twice
        expect(ended.or_(listening)).to_be_visible(timeout=60_000)
        if ended.is_visible():
            return
        answer(page)
    expect(ended).to_be_visible(timeout=60_000)


def test_a_spoken_interview_from_consent_to_closing(server: RunningServer, visit: Visit) -> None:
    page = visit.page
    link = page.url
    begin(page)
    answer_until_the_end(page)
    facts = page.evaluate("window.facts")
    session_id, entries = server.recorded(link)

    _her_voice_arrives_and_moves_her_lips(facts["samples"])
    _captions_are_the_words_sent(facts["captions"], visit)
    _the_recognized_words_are_in_the_transcript(entries, visit)
    _the_recording_lasts_as_long_as_the_session(server, session_id, entries)
    _the_browser_says_when_she_is_heard(entries)


def _her_voice_arrives_and_moves_her_lips(samples: list[dict[str, Any]]) -> None:
    levels = np.array([sample["level"] for sample in samples])
    mouths = np.array([sample["mouth"] for sample in samples], dtype=float)
    times = np.array([sample["at"] for sample in samples])
    assert not np.isnan(mouths).any()
    audible, quiet = levels > AUDIBLE, levels < SILENT
    assert np.diff(times).clip(0, 0.2)[audible[1:]].sum() > 8.0  # seconds of Aila's voice
    assert np.sqrt(np.mean(levels[audible] ** 2)) > 0.03
    # While she is heard her mouth is open much of the time: consonants and pauses between words close it.
    assert np.mean(mouths[audible] > OPEN) > 0.3
    # Where it has been quiet for a while, and will be, it is closed.
    far_from_sound = np.array(
        [quiet[np.abs(times - at) < QUIET_FOR_S].all() if quiet[i] else False for i, at in enumerate(times)]
    )
    assert far_from_sound.sum() > 50
    assert np.mean(mouths[far_from_sound] < CLOSED) > 0.98


def _captions_are_the_words_sent(captions: list[str], visit: Visit) -> None:
    sent = [say["text"] for say in visit.of("say")]
    assert len(sent) > 5
    assert [text for text in captions if text in sent] == captions  # nothing else was ever shown
    assert set(captions) == set(sent)


def _the_recognized_words_are_in_the_transcript(entries: list[Any], visit: Visit) -> None:
    finals = [heard["text"] for heard in visit.of("heard") if heard["final"] and heard["text"]]
    assert sum(len(text.split()) for text in finals) > 10
    transcript = fold(entries)
    said = [u.text for u in transcript.utterances if u.speaker is Speaker.CANDIDATE and u.text]
    assert said == finals
    opened = next(entry for entry in entries if isinstance(entry, SessionOpened))
    assert not opened.words_trusted  # on record: these words came from the embedded engine


def _the_recording_lasts_as_long_as_the_session(
    server: RunningServer, session_id: str, entries: list[Any]
) -> None:
    folder = server.folder / "data" / "recordings" / session_id
    lasted_s = max(entry.at_s for entry in entries if hasattr(entry, "at_s"))
    for part in recording.parts(folder):
        assert abs(part.start_s + part.duration_s - lasted_s) < 0.5, part.side
    assert {part.side for part in recording.parts(folder)} == {"candidate", "interviewer"}


def _the_browser_says_when_she_is_heard(entries: list[Any]) -> None:
    """Each utterance once, and after it was sent: what a turn's timeline ends with."""
    sent_s = {entry.utterance_id: entry.at_s for entry in entries if isinstance(entry, PlayoutStarted)}
    heard = [entry for entry in entries if isinstance(entry, PlayoutHeard)]
    assert len(heard) == len({entry.utterance_id for entry in heard})
    assert all(0 < entry.at_s - sent_s[entry.utterance_id] < 2 for entry in heard)
    answered = turns(entries)
    assert sum(turn.heard_s is not None for turn in answered) >= len(answered) / 2 > 0


@pytest.mark.parametrize("server", [SMALL], indirect=True)
def test_a_killed_server_is_back_at_the_same_question_by_itself(server: RunningServer, visit: Visit) -> None:
    page = visit.page
    link = page.url
    begin(page)
    answer(page)  # the warm-up
    expect(page.locator(".number")).to_contain_text("Question 1", timeout=60_000)
    question = page.locator(".question").inner_text()
    expect(page.locator(".state-label")).to_contain_text("Listening", timeout=60_000)
    expect(page.locator(".own-text")).to_contain_text(" ", timeout=30_000)
    server.kill()  # in the middle of the answer
    expect(page.locator("#banner")).not_to_be_empty(timeout=10_000)
    assert page.locator(".question").inner_text() == question
    before = len(visit.of("welcome"))
    acknowledged = max(saved["seq"] for saved in visit.of("saved"))
    _, kept = server.recorded(link)
    assert len(kept) >= acknowledged
    server.start()
    expect(page.locator(".state-label[data-kind=listening]")).to_be_visible(timeout=60_000)
    assert len(visit.of("welcome")) == before + 1
    assert page.locator(".question").inner_text() == question
    answer_until_the_end(page)
    session_id, entries = server.recorded(link)
    assert entries[: len(kept)] == kept
    assert any(isinstance(entry, TurnEnded) for entry in entries[len(kept) :])
    sides = recording.parts(server.folder / "data" / "recordings" / session_id)
    assert {part.number for part in sides} == {1, 2}  # what was recorded before the kill is still there
