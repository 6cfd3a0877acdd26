"""How a simulated candidate understands a probe: by its words, as a person does."""

import re

from dialogue.completeness import Part

# The first that fits is meant. "What could you do with it in the end?" asks for the result though it says "do",
# so the result comes first; most probes say something of the situation, so it comes last.
_ASKING = (
    (Part.RESULT, r"\bin the end\b|\bafterwards\b|\bcame of\b|\bturn(ed)? out\b|\bdid (it|that) end\b|\bresult|"
     r"\boutcome\b|\bhappened after\b|\bam ende\b|\bging es aus\b|\bausgegangen\b|\bherausgekommen\b"
     r"|\bdanach (geschehen|damit gemacht|anders)\b"),
    (Part.ACTION, r"\byou yourself\b|\bsteps?\b|\bdid you (do|say|go about|explain)\b|\bexactly did you\b"
     r"|\bsie selbst\b|\bschritte?\b|\bsind sie vorgegangen\b"),
    (Part.TASK, r"\bneed(ed)?\b|\bhad to\b|\byour (own )?(part|task|role|goal|job)\b|\bwant(ed)? to\b|"
     r"\bresponsib|\bexpected of\b|\bmussten?\b|\bsollten?\b|\bgelöst werden\b|\bihr anteil\b|\bgebraucht\b"
     r"|\bwollten sie\b"),
    (Part.SITUATION, r"\bsituation\b|\bwhat happened\b|\bwho was\b|\bwhen was\b|\bthe plan\b|\bthings were\b"
     r"|\bpassiert ist\b|\bwer war das\b|\bwie war\b|\bvorher war\b"),
)  # fmt: skip


def asked_part(probe: str) -> Part | None:
    """Which part of an answer this asks for; None when the words don't tell."""
    return next((part for part, words in _ASKING if re.search(words, probe.lower())), None)
