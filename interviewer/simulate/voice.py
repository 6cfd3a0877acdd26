"""The voice of simulated candidates: always espeak, so that it is the same everywhere."""

from interviewer.settings import Settings
from interviewer.simulate.personas import Persona
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.engines import ENGINES


def open_speech(settings: Settings, persona: Persona) -> SpeechCache:
    """Close it after use."""
    return SpeechCache(settings.data / "speech", ENGINES["espeak"](), persona.voice)
