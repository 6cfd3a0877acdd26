"""What the caller says: the ends of read sentences, by a person's voice."""

import wave
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from interviewer.hearing.scripted import ScriptedWord
from interviewer.speaking import opus
from interviewer.speaking.speech import Pcm48k

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "data" / "speech"
# The recordings' room lies below 150; where the voice begins and ends (30.3 dB under a loud voice's 16,384).
VOICED = 500
VOICED_DECODED = 328  # 40 dB under full scale: after the codec, quieter sounds than before


@dataclass(frozen=True, slots=True)
class Phrase:
    """`voiced_samples`: up to the last voiced one, of the 48 kHz sound that a receiver decodes."""

    words: str
    packets: tuple[bytes, ...]
    voiced_samples: int

    @property
    def voiced_s(self) -> float:
        return self.voiced_samples / opus.SAMPLE_RATE_HZ

    def said(self, times: int) -> tuple[ScriptedWord, ...]:
        """Evenly over the time, so often after each other: nobody but the scripted recognizer looks at them."""
        words = self.words.split()
        each_s = self.voiced_s / len(words)
        return tuple(
            ScriptedWord(word, number * each_s, (number + 1) * each_s) for number, word in enumerate(times * words)
        )


# Recording, seconds after its first voiced sample (lips closed there, 40 ms of quiet), and the words from there.
# Smart Turn v3.2 takes each of these ends for the end of a turn (P = 0.99, 0.98, 0.98, 0.95), so no turn costs
# Pipecat the 3 s that it waits when the model says "incomplete".
CUTS = (
    ("sense_and_sensibility_01_austen_64kb-0870", 4.70, "prudently in his power to do for them"),
    ("sense_and_sensibility_01_austen_64kb-0920", 3.58, "still more respectable than he was"),
    ("sense_and_sensibility_01_austen_64kb-0930", 1.08, "been made amiable himself"),
    # "Is" is said as well, and left out of the words: with it the fragment reads like a cry for help.
    ("sense_and_sensibility_01_austen_64kb-0890", 3.62, "to be ill disposed"),
)


def phrases() -> tuple[Phrase, ...]:
    return tuple(_phrase(name, begin_s, words) for name, begin_s, words in CUTS)


def _phrase(name: str, begin_s: float, words: str) -> Phrase:
    with wave.open(str(FOLDER / f"{name}.wav")) as recording:
        rate_hz = recording.getframerate()
        read = np.frombuffer(recording.readframes(recording.getnframes()), np.int16)
    voiced = np.flatnonzero(np.abs(read.astype(np.int32)) > VOICED)
    kept = read[voiced[0] + round(begin_s * rate_hz) : voiced[-1] + 1]
    packets = opus.encode(_resampled(kept, rate_hz))
    return Phrase(words, packets, _voiced_samples(packets))


def _resampled(pcm: Pcm48k, rate_hz: int) -> Pcm48k:
    resampler = av.AudioResampler("s16", "mono", opus.SAMPLE_RATE_HZ)
    frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate_hz
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray()[0] for part in parts]).astype(np.int16)


def _voiced_samples(packets: tuple[bytes, ...]) -> int:
    decoded = np.abs(opus.decode(packets).astype(np.int32))
    return int(np.flatnonzero(decoded > VOICED_DECODED)[-1]) + 1
