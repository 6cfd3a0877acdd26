from collections.abc import Iterator

import pytest

from interviewer.speaking.engines import ENGINES
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.speech import Synthesizer


@pytest.fixture(scope="session", params=sorted(ENGINES))
def synthesizer(request: pytest.FixtureRequest) -> Iterator[Synthesizer]:
    """Each engine in turn: what is promised holds for both."""
    opened = ENGINES[request.param]()
    yield opened
    opened.close()


@pytest.fixture
def espeak() -> Iterator[EspeakSynthesizer]:
    opened = EspeakSynthesizer()
    yield opened
    opened.close()
