"""When each word of a text is spoken."""

import re
from collections.abc import Sequence
from itertools import pairwise

from interviewer.speaking.speech import WordTime

_WORD = re.compile(r"\S+")


def word_times(text: str, heard: Sequence[tuple[int, float]], end_ms: float) -> tuple[WordTime, ...]:
    """The words of `text` as they are written, each with what clings to it ("solved?"), with their start.

    `heard`: (offset, ms) where the engine says that something begins. It says so several times within a number
    ("2023": twenty, twenty, three), and never for a short word that it takes together with the next ("of the");
    such a word begins at its share of the way between its neighbours. Punctuation by itself is no word.
    """
    found = [match for match in _WORD.finditer(text) if any(c.isalnum() for c in match[0])]
    starts: dict[int, float] = {}
    for index, match in enumerate(found):
        inside = [ms for offset, ms in heard if match.start() <= offset < match.end()]
        if inside:
            starts[index] = min(inside)
    if 0 not in starts and found:
        starts[0] = min((ms for _, ms in heard), default=0.0)
    known = [*sorted(starts.items()), (len(found), max(end_ms, *starts.values(), 0.0))]
    for (left, left_ms), (right, right_ms) in pairwise(known):
        for index in range(left + 1, right):
            starts[index] = left_ms + (right_ms - left_ms) * (index - left) / (right - left)
    times: list[WordTime] = []
    for index, match in enumerate(found):
        earliest_ms = times[-1].start_ms if times else 0
        times.append(WordTime(match.start(), len(match[0]), max(earliest_ms, round(starts[index]))))
    return tuple(times)
