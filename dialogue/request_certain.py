"""What must never be missed, in words that can hardly mean anything else: a short list for each language.

Whoever wants to stop, to be forgotten, to speak to a person or not to live any more is heard here even in the
middle of a long turn, where the model of `request_model` looks at whole sentences only. Patterns are over plain
words: lower case, no apostrophes, umlauts spelled out.
"""

import re
from collections.abc import Iterator, Sequence

from dialogue.request_kinds import Request
from dialogue.request_words import Word

# So near before the words somebody else would be named as saying them.
REPORT_WORDS = 8
_REPORTS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "he she they said says told tells asked asks wanted thought shouted whispered wrote who had"
        " kept customer",
        "de": "er sagte gesagt meinte gefragt fragte wollte wollten dachte schrie rief schrieb hat hatte hatten"
        " haben dass wenn",
    }.items()
}
_REPORTED_AFTER = 3
_SAYS = frozenset({"said", "says", "asked", "shouted", "gesagt", "sagte", "gefragt", "fragte", "meinte"})
_ADDRESSED = {
    "en": r"(?:please|(?:can|could|would|will) you|i want you to|id like you to|you must|you have to|just)",
    "de": r"(?:bitte|koennen sie|koennten sie|kannst du|koenntest du|ich moechte dass sie|sie muessen|du musst)",
}
_I_WANT = {
    "en": r"(?:can i|could i|may i|let me|i want to|i wanna|id like to|i would like to|i need to|id rather)",
    "de": r"(?:kann ich|koennte ich|darf ich|ich will|ich moechte|ich wuerde gern|ich wuerde gerne|lieber)",
}
_SAID = {
    "en": (
        (
            Request.ERASE,
            rf"{_ADDRESSED['en']} (?:delete|erase|wipe|destroy|remove) (?:\w+ ){{0,3}}"
            r"(?:data|recordings?|answers|everything|information|video|voice)",
        ),
        (Request.ERASE, r"(?:i withdraw|i revoke|i take back) my consent"),
        (
            Request.HUMAN,
            rf"{_I_WANT['en']} (?:\w+ )?(?:speak|talk) (?:to|with) (?:\w+ ){{0,2}}"
            r"(?:human|real person|real human|actual person|human being|person instead)",
        ),
        (
            Request.LEAVE,
            r"(?:i want to|i wanna|id like to|i would like to|can we|lets|please) "
            r"(?:stop|end|quit|leave|finish|cancel) (?:the|this|our|my) (?:interview|call|conversation)",
        ),
        (Request.DISTRESS, r"(?:i want to|i wanna|im going to|i am going to) (?:die|kill myself|hurt myself)"),
        (Request.DISTRESS, r"i dont want to (?:live|be alive|be here) any ?more"),
        (Request.DISTRESS, r"im having (?:a panic attack|chest pains?|a heart attack)|i cant breathe"),
        (
            Request.INJECTION,
            r"(?:ignore|forget|disregard|override|bypass) (?:all |your |the |any |previous |prior |of |these )+"
            r"(?:instructions?|rules|prompt|guidelines|programming)",
        ),
        (Request.INJECTION, r"(?:your|the) system prompt|you are now (?:an? |my |dan|in )"),
        (Request.PROCESS, r"who (?:reads|sees|hears|gets) (?:this|that|my answers)(?= $)"),
        (Request.WAIT, r"(?:let me (?:just )?think|give me a (?:moment|minute|second|sec)(?: please)?)(?= $)"),
    ),
    "de": (
        (
            Request.ERASE,
            r"(?:loeschen sie|loesch|loescht|vernichten sie) (?:\w+ ){0,3}"
            r"(?:daten|aufnahme|aufnahmen|aufzeichnung|alles|video|antworten|interview)",
        ),
        (
            Request.ERASE,
            rf"{_ADDRESSED['de']} (?:\w+ ){{0,4}}"
            r"(?:daten|aufnahme|aufzeichnung|alles|video) (?:\w+ )?loeschen",
        ),
        (Request.ERASE, r"ich (?:widerrufe|ziehe) meine einwilligung"),
        (
            Request.HUMAN,
            rf"{_I_WANT['de']} (?:\w+ )?mit (?:\w+ ){{0,2}}(?:menschen|mitarbeiter|person) (?:\w+ )?"
            r"(?:sprechen|reden|telefonieren)",
        ),
        (
            Request.LEAVE,
            r"(?:ich moechte|ich will|ich wuerde gern|koennen wir|bitte) (?:\w+ )?(?:das|dieses) "
            r"(?:interview|gespraech) (?:\w+ )?(?:abbrechen|beenden|stoppen)",
        ),
        (Request.DISTRESS, r"ich (?:will|moechte) (?:sterben|nicht mehr leben|mich umbringen)|ich bring mich um"),
        (Request.DISTRESS, r"ich (?:hab|habe) (?:eine )?panikattacke|ich (?:krieg|kriege|bekomme) keine luft"),
        (
            Request.INJECTION,
            r"(?:ignoriere?|ignorieren sie|vergiss|vergessen sie|missachte) (?:alle |deine |ihre |die |vorherigen "
            r"|bisherigen )+(?:anweisungen|regeln|instruktionen|vorgaben)",
        ),
        (Request.INJECTION, r"(?:dein|deinen|ihr|ihren|den) system ?prompt|du bist jetzt (?:eine? |mein |kein )"),
        (Request.WAIT, r"(?:da muss ich (?:kurz )?(?:ueberlegen|nachdenken)|einen moment bitte)(?= $)"),
    ),
}
_PATTERNS = {
    language: tuple((request, re.compile(rf" (?:{said})(?= )")) for request, said in rows)
    for language, rows in _SAID.items()
}


def certain(words: Sequence[Word], language: str) -> tuple[Request, int, int] | None:
    """The first such request with its place (words, the end exclusive), unless it is quoted."""
    return next((one for one, quoted in _said(words, language) if not quoted), None)


def only_quotes(words: Sequence[Word], language: str) -> bool:
    """Whether there is such a request, but of somebody else."""
    return {quoted for _, quoted in _said(words, language)} == {True}


def _said(words: Sequence[Word], language: str) -> Iterator[tuple[tuple[Request, int, int], bool]]:
    plain = f" {' '.join(word.plain for word in words)} "
    for request, pattern in _PATTERNS[language]:
        for found in pattern.finditer(plain):
            first = plain.count(" ", 0, found.start())
            last = first + found.group().count(" ")
            yield (request, first, last), _quoted(words, first, last, language)


def _quoted(words: Sequence[Word], first: int, last: int, language: str) -> bool:
    begin = first
    while begin > max(0, first - REPORT_WORDS) and not words[begin].opens:
        begin -= 1
    end = last
    while end < min(len(words), last + _REPORTED_AFTER) and not words[end].opens:
        end += 1
    before = {word.plain for word in words[begin:first]}
    behind = {word.plain for word in words[last:end]}
    return bool(before & _REPORTS[language] or behind & _SAYS)
