"""Cues: the wordings that a bank's writer says to look for in an answer.

    I ask*              "I asked", "I ask"; a star stands for any ending of the word
    we|they agreed      "we agreed", "they agreed"; a bar separates alternatives of one word
    so that .. could    "so that the new people could"; two dots stand for none to four words

Case doesn't count, and a cue is found within one sentence only. Found are character offsets, so that what shows a
behaviour can be quoted word for word.
"""

import re
from functools import lru_cache
from itertools import pairwise

GAP = ".."
GAP_WORDS = 4
MAX_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\*?")
_BETWEEN = r"[^\w.!?]+"
# Possessive: hyphens and apostrophes could belong to either, and trying all splits takes quadratic time and worse.
_GAP = rf"(?:[^\w.!?]++[\w'’-]++){{0,{GAP_WORDS}}}?"


def fault(cue: str) -> str:
    """What is wrong with a cue, in plain words; empty when it can be used."""
    words = cue.split()
    if not words or len(words) > MAX_WORDS:
        return f"a cue has 1 to {MAX_WORDS} words"
    if GAP in (words[0], words[-1]):
        return f"{GAP!r} stands between words, not at the beginning or end"
    for one, other in pairwise(words):
        if one == other == GAP:
            return f"{GAP!r} stands twice in a row"
    for word in words:
        if word != GAP and not all(_WORD.fullmatch(choice) for choice in word.split("|")):
            return f"{word!r} isn't a word: letters, with * at the end for any ending and | between alternatives"
    return ""


@lru_cache(maxsize=4096)
def pattern(cue: str) -> re.Pattern[str]:
    """The regular expression of a cue. Raises ValueError where `fault` names one."""
    if wrong := fault(cue):
        raise ValueError(wrong)
    parts: list[str] = []
    for word in cue.split():
        if word == GAP:
            parts.append(_GAP)
            continue
        if parts:
            parts.append(_BETWEEN)
        parts.append("(?:" + "|".join(_choice(choice) for choice in word.split("|")) + ")")
    return re.compile(rf"(?<![\w'’-]){''.join(parts)}(?![\w])", re.IGNORECASE)


def find(cue: str, text: str) -> tuple[int, int] | None:
    """Start and end (exclusive) of the first place in `text` where the cue is found."""
    found = pattern(cue).search(text)
    return None if found is None else found.span()


def _choice(choice: str) -> str:
    stem = "['’]".join(re.escape(part) for part in re.split("['’]", choice.removesuffix("*")))
    return stem + (r"[\w'’-]*" if choice.endswith("*") else "")
