"""Words as they were probably said, where they came damaged: split, one letter off, sounding alike.

Only for short turns in which nothing is recognized as it stands, the shortest only if they address her; and a
reading counts only when it leaves nothing over. What is bent far enough says anything: "bread" is no "break".
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from dialogue.request_wordings import Table
from dialogue.request_words import Word

LEAST_WORDS = 2
# From so many on it needs no word that addresses her: "i am to nervous".
FREE_WORDS = 3
MOST_WORDS = 12
# A shorter word has too many others at one letter's distance ("bread", "break"), at the same sound ("see", "so").
LEAST_LETTERS = 6
LEAST_JOINED = 4
LEAST_SOUNDS = 3
MOST_JOINED = 3
# "brayk" and "brake" have 0.6, "wood" and "waited" 0.4.
LEAST_LIKENESS = 0.6
_LITERAL = re.compile(r"(?<![\\a-z])[a-z]{2,}")
# Spellings of one sound, in this order; all vowels are one.
_SOUNDS = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        (r"^[kgp]n", "n"),
        (r"wr", "r"),
        (r"ough|igh", "o"),
        (r"ph|v", "f"),
        (r"tion|shun|sion|cion|schun", "Xn"),
        (r"tsch|sch|tch|sh|ch", "X"),
        (r"qu", "kw"),
        (r"x", "ks"),
        (r"c(?=[eiy])|z", "s"),
        (r"ck|c|q|g", "k"),
        (r"(?<=[^aeiou])ed$|th|d", "t"),
        (r"(?<=[^aeiou])e$|(?<!^)h", ""),
        (r"[aeiou][aeiouyw]*|y", "a"),
        (r"(.)\1+", r"\1"),
        (r"st$", "s"),
        (r"t(?=X)", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words that a table spells out; `sounds` has the longer ones by how they sound."""

    known: frozenset[str]
    sounds: dict[str, list[str]]
    alike: dict[str, str]
    addressing: frozenset[str]
    determiners: frozenset[str]


def vocabulary(table: Table) -> Vocabulary:
    """Those that speak against a request are in it, too: they must not become part of one."""
    patterns = [*(wording.pattern for wording in table.wordings), table.around, table.reports]
    patterns += [pattern for one in table.clauses for pattern in (one.pattern, one.unless) if pattern is not None]
    said = Counter(word for pattern in patterns for word in _LITERAL.findall(pattern.pattern))
    known = table.not_before | table.not_after | table.may_follow | said.keys()
    sounds: dict[str, list[str]] = {}
    for word in sorted(known, key=lambda word: (-said[word], word)):
        if len(word) >= LEAST_JOINED and len(key := _sound(word)) >= LEAST_SOUNDS:
            sounds.setdefault(key, []).append(word)
    return Vocabulary(known, sounds, table.alike, table.addressing, table.determiners)


def mended(words: list[Word], vocabulary: Vocabulary) -> Iterator[list[Word]]:
    """Other readings of the words, the likelier first."""
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        return
    addressed = any(word.plain in vocabulary.addressing for word in words)
    if not addressed and len(words) < FREE_WORDS:
        return
    seen = [words]
    joined = [_corrected(word, vocabulary) for word in _joined(words, vocabulary, split_words_known=False)]
    loosely = [_corrected(word, vocabulary) for word in _joined(words, vocabulary, split_words_known=addressed)]
    for reading in (
        joined,
        _alike(joined, vocabulary),
        _alike(words, vocabulary),
        loosely,
        _alike(loosely, vocabulary),
    ):
        if reading not in seen:
            seen.append(reading)
            yield reading


def _alike(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    return [Word(vocabulary.alike.get(w.plain, w.plain), w.start, w.end, w.opens) for w in words]


def _joined(words: list[Word], vocabulary: Vocabulary, split_words_known: bool) -> list[Word]:
    """`split_words_known`: also where each piece is a word by itself ("date a")."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        count, whole = next(
            (
                (count, whole)
                for count in range(min(MOST_JOINED, len(words) - at), 1, -1)
                if (whole := _whole(words[at : at + count], vocabulary, split_words_known))
            ),
            (1, words[at].plain),
        )
        found.append(Word(whole, words[at].start, words[at + count - 1].end, words[at].opens))
        at += count
    return found


def _whole(pieces: list[Word], vocabulary: Vocabulary, split_words_known: bool) -> str | None:
    whole = "".join(piece.plain for piece in pieces)
    if len(whole) < LEAST_JOINED:
        return None
    if not split_words_known and all(piece.plain in vocabulary.known for piece in pieces):
        return None
    if whole in vocabulary.known:
        return whole
    if pieces[0].plain in vocabulary.determiners or any(piece.plain in vocabulary.addressing for piece in pieces):
        return None
    return _sounding(whole, vocabulary)


def _corrected(word: Word, vocabulary: Vocabulary) -> Word:
    plain = word.plain
    if plain in vocabulary.known or len(plain) < LEAST_JOINED:
        return word
    meant = _sounding(plain, vocabulary)
    if meant is None and len(plain) >= LEAST_LETTERS - 1:
        # The past tense of a word that is known is no mistake.
        near = [
            k
            for k in vocabulary.known
            if k[0] == plain[0] and _one_off(plain, k) and plain not in (f"{k}d", f"{k}ed")
        ]
        meant = min(near, key=lambda k: (abs(len(k) - len(plain)), k), default=None)
    return word if meant is None else Word(meant, word.start, word.end, word.opens)


def _sounding(heard: str, vocabulary: Vocabulary) -> str | None:
    """Of the words that sound like it and are spelled somewhat like it the one that requests use most."""
    words = vocabulary.sounds.get(_sound(heard), [])
    return next((word for word in words if SequenceMatcher(None, heard, word).ratio() >= LEAST_LIKENESS), None)


def _sound(word: str) -> str:
    for spelled, sound in _SOUNDS:
        word = spelled.sub(sound, word)
    return word


def _one_off(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes them the same."""
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < LEAST_LETTERS:
        return False
    short, long = sorted((one, other), key=len)
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
