"""YAML from outside: scanned before anything is built from it, then loaded by the rules of YAML 1.2.

PyYAML's C loader kills the process on 100,000 nested lists, its Python loader runs out of stack, and both keep the
last of two equal keys and read `no` as false (handbook faults.md F5). Its parser alone builds nothing: it gives
events, of which the first that isn't allowed ends the reading.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from dialogue.bank_faults import Fault, Path

MAX_BYTES = 2**20
MAX_DEPTH = 20
MAX_FAULTS = 20  # of the same kind: after these nobody reads on
# Characters that change the direction of what follows: what is shown then isn't what is there (CVE-2021-42574).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Python refuses to read and write integers of more than 4,300 digits; nobody needs more than a few.
_HUGE_NUMBER = re.compile(r"[-+]?[0-9][0-9a-fA-FxXoO_.]{30,}")
# The parser's words -> plain words. The first that is contained counts.
_PLAIN = {
    "character '\\t'": "a tab stands where spaces are wanted: indent with spaces",
    "mapping values are not allowed": "a ':' that is unexpected here: put text that contains ': ' in quotes, "
    "or mend the indentation",
    "could not find expected ':'": "a key without its ':', or a text over several lines without quotes",
    "did not find expected key": "this doesn't belong here: mend the indentation, or close the quote above",
    "did not find expected '-'": "an entry of this list doesn't begin with '- ' at the same indentation",
    "did not find expected ',' or": "a '[' or '{' isn't closed, or a ',' is missing",
    "did not find expected node": "something that isn't YAML: a '[' or '{' may be unclosed",
    "unexpected end of stream": "the file ends within quotes: a quote isn't closed",
    "unknown escape character": "'\\' has a meaning of its own in double quotes: use single quotes",
    "cannot start any token": "this character can't begin a text: put the text in quotes",
    "undefined alias": "an alias ('*name'): write the text out",
    "block sequence entries are not allowed": "'- ' is unexpected here: begin the list on a line of its own",
    "control characters are not allowed": "a character that can't be shown",
}


class YamlFaults(Exception):
    """Why a file isn't loaded."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(fault.what for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Place:
    """From 1, as editors count."""

    line: int
    column: int


@dataclass(slots=True)
class Scanned:
    """Where everything stands, and keys that stand twice (these don't prevent loading)."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    repeated: list[Fault] = field(default_factory=list)

    def placed(self, fault: Fault) -> Fault:
        """The fault with its line and column: of the key, the value, or the nearest place above."""
        if fault.line:
            return fault
        for end in range(len(fault.path), -1, -1):
            path = fault.path[:end]
            place = self.keys.get(path) if fault.at_key else self.values.get(path)
            place = place or self.values.get(path) or self.keys.get(path)
            if place:
                return Fault(fault.path, fault.what, fault.at_key, place.line, place.column)
        return fault


def load(content: bytes) -> tuple[Any, Scanned]:
    """Lists, dicts with text keys, and plain values; and where they stand. Raises YamlFaults."""
    text = _decoded(content)
    scanned = _scan(text)
    loader = YAML(typ="safe", pure=True)
    loader.allow_duplicate_keys = True  # they are listed already, all of them
    try:
        loaded = loader.load(text)
    except (YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        problem = str(getattr(error, "problem", None) or error)
        raise YamlFaults((Fault((), _in_plain_words(problem), line=line, column=column),)) from error
    return _plain(loaded), scanned


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise _refused(f"the file has more than {MAX_BYTES:,} bytes: that many are allowed")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused("the file isn't text in UTF-8: save it with this encoding", line) from error
    faults: list[Fault] = []
    for number, line_text in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line_text, start=1):
            if _is_hidden(character):
                name = unicodedata.name(character, f"control character U+{ord(character):04X}")
                what = f"an invisible character that isn't allowed: {name} (U+{ord(character):04X})"
                faults.append(Fault((), what, line=number, column=column))
        if len(faults) >= MAX_FAULTS:
            break
    if faults:
        raise YamlFaults(tuple(faults[:MAX_FAULTS]))
    return text


def _is_hidden(character: str) -> bool:
    if character.isprintable() or character in "\t\r\ufeff":
        return False
    return character in _BIDI or unicodedata.category(character) in {"Cc", "Co", "Cn"}


def _refused(what: str, line: int = 0, column: int = 0) -> YamlFaults:
    return YamlFaults((Fault((), what, line=line, column=column),))


def _scan(text: str) -> Scanned:
    """Read the events once. Raises YamlFaults with everything that is not allowed up to the first broken place."""
    scanned = Scanned()
    faults: list[Fault] = []
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    try:
        walker = _Walker(scanned)
        for event in events:
            faults += walker.step(event)
            if len(faults) >= MAX_FAULTS or walker.too_deep:
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        problem = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
        if mark is not None and text[mark.index : mark.index + 1] == "\t":
            problem = "character '\\t'"
        faults.append(Fault((), _in_plain_words(problem.strip()), line=line, column=column))
    if not faults and not scanned.values:
        faults.append(Fault((), "the file is empty"))
    if faults:
        raise YamlFaults(tuple(faults))
    return scanned


def _in_plain_words(problem: str) -> str:
    plain = next((words for part, words in _PLAIN.items() if part in problem), "")
    return plain or f"this isn't YAML that can be read: {problem.splitlines()[0]}"


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read. `key` is the one whose value comes next."""

    path: Path
    is_list: bool
    key: str | None = None
    entries: int = 0
    seen: set[str] = field(default_factory=set)


class _Walker:
    """Knows at each event where in the content it stands."""

    def __init__(self, scanned: Scanned) -> None:
        self._scanned = scanned
        self._open: list[_Open] = []
        self._documents = 0
        self.too_deep = False

    def step(self, event: yaml.Event) -> Iterator[Fault]:
        mark = event.start_mark
        assert mark is not None, "the parser marks every event"
        place = Place(mark.line + 1, mark.column + 1)
        for what in self._not_allowed(event):
            yield Fault(self._open[-1].path if self._open else (), what, line=place.line, column=place.column)
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                path = self._arrive(place, None)
                self._open.append(_Open(path, isinstance(event, yaml.SequenceStartEvent)))
                self.too_deep = len(self._open) > MAX_DEPTH
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.ScalarEvent():
                self._arrive(place, event.value)
            case yaml.AliasEvent():
                self._arrive(place, "")

    def _not_allowed(self, event: yaml.Event) -> Iterator[str]:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    yield "a second document begins here ('---'): a file holds one bank"
                if event.version or event.tags:
                    yield "directives ('%...') aren't allowed"
            case yaml.AliasEvent():
                yield f"aliases aren't allowed ('*{anchor}'): write the text out"
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent() if len(self._open) >= MAX_DEPTH:
                yield f"lists and keys are nested deeper than {MAX_DEPTH} levels"
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent() if self._expects_key():
                yield "a key is a word, not a list or mapping"
        if anchor and not isinstance(event, yaml.AliasEvent):
            yield f"anchors aren't allowed ('&{anchor}'): write the text out where it is needed"
        if (
            isinstance(event, yaml.ScalarEvent)
            and event.style in (None, "")
            and _HUGE_NUMBER.fullmatch(event.value)
        ):
            yield "this number is too long: put it in quotes if it is meant as text"
        if tag:
            yield f"tags aren't allowed ('{_written(tag)}'): write the plain text"

    def _expects_key(self) -> bool:
        return bool(self._open) and not self._open[-1].is_list and self._open[-1].key is None

    def _arrive(self, place: Place, scalar: str | None) -> Path:
        """Note what begins here; returns its path."""
        if not self._open:
            self._scanned.values[()] = place
            return ()
        parent = self._open[-1]
        if parent.is_list:
            path: Path = (*parent.path, parent.entries)
            parent.entries += 1
        elif parent.key is None:
            self._key(parent, place, scalar or "")
            return parent.path
        else:
            path = (*parent.path, parent.key)
            parent.key = None
        self._scanned.values.setdefault(path, place)
        return path

    def _key(self, parent: _Open, place: Place, key: str) -> None:
        parent.key = key
        path = (*parent.path, key)
        if key in parent.seen:
            first = self._scanned.keys[path].line
            what = f"the key {key!r} stands here for a second time; the first is in line {first}"
            self._scanned.repeated.append(Fault(path, what, True, place.line, place.column))
        parent.seen.add(key)
        self._scanned.keys.setdefault(path, place)


def _written(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _plain(loaded: Any) -> Any:
    """JSON's types only. Dates, the one other type that YAML makes of plain words, become text again."""
    match loaded:
        case dict():
            return {_key_text(key): _plain(value) for key, value in loaded.items()}
        case list():
            return [_plain(value) for value in loaded]
        case date():
            return loaded.isoformat()
    return loaded


def _key_text(key: Any) -> str:
    match key:
        case None:
            return "null"
        case bool():
            return str(key).lower()
    return str(key)
