"""Which parts of an answer are there, which are missing, how sure, by which words; and whether to ask more.

A part is there if any piece of the answer tells it; how likely a piece does is a sum of weights of what one can
read in it, each language in its own way (`ENGLISH` here, `completeness_german`). The weights are tables, fitted on
labelled answers by benchmarks/completeness, which measures them, too. They choose a probe and never score: most
people's answers are no complete stories (Bangerter 2014: 23 % are).
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dialogue import cues
from dialogue.answer_traits import Piece, Told, told
from dialogue.completeness_weights import BIAS, NEEDS_MORE_BELOW, WEIGHTS
from dialogue.outcome_wordings import NO_RESULT
from dialogue.references import hypothetical_in, refers_elsewhere

# Nobody has told an experience in three words.
LEAST_WORDS = 4
MOST_SURE = 0.95
# What is asked for where more is needed is missing with this certainty or more; where it's enough, with less than
# half: the whole answer is a witness for its parts, too.
LEAST_SURE = 0.62
SURE_IF_ENOUGH = 0.5
QUOTE_WORDS = 14
SAID_TO_BE_ABSENT = -3.0  # log-odds
TWO_DEEDS = 2  # who tells two deeds has told something here, whatever else is pointed to


class Part(StrEnum):
    """The parts of a complete answer to a question about past behaviour."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


PARTS = tuple(Part)
# For the whole only what is scored counts: a task often goes without saying.
COUNTED = (Part.SITUATION, Part.ACTION, Part.RESULT)


class Basis(StrEnum):
    """What the judgement rests on; it goes on the record with every probe."""

    WORDS = "words"
    LENGTH = "length"  # the words can't be trusted: only how long was spoken


@dataclass(frozen=True, slots=True)
class PartFinding:
    """`sure` is 0..1 for the statement made (present or not); `quote` is empty where nothing shows it."""

    part: Part
    present: bool
    sure: float
    quote: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """needs_more: something essential is missing. Some part may be absent where it's enough, too."""

    findings: tuple[PartFinding, ...]
    basis: Basis
    needs_more: bool = False

    @property
    def missing(self) -> tuple[Part, ...]:
        return tuple(f.part for f in self.findings if not f.present)


@dataclass(frozen=True, slots=True)
class Reading:
    """How answers in one language are read.

    no_result: how one hears that nothing can be told of what came of it. elsewhere: whether it's told elsewhere
    or is what one would do. weights: trait -> log-odds for each of `PARTS`. An answer is probed where the log-odds
    of its weakest part that is scored are below `needs_more_below`. handicap: what a part has to have more than
    the others.
    """

    told: Callable[[str], Told]
    no_result: re.Pattern[str]
    elsewhere: Callable[[Told], bool]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    needs_more_below: float
    handicap: Mapping[Part, float] = field(default_factory=dict)

    def assess(self, text: str, expects: Sequence[Part]) -> Completeness:
        """Judge an answer, probes' answers included. Punctuation is used if there, and not needed."""
        answer = self.told(text)
        if len(answer.words) < LEAST_WORDS or not answer.pieces:
            nothing = tuple(PartFinding(part, False, MOST_SURE, "") for part in expects)
            return Completeness(nothing, Basis.WORDS, bool(expects))
        by_piece = [self._log_odds(piece) for piece in answer.pieces]
        odds = {part: _any(row[i] for row in by_piece) for i, part in enumerate(PARTS)}
        if self.no_result.search(answer.plain):
            odds[Part.RESULT] = min(odds[Part.RESULT], SAID_TO_BE_ABSENT)
        counted = [part for part in expects if part in COUNTED] or list(expects)
        if not counted:
            return Completeness((), Basis.WORDS)
        ahead = {part: odds[part] - self.handicap.get(part, 0.0) for part in counted}
        weakest = min(counted, key=lambda part: ahead[part])
        lacks = self.lacks(answer, result_expected=Part.RESULT in expects)
        needs_more = ahead[weakest] < self.needs_more_below or lacks
        findings = []
        for part in expects:
            column = PARTS.index(part)
            shown = max(range(len(by_piece)), key=lambda i: by_piece[i][column])
            quote = _quote(text, answer.pieces[shown].start)
            findings.append(_finding(part, odds[part], quote, needs_more, part is weakest))
        return Completeness(tuple(findings), Basis.WORDS, needs_more)

    def lacks(self, answer: Told, *, result_expected: bool) -> bool:
        """The speaker says it: how it ended isn't known, or it's told elsewhere, or it's what one would do."""
        if result_expected and self.no_result.search(answer.plain):
            return True
        return len(answer.own) < TWO_DEEDS and self.elsewhere(answer)

    def _log_odds(self, piece: Piece) -> list[float]:
        sums = list(self.bias)
        for name in piece.traits:
            if (weights := self.weights.get(name)) is not None:
                for i, weight in enumerate(weights):
                    sums[i] += weight
        return sums


def _elsewhere(answer: Told) -> bool:
    return bool(refers_elsewhere(answer.plain)) or hypothetical_in(answer.plain, answer.clauses)


# Cross-validated, a tenth more stories without a situation are seen so, at the cost of few others.
ENGLISH = Reading(told, NO_RESULT, _elsewhere, BIAS, WEIGHTS, NEEDS_MORE_BELOW, handicap={Part.SITUATION: 1.0})


def assess_words(text: str, expects: Sequence[Part]) -> Completeness:
    """`Reading.assess` for English."""
    return ENGLISH.assess(text, expects)


def assess_length(spoken_s: float, enough_speech_s: float, expects: Sequence[Part]) -> Completeness:
    """Judge by how long was spoken, where the words can't be trusted.

    A short answer most often ends before its result; more can't be known, so nothing else is asked.
    """
    enough = spoken_s >= enough_speech_s
    distance = abs(spoken_s - enough_speech_s) / max(enough_speech_s, 1.0)
    # Length alone never makes sure: a coin's throw at the border, 0.9 where nothing or twice enough was said.
    sure = 0.55 + 0.35 * min(1.0, distance)
    last = Part.RESULT if Part.RESULT in expects else (expects[-1] if expects else None)
    findings = tuple(PartFinding(part, enough or part is not last, sure, "") for part in expects)
    return Completeness(findings, Basis.LENGTH, bool(expects) and not enough)


def criteria_shown(text: str, signs: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Of the signs that a question's criteria look for (id -> cues), those whose cues are found -> the words."""
    shown: dict[str, str] = {}
    for sign, wordings in signs.items():
        for cue in wordings:
            if (place := cues.find(cue, text)) is not None:
                shown[sign] = text[place[0] : place[1]]
                break
    return shown


def _any(log_odds: Iterable[float]) -> float:
    """Log-odds that at least one of these holds, each for itself (noisy-or)."""
    # Of a sum of weights it's known that it is small: |x| < 40.
    doubt = min(-1e-9, -sum(math.log1p(math.exp(x)) for x in log_odds))
    return math.log(max(1e-6, 1.0 - math.exp(doubt))) - doubt


def _finding(part: Part, odds: float, quote: str, needs_more: bool, weakest: bool) -> PartFinding:
    chance = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
    if chance >= 0.5 and not (needs_more and weakest):
        return PartFinding(part, True, min(MOST_SURE, chance), quote)
    absent = min(MOST_SURE, 1.0 - chance)
    sure = max(LEAST_SURE, absent) if needs_more and weakest else absent
    return PartFinding(part, False, sure if needs_more else min(SURE_IF_ENOUGH, sure), "")


def _quote(text: str, start: int) -> str:
    """Word for word from `start` on, to the sentence's end or some words further."""
    end, words = start, 0
    while end < len(text) and words < QUOTE_WORDS:
        if text[end] in ".!?" and (end + 1 == len(text) or text[end + 1].isspace()):
            break
        words += text[end].isspace()
        end += 1
    return text[start:end].strip()
