"""What a recognizer makes of a phrase, imitated: words split, joined, lost and written as they sound."""

import random
import re

# Spellings of a sound that recognizers and quick typists take for each other.
_ALIKE = {
    "en": [
        ("th", "d"),
        ("th", "t"),
        ("ight", "ite"),
        ("ou", "u"),
        ("ee", "ea"),
        ("ea", "ee"),
        ("c", "k"),
        ("k", "c"),
        ("s", "z"),
        ("er", "a"),
        ("a", "e"),
        ("o", "u"),
        ("i", "e"),
        ("ing", "in"),
        ("ed", ""),
        ("s", ""),
        ("wh", "w"),
        ("you", "u"),
        ("are", "r"),
        ("ph", "f"),
        ("tion", "shun"),
        ("ck", "k"),
        ("v", "b"),
        ("l", "r"),
        ("t", "d"),
    ],
    "de": [
        ("sch", "ch"),
        ("ch", "sch"),
        ("ie", "i"),
        ("ei", "ai"),
        ("äu", "eu"),
        ("ä", "e"),
        ("ö", "o"),
        ("ü", "u"),
        ("en", "n"),
        ("t", ""),
        ("t", "d"),
        ("d", "t"),
        ("b", "p"),
        ("g", "k"),
        ("v", "f"),
        ("z", "s"),
        ("er", "a"),
        ("ck", "k"),
        ("ss", "s"),
        ("mm", "m"),
        ("nn", "n"),
        ("ll", "l"),
        ("e", ""),
        ("h", ""),
        ("ig", "ich"),
    ],
}
_MARKS = re.compile(r"[^\w\s']")


def damaged(text: str, language: str, seed: int) -> str:
    """The same for the same seed. Every fifth word is changed, and at least one."""
    chance = random.Random(f"{seed} {text}")
    words = _MARKS.sub("", text.lower()).split()
    for _ in range(max(1, len(words) // 5)):
        if not words:
            break
        at = chance.randrange(len(words))
        way = chance.random()
        if way < 0.6:
            words[at] = _misspelled(words[at], language, chance)
        elif way < 0.75 and len(words[at]) > 4:
            cut = chance.randrange(2, len(words[at]) - 1)
            words[at : at + 1] = [words[at][:cut], words[at][cut:]]
        elif way < 0.85 and at + 1 < len(words):
            words[at : at + 2] = [words[at] + words[at + 1]]
        elif len(words) > 3:
            del words[at]
    return " ".join(words)


def _misspelled(word: str, language: str, chance: random.Random) -> str:
    ways = [(heard, written) for heard, written in _ALIKE[language] if heard in word]
    if ways and chance.random() < 0.7:
        heard, written = chance.choice(ways)
        return word.replace(heard, written, 1) or word
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]
