"""`scoring.fit`: a model from anybody's own labelled texts."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from scoring.model import Model
from scoring.ordinal import scale_of
from scoring.quotes import align
from scoring.reading import Reading, read

if TYPE_CHECKING:
    from scoring.learning.target import Mark
    from scoring.techniques.embeddings import Encoder

CRITERION = "level"
# Five folds with four texts each: with less there is nothing to hold out.
FEWEST_TEXTS = 20
FEWEST_GROUPS = 3
Highlight = str | tuple[int, int]


class TrainingError(ValueError):
    """Why nothing can be learned from this, in plain words."""


def fit(
    texts: Sequence[str],
    levels: Sequence[float],
    highlights: Sequence[Sequence[Highlight] | None] | None = None,
    groups: Sequence[Hashable] | None = None,
    *,
    questions: Sequence[str] | None = None,
    encoder: "Encoder | None" = None,
    monotone: bool = False,
    name: str = "A model of rated texts",
    source: str = "",
) -> Model:
    """Learns the levels of texts like these. Equal input gives an equal model.

    levels: whole numbers (0, 1, 2 or 1..5), or means of several raters between them.
    highlights: per text the words that convinced its raters, verbatim or as (start, end); they teach the model
    to quote.
    groups: per text its person, prompt or scenario, which is held out as a whole. Without it every text stands
    alone,
        and figures are too good if the same person wrote several.
    questions: per text what was asked. monotone: leave out what could lower a level when a sentence is added.
    Raises TrainingError.
    """
    _check(texts, levels, highlights, groups, questions)
    asked = questions or [""] * len(texts)
    readings = [read(text, question) for text, question in zip(texts, asked, strict=True)]
    usable = [row for row, reading in enumerate(readings) if reading.words]
    _check_usable([float(levels[row]) for row in usable])
    kept_groups = [_group(groups, row, readings[row]) for row in usable]
    if len(set(kept_groups)) < FEWEST_GROUPS:
        raise TrainingError(
            f"There are {len(set(kept_groups))} groups; whole groups are held out, so at least {FEWEST_GROUPS} "
            "are needed."
        )
    from scoring.learning.course import Rated, learn  # scikit-learn: not before it is needed

    marks, lost = _marks(texts, levels, highlights)
    rated = Rated(
        criterion=CRITERION,
        rows=tuple(range(len(usable))),
        values=tuple(float(levels[row]) for row in usable),
        marks=None if marks is None else tuple(marks[row] for row in usable),
        quotes_not_found=lost,
    )
    return learn(
        [readings[row] for row in usable],
        [rated],
        kept_groups,
        levels=scale_of(rated.values),
        encoder=encoder,
        monotone=monotone,
        name=name,
        source=source,
    )


def _check(
    texts: Sequence[str],
    levels: Sequence[float],
    highlights: Sequence[Sequence[Highlight] | None] | None,
    groups: Sequence[Hashable] | None,
    questions: Sequence[str] | None,
) -> None:
    if isinstance(texts, str):
        raise TrainingError("Give a list of texts, not one text.")
    wanted = {"levels": levels, "highlights": highlights, "groups": groups, "questions": questions}
    for what, given in wanted.items():
        if given is not None and len(given) != len(texts):
            raise TrainingError(f"There are {len(texts)} texts, but {len(given)} {what}: one for each is needed.")
    for row, text in enumerate(texts):
        if not isinstance(text, str):
            raise TrainingError(f"Text {row} isn't text but {type(text).__name__}.")
    for row, level in enumerate(levels):
        if not isinstance(level, (int, float, np.number)) or not np.isfinite(float(level)):
            raise TrainingError(f"The level of text {row} isn't a number: {level!r}.")


def _check_usable(levels: Sequence[float]) -> None:
    if len(levels) < FEWEST_TEXTS:
        raise TrainingError(
            f"There are {len(levels)} texts with words in them; at least {FEWEST_TEXTS} are needed, "
            "and about 400 for most of what can be reached."
        )
    if len(set(levels)) < 2:
        raise TrainingError(f"All texts have the same level, {levels[0]:g}: there is nothing to tell apart.")
    commonest = max(levels.count(level) for level in set(levels)) if isinstance(levels, list) else 0
    if len(levels) - commonest < 3:
        raise TrainingError("All but one or two texts have the same level: there is too little to tell apart.")


def _group(groups: Sequence[Hashable] | None, row: int, reading: Reading) -> Hashable:
    """Without groups equal texts are one, or a copy would be found where it was learned."""
    return reading.text if groups is None else groups[row]


def _marks(
    texts: Sequence[str], levels: Sequence[float], highlights: Sequence[Sequence[Highlight] | None] | None
) -> tuple[list[tuple["Mark", ...]] | None, int]:
    """Where each highlight stands, with the level of its text, and how many stand nowhere."""
    if highlights is None or not any(highlights):
        return None, 0
    marks, lost = [], 0
    for text, level, marked in zip(texts, levels, highlights, strict=True):
        given = [one for one in (marked or ()) if not isinstance(one, str) or one.strip()]
        found = [align(one, text) if isinstance(one, str) else (int(one[0]), int(one[1])) for one in given]
        marks.append(tuple((*place, float(level)) for place in found if place is not None))
        lost += sum(place is None for place in found)
    return marks, lost
