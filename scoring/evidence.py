"""Finding the words that show a sign, and leaving alone those that deny or only imagine it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from dialogue import cues
from dialogue.bank import QuestionBank
from scoring.english import DETAILS, FUNCTION_WORDS, OWN_PAST_ACTION, is_denied, is_unreal, may_be_turned
from scoring.preparation import AnswerText, Sentence
from scoring.report import Quote

SignKey = tuple[str, str, str]  # competency, criterion, sign: ids are unique only within what they stand in

_TOKEN = re.compile(r"\w+")
_NEXT_WORDS = 3
_KNOWN_WORDS = 50_000  # whose cues are remembered


@dataclass(frozen=True, slots=True)
class Shown:
    """A sign in one answer. Sets, so that neither order nor repetition changes anything."""

    answer: int
    quote: Quote
    start: int  # of the quote in its utterance's text
    sentences: frozenset[tuple[str, ...]]  # the words of the sentences that show it
    own_action: bool
    details: frozenset[str]


@dataclass(slots=True)
class Findings:
    """What was found in one answer."""

    shown: dict[SignKey, Shown] = field(default_factory=dict)
    imagined: set[SignKey] = field(default_factory=set)
    places: int = 0  # where any cue is found; cues that begin at the same word count once


@dataclass(frozen=True, slots=True)
class _Cue:
    """needs: of each of these sets one word has to be there, too."""

    number: int
    sign: SignKey
    text: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


class CueIndex:
    """All cues of a bank, by the rarest word that must be there: most sentences need hardly any of them tried."""

    def __init__(self, bank: QuestionBank) -> None:
        """Raises ValueError for a cue that `dialogue.cues.fault` objects to; a checked bank has none."""
        self._by_word: dict[str, list[_Cue]] = {}
        self._by_stem: dict[str, list[_Cue]] = {}
        self._wanted: dict[str, tuple[_Cue, ...]] = {}
        signs = [
            ((competency.id, criterion.id, sign.id), text)
            for competency in bank.competencies
            for criterion in competency.criteria
            for sign in criterion.signs
            for text in sign.cues
        ]
        # A word that many cues name is one that many sentences have.
        spread = Counter(first for _, text in signs for place in _places(text) for first, _ in _firsts(place))
        for number, (key, text) in enumerate(signs):
            self._add(number, key, text, spread)

    def _add(self, number: int, key: SignKey, text: str, spread: Counter[str]) -> None:
        rarest, *others = sorted(_places(text), key=lambda place: _commonness(place, spread))
        needs = tuple(frozenset(first for first, _ in _firsts(one)) for one in others if "*" not in one)
        cue = _Cue(number, key, text, _on_plain(cues.pattern(text.lower())), needs)
        for first, is_stem in _firsts(rarest):
            (self._by_stem if is_stem else self._by_word).setdefault(first, []).append(cue)

    def _candidates(self, words: str) -> list[_Cue]:
        """In the bank's order."""
        there = set(_TOKEN.findall(words))
        found = {}
        for word in there:
            for cue in self._wanted_by(word):
                for need in cue.needs:
                    if need.isdisjoint(there):
                        break
                else:
                    found[cue.number] = cue
        return [found[number] for number in sorted(found)]

    def _wanted_by(self, word: str) -> tuple[_Cue, ...]:
        if (known := self._wanted.get(word)) is not None:
            return known
        stems = (word[:length] for length in range(1, min(len(word), 60) + 1))
        cues_of_stems = [cue for stem in stems for cue in self._by_stem.get(stem, ())]
        wanted = (*self._by_word.get(word, ()), *cues_of_stems)
        if len(self._wanted) < _KNOWN_WORDS:
            self._wanted[word] = wanted
        return wanted

    def search(self, words: str, length: int) -> Iterator[tuple[SignKey, str, int, int]]:
        """Sign, cue, start and end of every place where a cue begins in the first `length` letters."""
        for cue in self._candidates(words):
            place = cue.pattern.search(words)
            while place is not None and place.start() < length:
                yield cue.sign, cue.text, place.start(), place.end()
                place = cue.pattern.search(words, place.end())


def _places(cue: str) -> list[str]:
    return [word for word in cue.split() if word != cues.GAP]


def _commonness(place: str, spread: Counter[str]) -> tuple[bool, int]:
    """Of a cue's place, "asked|invited"."""
    firsts = [first for first, _ in _firsts(place)]
    return not FUNCTION_WORDS.isdisjoint(firsts), sum(spread[first] for first in firsts)


def _firsts(place: str) -> list[tuple[str, bool]]:
    """What each choice of a place begins with, and whether it may go on."""
    found = []
    for choice in place.lower().split("|"):
        whole = choice.rstrip("*")
        first = re.split(r"['’-]", whole)[0]
        found.append((first, choice.endswith("*") and first == whole))
    return found


class _ByIdentity:
    """A bank as a key: comparing two of them would cost as much as reading an answer."""

    def __init__(self, bank: QuestionBank) -> None:
        self.bank = bank

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.bank is other.bank

    def __hash__(self) -> int:
        return id(self.bank)


@lru_cache(maxsize=4)
def _index_of(key: _ByIdentity) -> CueIndex:
    return CueIndex(key.bank)


def index_of(bank: QuestionBank) -> CueIndex:
    """Made once for a bank: that takes as long as scoring an answer. Raises as CueIndex does."""
    return _index_of(_ByIdentity(bank))


def _on_plain(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """For small letters without marks: "double-check" is two words, also where a cue writes it with a hyphen."""
    return re.compile(pattern.pattern.replace(r"\-", " "), pattern.flags & ~re.IGNORECASE)


def findings_in(answer: AnswerText, number: int, index: CueIndex) -> Findings:
    """`number` tells this answer from the others."""
    findings = Findings()
    places: dict[str, int] = {}
    for sentence, following in zip_longest(answer.sentences, answer.sentences[1:]):
        words = _with_next_words(sentence, following)
        if (known := places.get(words)) is not None:
            findings.places += known  # said again: nothing new is shown, and nothing needs to be looked for
            continue
        starts: set[int] = set()
        here: set[SignKey] = set()
        doubtful = may_be_turned(words)
        for sign, cue, start, end in index.search(words, len(sentence.plain)):
            starts.add(start)
            if sentence.again or sign in here or (doubtful and is_denied(words, start, end, cue)):
                continue
            if doubtful and is_unreal(words, start, end, cue):
                findings.imagined.add(sign)
                continue
            here.add(sign)
            shown = _shown(answer, number, sentence, words, sign, start, end)
            findings.shown[sign] = _merged(findings.shown.get(sign), shown)
        places[words] = len(starts)
        findings.places += len(starts)
    return findings


def _with_next_words(sentence: Sentence, following: Sentence | None) -> str:
    """The cut between two sentences is the program's, and may go through a wording that is looked for."""
    if following is None or following.utterance is not sentence.utterance:
        return sentence.plain
    if (following.again, following.to_the_scorer) != (sentence.again, sentence.to_the_scorer):
        return sentence.plain
    return " ".join([sentence.plain, *following.plain.split(" ", _NEXT_WORDS)[:_NEXT_WORDS]])


def _shown(
    answer: AnswerText, number: int, sentence: Sentence, words: str, sign: SignKey, start: int, end: int
) -> Shown:
    text, position = sentence.quote(start, end)
    return Shown(
        answer=number,
        quote=Quote(
            text, sentence.utterance.utterance_id, answer.question_id, sentence.starts_at_s(position), sign[2]
        ),
        start=sentence.offset + position,
        sentences=frozenset([sentence.words]),
        own_action=_is_own_action(words),
        details=_details(sentence.plain),
    )


@lru_cache(maxsize=64)  # several signs are shown by one sentence
def _is_own_action(words: str) -> bool:
    return bool(OWN_PAST_ACTION.search(words))


@lru_cache(maxsize=64)
def _details(words: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in DETAILS.items() if pattern.search(words))


def _merged(one: Shown | None, other: Shown) -> Shown:
    """Quoted is the sentence that is more specific; of equals the earlier."""
    if one is None:
        return other
    rank_one, rank_other = (one.own_action, len(one.details)), (other.own_action, len(other.details))
    return Shown(
        answer=one.answer,
        quote=other.quote if rank_other > rank_one else one.quote,
        start=other.start if rank_other > rank_one else one.start,
        sentences=one.sentences | other.sentences,
        own_action=one.own_action or other.own_action,
        details=one.details | other.details,
    )
