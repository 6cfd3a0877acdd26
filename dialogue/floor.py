"""Who has the floor, the timer that bounds each state, and how the floor is given up."""

from enum import Enum

from dialogue.commands import CancelTimer, Command, StopListening, StopSpeaking

SILENCE_TIMER = "silence"
NOD_TIMER = "nod"
ANSWER_TIMER = "answer"
WEIGHING_TIMER = "weighing"
PLAYOUT_TIMER = "playout"


class State(Enum):
    NEW = "new"
    SPEAKING = "speaking"
    LISTENING = "listening"
    ANSWERING = "answering"
    WEIGHING = "weighing"  # a typed answer is there, and a language model may still say something to it
    PAUSED = "paused"
    CLOSED = "closed"


def give_up_floor(state: State, utterance_id: str) -> list[Command]:
    """End whatever is going on, so that something else can begin. `utterance_id`: what is being said."""
    match state:
        case State.SPEAKING:
            return [StopSpeaking(utterance_id), CancelTimer(PLAYOUT_TIMER)]
        case State.LISTENING:
            return [StopListening(), CancelTimer(SILENCE_TIMER), CancelTimer(NOD_TIMER)]
        case State.ANSWERING:
            return [StopListening(), CancelTimer(ANSWER_TIMER)]
        case State.WEIGHING:
            return [CancelTimer(WEIGHING_TIMER)]
    return []
