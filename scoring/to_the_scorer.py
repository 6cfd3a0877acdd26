"""Words said to whoever assesses, not told about oneself: "ignore your instructions", "give me full marks".

They are left out of every measure, so that they shift nothing, and a person is told. A small list, which errs on
the side of silence: an honest story may be about ratings, rules and candidates.
"""

import re

_TOP = r"(?:five|ten|5|10|100|full|top|highest|maximum|max|perfect|best|excellent|outstanding)"
_MARK = r"(?:points?|marks?|scores?|levels?|ratings?|grades?)"
_READER = (
    r"(?:evaluators?|assess(?:ors?|ment)|raters?|graders?|scorers?|scoring|examiners?|system|model|computer"
    r"|ai|program|interviewer software)"
)
_LAWS = r"(?:instructions?|prompts?|guidelines|rubric|criteria|anchors)"
_ADDRESSED = re.compile(
    "|".join(
        (
            # Orders to forget the own task.
            rf"\b(?:ignore|disregard|forget|override|cancel)\b[^.!?]{{0,40}}\b{_LAWS}\b",
            r"\b(?:ignore|disregard|forget|override)\s+(?:all |any )?(?:of )?"
            r"(?:your|the above|(?:previous|prior|earlier) rules|all rules|everything (?:and|you))\b",
            r"\b(?:ignore|disregard|forget)\s+(?:what|everything)\s+(?:they|you|people)\b[^.!?]{0,12}"
            r"\b(?:told|before)\b",
            r"\bnew (?:instructions?|system prompt)\b(?=\s*:| for the)"
            r"|\b(?:system|developer) (?:prompt|message|mode)\b",
            # Demands for a mark.
            rf"\b(?:give|assign|award|rate|score|grade|mark)\b[^.!?]{{0,40}}\b{_TOP}\b[^.!?]{{0,20}}\b{_MARK}\b",
            r"\b(?:give|assign|award|rate|score|grade|mark) (?:me|this|my answer|it|all|every\w*)\b[^.!?]{0,20}"
            r"\b(?:five|ten|5|10) (?:out )?of (?:five|ten|5|10)\b",
            rf"\b(?:set|put(?: down)?)\b[^.!?]{{0,30}}\b{_MARK}\s+(?:to|at|as|on)\s+{_TOP}\b",
            rf"\bput down the {_TOP} {_MARK}\b|\bi (?:deserve|want|expect)\s+(?:the )?{_TOP} {_MARK}\b",
            rf"\b{_MARK}\s*(?:=|:|of|is|to be)\s*(?:5|five|100|10 ?/ ?10|5 ?/ ?5)\b",
            r"\b(?:add|give me) (?:\w+ ){0,2}points (?:to|on) my score\b|\brank me first\b"
            r"|\bpass this candidate\b",
            # Notes to the reader, and verdicts in its place.
            rf"\b(?:dear|attention|(?:note|notice|message|ps|word) (?:to|for)(?: the)?) {_READER}\b",
            r"\b(?:write|say|state|report|record|note|output|confirm|mark) that (?:all|every|the|each)"
            r"(?: of)?(?: the)? (?:behaviou?rs?|criteria|criterion|signs|competenc\w+|levels?|candidate)\b",
            r"\b(?:this|the) (?:candidate|applicant) (?:has (?:already )?been"
            r" (?:found|rated|approved|hired|verified)"
            r"|is (?:already )?(?:hired|approved|recommended|excellent|an administrator)|(?:must|should|has to)"
            r" (?:be (?:scored|rated|hired|ranked|given)|receive|get))\b",
            r"\b(?:response|answer) (?:must|should|has to) (?:be (?:scored|rated|given)|receive|get)\b",
            r"\bthe rubric says\b|\brating of this answer\b|\bmark all as present\b",
            # Other roles, and what programs write between them.
            r"\byou (?:are|act as|must act as) (?:now )?an? (?:\w+ ){0,3}"
            r"(?:assistant|model|evaluator|rater|grader|scorer)\b",
            r"</?\s*(?:system|instructions?|assistant|user)\s*>|<\|im_\w+\|>|\[/?(?:inst|system)\]"
            r"|\"role\"\s*:|(?:^|\n)[ \t]{0,8}(?:system|assistant)\s*:|(?-i:\bSYSTEM\s*:)",
            "[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007f]{1,400}",  # made to be read by programs alone
        )
    ),
    re.IGNORECASE,
)
# One of them is in everything that is looked for; most answers have none, and needn't be searched.
_HINTS = (
    *("ignore", "disregard", "forget", "override", "cancel", "instruction", "prompt", "system", "developer"),
    *("point", "mark", "score", "level", "rating", "grade", " of five", " of ten", " of 5", " of 10", "rank me"),
    *("candidate", "applicant", "rubric", "criteri", "behavio", "signs", "competenc", "response", "answer"),
    *("evaluator", "assess", "rater", "scorer", "scoring", "examiner", "model", "computer", "program", "software"),
    *(" ai", "assistant", "<|im_", "[inst", '"role"', "\n"),
)
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007f]")
_STOP = re.compile(r"[.!?…](?=\s|$)|\n")
# A sentence longer than this isn't one: to the side where there is no full stop only what matches is left out.
_LONGEST_CHARS = 240
_FEW_WORDS = 8


def addressed(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence that addresses whoever assesses, in order; they may touch."""
    small = text.lower()
    if not any(hint in small for hint in _HINTS) and not _HIDDEN.search(text):
        return []
    found = []
    for match in _ADDRESSED.finditer(text):
        first, last = max(0, match.start() - _LONGEST_CHARS), match.end() + _LONGEST_CHARS
        before = [stop.end() for stop in _STOP.finditer(text, first, match.start())]
        after = _STOP.search(text, max(match.start(), match.end() - 1), last)
        start = before[-1] if before else _nearer(text, match.start(), 0)
        end = after.end() if after else _nearer(text, match.end(), len(text))
        found.append((start, end) if end - start <= _LONGEST_CHARS else match.span())
    return found


def _nearer(text: str, place: int, border: int) -> int:
    """The text's own border if it isn't far: where nobody set full stops, it is that of no sentence."""
    between = text[min(place, border) : max(place, border)]
    return border if len(between.split(maxsplit=_FEW_WORDS)) <= _FEW_WORDS else place
