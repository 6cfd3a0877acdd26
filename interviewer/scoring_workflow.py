"""Scoring as a durable workflow of DBOS. Only `interviewer.journal` imports it, and late: a quarter of a second.

DBOS writes down that a piece of work was begun before it begins it, and begins it again after a kill. It knows one
set of workflows per process, so what the workflow does is kept here, once per process, too.
"""

import json
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from dbos import DBOS, Serializer, SetWorkflowID, WorkflowSerializationFormat

_DONE = "SUCCESS"
_GIVEN_UP = {"ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}
_work: list[Callable[[str], None]] = []


class _Json(Serializer):
    """DBOS's own way is pickle, which executes what is in the file."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=str)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "json"


# At least once: a step that a kill has cut is run again. That there is one result is the scorecard table's doing.
@DBOS.step(name="score")
def _score(session_id: str) -> None:
    _work[-1](session_id)


# Portable: the inputs of workflows are JSON, too. Without a limit of attempts: after 100 kills DBOS would give up
# for good.
@DBOS.workflow(
    name="score_interview", max_recovery_attempts=None, serialization_type=WorkflowSerializationFormat.PORTABLE
)
def _score_interview(session_id: str) -> None:
    _score(session_id)


def launch(url: str, work: Callable[[str], None]) -> None:
    """What a kill has cut begins again at once. work: called in threads of DBOS; must not fail."""
    _work[:] = [work]
    DBOS(
        config={
            "name": "interviewer",
            # By itself DBOS takes up only what the very same source has begun: after an upgrade nobody would.
            "application_version": "scoring",
            "system_database_url": url,
            "serializer": _Json(),
            "log_level": "CRITICAL",  # what matters is logged by us, without its arguments
            "notification_listener_polling_interval_sec": 0.2,  # destroy() waits for it to come round
        }
    )
    with ExitStack() as on_failure:
        on_failure.callback(DBOS.destroy)  # or the next one would be given what has failed
        DBOS.launch()
        on_failure.pop_all()


def perform(work_id: str, session_id: str, *, anew: bool) -> None:
    """Returns once it is done, here or by another server. Done already: nothing happens, unless anew."""
    status = DBOS.get_workflow_status(work_id)
    if status is not None and (status.status in _GIVEN_UP or (anew and status.status == _DONE)):
        DBOS.delete_workflow(work_id)  # DBOS never does again what has ended
    with SetWorkflowID(work_id):
        handle = DBOS.start_workflow(_score_interview, session_id)
    handle.get_result()


def stop() -> None:
    DBOS.destroy()
