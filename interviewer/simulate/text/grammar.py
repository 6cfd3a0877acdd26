"""What simulated candidates say: parts of answers, put together by question, by level, and by chance of a seed.

The texts are files in `grammar/` and `phrases/`, one for each language. `{a|b}` stands for one of the two. A story
`shows` criteria: for each anchor of the bank what the candidate says they did, written from the anchors alone,
without a look at the wordings that scoring looks for.
"""

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from dialogue.bank import Competency
from dialogue.completeness import Part
from interviewer.errors import SettingsError

T = TypeVar("T")
FOLDER = Path(__file__).parent
_CHOICE = re.compile(r"\{([^{}]*)\}")
LEVELS = (1, 2, 3, 4, 5)
USUAL_ASIDE = 19  # words
ANCHORS = (1, 3, 5)  # of the banks' scales; levels between two of them are mixtures


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
        return self._story(chance.choice(self._content["practice"]), chance)

    def story(self, question_id: str, shown: Mapping[str, int], chance: random.Random, told: set[str]) -> Story:
        """shown: criterion (`teamwork/helps-others`) -> the anchor that the candidate behaves like.

        What a bank's question hasn't got stories for is told by stories that fit any. told: what was said in
        earlier stories; nobody says the same twice while there is something else. Extended.
        """
        stories = self._content["stories"].get(question_id, self._content["any"])
        chosen = self._unsaid(stories, lambda story: story["situation"], chance, told)
        said = self._shown(chosen["shows"], shown, chance, told) if "shows" in chosen else self._any(shown, chance)
        story = self._story(chosen, chance)
        return replace(story, behaviours=tuple(dict.fromkeys(said)))

    def _shown(
        self,
        shows: Mapping[str, Mapping[str, str]],
        shown: Mapping[str, int],
        chance: random.Random,
        told: set[str],
    ) -> list[str]:
        """What there is to tell of a high level takes more words: with others, words about nothing make up for it,
        so that nobody's level can be told by how much they say."""
        said: list[str] = []
        shorter = 0
        for criterion, by_anchor in shows.items():
            if criterion not in shown:
                continue
            said.append(_expand(by_anchor[str(shown[criterion])], chance))
            shorter += len(by_anchor[str(ANCHORS[-1])].split()) - len(said[-1].split())
            while shorter > USUAL_ASIDE / 2 and self._content["asides"]:
                said.append(self._unsaid(self._content["asides"], str, chance, told))
                shorter -= len(said[-1].split())
        return said

    def _any(self, shown: Mapping[str, int], chance: random.Random) -> list[str]:
        """One behaviour for each competency, by one of its criteria."""
        anchors: dict[str, list[int]] = {}
        for criterion, anchor in shown.items():
            anchors.setdefault(criterion.partition("/")[0], []).append(anchor)
        behaviours, general = self._content["behaviours"], self._content["any_behaviour"]
        return [
            chance.choice(behaviours.get(name, general)[str(chance.choice(own))]) for name, own in anchors.items()
        ]

    @staticmethod
    def _unsaid(choices: Sequence[T], words: Callable[[T], str], chance: random.Random, told: set[str]) -> T:
        chosen = chance.choice([one for one in choices if words(one) not in told] or choices)
        told.add(words(chosen))
        return chosen

    @staticmethod
    def _story(story: Mapping[str, str], chance: random.Random) -> Story:
        situation, task, action, result = (_expand(story[part.value], chance) for part in Part)
        return Story(situation, task, action, result)


def anchors_of(competency: Competency, level: int, chance: random.Random) -> dict[str, int]:
    """Criterion (`teamwork/helps-others`) -> 1, 3 or 5, for somebody of this level, 1-5, in the competency.

    Between two anchors half of the criteria are at either, and of an odd number the middle one by chance.
    """
    keys = [f"{competency.id}/{criterion.id}" for criterion in competency.criteria]
    if level in ANCHORS:
        return dict.fromkeys(keys, level)
    upper = set(chance.sample(keys, chance.choice((len(keys) // 2, (len(keys) + 1) // 2))))
    return {key: level + 1 if key in upper else level - 1 for key in keys}


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
