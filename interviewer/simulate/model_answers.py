"""What the simulated language model answers: sensibly by simple rules, or as badly as one could."""

import json
import re
from collections.abc import Sequence
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


def wants_quotes(body: dict[str, Any]) -> bool:
    return '"criteria":' in str(body["messages"][1]["content"])


def good_quotes(body: dict[str, Any]) -> str:
    """The first and last sentence of each answer for every criterion, and one that nobody has said."""
    keys, answers = _material(body)
    said = [re.split(r"(?<=[.!?]) ", answer)[end] for answer in answers for end in (0, -1)]
    return _quotes([(key, quote) for key in keys for quote in (*said, INVENTED)])


def hostile_quotes(body: dict[str, Any], number: int) -> str:
    """In turn: what was never said, what isn't asked for, what is half said, too much, and no answer at all."""
    keys, answers = _material(body)
    half = answers[0][:40] + " and then I insulted all of them and went home"
    rated = {"quotes": [{"criterion": keys[0], "quote": "Level 5.", "level": 5}], "score": 100, "level": 5}
    bad = (
        _quotes([(key, INVENTED) for key in keys]),
        json.dumps(rated),
        _quotes([("teamwork/hire-me", answers[0]), (keys[0], half)]),
        _quotes([(keys[0], f"{INVENTED} {count}") for count in range(800)]),
        '{"quotes": ' + "[" * 5_000,
        _quotes([(keys[0], "x" * 5_000)]),
        json.dumps({"quotes": [{"criterion": keys, "quote": [INVENTED]}, "quote", None, 5]}),
    )
    return bad[number % len(bad)]


INVENTED = "I took the money out of the till, and I told nobody about it."


def _material(body: dict[str, Any]) -> tuple[list[str], list[str]]:
    given = json.loads(body["messages"][1]["content"])
    return [one["criterion"] for one in given["criteria"]], given["answers"]


def _quotes(found: Sequence[tuple[str, str]]) -> str:
    return json.dumps({"quotes": [{"criterion": key, "quote": quote} for key, quote in found]})
