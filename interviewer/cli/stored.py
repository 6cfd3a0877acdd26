"""The interviews of this machine, for commands that read them."""

import contextlib
from collections.abc import AsyncIterator

from interviewer import settings as settings_module
from interviewer.errors import StoreError
from interviewer.store import SessionLog, Store


@contextlib.asynccontextmanager
async def stored() -> AsyncIterator[Store]:
    store = await Store.open(settings_module.load().database)
    try:
        yield store
    finally:
        await store.close()


async def log_of(store: Store, session_id: str) -> SessionLog:
    """Raises StoreError, in words for whoever typed the id."""
    try:
        return await store.open_log(session_id)
    except StoreError as error:
        if error.code != "unknown_session":
            raise
        what = f"There is no interview {session_id!r} here. `interviewer show` lists them."
        raise StoreError(what, code=error.code) from error
