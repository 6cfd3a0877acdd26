from pathlib import Path

import pytest

from interviewer.errors import StoreError
from interviewer.store import Store


async def refused(url: str) -> StoreError:
    with pytest.raises(StoreError) as raised:
        await Store.open(url)
    return raised.value


async def test_the_folder_is_made(tmp_path: Path) -> None:
    database = tmp_path / "a" / "b" / "interviews.db"
    await (await Store.open(f"sqlite:///{database}")).close()
    assert database.exists()


async def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")
    error = await refused(f"sqlite:///{tmp_path / 'a file' / 'interviews.db'}")
    assert error.code == "database_unusable"
    assert "a file" in error.user_message


async def test_a_file_that_is_no_database_is_a_clear_error_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir or Madam, " * 500)
    error = await refused(f"sqlite:///{letter}")
    assert error.code == "database_unusable"
    assert "not a database" in error.user_message
    assert letter.read_text().startswith("Dear Sir")


async def test_a_folder_in_the_place_of_the_file_is_a_clear_error(tmp_path: Path) -> None:
    assert (await refused(f"sqlite:///{tmp_path}")).code == "database_unusable"


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "not a url", "", "mysql://u:p@h/d", "oracle:/x"]
)
async def test_an_address_that_cannot_work_is_a_clear_error(url: str) -> None:
    error = await refused(url)
    assert error.code == "database_unusable"
    assert error.user_message.endswith(".")


async def test_a_password_in_the_address_is_never_repeated() -> None:
    assert "hunter2" not in (await refused("mysql://user:hunter2@host/name")).user_message


async def test_a_password_is_not_repeated_when_the_server_does_not_answer() -> None:
    error = await refused("postgresql://user:hunter2@127.0.0.1:1/name")
    assert "hunter2" not in error.user_message
