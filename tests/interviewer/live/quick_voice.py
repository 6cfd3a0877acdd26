"""A voice that says every line in 60 ms: real packets, real timing, nobody waits."""

from collections.abc import Iterator

import numpy as np

from interviewer.speaking.speech import SpeechChunk, Viseme, Voice, WordTime

SOUND_MS = 60


class QuickVoice:
    name = "quick"
    version = "1"

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:  # noqa: ARG002  (it has only this one)
        samples = np.arange(SOUND_MS * 48)
        tone = (8_000 * np.sin(2 * np.pi * 300 * samples / 48_000)).astype(np.int16)
        yield SpeechChunk(text, tone, (Viseme("aa", 0, SOUND_MS, 1.0),), (WordTime(0, len(text), 0),), (0,))

    def close(self) -> None:
        pass
