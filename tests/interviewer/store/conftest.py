from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from interviewer.store import Store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "interviews.db"


@pytest.fixture
def url(database: Path) -> str:
    return f"sqlite:///{database}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = await Store.open(url)
    yield opened
    await opened.close()
