"""What is measured on sound in these tests."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from interviewer.speaking.speech import Pcm48k, SpeechChunk, Synthesizer, Voice

AUDIBLE = 328  # 40 dB under full scale
BLOCK_MS = 5
AILA = Voice("en-us", "f3")

LONG_TEXT = (
    "Please tell me about a particular problem that you helped to put right. Perhaps a customer stopped "
    "paying, or a project slipped. What was the purpose, which people took part, and what happened at the "
    "top of the company? Put it as simply as possible. Adapting to a new pace is part of the job, so pick "
    "an example where the plan was dropped and your opinion mattered. Maybe you kept the books, maybe you "
    "solved the puzzle; whichever way, through thick and thin, she would usually rejoin the choir, "
    "measure the azure vision, and thank the judge. Why? Enjoy it!"
)
TEXTS = {
    "a question": "Hi, I'm Aila. Maybe you could begin by telling me about a problem you solved?",
    "numbers": "In 2023 we cut 37% of the costs, about $1,200, for the 3rd time.",
    "quotes": "She said: \"It's 'fine'\", and “meant” it.",
    "emoji": "That was great 🎉 and everybody liked it.",
    "accents": "The café in Zürich was très agréable.",
    "tags": "<b>Bold</b> words & <speak>tags</speak> with [[brackets]].",
    "newlines": "One line.\nAnother line.\n\nA third one.",
    "control characters": "One\x00two\x1bthree\tfour.",
    "spaces around": "   A word,  two   words.   ",
    "clauses": "First, I asked; then, I waited - and in the end, it worked: all of it.",
    "one word": "Yes",
    "600 characters": LONG_TEXT[:600],
}


def level_db(pcm: Pcm48k) -> npt.NDArray[np.float64]:
    """Level of each 5 ms, in dB under full scale."""
    block = BLOCK_MS * 48
    blocks = pcm[: len(pcm) // block * block].astype(np.float64).reshape(-1, block)
    found: npt.NDArray[np.float64] = 20 * np.log10(np.maximum(1.0, np.sqrt(np.mean(blocks**2, axis=1))) / 32_768)
    return found


def onset_ms(pcm: Pcm48k) -> float:
    return float(np.flatnonzero(np.abs(pcm.astype(np.int32)) > AUDIBLE)[0]) / 48


def spoken(synthesizer: Synthesizer, text: str, voice: Voice = AILA) -> SpeechChunk:
    (chunk,) = synthesizer.speak(text, voice)
    return chunk


class Counting:
    """A synthesizer that counts what is asked of the one behind it."""

    def __init__(self, behind: Synthesizer, version: str = "") -> None:
        self._behind = behind
        self._version = version
        self.asked: list[str] = []

    @property
    def name(self) -> str:
        return self._behind.name

    @property
    def version(self) -> str:
        return self._version or self._behind.version

    def speak(self, text: str, voice: Voice) -> Iterator[SpeechChunk]:
        self.asked.append(text)
        return self._behind.speak(text, voice)

    def close(self) -> None:
        """The one behind is closed by its own fixture."""
