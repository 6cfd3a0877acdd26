"""When Aila's utterances began to be heard, by the browser's word, on a time line that never runs backwards."""

from dialogue.events import Event, PlayoutHeard, PlayoutStarted


class FirstSounds:
    """Pure. A report is about the utterance that began to sound last, and counts once; all else is stale."""

    def __init__(self) -> None:
        self._latest_s = 0.0
        self._awaited: str | None = None

    def note(self, event: Event) -> None:
        """What the conversation is told, in this order."""
        self._latest_s = max(self._latest_s, event.at_s)
        if isinstance(event, PlayoutStarted):
            self._awaited = event.utterance_id

    def heard(self, utterance_id: str, at_s: float, now_s: float) -> PlayoutHeard | None:
        """The fact for the conversation, or None.

        `at_s` is what a page claims. It was after the sending (which has been noted), after whatever the
        conversation has been told since, so that its time doesn't go back, and not in the future.
        """
        if utterance_id != self._awaited:
            return None
        self._awaited = None
        return PlayoutHeard(max(self._latest_s, min(at_s, now_s)), utterance_id)
