"""Where a sentence ends and the next begins, told by the words alone.

Recognizers write full stops or don't, and people set them as they like: what is measured must not depend on it. So
everybody's answers are cut by the same rule, a linear model of the word before a gap and the two words after it.
Its weights were learned (logistic regression) where the punctuated answers of the synthetic panel set's tuning
part have their full stops: on answers that weren't learned from half of the cuts are there, and half of those are
found; most of the others are between two clauses. "x: a b;" gives x tenths of log-odds to the words a and b;
content words and what is masked have none.
"""

from collections.abc import Sequence

# With -26.8 tenths for any gap, cuts are made from odds of .3 on: one in 13 words, as full stops in speech.
CUT = 15
SHORTEST_WORDS, LONGEST_WORDS = 5, 32
# "Since then", "by the time", "so that": they end no sentence, and were too rare to learn it.
_BINDING = frozenset(["since", "by", "until", "till", "even", "just", "back"])


def _points(table: str) -> dict[str, int]:
    rows = (row.split(":") for row in table.split(";") if row.strip())
    return {word: int(points) for points, words in rows for word in words.split()}


_BEFORE = _points(
    """
    9: minutes; 5: ten; 4: it same them; 3: time; -3: came can go like this you; -4: always day four half new
    three; -5: after all before each first her one only people; -6: did never no nobody two; -7: next wanted;
    -8: asked been could do dont ive just take tell that were; -9: be every his made; -10: an id not says who;
    -11: about is they took; -12: have put told; -13: by got or our see thats thought; -14: from its; -15: for
    had he; -16: as in on said say to; -17: she we which; -18: at; -19: was; -20: my with; -22: if of then when;
    -23: because; -25: a; -28: but what; -30: i so; -33: the; -43: and;
    """
)

_AFTER = _points(
    """
    27: i then; 25: id so; 24: he ive; 21: she; 19: they we; 18: nobody; 16: after; 15: but; 14: first my what
    when; 13: its; 11: if; 10: one; 9: four next now thats told two; 8: half it there three; 7: his our you; 6:
    every the; 5: and as no; 4: always didnt not or; 3: each only same; -3: a at can could made other think went
    wrong; -4: by did dont down her him see thought wanted; -5: about an been before came go look on says us;
    -6: because said tell which who; -7: back know like time; -8: day from minutes; -9: be do have say; -10:
    them up were; -11: had out; -13: with; -15: is; -17: to; -19: of; -22: was;
    """
)

_SECOND = _points(
    """
    12: got then told; 10: was; 8: asked id said went were; 7: thought; 6: could didnt is says we; 5: day four i
    thats this took; 4: did first my say; 3: came now tell time; -3: about back been by go good know next ten
    you; -4: before down for his in or that; -5: an each it nobody on out there they which; -6: a as from only
    right them us; -7: at be who wrong; -8: just same; -9: because up with; -10: but; -11: her; -14: to; -18:
    and;
    """
)


def starts_of(words: Sequence[str]) -> list[int]:
    """The first word's number of each stretch; lower-case words without apostrophes, empty where masked."""
    if not words:
        return []
    second = [*words[2:], ""]
    odds = [
        _BEFORE.get(one, 0) + _AFTER.get(two, 0) + _SECOND.get(three, 0)
        for one, two, three in zip(words, words[1:], second, strict=False)
    ]
    for place, word in enumerate(words[:-1]):
        if word in _BINDING:
            odds[place] = min(odds[place], 0)
    starts = [0]
    for place in range(SHORTEST_WORDS, len(words) - SHORTEST_WORDS + 1):
        if place - starts[-1] > LONGEST_WORDS:
            near = range(starts[-1] + SHORTEST_WORDS, starts[-1] + LONGEST_WORDS + 1)
            starts.append(max(near, key=lambda gap: odds[gap - 1]))
        if odds[place - 1] >= CUT and place - starts[-1] >= SHORTEST_WORDS:
            starts.append(place)
    return starts
