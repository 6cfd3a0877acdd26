"""Which language model the settings ask for."""

from interviewer.llm.openai_model import Deadlines, OpenAiModel
from interviewer.settings import Settings

IN_AN_INTERVIEW = Deadlines()


def from_settings(settings: Settings, deadlines: Deadlines = IN_AN_INTERVIEW) -> OpenAiModel | None:
    """None: there is none, and the interview follows its script."""
    key = settings.llm_api_key
    if not settings.llm_base_url or key is None:
        return None
    return OpenAiModel(settings.llm_base_url, key.get_secret_value(), settings.llm_model, deadlines)
