"""Errors inside one connection that must not end it: caught where they happen, counted, logged."""

import struct
from collections.abc import Callable
from typing import ParamSpec

import structlog
from aiortc.exceptions import InternalError, InvalidAccessError, InvalidStateError, OperationError

from interviewer.errors import InterviewerError

logger = structlog.get_logger()

# Everything that malformed input was seen to raise inside aiortc, its relatives, and what our own parts raise.
FAULTS: tuple[type[Exception], ...] = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
    *(RuntimeError, StopIteration, struct.error, OSError),
    *(InternalError, InvalidAccessError, InvalidStateError, OperationError),
    InterviewerError,
)
LOG_EVERY = 100

P = ParamSpec("P")


class Faults:
    """The first is logged with its stack, then every hundredth: they may come with each packet."""

    def __init__(self) -> None:
        self.count = 0
        self.strangers = 0  # packets from addresses without a successful check, and floods

    def note(self, error: Exception) -> None:
        self.count += 1
        if self.count % LOG_EVERY == 1:
            logger.warning("media_fault", count=self.count, exc_info=error)

    def guarded(self, call: Callable[P, None]) -> Callable[P, None]:
        """`call`, of which no error of FAULTS comes out."""

        def guarded_call(*arguments: P.args, **options: P.kwargs) -> None:
            try:
                call(*arguments, **options)
            except FAULTS as error:
                self.note(error)

        return guarded_call
