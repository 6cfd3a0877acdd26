"""What the measures know of English: small closed lists that anybody can read and question.

None of them is a matter of style: how rare a word is, grammar, fillers and fluency are deliberately not looked at.
"""

import re
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The commonest closed-class words. More than half of spoken English is made of them, a third of a learner's who
# leaves out articles; lists of catchwords and other languages have few.
FUNCTION_WORDS = _words(
    """
    a an the this that these those i me my myself we us our ourselves you your he him his she her
    hers it its they them their themselves who which what where when why how and or but so because
    if then than as of in on at to for from with by about into over after before between through
    during until again there here not no nor yes be am is are was were been being have has had
    having do does did doing done can could will would shall should may might must just also too
    very more most some any all both each few other such only own same up down out off im ive id ill
    youre hes shes thats theyre weve wed dont didnt doesnt wasnt werent isnt couldnt wouldnt cant
    wont
    """
)

_NEGATIONS = _words(
    """
    not never without hardly rarely barely scarcely nobody neither nor none cannot didnt dont doesnt
    wasnt werent couldnt wont havent hadnt failed forgot refused
    """
)
# Said about what somebody would, will or should do: it tells of an intention, not of something that was done.
_UNREAL = _words(
    """
    would will should might shall wish wished hope hoped gonna id ill wed if unless whether suppose
    imagine
    """
)
_REFUSERS = frozenset({"nobody", "none", "nothing", "neither"})
# Without one of these, and without "n't", nothing is turned around.
_TURNING = _NEGATIONS | _UNREAL | _REFUSERS | {"no", "instead"}
SUBJECTS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
# Two words of context that turn "I asked" around: "I don't think I asked".
_DOUBTS = re.compile(
    r"(?:n['’]?t|not|never)\s+(?:really\s+)?(?:think|believe|remember|recall|say|said|sure|certain|that)$"
)

_IRREGULAR_PASTS = _words(
    """
    was were had did said told went made took got gave found came saw knew thought brought kept
    began spoke wrote drew set put let ran led met built sent spent held heard felt left lost sat
    stood taught understood chose broke cut showed paid read grew fell meant dealt sought bought
    caught fought stuck won rang hung laid
    """
)
# "I asked", "we then quickly wrote": a first person and a past within three words. "We" counts as "I" does, since
# which of them people say is a habit that differs among languages and cultures.
OWN_PAST_ACTION = re.compile(
    r"\b(?:i|we)(?:['’](?:d|ve))?(?:\s+[a-z]+){0,2}?\s+(?!(?:need|indeed|feed|proceed|succeed|exceed)\b)"
    rf"(?:[a-z]{{2,}}ed|{'|'.join(sorted(_IRREGULAR_PASTS))})\b",
    re.IGNORECASE,
)

# What makes a statement specific; each kind counts once, however often it occurs.
DETAILS: dict[str, re.Pattern[str]] = {
    "figures": re.compile(
        r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred"
        r"|thousand|half|quarter|percent|minutes?|hours?|days?|weeks?|weekend|months?|years?|monday|tuesday|wednesday"
        r"|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november"
        r"|december)\b",
        re.IGNORECASE,
    ),
    "reasons": re.compile(
        r"\b(?:because|so that|in order to|therefore|that['’]?s why|which is why|the reason|to make sure"
        r"|which meant|as a result|due to)\b",
        re.IGNORECASE,
    ),
    "contrast": re.compile(
        r"\b(?:but|although|though|however|whereas|instead|rather than|on the other hand|even so|despite)\b",
        re.IGNORECASE,
    ),
    "steps": re.compile(
        r"\b(?:first|firstly|second|secondly|then|next|after|afterwards|before|finally|eventually|once|until|while"
        r"|in the end|at the end)\b",
        re.IGNORECASE,
    ),
}

_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[,;:()\u2013\u2014\n]|\b(?:and|but|so|because|then)\b", re.IGNORECASE)
_WORDS_BEFORE = 4  # as far as "didn't really want to ask"
_WORDS_AFTER = 2


def words_of(text: str) -> list[str]:
    """Lower-case words without apostrophes: "Didn't" is "didnt"."""
    plain = text.lower().replace("'", "").replace("’", "")
    return _WORD.findall(plain)


def may_be_turned(text: str) -> bool:
    """Whether there is any word in it by which something could be denied or only imagined."""
    words = words_of(text)
    return not _TURNING.isdisjoint(words) or any(word.endswith("nt") for word in words)


def is_denied(text: str, start: int, end: int, cue: str) -> bool:
    """Whether what a cue found at start..end is said not to have happened: "I never asked", "I asked nobody"."""
    if _turned(text, start, end, cue, _NEGATIONS) or _DOUBTS.search(text[max(0, start - 60) : start].rstrip()):
        return True
    after = words_of(_CLAUSE_END.split(text[end : end + 40])[0])[:_WORDS_AFTER]
    return bool(_REFUSERS.intersection(after)) or after == ["no", "one"]


def is_unreal(text: str, start: int, end: int, cue: str) -> bool:
    """Whether it is only imagined, planned or recommended: "I would ask", "if I asked"."""
    before = words_of(text[max(0, start - 24) : start])
    return before[-1:] in (["if"], ["unless"], ["whether"]) or _turned(text, start, end, cue, _UNREAL)


def _turned(text: str, start: int, end: int, cue: str, turning: frozenset[str]) -> bool:
    """One of the words stands within the find (and isn't asked for by the cue), or before it in its clause."""
    inside = _plain(words_of(text[start:end]))
    if not inside or turning.intersection(_gaps(inside, cue, turning)):
        return bool(inside)
    if inside[0] in SUBJECTS or inside[0] in {"ive", "ill", "weve"}:
        return False  # a clause of its own begins here: "I didn't wait I asked"
    clause = _CLAUSE_END.split(text[max(0, start - 80) : start].replace("instead of", "without"))[-1]
    before = _plain([*words_of(clause)[-_WORDS_BEFORE:], inside[0]])[:-1]
    for word, following in zip(reversed(before), [inside[0], *reversed(before)], strict=False):
        if word in turning:
            return not (word == "not" and following in {"only", "just"})
        if word in SUBJECTS:
            return False
    return False


def _gaps(inside: list[str], cue: str, turning: frozenset[str]) -> list[str]:
    """The words of a find that the cue left open, as far as they can turn its meaning.

    A condition turns what follows the subject, "I would ask", not what was asked: "asked what would help".
    """
    literals = words_of(cue.replace("*", ""))
    if turning is not _UNREAL:
        return [word for word in inside if word not in literals]
    if inside[0] not in SUBJECTS and inside[0] not in {"id", "ill", "wed"}:
        return []
    gap = [inside[0]]
    for word in inside[1:]:
        if word.startswith(tuple(literals)):
            break
        gap.append(word)
    return gap


def _plain(words: list[str]) -> list[str]:
    """ "I'd asked" is "I had asked", "I'd ask" "I would ask"; "failed to ask" denies, "failed orders" doesn't."""
    return ["i" if _is_had(*pair) else "" if _is_event(*pair) else pair[0] for pair in pairwise([*words, ""])]


def _is_had(word: str, following: str) -> bool:
    return word in {"id", "wed"} and (following.endswith("ed") or following in _IRREGULAR_PASTS)


def _is_event(word: str, following: str) -> bool:
    return word in {"failed", "forgot", "refused"} and following != "to"
