"""What candidates say to her besides answers: found in the words of a turn, by a small grammar per language.

A request is a short clause addressed to her. It mostly begins or ends a turn; in a long turn only what
can't mean anybody else counts. Two tables per language find it: phrases, and clauses known by whom they address
and by a cue. Where they find nothing, a small model may (`request_model`). The costly mistake is to take an answer
for a request ("I told him to wait a moment"), so reported speech, the past tense and other people's requests
aren't taken; in doubt it's an answer.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from dialogue.request_clauses import LONGEST_WORDS
from dialogue.request_kinds import Request
from dialogue.request_mending import Vocabulary, mended, vocabulary
from dialogue.request_model import LEAST_WORDS, MOST_WORDS, asked_for
from dialogue.request_wordings import Place, Table, Wording
from dialogue.request_words import Word, visible, words

__all__ = ["Asked", "Request", "recognize", "recognize_all", "visible"]

# In a turn as short as this nobody tells a story: a request counts wherever it stands.
SHORT_WORDS = 20
# All that is said can be requests only up to here: "sorry I didn't get that, my connection is bad, could you ...".
WHOLE_WORDS = 40
# Where in a longer turn the beginning and the end are looked for.
EDGE_WORDS = 40
# "he asked me again and again ..." is the farthest that a speech verb stood before what it reports.
REPORT_WORDS = 5

# Which one is meant when several are asked at once: first what concerns the person, then what is more special.
_ORDER = (
    *(Request.INJECTION, Request.DISTRESS, Request.ERASE, Request.LEAVE, Request.HUMAN, Request.ABUSE),
    *(Request.PAUSE, Request.SLOWER, Request.TECHNICAL, Request.IS_AI, Request.SKIP, Request.START_OVER),
    *(Request.REPEAT, Request.REPHRASE, Request.HOW_MANY, Request.PROCESS, Request.WAIT, Request.NO_EXAMPLE),
    *(Request.NO, Request.THANKS, Request.YES, Request.GREETING),
)
_RANK = {request: rank for rank, request in enumerate(_ORDER)}
# Said in passing with any other request, and with most answers.
_COURTESIES = frozenset({Request.YES, Request.NO, Request.THANKS, Request.GREETING})


@dataclass(frozen=True, slots=True)
class Asked:
    """`start`, `end` (exclusive): the words that ask, politeness included, in the text as given.

    `rest`: the text without these words and without the turn's other requests, i.e. what may be an answer.
    """

    request: Request
    start: int
    end: int
    rest: str


@dataclass(frozen=True, slots=True)
class _Match:
    """`first`, `last`: indexes of words, `last` exclusive. `fills`: the rest of its sentence."""

    request: Request
    place: Place
    first: int
    last: int
    fills: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        return (self.first - self.last, _RANK[self.request])


def recognize(text: str, language: str) -> Asked | None:
    """The request that counts most; None for an answer. `language`: "en" or "de", with a region or without."""
    return min(recognize_all(text, language), key=lambda asked: _RANK[asked.request], default=None)


def recognize_all(text: str, language: str) -> tuple[Asked, ...]:
    """All requests of a turn, in their order; empty in a language that has no table."""
    spoken = _spoken(language)
    if _grammar(spoken) is None:
        return ()
    plain = words(text)
    found = by_grammar(plain, spoken) or _by_model(plain, spoken)
    asked = [(request, start, _mark_end(text, end)) for request, start, end in found]
    if asked and asked[0][1] == plain[0].start:  # fillers at the border go with it: "um", "hm"
        asked[0] = (asked[0][0], len(text) - len(text.lstrip()), asked[0][2])
    if asked and found[-1][2] == plain[-1].end:
        asked[-1] = (asked[-1][0], asked[-1][1], len(text.rstrip()))
    rest = _without(text, [(start, end) for _, start, end in asked])
    return tuple(Asked(request, start, end, rest) for request, start, end in asked)


def by_grammar(plain: list[Word], spoken: str) -> list[tuple[Request, int, int]]:
    """Each with its place in the text; of a language that has a table."""
    grammar = _grammar(spoken)
    assert grammar is not None, "asked for a language that has one"
    table, known = grammar
    if found := _Turn(plain, table).requests():
        return found
    for reading in mended(plain, known):
        if found := _Turn(reading, table).requests(only_whole=True):
            return found
    return []


def _by_model(plain: list[Word], spoken: str) -> list[tuple[Request, int, int]]:
    said = [word.plain for word in plain]
    request = asked_for(said, spoken) if may_judge(said, spoken) else None
    return [] if request is None else [(request, plain[0].start, plain[-1].end)]


def may_judge(said: Sequence[str], spoken: str) -> bool:
    """Whether the model is asked: in a short turn that quotes nobody, since it can't tell whose words they are."""
    if not LEAST_WORDS <= len(said) <= MOST_WORDS:
        return False
    grammar = _grammar(spoken)
    return grammar is not None and grammar[0].reports.search(f" {' '.join(said)} ") is None


def prepare(language: str) -> None:
    """Do now what the first turn in this language would wait for: its patterns take a tenth of a second or two."""
    _grammar(_spoken(language))


def _spoken(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@cache
def _grammar(spoken: str) -> tuple[Table, Vocabulary] | None:
    """Built for who speaks the language only: an interview is held in one, and most commands in none."""
    match spoken:
        case "en":
            from dialogue.requests_english import ENGLISH as TABLE
        case "de":
            from dialogue.requests_german import GERMAN as TABLE
        case _:
            return None
    return TABLE, vocabulary(TABLE)


def _mark_end(text: str, end: int) -> int:
    """Behind the question mark and what else ends a sentence here."""
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return end


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return " ".join(part for piece in kept if (part := piece.strip()))


class _Turn:
    """The words of one turn, and what of them is requests."""

    def __init__(self, found: list[Word], table: Table) -> None:
        self._words = found
        self._table = table
        self._plain = f" {' '.join(word.plain for word in found)} "
        self._offsets = list(accumulate((len(word.plain) + 1 for word in found), initial=0))
        self._around = self._courtesies()
        self._longest: dict[int, _Match] = {}
        self._starting: dict[int, list[_Match]] = {}
        self._ends: set[int] = set()

    def requests(self, only_whole: bool = False) -> list[tuple[Request, int, int]]:
        """Each with its place in the text, politeness around it included."""
        matches = sorted(self._matches(), key=lambda match: (match.first, match.rank))
        for match in matches:
            self._longest.setdefault(match.first, match)
            self._starting.setdefault(match.first, []).append(match)
            self._ends.add(match.last)
        whole = self._covering()
        chosen = whole if whole or only_whole else self._apart([match for match in matches if self._counts(match)])
        weighty = [match for match in chosen if match.request not in _COURTESIES]
        return self._placed(weighty or whole[:1])

    def _placed(self, chosen: list[_Match]) -> list[tuple[Request, int, int]]:
        """Politeness between two requests goes to the first; one that is said twice in a row is one."""
        spans: list[tuple[Request, int, int]] = []
        for match in chosen:
            first, last = match.first, self._past_around(match.last)
            free_from = spans[-1][2] if spans else 0
            while first > free_from and self._around[first - 1]:
                first -= 1
            if spans and spans[-1][0] is match.request and first == free_from:
                spans[-1] = (spans[-1][0], spans[-1][1], last)
            else:
                spans.append((match.request, first, last))
        return [(request, self._words[first].start, self._words[last - 1].end) for request, first, last in spans]

    def _courtesies(self) -> list[bool]:
        inside = [False] * len(self._words)
        for found in self._table.around.finditer(self._plain):
            first = self._index(found.start())
            for at in range(first, self._index(found.end())):
                inside[at] = True
        return inside

    def _index(self, offset: int) -> int:
        """Which word begins at or after this blank of the plain text."""
        return bisect_right(self._offsets, offset) - 1

    def _matches(self) -> Iterator[_Match]:
        yield from self._clauses()
        windows = list(self._windows())
        for wording in self._table.wordings:
            if wording.place is Place.WHOLE and len(self._words) > WHOLE_WORDS:
                continue
            for first, last in windows:
                for found in wording.pattern.finditer(self._plain, self._offsets[first], self._offsets[last] + 1):
                    first, last = self._index(found.start()), self._index(found.end())
                    last = self._within_sentence(wording, first, last)
                    yield _Match(wording.request, wording.place, first, last)

    def _windows(self) -> Iterator[tuple[int, int]]:
        """Where a request may stand: near the ends, and from where he turns to her in the middle."""
        count = len(self._words)
        first, last = 0, min(count, EDGE_WORDS)
        for at in range(last, count):
            if at >= count - EDGE_WORDS or self._turns_to_her(at):
                if at > last:
                    yield first, last
                    first = at
                last = min(count, max(last, at + LONGEST_WORDS))
        yield first, last

    def _clauses(self) -> Iterator[_Match]:
        """Those that fill a sentence from its beginning, or from a courtesy in it, to its end."""
        for first, last, begins in self._sentence_parts():
            start, end = self._offsets[first], self._offsets[last]
            for clause in self._table.clauses:
                if (begins or not clause.begins_sentence) and clause.covers(self._plain, start, end):
                    yield _Match(clause.request, Place.EDGE, first, last, fills=True)

    def _sentence_parts(self) -> Iterator[tuple[int, int, bool]]:
        """Where clauses may begin and end near the turn's ends; whether nothing but courtesy is before them."""
        count = len(self._words)
        ends = [at for at in range(1, count) if self._words[at].opens] + [count]
        opening, sentence = True, 0
        for at in range(count):
            if at == ends[sentence]:
                opening, sentence = True, sentence + 1
            turns = self._turns_to_her(at)
            near = at < EDGE_WORDS or at >= count - EDGE_WORDS
            if near and ends[sentence] - at <= LONGEST_WORDS and (opening or turns or self._around[at - 1]):
                yield at, ends[sentence], opening or turns
            opening = opening and self._around[at]

    def _within_sentence(self, wording: Wording, first: int, last: int) -> int:
        """Where the match ends if it must not run into the next sentence; as it was if it has to."""
        for at in range(first + 1, last):
            if self._words[at].opens:
                shorter = wording.pattern.match(self._plain, max(0, self._offsets[first]), self._offsets[at] + 1)
                return at if shorter and self._index(shorter.end()) == at else last
        return last

    def _covering(self) -> list[_Match]:
        """The requests that the turn wholly consists of; none if there is anything else."""
        if len(self._words) > WHOLE_WORDS:
            return []
        count = len(self._words)
        covered: list[list[_Match] | None] = [None] * count + [[]]
        for at in range(count - 1, -1, -1):
            if self._around[at]:
                covered[at] = covered[at + 1]
            for match in self._starting.get(at, []):
                behind = covered[match.last]
                if behind is not None:
                    covered[at] = [match, *behind]
                    break
        chosen = covered[0] or []
        # "Sorry?" asks to repeat; "Sorry, how many more questions?" doesn't.
        meant = [match for match in chosen if not all(self._around[match.first : match.last])]
        return meant if any(match.request not in _COURTESIES for match in meant) else chosen

    def _counts(self, match: _Match) -> bool:
        if match.place is Place.WHOLE or self._is_bare(match) or self._is_reported(match) or self._goes_on(match):
            return False
        if any(word.opens for word in self._words[match.first + 1 : match.last]):
            return False
        at_end = self._past_requests(match.last) == len(self._words)
        if match.request is Request.WAIT:  # whoever goes on talking needs no time
            return at_end
        if match.request is Request.NO_EXAMPLE and len(self._words) > WHOLE_WORDS:
            return False  # "I can't recall one particular time now, but what I usually do ..." is an answer
        anywhere = match.place is Place.ANYWHERE and (
            len(self._words) <= WHOLE_WORDS or self._turns_to_her(match.first)
        )
        if at_end or anywhere:
            return True
        if not self._begins_anew(match.last):
            return False
        return len(self._words) <= SHORT_WORDS or self._past_requests(0, match.first) >= match.first

    def _is_bare(self, match: _Match) -> bool:
        """Whether it is a sentence of a long turn without a word to her: "One minute and it was done."."""
        if not match.fills or len(self._words) <= WHOLE_WORDS:
            return False
        around = range(max(0, match.first - 2), match.last)
        return not any(self._words[at].plain in self._table.to_her for at in around)

    def _turns_to_her(self, first: int) -> bool:
        return first > 0 and self._words[first - 1].plain in self._table.turns_to_her

    def _past_around(self, at: int) -> int:
        until = min(len(self._words), at + EDGE_WORDS)
        while at < until and self._around[at]:
            at += 1
        return at

    def _past_requests(self, at: int, until: int | None = None) -> int:
        """Behind all politeness and all further requests from `at` on."""
        end = len(self._words) if until is None else until
        until = min(end, at + EDGE_WORDS)  # for each match anew: without a bound it takes quadratic time
        while at < until:
            found = self._longest.get(at)
            if self._around[at] and (found is None or found.last - at <= 1):
                at += 1
            elif found is not None and found.place is not Place.WHOLE and found.last <= until:
                at = found.last
            else:
                break
        return at

    def _begins_anew(self, at: int) -> bool:
        """Whether another clause can begin here: "I want to stop smoking" is none about the interview."""
        if self._words[at].opens:
            return True
        before, word = self._words[at - 1].plain, self._words[at].plain
        if before in self._table.not_last or (
            word in self._table.determiners and before not in self._table.closes
        ):
            return False
        return self._around[at] or word in self._table.may_follow

    def _is_reported(self, match: _Match) -> bool:
        """Whether words before it make it somebody else's, or a part of a longer clause."""
        first = match.first
        if first == 0 or self._words[first].opens:
            return False
        if first not in self._ends and self._words[first - 1].plain in self._table.not_before:
            return True
        return self._quoted(first)

    def _quoted(self, first: int) -> bool:
        begin = first
        while begin > max(0, first - REPORT_WORDS) and not self._words[begin].opens:
            begin -= 1
            if self._words[begin].plain in self._table.turns_to_her:  # one word further: "he said sorry can you"
                begin = max(0, begin - 1)
                break
        return self._table.reports.search(self._plain, self._offsets[begin], self._offsets[first] + 1) is not None

    def _goes_on(self, match: _Match) -> bool:
        if match.last == len(self._words):
            return False
        if self._words[match.last - 1].plain in self._table.not_last:
            return True
        if self._words[match.last].opens:
            return False
        return self._words[match.last].plain in self._table.not_after

    def _apart(self, matches: list[_Match]) -> list[_Match]:
        """Without those that overlap an earlier or longer one."""
        chosen: list[_Match] = []
        for match in matches:
            if not chosen or match.first >= chosen[-1].last:
                chosen.append(match)
            elif match.rank < chosen[-1].rank:
                chosen[-1] = match
        return chosen
