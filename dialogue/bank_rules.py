"""What can be wrong with a bank beyond single fields: in content that may have any other fault, too."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from dialogue import bank_wordings, cues
from dialogue.bank_faults import Fault, Path, close_to
from dialogue.completeness import Part

# All that she asks, and how a text looks in which something is to be put.
ASKED = (("practice",), ("questions", "*"), ("invitation",))
PLACE_HOLDER = re.compile(r"\{[^{}]*\}?")
# Lists that are used in turn: what stands there twice would be said twice in a row sooner.
IN_TURN = ("greeting", "guidelines", "acknowledgements", "take_your_time", "hold", "closing")
HAS_A_NUMBER = ("replies", "questions_left")


def across(content: object) -> list[Fault]:
    """What single fields can't show: ids used twice or unknown, parts without a probe, cues that can't be used."""
    return [
        *_same_ids(content),
        *_same_words(content),
        *_same_cues_of_facts(content),
        *_place_holders(content),
        *_judging(content),
        *_unknown_competencies(content),
        *_never_asked(content),
        *_without_probe(content),
        *_bad_cues(content),
        *_repeated(content),
        *_beyond_limit(content),
    ]


def doubtful(content: object) -> list[Fault]:
    """What is most often a slip, but can be meant: told by `bank check`, and no reason to refuse the bank."""
    language = _language(content)
    return [
        Fault(path, f"this can be answered with yes or no, and so hints at an answer: {text!r}; ask what or how")
        for asked in ASKED
        for path, text in _probes(content, *asked)
        if bank_wordings.is_yes_or_no(text, language)
    ]


def _at(content: object, *steps: str) -> Iterator[tuple[Path, Any]]:
    """All places below; a step names a key, and `*` stands for each entry of a list."""
    if not steps:
        yield (), content
        return
    step, rest = steps[0], steps[1:]
    inner: Iterable[tuple[str | int, Any]] = ()
    if step == "*" and isinstance(content, list):
        inner = enumerate(content)
    elif step != "*" and isinstance(content, dict) and step in content:
        inner = [(step, content[step])]
    for name, value in inner:
        for path, found in _at(value, *rest):
            yield (name, *path), found


def _texts(content: object, *steps: str) -> list[tuple[Path, str]]:
    return [(path, found.strip()) for path, found in _at(content, *steps) if isinstance(found, str)]


def _same_ids(content: object) -> Iterator[Fault]:
    criteria = ("competencies", "*", "criteria", "*")
    questions = [
        *_texts(content, "practice", "id"),
        *_texts(content, "questions", "*", "id"),
        *_texts(content, "invitation", "id"),
    ]
    groups = [
        ("question", questions),
        ("competency", _texts(content, "competencies", "*", "id")),
        ("criterion", _texts(content, *criteria, "id")),
        ("fact", _texts(content, "facts", "*", "id")),
        *(("sign of this criterion", _below(path, c, "signs", "*", "id")) for path, c in _at(content, *criteria)),
    ]
    for noun, found in groups:
        first: dict[str, Path] = {}
        for path, name in found:
            if name in first:
                yield Fault(path, f"another {noun} has the id {name!r}, too: {Fault(first[name], '').dotted}")
            first.setdefault(name, path)


def _below(path: Path, content: object, *steps: str) -> list[tuple[Path, str]]:
    return [((*path, *inner), text) for inner, text in _texts(content, *steps)]


def _unknown_competencies(content: object) -> Iterator[Fault]:
    known = {name for _, name in _texts(content, "competencies", "*", "id")}
    named = _texts(content, "questions", "*", "competencies", "*")
    for path, name in [*named, *_texts(content, "practice", "competencies", "*")]:
        if name not in known:
            yield Fault(path, f"there is no competency {name!r}{close_to(name, known)}")


def _never_asked(content: object) -> Iterator[Fault]:
    asked = {name for _, name in _texts(content, "questions", "*", "competencies", "*")}
    for path, name in _texts(content, "competencies", "*", "id"):
        if name not in asked:
            yield Fault(path, f"no question draws the competency {name!r}: name it in a question, or take it out")


def _without_probe(content: object) -> Iterator[Fault]:
    for _, budget in _at(content, "probes_per_question"):
        if budget == 0:
            return
    for path, question in [*_at(content, "practice"), *_at(content, "questions", "*")]:
        if not isinstance(question, dict):
            continue
        expected = question.get("expects", [] if path == ("practice",) else [part.value for part in Part])
        probes = question.get("probes", {})
        if not isinstance(expected, list) or not isinstance(probes, dict):
            continue
        for part in expected:
            if part in set(Part) and part not in probes:
                yield Fault(
                    (*path, "probes") if "probes" in question else path, f"a probe for {part!r} is missing"
                )
        for part in probes:
            if part in set(Part) and part not in expected:
                yield Fault(
                    (*path, "probes", part), f"never asked, since {part!r} isn't among what is expected", True
                )


def _bad_cues(content: object) -> Iterator[Fault]:
    signs = _texts(content, "competencies", "*", "criteria", "*", "signs", "*", "cues", "*")
    for path, cue in [*signs, *_texts(content, "facts", "*", "cues", "*")]:
        if cue and (wrong := cues.fault(cue)):
            yield Fault(path, f"the cue {cue!r} can't be used: {wrong}")


def _repeated(content: object) -> Iterator[Fault]:
    """Entries that stand twice in one list, where that can only be a slip."""
    signs = ("competencies", "*", "criteria", "*", "signs", "*")
    lists = [
        *_at(content, *signs, "cues"),
        *_at(content, "questions", "*", "competencies"),
        *_at(content, "questions", "*", "expects"),
        *_at(content, "facts", "*", "cues"),
        *(place for name in IN_TURN for place in _at(content, "lines", name)),
        *(
            place
            for asked in ASKED
            for name in ("rephrasings", "encouragements")
            for place in _at(content, *asked, name)
        ),
    ]
    for path, entries in lists:
        if isinstance(entries, list):
            counts = Counter(entry.strip().casefold() for entry in entries if isinstance(entry, str))
            for name in (name for name, count in counts.items() if count > 1):
                yield Fault(path, f"{name!r} stands here more than once")


def _beyond_limit(content: object) -> Iterator[Fault]:
    """An answer that is cut at its limit could then never be long enough."""
    for path, question in [place for asked in ASKED for place in _at(content, *asked)]:
        if isinstance(question, dict):
            enough, limit = question.get("enough_speech_s"), question.get("limit_s", 180.0)
            numbers = isinstance(enough, int | float) and isinstance(limit, int | float)
            if numbers and enough >= limit:
                yield Fault((*path, "enough_speech_s"), f"{enough} is no less than limit_s, which is {limit:g}")


def _same_words(content: object) -> Iterator[Fault]:
    """Who didn't understand a question isn't helped by the same words, and a probe is never asked twice."""
    for asked in ASKED:
        for path, question in _at(content, *asked):
            own = {_plain(text) for _, text in _texts(question, "text")}
            for inner, text in _texts(question, "rephrasings", "*"):
                if _plain(text) in own:
                    yield Fault((*path, *inner), "this is the question itself: put it in other words")
            said: dict[str, Path] = {}
            for inner, text in _probes(question):
                before = said.setdefault(_plain(text), inner)
                if before != inner:
                    yield Fault((*path, *inner), f"the probe for {before[-1]!r} has the same words")


def _same_cues_of_facts(content: object) -> Iterator[Fault]:
    """Only one of the facts would ever be told."""
    first: dict[str, Path] = {}
    for path, cue in _texts(content, "facts", "*", "cues", "*"):
        before = first.setdefault(_plain(cue), path)
        if before[:2] != path[:2]:
            yield Fault(path, f"another fact has the cue {cue!r}, too: {Fault(before, '').dotted}")


def _place_holders(content: object) -> Iterator[Fault]:
    """She would read the brackets out."""
    said = [*_inside(content, "lines"), *_inside(content, "replies"), *_inside(content, "facts")]
    for path, text in [*said, *(found for asked in ASKED for found in _inside(content, *asked))]:
        rest = text.replace("{count}", "") if path == HAS_A_NUMBER else text
        if found := PLACE_HOLDER.search(rest):
            yield Fault(path, f"{found[0]!r} would be read out: nothing is put in here")


def _judging(content: object) -> Iterator[Fault]:
    language = _language(content)
    for path, text in _texts(content, "lines", "acknowledgements", "*"):
        if word := bank_wordings.judging(text, language):
            yield Fault(path, f"{word!r} judges the answer: say only that it was heard, like 'Thank you.'")


def _language(content: object) -> str:
    return next((text for _, text in _texts(content, "language")), "")[:2]


def _probes(content: object, *steps: str) -> list[tuple[Path, str]]:
    return [(path, text) for part in Part for path, text in _texts(content, *steps, "probes", part.value)]


def _inside(content: object, *steps: str) -> Iterator[tuple[Path, str]]:
    """All texts below, as deep as they lie."""
    for path, found in _at(content, *steps):
        match found:
            case str():
                yield path, found
            case dict():
                yield from ((((*path, *inner)), text) for key in found for inner, text in _inside(found, key))
            case list():
                yield from ((((*path, *inner)), text) for inner, text in _each(found))


def _each(found: list[Any]) -> Iterator[tuple[Path, str]]:
    for number, entry in enumerate(found):
        if isinstance(entry, str):
            yield (number,), entry
        elif isinstance(entry, dict):
            yield from (((number, *inner), text) for key in entry for inner, text in _inside(entry, key))


def _plain(text: str) -> str:
    """Without what nobody hears: case, marks, spaces."""
    return " ".join(re.findall(r"[\w*|.']+", text.casefold())).strip(".")
