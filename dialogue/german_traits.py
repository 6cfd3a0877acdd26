"""What is seen in each piece of a German answer: as `answer_traits` for English, by the verbs of German.

German tells what was done mostly in the perfect ("ich habe ... gefragt"), whose halves stand far apart, and goes
on with a participle alone ("... und aufgehängt"). So a piece ends where a sentence does, or at a comma or joining
word once it has a verb; who did what is read from all the verbs in it. Punctuation is used if there, and not
needed.
"""

import re
from dataclasses import dataclass

from dialogue import german_words as german
from dialogue.answer_traits import MARKS, Piece, Told, count_words, place, plain_of, stage_of, who_of
from dialogue.clauses import Clause, Who, Word
from dialogue.verb_forms import words as words_of

KINDS_OF_WORDS = {
    "numbers": german.NUMBERS,
    "times": german.TIMES,
    "places": german.PLACES,
    "negations": german.NEGATIONS,
    "afterwards": german.AFTERWARDS,
    "outcomes": german.OUTCOMES,
    "opinions": german.OPINIONS,
    "habits": german.USUALLY,
    "unreal": german.UNREAL,
    "introducing": german.INTRODUCING,
    "states": german.STATES,
}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;,]")
# Without punctuation a piece ends at the first joining word after so many words.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece's words, from `begin` up to and without `end`, and what is done in it."""

    begin: int
    end: int
    clauses: tuple[Clause, ...]


def told_german(text: str) -> Told:
    plain = plain_of(text)
    words = [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]
    stretches = _stretches(words)
    own = [clause for stretch in stretches for clause in stretch.clauses if _is_own_deed(words, stretch, clause)]
    if any(clause.past for clause in own):  # what is told as happening now is a habit then
        own = [clause for clause in own if clause.past]
    return Told(
        plain, words, [c for stretch in stretches for c in stretch.clauses], own, _pieces(words, stretches, own)
    )


def _is_own_deed(words: list[Word], stretch: _Stretch, clause: Clause) -> bool:
    """A deed told for itself: no mistake that was made, no cause and no habit."""
    if clause.who is not Who.SELF or not clause.deed or not clause.real:
        return False
    said = {word.text for word in words[stretch.begin : stretch.end]}
    if said & german.MISTAKEN or words[stretch.begin].text in german.OPENING:
        return False
    return clause.past or not said & german.USUALLY


def _stretches(words: list[Word]) -> list[_Stretch]:
    found: list[_Stretch] = []
    begin = 0
    verb_seen = False
    for at, word in enumerate(words):
        ends = word.text in german.SENTENCE_ENDS
        joins = word.text == "," or word.text in german.JOINING or word.text in german.OPENING
        joins = joins or (word.text in german.PRONOUNS and _is_verb(words, at + 1))
        if not ends and joins and verb_seen and at - begin >= _LEAST_WORDS:
            ends = True
        if ends and at > begin:
            found.append(_stretch(words, begin, at, found))
        if ends:
            begin, verb_seen = (at + 1 if word.text in MARKS else at), False
        else:
            verb_seen = verb_seen or _is_verb(words, at) or at == _first_past(words, begin, at + 1)
    if begin < len(words):
        found.append(_stretch(words, begin, len(words), found))
    return found


def _is_verb(words: list[Word], at: int) -> bool:
    if at >= len(words):
        return False
    text = words[at].text
    if text.endswith("en") and at and words[at - 1].text == "zu":
        return True
    if german.is_participle(text) or german.is_past(text):
        return True
    if text in german.HAVING | german.BEING | german.PLUPERFECT | german.MODALS | german.UNREAL_VERBS:
        return True
    return (_beside_pronoun(words, at) and german.may_be_past(text)) or _is_present(words, at)


def _stretch(words: list[Word], begin: int, end: int, before: list[_Stretch]) -> _Stretch:
    clauses: list[Clause] = []
    for at in range(begin, end):
        clause = _clause(words, at, begin, end)
        if clause is not None:
            clauses.append(clause)
    last = next((stretch.clauses[-1] for stretch in reversed(before) if stretch.clauses), None)
    if last is not None and last.past:
        clauses = _going_on(words, begin, end, last, clauses)
    return _Stretch(begin, end, tuple(clauses))


def _clause(words: list[Word], at: int, begin: int, end: int) -> Clause | None:
    """With this word as its finite verb."""
    verb = words[at].text
    subject = _subject(words, at, begin, end)
    unreal = bool({word.text for word in words[begin:end]} & german.UNREAL_VERBS)
    if verb in german.HAVING | german.BEING:
        who = Who.SELF if verb in german.FIRST_PERSON else subject or Who.OTHERS
        participle = _participle(words, at, begin, end)
        if participle is None:
            return _as_clause(words, at, who, deed=False, past=verb in {"war", "waren", "wurde", "wurden"})
        passive = verb in {"wurde", "wurden", "wird", "werden"}
        deed = not passive and participle not in german.NO_DEEDS
        return _as_clause(words, at, Who.OTHERS if passive else who, deed=deed, past=True, real=not unreal)
    if verb in german.PLUPERFECT | german.MODALS:
        return _as_clause(words, at, subject or Who.OTHERS, deed=False, past=verb.endswith(("te", "ten")))
    if verb in german.UNREAL_VERBS:
        return _as_clause(words, at, subject or Who.OTHERS, deed=True, past=False, real=False)
    if german.is_past(verb) or (_beside_pronoun(words, at) and german.may_be_past(verb)):
        who = subject or Who.OTHERS
        return _as_clause(words, at, who, deed=verb not in german.NO_DEEDS, past=True, real=not unreal)
    if subject is Who.SELF and _is_present(words, at):
        deed = verb not in german.NO_DEEDS
        return _as_clause(words, at, Who.SELF, deed=deed, past=False, real=not unreal)
    return None


def _going_on(words: list[Word], begin: int, end: int, last: Clause, found: list[Clause]) -> list[Clause]:
    """ "... und hängte es auf", "... und aufgehängt": a piece that begins with a past tense, or has a participle
    and no other verb, goes on with what was done before, by whom it was done."""
    first = _first_past(words, begin, end)
    if first is not None:
        deed = words[first].text not in german.NO_DEEDS
        return [_as_clause(words, first, last.who, deed=deed, past=True), *(c for c in found if c.at != first)]
    for at in range(end - 1, begin - 1, -1) if not found else ():
        text = words[at].text
        closing = at == end - 1 and german.PREFIXED.fullmatch(text) is not None
        if german.is_participle(text) or closing:
            deed = last.deed and text not in german.NO_DEEDS
            return [_as_clause(words, at, last.who, deed=deed, past=True, real=last.real)]
    return found


def _first_past(words: list[Word], begin: int, end: int) -> int | None:
    """The place of a past tense that a piece begins with: its subject was named before."""
    first = begin + int(words[begin].text in german.JOINING | {"dann"})
    if first >= end or not german.may_be_past(words[first].text) or _beside_pronoun(words, first):
        return None
    return first


def _participle(words: list[Word], at: int, begin: int, end: int) -> str | None:
    """Behind the verb, or in a subordinate clause right before it: a participle that is a deed, else any."""
    around = [words[i].text for i in range(at + 1, end)]
    if at > begin and at + 1 >= end - 1:
        around.append(words[at - 1].text)
    found = [text for text in around if german.is_participle(text) or german.PREFIXED.fullmatch(text)]
    deeds = [text for text in found if text not in german.NO_DEEDS]
    return next(iter(deeds or found), None)


def _subject(words: list[Word], at: int, begin: int = 0, end: int | None = None) -> Who | None:
    """The pronoun beside a verb, before or behind it."""
    end = len(words) if end is None else end
    beside = [words[i].text for i in (at - 1, at + 1) if begin <= i < end]
    if at - 2 >= begin and beside[0] not in MARKS:
        beside.append(words[at - 2].text)
    if not german.SELF.isdisjoint(beside):
        return Who.SELF
    if not german.GROUP.isdisjoint(beside):
        return Who.GROUP
    return Who.OTHERS if any(text in german.OTHERS for text in beside[:2]) else None


def _beside_pronoun(words: list[Word], at: int) -> bool:
    return any(0 <= i < len(words) and words[i].text in german.PRONOUNS for i in (at - 1, at + 1))


def _is_present(words: list[Word], at: int) -> bool:
    """ "ich ruf", "hol ich": right beside the pronoun, and no small word."""
    text = words[at].text
    if german.PRESENT_OF_SELF.fullmatch(text) is None or text in _NO_PRESENT or german.is_participle(text):
        return False
    after_i = at > 0 and words[at - 1].text in german.SELF
    before_i = at + 1 < len(words) and words[at + 1].text in german.SELF and (at == 0 or not after_i)
    return after_i or before_i


_NO_PRESENT = (
    german.PLACES
    | german.NEGATIONS
    | german.AFTERWARDS
    | german.INTRODUCING
    | german.USUALLY
    | german.OPENING
    | german.JOINING
    | german.OTHERS
    | german.TIMES
    | words_of(
        """
        auch dann da so ja noch nur mich mir sich uns ihm ihr ihn ihnen dem den des dir dich schon mal erst selbst
        selber sehr ganz also hab habe bin was wie wo wer wenn dass weil und aber oder doch denn zu mit von nach
        für um über unter hier dort dabei damit daran dazu davon sofort gleich direkt zuerst zunächst
        """
    )
)


def _as_clause(words: list[Word], at: int, who: Who, *, deed: bool, past: bool, real: bool = True) -> Clause:
    word = words[at]
    return Clause(who, word.text, word.start, word.end, at, deed, past, real)


def _pieces(words: list[Word], stretches: list[_Stretch], own: list[Clause]) -> list[Piece]:
    deeds = [clause.at for clause in own]
    mains = [next(iter(_by_weight(stretch.clauses)), None) for stretch in stretches]
    found = []
    for number, stretch in enumerate(stretches):
        said = [word.text for word in words[stretch.begin : stretch.end] if word.text not in MARKS]
        if not said:
            continue
        main = mains[number]
        stage = stage_of(main, stretch.begin, stretch.end, deeds)
        seen = count_words(said, stage, KINDS_OF_WORDS) | {f"stage:{stage}", f"stage:{stage}:{who_of(main)}"}
        seen |= {_kind(clause) for clause in stretch.clauses} or {"clause:none"}
        if any(clause in own for clause in stretch.clauses):
            seen.add("own-deed")
        if german.MISTAKEN & set(said):
            seen.add("mistaken")
        if words[stretch.begin].text in german.OPENING:
            seen |= {"subordinate", f"subordinate:{stage}"}
        before = None if number == 0 else mains[number - 1]
        after = None if number + 1 == len(stretches) else mains[number + 1]
        seen |= {f"previous:{who_of(before) if number else 'nothing'}"}
        seen |= {f"next:{who_of(after) if number + 1 < len(stretches) else 'nothing'}"}
        seen |= place(stretch.begin, stretch.end, len(words), deeds)
        if stretch.begin and words[stretch.begin - 1].text in german.SENTENCE_ENDS:
            seen.add("opens-a-sentence")
        start = next(word.start for word in words[stretch.begin : stretch.end] if word.text not in MARKS)
        found.append(Piece(start, main, frozenset(seen)))
    return found


def _by_weight(clauses: tuple[Clause, ...]) -> list[Clause]:
    """One's own deed first, then other deeds, then states."""
    return sorted(clauses, key=lambda clause: (not (clause.deed and clause.who is Who.SELF), not clause.deed))


def _kind(clause: Clause) -> str:
    kind = f"clause:{clause.who}:{'deed' if clause.deed else 'state'}:{'past' if clause.past else 'present'}"
    return kind if clause.real else f"{kind}:unreal"
