"""What is wrong with single fields of a bank, in plain words."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogue.completeness import Part

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """`path` is where in the content; `line` and `column` (from 1) where in the file, 0 where not known.

    `at_key`: it is the key that is wrong, not what stands under it.
    """

    path: Path
    what: str
    at_key: bool = False
    line: int = 0
    column: int = 0

    @property
    def dotted(self) -> str:
        """`questions[2].probes.result`"""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")

    def line_of(self, file: str) -> str:
        place = ":".join(str(part) for part in (file, self.line, self.column) if part)
        return f"{place}: {self.dotted}: {self.what}" if self.path else f"{place}: {self.what}"


def close_to(name: str, known: Iterable[str]) -> str:
    """ ", did you mean 'x'?", or what is known instead; empty if nothing is."""
    names = sorted({str(name) for name in known})
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are: {', '.join(names)}" if names else ""


# ---- faults of single fields, as pydantic reports them -------------------------------------------------------

_KINDS = {
    "string": "text",
    "list": "a list (lines that begin with '- ')",
    "mapping": "keys with values (lines like 'key: value')",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
# Error type -> what was wanted.
_WANTED = {
    "string_type": "string",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "float_type": "number",
    "float_parsing": "number",
    "int_type": "integer",
    "int_from_float": "integer",
    "int_parsing": "integer",
}


def of_schema(detail: Mapping[str, Any], schema: Mapping[str, Any], in_words: Mapping[str, str]) -> Fault:
    """One entry of `ValidationError.errors()` in plain words.

    schema: the JSON Schema, for the keys that a place may have. in_words: pattern -> what it asks for.
    """
    path: Path = tuple(detail["loc"])
    at_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if at_key else path
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return Fault(path[:-1], f"{path[-1]!r} is missing")
    if kind == "extra_forbidden":
        return Fault(
            path, f"there is no key {path[-1]!r}{close_to(str(path[-1]), _keys_at(schema, path[:-1]))}", True
        )
    if kind == "enum":
        return Fault(path, f"{given!r} isn't a part of an answer{close_to(str(given), Part)}", at_key)
    return Fault(path, _said(kind, given, context, in_words) or detail["msg"], at_key)


def is_consequence(detail: Mapping[str, Any]) -> bool:
    """pydantic doesn't count entries that have faults of their own: a full list is then called too short."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def _said(kind: str, given: object, context: Mapping[str, Any], in_words: Mapping[str, str]) -> str:
    if kind in _WANTED:
        wanted, is_text = _KINDS[_WANTED[kind]], _WANTED[kind] == "string"
        quote = "; put it in quotes" if is_text and isinstance(given, bool | int | float) else ""
        return f"{wanted} is wanted here, not {_shown(given)}{quote}"
    match kind:
        case "string_pattern_mismatch":
            return f"{given!r} can't be used: {in_words.get(context['pattern'], 'its form is wrong')}"
        case "string_too_short":
            return "this text is empty"
        case "string_too_long":
            length = len(given) if isinstance(given, str) else 0
            return f"this text is too long: {length} characters, {context['max_length']} are allowed"
        case "too_short":
            return f"too few entries: {context['actual_length']}, at least {context['min_length']} are needed"
        case "too_long":
            return f"too many entries: {context['actual_length']}, at most {context['max_length']} are allowed"
        case "greater_than_equal":
            return f"{given} is too small: at least {context['ge']:g} is needed"
        case "less_than_equal":
            return f"{given} is too large: at most {context['le']:g} is allowed"
        case "literal_error":
            return f"{given!r} isn't known; it is one of {context['expected']}"
        case "finite_number":
            return "this isn't a number that can be used"
    return ""


def _shown(given: object) -> str:
    match given:
        case None:
            return "nothing"
        case bool():
            return f"{str(given).lower()!r}"
        case str():
            return f"the text {given[:40]!r}"
        case int() | float():
            return f"the number {given}"
        case list():
            return "a list"
    return "keys with values"


def _keys_at(schema: Mapping[str, Any], path: Path) -> list[str]:
    """The keys that a mapping at this place may have."""
    here: Mapping[str, Any] = schema
    for step in path:
        here = _resolved(schema, here)
        inner = here.get("items") if isinstance(step, int) else here.get("properties", {}).get(step)
        if not isinstance(inner, Mapping):
            return []
        here = inner
    return list(_resolved(schema, here).get("properties", {}))


def _resolved(schema: Mapping[str, Any], here: Mapping[str, Any]) -> Mapping[str, Any]:
    name = str(here.get("$ref", "")).rpartition("/")[2]
    return schema["$defs"][name] if name else here
