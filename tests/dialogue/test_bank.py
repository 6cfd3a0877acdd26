import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from dialogue.bank import BankError, QuestionBank, parse, schema
from dialogue.bank_faults import Fault
from dialogue.bank_rules import doubtful
from tests.small_bank import small_bank

Content = dict[str, Any]


@pytest.fixture
def content() -> Content:
    loaded: Content = json.loads(small_bank().model_dump_json())
    return loaded


def faults(content: object) -> list[str]:
    found = parse(content)
    assert not isinstance(found, QuestionBank), "the bank was accepted"
    return [f"{fault.dotted}: {fault.what}" for fault in found]


def test_the_small_bank_of_the_tests_keeps_all_rules(content: Content) -> None:
    assert parse(content) == small_bank()


def test_the_content_version_names_number_and_content() -> None:
    bank, changed = small_bank(), small_bank(title="Another title")
    number, _, mark = bank.content_version.partition("+")
    assert number == "1.0.0"
    assert len(mark) == 8
    assert changed.content_version.startswith("1.0.0+")
    assert changed.content_version != bank.content_version


def test_the_content_version_is_the_same_after_storing_and_reading() -> None:
    bank = small_bank()
    again = QuestionBank.model_validate_json(bank.model_dump_json())
    assert again.content_version == bank.content_version
    assert again == bank


def _set(*path: str | int, to: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        here: Any = content
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = to

    return change


def _without(*path: str | int) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        here: Any = content
        for step in path[:-1]:
            here = here[step]
        del here[path[-1]]

    return change


FACT = {"id": "who-reads", "answer": "Recruiters.", "cues": ["who reads"]}
SIGN = ("competencies", 0, "criteria", 0, "signs")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_without("lines", "left"), "lines: 'left' is missing"),
        (_without("title"), ": 'title' is missing"),
        (_set("questions", 0, "patiens_s", to=2), "there is no key 'patiens_s'; did you mean 'patience_s'?"),
        (_set("colour", to="red"), "colour: there is no key 'colour'; known are: also_in, competencies, facts"),
        (_set("questions", 1, "probes", "resutl", to="?"), "isn't a part of an answer; did you mean 'result'?"),
        (_set("questions", 1, "expects", to=["reslut"]), "questions[1].expects[0]: 'reslut' isn't a part"),
        (_set("version", to=1.0), "version: text is wanted here, not the number 1.0; put it in quotes"),
        (_set("title", to=True), "title: text is wanted here, not 'true'; put it in quotes"),
        (_set("title", to=None), "title: text is wanted here, not nothing"),
        (_set("title", to="  "), "title: this text is empty"),
        (_set("title", to="x" * 601), "title: this text is too long: 601 characters, 600 are allowed"),
        (_set("version", to="1.0"), "a version has three numbers, like '1.0.0'"),
        (_set("language", to="English"), "a language is written like 'en' or 'en-US'"),
        (_set("id", to="My Bank"), "an id has small letters, digits and single hyphens"),
        (_set("guidelines", to="Be yourself."), "guidelines: a list (lines that begin with '- ') is wanted here"),
        (_set("persona", to="Aila"), "persona: keys with values (lines like 'key: value') is wanted here"),
        (_set("questions", to=[]), "questions: too few entries: 0, at least 1 are needed"),
        (_set("questions", 0, "patience_s", to=9), "patience_s: 9 is too large: at most 6 is allowed"),
        (_set("questions", 0, "patience_s", to=0), "patience_s: 0 is too small: at least 0.2 is needed"),
        (_set("questions", 0, "patience_s", to="2"), "patience_s: a number is wanted here, not the text '2'"),
        (_set("questions", 0, "patience_s", to=float("nan")), "patience_s: this isn't a number that can be used"),
        (_set("questions", 0, "kind", to="opne"), "kind: 'opne' isn't known; it is one of 'open' or 'closed'"),
        (_set("probes_per_question", to=1.5), "probes_per_question: a whole number is wanted here"),
        (
            _set("questions", 1, "id", to="conflict"),
            "another question has the id 'conflict', too: questions[0].id",
        ),
        (_set("practice", "id", to="change"), "another question has the id 'change', too: practice.id"),
        (
            _set("questions", 0, "competencies", to=["teamwrok"]),
            "no competency 'teamwrok'; did you mean 'teamwork'?",
        ),
        (_set(*SIGN, 1, "id", to="asked"), "another sign of this criterion has the id 'asked', too"),
        (_set(*SIGN, 0, "cues", to=["I .. .. asked"]), "can't be used: '..' stands twice in a row"),
        (_set(*SIGN, 0, "cues", to=["I asked", "i asked"]), "cues: 'i asked' stands here more than once"),
        (_without("questions", 0, "probes", "result"), "questions[0].probes: a probe for 'result' is missing"),
        (_without("questions", 0, "probes"), "questions[0]: a probe for 'action' is missing"),
        (
            _set("questions", 0, "enough_speech_s", to=180),
            "enough_speech_s: 180 is no less than limit_s, which is 180",
        ),
        (
            _set("facts", to=[FACT, FACT | {"cues": ["other"]}]),
            "facts[1].id: another fact has the id 'who-reads', too",
        ),
        (
            _set("facts", to=[FACT, FACT | {"id": "x"}]),
            "another fact has the cue 'who reads', too: facts[0].cues[0]",
        ),
        (_set("facts", 0, "cues", to=["who ..", "b"]), "facts[0].cues[0]: the cue 'who ..' can't be used: '..'"),
        (_set("facts", 0, "cues", to=["who", "Who"]), "facts[0].cues: 'who' stands here more than once"),
        (_set("practice", "expects", to=["result"]), "practice.probes: a probe for 'result' is missing"),
        (
            _set("practice", "competencies", to=["teamwork"]),
            "practice.competencies: too many entries: 1, at most 0",
        ),
        (_set("replies", "questions_left", to="Some."), "this text needs '{count}' where the number belongs"),
        (
            _set("replies", "questions_left", to="{count} of {all}."),
            "'{all}' would be read out: nothing is put in",
        ),
        (_set("questions", 0, "text", to="Hello {name}?"), "questions[0].text: '{name}' would be read out"),
        (_set("lines", "closing", to=["Bye {name}"]), "lines.closing[0]: '{name}' would be read out"),
        (
            _set("questions", 0, "rephrasings", to=["tell me about a time when you met conflict"]),
            "the question itself",
        ),
        (_set("questions", 0, "rephrasings", to=["A?", "a?"]), "rephrasings: 'a?' stands here more than once"),
        (
            _set("questions", 0, "encouragements", to=["A.", "a."]),
            "encouragements: 'a.' stands here more than once",
        ),
        (
            _set("invitation", "rephrasings", to=["Do you have a question?"]),
            "invitation.rephrasings[0]: this is the",
        ),
        (_set("lines", "acknowledgements", to=["Okay.", "okay."]), "'okay.' stands here more than once"),
        (_set("lines", "take_your_time", to=["Slowly.", "slowly."]), "'slowly.' stands here more than once"),
        (_set("lines", "acknowledgements", to=["Okay.", "Great, thanks."]), "acknowledgements[1]: 'Great' judges"),
        (_set("questions", 0, "probes", "task", to="conflict action?"), "the probe for 'task' has the same words"),
        (_set("also_in", to={"de": "other bank"}), "a bank is named like its file, without '.yaml'"),
        (_set("also_in", to={"German": "core-behavioural.de"}), "a language is written like 'en' or 'en-US'"),
        (_set("questions", 0, "expects", to=["action"]), "never asked, since 'task' isn't among what is expected"),
    ],
)
def test_each_fault_is_named_with_its_place_in_plain_words(
    content: Content, change: Callable[[Content], None], said: str
) -> None:
    change(content)
    assert any(said in fault for fault in faults(content)), faults(content)


def test_a_competency_that_no_question_draws_is_a_fault(content: Content) -> None:
    lonely = json.loads(json.dumps(content["competencies"][0]))
    lonely["id"] = "courage"
    lonely["criteria"][0]["id"] = "speaks-up"
    content["competencies"].append(lonely)
    assert faults(content) == [
        "competencies[1].id: no question draws the competency 'courage': name it in a question, or take it out"
    ]


def test_the_same_criterion_in_two_competencies_is_a_fault(content: Content) -> None:
    second = json.loads(json.dumps(content["competencies"][0])) | {"id": "courage"}
    content["competencies"].append(second)
    content["questions"][0]["competencies"] = ["teamwork", "courage"]
    assert len(faults(content)) == 1
    assert "another criterion has the id 'shares-work', too" in faults(content)[0]


def test_no_probes_are_needed_where_none_is_ever_asked(content: Content) -> None:
    content["probes_per_question"] = 0
    for question in content["questions"]:
        question["probes"] = {}
    assert isinstance(parse(content), QuestionBank)


def test_all_faults_are_named_at_once(content: Content) -> None:
    del content["lines"]["left"]
    content["questions"][0]["competencies"] = ["nothing-like-it"]
    content["questions"][1]["tetx"] = "?"
    content["version"] = 2
    found = faults(content)
    # the unknown competency leaves teamwork drawn by the other question
    assert len(found) == 4, found


def test_faults_inside_entries_do_not_make_a_list_too_short(content: Content) -> None:
    for question in content["questions"]:
        question["patience_s"] = 99
    assert not [fault for fault in faults(content) if "too few" in fault]


@pytest.mark.parametrize("content", [None, [], "bank", 3, {}, {"questions": "?"}, {"questions": [None]}, [[[]]]])
def test_content_of_any_shape_is_refused_without_falling_over(content: object) -> None:
    assert faults(content)


def test_pydantic_speaks_in_no_fault(content: Content) -> None:
    """Every kind of fault that the model can raise has words of its own."""
    for key in list(content):
        for wrong in (None, True, 3, 2.5, "", [], {}, "x" * 700, [None], [3], {"a": 1}):
            if wrong == content[key]:
                continue
            broken = content | {key: wrong}
            found = parse(broken)
            told = [] if isinstance(found, QuestionBank) else [fault.what for fault in found]
            jargon = [what for what in told if "valid" in what.lower() or "should" in what.lower()]
            assert not jargon, (key, wrong, jargon)


def test_a_bank_error_lists_every_fault_with_file_line_and_path() -> None:
    error = BankError(
        "bank.yaml", (Fault(("questions", 2, "id"), "is wrong", line=7, column=3), Fault((), "is bad"))
    )
    assert str(error).splitlines() == [
        "bank.yaml: 2 faults",
        "bank.yaml:7:3: questions[2].id: is wrong",
        "bank.yaml: is bad",
    ]


@pytest.mark.parametrize(
    "probe",
    ["Did you talk to him?", "And was it your idea?", "I see. Have you told your boss?", "Could you talk to her?"],
)
def test_a_probe_that_yes_or_no_answers_is_doubtful_and_no_fault(content: Content, probe: str) -> None:
    content["questions"][1]["probes"]["action"] = probe
    assert isinstance(parse(content), QuestionBank)
    (doubt,) = doubtful(content)
    assert doubt.dotted == "questions[1].probes.action"
    assert "this can be answered with yes or no, and so hints at an answer" in doubt.what


@pytest.mark.parametrize(
    "probe",
    [
        "What did you do?",
        "Could you tell me a little more?",
        "Was that all? How did it end?",
        "And then?",
        "Go on.",
    ],
)
def test_a_probe_that_asks_for_the_story_is_not_doubtful(content: Content, probe: str) -> None:
    content["questions"][1]["probes"]["action"] = probe
    assert doubtful(content) == []


@pytest.mark.parametrize(
    ("probe", "leads"),
    [
        ("Haben Sie mit ihm gesprochen?", True),
        ("Und war das Ihre Idee?", True),
        ("Könnten Sie mir dazu noch etwas mehr erzählen?", False),
        ("Was haben Sie selbst getan?", False),
        ("Wie ging es aus?", False),
    ],
)
def test_german_probes_are_read_as_german(content: Content, probe: str, leads: bool) -> None:
    content["language"] = "de-AT"
    content["questions"][0]["probes"]["result"] = probe
    assert bool(doubtful(content)) == leads
    content["lines"]["acknowledgements"] = ["Vielen Dank.", "Sehr gut, danke."]
    assert "'Sehr gut' judges the answer" in faults(content)[0]


def test_every_field_says_in_the_schema_what_it_is_for() -> None:
    def undescribed(name: str, model: dict[str, Any]) -> list[str]:
        fields = model.get("properties", {}).items()
        return [f"{name}.{key}" for key, field in fields if "description" not in field and "$ref" not in field]

    told = schema()
    missing = undescribed("QuestionBank", told)
    for name, model in told["$defs"].items():
        missing += undescribed(name, model)
    assert not missing


@pytest.mark.parametrize("name", ["Lines", "Replies", "Fact", "Question", "Practice", "Invitation"])
def test_all_that_is_said_and_asked_is_documented_with_an_example(name: str) -> None:
    fields = schema()["$defs"][name]["properties"].items()
    without = [
        key
        for key, field in fields
        if not re.search(r"'.+'|: \S*[\d\[]|Not used|open|closed", field.get("description", ""))
    ]
    assert without == []
