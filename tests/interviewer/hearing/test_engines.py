"""Which recognizer listens, why, and what mends it."""

import shutil
from pathlib import Path

import pytest

from interviewer.errors import BackendError, SettingsError
from interviewer.hearing.engines import available, choose_recognizer
from interviewer.hearing.scripted import Script, save
from interviewer.hearing.whisper_models import marker
from interviewer.settings import Settings, load


@pytest.fixture
def progress() -> list[str]:
    return []


def offline(tmp_path: Path, **more: object) -> Settings:
    return load(data=tmp_path, whisper_download=False, **more)


async def test_auto_takes_the_model_that_is_here(tmp_path: Path, tiny_model: Path, progress: list[str]) -> None:
    choice = await choose_recognizer(offline(tmp_path, whisper_model=str(tiny_model)), progress.append)
    assert choice.recognizer.name == "faster-whisper tiny"
    assert choice.recognizer.trustworthy
    assert choice.reason == "the best that is here"
    await choice.recognizer.close()


async def test_auto_falls_back_to_the_embedded_one_and_says_why(tmp_path: Path, progress: list[str]) -> None:
    choice = await choose_recognizer(offline(tmp_path), progress.append)
    assert choice.recognizer.name == "pocketsphinx en-us"
    assert not choice.recognizer.trustworthy
    assert "small.en is not in" in choice.reason
    assert "low confidence" in choice.reason


async def test_auto_falls_back_when_the_model_is_broken(
    tmp_path: Path, tiny_model: Path, progress: list[str]
) -> None:
    folder = tmp_path / "models" / "small.en"
    shutil.copytree(tiny_model, folder)
    (folder / "model.bin").write_bytes(b"broken")
    choice = await choose_recognizer(offline(tmp_path), progress.append)
    assert choice.recognizer.name == "pocketsphinx en-us"
    assert "can't be loaded" in choice.reason


async def test_auto_does_not_try_again_what_failed_once(tmp_path: Path, progress: list[str]) -> None:
    (tmp_path / "models").mkdir()
    marker("small.en", tmp_path / "models").touch()
    choice = await choose_recognizer(load(data=tmp_path), progress.append)
    assert choice.recognizer.name == "pocketsphinx en-us"
    assert progress == []


async def test_what_is_set_is_taken_or_refused_with_the_command_that_mends_it(
    tmp_path: Path, progress: list[str]
) -> None:
    with pytest.raises(BackendError) as caught:
        await choose_recognizer(offline(tmp_path, recognizer="faster-whisper"), progress.append)
    assert f"rm {tmp_path / 'models' / 'small.en.not-fetched'}" in caught.value.user_message
    assert "INTERVIEWER_WHISPER_MODEL" in caught.value.user_message


@pytest.mark.parametrize("recognizer", ["auto", "faster-whisper"])
async def test_a_model_that_nobody_published_is_named_with_those_there_are(
    tmp_path: Path, progress: list[str], recognizer: str
) -> None:
    with pytest.raises(SettingsError, match=r"no Whisper model 'smal\.en'.*small\.en"):
        await choose_recognizer(offline(tmp_path, recognizer=recognizer, whisper_model="smal.en"), progress.append)


async def test_a_folder_without_a_model_is_refused_with_what_it_lacks(tmp_path: Path, progress: list[str]) -> None:
    with pytest.raises(SettingsError, match=r"lacks model\.bin, tokenizer\.json, config\.json"):
        await choose_recognizer(offline(tmp_path, whisper_model=str(tmp_path)), progress.append)


async def test_a_scripted_recognizer_needs_its_script(tmp_path: Path, progress: list[str]) -> None:
    with pytest.raises(SettingsError, match="INTERVIEWER_RECOGNIZER_SCRIPT"):
        await choose_recognizer(offline(tmp_path, recognizer="scripted"), progress.append)
    save(Script({}), tmp_path / "script.json")
    settings = offline(tmp_path, recognizer="scripted", recognizer_script=tmp_path / "script.json")
    choice = await choose_recognizer(settings, progress.append)
    assert (choice.recognizer.name, choice.reason) == ("scripted", "as set")


def test_the_doctor_is_told_of_each_what_is_missing_and_what_mends_it(tmp_path: Path, tiny_model: Path) -> None:
    whisper, pocketsphinx, scripted = available(offline(tmp_path))
    assert (whisper.ok, pocketsphinx.ok, scripted.ok) == (False, True, False)
    assert "small.en is not in" in whisper.detail
    assert "start again with a connection" in whisper.fix
    assert "INTERVIEWER_RECOGNIZER_SCRIPT" in scripted.fix

    whisper = available(offline(tmp_path, whisper_model=str(tiny_model)))[0]
    assert whisper.ok

    whisper = available(offline(tmp_path, whisper_model="no/such/folder"))[0]
    assert "no/such/folder is no Whisper model" in whisper.detail
