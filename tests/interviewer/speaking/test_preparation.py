import numpy as np

from interviewer.speaking import opus
from interviewer.speaking.preparation import FADE_SAMPLES, LEAD_MS, SAMPLES_PER_MS, prepared
from interviewer.speaking.speech import SpeechChunk, Viseme, WordTime
from tests.interviewer.speaking.measures import onset_ms
from tests.interviewer.speaking.test_opus import tone


def chunk(text: str, silence_ms: int, tone_ms: int) -> SpeechChunk:
    pcm = np.concatenate([np.zeros(silence_ms * 48, np.int16), tone(tone_ms * 48)])
    shape = Viseme("aa", silence_ms, silence_ms + tone_ms, 1.0)
    return SpeechChunk(text, pcm, (shape,), (WordTime(0, len(text), silence_ms),), (silence_ms,))


def test_silence_before_the_line_is_cut_and_everything_moves_with_it() -> None:
    line = prepared("Hello", [chunk("Hello", 500, 1_000)])
    assert 1_000 <= line.duration_ms <= 1_100
    assert abs(onset_ms(opus.decode(line.packets)) - line.first_audible_ms) < 10
    assert abs(line.words[0].start_ms - line.first_audible_ms) <= 10
    assert abs(line.stress_ms[0] - line.first_audible_ms) <= 10
    assert line.visemes[-1] == Viseme("sil", line.visemes[-1].start_ms, line.duration_ms, 1.0)


def test_a_line_sounds_within_its_first_packet_and_its_first_sound_is_whole() -> None:
    """11 ms: 4 before the first sound, 6.5 by which the encoder shifts it."""
    for silence_ms in (0, 3, 4, 500):
        line = prepared("Hello", [chunk("Hello", silence_ms, 300)])
        assert line.first_audible_ms <= 11
        assert onset_ms(opus.decode(line.packets)) < 20
        assert line.words[0].start_ms <= line.first_audible_ms
    assert LEAD_MS * SAMPLES_PER_MS >= FADE_SAMPLES  # the fade is over before the sound begins


def test_chunks_follow_each_other_in_time_and_text() -> None:
    line = prepared("One two", [chunk("One", 0, 400), chunk("two", 100, 400)])
    assert [line.text[word.offset : word.offset + word.length] for word in line.words] == ["One", "two"]
    assert 490 <= line.words[1].start_ms - line.words[0].start_ms <= 510


def test_loud_and_soft_voices_come_out_equally_loud_and_never_clipped() -> None:
    levels = []
    for gain in (0.1, 1.0, 2.5):
        given = chunk("Hello", 0, 1_000)
        louder = SpeechChunk(given.text, (given.pcm * gain).astype(np.int16), given.visemes, given.words, ())
        decoded = opus.decode(prepared("Hello", [louder]).packets).astype(np.float64)
        levels.append(20 * np.log10(np.sqrt(np.mean(decoded**2)) / 32_768))
        assert np.abs(decoded).max() < 32_767
    assert max(levels) - min(levels) < 3
