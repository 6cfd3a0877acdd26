"""Log entries and scorecards <-> the text in their rows. The only place that knows how they are written down."""

import json
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from dialogue.commands import Command
from dialogue.events import Event
from interviewer.errors import StoreError
from scoring.report import Scorecard

Entry = Event | Command

_adapters: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in (*get_args(Event), *get_args(Command))
}
_scorecards: TypeAdapter[Scorecard] = TypeAdapter(Scorecard)


def encode(entry: Entry) -> tuple[str, str]:
    """Type name and JSON payload."""
    name = type(entry).__name__
    return name, _to_json(_adapters[name], entry)


def decode(name: str, payload: str) -> Entry:
    """Raises StoreError(code="unreadable_log") for entries that this version doesn't know."""
    adapter = _adapters.get(name)
    if adapter is None:
        raise _unreadable(f"an entry of the unknown type {name[:60]!r}")
    found = _parse(payload, f"an entry of type {name}")
    entry: Entry = _build(adapter, found, f"an entry of type {name}")
    unknown = set(found) - {field.name for field in fields(entry)}
    if unknown:  # silently dropping what a newer version found worth keeping would falsify the log
        raise _unreadable(f"an entry of type {name} with the unknown field {min(unknown)!r}")
    return entry


def encode_scorecard(card: Scorecard) -> str:
    return _to_json(_scorecards, card)


def decode_scorecard(content: str) -> Scorecard:
    card: Scorecard = _build(_scorecards, _parse(content, "a scorecard"), "a scorecard")
    return card


def _to_json(adapter: TypeAdapter[Any], value: object) -> str:
    """JSON that any database takes.

    NUL is escaped by JSON itself (PostgreSQL's text can't hold it raw). Half of a surrogate pair isn't a
    character and no UTF-8 database takes it: it becomes U+FFFD. Infinite limits are kept (`Infinity`).
    """
    assert is_dataclass(value)
    text = json.dumps(adapter.dump_python(value, mode="json"), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _parse(payload: str, what: str) -> Any:
    try:
        return json.loads(payload)
    except ValueError:
        raise _unreadable(f"{what} that isn't JSON") from None


def _build(adapter: TypeAdapter[Any], found: Any, what: str) -> Any:
    try:
        return adapter.validate_python(found)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise _unreadable(f"{what} whose field {where!r} doesn't fit") from None  # never the words themselves


def _unreadable(what: str) -> StoreError:
    return StoreError(
        f"The stored interview holds {what}. It was probably written by another version of the interviewer; "
        "open it with the version that wrote it, or a newer one.",
        code="unreadable_log",
    )
