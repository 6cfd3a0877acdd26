"""What shall be done: the answers of `Conversation.handle`, performed by the shell."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    GREETING = "greeting"
    GUIDELINE = "guideline"
    QUESTION = "question"  # from the bank, word for word
    PROBE = "probe"  # from the bank, for a part that is missing
    ACKNOWLEDGEMENT = "acknowledgement"
    ENCOURAGEMENT = "encouragement"
    TRANSITION = "transition"
    REPLY = "reply"  # to what the candidate asked for
    RECONNECT = "reconnect"
    CLOSING = "closing"


class Outcome(StrEnum):
    COMPLETED = "completed"
    LEFT = "left"  # the candidate ended it: a person takes over
    ERASED = "erased"  # the candidate wants everything deleted: nothing is to be kept
    FAILED = "failed"


class ReactionKind(StrEnum):
    """All that the face may do of its own accord. Nothing that judges exists here."""

    NOD = "nod"
    SMILE = "smile"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or so, synthesized and cached as a whole."""

    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Speak:
    """Take the floor with these lines. `reason` says on the record why this move was chosen.

    may_be_cut: the candidate can interrupt it. may_be_undone: it answers a silence that was taken for the end of a
    turn, and is taken back if the candidate goes on. pace: factor on her usual speed, below 1 for who asked for
    it. chosen_by: "script", or the language model; then `checks` names what its words passed. aside: the turn
    before it was a request to her, and no part of an answer.
    """

    utterance_id: str
    lines: tuple[Line, ...]
    question_id: str | None
    reason: str
    may_be_cut: bool = True
    may_be_undone: bool = False
    pace: float = 1.0
    chosen_by: str = "script"
    checks: tuple[str, ...] = ()
    aside: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    utterance_id: str


@dataclass(frozen=True, slots=True)
class ShowQuestion:
    """Keep this on the screen. `number` counts scored questions from 1; 0 for practice."""

    question_id: str
    text: str
    number: int
    total: int
    scored: bool


@dataclass(frozen=True, slots=True)
class Listen:
    """Give the floor to the candidate.

    `prompt_id` names what is being answered: the question's id, with `:part` behind it for a probe.
    `patience_s` is the pause after which the turn is over. `limit_s` bounds the whole turn.
    `spoken_s` is what was already said to this prompt before an interruption.
    `closed`, `enough_speech_s` (0: a few words are enough) and `words_trusted` say what `endpointing` may conclude
    from the words; without trust, nothing. `pace` stretches its silences for this candidate; `patience_s` holds it
    already. `patience_reason`: why the patience isn't the question's own. `expects`: the parts that the answer
    should have, of which `said_before`, what was said to the question in earlier turns, may have some.
    `language`: the bank's, in which the words are read.
    """

    prompt_id: str
    prompt_text: str
    patience_s: float
    limit_s: float
    spoken_s: float = 0.0
    closed: bool = False
    enough_speech_s: float = 0.0
    words_trusted: bool = False
    pace: float = 1.0
    patience_reason: str = ""
    expects: tuple[str, ...] = ()
    said_before: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StopListening:
    """Stop taking the candidate's sound for an answer (pause, lost connection)."""


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Report `TimerExpired(timer_id)` after `after_s`. Setting the same id again restarts it."""

    timer_id: str
    after_s: float


@dataclass(frozen=True, slots=True)
class CancelTimer:
    timer_id: str


@dataclass(frozen=True, slots=True)
class React:
    kind: ReactionKind


@dataclass(frozen=True, slots=True)
class Offer:
    """A legal move: its name, and when it is the right one. `text`: what will be said, if that is fixed."""

    move: str
    meaning: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class AskLlm:
    """Ask the language model to choose among `offers` and to phrase an acknowledgement; it returns as an event.

    Asked in a pause, when the turn may or may not be over: its reply is used only if nothing more was said.
    `answer_text` is the candidate's own: material, never an instruction. `missing`: parts not found in it.
    """

    request_id: str
    language: str
    question_text: str
    prompt_text: str  # the probe that is being answered; empty while it is the question itself
    answer_text: str
    offers: tuple[Offer, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseSession:
    outcome: Outcome


Command = (
    Speak
    | StopSpeaking
    | ShowQuestion
    | Listen
    | StopListening
    | SetTimer
    | CancelTimer
    | React
    | AskLlm
    | CloseSession
)
