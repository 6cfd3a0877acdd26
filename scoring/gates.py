"""Whether an answer's words may be judged at all: a doubt leads to a person, never to a low score."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogue.transcript import AnswerStatus
from scoring.english import FUNCTION_WORDS
from scoring.preparation import AnswerText

# All ours and on the careful side, to be replaced once a panel has rated interviews.
# Below this there is nothing to take a share of.
SHORTEST_WORDS = 12
# Share of function words. Speech and plain prose: .45-.65; lists of catchwords and other languages: below .2.
FUNCTION_WORD_SHARE = 0.25
# Places of cues per word, and from how many. Rich stories have one place in 4-10 words (one of 679 has more than
# this, synthetic panel), "I asked and I offered and I listened" one in three.
CUE_DENSITY = 0.32
CUE_PLACES = 5
# Share of different runs of four words. Natural speech of some hundred words: above .95; each sentence twice: .5.
DIFFERENT_RUNS = 0.6
RUN_WORDS = 4
# Share of an answer's runs that stand in another answer, too.
SHARED_RUNS = 0.5


class Doubt(StrEnum):
    """In the words of a remark: "in the answer to ..., {doubt}"."""

    UNCLEAR = "the words were not recognized reliably"
    SILENT = "nothing was heard"
    CUT = "the answer was cut by a technical fault"
    SKIPPED = "the candidate asked for the next question"
    NOT_ENGLISH = "the words don't read like English sentences"
    LANGUAGE = "the interview is in a language that this scorer can't read"
    STUFFED = "there are catchwords with hardly a story around them"
    REPEATED = "the same words are said again and again"
    SHARED = "the same words are given in answer to another question"
    TO_THE_SCORER = "there are sentences that address the scoring program; they were left out"


# With these the words are good to read, and repeating them gains nothing: a level can be found all the same.
READABLE = frozenset({Doubt.REPEATED, Doubt.SHARED, Doubt.TO_THE_SCORER})

_OF_STATUS = {
    AnswerStatus.LOW_CONFIDENCE: Doubt.UNCLEAR,
    AnswerStatus.NO_AUDIO: Doubt.SILENT,
    AnswerStatus.INTERRUPTED: Doubt.CUT,
    AnswerStatus.SKIPPED: Doubt.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class Gate:
    doubts: tuple[Doubt, ...]

    @property
    def is_open(self) -> bool:
        """Whether the answer may take part in a level."""
        return set(self.doubts) <= READABLE


def gates(answers: Sequence[AnswerText], cue_places: Sequence[int], language: str) -> list[Gate]:
    """One per answer. `cue_places`: in how many places of each answer a cue was found."""
    if language.partition("-")[0] != "en":
        return [Gate((Doubt.LANGUAGE,))] * len(answers)
    runs = [_runs(answer.words) for answer in answers]
    spread = Counter(run for own in runs for run in set(own))
    return [
        Gate(tuple(_doubts(answer, places, own, spread)))
        for answer, places, own in zip(answers, cue_places, runs, strict=True)
    ]


def _doubts(
    answer: AnswerText,
    cue_places: int,
    runs: list[tuple[str, ...]],
    spread: Counter[tuple[str, ...]],
) -> list[Doubt]:
    if answer.status in _OF_STATUS:
        return [_OF_STATUS[answer.status]]  # whatever its words are like
    words = answer.words
    if len(words) < SHORTEST_WORDS:
        return []
    doubts = []
    if sum(word in FUNCTION_WORDS for word in words) < FUNCTION_WORD_SHARE * len(words):
        doubts.append(Doubt.NOT_ENGLISH)
    if cue_places >= CUE_PLACES and cue_places > CUE_DENSITY * len(words):
        doubts.append(Doubt.STUFFED)
    different = set(runs)
    if len(different) < DIFFERENT_RUNS * len(runs):
        doubts.append(Doubt.REPEATED)
    if sum(spread[run] > 1 for run in different) > SHARED_RUNS * len(different):
        doubts.append(Doubt.SHARED)
    return doubts


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(zip(*(words[offset:] for offset in range(RUN_WORDS)), strict=False))
