"""Who does what in a told answer: clauses, found by subject and verb form, word by word.

No parser: a verb form is looked for, and who stands before it. Punctuation is used if there, and not needed, since
recognizers give none; neither is correct grammar ("she play it", "he give us", "I says").
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dialogue.verb_forms import (
    ADVERBS,
    BEING,
    CONDITIONS,
    CONTRACTED,
    CONTRACTIONS,
    HAVING,
    JOINING,
    MODALS,
    NO_VERB_AFTER,
    NOT_FINITE_AFTER,
    OTHERS,
    SENTENCE_ENDS,
    STANCE_TAKEN,
    STANCES,
    is_deed,
    is_past,
    is_present,
)

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;,]")
_BACK = 4  # words looked back over adverbs: "I then also just quickly asked"
_CONDITION_BACK = 3


class Who(StrEnum):
    SELF = "self"
    GROUP = "group"  # "we": who of us did it isn't said
    OTHERS = "others"  # people, things, "it"


@dataclass(frozen=True, slots=True)
class Word:
    """`text` in small letters, contractions without an apostrophe mended ("didnt"); offsets in the answer."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """`start`, `end`: offsets from the subject to the verb; `at`: the verb's place among the words.

    deed: something is done, not been, had, felt or thought. real: told as having happened, not as what would be.
    """

    who: Who
    verb: str
    start: int
    end: int
    at: int
    deed: bool
    past: bool
    real: bool


def words_of(plain: str) -> list[Word]:
    """Words and punctuation of a text in small letters with straight apostrophes."""
    return [Word(CONTRACTIONS.get(text := m.group(), text), m.start(), m.end()) for m in _WORD.finditer(plain)]


def clauses(words: list[Word]) -> list[Clause]:
    found: list[Clause] = []
    for at, word in enumerate(words):
        clause = _clause(words, at, word.text, found[-1] if found else None)
        if clause is not None:
            found.append(clause)
    return found


def _clause(words: list[Word], at: int, verb: str, before: Clause | None) -> Clause | None:
    past, being = is_past(verb), verb in BEING
    if past and (at == 0 or words[at - 1].text in SENTENCE_ENDS):  # "Collected it myself, said sorry to both"
        return Clause(Who.SELF, verb, words[at].start, words[at].end, at, is_deed(verb), past, True)
    subject = at - 1
    while subject >= 0 and at - subject < _BACK and words[subject].text in ADVERBS:
        subject -= 1
    if subject < 0 or (not past and not being and subject != at - 1 and words[subject].text not in _PRONOUNS):
        return None
    standing = words[subject].text
    helper = standing if standing in HAVING or standing in CONTRACTED else ""
    if helper in HAVING and past:  # "I have moved", "they had sent": the helper's subject is the verb's
        subject = max(0, subject - 1)
        standing = words[subject].text
    who = _who(standing, past or being, before, words[subject + 1 : at])
    if who is None or not (past or being or (standing in _PRONOUNS and is_present(verb, standing))):
        return None
    if not past and not being and before is not None and before.at == subject - 1:
        return None  # "put it right": the pronoun is what something is done to
    real = not any(words[i].text in CONDITIONS for i in range(max(0, subject - _CONDITION_BACK), at))
    deed = not being and (is_deed(verb) or (verb in STANCES and _follows(words, at, STANCE_TAKEN)))
    return Clause(who, verb, words[subject].start, words[at].end, at, deed, past, real)


def _follows(words: list[Word], at: int, among: frozenset[str]) -> bool:
    return at + 1 < len(words) and words[at + 1].text in among


_SELF = {"i", "i've", "i'd", "i'm"}
_GROUP = {"we", "we've", "we'd", "we're"}
_PRONOUNS = _SELF | _GROUP | OTHERS


def _who(standing: str, finite: bool, before: Clause | None, between: list[Word]) -> Who | None:
    if standing in _SELF:
        return Who.SELF
    if standing in _GROUP:
        return Who.GROUP
    if standing in OTHERS:
        return Who.OTHERS
    if not finite or standing in NO_VERB_AFTER or standing in NOT_FINITE_AFTER or standing in MODALS:
        return None
    if standing in JOINING:  # "I rang and asked": goes on with the one before
        return None if before is None else before.who
    return Who.OTHERS if standing not in BEING and not between else None
