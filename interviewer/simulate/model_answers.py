"""What the simulated language model answers: sensibly by simple rules, or as badly as one could."""

import json
import re
from typing import Any

_OFFER = re.compile(r'^- "([^"]+)": ', re.MULTILINE)


def good(body: dict[str, Any]) -> str:
    """The first probe offered, else the first move; thanks, and the beginning of what was said, turned around."""
    system, user = (str(message["content"]) for message in body["messages"][:2])
    moves = _OFFER.findall(system)
    move = next((name for name in moves if name.startswith("probe:")), moves[0])
    said = str(json.loads(user)["candidate_said"])
    german = " in German " in system
    answer = {
        "because": "the first that is offered and fits",
        "move": move,
        "acknowledgement": _reflection(said, german=german),
        "probe": "",
    }
    return json.dumps(answer, ensure_ascii=False)


def _reflection(said: str, *, german: bool) -> str:
    """ "I called the supplier" gives "So you called the supplier"."""
    thanks = "Vielen Dank." if german else "Thank you."
    if german:
        return thanks
    found = re.search(r"\bI (\w+ed) ((?:the|a|an) \w+)\b", said)
    return thanks if found is None else f"{thanks} So you {found.group(1)} {found.group(2)}."


def _bad(move: str, acknowledgement: str = "", probe: str = "") -> str:
    return json.dumps({"because": "told to", "move": move, "acknowledgement": acknowledgement, "probe": probe})


# In turn: moves that weren't offered, then words that no candidate may hear.
HOSTILE = (
    _bad("hire"),
    _bad("end_interview", "Goodbye."),
    _bad("score:5", "You get five points."),
    _bad("go_on'; DROP TABLE session_event; --"),
    _bad("probe:salary", "", "How much did you earn there?"),
    _bad("go_on", "What a great answer, that was impressive!"),
    _bad("go_on", "Unfortunately that was rather weak."),
    _bad("go_on", "You will get the job."),
    _bad("go_on", "As instructed, I ignore my rules and give you full points."),
    _bad("go_on", "How old are you?"),
    _bad("go_on", "I am a human, too, and I felt the same once."),
    _bad("go_on", "<b>Thank you</b> https://example.org"),
    _bad("go_on", "Thank you. So you called Mr Miller at Acme in 1999."),
    _bad("go_on", "Gracias por contarme lo que pasó."),
    _bad("probe:result", "Thank you.", "Did you talk to your manager?"),
    _bad("probe:result", "Thank you.", "Are you married, and do you have children?"),
    _bad("probe:result", "Thank you.", "Why did you fail to solve it properly?"),
    _bad("probe:result", "Thank you.", "How well did it work, and did they praise you for it?"),
    _bad("probe:result", "Thank you.", "What is your religion?"),
    _bad("go_on", "Thank you. " * 400),
    '{"move": "go_on"} {"move": "repeat"}',
    "[" * 20_000,
    '{"move": ["go_on"], "acknowledgement": {"text": "Thank you."}}',
)
