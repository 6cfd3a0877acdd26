"""A circuit breaker: who doesn't answer isn't asked for a while, so that nobody waits for it in vain."""

# Three failures in a row are no accident; half a minute is about one answer of a candidate.
FAILURES = 3
OPEN_S = 30.0


class Breaker:
    """Time is an argument. Closed: all may pass. Open: none. Half open, after `open_s`: one may try."""

    def __init__(self, failures: int = FAILURES, open_s: float = OPEN_S) -> None:
        self._allowed = failures
        self._open_s = open_s
        self._failures = 0
        self._opened_s: float | None = None
        self._trying_since_s: float | None = None

    def may_pass(self, now_s: float) -> bool:
        """Every yes is to be followed by `succeeded`, `failed` or `abandoned`."""
        if self._opened_s is None:
            return True
        if now_s - self._opened_s < self._open_s:
            return False
        if self._trying_since_s is not None and now_s - self._trying_since_s < self._open_s:
            return False
        self._trying_since_s = now_s
        return True

    def succeeded(self) -> None:
        self._failures, self._opened_s, self._trying_since_s = 0, None, None

    def failed(self, now_s: float) -> None:
        self._failures += 1
        if self._opened_s is not None or self._failures >= self._allowed:
            self._opened_s, self._trying_since_s = now_s, None

    def abandoned(self) -> None:
        """The try was given up for reasons of ours: it says nothing about the other side."""
        self._trying_since_s = None
