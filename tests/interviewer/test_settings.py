import json
import os
from pathlib import Path
from typing import get_origin

import pytest

from interviewer import settings
from interviewer.errors import SettingsError
from interviewer.settings import Settings, assigned, load


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder and an environment without any of our variables."""
    for name in list(os.environ):
        if name.upper().startswith(settings.PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def complaint(**overrides: object) -> str:
    with pytest.raises(SettingsError) as raised:
        load(**overrides)
    assert raised.value.code == "settings"
    return raised.value.user_message


def test_without_any_setting_there_are_defaults() -> None:
    built = load()
    assert (built.host, built.port, built.recognizer) == ("127.0.0.1", 8080, "auto")
    assert built.base_url == "http://localhost:8080"
    assert built.database == f"sqlite+aiosqlite:///{Path('data/interviews.db').resolve()}"


def test_command_line_beats_environment_beats_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("interviewer.toml").write_text("port = 1\nhost = '0.0.0.0'\nvoice_name = 'f1'\n")
    monkeypatch.setenv("INTERVIEWER_PORT", "2")
    monkeypatch.setenv("INTERVIEWER_HOST", "::1")
    built = load(port=3, host=None)
    assert (built.port, built.host, built.voice_name) == (3, "::1", "f1")


def test_lists_come_as_json_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_QUESTIONS", '["conflict", "deadline"]')
    assert load().questions == ["conflict", "deadline"]


def test_tables_come_from_the_file() -> None:
    Path("interviewer.toml").write_text("[[ice_servers]]\nurls = ['stun:stun.example.org']\n")
    assert load().ice_servers[0].urls == ["stun:stun.example.org"]


TURN = {
    "urls": ["turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:443?transport=tcp"],
    "username": "aila",
    "credential": "hunter2",
}


def test_turn_servers_are_written_as_json_as_toml_or_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    inline = (
        'ice_servers=[{urls=["turn:turn.example.org:3478?transport=udp",'
        '"turns:turn.example.org:443?transport=tcp"],username="aila",credential="hunter2"}]'
    )
    by_command = load(**assigned([inline])).ice_servers
    Path("interviewer.toml").write_text(
        "[[ice_servers]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in TURN.items())
    )
    by_file = load().ice_servers
    monkeypatch.setenv("INTERVIEWER_ICE_SERVERS", json.dumps([TURN]))
    by_environment = load().ice_servers
    assert by_command == by_file == by_environment
    assert by_file[0].model_dump() == TURN


@pytest.mark.parametrize(
    ("change", "complains"),
    [
        ({"urls": ["turn.example.org"]}, "write stun:HOST:PORT"),
        ({"urls": ["turn://turn.example.org"]}, "write stun:HOST:PORT"),
        ({"urls": ["stun:stun.example.org?transport=udp"]}, "write stun:HOST:PORT"),
        ({"urls": []}, "at least 1 item"),
        ({"username": None}, "needs username and credential"),
        ({"credential": ""}, "needs username and credential"),
    ],
)
def test_a_server_that_browsers_would_refuse_is_refused_here(change: dict[str, object], complains: str) -> None:
    said = complaint(ice_servers=[TURN | change])
    assert complains in said
    assert "hunter2" not in said


def test_an_unknown_variable_is_named_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_PROT", "8081")
    said = complaint()
    assert "INTERVIEWER_PROT (environment)" in said
    assert "did you mean INTERVIEWER_PORT?" in said


def test_an_unknown_variable_in_small_letters_is_noticed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("interviewer_prot", "8081")
    assert "INTERVIEWER_PROT (environment)" in complaint()


def test_an_unknown_variable_like_no_other_shows_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_XYZZY", "1")
    assert "Known are: " in complaint()


def test_an_unknown_key_of_the_file_is_named_with_its_file() -> None:
    Path("interviewer.toml").write_text("recogniser = 'auto'\n")
    assert "recogniser (interviewer.toml): there is no such setting; did you mean recognizer?" in complaint()


def test_an_unknown_key_inside_a_table_is_named_with_its_path() -> None:
    Path("interviewer.toml").write_text("[[ice_servers]]\nurls = []\npassword = 'secret words'\n")
    said = complaint()
    assert "ice_servers.0.password (interviewer.toml): there is no such key" in said
    assert "secret words" not in said


def test_an_unknown_setting_of_the_command_line_is_named() -> None:
    assert "prot (command line): there is no such setting; did you mean port?" in complaint(prot=1)


@pytest.mark.parametrize(
    ("name", "value", "complains"),
    [
        ("PORT", "eighty", "valid integer"),
        ("PORT", "", "valid integer"),
        ("PORT", "70000", "less than or equal to 65535"),
        ("RECOGNIZER", "magic", "'auto', 'faster-whisper', 'pocketsphinx' or 'scripted'"),
        ("INTERVIEW_MINUTES", "0", "greater than 0"),
        ("WHISPER_DOWNLOAD", "perhaps", "valid boolean"),
        ("QUESTIONS", "conflict, deadline", "to be written as JSON"),
        ("QUESTIONS", '{"a": 1}', "valid list"),
    ],
)
def test_a_malformed_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complains: str
) -> None:
    monkeypatch.setenv(f"INTERVIEWER_{name}", value)
    said = complaint()
    assert f"INTERVIEWER_{name} (environment): " in said
    assert complains in said


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("interviewer.toml").write_text("vad = 'ears'\nwrong = 1\n")
    monkeypatch.setenv("INTERVIEWER_PROT", "1")
    monkeypatch.setenv("INTERVIEWER_PORT", "x")
    said = complaint(interview_minutes=0)
    for part in (
        "INTERVIEWER_PROT (environment)",
        "INTERVIEWER_PORT (environment)",
        "vad (interviewer.toml)",
        "wrong (interviewer.toml)",
        "interview_minutes (command line)",
    ):
        assert part in said


def test_a_file_that_is_no_toml_is_named_with_line_and_column() -> None:
    Path("interviewer.toml").write_text("port = 8080\nhost 127.0.0.1\n")
    said = complaint()
    assert "interviewer.toml isn't valid TOML" in said
    assert "line 2, column 6" in said


def test_a_file_that_is_no_text_is_a_clear_error() -> None:
    Path("interviewer.toml").write_bytes(b"\xff\xfe\x00")
    assert "interviewer.toml isn't text in UTF-8" in complaint()


def test_the_byte_order_mark_of_some_editors_is_no_fault() -> None:
    Path("interviewer.toml").write_text("port = 9\n", encoding="utf-8-sig")
    assert load().port == 9


def test_a_folder_in_the_place_of_the_file_is_a_clear_error() -> None:
    Path("interviewer.toml").mkdir()
    assert "interviewer.toml can't be read: Is a directory" in complaint()


def test_a_file_that_was_asked_for_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_CONFIG", "other.toml")
    assert "There is no settings file other.toml, which INTERVIEWER_CONFIG names" in complaint()
    Path("other.toml").write_text("port = 9\n")
    assert load().port == 9


def test_no_message_and_no_printout_repeats_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_DATABASE_URL", "postgresql://user:hunter2@host/name")
    turn = {"urls": ["turn:turn.example.org"], "username": "aila", "credential": "hunter2"}
    assert "hunter2" not in repr(load(ice_servers=[turn]))
    assert "hunter2" not in complaint(port="x", ice_servers=[{**turn, "extra": "hunter2"}])


def test_assignments_of_the_command_line_are_read_as_toml_or_as_text() -> None:
    given = assigned(["port=8081", 'questions=["conflict"]', "voice_name=f1", "data=some/folder"])
    assert given == {"port": 8081, "questions": ["conflict"], "voice_name": "f1", "data": "some/folder"}
    assert load(**given).questions == ["conflict"]
    with pytest.raises(SettingsError, match="NAME=VALUE"):
        assigned(["port"])


def test_every_list_among_the_settings_has_its_hint() -> None:
    lists = [name for name, field in Settings.model_fields.items() if get_origin(field.annotation) is list]
    assert sorted(lists) == sorted(settings._LISTS)
