"""What simulated candidates say: parts of answers, put together by question, by level, and by chance of a seed.

The texts are files in `grammar/` and `phrases/`, one for each language. `{a|b}` stands for one of the two.
"""

import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dialogue.completeness import Part
from interviewer.errors import SettingsError

FOLDER = Path(__file__).parent
_CHOICE = re.compile(r"\{([^{}]*)\}")
LEVELS = (1, 2, 3, 4, 5)
# Which sentences about one competency an answer of this level has: as the anchors of the banks, of which those in
# between are mixtures. No more than two, since an answer has up to three competencies and a person has one breath.
_TIERS = {1: ("low",), 2: ("low", "mid"), 3: ("mid",), 4: ("high",), 5: ("high", "high")}


@dataclass(frozen=True, slots=True)
class Story:
    """One experience. `behaviours`: what shows how somebody works; told between the actions and the result."""

    situation: str
    task: str
    action: str
    result: str
    behaviours: tuple[str, ...] = ()

    def part(self, part: Part) -> str:
        told: str = getattr(self, part.value)
        return told

    @property
    def how(self) -> str:
        return " ".join(self.behaviours)


class Grammar:
    """The parts of answers in one language."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def practice(self, chance: random.Random) -> Story:
        return self._story(self._content["practice"], chance)

    def any_story(self, chance: random.Random, told: set[str]) -> Story:
        return self._one_of(self._content["any"], chance, told)

    def story(
        self,
        question_id: str,
        levels: Mapping[str, int],
        chance: random.Random,
        told: set[str],
        *,
        customers: bool,
    ) -> Story:
        """`told`: beginnings of earlier stories; nobody tells one twice while there are others. Extended."""
        own = self._content["stories"].get(question_id)
        general = self._content["customer"] if customers and self._content["customer"] else self._content["any"]
        story = self._one_of(own or general, chance, told)
        shown: list[str] = []
        for competency, level in levels.items():
            shown += self._behaviours(competency, level, chance)
        return Story(story.situation, story.task, story.action, story.result, tuple(dict.fromkeys(shown)))

    def _behaviours(self, competency: str, level: int, chance: random.Random) -> list[str]:
        known = self._content["behaviours"].get(competency, self._content["any_behaviour"])
        tiers = _TIERS[level]
        if tiers == ("high", "high"):
            return chance.sample(known["high"], min(2, len(known["high"])))
        return [chance.choice(known[tier]) for tier in tiers]

    def _one_of(self, stories: list[dict[str, str]], chance: random.Random, told: set[str]) -> Story:
        left = [story for story in stories if story["situation"] not in told] or stories
        chosen = chance.choice(left)
        told.add(chosen["situation"])
        return self._story([chosen], chance)

    @staticmethod
    def _story(stories: list[dict[str, str]], chance: random.Random) -> Story:
        chosen = chance.choice(stories)
        situation, task, action, result = (_expand(chosen[part.value], chance) for part in Part)
        return Story(situation, task, action, result)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is said besides answers. `asks`: requests to her; the last three need a yes."""

    no_question: list[str]
    that_was_all: list[str]
    yes: list[str]
    no: list[str]
    vague: list[str]
    rambling: list[str]
    fillers: list[str]
    interjections: list[str]
    hostile: list[str]
    ask: list[str]
    ask_to_skip: list[str]
    ask_to_pause: list[str]
    ask_to_stop: list[str]
    injections: list[str]
    articles: list[str]
    misheard: dict[str, str]
    tenses: dict[str, str]


@lru_cache
def grammar(language: str) -> Grammar:
    """Raises SettingsError for a language in which no simulated candidate speaks."""
    return Grammar(_read("grammar", language))


@lru_cache
def phrases(language: str) -> Phrases:
    return Phrases(**_read("phrases", language))


def _read(folder: str, language: str) -> dict[str, Any]:
    path = FOLDER / folder / f"{language[:2]}.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        spoken = ", ".join(sorted(p.stem for p in (FOLDER / folder).glob("*.json")))
        raise SettingsError(
            f"No simulated candidate speaks the language {language!r} of this bank. They speak: {spoken}."
        ) from None
    return content


def _expand(text: str, chance: random.Random) -> str:
    return _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), text)
