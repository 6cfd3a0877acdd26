"""What the last words of a turn say about whether more is to come, by word lists; here the English ones.

The lists hold what rarely ends a sentence. In doubt a word is in: waiting too long costs a second, cutting in
costs part of an answer. German has lists of its own. In another language nothing is known, as without words: the
pause alone decides.
"""

import re
from enum import Enum

from dialogue import last_words_german as german


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Ending(Enum):
    YIELD = "yield"  # says that it is all
    HOLD = "hold"  # asks for time
    FILLER = "filler"
    DANGLING = "dangling"  # a sentence is open
    WHOLE = "whole"  # could be the end
    UNKNOWN = "unknown"  # no words


_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")

_FILLERS = _words("um uh uhm umm uhh er erm eh hm hmm mm ah")
_FILLER_PHRASES = ("you know", "i mean", "sort of", "kind of", "how do i put it", "how do i say", "what else")
# Fillers behind these, words with a meaning behind others: "but well", "it went well".
_BEFORE_WELL = _FILLERS | _words("so but and yeah because")
_BEFORE_REAL_LIKE = _words("i we you they he she would really didn't don't looked look looks feel felt sounds")
_HOLDS = (
    *("let me think", "let me see", "let's see", "let me remember", "let me recall", "let me start again"),
    *("give me a second", "give me a moment", "give me a minute", "one second", "one moment", "just a second"),
    *("just a moment", "hold on", "hang on", "wait a second", "wait a moment", "good question", "where was i"),
    *("what was it", "i need to think", "i have to think", "bear with me", "let me think about it"),
    *("let me think about that", "i'm thinking", "i'm trying to remember"),
)
_YIELD = re.compile(
    r"(?:^| )(?:that's|that is|that was)(?: (?:about|pretty much|basically|really|more or less|kind of))?"
    r" (?:it|all|everything|my answer|all i have|all i can say|how it ended|the end of it|the end of the story)"
    r"(?: (?:really|basically|i think|i guess|yeah|thanks|thank you|from me|from my side))*$"
    r"|(?:^| )(?:i'm|i am) (?:done|finished)(?: now)?$"
    r"|(?:^| )nothing (?:(?:else|more) )?to add$"
)
_OPEN = _words(
    "and but or nor because cause cos since although unless until till while whereas if when whenever whether "
    "a an the my our your their its his every "
    "of from into onto upon at with without for to by about than between among during through towards toward "
    "against per in on "
    "i we they he she who which whose how what where why "
    "so very rather as also such actually basically "
    "i'm i've i'd i'll we're we've we'd we'll he's she's they're they've they'd it's that's there's"
)
# These end a short answer ("yes I have") and a comparison ("better than it was").
_AUXILIARIES = _words(
    "is was were am are be been being have has had would could should will shall might must may can "
    "wasn't weren't didn't don't doesn't couldn't wouldn't hadn't haven't isn't aren't can't"
)
SHORT_ANSWER_WORDS = 4
_SHORT_ANSWER_BEGINS = _words("yes yeah yep sure no nope")
COMPARISON_WORDS = 3
_OPEN_PHRASES = (
    *("so that", "is that", "was that", "means that", "meant that", "said that", "told me that", "told them that"),
    *("realized that", "realised that", "thought that", "found that", "decided that", "the fact that"),
    *("such that", "and then", "but then", "for example", "for instance", "in order", "even though"),
    *("one of those", "not only", "and not", "but not"),
)
# What looks open and isn't.
_WHOLE_PHRASES = (
    *("think so", "hope so", "guess so", "say so", "or so", "so do i", "so did i", "moved on", "carried on"),
    *("so on", "as i could", "as we could", "as i can", "as we can", "that's how it was", "the way it was"),
    *("that's where we were", "don't know why", "that's why", "that's how", "don't know how"),
)


def ending(text: str, language: str = "en") -> Ending:
    """Judge the end of `text`: all words of the turn so far. `language`: "en", "de-AT" or another."""
    plain = text.lower().replace("\u2019", "'").strip()
    words = _WORD.findall(plain)
    if not words:
        return Ending.UNKNOWN
    last = " ".join(words[-12:])
    voice_up = plain.endswith((",", "...", "\u2026", "-", "\u2013", "\u2014", ":"))  # as recognizers write it
    match language[:2].lower():
        case "en":
            return _english(words, last, voice_up)
        case "de":
            return _german(words, last, voice_up)
    return Ending.UNKNOWN


def _german(words: list[str], last: str, voice_up: bool) -> Ending:
    if german.is_yield(last):
        return Ending.YIELD
    if german.is_hold(last):
        return Ending.HOLD
    if german.is_filler(words, last):
        return Ending.FILLER
    if voice_up:
        return Ending.DANGLING
    if german.is_whole(last):
        return Ending.WHOLE
    return Ending.DANGLING if german.is_open(words, last) else Ending.WHOLE


def _english(words: list[str], last: str, voice_up: bool) -> Ending:
    if _YIELD.search(last):
        return Ending.YIELD
    if _ends_with(last, _HOLDS):
        return Ending.HOLD
    if _is_filler(words) or _ends_with(last, _FILLER_PHRASES):
        return Ending.FILLER
    if voice_up:
        return Ending.DANGLING
    if _ends_with(last, _WHOLE_PHRASES):
        return Ending.WHOLE
    return Ending.DANGLING if _is_open(words) or _ends_with(last, _OPEN_PHRASES) else Ending.WHOLE


def _is_filler(words: list[str]) -> bool:
    before = words[-2] if len(words) > 1 else ""
    match words[-1]:
        case "well":
            return not before or before in _BEFORE_WELL
        case "like":
            return before not in _BEFORE_REAL_LIKE
    return words[-1] in _FILLERS


def _is_open(words: list[str]) -> bool:
    if words[-1] in _AUXILIARIES:
        short = len(words) <= SHORT_ANSWER_WORDS and words[0] in _SHORT_ANSWER_BEGINS
        return not short and "than" not in words[-1 - COMPARISON_WORDS : -1]
    return words[-1] in _OPEN


def _ends_with(last: str, phrases: tuple[str, ...]) -> bool:
    return any(last == phrase or last.endswith(f" {phrase}") for phrase in phrases)
