"""The journal of background work: what was begun and not finished is begun again after a kill.

It is DBOS behind one thread. DBOS waits without end while its database is locked, so everybody here waits for a
limited time: without a journal the work is done all the same (the sweep and the table's uniqueness need none).
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import structlog

logger = structlog.get_logger()

# Of one piece of work; scoring takes milliseconds, DBOS's own first start up to a second.
WITHIN_S = 30.0
STOP_WITHIN_S = 5.0


class Journal:
    """DBOS allows one per process at a time. `close` it while the event loop is still running."""

    def __init__(self, url: str, work: Callable[[str], None], *, within_s: float = WITHIN_S) -> None:
        """work: called with a session's id, in threads of DBOS; must not fail."""
        self._url = url
        self._work = work
        self._within_s = within_s
        self._calls: queue.SimpleQueue[tuple[Callable[[], None], Future[None]]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._unusable = False

    async def perform(self, work_id: str, session_id: str, *, anew: bool) -> bool:
        """False: there is no usable journal, and the work may not have been done.

        anew: also if it was done before, as far as the journal knows.
        """
        if self._unusable:
            return False
        if self._thread is None:
            # A daemon: a thread that a locked database holds must not hold up the end of the process.
            self._thread = threading.Thread(target=self._serve, name="journal", daemon=True)
            self._thread.start()
            self._unusable = not await self._call(self._launch, self._within_s)
        done = not self._unusable and await self._call(
            lambda: self._workflow().perform(work_id, session_id, anew=anew), self._within_s
        )
        self._unusable = not done
        return done

    async def close(self) -> None:
        """Idempotent. What is unfinished stays so in the journal."""
        if self._thread is not None:
            await self._call(lambda: self._workflow().stop(), STOP_WITHIN_S)
            self._thread = None
        self._unusable = True

    def _launch(self) -> None:
        self._workflow().launch(self._url, self._work)

    @staticmethod
    def _workflow() -> Any:
        from interviewer import scoring_workflow

        return scoring_workflow

    async def _call(self, function: Callable[[], None], within_s: float) -> bool:
        """False: it failed or took too long, and the thread may be stuck."""
        called: Future[None] = Future()
        self._calls.put((function, called))
        waiting = asyncio.wrap_future(called)
        done, _ = await asyncio.wait([waiting], timeout=within_s)
        if not done:
            logger.error("journal_stuck")
            return False
        # Whatever a database's driver raises: it is taken from the future, as nothing here depends on which it is.
        if (error := waiting.exception()) is not None:
            logger.error("journal_failed", error=type(error).__name__)
        return error is None

    def _serve(self) -> None:
        while True:
            function, called = self._calls.get()
            if not called.set_running_or_notify_cancel():
                continue
            try:
                function()
            except Exception as error:  # of the four broad ones: this thread serves all that is scored
                called.set_exception(error)
            else:
                called.set_result(None)
