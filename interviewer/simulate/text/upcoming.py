"""What is still to happen, by virtual time. What is no longer to happen is forgotten by its group."""

import heapq
from collections import Counter

from dialogue.events import Event


class Upcoming:
    """At equal times in the order in which it was planned."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, str, int, Event]] = []
        self._planned = 0
        self._forgotten: Counter[str] = Counter()  # how often each group was

    def plan(self, group: str, event: Event) -> None:
        self._planned += 1
        heapq.heappush(self._heap, (event.at_s, self._planned, group, self._forgotten[group], event))

    def forget(self, group: str) -> None:
        self._forgotten[group] += 1

    def next(self) -> Event | None:
        while self._heap:
            _, _, group, since, event = heapq.heappop(self._heap)
            if since == self._forgotten[group]:
                return event
        return None
