"""Background work that must be done exactly once: scoring an interview that is over.

The result is unique in the database per (session, bank version, scorer version), so doing the work twice is
harmless. What is not done stays unscored in the database: a sweep finds it, at start and after every failure. The
journal (DBOS) writes down what was begun, for whoever looks after the server and where several share a database;
if it can't be used, the work is done without it.
"""

import asyncio
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import structlog
from pydantic import ValidationError

from dialogue.bank import QuestionBank
from dialogue.transcript import Transcript, fold
from interviewer.errors import StoreError
from interviewer.journal import WITHIN_S as JOURNAL_WITHIN_S
from interviewer.journal import Journal
from interviewer.llm.quotes import QuoteFinder
from interviewer.scoring_model import SIGNS_ALONE, Scorer
from interviewer.store import Store
from scoring.report import Scorecard
from scoring.voices import FoundQuotes

logger = structlog.get_logger()

# Interviews waiting to be scored. Overflow policy: dropped here, found again by the next sweep.
QUEUE = 1_000
# After a failure of the database: nobody waits for a scorecard, and a full disk isn't emptied within seconds.
RETRY_S = 60.0
# Failures of the database as a whole that pass; all others are of one session and would only repeat themselves.
_PASSING = {"database_locked", "database_unusable", "disk_full", "not_saved"}


@dataclass(frozen=True, slots=True)
class _Delivery:
    """swept: the database says that it has no result."""

    session_id: str
    swept: bool


class ScoringJobs:
    """`run` once, in a TaskGroup. Scoring is CPU work of some milliseconds, done in a thread of its own.

    Another model is another scorer version: at start everything is scored by it, beside what was there. finder:
    looks for quotes for the explanation, which change no number.
    """

    def __init__(
        self,
        store: Store,
        scorer: Scorer = SIGNS_ALONE,
        *,
        finder: QuoteFinder | None = None,
        retry_s: float = RETRY_S,
        journal_within_s: float = JOURNAL_WITHIN_S,
    ) -> None:
        self._store = store
        self._scorer = scorer
        self._finder = finder
        self._retry_s = retry_s
        self._queue: asyncio.Queue[_Delivery] = asyncio.Queue(QUEUE)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="scoring")
        self._journal = Journal(store.journal_url, self._score_from_thread, within_s=journal_within_s)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sweep_due = False

    @property
    def scorer_version(self) -> str:
        return self._scorer.version

    def enqueue(self, session_id: str) -> None:
        """Delivering it more than once changes nothing."""
        self._put(_Delivery(session_id, swept=False))

    def _put(self, delivery: _Delivery) -> None:
        if self._queue.full():
            logger.error("scoring_queue_full", session=delivery.session_id)
            self._sweep_due = True
        else:
            self._queue.put_nowait(delivery)

    async def run(self) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            await self._sweep()
            while True:
                if (delivery := await self._next()) is None:
                    await self._sweep()
                else:
                    await self._perform(delivery)
        finally:
            await self._journal.close()
            self._thread.shutdown(wait=False, cancel_futures=True)

    async def _perform(self, delivery: _Delivery) -> None:
        """By the journal where there is one. What a sweep found has no result, whatever the journal says."""
        work_id = f"score:{delivery.session_id}:{self.scorer_version}"
        if not await self._journal.perform(work_id, delivery.session_id, anew=delivery.swept):
            await self.score(delivery.session_id)

    def _score_from_thread(self, session_id: str) -> None:
        """What the journal calls, also for what an earlier run of the program had begun."""
        assert self._loop is not None, "the journal is used by `run` alone"
        asyncio.run_coroutine_threadsafe(self.score(session_id), self._loop).result()

    async def score(self, session_id: str) -> None:
        """Does not fail: what can't be scored is logged, stays unscored and never stops the others."""
        try:
            await self._score(session_id)
        except StoreError as error:
            logger.error("scoring_failed", session=session_id, error=error.code)
            self._sweep_due = self._sweep_due or error.code in _PASSING

    async def _next(self) -> _Delivery | None:
        """None: nothing to do, and it is time to look for what was left undone."""
        try:
            async with asyncio.timeout(self._retry_s if self._sweep_due else None):
                return await self._queue.get()
        except TimeoutError:
            return None

    async def _sweep(self) -> None:
        try:
            unscored = await self._store.unscored_sessions(self.scorer_version)
        except StoreError as error:
            logger.error("scoring_sweep_failed", error=error.code)
            self._sweep_due = True
            return
        self._sweep_due = False
        for session_id in unscored:
            self._put(_Delivery(session_id, swept=True))

    async def _score(self, session_id: str) -> None:
        log = await self._store.open_log(session_id)
        transcript = fold(log.entries)
        content = await self._store.pinned_bank(transcript.bank_id, transcript.bank_version)
        if content is None:
            logger.error("scoring_without_bank", session=session_id, bank=transcript.bank_version)
            return
        quotes = await self._found_quotes(transcript, content)
        working = asyncio.get_running_loop().run_in_executor(
            self._thread, _scorecard, transcript, content, self._scorer, quotes
        )
        # Any error of the pure engine is a mistake of ours in one interview. Taken from the future, not caught:
        # being cancelled must go on meaning that this task ends.
        await asyncio.wait([working])
        if (error := working.exception()) is not None:
            # Without the message, which may quote the candidate.
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            logger.error("scoring_broke", session=session_id, error=type(error).__name__, where=where)
            return
        is_new = await self._store.save_scorecard(working.result())
        logger.info("scored", session=session_id, scorer=self.scorer_version, new=is_new)

    async def _found_quotes(self, transcript: Transcript, bank_json: str) -> FoundQuotes:
        if self._finder is None:
            return {}
        try:
            bank = QuestionBank.model_validate_json(bank_json)
        except ValidationError:
            return {}  # scoring will say so
        return await self._finder.find(transcript, bank)


def _scorecard(transcript: Transcript, bank_json: str, scorer: Scorer, quotes: FoundQuotes) -> Scorecard:
    return scorer.score(transcript, QuestionBank.model_validate_json(bank_json), quotes)
