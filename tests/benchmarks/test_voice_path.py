"""The benchmark itself, with real peers and the real server, as short as it can be."""

import asyncio
from pathlib import Path

import pytest

from benchmarks.voice_path.caller import Caller
from benchmarks.voice_path.delivery import NETWORKS, deliver
from benchmarks.voice_path.impairment import Impairment
from benchmarks.voice_path.phrases import phrases
from benchmarks.voice_path.systems import BANK, OurServer
from interviewer import banks


def test_every_phrase_is_voiced_to_its_end_and_has_its_words() -> None:
    for phrase in phrases():
        assert 1.0 < phrase.voiced_s < 2.5
        assert 0 <= len(phrase.packets) * 0.02 - phrase.voiced_s < 0.1
        assert [word.text for word in phrase.said(1)] == phrase.words.split()
        assert phrase.said(1)[-1].end_s == pytest.approx(phrase.voiced_s)


def test_the_bank_has_a_closed_question_without_probes_for_every_turn_of_the_full_run() -> None:
    bank = banks.load(str(BANK))
    assert len(bank.questions) >= 11
    assert {question.kind for question in (bank.practice, *bank.questions)} == {"closed"}
    assert not any(question.probes or question.expects for question in bank.questions)


@pytest.mark.webrtc
async def test_our_server_answers_every_phrase_and_ends_the_interview(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "data").mkdir)
    spoken = phrases()
    caller = Caller(Impairment(loss=0.01))
    try:
        async with (
            OurServer(tmp_path, spoken, questions=2).running(tmp_path / "server.log") as running,
            running.session(caller) as session,
        ):
            assert await caller.hear_out(20.0)
            await caller.take_turns(spoken, 4)  # the last one: no questions of my own
            async with asyncio.timeout(30):
                await session.over.wait()
    finally:
        await caller.close()
    heard = caller.heard
    assert len(heard.latencies_ms) + heard.cut_ins == 4
    assert heard.missed == 0
    assert heard.sent_packets > 150


@pytest.mark.webrtc
async def test_frames_are_counted_for_both_peers_on_every_network() -> None:
    delivered = await deliver(seconds=2.0)
    assert [(one.network, one.system) for one in delivered] == [
        (network, system) for network in NETWORKS for system in ("ours", "stock aiortc")
    ]
    for one in delivered:
        assert one.delivered > 0
        assert one.sent > 50
        loses_some = NETWORKS[one.network].loss >= 0.1  # 1 % of 100 packets may be none
        assert one.lost > 0 if loses_some else one.lost <= 10
