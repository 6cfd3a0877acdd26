"""Groups that people told of themselves, beside what they said: to look afterwards whether they are treated alike.

Nothing that leads to a score may import this module (a test walks the imports).
"""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from scoring.panel.evaluation import FEWEST_ANSWERS, Levels
from scoring.panel.halo import group_gaps
from scoring.panel.records import PanelFileError, read_lines
from scoring.panel_training import RatedAnswer

Groups = Mapping[str, frozenset[str]]  # group -> ids of its members
# What a line may name ("answer", "person") -> by that name, whom it means.
Known = Mapping[str, Mapping[str, frozenset[str]]]


def of_answers(answers: Sequence[RatedAnswer]) -> Known:
    """A line names an answer, or all of a person."""
    by_person: dict[str, frozenset[str]] = {}
    for one in answers:
        by_person[one.group] = by_person.get(one.group, frozenset()) | {one.answer_id}
    return {"answer": {one.answer_id: frozenset({one.answer_id}) for one in answers}, "person": by_person}


def of_interviews(ids: Iterable[str]) -> Known:
    return {"interview": {one: frozenset({one}) for one in ids}}


def groups_of(name: str, lines: Sequence[str], known: Known) -> Groups:
    """CSV whose first line names one of the known columns and `group`, or the same fields in lines of JSON.

    One member may be of several groups, each on a line of its own. A line without a group is somebody who didn't
    tell. Raises PanelFileError, also for who isn't known.
    """
    lines = [line.removeprefix("\ufeff") for line in lines]  # spreadsheets put it there
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise PanelFileError(f"{name} is empty. It should name {_columns(known)}.")
    parse: Callable[[str], Any] = json.loads
    if not first.lstrip().startswith("{"):
        parse = _csv(name, first, known)
        lines[lines.index(first)] = ""  # the others keep their numbers
    found: dict[str, set[str]] = {}
    for group, own in read_lines(name, lines, _member_of(known), parse):
        if group:
            found.setdefault(group, set()).update(own)
    if not found:
        raise PanelFileError(f"{name} names no group of anybody.")
    return {group: frozenset(own) for group, own in sorted(found.items())}


def gaps_of(groups: Groups, machine: Levels, panel: Levels) -> dict[str, dict[str, tuple[float, int]]]:
    """Criterion -> group -> its gap and answers, as `scoring.panel.halo.group_gaps` has them."""
    members = {group: own.__contains__ for group, own in groups.items()}
    return {name: group_gaps(own, panel[name], members) for name, own in machine.items() if name in panel}


def too_small(groups: Groups, panel: Levels) -> dict[str, tuple[str, ...]]:
    """Group -> the criteria on which fewer than FEWEST_ANSWERS of its answers have a level of the panel."""
    found = {
        group: tuple(name for name, levels in sorted(panel.items()) if len(own & levels.keys()) < FEWEST_ANSWERS)
        for group, own in groups.items()
    }
    return {group: names for group, names in found.items() if names}


def _columns(known: Known) -> str:
    first, *others = known
    return f"{first}{''.join(f' (or {one})' for one in others)} and group"


def _csv(name: str, header: str, known: Known) -> Callable[[str], dict[str, str]]:
    """Cells are parted by whatever parts the columns' names."""
    mark = max(",;\t", key=header.count)
    columns = [cell.lower() for cell in _cells(header, mark)]
    if "group" not in columns or not known.keys() & set(columns):
        raise PanelFileError(f"{name}: its first line has to name the columns {_columns(known)}.")

    def parse(line: str) -> dict[str, str]:
        cells = _cells(line, mark)
        if len(cells) != len(columns):
            raise TypeError(f"it has {len(cells)} cells for {len(columns)} columns")
        return dict(zip(columns, cells, strict=True))

    return parse


def _cells(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]
    except csv.Error as error:
        raise TypeError(f"it isn't CSV ({error})") from error


def _member_of(known: Known) -> Callable[[dict[str, Any]], tuple[str, frozenset[str]]]:
    """From a line to its group, which may be empty, and the members that it is about."""

    def make(row: dict[str, Any]) -> tuple[str, frozenset[str]]:
        kind = next((kind for kind in known if row.get(kind)), next(iter(known)))
        named, group = row.get(kind), row.get("group") or ""
        if not isinstance(named, str) or not named:
            raise TypeError(f"it names no {' and no '.join(known)}")
        if not isinstance(group, str):
            raise TypeError("the group has to be text")
        if named not in known[kind]:
            raise TypeError(f"there is no {kind} {named!r} here")
        return group, known[kind][named]

    return make
