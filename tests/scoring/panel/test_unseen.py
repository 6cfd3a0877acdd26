"""A question that a model was never trained on."""

import pytest

from scoring.model import Model
from scoring.panel.evaluation import machine_on
from scoring.panel.records import PanelSet
from scoring.panel.unseen import agreement, levels_on_unseen_questions, noted
from scoring.panel_training import learn_panel
from scoring.training import TrainingError
from tests.scoring.panel.test_evaluation import KNOWN, UNSEEN, part
from tests.scoring.test_trained_interviews import BANK


def learn(panel: PanelSet) -> Model:
    return learn_panel(panel.answers, panel.ratings, BANK, name="Made", source="Made for this test.")


def test_each_answer_is_read_by_a_model_that_never_saw_its_question() -> None:
    trained_on: list[set[str]] = []

    def spied(panel: PanelSet) -> Model:
        trained_on.append({one.question_id for one in panel.answers})
        return learn(panel)

    known, locked = part(KNOWN), part(UNSEEN)
    asked = {one.question_id for one in locked.answers}
    found = levels_on_unseen_questions(known, locked, BANK, spied)
    assert len(trained_on) == len(asked) > 1
    assert all(len(asked - own) == 1 for own in trained_on)
    for name, levels in machine_on(learn(known), locked.answers, BANK).levels.items():
        assert found[name].keys() == levels.keys()
    rs = agreement(found, locked)
    assert rs.keys() == {"listens", "decides", "learns"}
    assert min(rs.values()) > 0.5, "what was learned holds for other questions"


def test_its_figures_stand_on_the_card() -> None:
    model = learn(part(KNOWN))
    assert "r on unseen questions" in model.card()
    assert model.facts.criteria[0].unseen_question_r is None
    name = model.facts.criteria[0].criterion.partition("/")[2]
    told = noted(model, {name: 0.4321})
    assert "| 0.43 |" in told.card()
    assert told.version == model.version


def test_where_too_few_answers_are_left_nothing_is_said() -> None:
    def refuses(_panel: PanelSet) -> Model:
        raise TrainingError("too few")

    assert levels_on_unseen_questions(part(KNOWN), part(UNSEEN), BANK, refuses) == {}
    assert agreement({}, part(UNSEEN)) == {}
    with pytest.raises(TrainingError):
        refuses(part(KNOWN))
