"""What raters read: everything that the bank says of a criterion, and nothing that would break the page."""

import re

import pytest

from dialogue.bank import Examples, QuestionBank
from interviewer import banks
from scoring.panel.guide import guide


def with_first_criterion(bank: QuestionBank, **changes: object) -> QuestionBank:
    competency = bank.competencies[0]
    changed = competency.criteria[0].model_copy(update=changes)
    competency = competency.model_copy(update={"criteria": (changed, *competency.criteria[1:])})
    return bank.model_copy(update={"competencies": (competency, *bank.competencies[1:])})


@pytest.mark.parametrize("name", banks.names())
def test_all_that_a_criterion_is_rated_by_is_there(name: str) -> None:
    bank = banks.load(name)
    page = guide(bank)
    assert f"{bank.id}.{bank.language} {bank.version}" in page
    for question in bank.questions:
        assert question.text in page
    for competency in bank.competencies:
        for criterion in competency.criteria:
            anchors = criterion.anchors
            told = [criterion.looks_for, anchors.one, anchors.three, anchors.five]
            told += [sign.says for sign in criterion.signs]
            assert criterion.examples is not None
            told += [criterion.examples.one, criterion.examples.three, criterion.examples.five]
            assert [text for text in told if text not in page] == []


def test_every_row_of_a_table_has_its_three_cells_whatever_the_texts_hold() -> None:
    bank = with_first_criterion(
        banks.load("core-behavioural.en"), examples=Examples(one="a | b", three="c\nd", five="e")
    )
    rows = [line for line in guide(bank).splitlines() if line.startswith("|")]
    assert [row for row in rows if len(re.findall(r"(?<!\\)\|", row)) != 4] == []


def test_a_bank_without_examples_has_a_guide_without_them() -> None:
    bank = with_first_criterion(banks.load("core-behavioural.en"), examples=None)
    assert f"| 1 | {bank.competencies[0].criteria[0].anchors.one} |  |" in guide(bank)
