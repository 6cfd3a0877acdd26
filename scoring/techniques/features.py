"""T4: how specific an answer is, in a few counts that anybody can check.

Not looked at, on purpose: grammar, fluency, fillers, how rare words are, feeling. `SPECIFIC` counts are held at a
ceiling and never fall when a sentence is added; `GENERAL` ones serve researchers' models, not interviews.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from scoring.english import DETAILS, OWN_PAST_ACTION
from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.trained import Trained
from scoring.votes import Span

_WE = re.compile(r"\bwe\b", re.IGNORECASE)
# Name -> the count above which more doesn't count. A good spoken answer of 200 words has about half of these.
SPECIFIC = {
    "figures": 4,
    "reasons": 3,
    "contrast": 3,
    "steps": 5,
    "own actions": 8,
    "actions as I": 6,
    "words of the question": 5,
}
_PRONOUNS = {
    "I": frozenset(["i", "me", "my", "mine", "myself", "im", "ive", "id", "ill"]),
    "we": frozenset(["we", "us", "our", "ours", "ourselves", "weve"]),
    "you": frozenset(["you", "your", "yours", "yourself", "youre", "youve", "youll"]),
    "others": frozenset(["he", "she", "they", "him", "her", "them", "his", "their", "hers", "theirs"]),
    "could": frozenset(["would", "could", "should", "might", "may", "can", "must"]),
    "not": frozenset(
        [
            "not",
            "no",
            "never",
            "dont",
            "didnt",
            "doesnt",
            "isnt",
            "wasnt",
            "cant",
            "couldnt",
            "wouldnt",
            "nothing",
            "nobody",
        ]
    ),
}
GENERAL = ("length", "sentences", "words per sentence", "questions", "exclamations", *_PRONOUNS)


def specific(answer: Reading) -> Floats:
    counts = dict.fromkeys(SPECIFIC, 0)
    for sentence in answer.sentences:
        for kind, pattern in DETAILS.items():
            counts[kind] += sum(1 for _ in pattern.finditer(sentence.plain))
        if action := OWN_PAST_ACTION.search(sentence.plain):
            counts["own actions"] += 1
            counts["actions as I"] += not _WE.match(action[0])
    counts["words of the question"] = len(answer.asked.intersection(answer.words))
    return np.array([min(count, SPECIFIC[name]) for name, count in counts.items()], np.float64)


def general(answer: Reading) -> Floats:
    words, sentences = len(answer.words), len(answer.sentences)
    shares = [sum(word in kind for word in answer.words) / max(1, words) for kind in _PRONOUNS.values()]
    marks = [answer.text.count(mark) / max(1, sentences) for mark in "?!"]
    return np.array([np.log1p(words), np.log1p(sentences), words / max(1, sentences), *marks, *shares], np.float64)


@dataclass(frozen=True)
class FeatureTechnique(Trained):
    """`is_general`: with the counts for researchers."""

    name: ClassVar[str] = "features"
    is_general: bool

    def measures(self, criterion: str, answer: Reading) -> Floats | None:  # noqa: ARG002 - the same for all
        if not self.is_general:
            return answer.once("specific", lambda: specific(answer))
        return answer.once("general", lambda: np.concatenate([specific(answer), general(answer)]))

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:  # noqa: ARG002
        return ()  # counts over the whole answer point at no sentence


def measure_names(is_general: bool) -> tuple[str, ...]:
    return (*SPECIFIC, *GENERAL) if is_general else tuple(SPECIFIC)
