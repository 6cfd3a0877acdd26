"""How much of an interview's time has been used: pauses and lost connections aren't charged to the candidate."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Elapsed:
    """All in seconds of session time. `started_s`: None before the candidate was ready."""

    started_s: float | None = None
    paused_s: float = 0.0
    paused_since_s: float | None = None

    def started(self, now_s: float) -> "Elapsed":
        return replace(self, started_s=now_s)

    def paused(self, now_s: float) -> "Elapsed":
        return replace(self, paused_since_s=now_s)

    def resumed(self, now_s: float) -> "Elapsed":
        if self.paused_since_s is None:
            return self
        return replace(self, paused_s=self.paused_s + now_s - self.paused_since_s, paused_since_s=None)

    def at(self, now_s: float) -> float:
        return 0.0 if self.started_s is None else now_s - self.started_s - self.paused_s
