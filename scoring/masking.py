"""Who somebody is must not reach a measure: names, places, employers and ages are masked before anything is read.

Pure rules, which err on the side of masking: every word with a capital in the middle of a sentence goes, whatever
it is, and beyond that closed lists, since recognizers and candidates may write without capitals. Each masked
letter
becomes one mark, so every offset stays; marks aren't letters, so a masked word is no word to any measure.
"""

import re
from collections.abc import Iterable, Sequence

from scoring.identities import AMBIGUOUS_IN_SMALL, EMPLOYERS, FIRST_NAMES, PLACES, PLACES_OF_TWO_WORDS

MARK = "▒"
# Above this share of words with a capital, capitals tell nothing: headlines, shouting.
CAPITALS_SHARE = 0.3

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_FIRST_PERSON = re.compile(r"i(?:['’](?:m|ve|d|ll))?$", re.IGNORECASE)
_OPENS = frozenset('.!?…:"“”«„(\n-–—*•')
_NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?|(?:four|fif|six|seven|eigh|nine)teen)"
)
# Each with what any place that it finds has in it: most texts have none of that, and needn't be searched.
# Every repetition is bounded: a text of a million of anything must not take a million times a million steps.
_PATTERNS = [
    (hints, re.compile(pattern, re.IGNORECASE))
    for hints, pattern in (
        (("year",), rf"\b{_NUMBER}[- ]years?[- ]olds?\b"),
        (
            ("i am", "i'm", "i’m", "i was", "age", "turn"),
            rf"\b(?:i am|i['’]m|i was|aged?|turned|turning|at the age of|age of) ({_NUMBER})"
            r"(?=\s{0,3}(?:[.,;!?]|$|and\b|at the time|when|now|years old))",
        ),
        (
            ("teens", "ties"),
            r"\b(?:in my|in his|in her|in their) (?:early |mid |late |mid-)?"
            r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies)\b",
        ),
        (("born ",), r"\bborn (?:in|on) [^.,;!?\n]{1,30}"),
        (
            ("my name", "called ", "call me "),
            r"\b(?:my name is|my name['’]s|i am called|i['’]m called|they call me) ([^\W\d_]{1,40})",
        ),
        (
            ("mr", "ms", "miss", "dr", "prof"),
            r"\b(?:mr|mrs|ms|miss|dr|prof|professor)\.? ([^\W\d_]{1,40})",
        ),
        (
            (" inc", " ltd", " llc", " gmbh", " plc", " corp"),
            r"(?<![\w&-])[\w&-]{1,40} (?:inc|ltd|llc|gmbh|plc|corp|corporation)\b\.?",
        ),
        (("@",), r"(?<!\S)\S{1,64}@\S{1,64}\.\w{1,20}"),
        (("http", "www."), r"https?://\S{1,500}|www\.\S{1,500}"),
        (tuple("0123456789"), r"(?<!\d)\+?\d[\d ()/-]{7,20}\d"),
        (PLACES_OF_TWO_WORDS, rf"\b(?:{'|'.join(PLACES_OF_TWO_WORDS)})\b"),
    )
]
_LISTED = FIRST_NAMES | PLACES | EMPLOYERS


def mask(texts: Sequence[str]) -> list[str]:
    """The texts of one answer; a name that is recognized in one of them is masked in all."""
    found = [_Words(text) for text in texts]
    capitals = frozenset().union(*(words.capitals_inside for words in found))
    names = capitals - frozenset().union(*(words.in_small for words in found))
    return [_masked(words.text, [*words.spans(names), *_patterns(words.text)]) for words in found]


class _Words:
    """The words of one text, with what their capitals tell."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = [(match, _stem(match[0])) for match in _WORD.finditer(text)]
        others = [match for match, stem in self._words if not _FIRST_PERSON.match(match[0])]
        capitals = sum(match[0][0].isupper() for match in others)
        self._capitals_count = 0 < capitals <= max(1.0, CAPITALS_SHARE * len(others))
        self.capitals_inside = frozenset(stem for match, stem in self._words if self._is_name(match, stem))
        self.in_small = frozenset(stem for match, stem in self._words if match[0].islower())

    def spans(self, names: frozenset[str]) -> Iterable[tuple[int, int]]:
        for match, stem in self._words:
            listed = stem in _LISTED and not (stem in AMBIGUOUS_IN_SMALL and not self._is_capital(match))
            begins_with_name = stem in names and self._is_capital(match)
            if listed or begins_with_name or self._is_name(match, stem):
                yield match.span()

    def _is_capital(self, match: re.Match[str]) -> bool:
        return self._capitals_count and match[0][0].isupper()

    def _is_name(self, match: re.Match[str], stem: str) -> bool:
        if not self._is_capital(match) or stem in _CALENDAR or _FIRST_PERSON.match(match[0]):
            return False
        before = self.text[max(0, match.start() - 3) : match.start()].rstrip(" \t'‘")
        return bool(before) and before[-1] not in _OPENS


def _stem(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())


def _patterns(text: str) -> Iterable[tuple[int, int]]:
    small = text.lower()
    for hints, pattern in _PATTERNS:
        if any(hint in small for hint in hints):
            for match in pattern.finditer(text):
                yield match.span(1) if pattern.groups and match[1] else match.span()


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [MARK if letter.isalnum() else letter for letter in text[start:end]]
    return "".join(letters)
