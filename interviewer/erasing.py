"""Deletes everything of one interview: log, scorecard, recordings, memory. For good, whoever asked for it."""

import asyncio
import shutil
from concurrent.futures import Executor
from pathlib import Path

from dialogue import requests
from interviewer.errors import StoreError
from interviewer.store import Store


async def erase(store: Store, recordings: Path, session_id: str, disk: Executor | None = None) -> None:
    """The session must have ended. Can be repeated after a failure. Raises StoreError."""
    await asyncio.get_running_loop().run_in_executor(disk, _delete, recordings / session_id)
    await store.erase(session_id)
    requests.forget()


def _delete(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass  # nothing was recorded, or a try before this one got so far
    except OSError as error:
        raise StoreError(
            "The recording could not be deleted just now. Please try again in a moment.", code="not_deleted"
        ) from error
