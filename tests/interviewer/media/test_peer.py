"""A MediaPeer and a real aiortc client, over real sockets."""

import asyncio
import gc
import threading
from pathlib import Path

import numpy as np
import pytest

from interviewer.errors import BackendError, MediaError
from interviewer.media import recording
from interviewer.media.peer import InboundFrame, MediaPeer, PeerState
from interviewer.media.playout import LineStarted, Playout, PlayoutEvent, UtteranceFinished
from interviewer.media.recording import SessionRecorder
from tests.interviewer.media.client import Call, Client, Losses, connected, new_call
from tests.interviewer.media.sounds import decoded, level, line, onset_s, packets, pitch_hz, tone
from tests.interviewer.media.waiting import until

pytestmark = pytest.mark.webrtc


def frames_at(call: Call, threshold: int = 1000) -> float | None:
    """When the first loud frame came in."""
    loud = (at_s for at_s, frame in call.frames if np.abs(frame.pcm.astype(np.int32)).max() > threshold)
    return next(loud, None)


def sound_in(call: Call) -> list[np.int16]:
    return [sample for _, frame in call.frames for sample in frame.pcm]


# ---- sound ------------------------------------------------------------------------------------------


async def test_what_is_said_on_one_side_is_heard_on_the_other() -> None:
    async with connected() as call:
        call.client.microphone.speech = list(packets(tone(440, 1.0)))
        call.playout.append("u1", 0, line("Beep.", tone(880, 1.0)), last=True)
        await until(lambda: UtteranceFinished("u1") in call.events)
        await until(lambda: not call.client.microphone.speech)
        await call.more_frames(10)
        # Ours is there.
        assert call.client.hears() is not None
        heard = np.concatenate([sound for _, sound in call.client.heard])
        at = round(onset_s(heard) * 48_000)
        assert pitch_hz(heard[at + 9_600 : at + 38_400], 48_000) == pytest.approx(880, abs=3)
        # And theirs is here, not before it was said, without a hole.
        began_s, came_s = call.client.microphone.began_s, frames_at(call)
        assert began_s is not None
        assert came_s is not None
        assert came_s >= began_s
        said = np.array(sound_in(call), np.int16)
        at = round(onset_s(said, 16_000) * 16_000)
        assert pitch_hz(said[at + 3_200 : at + 12_800], 16_000) == pytest.approx(440, abs=3)
        times = [frame.at_s for _, frame in call.frames]
        assert np.diff(times) == pytest.approx(0.02, abs=1e-6)
        assert (call.peer.frames_lost, call.peer.faults) == (0, 0)


async def test_both_sides_are_on_record_with_their_times(tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    zero_s = loop.time()
    recorder = SessionRecorder(tmp_path, lambda: loop.time() - zero_s)
    async with connected(recorder) as call:
        call.playout.append("u1", 0, line("Beep.", tone(880, 0.6)), last=True)
        await until(lambda: UtteranceFinished("u1") in call.events)
        call.client.microphone.speech = list(packets(tone(440, 0.6)))
        await until(lambda: not call.client.microphone.speech)
        await call.more_frames(10)
    lasted_s = recorder.clock()
    await recorder.close(lasted_s)
    assert recording.duration_s(tmp_path) == pytest.approx(lasted_s, abs=0.5)
    candidate, aila = decoded(tmp_path / "candidate.ogg"), decoded(tmp_path / "interviewer.ogg")
    for sound, hertz in ((candidate, 440), (aila, 880)):
        assert len(sound) / 48_000 == pytest.approx(lasted_s, abs=0.021)
        at = round(onset_s(sound) * 48_000)
        assert pitch_hz(sound[at + 4_800 : at + 24_000], 48_000) == pytest.approx(hertz, abs=5)
    # She had finished when he began: the two files are on one clock.
    assert onset_s(candidate) > onset_s(aila) + 0.6
    assert onset_s(candidate) == pytest.approx(_began_s(call) - zero_s, abs=0.5)


def _began_s(call: Call) -> float:
    assert call.client.microphone.began_s is not None
    return call.client.microphone.began_s


async def test_lost_packets_are_asked_for_again_and_heard() -> None:
    async with connected() as call:
        losses = Losses(0.10)
        before = call.peer.frames_received
        call.client.drop = losses
        await call.more_frames(400)
        call.client.drop = None
        await call.more_frames(30)
        received, lost = call.peer.frames_received - before, call.peer.frames_lost
        assert len(losses.dropped) > 15  # of 400 one in ten
        # Without repetition each dropped packet is a lost frame; on a path without delay nearly all come in time.
        assert lost < 0.7 * len(losses.dropped)
        assert received > 400 - 0.7 * len(losses.dropped)
        assert [frame.at_s for _, frame in call.frames] == pytest.approx(
            [(n + 1) * 0.02 for n in range(len(call.frames))], abs=1e-6
        )


async def test_each_packet_is_told_with_the_gap_before_it_and_what_was_lost_in_it() -> None:
    async with connected() as call:
        await call.more_frames(50)
        before = len(call.arrivals)
        call.client.drop = lambda _packet: True
        sent = call.client.microphone.sent
        await until(lambda: call.client.microphone.sent >= sent + 60)  # fewer would be sent again, and in time
        call.client.drop = None
        await call.more_frames(60)
        gaps = [gap_s for gap_s, _ in call.arrivals]
        assert float(np.median(gaps[:before])) == pytest.approx(0.02, abs=0.015)
        assert max(gaps[before:]) > 1.0  # of 60 packets, 20 ms each
        assert 50 < sum(lost for _, lost in call.arrivals) == call.peer.frames_lost


# ---- states -----------------------------------------------------------------------------------------


async def test_each_change_of_state_is_told_once() -> None:
    async with connected() as call:
        assert call.states == [PeerState.CONNECTED]
        call.client.microphone.muted.set()
        await until(lambda: call.peer.state is PeerState.SILENT)
        call.client.microphone.muted.clear()
        await until(lambda: call.peer.state is PeerState.CONNECTED)
        await call.peer.close()
        await call.peer.close()
        assert call.states == [
            PeerState.CONNECTED,
            PeerState.SILENT,
            PeerState.CONNECTED,
            PeerState.CLOSED,
        ]


async def test_a_listener_without_a_microphone_is_never_called_silent() -> None:
    call = new_call()
    call.client.connection.getTransceivers()[0].direction = "recvonly"
    try:
        await call.client.connect(call.peer)
        await until(lambda: call.peer.state is PeerState.CONNECTED)
        call.playout.append("u1", 0, line("Beep.", tone(880, 3.0)), last=True)
        await until(lambda: UtteranceFinished("u1") in call.events)
        assert call.states == [PeerState.CONNECTED]
        assert call.client.hears() is not None
    finally:
        await call.peer.close()
        await call.client.connection.close()


async def test_a_client_that_hangs_up_closes_the_peer() -> None:
    async with connected() as call:
        await call.client.connection.close()
        await until(lambda: call.peer.state is PeerState.CLOSED)
        await call.peer.close()
        assert call.states == [PeerState.CONNECTED, PeerState.CLOSED]


# ---- beginning and end ------------------------------------------------------------------------------


def open_things() -> tuple[int, int, set[str]]:
    gc.collect()
    return (
        len(asyncio.all_tasks()),
        len(list(Path("/proc/self/fd").iterdir())),
        {t.name for t in threading.enumerate()},
    )


async def test_nothing_is_left_behind_and_the_next_peer_works() -> None:
    async with connected():
        pass  # what libraries keep for good is there now
    await until(lambda: len(asyncio.all_tasks()) == 1)
    before = open_things()
    for _ in range(3):
        async with connected() as call:
            assert call.states == [PeerState.CONNECTED]
        await until(lambda: open_things() == before)


async def test_a_peer_closed_before_anybody_came_leaves_nothing() -> None:
    async with connected():
        pass
    await until(lambda: len(asyncio.all_tasks()) == 1)
    before = open_things()
    call = new_call()
    await call.client.connection.setLocalDescription(await call.client.connection.createOffer())
    await call.peer.accept(call.client.connection.localDescription.sdp)
    await call.peer.close()
    await call.client.connection.close()
    await until(lambda: open_things() == before)
    assert call.states == [PeerState.CLOSED]


async def offer_of(client: Client) -> str:
    await client.connection.setLocalDescription(await client.connection.createOffer())
    return str(client.connection.localDescription.sdp)


async def test_one_peer_answers_one_offer() -> None:
    async with connected() as call:
        other = Client()
        try:
            with pytest.raises(MediaError) as refused:
                await call.peer.accept(await offer_of(other))
        finally:
            await other.connection.close()
        assert refused.value.code == "used_up"
        await call.more_frames(10)  # the first is not disturbed
        await call.peer.close()
        with pytest.raises(MediaError) as refused:
            await call.peer.accept("v=0")
        assert refused.value.code == "used_up"


async def test_a_bad_offer_can_be_followed_by_a_good_one() -> None:
    call = new_call()
    try:
        with pytest.raises(MediaError) as refused:
            await call.peer.accept("nonsense")
        assert refused.value.code == "bad_sdp"
        await call.client.connect(call.peer)
        await until(lambda: call.peer.state is PeerState.CONNECTED)
    finally:
        await call.peer.close()
        await call.client.connection.close()


async def test_a_peer_that_is_closed_while_it_answers_says_so_and_leaves_nothing() -> None:
    async with connected():
        pass
    await until(lambda: len(asyncio.all_tasks()) == 1)
    before = open_things()
    call = new_call()
    sdp = await offer_of(call.client)
    outcomes = await asyncio.gather(call.peer.accept(sdp), call.peer.close(), return_exceptions=True)
    assert isinstance(outcomes[0], MediaError)
    assert outcomes[0].code == "closed"
    assert outcomes[1] is None
    await call.client.connection.close()
    await until(lambda: open_things() == before)


async def test_an_answer_that_is_cancelled_leaves_nothing() -> None:
    async with connected():
        pass
    await until(lambda: len(asyncio.all_tasks()) == 1)
    before = open_things()
    for ticks in range(6):
        call = new_call()
        sdp = await offer_of(call.client)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(call.peer.accept(sdp))
            for _ in range(ticks):
                await asyncio.sleep(0)
            task.cancel()
        await call.peer.close()
        await call.client.connection.close()
        await until(lambda: open_things() == before)


# ---- errors in what is called -----------------------------------------------------------------------


async def test_errors_in_callbacks_are_counted_and_the_call_goes_on() -> None:
    frames: list[InboundFrame] = []
    events: list[PlayoutEvent] = []

    def on_frame(frame: InboundFrame) -> None:
        frames.append(frame)
        if len(frames) % 2:
            raise BackendError("The recognizer is gone.", stage="recognizer")

    def on_state(state: PeerState) -> None:
        raise RuntimeError(state)

    def on_event(event: PlayoutEvent) -> None:
        events.append(event)
        raise KeyError(event)

    playout = Playout(on_event)
    peer = MediaPeer(playout=playout, recorder=None, on_frame=on_frame, on_state=on_state)
    client = Client()
    try:
        await client.connect(peer)
        await until(lambda: len(frames) > 20)
        playout.append("u1", 0, line("Beep.", tone(880, 1.0)), last=True)
        await until(lambda: len(events) == 2)
        await until(lambda: client.hears() is not None)
        assert [type(event) for event in events] == [LineStarted, UtteranceFinished]
        assert peer.state is PeerState.CONNECTED
        assert peer.faults >= 10 + 1 + 2
        count = len(frames)
        await until(lambda: len(frames) > count + 20)
    finally:
        await peer.close()
        await client.connection.close()
    assert level(np.concatenate([frame.pcm for frame in frames[5:]])) < 5
