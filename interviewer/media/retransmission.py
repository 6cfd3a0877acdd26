"""Which missing packets to ask for again, and when (RFC 4585 NACK). Pure: time is an argument."""

from dataclasses import dataclass

from interviewer.media.jitter import MAX_GAP

# Asked at 0, 20, 60, 140, 300 ms: the first repeats still help the live ear on a short path, the later ones the
# recording on a long one, and no path is asked for the same packet more than five times.
FIRST_RETRY_S = 0.020
GIVE_UP_S = 0.400


@dataclass(slots=True)
class _Missing:
    noticed_s: float
    due_s: float
    wait_s: float = FIRST_RETRY_S


class Retransmissions:
    def __init__(self) -> None:
        self._highest: int | None = None
        self._missing: dict[int, _Missing] = {}
        self.requested = 0

    def received(self, sequence: int, now_s: float) -> None:
        """Note a packet. An outage (more than MAX_GAP missing at once) is not asked for."""
        if self._highest is None:
            self._highest = sequence
        ahead = (sequence - self._highest) & 0xFFFF
        if ahead >= 0x8000:
            self._missing.pop(sequence, None)
            if 0x10000 - ahead > MAX_GAP:  # the stream began anew
                self._highest = sequence
                self._missing.clear()
            return
        if ahead > MAX_GAP:
            self._missing.clear()
        else:
            for distance in range(1, ahead):
                self._missing[(self._highest + distance) & 0xFFFF] = _Missing(now_s, now_s)
        self._highest = sequence

    def due(self, now_s: float) -> list[int]:
        """Sequence numbers to ask for now, ascending. Each call counts as having asked."""
        wanted = []
        for sequence, missing in list(self._missing.items()):
            if now_s - missing.noticed_s > GIVE_UP_S:
                del self._missing[sequence]
            elif now_s >= missing.due_s:
                wanted.append(sequence)
                missing.due_s = now_s + missing.wait_s
                missing.wait_s *= 2
        self.requested += len(wanted)
        return sorted(wanted)
