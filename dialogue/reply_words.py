"""The words that `reply_checks` knows of one language, and how they are told apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def alternatives(pattern: str) -> re.Pattern[str]:
    """The pattern as whole words; it may go over several lines, each but the last with a bar at its end."""
    return re.compile(rf"\b(?:{''.join(line.strip() for line in pattern.splitlines())})\b")


def tokens(text: str) -> list[str]:
    """Words and numbers of a text in small letters; a hyphenated word gives its parts."""
    return _TOKEN.findall(text)


@dataclass(frozen=True)
class ReplyWords:
    """Patterns refuse, sets allow. Everything is in small letters with straight apostrophes.

    `little_words`: articles, pronouns, auxiliaries and the like, which state nothing. `neutral`: content that any
    acknowledgement may have, whatever was said; `asking`: the same for a probe. `first_person` is refused unless
    it is part of one of `receipts`, which are also the only sentences that needn't speak of the candidate.
    `openers` begin a reflecting sentence, `open_question` a probe's question. `parts`: what shows which part a
    probe asks for. `same`: forms of one word that no rule of `endings` and `prefixes` brings together.
    """

    little_words: frozenset[str]
    negations: frozenset[str]
    neutral: frozenset[str]
    asking: frozenset[str]
    numbers: Mapping[str, str]
    judgement: re.Pattern[str]
    agreement: re.Pattern[str]
    promise: re.Pattern[str]
    topics: re.Pattern[str]
    first_person: re.Pattern[str]
    receipts: re.Pattern[str]
    orders: re.Pattern[str]
    openers: re.Pattern[str]
    open_question: re.Pattern[str]
    leading: re.Pattern[str]
    parts: Mapping[str, re.Pattern[str]]
    same: tuple[str, ...]
    endings: tuple[str, ...]
    prefixes: tuple[str, ...] = ()

    @cached_property
    def base_of(self) -> dict[str, str]:
        return {form: group.split()[0] for group in self.same for form in group.split()}

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that show which language a text is in."""
        return self.little_words | self.negations | self.neutral

    def split(self, word: str) -> tuple[str, str] | None:
        """The separable prefix and the stem of the rest: 'abgeholt' gives 'ab' and 'hol'. None: it has none."""
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 4:
                return prefix, self.stem(word.removeprefix(prefix))
        return None

    def stem(self, word: str) -> str:
        """Much the same for the forms of a word: 'calls', 'called' and 'calling' all give 'call'."""
        word = word.removesuffix("'s")
        if word in self.base_of:
            word = self.base_of[word]
        if self.prefixes and word.startswith("ge") and len(word) > 6:
            word = word.removeprefix("ge")  # German participles: geplant, plante
        for one, other in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss")):
            word = word.replace(one, other)
        if word.endswith(("ied", "ies")) and len(word) > 4:
            word = word[:-3] + "y"
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word.removesuffix(ending)
                break
        if len(word) > 3 and word[-1] == word[-2]:
            word = word[:-1]  # planned, plan
        return word[:-1] + "i" if word.endswith("y") else word
