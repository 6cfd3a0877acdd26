"""Answers and ratings as lines of JSON, as panels exchange them: read with every fault named, never half."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dialogue.bank import QuestionBank
from scoring.panel_training import PanelRating, RatedAnswer

T = TypeVar("T")
MOST_FAULTS_SHOWN = 12
# One scenario of three is kept aside: a rule instead of a list, so that it holds for answers that come later.
LOCK_BOX = 3


class PanelFileError(ValueError):
    """What is wrong in which lines, in plain words."""


@dataclass(frozen=True, slots=True)
class PanelSet:
    """ratings: of these answers, on criteria of the bank. left_out: what was given beside that, in plain words."""

    answers: tuple[RatedAnswer, ...]
    ratings: tuple[PanelRating, ...]
    left_out: tuple[str, ...] = ()

    def part(self, *, lock_box: bool) -> "PanelSet":
        """Whole scenarios are in one part or the other."""
        answers = tuple(one for one in self.answers if is_locked(one.group) is lock_box)
        kept = {one.answer_id for one in answers}
        return PanelSet(answers, tuple(one for one in self.ratings if one.answer_id in kept))


def is_locked(group: str) -> bool:
    """Whether a scenario or person belongs to the lock-box, that is never trained or tuned on."""
    return hashlib.sha256(group.encode()).digest()[0] % LOCK_BOX == 0


def answers_of(name: str, lines: Iterable[str]) -> list[RatedAnswer]:
    """Fields id, question, scenario (or person), text; others are not read. Raises PanelFileError."""
    return read_lines(name, lines, _answer)


def ratings_of(name: str, lines: Iterable[str]) -> list[PanelRating]:
    """Fields answer, rater, criterion, level (1..5 or null), highlights. Raises PanelFileError."""
    return read_lines(name, lines, _rating)


def read_lines(
    name: str,
    lines: Iterable[str],
    make: Callable[[dict[str, Any]], T],
    parse: Callable[[str], Any] = json.loads,
) -> list[T]:
    """What `make` makes of each line that isn't blank. It says with KeyError and TypeError what is wrong with one.

    Raises PanelFileError, which names all such lines.
    """
    found, faults = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = parse(line)
            if not isinstance(row, dict):
                raise TypeError("it is no object")
            found.append(make(row))
        except json.JSONDecodeError as error:
            faults.append(f"{name}:{number}: it isn't JSON ({error.msg})")
        except KeyError as error:
            faults.append(f"{name}:{number}: there is no {error.args[0]!r}")
        except TypeError as error:
            faults.append(f"{name}:{number}: {error}")
    if faults:
        raise PanelFileError(_listed("These lines can't be used:", faults))
    return found


def panel_set(answers: Sequence[RatedAnswer], ratings: Sequence[PanelRating], bank: QuestionBank) -> PanelSet:
    """What of it fits together and to the bank. Raises PanelFileError for an answer or a rating given twice."""
    twice = _twice([one.answer_id for one in answers])
    twice += _twice([f"{one.answer_id} by {one.rater} on {one.criterion_id}" for one in ratings])
    if twice:
        raise PanelFileError(_listed("Given twice:", twice))
    questions = {question.id for question in bank.questions}
    criteria = {criterion.id for competency in bank.competencies for criterion in competency.criteria}
    kept = tuple(one for one in answers if one.question_id in questions)
    ids = {one.answer_id for one in kept}
    usable = tuple(one for one in ratings if one.answer_id in ids and plain(one.criterion_id) in criteria)
    left_out = []
    if len(kept) < len(answers):
        left_out.append(f"{len(answers) - len(kept)} answers to questions that the bank doesn't have")
    if len(usable) < len(ratings):
        left_out.append(f"{len(ratings) - len(usable)} ratings of answers or criteria that aren't there")
    return PanelSet(kept, usable, tuple(left_out))


def plain(criterion: str) -> str:
    """The criterion's own id, of competency/criterion, too."""
    return criterion.rpartition("/")[2]


def _answer(row: dict[str, Any]) -> RatedAnswer:
    group = row.get("scenario") or row.get("person") or row["id"]
    found = (row["id"], row["question"], group, row["text"])
    if not all(isinstance(one, str) and one for one in found):
        raise TypeError("id, question, scenario and text have to be text that isn't empty")
    return RatedAnswer(*found)


def _rating(row: dict[str, Any]) -> PanelRating:
    level, marked = row["level"], row.get("highlights", [])
    if level is not None and (isinstance(level, bool) or level not in (1, 2, 3, 4, 5)):
        raise TypeError(f"the level is {level!r}, not 1 to 5 or null")
    if not isinstance(marked, list) or not all(isinstance(one, str) for one in marked):
        raise TypeError("highlights have to be a list of text")
    named = (row["answer"], row["rater"], row["criterion"])
    if not all(isinstance(one, str) and one for one in named):
        raise TypeError("answer, rater and criterion have to be text that isn't empty")
    return PanelRating(*named, level, tuple(marked))


def _twice(names: Sequence[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _listed(heading: str, faults: Sequence[str]) -> str:
    more = [f"... and {len(faults) - MOST_FAULTS_SHOWN} more"] if len(faults) > MOST_FAULTS_SHOWN else []
    return "\n".join([heading, *faults[:MOST_FAULTS_SHOWN], *more])
