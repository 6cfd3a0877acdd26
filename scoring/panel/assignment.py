"""Who rates which answers: at least three raters each, evenly, nobody knowing who else has the same one."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

# From a single rater's .57 three make .80 (Spearman-Brown); with two, nobody can tell who is the odd one out.
FEWEST_RATERS = 3


@dataclass(frozen=True, slots=True)
class Worklist:
    """What one rater gets, in his own order: so that tiredness and contrast don't hit the same answers for all."""

    rater: str
    answers: tuple[str, ...]


def assign(
    answers: Sequence[str], raters: Sequence[str], *, seed: int, each: int = FEWEST_RATERS
) -> tuple[Worklist, ...]:
    """Numbers of answers differ by one at most; every two raters share about as many as any other two.

    Equal input, equal lists, whatever the order it comes in. Raises ValueError for fewer than three raters.
    """
    names, wanted = sorted(set(raters)), sorted(set(answers))
    if each < FEWEST_RATERS:
        raise ValueError(f"Each answer needs at least {FEWEST_RATERS} raters, not {each}.")
    if len(names) < each:
        raise ValueError(f"There are {len(names)} raters, but each answer needs {each}.")
    chance = random.Random(seed)
    chance.shuffle(wanted)
    load = dict.fromkeys(names, 0)
    together = dict.fromkeys(combinations(names, 2), 0)
    given: dict[str, list[str]] = {name: [] for name in names}
    for answer in wanted:
        chosen: list[str] = []
        for _ in range(each):
            left = [name for name in names if name not in chosen]
            rank = {
                name: (load[name], sum(together[_pair(name, one)] for one in chosen), chance.random())
                for name in left
            }
            chosen.append(min(left, key=rank.__getitem__))
        for one, other in combinations(sorted(chosen), 2):
            together[one, other] += 1
        for name in chosen:
            load[name] += 1
            given[name].append(answer)
    for own in given.values():
        chance.shuffle(own)
    return tuple(Worklist(name, tuple(given[name])) for name in names)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
