"""What every bank that comes with the product has to have, whoever wrote it."""

import json
import re

import jsonschema  # type: ignore[import-untyped]  # its types come as another package
import pytest
from ruamel.yaml import YAML

from dialogue.bank import QuestionBank
from dialogue.bank_wordings import is_yes_or_no, judging
from dialogue.cues import find
from dialogue.plan import estimated_s
from interviewer import banks
from interviewer.cli import bank as command

NAMES = banks.names()
ONE_TIME = {"en": "Tell me about one ", "de": "Erzählen Sie mir von "}


@pytest.fixture(scope="module", params=NAMES)
def bank(request: pytest.FixtureRequest) -> QuestionBank:
    return banks.load(request.param)


def cues_of(bank: QuestionBank) -> list[str]:
    signs = [s for c in bank.competencies for criterion in c.criteria for s in criterion.signs]
    return [cue for sign in signs for cue in sign.cues] + [cue for fact in bank.facts for cue in fact.cues]


def test_two_roles_and_two_languages_are_shipped() -> None:
    assert {"core-behavioural.en", "core-behavioural.de", "customer-service.en"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_keeps_the_schema_and_names_it_for_editors(name: str) -> None:
    schema = json.loads(command.SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    text = banks.path_of(name).read_text("utf-8")
    content = YAML(typ="safe", pure=True).load(text)
    jsonschema.validate(content, schema)
    assert text.splitlines()[0] == "# yaml-language-server: $schema=./bank.schema.json"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content | {"colour": "red"}, schema)


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_named_by_its_bank_and_leaves_nothing_doubtful(name: str) -> None:
    checked = banks.check(name)
    assert name == f"{checked.bank.id}.{checked.bank.language}"
    assert checked.doubts == ()


def test_each_has_what_an_interview_needs(bank: QuestionBank) -> None:
    assert 7 <= len(bank.questions) <= 9
    assert len(bank.competencies) >= 5
    for competency in bank.competencies:
        drawn = [question for question in bank.questions if competency.id in question.competencies]
        assert len(drawn) >= 2, competency.id
        assert 3 <= len(competency.criteria) <= 4, competency.id
        for criterion in competency.criteria:
            assert 3 <= len(criterion.signs) <= 5, criterion.id
            assert all(len(sign.cues) >= 3 for sign in criterion.signs), criterion.id
    for question in bank.questions:
        assert "communication" in question.competencies
        assert question.rephrasings
        assert set(question.probes) == set(question.expects)
    assert set(bank.practice.probes) == set(bank.practice.expects) != set()
    assert len(bank.facts) >= 8


def test_each_interview_fits_eighteen_minutes(bank: QuestionBank) -> None:
    assert 12 * 60 < estimated_s(bank) < 18 * 60


def test_questions_ask_for_one_real_experience_and_probes_never_for_a_yes(bank: QuestionBank) -> None:
    for question in bank.questions:
        assert question.text.startswith(ONE_TIME[bank.language]), question.id
        for probe in question.probes.values():
            assert probe.endswith("?")
            assert not is_yes_or_no(probe, bank.language), probe


def test_nothing_that_aila_says_after_an_answer_judges_it(bank: QuestionBank) -> None:
    lines = bank.lines
    said = [*lines.acknowledgements, *lines.take_your_time, *lines.hold, lines.move_on, lines.skipped]
    said += [probe for question in bank.questions for probe in question.probes.values()]
    for line in said:
        assert not judging(line.replace("All right", ""), bank.language), line


def test_every_cue_can_be_found_in_the_words_that_it_describes(bank: QuestionBank) -> None:
    cues = cues_of(bank)
    assert len(cues) > 200
    for cue in cues:
        plainest = " ".join(word.split("|")[0].rstrip("*") for word in cue.split() if word != "..")
        assert find(cue, f"well {plainest} so") is not None, cue


def test_no_cue_is_so_short_that_it_stands_in_any_answer(bank: QuestionBank) -> None:
    """One word of a few letters, or two that everybody says, shows no behaviour."""
    for cue in cues_of(bank):
        assert len(re.sub(r"[^\w]", "", cue)) >= 5, cue


@pytest.mark.parametrize("name", NAMES)
def test_banks_of_other_languages_ask_and_judge_the_same(name: str) -> None:
    bank = banks.load(name)
    for other_name in bank.also_in.values():
        other = banks.load(other_name)
        assert _shape(other) == _shape(bank)


def _shape(bank: QuestionBank) -> object:
    questions = [
        (q.id, q.competencies, q.expects, q.kind, q.patience_s, q.enough_speech_s, q.limit_s)
        for q in (bank.practice, *bank.questions, bank.invitation)
    ]
    criteria = [
        (c.id, [(criterion.id, [sign.id for sign in criterion.signs]) for criterion in c.criteria])
        for c in bank.competencies
    ]
    return questions, criteria, [fact.id for fact in bank.facts], bank.probes_per_question


@pytest.mark.parametrize("name", banks.names())
def test_raters_learn_no_length_from_the_examples_of_a_criterion(name: str) -> None:
    for competency in banks.load(name).competencies:
        for criterion in competency.criteria:
            assert criterion.examples is not None, criterion.id
            told = criterion.examples.one, criterion.examples.three, criterion.examples.five
            words = [len(text.split()) for text in told]
            assert max(words) - min(words) <= 6, (competency.id, criterion.id, words)
