"""Long text in pieces, so that the first of them sounds while the others are still being made."""

import re

# realtime.md 6.2: at most 8 words and at least 20 characters first. What follows has the time that the first takes
# to be said, three seconds, and sounds the better the longer it is.
FIRST_WORDS = 8
LEAST_CHARACTERS = 20
FOLLOWING_WORDS = 20
# A text that is hardly longer than a first clause isn't cut at all.
UNCUT_WORDS = 12
_ENDS = (".", "!", "?", ";", ":", ",", "…")
# Better places than any between two words; a cut is heard as a short pause.
_BEGINNINGS = frozenset(
    {"and", "but", "or", "so", "because", "when", "where", "which", "who", "that", "if", "while", "with", "in"}
)


def clauses(text: str) -> list[str]:
    """Cut at punctuation, else before a word that begins a phrase, else anywhere between words.

    Joined with single spaces they are the text again, but for its white space.
    """
    words = text.split()
    found: list[str] = []
    while words:
        most = FOLLOWING_WORDS if found else FIRST_WORDS
        count = len(words) if len(words) <= (most if found else UNCUT_WORDS) else _cut(words, most)
        found.append(" ".join(words[:count]))
        words = words[count:]
    return _speakable(found)


def _cut(words: list[str], most: int) -> int:
    """How many of the words make the next clause."""
    counts = [count for count in range(1, most + 1) if len(" ".join(words[:count])) >= LEAST_CHARACTERS]
    if not counts:
        counts = [most]
    by_punctuation = [count for count in counts if words[count - 1].rstrip("\"')”’").endswith(_ENDS)]
    by_beginning = [count for count in counts if words[count].lower() in _BEGINNINGS]
    return (by_punctuation or by_beginning or counts)[-1]


def _speakable(found: list[str]) -> list[str]:
    """What has nothing to be said in it, a dash or an emoji, goes with what stands before it, or behind."""
    joined: list[str] = []
    for clause in found:
        if joined and not (re.search(r"\w", clause) and re.search(r"\w", joined[-1])):
            joined[-1] = f"{joined[-1]} {clause}"
        else:
            joined.append(clause)
    return joined
