"""A human voice against Aila's, over a real connection: what the candidate's end hears, packet by packet."""

from pathlib import Path

import pytest

from dialogue.events import BargedIn, TurnEnded, TurnResumed
from interviewer.media.playout import PACKET_MS
from tests.interviewer.live.spoken import human, spoken
from tests.interviewer.media.waiting import until
from tests.small_bank import small_bank

pytestmark = pytest.mark.webrtc

WARM_UP = "Tell me about a time when you met breakfast."
CONFLICT = "Tell me about a time when you met conflict."


async def test_a_voice_makes_her_quieter_then_silent_and_she_asks_again(tmp_path: Path) -> None:
    voice = human(0.8)
    async with spoken(tmp_path, small_bank()) as call:
        await call.sounding(WARM_UP, 1.0)
        call.say(voice)
        await until(lambda: len(call.entries(BargedIn)) == 1)
        began_s = call.microphone.began_s
        assert began_s is not None
        await until(lambda: call.silent_after(began_s) is not None)
        quiet_s, silent_s = call.first("quiet", began_s), call.silent_after(began_s)
        assert quiet_s is not None
        assert silent_s is not None
        assert quiet_s < silent_s < 3
        await until(lambda: call.said[-2:] == [WARM_UP, WARM_UP])
        cut = call.played("u2")
        assert cut is not None
        assert not cut.complete
        assert cut.heard_text
        assert WARM_UP.startswith(cut.heard_text), "the transcript keeps what was played"


async def test_a_cough_costs_her_some_loudness_and_no_word(tmp_path: Path) -> None:
    voice = human(0.18)
    async with spoken(tmp_path, small_bank()) as call:
        await call.sounding(WARM_UP, 0.6)
        call.say(voice)
        await until(lambda: any(a.kind == "quiet" for a in call.arrived))
        await until(lambda: call.played("u2") is not None)
        line = await call.speech.prepare(WARM_UP)
        assert not call.entries(BargedIn)
        finished = call.played("u2")
        assert finished is not None
        assert finished.complete
        kinds = [a.kind for a in call.arrived[-round(line.duration_ms / PACKET_MS) - 25 :]]
        loud_again = kinds[kinds.index("quiet") :]
        assert "loud" in loud_again, "she speaks up again"


async def test_who_goes_on_after_a_pause_gets_the_floor_back_and_a_longer_pause(tmp_path: Path) -> None:
    voice = human(1.5)
    more = human(1.5, 1)
    async with spoken(tmp_path, small_bank()) as call:
        await until(lambda: call.said[-1:] == [WARM_UP])
        await until(lambda: call.played("u2") is not None)
        call.say(voice)
        await until(lambda: len(call.entries(TurnEnded)) == 1)
        await call.sounding(CONFLICT, 0.1)
        call.say(more)
        await until(lambda: len(call.entries(TurnResumed)) == 1)
        began_s = call.microphone.began_s
        assert began_s is not None
        await until(lambda: call.silent_after(began_s) is not None)
        await until(lambda: len(call.entries(TurnEnded)) == 2)
        await until(lambda: CONFLICT in call.said[-1] and len(call.said) == 4)


async def test_in_half_duplex_she_speaks_to_the_end(tmp_path: Path) -> None:
    voice = human(1.0)
    async with spoken(tmp_path, small_bank(), half_duplex=True) as call:
        await call.sounding(WARM_UP, 0.5)
        call.say(voice)
        await until(lambda: call.played("u2") is not None)
        assert not call.entries(BargedIn)
        assert not any(a.kind == "quiet" for a in call.arrived)
