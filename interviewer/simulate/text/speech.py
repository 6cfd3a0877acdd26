"""How something is said: in stretches between pauses, by learners, and as a bad recognizer hears it."""

import random
import re
from dataclasses import dataclass, replace

from dialogue.completeness import Part
from dialogue.events import CandidateRequest
from interviewer.simulate.text.grammar import Phrases

SURE = 0.92
_AFTER_COMMA = re.compile(r"(?<=,) (?=(?:and|und|but|aber|so|because|weil) )")


@dataclass(frozen=True, slots=True)
class Say:
    """One stretch between two pauses. `pause_s`: the silence before it. `parts`: what of an answer it tells."""

    text: str
    pause_s: float = 0.5
    confidence: float = SURE
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the page instead of words."""

    request: CandidateRequest
    after_s: float = 2.0


# What a candidate does with the floor; no stretches at all are silence.
Turn = tuple[Say, ...] | Press


def stretches(said: tuple[Say, ...], chance: random.Random, pause_s: tuple[float, float]) -> tuple[Say, ...]:
    """Cut where people breathe, with pauses between these two lengths; the first silence stays as it is."""
    cut: list[Say] = []
    for say in said:
        for text in _AFTER_COMMA.split(say.text):
            cut.append(replace(say, text=text, pause_s=chance.uniform(*pause_s) if cut else say.pause_s))
    return tuple(cut)


def by_learner(text: str, phrases: Phrases, chance: random.Random) -> str:
    """Articles are lost, tenses simple, and words have to be looked for."""
    words: list[str] = []
    for word in text.split():
        if word.lower() in phrases.articles and chance.random() < 0.6:
            continue
        if chance.random() < 0.05:
            words.append(chance.choice(phrases.fillers))
        words.append(phrases.tenses.get(word, word) if chance.random() < 0.4 else word)
    return " ".join(words)


def misheard(text: str, phrases: Phrases, chance: random.Random) -> str:
    """As a recognizer hears it at some 15 % wrong words: no punctuation, words lost, doubled or mistaken."""
    words: list[str] = []
    for word in re.sub(r"[.,!?;:]", "", text).split():
        kind = chance.random()
        if kind < 0.03:
            continue
        words.append(phrases.misheard.get(word, word) if kind < 0.35 else word)
        if kind > 0.98:
            words.append(word)
    return " ".join(words).lower()
