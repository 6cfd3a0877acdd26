"""Answers that aren't told here: that point to another place, or say what one would do."""

import re

from dialogue.clauses import Clause, Who, clauses, words_of

_PLACE = (
    r"(?:cv|c\.v\.|resume|résumé|application|portfolio|cover letter|letter of motivation|linkedin(?: profile)?|"
    r"profile|documents|papers|file|page (?:one|two|three|\d+))"
)
_EARLIER = (
    r"(?:before|already|earlier|previously|just now|a (?:moment|minute|while) ago|at the (?:beginning|start)|"
    r"in the (?:\w+ ){0,3}(?:question|answer|one)|in (?:my|that|your|the) (?:\w+ )?(?:first|last|previous|earlier|"
    r"other)"
    r"(?: (?:answer|question|example|story))?)"
)
_SAYING = (
    r"(?:said|told you|mentioned|explained|described|talked about|spoke about|answered|discussed|covered|gave you)"
)
_REFERS = re.compile(
    rf"\b(?:(?:as|like) i(?:'ve| have)? (?:just |already )?{_SAYING}(?: {_EARLIER})?"
    rf"|i(?:'ve| have)? (?:just |already |believe i )?(?:already )?{_SAYING}(?: (?!in (?:my|a) job)\w+){{0,3}} "
    rf"{_EARLIER}"
    rf"|i(?:'ve| have)? (?:already |just )(?:already )?{_SAYING}"
    rf"|(?:as|like) (?:you|one) (?:can |could |might |may )?(?:see|read|know|find|have seen|have read)"
    rf"(?: \w+){{0,2}} "
    rf"(?:in|on|from) (?:my|the) {_PLACE}"
    rf"|(?:it's|it is|that's|is|are|was|stands|written|see|look|listed|described|find it|it all|details?)"
    rf" (?:all )?"
    rf"(?:\w+ )?(?:in|on|at) (?:my |the )?{_PLACE}"
    rf"|there's (?:a|an) [\w ]{{1,40}} in my {_PLACE}"
    rf"|(?:same|the one) (?:thing|example|story|answer|situation|as)? ?(?:as |that )?(?:i )?(?:{_SAYING} )?"
    rf"{_EARLIER}"
    rf"|(?:see|take|refer to|look at) (?:my |that |the )?(?:previous|last|first|earlier|other|that) "
    rf"(?:answer|one|question)"
    r"|i(?:'d| would) refer to (?:that|my|the)|don't want to repeat|(?:the )?same again)\b"
)
_UNREAL = re.compile(
    r"\b(?:i|you|we|one)(?:'d(?! (?:never|already|just|been|had|\w+ed)\b)| would| should| could| might| will|'ll)"
    r" \w+"
    r"|\b(?:should be|would be)\b|\bif (?:i|you|we|someone|somebody|there|it|a|the|my) \w+"
)
_USUALLY = re.compile(
    r"\b(?:usually|normally|generally|typically|in general|always|most of the time|often|whenever|every time|"
    r"you have to|"
    r"it's important|it is important|the most important|my method)\b"
)
_BEFORE_NOW = frozenset({"was", "were", "had", "wasn't", "weren't", "hadn't"})
MANY_DEEDS = 2  # who tells two deeds has told something, with or without a remark like these


def refers_elsewhere(text: str) -> str:
    """The words that point to an earlier answer or to a document, or "". Each answer must stand alone."""
    found = _REFERS.search(text.lower().replace("\u2019", "'"))
    return "" if found is None or len(text.lower()) != len(text) else text[found.start() : found.end()]


def is_hypothetical(text: str) -> bool:
    """Whether it's told what one would do or usually does, and no deed that was done."""
    plain = text.lower().replace("\u2019", "'")
    return hypothetical_in(plain, clauses(words_of(plain)))


def hypothetical_in(plain: str, told: list[Clause]) -> bool:
    unreal, usual = len(_UNREAL.findall(plain)), len(_USUALLY.findall(plain))
    if unreal + usual == 0:
        return False
    done = sum(c.real and c.past and c.deed and c.who is not Who.OTHERS for c in told)
    happened = sum(c.real and (c.past or c.verb in _BEFORE_NOW) for c in told)
    now = sum(c.who is Who.SELF and c.deed and not c.past for c in told)
    told_as_now = unreal == 0 and usual < now  # "the boss says glue it, and I draw the door on the floor"
    return done < min(MANY_DEEDS, unreal + usual) and happened <= unreal + usual and not told_as_now
