"""Files of groups: read whole, or refused with what is wrong."""

import pytest

from scoring.panel.groups import Groups, gaps_of, groups_of, of_answers, too_small
from scoring.panel.records import PanelFileError
from scoring.panel_training import RatedAnswer

ANSWERS = [RatedAnswer(f"a{number}", "conflict", f"p{number // 2}", "I asked.") for number in range(6)]
WANTED: Groups = {"men": frozenset({"a3"}), "women": frozenset({"a0", "a1"})}


def groups(*lines: str) -> Groups:
    return groups_of("g.csv", lines, of_answers(ANSWERS))


@pytest.mark.parametrize(
    "lines",
    [
        ("answer,group", "a0,women", "a1,women", "a3,men"),
        ("\ufeffGroup;Answer", "women;a0", "women ; a1", "", '"men";"a3"'),
        ("person\tanswer\tgroup\tnote", "p0\t\twomen\t", "\ta3\tmen\tthe second"),
        ("answer,group", "a0,women", "a1,women", "a1,women", "a3,men", "a4,"),
        ('{"person": "p0", "group": "women"}', "", '{"answer": "a3", "group": "men"}'),
        (
            '{"person": "p0", "group": "women"}',
            '{"answer": "a3", "group": "men"}',
            '{"answer": "a4", "group": null}',
        ),
    ],
)
def test_it_is_csv_with_a_header_or_lines_of_json(lines: tuple[str, ...]) -> None:
    assert groups(*lines) == WANTED


def test_one_answer_may_be_of_several_groups() -> None:
    assert groups("answer,group", "a0,women", "a0,over 50") == {
        "women": frozenset({"a0"}),
        "over 50": frozenset({"a0"}),
    }


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "g.csv is empty. It should name answer (or person) and group."),
        (("", "  "), "g.csv is empty"),
        (("a0,women", "a1,women"), "first line has to name the columns answer (or person) and group"),
        (("answer,sex", "a0,women"), "first line has to name the columns"),
        (("answer,group", "a0,"), "names no group of anybody"),
        (("answer,group",), "names no group of anybody"),
        (("answer,group", "a0,women", "b7,men"), "g.csv:3: there is no answer 'b7'"),
        (("person,group", "p9,men"), "g.csv:2: there is no person 'p9' here"),
        (("answer,group", "a0,women,x"), "g.csv:2: it has 3 cells for 2 columns"),
        (("answer,group", ",women"), "g.csv:2: it names no answer and no person"),
        (('{"answer": "a0", "group": 1}',), "g.csv:1: the group has to be text"),
        (('{"answer": ["a0"], "group": "x"}',), "g.csv:1: it names no answer"),
        (('{"answer": "a0", "group": "x"}', "{"), "g.csv:2: it isn't JSON"),
        (('{"answer": "a0", "group": "x"}', "[]"), "g.csv:2: it is no object"),
        (("answer,group", f"a0,{'x' * 140_000}"), "g.csv:2: it isn't CSV"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(PanelFileError) as refused:
        groups(*lines)
    assert told in str(refused.value)


def test_all_unknown_answers_are_told_at_once() -> None:
    with pytest.raises(PanelFileError) as refused:
        groups("answer,group", *(f"b{number},x" for number in range(4)))
    assert str(refused.value).count("g.csv:") == 4


def test_a_group_is_too_small_on_the_criteria_with_fewer_than_ten_of_its_answers() -> None:
    many = {f"a{number}": float(number % 5) for number in range(40)}
    few = dict(list(many.items())[:9])
    found: Groups = {"g": frozenset(list(many)[:20])}
    assert too_small(found, {"x": many, "y": few}) == {"g": ("y",)}
    assert too_small(found, {"x": many}) == {}
    assert gaps_of(found, {"x": many, "z": many}, {"x": many, "y": few}) == {"x": {"g": (0.0, 20)}}


def test_nearly_everybody_is_no_group_to_compare() -> None:
    panel = {f"a{number}": float(number % 5) for number in range(40)}
    machine = {answer: level + (number % 2) for number, (answer, level) in enumerate(panel.items())}
    assert gaps_of({"g": frozenset(list(panel)[:31])}, {"x": machine}, {"x": panel}) == {"x": {}}
    assert gaps_of({"g": frozenset(list(panel)[:30])}, {"x": machine}, {"x": panel})["x"].keys() == {"g"}
