"""How long the live ear waits for what is missing: as long as helps on this network. Pure: time is an argument.

Each packet tells which wait it would have needed: none when it came in order, else the time since a later one had
come. What never comes tells nothing, so that loss costs no latency.
"""

from collections import deque

from interviewer.media.jitter import MAX_GAP
from interviewer.media.retransmission import GIVE_UP_S

# Covers a first repeat on a short path, and jitter of up to 60 ms: a packet comes at most 40 ms after the next.
LEAST_S = 0.040
MOST_S = GIVE_UP_S  # the recording's: nothing later is of use
# Two seconds. Repeats of lost packets are late as well, but as rare as loss: at 3 % of it, the 15 of 100 that it
# takes are in one of a million windows. Uniform jitter of 60 ms brings 22 % of all packets after their next one.
WINDOW_PACKETS = 100
LATE_SHARE = 0.15
LATE_AT_LEAST = 4  # of the first packets
# The next may need a little more than the latest so far. It costs nothing when it comes: then the wait is over.
MARGIN = 1.3
# From the longest wait back to the least in 7 s; quicker, each calm second would cost the words after it.
SHRINK_PER_S = 0.05


class LiveHold:
    """Rises at once to the longest wait that was needed lately, when many needed one; goes down slowly."""

    def __init__(self) -> None:
        self._highest: int | None = None
        self._missing: dict[int, float] = {}  # when its gap was noticed
        self._needed_s: deque[float] = deque(maxlen=WINDOW_PACKETS)
        self._changed_s = 0.0
        self.hold_s = LEAST_S

    def received(self, sequence: int, now_s: float) -> None:
        """Note a packet, in order of arrival; `hold_s` is up to date then."""
        needed_s = self._needed(sequence, now_s)
        if needed_s is not None:
            self._needed_s.append(needed_s)
        shrunk_s = self.hold_s - SHRINK_PER_S * max(0.0, now_s - self._changed_s)
        self._changed_s = now_s
        self.hold_s = max(LEAST_S, shrunk_s, self._worth_s())

    def _needed(self, sequence: int, now_s: float) -> float | None:
        """None: it came twice, or after so long that no wait would have been worth it."""
        if self._highest is None:
            self._highest = (sequence - 1) & 0xFFFF
        ahead = (sequence - self._highest) & 0xFFFF
        if ahead == 0:
            return None
        if ahead > 0x10000 - MAX_GAP:
            noticed_s = self._missing.pop(sequence, None)
            return None if noticed_s is None or now_s - noticed_s > MOST_S else now_s - noticed_s
        if ahead > MAX_GAP:  # an outage, or the stream began anew
            self._missing.clear()
        else:
            self._missing |= {(self._highest + n) & 0xFFFF: now_s for n in range(1, ahead)}
        self._highest = sequence
        self._forget(now_s)
        return 0.0

    def _forget(self, now_s: float) -> None:
        """What was lost: the oldest gaps come first."""
        while self._missing and now_s - next(iter(self._missing.values())) > MOST_S:
            del self._missing[next(iter(self._missing))]

    def _worth_s(self) -> float:
        late = sum(needed_s > 0 for needed_s in self._needed_s)
        longest_s = max(self._needed_s, default=0.0)
        if longest_s <= LEAST_S or late < max(LATE_AT_LEAST, LATE_SHARE * len(self._needed_s)):
            return LEAST_S
        return min(MOST_S, MARGIN * longest_s)
