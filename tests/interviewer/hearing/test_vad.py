"""Every VAD has to pass the same tests on human speech."""

from pathlib import Path

import numpy as np
import pytest

from dialogue.turn_taking import Segmenter, SegmenterSettings, VoicePaused, VoiceStarted
from interviewer.errors import BackendError
from interviewer.hearing.engines import VADS
from interviewer.hearing.level import LevelVad, level
from interviewer.hearing.protocols import Pcm16k, Vad, VadStream
from interviewer.hearing.silero import WINDOW, SileroVad
from tests.interviewer.hearing.sounds import FRAME_S, RECORDINGS, Recording, frames, loud_part, noise, silence

ALL_VADS = {**VADS, "level": LevelVad}  # the last is what remains when the others fail
ROOM_DB = -65.0


@pytest.fixture(params=ALL_VADS)
def vad(request: pytest.FixtureRequest) -> Vad:
    return ALL_VADS[request.param]()


@pytest.fixture(scope="module")
def silero() -> SileroVad:
    return SileroVad()


def probabilities(stream: VadStream, pcm: Pcm16k) -> list[float]:
    return [stream.probability(frame) for frame in frames(pcm)]


def in_a_quiet_room(recording: Recording) -> Pcm16k:
    """With a second of room before and two after it."""
    return np.concatenate([noise(1.0, ROOM_DB), recording.pcm, noise(2.0, ROOM_DB)])


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda r: r.name)
def test_human_speech_is_probable_within_the_words_and_improbable_around_them(
    vad: Vad, recording: Recording
) -> None:
    found = np.array(probabilities(vad.open_stream(), in_a_quiet_room(recording)))
    start_s, end_s = (1.0 + at_s for at_s in loud_part(recording.pcm))
    within = found[round(start_s / FRAME_S) : round(end_s / FRAME_S)]
    assert np.mean(within > 0.5) > 0.8
    assert np.max(found[: round(1.0 / FRAME_S)]) < 0.35
    assert np.max(found[-round(1.0 / FRAME_S) :]) < 0.35


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda r: r.name)
def test_the_segmenter_finds_beginning_and_end_of_human_speech(vad: Vad, recording: Recording) -> None:
    segmenter, stream = Segmenter(), vad.open_stream()
    segmenter.listen(1.5, 60.0)
    signals = [
        signal
        for place, frame in enumerate(frames(in_a_quiet_room(recording)), 1)
        for signal in segmenter.feed(stream.probability(frame), place * FRAME_S, FRAME_S)
    ]
    loud_from_s, loud_until_s = loud_part(recording.pcm)
    started = next(s for s in signals if isinstance(s, VoiceStarted))
    paused = [s for s in signals if isinstance(s, VoicePaused)][-1]
    # Weak first and last sounds lie outside the loud part; measured were -0.32 to +0.08 and -0.02 to +0.50 s.
    assert -0.4 < started.at_s - 1.0 - loud_from_s < 0.2
    assert -0.2 < paused.end_s - 1.0 - loud_until_s < 0.6


def test_silence_is_no_speech(vad: Vad) -> None:
    assert max(probabilities(vad.open_stream(), silence(3.0))) < 0.2


def test_a_reset_stream_is_like_a_new_one(vad: Vad) -> None:
    pcm = RECORDINGS[0].pcm
    stream = vad.open_stream()
    fresh = probabilities(stream, pcm)
    stream.reset()
    assert probabilities(stream, pcm) == fresh


def test_two_streams_do_not_disturb_each_other(vad: Vad) -> None:
    speech = RECORDINGS[0].pcm
    alone = probabilities(vad.open_stream(), speech)
    one, other = vad.open_stream(), vad.open_stream()
    other_sound = frames(noise(RECORDINGS[0].duration_s, -30.0))
    together = []
    for frame in frames(speech):
        together.append(one.probability(frame))
        other.probability(next(other_sound))
    assert together == alone


def test_frames_of_odd_sizes_are_taken(vad: Vad) -> None:
    stream = vad.open_stream()
    sizes = [0, 1, 319, 321, 7, 1_000, 5_000]
    for start, size in zip(np.cumsum([0, *sizes]), sizes, strict=False):
        assert 0.0 <= stream.probability(RECORDINGS[0].pcm[start : start + size]) <= 1.0


def test_silero_takes_no_steady_noise_for_speech(silero: SileroVad) -> None:
    found = probabilities(silero.open_stream(), noise(5.0, -30.0))
    assert max(found) < SegmenterSettings().enter
    assert np.mean(found) < 0.1


def test_silero_hears_speech_in_noise(silero: SileroVad) -> None:
    recording = RECORDINGS[0]
    noisy = recording.pcm + noise(recording.duration_s, level(recording.pcm) - 10.0)[: len(recording.pcm)]
    found = np.array(probabilities(silero.open_stream(), noisy.astype(np.int16)))
    start_s, end_s = loud_part(recording.pcm)
    assert np.mean(found[round(start_s / FRAME_S) : round(end_s / FRAME_S)] > 0.5) > 0.7


def test_silero_frame_by_frame_gives_what_faster_whisper_gives_for_the_whole(silero: SileroVad) -> None:
    """The same file run the way its publisher runs it: context and state are carried over rightly."""
    from faster_whisper.vad import get_vad_model

    pcm = RECORDINGS[0].pcm[: len(RECORDINGS[0].pcm) // WINDOW * WINDOW]
    # Its way of shifting contexts zeroes the end of the last window, so that one is left out.
    expected = get_vad_model()(pcm.astype(np.float32) / 32_768).reshape(-1)[:-1]
    stream = silero.open_stream()
    found = [stream.probability(pcm[start : start + WINDOW]) for start in range(0, len(pcm), WINDOW)]
    assert found[:-1] == pytest.approx(expected.tolist(), abs=1e-5)


def test_silero_hears_again_after_a_state_that_is_not_a_number(silero: SileroVad) -> None:
    stream = silero.open_stream()
    stream._cell = np.full_like(stream._cell, np.nan)
    found = np.array(probabilities(stream, RECORDINGS[0].pcm))
    assert np.isfinite(found).all()
    assert np.mean(found > 0.5) > 0.7


def test_silero_hears_speech_after_minutes_of_silence(silero: SileroVad) -> None:
    stream = silero.open_stream()
    probabilities(stream, noise(120.0, ROOM_DB))
    assert np.mean(np.array(probabilities(stream, RECORDINGS[0].pcm)) > 0.5) > 0.7


def test_a_model_that_is_no_model_is_a_clear_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"this is not a model")
    with pytest.raises(BackendError, match=r"broken\.onnx can't be loaded") as caught:
        SileroVad(broken)
    assert caught.value.stage == "vad"


def test_a_model_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="can't be loaded"):
        SileroVad(tmp_path / "none.onnx")


def test_the_level_vad_follows_a_room_that_grows_louder() -> None:
    stream = LevelVad().open_stream()
    probabilities(stream, noise(2.0, -60.0))
    assert probabilities(stream, noise(15.0, -35.0))[-1] < 0.35
