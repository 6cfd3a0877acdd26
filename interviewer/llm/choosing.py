"""Which language model the settings ask for."""

from interviewer.llm.openai_model import OpenAiModel
from interviewer.llm.protocol import LanguageModel
from interviewer.settings import Settings


def from_settings(settings: Settings) -> LanguageModel | None:
    """None: the interview follows its script."""
    key = settings.llm_api_key
    if not settings.llm_base_url or key is None:
        return None
    return OpenAiModel(settings.llm_base_url, key.get_secret_value(), settings.llm_model)
