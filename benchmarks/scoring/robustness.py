"""How far the twins that were written by hand shift a level although their content is the same."""

from collections.abc import Mapping

from benchmarks.scoring.material import bank, trained, tuning, without, written_twins
from scoring.model import Model
from scoring.panel.records import is_locked
from scoring.panel.shifts import Shift, moves, shifts_of

FOLDS = 5


def shifts_of_written(test_model: Model, spread: Mapping[str, float]) -> list[Shift]:
    """Twins of tuning answers are read by models that haven't seen their scenarios."""
    twins = written_twins()
    scenarios = sorted({one.of.group for one in twins if not is_locked(one.of.group)})
    models = [trained(without(tuning(), frozenset(scenarios[fold::FOLDS]))) for fold in range(FOLDS)]
    found = []
    for one in twins:
        locked = is_locked(one.of.group)
        model = test_model if locked else models[scenarios.index(one.of.group) % FOLDS]
        found += moves(model, [one], spread, bank())
    return shifts_of(found)
