"""Whether names are gone before anything is measured."""

from dataclasses import dataclass

from benchmarks.scoring.material import whole, written_twins
from scoring.masking import MARK
from scoring.panel.shifts import Twin
from scoring.reading import read


@dataclass(frozen=True, slots=True)
class Masking:
    """alike: twins in other names whose words are the same as the original's once masked.

    alike_in_small: the same, written without any capital, as some recognizers do. masked: share of all words.
    """

    twins: int
    alike: float
    alike_in_small: float
    masked: float


def masking() -> Masking:
    twins = [one for one in written_twins() if one.change == "name"]
    words = [word for one in whole().answers for word in one.text.split()]
    masked = [word for one in whole().answers for word in read(one.text).text.split() if MARK in word]
    return Masking(
        twins=len(twins),
        alike=sum(_is_alike(one, small=False) for one in twins) / len(twins),
        alike_in_small=sum(_is_alike(one, small=True) for one in twins) / len(twins),
        masked=len(masked) / len(words),
    )


def _is_alike(one: Twin, *, small: bool) -> bool:
    first, second = (text.lower() if small else text for text in (one.of.text, one.twin.text))
    return read(first).words == read(second).words
