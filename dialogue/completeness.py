"""Which parts of an answer are there, which are missing, how sure, by which words; and whether to ask more.

A part is there if any piece of the answer tells it; how likely a piece does is a sum of weights of what one can
read in it (`answer_traits`). The weights are a table (`completeness_weights`), fitted on labelled answers by
benchmarks/completeness, which measures them, too. They choose a probe and never score: most people's answers are
no complete stories (Bangerter 2014: 23 % are).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogue import cues
from dialogue.answer_traits import Piece, Told, told
from dialogue.completeness_weights import BIAS, NEEDS_MORE_BELOW, PARTS, WEIGHTS
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
# For the whole only what is scored counts: a task often goes without saying.
COUNTED = ("situation", "action", "result")


class Part(StrEnum):
    """The parts of a complete answer to a question about past behaviour."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


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


def assess_words(text: str, expects: Sequence[Part]) -> Completeness:
    """Judge an answer, probes' answers included, by its words. Punctuation is used if there, and not needed."""
    answer = told(text)
    if len(answer.words) < LEAST_WORDS or not answer.pieces:
        nothing = tuple(PartFinding(part, False, MOST_SURE, "") for part in expects)
        return Completeness(nothing, Basis.WORDS, bool(expects))
    by_piece = [_log_odds(piece) for piece in answer.pieces]
    odds = {part: _any(row[i] for row in by_piece) for i, part in enumerate(PARTS)}
    if NO_RESULT.search(answer.plain):
        odds["result"] = min(odds["result"], SAID_TO_BE_ABSENT)
    counted = [part for part in expects if part in COUNTED] or list(expects)
    if not counted:
        return Completeness((), Basis.WORDS)
    weakest = min(counted, key=lambda part: odds[part])
    needs_more = odds[weakest] < NEEDS_MORE_BELOW or lacks_by_its_own_words(answer, "result" in expects)
    findings = []
    for part in expects:
        column = PARTS.index(part)
        shown = max(range(len(by_piece)), key=lambda i: by_piece[i][column])
        quote = _quote(text, answer.pieces[shown].start)
        findings.append(_finding(part, odds[part], quote, needs_more, part is weakest))
    return Completeness(tuple(findings), Basis.WORDS, needs_more)


def lacks_by_its_own_words(answer: Told, result_expected: bool) -> bool:
    """The speaker says it: how it ended isn't known, or it's told elsewhere, or it's what one would do."""
    if result_expected and NO_RESULT.search(answer.plain):
        return True
    if len(answer.own) >= TWO_DEEDS:
        return False
    return bool(refers_elsewhere(answer.plain)) or hypothetical_in(answer.plain, answer.clauses)


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


def _log_odds(piece: Piece) -> list[float]:
    sums = list(BIAS)
    for name in piece.traits:
        if (weights := WEIGHTS.get(name)) is not None:
            for i, weight in enumerate(weights):
                sums[i] += weight
    return sums


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
