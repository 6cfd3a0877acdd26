"""From a synthesizer's chunks to a line that can be sent: trimmed, levelled, encoded."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from interviewer.speaking import opus
from interviewer.speaking.speech import Pcm48k, PreparedSpeech, SpeechChunk, Viseme, WordTime

SAMPLES_PER_MS = 48
# Audible: 40 dB under full scale. Synthesized silence is digital, so any threshold between works.
AUDIBLE = 328
# Before the first sound only what the fade needs, because a candidate waits for every millisecond of it. The
# breathing room between lines comes after the last sound.
LEAD_MS = 4
TAIL_MS = 120
# Level of the voiced parts and of the peaks, in dB under full scale: loud enough for a phone, no clipping in Opus.
VOICED_DBFS = -20.0
PEAK_DBFS = -3.0
DUCK_DB = -12.0  # still understood, and plainly giving way (realtime.md 6.1)
FADE_SAMPLES = 96  # 2 ms: no click where a line was cut
# How the encoder's look-ahead shifts everything, in whole milliseconds.
ENCODER_MS = round(opus.LOOKAHEAD_SAMPLES / SAMPLES_PER_MS)


def prepared(text: str, chunks: Iterable[SpeechChunk]) -> PreparedSpeech:
    """Join the chunks and make them ready. Blocks for some milliseconds: call it from a thread."""
    whole = _joined(text, list(chunks))
    audible = np.flatnonzero(np.abs(whole.pcm.astype(np.int32)) > AUDIBLE)
    first, last = (int(audible[0]), int(audible[-1])) if len(audible) else (0, 0)
    start = max(0, first - LEAD_MS * SAMPLES_PER_MS)
    end = min(len(whole.pcm), last + TAIL_MS * SAMPLES_PER_MS)
    shift_ms = ENCODER_MS - round(start / SAMPLES_PER_MS)
    pcm = _levelled(whole.pcm[start:end])
    packets = opus.encode(pcm)
    duration_ms = 20 * len(packets)
    return PreparedSpeech(
        text=text,
        packets=packets,
        visemes=tuple(_shifted(whole.visemes, shift_ms, duration_ms)),
        words=tuple(replace(word, start_ms=max(0, word.start_ms + shift_ms)) for word in whole.words),
        stress_ms=tuple(max(0, at_ms + shift_ms) for at_ms in whole.stress_ms),
        first_audible_ms=round((first - start) / SAMPLES_PER_MS) + ENCODER_MS,
        quiet_packets=opus.encode((pcm * 10 ** (DUCK_DB / 20)).astype(np.int16)),
        levels_db=_levels_db(pcm, len(packets)),
    )


def _levels_db(pcm: Pcm48k, packets: int) -> tuple[int, ...]:
    """Of the sound that goes into each packet; -100 for silence."""
    padded = np.zeros(packets * opus.PACKET_SAMPLES)
    padded[: len(pcm)] = pcm
    power = np.mean(padded.reshape(packets, -1) ** 2, axis=1) / 32_768**2
    return tuple(round(float(level)) for level in 10 * np.log10(np.maximum(power, 1e-10)))


def _joined(text: str, chunks: list[SpeechChunk]) -> SpeechChunk:
    visemes: list[Viseme] = []
    words: list[WordTime] = []
    stress_ms: list[int] = []
    begin_ms, begin_character = 0, 0
    for chunk in chunks:
        visemes += [replace(v, start_ms=v.start_ms + begin_ms, end_ms=v.end_ms + begin_ms) for v in chunk.visemes]
        words += [
            replace(w, start_ms=w.start_ms + begin_ms, offset=w.offset + begin_character) for w in chunk.words
        ]
        stress_ms += [at_ms + begin_ms for at_ms in chunk.stress_ms]
        begin_ms += round(len(chunk.pcm) / SAMPLES_PER_MS)
        begin_character += len(chunk.text) + 1
    pcm = np.concatenate([chunk.pcm for chunk in chunks]) if chunks else np.zeros(0, np.int16)
    return SpeechChunk(text, pcm, tuple(visemes), tuple(words), tuple(stress_ms))


def _levelled(pcm: Pcm48k) -> Pcm48k:
    samples = pcm.astype(np.float64)
    blocks = samples[: len(samples) // 480 * 480].reshape(-1, 480)
    levels = np.sqrt(np.mean(blocks**2, axis=1)) if len(blocks) else np.zeros(0)
    voiced = levels[levels > AUDIBLE]
    if len(voiced):
        wished = 32_768 * 10 ** (VOICED_DBFS / 20) / float(np.sqrt(np.mean(voiced**2)))
        allowed = 32_767 * 10 ** (PEAK_DBFS / 20) / float(np.max(np.abs(samples)))
        samples *= min(wished, allowed)
    ramp = np.linspace(0.0, 1.0, min(FADE_SAMPLES, len(samples)))
    samples[: len(ramp)] *= ramp
    samples[len(samples) - len(ramp) :] *= ramp[::-1]
    return samples.astype(np.int16)


def _shifted(visemes: Iterable[Viseme], shift_ms: int, duration_ms: int) -> Iterable[Viseme]:
    """Shapes that were trimmed away go; a closed mouth reaches the end of the line."""
    end_ms = 0
    for viseme in visemes:
        start_ms = max(0, viseme.start_ms + shift_ms)
        end_ms = min(duration_ms, viseme.end_ms + shift_ms)
        if end_ms > start_ms:
            yield replace(viseme, start_ms=start_ms, end_ms=end_ms)
    if end_ms < duration_ms:
        yield Viseme("sil", max(0, end_ms), duration_ms, 1.0)
