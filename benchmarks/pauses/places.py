"""Where pauses are put, chosen by hand; numbers are those of the word behind which the pause lies.

Sentences are split so that none is in both parts: numbers may be tuned on the one, and are reported for the other.
"""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    TUNING = "tuning"
    TEST = "test"


class Kind(StrEnum):
    FILLER = "filler"  # "um" or "uh" behind a word with a meaning, inside a sentence
    CONJUNCTION = "conjunction"  # and, unless, how, than
    FUNCTION_WORD = "function word"  # articles, prepositions, pronouns, auxiliaries
    INSIDE = "inside"  # behind a word with a meaning, inside a sentence
    SENTENCE = "sentence"  # behind a whole sentence, before another


@dataclass(frozen=True, slots=True)
class Sentence:
    name: str
    part: Part
    conjunctions: tuple[int, ...]
    function_words: tuple[int, ...]
    inside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FillerSound:
    """A vowel of the same reader's, from a sentence of the same part; lengthened until it is a filler."""

    word: str
    sentence: str
    start_s: float
    end_s: float
    times: float


SENTENCES = (
    Sentence("0870", Part.TUNING, (0, 9), (4, 7, 12, 15, 16, 18, 20), (3, 8, 14, 17)),
    Sentence("0920", Part.TUNING, (16,), (1, 3, 5, 8, 9, 10), (2, 4, 7, 12, 15)),
    Sentence("0880", Part.TEST, (), (0, 1, 3), (2, 5, 6)),
    Sentence("0890", Part.TEST, (0, 6), (1, 2, 3, 9, 10, 11), (4, 5, 8, 12)),
    Sentence("0930", Part.TEST, (), (0, 1, 3, 4), (2, 5, 6)),
)
FILLERS = {
    Part.TUNING: FillerSound("um", "0870", 6.66, 6.79, 3.0),  # of "them"
    Part.TEST: FillerSound("uh", "0880", 1.13, 1.23, 3.5),  # of "an"
}
PAUSES_S = (0.6, 1.0, 2.0, 3.0)
