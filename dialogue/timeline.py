"""One timeline per turn, from the candidate's last voiced sample to Aila's first that was heard: a fold of a log.

    voiced_until -- silence --> decided -- thinking --> chosen -- sending --> sent -- arrival --> heard
    media time                  media time              |------------ the server's clock --------| the browser's

All are seconds of session time: media time is placed in it anew at the beginning of each turn, by the arrivals of
the last seconds, so that the jitter buffer's wait is part of `thinking`. So is what a sender's clock falls behind
within the turn: a single long `thinking` may be a microphone that stood still, not a slow server.
Nothing here decides anything; it is what is looked at when a reply was slow or came too early.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dialogue.commands import Command, Listen, Speak
from dialogue.events import (
    AnswerTyped,
    BargedIn,
    CandidateAsked,
    CandidateDisconnected,
    CandidateRequest,
    Event,
    LlmFailed,
    LlmReplied,
    PlayoutFinished,
    PlayoutHeard,
    PlayoutStarted,
    SegmentHeard,
    TimerExpired,
    TurnEnded,
    TurnEndReason,
    TurnResumed,
)


class EndedBy(StrEnum):
    SILENCE = "silence"
    LIMIT = "limit"
    DONE_PRESSED = "done_pressed"
    TYPED = "typed"
    ASKED = "asked"  # for the question again, for the next one, to leave
    WAITED = "waited"  # nothing was said, or nothing came that would have ended it


class Interruption(StrEnum):
    """Why a reply was not heard to its end."""

    CUT_IN = "cut_in"  # it began while the candidate had not finished
    BARGE_IN = "barge_in"  # the candidate took the floor
    STOPPED = "stopped"  # a button, or a lost connection


@dataclass(frozen=True, slots=True)
class Turn:
    """One holding of the floor by the candidate, and the reply to it. None: did not happen, or is not on record.

    `final_s`: the words of the last segment were there; with a pause in mid-answer long before the decision.
    `interrupted_s`: the voice that interrupted the reply began; `stopped_s`: she was silent.
    """

    number: int
    prompt_id: str
    ended_by: EndedBy
    ended_because: str
    voiced_until_s: float | None
    decided_s: float
    final_s: float | None
    chosen_s: float
    reply_id: str
    reply_because: str
    sent_s: float | None = None
    heard_s: float | None = None
    interruption: Interruption | None = None
    interrupted_because: str = ""
    interrupted_s: float | None = None
    stopped_s: float | None = None

    @property
    def endpointed(self) -> bool:
        """We decided that it was over, so that its length in time is ours to answer for."""
        return self.ended_by in (EndedBy.SILENCE, EndedBy.LIMIT)

    @property
    def silence_s(self) -> float | None:
        return _between(self.voiced_until_s, self.decided_s)

    @property
    def recognition_s(self) -> float | None:
        """The part of `thinking_s` that was spent waiting for the words; 0 when they were there before."""
        return _between(self.decided_s, self.final_s)

    @property
    def thinking_s(self) -> float | None:
        return _between(self.decided_s, self.chosen_s)

    @property
    def sending_s(self) -> float | None:
        return _between(self.chosen_s, self.sent_s)

    @property
    def arrival_s(self) -> float | None:
        return _between(self.sent_s, self.heard_s)

    @property
    def voice_to_sent_s(self) -> float | None:
        return _between(self.voiced_until_s, self.sent_s)

    @property
    def voice_to_voice_s(self) -> float | None:
        return _between(self.voiced_until_s, self.heard_s)

    @property
    def silenced_s(self) -> float | None:
        """For how long two spoke at once."""
        return _between(self.interrupted_s, self.stopped_s)


def known_at(event: Event, now_s: float) -> Event:
    """What comes from the sound carries media time; this adds when the conversation was told."""
    return replace(event, known_s=now_s) if isinstance(event, SegmentHeard | TurnEnded) else event


def turns(entries: Iterable[Event | Command]) -> list[Turn]:
    """Of a log, or of any beginning of it. Never fails, whatever the order of the entries."""
    timeline = Timeline()
    for entry in entries:
        timeline.take(entry)
    return timeline.turns


@dataclass(slots=True)
class _Floor:
    """The candidate has it, or had it until `ended` said why not."""

    prompt_id: str
    voiced_until_s: float | None = None
    final_s: float | None = None
    ended: TurnEnded | None = None


@dataclass(slots=True)
class Timeline:
    """Feed it every entry as it is appended."""

    _turns: dict[str, Turn] = field(default_factory=dict)  # by the id of the reply
    _floor: _Floor | None = None
    _cause: Event | None = None  # the last event: commands follow what they answer

    @property
    def turns(self) -> list[Turn]:
        return list(self._turns.values())

    def take(self, entry: Event | Command) -> Turn | None:
        """The turn that is complete with this entry: its reply has ended."""
        match entry:
            case Listen():
                self._floor = _Floor(entry.prompt_id)
            case Speak():
                self._reply(entry)
            case PlayoutStarted(at_s, utterance_id) | PlayoutHeard(at_s, utterance_id):
                self._sounded(utterance_id, at_s, heard=isinstance(entry, PlayoutHeard))
            case PlayoutFinished():
                return self._finished(entry)
            case BargedIn() | TurnResumed():
                self._broken_in(entry)
            case CandidateDisconnected() | CandidateAsked(request=CandidateRequest.PAUSE):
                self._floor = None
        if self._floor is not None:
            _note(self._floor, entry)
        if isinstance(entry, Event):
            self._cause = entry
        return None

    def _reply(self, command: Speak) -> None:
        floor, self._floor = self._floor, None
        cause = self._cause if floor is None or floor.ended is None else floor.ended
        if floor is None or cause is None:
            return  # she goes on by herself: greeting, next question, welcome back
        ended_by, because = _end(cause)
        voiced = isinstance(cause, TurnEnded)
        self._turns[command.utterance_id] = Turn(
            len(self._turns) + 1,
            floor.prompt_id,
            ended_by,
            because,
            floor.voiced_until_s if voiced else None,
            cause.at_s,
            floor.final_s if voiced else None,
            _known_s(self._cause if isinstance(self._cause, LlmReplied | LlmFailed) else cause),
            command.utterance_id,
            command.reason,
        )

    def _sounded(self, utterance_id: str, at_s: float, *, heard: bool) -> None:
        """The first report counts; a browser that hears before we send is not believed."""
        turn = self._turns.get(utterance_id)
        if turn is None:
            return
        if not heard and turn.sent_s is None:
            self._turns[utterance_id] = replace(turn, sent_s=at_s)
        elif heard and turn.heard_s is None and turn.sent_s is not None and at_s >= turn.sent_s:
            self._turns[utterance_id] = replace(turn, heard_s=at_s)

    def _finished(self, event: PlayoutFinished) -> Turn | None:
        self._cause = event
        turn = self._turns.get(event.utterance_id)
        if turn is None:
            return None
        if not event.complete:
            interruption = turn.interruption or Interruption.STOPPED
            turn = replace(turn, interruption=interruption, stopped_s=turn.stopped_s or event.at_s)
            self._turns[event.utterance_id] = turn
        return turn

    def _broken_in(self, event: BargedIn | TurnResumed) -> None:
        turn = self._turns.get(event.utterance_id)
        if turn is not None and turn.interrupted_s is None:
            self._turns[event.utterance_id] = replace(
                turn,
                interruption=Interruption.CUT_IN if isinstance(event, TurnResumed) else Interruption.BARGE_IN,
                interrupted_because=event.because,
                interrupted_s=event.from_s,
            )


def _note(floor: _Floor, entry: Event | Command) -> None:
    match entry:
        case SegmentHeard():
            floor.voiced_until_s = entry.end_s
            floor.final_s = entry.at_s if entry.known_s is None else entry.known_s
        case TurnEnded():
            floor.ended = entry


def _end(cause: Event) -> tuple[EndedBy, str]:
    match cause:
        case TurnEnded(reason=TurnEndReason.SILENCE):
            return EndedBy.SILENCE, cause.because or "the patience of the question"
        case TurnEnded(reason=TurnEndReason.LIMIT):
            return EndedBy.LIMIT, cause.because or "the time for one answer was over"
        case TurnEnded():
            return EndedBy.DONE_PRESSED, cause.because or "the candidate pressed Done"
        case AnswerTyped():
            return EndedBy.TYPED, "the answer was typed"
        case CandidateAsked():
            return EndedBy.ASKED, f"the candidate asked to {cause.request.value}"
        case TimerExpired():
            return EndedBy.WAITED, f"the {cause.timer_id} timer expired"
    return EndedBy.WAITED, type(cause).__name__


def _known_s(event: Event) -> float:
    """When the conversation was told of it."""
    known_s = event.known_s if isinstance(event, TurnEnded) else None
    return event.at_s if known_s is None else known_s


def _between(from_s: float | None, until_s: float | None) -> float | None:
    """Never negative: two clocks may disagree by a few milliseconds about what happened at once."""
    return None if from_s is None or until_s is None else max(0.0, until_s - from_s)
