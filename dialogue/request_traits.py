"""What the model in `request_model` sees of a span of a turn's words.

All traits but the last few belong to one word, to two near each other, or to an edge of the span, so that the
weights of many spans of one turn are differences of running sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dialogue.request_words import Word

# Letters in a row.
GRAMS = (3, 4)
STEM = 3
_LENGTHS = (1, 2, 3, 4, 7, 11, 16, 24)


@dataclass(frozen=True, slots=True)
class Persons:
    """Words of a language that say who is spoken of, that it is past, and that somebody said it."""

    me: frozenset[str]
    her: frozenset[str]
    others: frozenset[str]
    us: frozenset[str]
    past: frozenset[str]
    reports: frozenset[str]
    past_beginning: str
    past_endings: tuple[str, ...]

    def marks(self, word: str) -> tuple[bool, ...]:
        past = word in self.past or (
            len(word) > 4 and word.startswith(self.past_beginning) and word.endswith(self.past_endings)
        )
        return word in self.me, word in self.her, word in self.others, word in self.us, past, word in self.reports


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSONS = {
    "en": Persons(
        _set("i im ive id ill me my mine myself"),
        _set("you u ya your youre youve youd youll yours yourself aila"),
        _set("he she they him them his hers her their theirs hes shes theyre theyd"),
        _set("we us our wed weve were"),
        _set(
            "was were had did didnt wasnt told said asked went got came wanted thought took made gave knew felt"
            " kept left started couldnt"
        ),
        _set(
            "said says told asked asks asking shouted screamed yelled whispered wrote texted replied answered"
            " saying sayin kept telling thought goes went"
        ),
        "",
        ("ed",),
    ),
    "de": Persons(
        _set("ich mir mich mein meine meinen meiner meinem"),
        _set("sie ihnen ihr ihre ihren du dir dich dein deine deinen aila"),
        _set("er ihm ihn der die den dem sein seine"),
        _set("wir uns unser unsere"),
        _set(
            "hatte hatten war waren wurde wurden wollte wollten musste mussten konnte konnten sagte sagten meinte"
            " fragte dachte kam ging gab"
        ),
        _set(
            "gesagt gsagt gseit sagte sagten sagt meinte meinten fragte fragten gefragt gfragt gefrogt schrie"
            " schreit geschrien rief gerufen antwortet antwortete geantwortet gefluestert dachte gedacht"
        ),
        "ge",
        ("t", "n"),
    ),
}


class Reader:
    """Reads the traits of one language. A word's first letters stand for its other forms."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons

    def word(self, word: str) -> list[str]:
        """The word ("=stop"), its letters ("^sto", "top$") and the first of them."""
        spelled = f"^{word}$"
        found = [f"={word}", f"%{word[:STEM]}"]
        for size in GRAMS:
            found += [spelled[at : at + size] for at in range(len(spelled) - size + 1)]
        return found

    def pair(self, one: str, other: str) -> list[str]:
        first, second = one[:STEM], other[:STEM]
        return [f"={one} {other}", f"%{first} {second}", f"%{one}>{second}", f"%{first}<{other}"]

    def gap(self, one: str, other: str) -> list[str]:
        """Two words with one between them."""
        return [f"~{one} {other}"]

    def beginning(self, words: Sequence[Word], first: int) -> list[str]:
        """Of a span that begins with this word: its first word, and what stands before it in the turn."""
        word = words[first].plain
        found = [f"=^ {word}", f"%^ {word[:STEM]}"]
        if first == 0:
            return [*found, "<^"]
        mark, before = "." if words[first].opens else ",", words[first - 1].plain
        return [*found, f"<{mark}", f"<{mark}{before}", f"<{mark}{before} {word}"]

    def end(self, words: Sequence[Word], last: int) -> list[str]:
        """`last`: exclusive, as always."""
        word = words[last - 1].plain
        found = [f"={word} $", f"%{word[:STEM]} $"]
        if last == len(words):
            return [*found, ">$"]
        mark, after = "." if words[last].opens else ",", words[last].plain
        return [*found, f">{mark}", f">{mark}{after}", f">{mark}{word} {after}"]

    def marks(self, word: str) -> tuple[bool, ...]:
        """See `Persons`: me, her, others, us, past, reports."""
        return self._persons.marks(word)

    def whole(self, first: str, marks: Sequence[bool], count: int) -> list[str]:
        """`first`: the first word; `marks`: whether any word of the span has each of them."""
        who = "".join(name for name, there in zip("myow", marks, strict=False) if there)
        when = "p" if marks[4] else "n"
        length = sum(count > limit for limit in _LENGTHS)
        both = f"{who}{when}"
        return [f"*{who}", f"*{both}", f"*{when}", f"*{length}", f"*{length}{both}", f"*{first} {both}"]

    def traits(self, words: Sequence[Word], first: int, last: int) -> list[str]:
        """All of a span, one by one: what the model is fitted on. What is there twice counts twice."""
        plain = [word.plain for word in words[first:last]]
        found = [trait for word in plain for trait in self.word(word)]
        for one, other in pairwise(plain):
            found += self.pair(one, other)
        for one, other in zip(plain, plain[2:], strict=False):
            found += self.gap(one, other)
        found += self.beginning(words, first) + self.end(words, last)
        marks = [any(kind) for kind in zip(*map(self.marks, plain), strict=True)]
        return found + self.whole(plain[0], marks, len(plain))


@cache
def reader(language: str) -> Reader:
    """`language`: "en" or "de"."""
    return Reader(PERSONS[language])
