"""How likely a span of a turn is each request, or an answer: two small layers over its traits.

The first, linear one judges spans: its log-odds are a bias and the weights of the span's traits over the root of
their number. The second one judges the turn by what the first says of the whole, of its beginning, its end and its
sentences. Both are fitted by `benchmarks.requests`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate, pairwise
from operator import mul

from dialogue.request_kinds import Request
from dialogue.request_traits import Reader, reader
from dialogue.request_words import Word

# A weight is one character: its place from the middle one, times the model's step.
LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
MIDDLE = len(LEVELS) // 2
KINDS = tuple(sorted(Request))
CLASSES = 1 + len(KINDS)  # the first is an answer
# No request was longer; what is longer as a whole is judged by its parts.
MOST_WORDS = 32
WHOLE_WORDS = 45
# What falling into parts must have before not doing so, as logarithm: at a sentence's end, elsewhere.
AT_END, ELSEWHERE = 0.5, 1.5
SURE = 0.7
# Said in passing with any other request, and with most answers.
_COURTESIES = frozenset({Request.YES, Request.NO, Request.THANKS, Request.GREETING})
# Words whose sums are kept: more than people use.
MOST_KNOWN = 8_000
# Where there is no such span.
NOTHING = -9.0
# Sums of a span's weights for all classes are added at once: lanes of one large integer.
_LANE_BITS = 32
_HALF = 1 << (_LANE_BITS - 1)
_OFFSET = sum(_HALF << (_LANE_BITS * lane) for lane in range(CLASSES))


@dataclass(frozen=True, slots=True)
class Model:
    """One language. `second`: weights of the second layer's hidden units, each with its bias last; `out` likewise.

    `limit`: the log-odds from which on a turn holds a request. `packed`, `known`: sums of weights of traits and of
    words that came before.
    """

    reader: Reader
    weights: dict[str, str]
    bias: tuple[float, ...]
    step: float
    second: tuple[tuple[float, ...], ...]
    out: tuple[float, ...]
    limit: float
    packed: dict[str, int] = field(default_factory=dict)
    known: dict[str, tuple[int, int]] = field(default_factory=dict)

    def sum(self, traits: Sequence[str]) -> int:
        total = 0
        for trait in traits:
            known = self.packed.get(trait)
            if known is None:
                levels = self.weights.get(trait)
                if levels is None:
                    continue
                known = self.packed[trait] = sum(
                    (LEVELS.index(level) - MIDDLE) << (_LANE_BITS * lane) for lane, level in enumerate(levels)
                )
            total += known
        return total

    def of_word(self, word: str) -> tuple[int, int]:
        """The sum of its traits, and how many these are."""
        known = self.known.get(word)
        if known is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            traits = self.reader.word(word)
            known = self.known[word] = (self.sum(traits), len(traits))
        return known

    def log_chances(self, total: int, count: int) -> list[float]:
        """`count`: how many traits were summed, unknown ones included."""
        lanes = memoryview((total + _OFFSET).to_bytes(CLASSES * _LANE_BITS // 8, "little")).cast("I")
        scale = self.step / math.sqrt(count)
        odds = [bias + scale * (lane - _HALF) for bias, lane in zip(self.bias, lanes, strict=True)]
        highest = max(odds)
        norm = highest + math.log(sum(math.exp(one - highest) for one in odds))
        return [one - norm for one in odds]

    def judged(self, evidence: Sequence[float]) -> float:
        """Log-odds that the turn holds a request."""
        total = self.out[-1]
        for unit, weight in zip(self.second, self.out, strict=False):
            total += weight * math.tanh(unit[-1] + sum(map(mul, unit, evidence)))
        return total


@cache
def model(language: str) -> Model | None:
    """`language`: "en" or "de"; None for others. Read when first asked for: it takes a twentieth of a second."""
    match language:
        case "en":
            from dialogue import request_weights_english as kept
        case "de":
            from dialogue import request_weights_german as kept  # type: ignore[no-redef]
        case _:
            return None
    entries = kept.WEIGHTS.replace("\n", "").split(";")
    weights = {entry[:-CLASSES]: entry[-CLASSES:] for entry in entries}
    return Model(reader(language), weights, kept.BIAS, kept.STEP, kept.SECOND, kept.OUT, kept.LIMIT)


@dataclass(frozen=True, slots=True)
class Span:
    """`first`, `last` (exclusive): words; `chances`: logarithms, an answer's first, then of KINDS."""

    first: int
    last: int
    chances: list[float]

    @property
    def asks(self) -> float:
        """That it is a request, as logarithm."""
        return math.log(max(1e-12, -math.expm1(self.chances[0])))

    @property
    def odds(self) -> float:
        return self.asks - self.chances[0]

    @property
    def sure(self) -> float:
        """That it is this request, as logarithm."""
        return max(self.chances[1:])

    @property
    def request(self) -> Request:
        return KINDS[max(range(1, CLASSES), key=self.chances.__getitem__) - 1]


class Turn:
    """The spans of one turn, judged."""

    def __init__(self, words: Sequence[Word], by: Model) -> None:
        self._words = words
        self._model = by
        plain = [word.plain for word in words]
        read = by.reader
        of_words = [by.of_word(word) for word in plain]
        of_pairs = [read.pair(*pair) for pair in pairwise(plain)]
        of_gaps = [read.gap(*pair) for pair in zip(plain, plain[2:], strict=False)]
        each = [of_words, *([(by.sum(traits), len(traits)) for traits in of] for of in (of_pairs, of_gaps))]
        self._sums = [list(accumulate((total for total, _ in of), initial=0)) for of in each]
        self._counts = [list(accumulate((count for _, count in of), initial=0)) for of in each]
        marks = zip(*map(read.marks, plain), strict=True)
        self._marks = [list(accumulate(kind, initial=0)) for kind in marks]
        self._begin: dict[int, tuple[int, int]] = {}
        self._end: dict[int, tuple[int, int]] = {}
        self._spans: dict[tuple[int, int], Span] = {}

    def span(self, first: int, last: int) -> Span:
        known = self._spans.get((first, last))
        if known is None:
            known = self._spans[first, last] = Span(first, last, self._chances(first, last))
        return known

    def _chances(self, first: int, last: int) -> list[float]:
        read, words = self._model.reader, self._words
        if first not in self._begin:
            found = read.beginning(words, first)
            self._begin[first] = (self._model.sum(found), len(found))
        if last not in self._end:
            found = read.end(words, last)
            self._end[last] = (self._model.sum(found), len(found))
        marks = [kind[last] > kind[first] for kind in self._marks]
        whole = read.whole(words[first].plain, marks, last - first)
        total = self._begin[first][0] + self._end[last][0] + self._model.sum(whole)
        count = self._begin[first][1] + self._end[last][1] + len(whole)
        for reach, (sums, counts) in enumerate(zip(self._sums, self._counts, strict=True)):
            if last - first > reach:
                total += sums[last - reach] - sums[first]
                count += counts[last - reach] - counts[first]
        return self._model.log_chances(total, count)

    @cached_property
    def cuts(self) -> list[int]:
        """Where the turn can fall into an answer and a request: near its ends."""
        count = len(self._words)
        return [at for at in range(1, count) if at <= MOST_WORDS or count - at <= MOST_WORDS]

    @cached_property
    def inner(self) -> list[tuple[int, int]]:
        """One or two sentences with others around them."""
        count = len(self._words)
        edges = [0, *(at for at in range(1, count) if self._words[at].opens), count]
        return [
            (edges[at], edges[at + more])
            for at in range(1, len(edges) - 1)
            for more in (1, 2)
            if at + more < len(edges) - 1 and edges[at + more] - edges[at] <= MOST_WORDS
        ]

    def evidence(self) -> list[float]:
        """What the second layer sees of the turn.

        The odds that it's a request as a whole, the highest ones of sentences in its middle, of its first and its
        last sentences, and of other first and last words, the last four with those of the rest; its length;
        whether it speaks of others, how much of it is past, and whether somebody says something.
        """
        count = len(self._words)
        best = dict.fromkeys(("first.", "last.", "first,", "last,"), (NOTHING, NOTHING))
        for at in self.cuts:
            mark = "." if self._words[at].opens else ","
            before = self.span(0, at).odds if at <= MOST_WORDS else NOTHING / 3
            behind = self.span(at, count).odds if count - at <= MOST_WORDS else NOTHING / 3
            if at <= MOST_WORDS:
                best[f"first{mark}"] = max(best[f"first{mark}"], (before, behind))
            if count - at <= MOST_WORDS:
                best[f"last{mark}"] = max(best[f"last{mark}"], (behind, before))
        whole = self.span(0, count).odds if count <= WHOLE_WORDS else NOTHING
        inner = max((self.span(*edges).odds for edges in self.inner), default=NOTHING)
        seen = [whole, inner, *(odds for pair in best.values() for odds in pair)]
        others, past, reports = (self._marks[mark][-1] for mark in (2, 4, 5))
        told = [float(others > 0), past / count, float(reports > 0)]
        return [*(max(NOTHING, min(-NOTHING, one)) for one in seen), math.log(count), *told]

    def parts(self) -> list[Span]:
        """The requests of a turn that holds one: in the likeliest way it is one, or one and an answer, or two.

        None is left where the only one is a yes or a no beside an answer ("Yes, and I also ...").
        """
        count = len(self._words)
        ways = [self._as_whole()] if count <= WHOLE_WORDS else []
        for at in self.cuts:
            ways += self._cut(at, AT_END if self._words[at].opens else ELSEWHERE)
        for first, last in self.inner:
            between = self.span(first, last)
            around = self.span(0, first).chances[0] + self.span(last, count).chances[0]
            ways.append((between.asks + around - 2 * AT_END, (between,)))
        _, spans = max(ways, key=lambda way: way[0])
        alone = spans[0].first == 0 and spans[-1].last == count
        return [span for span in spans if alone or span.request not in (Request.YES, Request.NO)]

    def _as_whole(self) -> tuple[float, tuple[Span, ...]]:
        whole = self.span(0, len(self._words))
        return whole.asks, (whole,)

    def _cut(self, at: int, toll: float) -> list[tuple[float, tuple[Span, ...]]]:
        count = len(self._words)
        before, behind = self.span(0, at), self.span(at, count)
        ways: list[tuple[float, tuple[Span, ...]]] = []
        if count - at <= MOST_WORDS:
            ways.append((before.chances[0] + behind.asks - toll, (behind,)))
        if at <= MOST_WORDS:
            ways.append((before.asks + behind.chances[0] - toll, (before,)))
        kinds = {before.request, behind.request}
        if self._words[at].opens and len(kinds) == 2 and not kinds & _COURTESIES and count <= WHOLE_WORDS:
            # Two requests make a likely one as a whole, too, so being sure of both has to be enough.
            sure = min(before.sure, behind.sure) > math.log(SURE)
            ways.append((1.0 if sure else before.sure + behind.sure - toll, (before, behind)))
        return ways
