"""Which voices there are, and which one speaks."""

import sys
from collections.abc import Callable

from interviewer.engine_report import EngineReport
from interviewer.errors import BackendError
from interviewer.settings import Settings
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.pyttsx3_voice import Pyttsx3Synthesizer
from interviewer.speaking.speech import Synthesizer

ENGINES: dict[str, Callable[[], Synthesizer]] = {
    "espeak": EspeakSynthesizer,
    "pyttsx3": Pyttsx3Synthesizer,
}
# macOS and Windows bring natural voices; elsewhere espeak-ng comes with the installation.
NATURAL_VOICES = ("darwin", "win32")


def choose(settings: Settings) -> Synthesizer:
    """Raises BackendError(stage="synthesizer") when the wished engine isn't there."""
    if settings.synthesizer != "auto":
        return ENGINES[settings.synthesizer]()
    if sys.platform in NATURAL_VOICES:
        try:
            return Pyttsx3Synthesizer()
        except BackendError:
            pass  # espeak speaks everywhere
    return EspeakSynthesizer()


def available() -> list[EngineReport]:
    return [_report("espeak", "make setup"), _report("pyttsx3", "see the voices of your system's settings")]


def _report(name: str, fix: str) -> EngineReport:
    try:
        synthesizer = ENGINES[name]()
    except BackendError as error:
        return EngineReport(name, False, error.user_message, fix)
    detail = f"{synthesizer.name} {synthesizer.version}"
    synthesizer.close()
    return EngineReport(name, True, detail, fix)
