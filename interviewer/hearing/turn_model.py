"""The contract of end-of-turn models: how much a turn sounds like being over."""

from concurrent.futures import Future
from typing import Protocol

from interviewer.hearing.protocols import Pcm16k


class TurnModel(Protocol):
    """Shared by all candidates; works in a thread of its own."""

    @property
    def name(self) -> str: ...

    @property
    def window_s(self) -> float:
        """More sound than this isn't looked at."""
        ...

    def score(self, pcm: Pcm16k) -> "Future[float]":
        """Probability that the turn ended with `pcm`, its last seconds with the silence so far.

        The future fails with BackendError(stage="turn_model") when the engine does.
        """
        ...

    def close(self) -> None: ...
