"""The caller that interrupts, with the real server: what it measures is what happened."""

import asyncio
from pathlib import Path

import pytest

from benchmarks.voice_path.caller import Caller
from benchmarks.voice_path.impairment import Impairment
from benchmarks.voice_path.interrupting import Interrupter, her_packets, long_bank
from benchmarks.voice_path.phrases import phrases
from benchmarks.voice_path.systems import OurServer, join
from interviewer import banks, wire


async def test_the_long_bank_has_a_long_question_of_its_own_for_every_prompt(tmp_path: Path) -> None:
    bank = await asyncio.to_thread(lambda: banks.load(str(long_bank(tmp_path))))
    assert bank.practice is not None
    texts = [bank.practice.text, *(question.text for question in bank.questions)]
    assert len(set(texts)) == len(texts) == 13
    assert min(len(text.split()) for text in texts) > 25


@pytest.mark.webrtc
@pytest.mark.timeout(180)
async def test_she_is_quieter_then_silent_when_interrupted_and_takes_a_cut_in_back(tmp_path: Path) -> None:
    data = tmp_path / "data"
    await asyncio.to_thread(data.mkdir)
    bank, spoken, caller = await asyncio.to_thread(long_bank, tmp_path), phrases(), Caller(Impairment())
    try:
        async with OurServer(tmp_path, spoken, bank=bank).running(tmp_path / "server.log") as running:
            packets = await her_packets(bank, data)
            assert packets.quiet
            interrupter = Interrupter(caller, spoken, packets, seed=1)
            page = await running.invite()
            async with asyncio.timeout(150), join(page, caller) as session:
                await session.send(wire.Start())
                assert await caller.hear_out(20.0)
                await interrupter.run(session, wanted=1)
            interrupter.sort(await running.undoable(page))
    finally:
        await caller.close()
    found = interrupter.found
    assert found.barge_ins.ducks_ms
    assert found.barge_ins.ducks_ms[0] < found.barge_ins.stops_ms[0]
    assert found.cut_ins.stops_ms
    assert not found.barge_ins.kept_on
