"""What is heard while Aila has the floor: she becomes quieter at once, the conversation decides what follows."""

from dialogue.barge_in import BargeIn, Duck, GoesOn, Overheard, TakesFloor, Unduck
from dialogue.commands import Speak
from dialogue.events import BargedIn, Event, TurnResumed
from interviewer.hearing.level import level, treble
from interviewer.hearing.listener import FRAME_S, Listener
from interviewer.hearing.protocols import Pcm16k
from interviewer.media.playout import Playout


class Interruptions:
    """One per session. `half_duplex`: for rooms without echo cancellation; she is never interrupted there."""

    def __init__(self, playout: Playout, *, half_duplex: bool) -> None:
        self._playout = playout
        self._policy = BargeIn(half_duplex=half_duplex)
        self._utterance_id = ""

    def begin(self, command: Speak) -> None:
        """She is about to say this. Her voice may take a moment."""
        self._utterance_id = command.utterance_id
        self._policy.begin(command.text, may_be_cut=command.may_be_cut, may_be_undone=command.may_be_undone)

    def sounds(self, utterance_id: str, at_s: float) -> None:
        """Its first packet is sent."""
        if utterance_id == self._utterance_id:
            self._policy.sounds(at_s)

    def end(self, utterance_id: str) -> None:
        if utterance_id == self._utterance_id:
            self._policy.end()
            self._playout.ducked = False

    async def hear(self, listener: Listener, pcm: Pcm16k, at_s: float) -> list[Event]:
        """One frame of the candidate's sound, whoever's turn it is."""
        if listener.listening:
            return await listener.hear(pcm, at_s)
        interruption = self._overhear(listener, pcm, at_s)
        return [] if interruption is None else [interruption]

    def _overhear(self, listener: Listener, pcm: Pcm16k, at_s: float) -> BargedIn | TurnResumed | None:
        probability, words = listener.overhear(pcm)
        self._policy.hear_words(words)
        frame = Overheard(at_s, FRAME_S, probability, level(pcm), self._playout.level_db, treble(pcm))
        match self._policy.hear(frame):
            case Duck():
                self._playout.ducked = True
                listener.understand()
            case Unduck():
                self._playout.ducked = False
                listener.forget()
            case TakesFloor() as taken:
                heard = self._playout.heard_text(self._utterance_id)
                return BargedIn(at_s, self._utterance_id, heard, taken.from_s, taken.because)
            case GoesOn() as resumed:
                return TurnResumed(at_s, self._utterance_id, resumed.from_s, resumed.because)
        return None
