"""What the routes need, built once and passed down."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dialogue.bank import QuestionBank
from interviewer.metrics import Metrics
from interviewer.routes.guesses import Guesses
from interviewer.sessions import NOT_NOW, Sessions
from interviewer.settings import Settings
from interviewer.store import Store


@dataclass(frozen=True, slots=True)
class AppState:
    settings: Settings
    store: Store
    bank: QuestionBank
    sessions: Sessions
    disk_thread: ThreadPoolExecutor
    guesses: Guesses
    metrics: Metrics

    def cannot_begin(self) -> str | None:
        """Why no new interview may begin now, in words for the candidate; running ones go on."""
        if self.sessions.draining:
            return NOT_NOW
        free_mb = shutil.disk_usage(self.settings.data).free // 2**20
        if free_mb < self.settings.min_free_disk_mb or not self.store.healthy:
            return "The interview can't be stored just now. Please try again later: your link stays valid."
        return None
