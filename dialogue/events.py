"""What happened: the facts that the shell reports to `Conversation.handle`.

Every event carries `at_s`, seconds of *session time*: 0 when the interview was opened, running on over
reconnects and restarts. It comes from media time or a monotonic clock, never from the wall clock.
The list of a session's events, in order, is its whole state: `Conversation` folds it.
"""

from dataclasses import dataclass
from enum import StrEnum


class TurnEndReason(StrEnum):
    """Why a turn was taken to be over."""

    SILENCE = "silence"  # the pause outlasted the patience of the question
    DONE_PRESSED = "done_pressed"  # the candidate said so with the button: certain
    LIMIT = "limit"  # the answer ran into the time that a single answer may take


class CandidateRequest(StrEnum):
    """What a candidate can ask for with the page's buttons at any time."""

    REPEAT = "repeat"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    LEAVE = "leave"  # end here: a person will be asked to take over


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """First entry of every log: under which conditions this interview is held.

    `question_ids` and `budget_s` fix the agenda, whatever the settings say when it is resumed.
    `words_trusted` is false when the recognizer's words are too unreliable to be judged (the embedded
    recognizer); decisions then rest on length and timing, and the transcript is marked.
    """

    at_s: float
    session_id: str
    bank_id: str
    bank_version: str
    recognizer: str
    words_trusted: bool
    policy: str  # "script", or the name of the language model that takes part
    question_ids: tuple[str, ...] = ()  # empty: all of the bank
    budget_s: float = 1_080.0


@dataclass(frozen=True, slots=True)
class CandidateReady:
    """The candidate consented, finished the sound check and pressed start."""

    at_s: float


@dataclass(frozen=True, slots=True)
class CandidateConnected:
    """Media or text flows (again): first connect, reload, another device, server restart."""

    at_s: float


@dataclass(frozen=True, slots=True)
class CandidateDisconnected:
    at_s: float


@dataclass(frozen=True, slots=True)
class PlayoutStarted:
    at_s: float
    utterance_id: str


@dataclass(frozen=True, slots=True)
class PlayoutHeard:
    """The browser says when the first sound of an utterance left the loudspeaker.

    The only measure of what the candidate waited for. `at_s` is late by the way of the browser's message.
    """

    at_s: float
    utterance_id: str


@dataclass(frozen=True, slots=True)
class PlayoutFinished:
    """An utterance stopped playing. `heard_text` is what was really played (rule 5)."""

    at_s: float
    utterance_id: str
    heard_text: str
    complete: bool


@dataclass(frozen=True, slots=True)
class BargedIn:
    """The candidate takes the floor while Aila speaks. `from_s`: when the voice began; `because`: how it is known.

    `heard_text` is what had been played of the utterance then.
    """

    at_s: float
    utterance_id: str
    heard_text: str
    from_s: float
    because: str


@dataclass(frozen=True, slots=True)
class TurnResumed:
    """The candidate goes on although the turn was taken to be over: `utterance_id`, the reply, cuts in."""

    at_s: float
    utterance_id: str
    from_s: float
    because: str


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The candidate began to speak."""

    at_s: float


@dataclass(frozen=True, slots=True)
class SegmentHeard:
    """One stretch of the candidate's speech between pauses, recognized for good.

    `confidence` is the recognizer's own, 0..1; `None` where it gives none. `prompt_id` is what it answers
    (`Listen.prompt_id`): recognition may end after the floor has gone on. `at_s` is media time, `known_s` when
    the words were there.
    """

    at_s: float
    text: str
    start_s: float
    end_s: float
    confidence: float | None
    prompt_id: str = ""
    known_s: float | None = None


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The candidate's turn is over. `spoken_s` is voiced time only, pauses left out.

    `because`: what spoke for the end, in words, for the record; empty where `reason` says it all. `at_s` is media
    time; at `known_s` the recognizer was done, too, and the conversation was told.
    """

    at_s: float
    spoken_s: float
    reason: TurnEndReason
    because: str = ""
    known_s: float | None = None


@dataclass(frozen=True, slots=True)
class TypingNoticed:
    """The candidate is writing an answer: nobody is to be hurried meanwhile."""

    at_s: float


@dataclass(frozen=True, slots=True)
class AnswerTyped:
    """A typed answer: a whole turn at once, its words certain."""

    at_s: float
    text: str


@dataclass(frozen=True, slots=True)
class CandidateAsked:
    at_s: float
    request: CandidateRequest


@dataclass(frozen=True, slots=True)
class TimerExpired:
    at_s: float
    timer_id: str


@dataclass(frozen=True, slots=True)
class LlmReplied:
    """What the language model chose among the moves offered, and its words; unchecked as yet.

    `acknowledgement`: said first, may be empty. `probe`: its own wording of the probe that `move` names; empty:
    the bank's. `because`: its reason, for the record only.
    """

    at_s: float
    request_id: str
    move: str
    acknowledgement: str = ""
    probe: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class LlmFailed:
    """No usable reply; `reason` in words, without quoting anybody."""

    at_s: float
    request_id: str
    reason: str


Event = (
    SessionOpened
    | CandidateReady
    | CandidateConnected
    | CandidateDisconnected
    | PlayoutStarted
    | PlayoutHeard
    | PlayoutFinished
    | BargedIn
    | TurnResumed
    | SpeechStarted
    | SegmentHeard
    | TurnEnded
    | TypingNoticed
    | AnswerTyped
    | CandidateAsked
    | TimerExpired
    | LlmReplied
    | LlmFailed
)
