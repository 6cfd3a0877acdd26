"""Whole interviews, typed, over the real application."""

import asyncio
from pathlib import Path

import pytest

from dialogue.commands import LineKind, Speak
from dialogue.transcript import AnswerStatus, fold
from interviewer import wire
from interviewer.errors import StoreError
from interviewer.media import recording
from interviewer.store import SessionStatus
from scoring.report import Scorecard
from tests.interviewer.live.page import LivePage, live_page
from tests.interviewer.live.serving import Served, serving
from tests.small_bank import small_bank

COMPLETE = (
    "Two years ago in the warehouse our scanners failed on the busiest day, and I was responsible for the shift. "
    "I asked everyone to write the numbers down, I called the supplier, and I helped to sort the parcels by hand. "
    "In the end we shipped every order that evening, and the manager kept the paper list as our plan."
)
WITHOUT_RESULT = (
    "Last spring in the shop a new till was brought in, and my task was to explain it to the others. I wrote a "
    "short list of steps, I showed it to each colleague in turn, and I stayed longer so that they could try it."
)


async def start(page: LivePage) -> None:
    await page.hello()
    assert (await page.until(wire.Welcome)).phase == "ready"
    await page.send(wire.Start())


async def answer(page: LivePage, text: str) -> None:
    await page.listening()
    await page.send(wire.Typed(text=text))


async def test_a_typed_interview_goes_from_the_greeting_to_the_scorecard(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await start(page)
            await answer(page, "By bus, thank you.")
            await answer(page, COMPLETE)
            await answer(page, COMPLETE)
            await answer(page, "No, thank you.")
            assert (await page.until(wire.Closed)).outcome == "completed"
            assert await page.close_code() == 1000
        invitation = await served.store.invitation(token)
        assert invitation is not None
        assert invitation.status is SessionStatus.FINISHED
        card = await _scorecard(served, invitation.session_id)
        assert card.session_id == invitation.session_id
        transcript = fold((await served.store.open_log(invitation.session_id)).entries)
        assert [answer.text for answer in transcript.answers] == [COMPLETE, COMPLETE]
        assert {answer.status for answer in transcript.answers} == {AnswerStatus.HEARD}


async def _scorecard(served: Served, session_id: str) -> Scorecard:
    async with asyncio.timeout(20):
        while True:
            card = await served.store.scorecard(session_id)
            if card is not None:
                return card
            await asyncio.sleep(0.05)


async def test_every_question_is_asked_word_for_word(tmp_path: Path) -> None:
    bank = small_bank()
    async with serving(tmp_path) as served:
        async with live_page(served.port, await served.invite()) as page:
            await start(page)
            for _ in range(3):
                await answer(page, COMPLETE)
            await answer(page, "No.")
            await page.until(wire.Closed)
        said = page.said()
        asked = (bank.practice, *bank.questions, bank.invitation)
        for question in asked:
            assert said.count(question.text) == 1
        shown = [message.question.text for message in page.received if isinstance(message, wire.Question)]
        assert shown == [question.text for question in asked]


async def test_an_answer_without_its_result_is_asked_about_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await start(page)
            await answer(page, "By bus.")
            await answer(page, WITHOUT_RESULT)
            probe = await page.until(wire.Say, lambda say: say.kind == "probe")
            assert probe.text == "conflict result?"
            await answer(page, "I can't say more about that.")
            await page.until(wire.Question, lambda shown: shown.question.id == "change")
        entries = (await served.store.open_log(await served.session_id(token))).entries
        probes = [e for e in entries if isinstance(e, Speak) and any(x.kind is LineKind.PROBE for x in e.lines)]
        assert [probe.reason.partition(",")[0] for probe in probes] == ["probe for the result: missing by words"]


async def test_a_reload_comes_back_to_the_same_question(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await start(page)
            await answer(page, "By bus.")
            await page.listening()
        async with live_page(served.port, token) as again:
            await again.hello("tab-one-1")
            welcome = await again.until(wire.Welcome)
            assert welcome.question is not None
            assert welcome.question.id == "conflict"
            assert [caption.text for caption in welcome.captions if caption.speaker == "candidate"] == ["By bus."]
            await again.until(wire.Say, lambda say: say.text == "Welcome back.")
            await again.until(wire.Say, lambda say: say.text == small_bank().questions[0].text)
            await again.listening()


async def test_a_second_tab_takes_over_only_when_it_says_so(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as first, live_page(served.port, token) as second:
            await start(first)
            await first.listening()
            await second.hello("tab-two-2")
            await second.until(wire.Busy)
            await second.hello("tab-two-2", take_over=True)
            assert (await second.until(wire.Welcome)).phase == "running"
            assert await first.close_code() == 4409


async def test_skip_pause_and_repeat_do_what_they_say(tmp_path: Path) -> None:
    bank = small_bank()
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await start(page)
        await answer(page, "By bus.")
        await page.listening()
        await page.send(wire.Request(what="pause"))
        await page.until(wire.State, lambda state: state.s == "paused")
        await page.send(wire.Request(what="resume"))
        await page.until(wire.Say, lambda say: say.text == bank.questions[0].text)
        await page.listening()
        await page.send(wire.Request(what="repeat"))
        await page.until(wire.Say, lambda say: say.text == bank.questions[0].text)
        await page.listening()
        await page.send(wire.Request(what="skip"))
        await page.until(wire.Question, lambda shown: shown.question.id == "change")


async def test_leaving_ends_it_kindly_and_for_good(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await start(page)
            await page.listening()
            await page.send(wire.Request(what="leave"))
            await page.until(wire.Say, lambda say: say.text == small_bank().lines.left)
            assert (await page.until(wire.Closed)).outcome == "left"
        async with live_page(served.port, token) as again:
            assert await again.close_code() == 4410


async def test_done_without_a_word_is_asked_about_kindly(tmp_path: Path) -> None:
    async with serving(tmp_path) as served, live_page(served.port, await served.invite()) as page:
        await start(page)
        await page.listening()
        await page.send(wire.Done())
        await page.until(wire.Say, lambda say: say.text == small_bank().lines.not_heard)
        await page.listening()


async def test_the_recording_lasts_as_long_as_the_session(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        async with live_page(served.port, token) as page:
            await start(page)
            for _ in range(3):
                await answer(page, COMPLETE)
            await page.until(wire.Closed)
            await page.close_code()
        session_id = await served.session_id(token)
        last_s = max(e.at_s for e in (await served.store.open_log(session_id)).entries if hasattr(e, "at_s"))
        recorded_s = recording.duration_s(served.settings.recordings / session_id)
        assert abs(recorded_s - last_s) < 0.5


async def test_two_interviews_do_not_disturb_each_other(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        tokens = [await served.invite(), await served.invite()]
        async with live_page(served.port, tokens[0]) as one, live_page(served.port, tokens[1]) as other:
            await start(one)
            await start(other)
            await answer(one, "I came by bus.")
            await answer(other, "I came on foot.")
            await one.listening()
            await other.listening()
        for token, said in zip(tokens, ("I came by bus.", "I came on foot."), strict=True):
            entries = (await served.store.open_log(await served.session_id(token))).entries
            words = [u.text for u in fold(entries).utterances if u.speaker.value == "candidate"]
            assert words == [said]


async def test_who_confirms_that_everything_shall_go_leaves_nothing_behind(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        token = await served.invite()
        session_id = await served.session_id(token)
        async with live_page(served.port, token) as page:
            await start(page)
            await answer(page, "By bus.")
            await answer(page, "Please delete everything.")
            await answer(page, "Yes, please.")
            assert (await page.until(wire.Closed)).outcome == "erased"
            assert await page.close_code() == 1000
        invitation = await served.store.invitation(token)
        assert invitation is not None
        assert invitation.status is SessionStatus.ERASED
        with pytest.raises(StoreError, match="erased"):
            await served.store.open_log(session_id)
        left = await asyncio.to_thread(lambda: list(tmp_path.glob(f"**/{session_id}/*")))
        assert not left
