"""Whether what the microphone hears is Aila herself, from the loudspeaker: by its loudness and by its words.

The browser cancels echo; this guard is for where it doesn't (old phones, loud speakers, a second device).
"""

import re
from collections import deque

# As long as two or three syllables: a shorter stretch of anybody's speech rises and falls like any other.
WINDOW_FRAMES = 30
LEAST_FRAMES = 18
# From sending to hearing it back: the browser's playout 40-200 ms, the way through both devices up to 300 ms.
LONGEST_DELAY_FRAMES = 25
# On read speech (test_echo.py) it finds every echo 12-25 dB lower and takes none of 500 other voices for one;
# at 0.85 it takes 8 %.
FOLLOWS = 0.9
# Below this, silence and noise look alike; a level that never changes follows everything.
FLOOR_DB = -70.0
SOUNDING_DB = -60.0
LEAST_SPREAD_DB = 2.0
# Nearly all words are hers: a recognizer mishears some of an echo.
WORDS_SHARE = 0.75
LEAST_WORDS = 2


class Envelopes:
    """The levels of the last second, hers as sent and theirs as received. Feed it each frame of 20 ms."""

    def __init__(self) -> None:
        self._ours: deque[float] = deque(maxlen=WINDOW_FRAMES + LONGEST_DELAY_FRAMES)
        self._theirs: deque[float] = deque(maxlen=WINDOW_FRAMES)

    def hear(self, ours_db: float, theirs_db: float) -> None:
        self._ours.append(ours_db)
        self._theirs.append(max(FLOOR_DB, theirs_db))

    def follow(self) -> bool:
        """Whether their level has risen and fallen with hers, at any delay that a loudspeaker can have.

        Only frames with a sound of hers are compared: two voices that begin after a silence would look alike.
        """
        ours, theirs = list(self._ours), list(self._theirs)
        delays = range(min(LONGEST_DELAY_FRAMES, len(ours) - LEAST_FRAMES) + 1)
        return any(_alike(ours[: len(ours) - delay], theirs) for delay in delays)


def her_words(heard: str, said: str) -> bool:
    """Whether the words that were heard are those she is saying, in their order."""
    mine, hers = _words(heard), _words(said)
    return len(mine) >= LEAST_WORDS and _in_order(mine, hers) >= WORDS_SHARE * len(mine)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def _in_order(words: list[str], among: list[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(among) + 1)
    for word in words:
        before = row[:]
        for at, other in enumerate(among, start=1):
            row[at] = before[at - 1] + 1 if word == other else max(before[at], row[at - 1])
    return row[-1]


def _alike(ours: list[float], theirs: list[float]) -> bool:
    """Both end at the same time."""
    count = min(len(ours), len(theirs))
    pairs = zip(ours[len(ours) - count :], theirs[len(theirs) - count :], strict=True)
    sounding = [(one, other) for one, other in pairs if one > SOUNDING_DB]
    return len(sounding) >= LEAST_FRAMES and _correlation(sounding) >= FOLLOWS


def _correlation(pairs: list[tuple[float, float]]) -> float:
    """Pearson's; 0 where one of them doesn't change enough to say anything."""
    count = len(pairs)
    mean_one, mean_other = sum(one for one, _ in pairs) / count, sum(other for _, other in pairs) / count
    about = [(one - mean_one, other - mean_other) for one, other in pairs]
    spread_one, spread_other = sum(x * x for x, _ in about), sum(y * y for _, y in about)
    if min(spread_one, spread_other) < count * LEAST_SPREAD_DB**2:
        return 0.0
    return sum(x * y for x, y in about) / float((spread_one * spread_other) ** 0.5)
