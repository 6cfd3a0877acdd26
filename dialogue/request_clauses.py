"""Requests as whole clauses: how the clause begins says whom it addresses, a cue in it says what is asked for.

The tables of wordings spell out phrases that count wherever they stand. A clause may say anything between its
beginning, its cue and its end ("could you *maybe* put that *a bit* differently *for me*"), and so counts only when
it is a sentence of its own or the end of one.
"""

import re
from dataclasses import dataclass

from dialogue.request_kinds import Request

# "~" in a cue: so many words of no importance.
BETWEEN = 3
# After "could you", "can I" she stays addressed for longer: "could you read it out again but slowly".
ADDRESSED = 5
# Behind the cue: "could you say that again *I want to be sure I answer the right one*".
AFTER = 7
LONGEST_WORDS = 22
ANYTHING = r"\w+"
# What begins another request ends this one.
_ANOTHER = r" (?:(?:can|could|would) (?:you|i|we)|(?:koennen|koennten|kann|koennte|darf) (?:sie|ich|wir)) "
_GAP = rf"(?: \w+){{0,{BETWEEN}}}?"


@dataclass(frozen=True, slots=True)
class Clause:
    """`unless`: what in the clause makes it a told one.

    `begins_sentence`: it isn't recognized by whom it addresses, so inside a sentence it's part of a story.
    """

    request: Request
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    begins_sentence: bool

    def covers(self, plain: str, start: int, end: int) -> bool:
        """`plain`: words between single blanks; `start` and `end` are those of the blanks around the clause."""
        if self.pattern.fullmatch(plain, start, end + 1) is None:
            return False
        return self.unless is None or self.unless.search(plain, start, end + 1) is None


def clause(
    request: Request,
    begins: str,
    *cues: str,
    adverbs: str = ANYTHING,
    unless: str = "",
    after: int = AFTER,
    may_lack_subject: bool = False,
) -> Clause:
    """`begins` is empty where the cue itself begins the clause. `adverbs`: what may stand between the two.

    `may_lack_subject`: "didn't catch that".
    """
    start = rf" (?:{begins})(?: {adverbs}){{0,{ADDRESSED}}}?" if begins else ""
    if may_lack_subject:
        start = f"(?:{start})?"
    cue = "|".join(cues).replace(" ~", _GAP)
    pattern = re.compile(rf"{start} (?:{cue})(?:(?!{_ANOTHER}) \w+){{0,{after}}} ")
    told = re.compile(rf" (?:{unless})(?= )") if unless else None
    return Clause(request, pattern, told, begins_sentence=not begins or may_lack_subject or adverbs != ANYTHING)
