"""From real Opus packets to frames and to the record, through loss, pauses and damage."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.media.hold import LEAST_S
from interviewer.media.inbound import FADE, MAX_FILL_FRAMES, InboundAudio, InboundFrame
from interviewer.media.jitter import AudioPacket
from interviewer.media.reception import Reception
from interviewer.media.retransmission import GIVE_UP_S
from interviewer.speaking.opus import LOOKAHEAD_SAMPLES
from tests.interviewer.media.sounds import (
    Sound,
    decoded,
    level,
    onset_s,
    packets,
    packets_of,
    pitch_hz,
    silence,
    tone,
)
from tests.interviewer.media.waiting import until

FRAME_S = 0.02
TONE = packets(tone(440, 4.0))


def heard(frames: list[InboundFrame]) -> Sound:
    return np.concatenate([frame.pcm for frame in frames])


def at(sequence: int, payload: bytes, start_s: float | None = None) -> AudioPacket:
    start_s = sequence * FRAME_S if start_s is None else start_s
    return AudioPacket(sequence & 0xFFFF, round(start_s * 48_000) & 0xFFFFFFFF, payload, start_s)


def take_all(audio: InboundAudio, stream: list[AudioPacket]) -> list[InboundFrame]:
    return [frame for packet in stream for frame in audio.take(packet)]


class Peer:
    """A microphone's packets on their way to a Reception; keeps what comes out of it."""

    def __init__(self) -> None:
        self.frames: list[InboundFrame] = []
        self.recorded: list[tuple[bytes, float]] = []
        self.reception = Reception(
            self.frames.append, lambda payload, start_s: self.recorded.append((payload, start_s))
        )

    def _record(self, payload: bytes, start_s: float) -> None:
        self.recorded.append((payload, start_s))

    def arrive(self, number: int, now_s: float, source: int = 1, payload: bytes | None = None) -> None:
        """Packet `number` of the stream, `now_s` after its beginning."""
        payload = TONE[number % len(TONE)] if payload is None else payload
        packet = AudioPacket(number & 0xFFFF, number * 960 & 0xFFFFFFFF, payload)
        self.reception.packet(source, packet, now_s, 50 + now_s)


# ---- decoding ---------------------------------------------------------------------------------------


def test_each_packet_gives_its_frame_at_once_and_the_sound_is_the_same() -> None:
    audio = InboundAudio()
    frames = []
    for number, payload in enumerate(packets(np.concatenate((silence(0.5), tone(440, 1.5))))):
        (frame,) = audio.take(at(number, payload, 7 + number * FRAME_S))
        assert frame.pcm.shape == (320,)
        assert frame.pcm.dtype == np.int16
        assert frame.at_s == pytest.approx((number + 1) * FRAME_S)
        frames.append(frame)
    sound = heard(frames)
    # Where it was, but for the codec's look-ahead and the resampler's 1 ms.
    assert onset_s(sound, 16_000) == pytest.approx(0.5 + LOOKAHEAD_SAMPLES / 48_000, abs=0.005)
    assert pitch_hz(sound[-16_000:], 16_000) == pytest.approx(440, abs=2)
    assert level(sound[-16_000:-800]) == pytest.approx(8000 / 2**0.5, rel=0.05)
    assert (audio.received, audio.lost, audio.paused, audio.undecodable) == (len(frames), 0, 0, 0)


@pytest.mark.parametrize("frame_ms", [10, 20, 40, 60])
@pytest.mark.parametrize("channels", [1, 2])
def test_other_packet_lengths_and_stereo_come_as_20_ms_mono_too(frame_ms: int, channels: int) -> None:
    audio = InboundAudio()
    payloads = packets_of(frame_ms, tone(300, 1.2), channels)
    frames = take_all(audio, [at(n, payload, n * frame_ms / 1000) for n, payload in enumerate(payloads)])
    assert [frame.at_s for frame in frames] == pytest.approx([(n + 1) * FRAME_S for n in range(60)])
    assert {frame.pcm.shape for frame in frames} == {(320,)}
    assert pitch_hz(heard(frames[10:]), 16_000) == pytest.approx(300, abs=2)
    assert audio.lost == 0


def test_what_is_missing_fades_then_is_silent_and_keeps_its_time() -> None:
    audio = InboundAudio()
    stream = [at(number, payload) for number, payload in enumerate(TONE[:60]) if not 20 <= number < 30]
    frames = take_all(audio, stream)
    assert [frame.at_s for frame in frames] == pytest.approx([(n + 1) * FRAME_S for n in range(60)])
    levels = [level(frame.pcm) for frame in frames]
    before = levels[19]
    assert levels[20:23] == pytest.approx([before * gain for gain in FADE], rel=0.02)
    assert levels[23:30] == [0] * 7
    assert levels[35] == pytest.approx(before, rel=0.1)
    assert (audio.received, audio.lost, audio.paused) == (50, 10, 0)


def test_a_long_gap_gives_one_second_of_silence_and_the_time_tells_the_rest() -> None:
    audio = InboundAudio()
    frames = take_all(audio, [at(0, TONE[0]), at(3000, TONE[1])])
    assert len(frames) == 2 + MAX_FILL_FRAMES
    assert level(heard(frames[1:-1])) == 0
    assert frames[0].at_s == pytest.approx(0.02)
    assert frames[-1].at_s == pytest.approx(60.02)
    assert frames[1].at_s == pytest.approx(60 - (MAX_FILL_FRAMES - 1) * FRAME_S)
    assert audio.lost == 2999


def test_a_pause_in_which_nothing_was_sent_is_no_loss() -> None:
    """DTX: one packet each 400 ms, numbered without a gap."""
    audio = InboundAudio()
    stream = [at(number, payload) for number, payload in enumerate(TONE[:10])]
    stream += [at(10 + n, TONE[10 + n], 0.2 + n * 0.4) for n in range(3)]
    frames = take_all(audio, stream)
    assert [frame.at_s for frame in frames] == pytest.approx([(n + 1) * FRAME_S for n in range(len(frames))])
    assert (audio.received, audio.lost, audio.paused) == (13, 0, 2 * 19)


def test_damaged_packets_are_made_up_like_lost_ones() -> None:
    audio = InboundAudio()
    payloads = list(TONE[:60])
    payloads[10], payloads[20], payloads[30] = b"", b"\xff", b"\x03\xff" + bytes(40)
    frames = take_all(audio, [at(number, payload) for number, payload in enumerate(payloads)])
    assert [frame.at_s for frame in frames] == pytest.approx([(n + 1) * FRAME_S for n in range(60)])
    assert (audio.undecodable, audio.received, audio.lost) == (3, 57, 3)
    assert level(heard(frames[35:])) > 3000


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=200), st.floats(-0.3, 1.5)), max_size=30))
def test_whatever_comes_frames_are_whole_and_time_never_goes_back(stream: list[tuple[bytes, float]]) -> None:
    audio = InboundAudio()
    start_s, now_s = 100.0, 0.0
    for number, (payload, step_s) in enumerate(stream):
        start_s += step_s
        for frame in audio.take(at(number, payload, start_s)):
            assert frame.pcm.shape == (320,)
            assert frame.pcm.dtype == np.int16
            assert frame.at_s >= now_s
            now_s = frame.at_s


# ---- live and recorded ------------------------------------------------------------------------------


def test_the_ear_waits_for_a_repeated_packet_for_40_ms_the_record_for_400() -> None:
    peer = Peer()
    for number in (0, 1, 3):
        peer.arrive(number, number * FRAME_S)
    assert (len(peer.frames), len(peer.recorded)) == (2, 2)
    assert peer.reception.wanted(0.06) == [2]
    assert peer.reception.deadline_s == pytest.approx(0.06 + LEAST_S)
    peer.reception.poll(0.06 + LEAST_S)
    assert (len(peer.frames), len(peer.recorded)) == (4, 2)
    assert peer.reception.deadline_s == pytest.approx(0.06 + GIVE_UP_S)
    peer.arrive(2, 0.3)
    assert (len(peer.frames), len(peer.recorded)) == (4, 4)
    assert [payload for payload, _ in peer.recorded] == list(TONE[:4])
    assert [start_s for _, start_s in peer.recorded] == pytest.approx([49.98, 50.0, 50.02, 50.04])
    assert (peer.reception.frames_received, peer.reception.frames_lost) == (3, 1)


def test_a_packet_repeated_in_time_is_heard_and_nothing_is_made_up() -> None:
    peer = Peer()
    for number, now_s in ((0, 0.0), (2, 0.04), (1, 0.065), (3, 0.066)):
        peer.arrive(number, now_s)
    assert [frame.at_s for frame in peer.frames] == pytest.approx([0.02, 0.04, 0.06, 0.08])
    assert (peer.reception.frames_received, peer.reception.frames_lost) == (4, 0)


def test_what_never_comes_is_a_gap_in_the_record_of_the_right_length() -> None:
    peer = Peer()
    for number in range(100):
        if not 40 <= number < 50:
            peer.arrive(number, number * FRAME_S)
            peer.reception.poll(number * FRAME_S)
    peer.reception.finish()
    assert len(peer.recorded) == 90
    assert peer.recorded[40][1] - peer.recorded[39][1] == pytest.approx(11 * FRAME_S)
    assert [frame.at_s for frame in peer.frames] == pytest.approx([(n + 1) * FRAME_S for n in range(100)])


def test_the_end_gives_out_what_is_still_held() -> None:
    peer = Peer()
    for number in (0, 2):
        peer.arrive(number, number * FRAME_S)
    peer.reception.finish()
    assert (len(peer.frames), len(peer.recorded)) == (3, 2)
    assert peer.reception.deadline_s is None


def test_a_new_source_begins_a_new_stream_placed_by_its_arrival() -> None:
    """The browser replaced its microphone: other numbers, other timestamps."""
    peer = Peer()
    for number in range(10):
        peer.arrive(number, number * FRAME_S)
    for number in range(10):
        peer.arrive(30_000 + number, 1.0 + number * FRAME_S, source=2)
    assert len(peer.recorded) == 20
    assert peer.recorded[10][1] == pytest.approx(50.98)
    assert peer.frames[-1].at_s == pytest.approx(1.2)
    times = [frame.at_s for frame in peer.frames]
    assert times == sorted(times)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
async def test_the_threads_of_a_resampler_end_with_its_stream_while_the_reception_is_kept() -> None:
    """Counted by the system: they are FFmpeg's, so that Python knows nothing of them."""

    def threads() -> int:
        return len(list(Path("/proc/self/task").iterdir()))

    before = threads()
    peers = [Peer() for _ in range(5)]
    for peer in peers:
        for number in range(5):
            peer.arrive(number, number * FRAME_S)
    assert threads() > before
    for peer in peers:
        peer.reception.finish()
    await until(lambda: threads() <= before)
    assert [len(peer.frames) for peer in peers] == [5] * 5


def test_a_pause_of_the_sender_is_a_pause_on_both_ways() -> None:
    peer = Peer()
    for number in range(10):
        peer.arrive(number, number * FRAME_S)
    packet = AudioPacket(10, 60 * 960, TONE[10])
    peer.reception.packet(1, packet, 1.2, 51.2)
    assert peer.recorded[-1][1] == pytest.approx(51.18)
    assert peer.frames[-1].at_s == pytest.approx(1.22)
    assert len(peer.frames) == 61
    assert peer.reception.frames_lost == 0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.floats(0, 0.4))
def test_frames_keep_media_time_through_any_loss(seed: int, loss: float) -> None:
    chance = random.Random(seed)
    peer = Peer()
    for number in range(120):
        now_s = number * FRAME_S
        if number == 0 or chance.random() >= loss:
            peer.arrive(number, now_s)
        while (deadline_s := peer.reception.deadline_s) is not None and deadline_s <= now_s + FRAME_S:
            peer.reception.poll(deadline_s)
    peer.arrive(120, 120 * FRAME_S)
    peer.reception.finish()
    assert [frame.at_s for frame in peer.frames] == pytest.approx([(n + 1) * FRAME_S for n in range(121)])
    assert peer.reception.frames_received == len(peer.recorded)
    assert peer.reception.frames_received + peer.reception.frames_lost == 121


def test_the_sounds_of_these_tests_are_what_they_claim() -> None:
    """The measures themselves, on a file that FFmpeg wrote and read."""
    assert pitch_hz(tone(440, 1), 48_000) == pytest.approx(440, abs=1)
    assert onset_s(np.concatenate((silence(0.3), tone(440, 1)))) == pytest.approx(0.3, abs=0.001)
    with pytest.raises(Exception, match="Invalid data"):
        decoded(b"no sound at all")
