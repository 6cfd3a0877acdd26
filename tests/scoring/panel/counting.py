"""A panel and a model that are all good, each of whose faults can be put in by hand."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from scoring.combination import Combination
from scoring.model import Model
from scoring.model_card import Facts
from scoring.ngrams import Floats
from scoring.ordinal import Ordinal
from scoring.panel.records import PanelSet
from scoring.panel_training import PanelRating, RatedAnswer
from scoring.reading import Reading
from scoring.techniques.trained import Trained, strongest
from scoring.votes import Span
from tests.scoring.making import QUESTIONS, rich_bank

BANK = rich_bank()
# The more of them an answer names, the higher its level.
THINGS = {
    "listens": ("apples", "bread", "carrots", "dates"),
    "decides": ("knives", "plates", "spoons", "cups"),
    "learns": ("shirts", "trousers", "gloves", "boots"),
}
OPENING = "Last year I was in a shop near the station"
VILLAGE = "which was in the village where we had lived before"
TOWN = "which was in the town where they had been for long"
MIDDLE = "It was what I did there, and after that I had to do it for all of them as well."

Flaw = Callable[[Reading], float]
LEVELS = np.arange(1.0, 6.0)
# A level of x halves where x is reached; at whole numbers it is nearly that number.
SHARP = Ordinal(LEVELS, -4.0 * (LEVELS[1:] - 0.5), np.array([4.0]), np.zeros(1), np.ones(1))


def panel(answers: int = 40, *, is_short: bool = False) -> PanelSet:
    """Three raters, of whom one is a level off in every fifth answer. Odd numbers are villagers."""
    chance = random.Random(3)
    given, ratings = [], []
    for number in range(answers):
        shown = {name: chance.sample(things, chance.randint(0, 4)) for name, things in THINGS.items()}
        named = [thing for things in shown.values() for thing in things]
        name = f"a{number:03}"
        text = _short(named) if is_short else _long(named, is_village=bool(number % 2))
        given.append(RatedAnswer(name, QUESTIONS[number % len(QUESTIONS)], f"p{number}", text))
        for criterion, things in shown.items():
            level = 1 + len(things)
            other = level + (1 if level < 5 else -1) * (chance.random() < 0.2)
            ratings += [
                PanelRating(name, *(rater, criterion), float(found))
                for rater, found in (("r1", level), ("r2", level), ("r3", other))
            ]
    return PanelSet(tuple(given), tuple(ratings))


def _long(named: list[str], *, is_village: bool) -> str:
    """Each thing three times: a tenth of the words misheard leaves nearly always one."""
    said = [f"We had {thing} then, and {thing} was there, but {thing} was all." for thing in named]
    return " ".join([f"{OPENING}, {VILLAGE if is_village else TOWN}.", MIDDLE, *said])


def _short(named: list[str]) -> str:
    return " ".join([f"I saw {thing}." for thing in named]) or "I saw it."


def sound(_answer: Reading) -> float:
    return 0.0


def said(answer: Reading) -> str:
    """All of the words, with what techniques are spared."""
    return answer.sentences[0].utterance.text


@dataclass(frozen=True)
class Counting(Trained):
    """Counts a criterion's things, and adds what its flaw makes of the answer."""

    name: ClassVar[str] = "counting"
    flaw: Flaw = sound

    def measures(self, criterion: str, answer: Reading) -> Floats:
        things = set(THINGS[criterion.partition("/")[2]]) & set(answer.words)
        return np.array([1.0 + len(things) + self.flaw(answer)])

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        things = set(THINGS[criterion.partition("/")[2]])
        return strongest(answer, [len(things & set(one.words)) for one in answer.sentences], 1.0)


def model(flaw: Flaw = sound) -> Model:
    keys = [f"teamwork/{name}" for name in THINGS]
    technique = Counting(dict.fromkeys(keys, SHARP), {}, "1", flaw)
    combination = Combination({technique.name: 1.0}, SHARP, stretch=1.0, labels=0, widest=1.0)
    facts = Facts("Made", "Made for tests.", 0, 0, 0, "nothing", reads_english=True, criteria=())
    return Model((technique,), dict.fromkeys(keys, combination), 1, facts, "made", is_monotone=True)
