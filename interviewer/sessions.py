"""The live interviews of this process: opened, supervised, finished."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Iterator

import structlog

from dialogue import requests
from dialogue.bank import QuestionBank
from dialogue.events import CandidateConnected, CandidateDisconnected, SessionOpened
from dialogue.plan import Agenda
from interviewer import erasing, wire
from interviewer.errors import InterviewerError, StoreError
from interviewer.session import Parts, Session
from interviewer.store import Invitation, SessionStatus, Store
from interviewer.store.codec import Entry
from interviewer.store.log import SessionLog

logger = structlog.get_logger()

SESSION_FAILED = wire.Error(
    code="session_failed",
    text="Something went wrong on our side. Nothing that you said is lost: please reload this page.",
)


class InterviewOver(InterviewerError):
    code = "over"


NOT_NOW = "We are about to restart our server. Please try again in a few minutes: your link stays valid."
# When the server is to stop: an interview that nobody has been connected to for so long goes on after the restart.
ABSENT_S = 120.0
LOOK_EVERY_S = 2.0


class Draining(InterviewerError):
    code = "draining"


class Sessions:
    """At most one `Session` object per interview; connections come and go on it."""

    def __init__(
        self,
        parts: Parts,
        store: Store,
        bank: QuestionBank,
        group: asyncio.TaskGroup,
        finished: Callable[[str], None],
    ) -> None:
        self._parts = parts
        self._store = store
        self._bank = bank
        self._group = group
        self._finished = finished
        self._running: dict[str, tuple[Session, asyncio.Task[None]]] = {}
        self._opening = asyncio.Lock()
        self._draining = False
        self._pages: Counter[str] = Counter()
        self._present: set[str] = set()  # what they say can arrive, by the interview's own record
        self._absent_since_s: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._running)

    def runs(self, session_id: str) -> bool:
        return session_id in self._running

    def ends(self, session_id: str) -> bool:
        """Its last word is said; its log and recording are being finished."""
        running = self._running.get(session_id)
        return running is not None and running[0].closed

    @property
    def draining(self) -> bool:
        return self._draining

    @contextlib.contextmanager
    def attended(self, session: Session) -> Iterator[None]:
        """While the block runs, a page is connected; another may come before this one is known to be gone."""
        session_id = session.session_id
        self._pages[session_id] += 1
        try:
            yield
        finally:
            self._pages[session_id] -= 1
            if self._pages[session_id] == 0:
                del self._pages[session_id]
                self._note_absence(session_id)

    async def drain(self, changed: Callable[[int], None], *, absent_s: float = ABSENT_S) -> None:
        """Begin none from now on, and return when the last has ended. `changed` is told how many still run.

        An interview that nobody has been in for `absent_s`, neither by a page nor by sound alone, is stopped.
        """
        async with self._opening:
            self._draining = True
        told = None
        while self._running:
            if told != len(self._running):
                told = len(self._running)
                changed(told)
            for session_id in self._abandoned(absent_s):
                await self.stop(session_id)
            tasks = [task for _, task in self._running.values()]
            if tasks:
                await asyncio.wait(tasks, timeout=LOOK_EVERY_S, return_when=asyncio.FIRST_COMPLETED)

    async def open(self, invitation: Invitation) -> Session:
        """The running session of this invitation; else a new one, or the one that its log tells of.

        Raises InterviewOver when there is nothing more to be said, Draining when this server is about to stop.
        """
        async with self._opening:
            running = self._running.get(invitation.session_id)
            if running is not None and not running[0].closed:
                return running[0]
            if running is not None:
                raise InterviewOver("This interview is over.")
            if self._draining:
                raise Draining(NOT_NOW)
            session = await self._build(invitation)
            if session.closed:  # killed between its last word and the note of it
                await self._finish(session)
                raise InterviewOver("This interview is over.")
            task = self._group.create_task(self._supervise(session), name=f"session {session.session_id}")
            self._running[session.session_id] = (session, task)
            self._absent_since_s[session.session_id] = asyncio.get_running_loop().time()
            return session

    async def stop(self, session_id: str) -> None:
        """End it here and now; its log stays as it is."""
        running = self._running.get(session_id)
        if running is not None:
            session, task = running
            session.stop()
            await asyncio.wait([task], timeout=10)

    async def stop_all(self) -> None:
        async with asyncio.TaskGroup() as group:
            for session_id in list(self._running):
                group.create_task(self.stop(session_id))

    def _abandoned(self, absent_s: float) -> list[str]:
        before_s = asyncio.get_running_loop().time() - absent_s
        attended = self._present | self._pages.keys()
        return [key for key in self._running if key not in attended and self._absent_since_s[key] < before_s]

    def _note_absence(self, session_id: str) -> None:
        if session_id in self._running:
            self._absent_since_s[session_id] = asyncio.get_running_loop().time()

    def _follow(self, session_id: str, log: SessionLog) -> Callable[[Entry], None]:
        """Called with each entry: for the metrics, and to know who is there while their websocket is not."""
        count = self._parts.metrics.follow(log.entries)

        def note(entry: Entry) -> None:
            count(entry)
            if isinstance(entry, CandidateConnected):
                self._present.add(session_id)
            elif isinstance(entry, CandidateDisconnected):
                self._present.discard(session_id)
                self._note_absence(session_id)

        return note

    async def _build(self, invitation: Invitation) -> Session:
        log = await self._store.open_log(invitation.session_id)
        log.on_appended = self._follow(invitation.session_id, log)
        settings = self._parts.settings
        opened = next((entry for entry in log.entries if isinstance(entry, SessionOpened)), None)
        if opened is None:
            bank, budget_s, asked = self._bank, settings.interview_minutes * 60, tuple(settings.questions)
            await self._store.pin_bank(bank.id, bank.content_version, bank.model_dump_json())
        else:
            bank, budget_s, asked = await self._pinned(opened), opened.budget_s, opened.question_ids
        await asyncio.to_thread(requests.prepare, bank.language)
        return Session(invitation.session_id, bank, Agenda.of(bank, budget_s, asked), self._parts, log)

    async def _pinned(self, opened: SessionOpened) -> QuestionBank:
        """A session stays on the bank that it began with, whatever designers do meanwhile."""
        content = await self._store.pinned_bank(opened.bank_id, opened.bank_version)
        if content is None:
            raise StoreError(f"The question bank {opened.bank_id} {opened.bank_version} is not in the database.")
        return QuestionBank.model_validate_json(content)

    async def _supervise(self, session: Session) -> None:
        session_id = session.session_id
        try:
            await self._store.set_status(session_id, SessionStatus.RUNNING)
            await session.run()
            if session.closed:
                await self._finish(session)
            session.hang_up(1000)
        except Exception:  # one of the four places: a failing session never touches another
            logger.exception("session_failed", session=session_id)
            self._parts.metrics.session_failed()
            session.hang_up(1011, SESSION_FAILED)
        finally:
            del self._running[session_id]
            del self._absent_since_s[session_id]
            self._present.discard(session_id)

    async def _finish(self, session: Session) -> None:
        """After its last word: to be scored, or gone for good where the candidate asked for that."""
        if session.erased:
            await erasing.erase(self._store, self._parts.settings.recordings, session.session_id)
            return
        await self._store.set_status(session.session_id, SessionStatus.FINISHED)
        self._finished(session.session_id)
