"""Words that somebody else says stand in a text: found there with their offsets, or dropped.

A language model may find quotes (T6). What it returns is text that may be invented; aligning it with the
transcript cut that by up to 85 % (SafePassage). Quotes feed the explanation alone: nothing that leads to a number
takes them.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from dialogue.transcript import Utterance
from scoring.votes import Span

ALIGNED = 95.0  # of 100, as in the handbook's design (4.2, T6)
# Shorter ones stand somewhere in any text.
SHORTEST_WORDS = 3
LONGEST_CHARS = 600


def align(quote: str, text: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, word borders and small slips of spelling aside."""
    wanted = quote.strip()
    if not wanted or len(wanted) > len(text):
        return None
    if (start := text.find(wanted)) >= 0:
        return start, start + len(wanted)
    loose = r"\s+".join(re.escape(part) for part in wanted.split())
    if found := re.search(loose, text, re.IGNORECASE):
        return found.span()
    close = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=ALIGNED)
    return None if close is None else _whole_words(text, close.dest_start, close.dest_end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """An alignment begins and ends anywhere: a letter or two of a word that it cut are added."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def verified(quotes: Sequence[str], utterances: Sequence[Utterance]) -> tuple[Span, ...]:
    """The quotes that were really said, verbatim from the transcript."""
    found: dict[tuple[str, int], Span] = {}
    for quote in quotes:
        if len(quote) > LONGEST_CHARS or len(quote.split()) < SHORTEST_WORDS:
            continue
        for said in utterances:
            if (place := align(quote, said.text)) is not None:
                span = Span(said.utterance_id, *place, said.text[slice(*place)], 0.0)
                found.setdefault((span.utterance_id, span.start), span)
                break
    return tuple(found.values())
