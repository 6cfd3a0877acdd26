"""What is seen in each piece of an answer: who does what, where it stands among one's own deeds, by which words.

A piece is a clause and what follows it up to the next one, or a sentence without a clause ("No scratch."). Nothing
here counts how long an answer is: many and few words are told apart by what they tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogue.clauses import Clause, Who, Word, clauses, words_of
from dialogue.small_words import (
    AFTERWARDS,
    FEELINGS,
    FOR_WHAT_WAS,
    INTRODUCING,
    NEGATIONS,
    NUMBERS,
    OPINIONS,
    OUTCOMES,
    OWN_OUTCOMES,
    PEOPLE,
    PLACES,
    STATES,
    SUBORDINATING,
    TIMES,
    UNREAL,
    USUALLY,
)
from dialogue.verb_forms import SENTENCE_ENDS, is_past

MARKS = SENTENCE_ENDS | {","}
QUARTERS = 4
MOST_DEEDS_BEFORE = 2
LENGTH_STEP, MOST_LENGTH_STEPS = 3, 4  # words of a piece
KINDS_OF_WORDS = {
    "numbers": NUMBERS,
    "times": TIMES,
    "negations": NEGATIONS,
    "afterwards": AFTERWARDS,
    "opinions": OPINIONS,
    "habits": USUALLY,
    "unreal": UNREAL,
    "introducing": INTRODUCING,
    "states": STATES,
    "outcomes": OUTCOMES,
    "feelings": FEELINGS,
    "places": PLACES,
    "people": PEOPLE,
}


class Stage(StrEnum):
    """Where a piece stands. What follows the last deed is most often what came of it."""

    NO_DEEDS = "no-deeds"  # no deed of one's own in the whole answer
    BEFORE = "before"
    AMONG = "among"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Piece:
    """`start`: offset of its first word in the answer. `traits`: names as in the table of weights."""

    start: int
    clause: Clause | None
    traits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer taken apart. `own`: the speaker's own deeds, told as done."""

    plain: str
    words: list[Word]
    clauses: list[Clause]
    own: list[Clause]
    pieces: list[Piece]


def plain_of(text: str) -> str:
    """In small letters and with straight apostrophes, each character in its place."""
    straight = text.replace("\u2019", "'")
    small = straight.lower()
    return small if len(small) == len(text) else straight  # a few letters change their length


def told(text: str) -> Told:
    plain = plain_of(text)
    words = words_of(plain)
    found = clauses(words)
    places = {word.start: at for at, word in enumerate(words)}
    opened = [(places.get(clause.start, clause.at), clause) for clause in found]
    own = [clause for at, clause in opened if _is_own_deed(words, at, clause)]
    return Told(plain, words, found, own, _pieces(words, _openings(words, opened), own))


def _is_own_deed(words: list[Word], at: int, clause: Clause) -> bool:
    """A deed that is told for itself: not as a cause ("because I had opened the old file"), nor as an outcome."""
    if clause.who is not Who.SELF or not clause.deed or not clause.real or clause.verb in OWN_OUTCOMES:
        return False
    if clause.past and words[max(0, clause.at - 1)].text in {"had", "i'd"}:
        return False
    return at == 0 or words[at - 1].text not in FOR_WHAT_WAS


_Opening = tuple[int, Clause | None]  # place of its first word


def _openings(words: list[Word], opened: list[tuple[int, Clause]]) -> list[_Opening]:
    """Where pieces begin, in order; the first one at the first word."""
    at_clauses = sorted({at for at, _ in opened})
    found: list[_Opening] = [*opened]
    begin, next_clause = 0, 0
    for end in [at for at, word in enumerate(words) if word.text in SENTENCE_ENDS] + [len(words)]:
        while next_clause < len(at_clauses) and at_clauses[next_clause] < begin:
            next_clause += 1
        has_clause = next_clause < len(at_clauses) and at_clauses[next_clause] <= end
        if 0 < begin < end and not has_clause:
            found.append((begin, None))
        begin = end + 1
    found.sort(key=lambda opening: opening[0])
    return found if found and found[0][0] == 0 else [(0, None), *found]


def _pieces(words: list[Word], openings: list[_Opening], own: list[Clause]) -> list[Piece]:
    found = []
    deeds = [clause.at for clause in own]
    for number, (begin, clause) in enumerate(openings):
        end = openings[number + 1][0] if number + 1 < len(openings) else len(words)
        said = [word.text for word in words[begin:end] if word.text not in MARKS]
        if not said:
            continue
        stage = stage_of(clause, begin, end, deeds)
        seen = _of_clause(clause, stage, own) | _of_words(said, stage) | place(begin, end, len(words), deeds)
        seen.add(f"previous:{who_of(openings[number - 1][1]) if number else 'nothing'}")
        seen.add(f"next:{who_of(openings[number + 1][1]) if end < len(words) else 'nothing'}")
        if any(word.text in SUBORDINATING for word in words[max(0, begin - 2) : begin + 1]):
            seen |= {"subordinate", f"subordinate:{stage}"}
        if begin and words[begin - 1].text in SENTENCE_ENDS:
            seen.add("opens-a-sentence")
        start = next(word.start for word in words[begin:end] if word.text not in MARKS)
        found.append(Piece(start, clause, frozenset(seen)))
    return found


def place(begin: int, end: int, count: int, deeds: Sequence[int]) -> set[str]:
    """Where in the answer words `begin` to `end` of its `count` stand, and behind how many deeds."""
    before = sum([deed < begin for deed in deeds])
    seen = {f"quarter:{begin * QUARTERS // count}", f"deeds-before:{min(MOST_DEEDS_BEFORE, before)}"}
    return seen | {"last"} if end == count else seen


def stage_of(clause: Clause | None, begin: int, end: int, deeds: Sequence[int]) -> Stage:
    if not deeds:
        return Stage.NO_DEEDS
    if clause is not None and clause.at in deeds:
        return Stage.AMONG
    if deeds[-1] < end:
        return Stage.AFTER
    return Stage.AMONG if deeds[0] < begin else Stage.BEFORE


def _of_clause(clause: Clause | None, stage: Stage, own: list[Clause]) -> set[str]:
    seen = {f"stage:{stage}", f"stage:{stage}:{who_of(clause)}"}
    if clause is None:
        return seen | {"clause:none"}
    kind = f"clause:{clause.who}:{'deed' if clause.deed else 'state'}:{'past' if clause.past else 'present'}"
    seen.add(kind if clause.real else f"{kind}:unreal")
    if clause in own:
        seen.add("own-deed")
    return seen


def _of_words(said: list[str], stage: Stage) -> set[str]:
    seen = count_words(said, stage, KINDS_OF_WORDS)
    if any(word.endswith("ing") for word in said):
        seen.add("ing")
    if sum([is_past(word) for word in said]) > 1:
        seen.add("two-past-forms")
    return seen


def count_words(said: Sequence[str], stage: Stage, kinds: Mapping[str, frozenset[str]]) -> set[str]:
    """The words themselves, the kinds that they are of, about how many they are."""
    seen = {f"word:{'#' if word.isdigit() else word}" for word in said}
    seen.add(f"length:{min(MOST_LENGTH_STEPS, len(said) // LENGTH_STEP)}")
    for name, words in kinds.items():
        if not words.isdisjoint(said) or (name == "numbers" and any(word.isdigit() for word in said)):
            seen |= {name, f"{name}:{stage}"}
    return seen


def who_of(clause: Clause | None) -> str:
    return "none" if clause is None else clause.who.value
