"""The words of a turn as `requests` sees them: plain, without fillers and stutters, each with its place.

Spoken text comes without case and punctuation, typed text with both, and at times with characters nobody sees.
"""

import unicodedata
from dataclasses import dataclass

# Letters to Unicode, nothing to a reader (Hangul fillers, Braille blank, combining joiner, Khmer vowels).
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Controls, formats (zero width, directions, tags U+E0000..), surrogates, private, unassigned.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_APOSTROPHES = frozenset("'\u2019\u2018\u02bc\u00b4`")
_SENTENCE_ENDS = frozenset(".!?\u2026\n")
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "\u0308": "e", "&": " "}
_THINKING = "um uh uhm umm uhh er erm eh hm hmm mm mhm ah aeh aehm oehm hmpf"
_FILLERS = frozenset(_THINKING.split())
_STUTTER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """`start` and `end` (exclusive) in the text as given. `opens`: a sentence's end stands before it."""

    plain: str
    start: int
    end: int
    opens: bool


def visible(text: str) -> str:
    """The text without characters that can't be seen: zero-width, directions, tags, fillers, variation selectors.

    Line breaks and tabs stay: they part words.
    """
    return text if text.isascii() and text.isprintable() else "".join(c for c in text if not _hidden(c))


def words(text: str) -> list[Word]:
    """All words but fillers; a word or up to three words said twice in a row count once, with both places."""
    found: list[Word] = []
    letters: list[str] = []
    start, end, opens = 0, 0, True
    for at, character in enumerate(text):
        if _hidden(character) or (character in _APOSTROPHES and letters):
            continue
        spelled = _spelled(character)
        if spelled:
            if not letters:
                start = at
            letters.append(spelled)
            end = at + 1
            continue
        if letters:
            _add(found, Word("".join(letters), start, end, opens))
            letters, opens = [], False
        opens = opens or character in _SENTENCE_ENDS
    if letters:
        _add(found, Word("".join(letters), start, end, opens))
    return found


def _add(found: list[Word], word: Word) -> None:
    if word.plain in _FILLERS:
        return
    found.append(word)
    for length in range(1, min(_STUTTER_WORDS, len(found) // 2) + 1):
        if found[-1 - length].plain != word.plain:  # mostly, and told at once
            continue
        again = found[-length:]
        before = found[-2 * length : -length]
        if [w.plain for w in again] == [w.plain for w in before]:
            merged = [
                Word(one.plain, one.start, word.end if at == length - 1 else one.end, one.opens)
                for at, one in enumerate(before)
            ]
            found[-2 * length :] = merged
            return


def _hidden(character: str) -> bool:
    if " " <= character <= "~" or character in "\n\t\r":
        return False
    if unicodedata.category(character) in _HIDDEN_CATEGORIES or character in _BLANK_LETTERS:
        return True
    return unicodedata.combining(character) == 0 and "VARIATION SELECTOR" in unicodedata.name(character, "")


def _spelled(character: str) -> str:
    """The letters that stand for it, lower case; empty where it parts words."""
    if "a" <= character <= "z":
        return character
    for form in (character.lower(), unicodedata.normalize("NFKC", character).lower()):
        if form in _SPELLED:
            return _SPELLED[form].strip()
        if form.isalnum():
            return form
    return ""
