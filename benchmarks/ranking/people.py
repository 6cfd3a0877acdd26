"""Simulated candidates whose level in each competency is known, and what they would say.

A level is told by what somebody says they did, as the bank's anchors describe it: see
`interviewer/simulate/text/grammar/en.json`. Levels of different competencies are independent of each other, so a
scorer can't get the order right by a general impression.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

from dialogue.bank import QuestionBank
from dialogue.completeness import Part
from interviewer import banks
from interviewer.simulate.text.candidate import Candidate
from interviewer.simulate.text.grammar import LEVELS

BANK = "core-behavioural.en"
EACH = 12  # candidates of each level in each competency
SEED = 5
# Between the slowest and the quickest that people are comfortable to listen to.
WORDS_PER_MINUTE = 190


@cache
def bank() -> QuestionBank:
    return banks.load(BANK)


@dataclass(frozen=True, slots=True)
class Known:
    """`anchors`: of each criterion (`teamwork/helps-others`), the one that it is told like: 1, 3 or 5."""

    name: str
    anchors: Mapping[str, int]

    @property
    def levels(self) -> dict[str, float]:
        """1 to 5 by competency: the means of its criteria."""
        found: dict[str, list[int]] = {}
        for key, anchor in self.anchors.items():
            found.setdefault(key.partition("/")[0], []).append(anchor)
        return {name: mean(own) for name, own in found.items()}

    @property
    def mean(self) -> float:
        return mean(self.levels.values())


def traits(each: int = EACH, seed: int = SEED) -> list[dict[str, int]]:
    """One for each candidate: in each competency there are as many candidates of each level."""
    chance = random.Random(seed)
    dealt = {}
    for competency in bank().competencies:
        levels = [level for level in LEVELS for _ in range(each)]
        chance.shuffle(levels)
        dealt[competency.id] = levels
    return [{name: levels[number] for name, levels in dealt.items()} for number in range(each * len(LEVELS))]


def alike(each: int = EACH) -> list[dict[str, int]]:
    """As many of each level, which each of them has in everything: the easiest case."""
    return [{one.id: level for one in bank().competencies} for level in LEVELS for _ in range(each)]


def spread(count: int) -> list[dict[str, int]]:
    """That many of them, evenly from the least to the best."""
    ordered = sorted(traits(), key=lambda one: (sum(one.values()), tuple(one.values())))
    last = len(ordered) - 1
    return [ordered[round(number * last / (count - 1))] for number in range(count)]


def write_speaker(known: Mapping[str, int], name: str, questions: Sequence[str], path: Path) -> Known:
    """A persona's file for `interviewer simulate`: the same stories, told at once, and what is asked for again."""
    candidate = Candidate(bank(), random.Random(f"spoken/{name}"))
    candidate.traits |= known
    answers = {"your-questions": "No, thank you."}
    for question in (bank().practice, *(one for one in bank().questions if one.id in questions)):
        answers[question.id] = " ".join(say.text for say in candidate.tell(question))
        story = candidate.story(question)
        answers |= {f"{question.id}:{part.value}": story.part(part) for part in Part if question.probes}
    content = {
        "description": "is of known levels",
        "voice_language": "en-us",
        "voice_name": "m3",
        "words_per_minute": WORDS_PER_MINUTE,
        "answers": answers,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return Known(name, candidate.anchors)
