"""Groups that people told of themselves, beside their answers: to hold a model against the panel afterwards.

Nothing that leads to a score may import this module (a test walks the imports).
"""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scoring.panel.evaluation import FEWEST_ANSWERS, Levels
from scoring.panel.halo import group_gaps
from scoring.panel.records import PanelFileError, read_lines
from scoring.panel_training import RatedAnswer

Groups = Mapping[str, frozenset[str]]  # group -> ids of its answers
COLUMNS = "answer (or person) and group"


def groups_of(name: str, lines: Sequence[str], answers: Sequence[RatedAnswer]) -> Groups:
    """CSV whose first line names the columns answer (or person) and group, or the same fields in lines of JSON.

    One answer may be of several groups, each on a line of its own. A line without a group is somebody who didn't
    tell. Raises PanelFileError, also for who isn't among the answers.
    """
    lines = [line.removeprefix("\ufeff") for line in lines]  # spreadsheets put it there
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise PanelFileError(f"{name} is empty. It should name {COLUMNS}.")
    parse: Callable[[str], Any] = json.loads
    if not first.lstrip().startswith("{"):
        parse = _csv(name, first)
        lines[lines.index(first)] = ""  # the others keep their numbers
    found: dict[str, set[str]] = {}
    for group, own in read_lines(name, lines, _member_of(answers), parse):
        if group:
            found.setdefault(group, set()).update(own)
    if not found:
        raise PanelFileError(f"{name} names no group of any answer.")
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


def _csv(name: str, header: str) -> Callable[[str], dict[str, str]]:
    """Cells are parted by whatever parts the columns' names."""
    mark = max(",;\t", key=header.count)
    columns = [cell.lower() for cell in _cells(header, mark)]
    if "group" not in columns or not {"answer", "person"} & set(columns):
        raise PanelFileError(f"{name}: its first line has to name the columns {COLUMNS}.")

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


def _member_of(answers: Sequence[RatedAnswer]) -> Callable[[dict[str, Any]], tuple[str, frozenset[str]]]:
    """From a line to its group, which may be empty, and the answers that it is about."""
    own = {one.answer_id: frozenset({one.answer_id}) for one in answers}
    by_person: dict[str, frozenset[str]] = {}
    for one in answers:
        by_person[one.group] = by_person.get(one.group, frozenset()) | own[one.answer_id]

    def make(row: dict[str, Any]) -> tuple[str, frozenset[str]]:
        kind, known = ("answer", own) if row.get("answer") else ("person", by_person)
        named, group = row.get(kind), row.get("group") or ""
        if not isinstance(named, str) or not named:
            raise TypeError("it names neither an answer nor a person")
        if not isinstance(group, str):
            raise TypeError("the group has to be text")
        if named not in known:
            raise TypeError(f"there is no answer {'of ' * (kind == 'person')}{named!r}")
        return group, known[named]

    return make
