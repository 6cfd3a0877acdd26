"""How far an answer has come by its words: what a pause after a whole sentence means can't be heard, but read.

Who has told what they did and not yet what came of it will go on; who has just told it is probably done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.completeness import COUNTED, Part, PartFinding
from dialogue.languages import assess

# Of the weakest part: up to the first certainty it is waited for, from the second on it is there. In English, 27
# of 90 pauses after whole sentences lie above 0.5 (the beginning of a story has much that looks like its end) and
# 12 above 0.88, but 22 of 31 ends (content pauses, tuning part). In German 4 % of 238 sentence ends in complete
# answers lie above 0.85, and 85 % of their last ones (completeness, tuning part).
SURE = {"en": (0.88, 0.9), "de": (0.7, 0.85)}


@dataclass(frozen=True, slots=True)
class ToldSoFar:
    """`there`: 0 where something essential is missing, 1 where nothing is; `missing`: what is there least."""

    there: float
    missing: Part


def told_so_far(text: str, expects: Iterable[str], language: str = "en") -> ToldSoFar | None:
    """Of all that was said to a question; None where nothing is expected that could be missing, and in a language
    that isn't judged. Takes 2 to 6 ms for 400 words."""
    limits = SURE.get(language[:2].lower())
    found = assess(text, [Part(part) for part in expects], language)
    # A task often goes without saying (completeness): it isn't waited for, unless nothing else was asked for.
    counted = [f for f in found.findings if f.part in COUNTED] or list(found.findings)
    if limits is None or not counted:
        return None
    least = min(counted, key=_chance)
    lowest, highest = limits
    there = min(1.0, max(0.0, (_chance(least) - lowest) / (highest - lowest)))
    return ToldSoFar(there, least.part)


def _chance(finding: PartFinding) -> float:
    return finding.sure if finding.present else 1.0 - finding.sure
