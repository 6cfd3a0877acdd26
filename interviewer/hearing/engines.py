"""Which VADs and recognizers there are, and which one listens."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from interviewer.engine_report import EngineReport
from interviewer.errors import BackendError, SettingsError
from interviewer.hearing import whisper_models
from interviewer.hearing.protocols import Recognizer, Vad
from interviewer.settings import Settings

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """`reason`: why this one, in a plain sentence for whoever starts the server."""

    recognizer: Recognizer
    reason: str


# An engine is imported when it is chosen and not before: some take a second, some would crash on old processors.
def _silero() -> Vad:
    from interviewer.hearing.silero import SileroVad

    return SileroVad()


def _webrtcvad() -> Vad:
    from interviewer.hearing.webrtc import WebRtcVad

    return WebRtcVad()


def _whisper(settings: Settings) -> Recognizer:
    from interviewer.hearing.whisper import WhisperRecognizer

    return WhisperRecognizer(settings.whisper_model, settings.models)


def _pocketsphinx(settings: Settings) -> Recognizer:  # noqa: ARG001
    from interviewer.hearing.pocketsphinx import PocketSphinxRecognizer

    return PocketSphinxRecognizer()


def _scripted(settings: Settings) -> Recognizer:
    from interviewer.hearing.scripted import ScriptedRecognizer, load

    if settings.recognizer_script is None:
        raise SettingsError("The scripted recognizer needs a script: name it in INTERVIEWER_RECOGNIZER_SCRIPT.")
    return ScriptedRecognizer(load(settings.recognizer_script))


VADS: dict[str, Callable[[], Vad]] = {"silero": _silero, "webrtcvad": _webrtcvad}
RECOGNIZERS: dict[str, Callable[[Settings], Recognizer]] = {
    "faster-whisper": _whisper,
    "pocketsphinx": _pocketsphinx,
    "scripted": _scripted,
}


async def choose_recognizer(settings: Settings, progress: Progress) -> Choice:
    """The one that is set, or with "auto" the best that is really there.

    Raises SettingsError for a model that can't exist, BackendError for an engine that was set and can't be had.
    """
    if settings.recognizer in ("pocketsphinx", "scripted"):
        return Choice(await _loaded(settings.recognizer, settings), "as set")
    found = await _find_model(settings, progress)
    if settings.recognizer == "faster-whisper":
        if not found:
            raise BackendError(f"{_missing(settings)}. To mend it, {_fix(settings)}.", stage="recognizer")
        return Choice(await _loaded("faster-whisper", settings), "as set")
    reason = _missing(settings)
    if found:
        try:
            return Choice(await _loaded("faster-whisper", settings), "the best that is here")
        except BackendError as error:
            reason = error.user_message
    recognizer = await _loaded("pocketsphinx", settings)
    return Choice(recognizer, f"{reason}; the embedded recognizer's words are marked low confidence")


def available(settings: Settings) -> list[EngineReport]:
    """What each recognizer needs, for `interviewer doctor`. Loads nothing."""
    model = settings.whisper_model
    there = whisper_models.local_model(model, settings.models) is not None
    script = settings.recognizer_script
    return [
        EngineReport(
            "faster-whisper", there, f"model {model}: good words" if there else _missing(settings), _fix(settings)
        ),
        EngineReport(
            "pocketsphinx",
            find_spec("pocketsphinx") is not None,
            "built in, English only: about one word in three wrong, judged by length only",
            "make setup",
        ),
        EngineReport(
            "scripted",
            script is not None and script.is_file(),
            "for tests; no script is set" if script is None else f"script {script}",
            "set INTERVIEWER_RECOGNIZER_SCRIPT to the path of a script",
        ),
    ]


async def _loaded(name: str, settings: Settings) -> Recognizer:
    return await asyncio.to_thread(RECOGNIZERS[name], settings)


async def _find_model(settings: Settings, progress: Progress) -> bool:
    model = settings.whisper_model
    if whisper_models.local_model(model, settings.models) is not None:
        return True
    if whisper_models.is_path(model):
        raise SettingsError(f"INTERVIEWER_WHISPER_MODEL: {_missing(settings)}.")
    published = await asyncio.to_thread(whisper_models.published_models)
    if model not in published:
        raise SettingsError(
            f"INTERVIEWER_WHISPER_MODEL: there is no Whisper model {model!r}. Name one of {', '.join(published)}, "
            "or the path of a folder with a CTranslate2 model."
        )
    if not settings.whisper_download:
        return False
    return await whisper_models.fetch_model(model, settings.models, progress) is not None


def _missing(settings: Settings) -> str:
    model = settings.whisper_model
    if whisper_models.is_path(model):
        files = ", ".join(whisper_models.missing_files(Path(model)))
        return f"the folder {model} is no Whisper model for faster-whisper: it lacks {files}"
    return f"the Whisper model {model} is not in {settings.models}"


def _fix(settings: Settings) -> str:
    model = settings.whisper_model
    other = "set INTERVIEWER_WHISPER_MODEL to the folder of a CTranslate2 model"
    if whisper_models.is_path(model):
        return f"{other}, or to a name as small.en"
    again = f"rm {whisper_models.marker(model, settings.models)}"
    return f"{again} and start again with a connection, or {other}"
