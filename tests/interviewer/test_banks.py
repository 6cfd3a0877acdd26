import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dialogue.bank import BankError, QuestionBank
from interviewer import banks, untrusted_yaml
from interviewer.cli import bank as command
from interviewer.untrusted_yaml import YamlFaults

NAME = "core-behavioural.en"
GOOD = (banks.FOLDER / f"{NAME}.yaml").read_text("utf-8")
SHIPPED = banks.load(NAME)


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "bank.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def refused(folder: Path, content: str | bytes) -> list[str]:
    """What is said of a file, without the line that counts."""
    file = written(folder, content)
    with pytest.raises(BankError) as caught:
        banks.load(str(file))
    return str(caught.value).replace(str(file), "FILE").splitlines()[1:]


def line_of(text: str, content: str) -> int:
    return next(number for number, line in enumerate(content.splitlines(), start=1) if text in line)


# ---- what is found ------------------------------------------------------------------------------------------


def test_a_bank_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    assert banks.load(str(written(tmp_path, GOOD))) == SHIPPED
    assert NAME in banks.names()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert banks.load(str(written(tmp_path, b"\xef\xbb\xbf" + GOOD.encode()))) == SHIPPED


def test_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    assert banks.load(str(written(tmp_path, GOOD.replace("\n", "\r\n")))) == SHIPPED


def test_all_lines_holds_everything_that_can_be_said_once() -> None:
    lines = banks.all_lines(SHIPPED)
    assert len(lines) == len(set(lines))
    for question in (SHIPPED.practice, *SHIPPED.questions, SHIPPED.invitation):
        assert {question.text, *question.rephrasings, *question.probes.values()} <= set(lines)
    for value in SHIPPED.lines.model_dump().values():
        assert set([value] if isinstance(value, str) else value) <= set(lines)


# ---- what is refused ----------------------------------------------------------------------------------------


def test_an_unknown_name_brings_up_the_close_one() -> None:
    with pytest.raises(BankError, match=r"there is no bank of this name; did you mean 'core-behavioural\.en'\?"):
        banks.load("core-behavioral.en")


def test_a_missing_file_a_folder_and_an_impossible_name_are_named(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such file"):
        banks.load(str(tmp_path / "none.yaml"))
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(BankError, match="this is a folder"):
        banks.load(str(tmp_path / "folder.yaml"))
    with pytest.raises(BankError, match="can't be read"):
        banks.load("a\0b.yaml")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_levels_are_refused_before_anything_is_built(tmp_path: Path, opening: str) -> None:
    """PyYAML's C loader kills the process on this file (handbook faults.md F5)."""
    said = refused(tmp_path, opening * 100_000)
    assert any("nested deeper than 20 levels" in line for line in said), said


def test_an_alias_bomb_is_refused_without_being_built(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 12):
        bomb += f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n"
    said = refused(tmp_path, bomb)
    assert "anchors aren't allowed ('&a0')" in said[0]
    assert any("aliases aren't allowed ('*a0')" in line for line in said)
    assert len(said) <= untrusted_yaml.MAX_FAULTS + 2


def test_an_alias_of_itself_is_refused(tmp_path: Path) -> None:
    assert any("aliases aren't allowed" in line for line in refused(tmp_path, "id: &a [*a]\n"))


@pytest.mark.parametrize(
    ("content", "tag"),
    [
        ('id: !!python/object/apply:os.system ["true"]\n', "!!python/object/apply:os.system"),
        ("id: !!python/object:dialogue.bank.Sign {}\n", "!!python/object:dialogue.bank.Sign"),
        ("id: !mine x\n", "!mine"),
        ("id: !!binary aGk=\n", "!!binary"),
    ],
)
def test_tags_are_refused_by_name(tmp_path: Path, content: str, tag: str) -> None:
    assert refused(tmp_path, content)[0] == f"FILE:1:5: tags aren't allowed ('{tag}'): write the plain text"


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, "# " + "x" * untrusted_yaml.MAX_BYTES)
    assert said == ["FILE: the file has more than 1,048,576 bytes: that many are allowed"]


def test_other_encodings_are_named_with_the_line(tmp_path: Path) -> None:
    said = refused(tmp_path, b"id: x\ntitle: caf\xe9\n")
    assert said == ["FILE:2: the file isn't text in UTF-8: save it with this encoding"]
    assert "isn't text in UTF-8" in refused(tmp_path, "id: x\n".encode("utf-16"))[0]


@pytest.mark.parametrize(
    ("character", "name"),
    [("\0", "control character U+0000"), ("\x07", "control character"), ("\u202e", "RIGHT-TO-LEFT OVERRIDE")],
)
def test_invisible_characters_are_named_with_their_place(tmp_path: Path, character: str, name: str) -> None:
    said = refused(tmp_path, f"id: x\ntitle: ab{character}c\n")
    assert said[0].startswith("FILE:2:10: an invisible character that isn't allowed: ")
    assert name in said[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id: x\nlines:\n\tgreeting: hello\n", "FILE:3:1: a tab stands where spaces are wanted"),
        ("id: x\ntitle: one: two\n", "FILE:2:11: a ':' that is unexpected here"),
        ('id: x\ntitle: "one\n', "the file ends within quotes"),
        ("id: x\nguidelines: [a, b\n", "a '[' or '{' isn't closed"),
        ('title: "a \\q"\n', "FILE:1:11: '\\' has a meaning of its own in double quotes"),
        ("title: @x\n", "FILE:1:8: this character can't begin a text"),
        ("", "FILE: the file is empty"),
        ("# nothing\n", "FILE: the file is empty"),
        ("id: a\n---\nid: b\n", "FILE:2:1: a second document begins here"),
        ("%YAML 1.1\n---\nid: a\n", "directives ('%...') aren't allowed"),
        ("? [a, b]\n: c\n", "a key is a word, not a list or mapping"),
        ("just a sentence\n", "FILE:1:1: keys with values (lines like 'key: value') is wanted here"),
        ("title: " + "9" * 5000 + "\n", "FILE:1:8: this number is too long"),
        ("patience: 0x" + "f" * 9000 + "\n", "FILE:1:11: this number is too long"),
    ],
)
def test_broken_yaml_is_explained(tmp_path: Path, content: str, said: str) -> None:
    assert any(said in line for line in refused(tmp_path, content)), refused(tmp_path, content)


def test_all_duplicate_keys_are_named_with_both_lines_beside_the_other_faults(tmp_path: Path) -> None:
    content = GOOD.replace("language: en\n", "language: en\nlanguage: de\n").replace(
        "  name: Aila\n", "  name: Aila\n  name: Ben\n"
    )
    content = content.replace('version: "1.3.0"', "version: 1.0")
    line = line_of("language: de", content)
    said = refused(tmp_path, content)
    twice = f"the key 'language' stands here for a second time; the first is in line {line - 1}"
    assert f"FILE:{line}:1: language: {twice}" in said
    assert any("persona.name: the key 'name' stands here for a second time" in fault for fault in said)
    assert any("version: text is wanted here, not the number 1.0; put it in quotes" in fault for fault in said)
    assert len(said) == 3


def test_faults_stand_in_the_order_of_the_file_with_line_and_column(tmp_path: Path) -> None:
    content = GOOD.replace("      result: How did it end?\n", "", 1).replace(
        "patience_s: 2.4", "patiense_s: 2.4", 1
    )
    content = content.replace(
        "competencies: [adaptability, communication]", "competencies: [adaptibility, communication]", 1
    )
    said = refused(tmp_path, content)
    probes, key = line_of("      situation: Could you tell", content), line_of("patiense_s", content)
    unknown = line_of("adaptibility", content)
    assert said == [
        f"FILE:{probes}:7: questions[0].probes: a probe for 'result' is missing",
        f"FILE:{key}:5: questions[1].patiense_s: there is no key 'patiense_s'; did you mean 'patience_s'?",
        f"FILE:{unknown}:20: questions[2].competencies[0]: there is no competency 'adaptibility'; "
        "did you mean 'adaptability'?",
    ]


def test_words_that_old_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    """YAML 1.1 reads `no` as false and `1:30` as 90 (handbook faults.md F5)."""
    bank = banks.load(str(written(tmp_path, GOOD.replace("title: Core behavioural interview", "title: no"))))
    assert bank.title == "no"
    said = refused(tmp_path, GOOD.replace("patience_s: 2.4", "patience_s: 1:30", 1))
    assert "a number is wanted here, not the text '1:30'" in said[0]
    dated = banks.load(
        str(written(tmp_path, GOOD.replace("title: Core behavioural interview", "title: 2026-01-02")))
    )
    assert dated.title == "2026-01-02"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>#\"'\n \t?%@,", max_size=80).map(str.encode))
def test_no_bytes_make_the_reader_fall_over(content: bytes) -> None:
    try:
        loaded, _ = untrusted_yaml.load(content)
    except YamlFaults as error:
        assert error.faults
    else:
        json.dumps(loaded)


def test_a_refused_bomb_is_refused_early(tmp_path: Path) -> None:
    """Not a limit on speed: only that the time doesn't grow with what the file would unfold to."""
    started_s = time.monotonic()
    refused(tmp_path, "[" * (untrusted_yaml.MAX_BYTES - 1))
    assert time.monotonic() - started_s < 20


# ---- what is shipped ----------------------------------------------------------------------------------------


def test_the_committed_schema_is_what_the_model_generates() -> None:
    assert command.SCHEMA.read_text("utf-8") == command.schema_text(), "run `make schema`"


def test_a_bank_in_another_language_has_to_be_there(tmp_path: Path) -> None:
    content = GOOD.replace("also_in: {de: core-behavioural.de}", "also_in: {de: core-behavioral.de}")
    (said,) = refused(tmp_path, content)
    assert said == (
        f"FILE:{line_of('also_in', content)}:15: also_in.de: there is no bank 'core-behavioral.de' "
        "beside this file or in question_banks/; did you mean 'core-behavioural.de'?"
    )


def test_a_bank_in_another_language_has_to_be_in_that_language(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, GOOD.replace("also_in: {de: core", "also_in: {fr: core"))
    assert said.endswith("also_in.fr: the bank core-behavioural.de is in 'de', not in 'fr'")


def test_a_bank_in_another_language_that_differs_is_doubtful(tmp_path: Path) -> None:
    mine = written(tmp_path, GOOD.replace("{de: core-behavioural.de}", "{de: theirs.de}"))
    german = (banks.FOLDER / "core-behavioural.de.yaml").read_text("utf-8")
    german = german.replace("- id: own-mistake", "- id: eigener-fehler").replace(
        "core-behavioural.en}", "bank.en}"
    )
    (tmp_path / "theirs.de.yaml").write_text(german, "utf-8")
    doubts = [doubt.what for doubt in banks.check(str(mine)).doubts]
    assert doubts == [
        "the bank theirs.de asks other questions, or in another order",
        "the bank theirs.de doesn't name this one in its 'also_in'",
    ]


# ---- the command --------------------------------------------------------------------------------------------


def test_check_sums_up_what_is_fine() -> None:
    result = CliRunner().invoke(command.app, ["check"])
    assert result.exit_code == 0
    assert f"OK  core-behavioural.en {SHIPPED.content_version}: 8 questions, 5 competencies" in result.stdout
    assert "minutes" in result.stdout


def test_check_shows_all_files_faults_and_exits_with_2(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD.replace("language: en\n", "language: [/red]\n"))
    result = CliRunner().invoke(command.app, ["check", str(file), str(tmp_path / "none.yaml"), NAME])
    assert result.exit_code == 2
    said = result.stdout.replace("\n", " ")
    assert "bank.yaml: 1 fault " in said
    assert "language: text is wanted here, not a list" in said
    assert "none.yaml: there is no such file" in said
    assert "OK  core-behavioural.en" in said


def test_check_tells_what_is_doubtful_and_accepts_the_bank(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD.replace("What did you yourself say or do?", "Did you talk to them?"))
    result = CliRunner().invoke(command.app, ["check", str(file)])
    assert result.exit_code == 0
    assert "OK  core-behavioural.en" in result.stdout
    doubts = [line for line in result.stdout.splitlines() if line.startswith("look again: ")]
    assert any("questions[0].probes.action: this can be answered with yes or no" in line for line in doubts)


def test_schema_writes_the_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(command.app, ["schema", str(tmp_path / "s.json")])
    assert result.exit_code == 0
    assert json.loads((tmp_path / "s.json").read_text("utf-8"))["title"] == QuestionBank.__name__
