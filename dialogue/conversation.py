"""The dialogue manager: facts in, commands out.

`Conversation.handle(event)` is the whole interface. One transition table decides what an event means in which
state; everything else in this file is what is then done. The object is deterministic: folding the same events
gives the same state, and so a session is resumed after a crash.

    NEW --ready--> SPEAKING --played--> LISTENING --speech--> ANSWERING --turn ended--> SPEAKING ... --> CLOSED
    LISTENING, ANSWERING, SPEAKING --typed--> WEIGHING --the model's reply, or too late for it--> SPEAKING
                      any --lost, or asked to pause--> PAUSED --back--> SPEAKING

In every state but NEW, PAUSED and CLOSED a timer is armed, so that nothing outside can leave the interview stuck.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from dialogue import events
from dialogue.bank import QuestionBank
from dialogue.commands import (
    CancelTimer,
    CloseSession,
    Command,
    React,
    ReactionKind,
    SetTimer,
    ShowQuestion,
)
from dialogue.decisions import Decisions
from dialogue.elapsed import Elapsed
from dialogue.events import CandidateRequest, Event
from dialogue.floor import (
    ANSWER_TIMER,
    NOD_TIMER,
    PLAYOUT_TIMER,
    SILENCE_TIMER,
    WEIGHING_TIMER,
    State,
    give_up_floor,
)
from dialogue.interruption import INTERJECTION_LIMIT_S, MOST_UNDONE, Patience, rest_of
from dialogue.listening import NOD_AFTER_S, Turn, listen_to, silence_s
from dialogue.moves import Script
from dialogue.plan import Agenda, AgendaItem
from dialogue.progress import After, Move, Progress

# An utterance that was not reported as played by then is taken as played: about twice the longest line.
PLAYOUT_DEADLINE_S = 60.0
# Added to the limit of an answer before it is taken as over although no sound came that would end it.
ANSWER_GRACE_S = 15.0
# A typed answer has no pause in which a language model could be asked: it is asked then, and waited for no longer
# than she would be silent after a short spoken one (`endpointing`: 1.5 s, realtime.md 6.1).
WEIGHING_S = 1.5
# A nod 0.35 s into a pause (`segment_pause_s`) says that it was heard and takes no floor (realtime.md 1.1).
# At most six a minute (avatar.md 4.4), by elapsed time alone and so the same for everybody.
NOD_EVERY_S = 10.0

__all__ = ["ANSWER_TIMER", "PLAYOUT_TIMER", "SILENCE_TIMER", "Conversation", "State"]


class Conversation:
    """One interview. The only mutable object of this package."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        self._script = Script(bank, agenda)
        self._decisions = Decisions(self._script)
        self._agenda = agenda
        self._state = State.NEW
        self._move: Move | None = None  # what is being said, or was said last
        self._pending: Move | None = None  # what was cut: to be said once the candidate has finished
        self._before_reply: Progress | None = None  # while the reply may be taken back
        self._resumed = False  # a reply was taken back, and the turn that it answered goes on
        self._patience = Patience()
        self._now_s = 0.0
        self._elapsed = Elapsed()
        self._paused_by_candidate = False
        self._progress = Progress.first(bank.language)
        self._nodded_s = 0.0
        self._utterances = 0

    @property
    def state(self) -> State:
        return self._state

    @property
    def question(self) -> ShowQuestion | None:
        """What belongs on the screen now."""
        item = self._item
        if item is None:
            return None
        question = item.question
        return ShowQuestion(question.id, question.text, item.number, self._agenda.total, item.scored)

    def replay(self, past: Iterable[Event]) -> None:
        """Fold what happened before a restart; the commands were performed then."""
        for event in past:
            self.handle(event)

    def handle(self, event: Event) -> list[Command]:
        """Take one fact; return what is to be done, in this order."""
        self._now_s = event.at_s
        react = TRANSITIONS[self._state].get(type(event))
        return [] if react is None else react(self, event)

    # ---- what events mean ---------------------------------------------------------------------------

    def _opened(self, event: events.SessionOpened) -> list[Command]:
        self._decisions.words_trusted, self._decisions.policy = event.words_trusted, event.policy
        return []

    def _ready(self, event: events.CandidateReady) -> list[Command]:
        self._elapsed = self._elapsed.started(event.at_s)
        return self._make(self._script.greeting(self._progress))

    def _played(self, event: events.PlayoutFinished) -> list[Command]:
        if event.utterance_id != self._utterance_id:
            return []
        if event.complete and self._after is After.LISTEN:
            self._progress = replace(self._progress, prompt_heard=True)
        return self._go_on()

    def _barged_in(self, event: events.BargedIn) -> list[Command]:
        """Listen at once. What everybody has to hear and wasn't heard is said again when the candidate is done."""
        if event.utterance_id != self._utterance_id or self._move is None or self._after is After.CLOSE:
            return []
        stopped = self._give_up_floor()
        self._pending = rest_of(self._move, event.heard_text)
        if self._pending is None and self._after is After.NEXT_QUESTION:
            self._pending = self._script.next_question(self._progress, self._elapsed_s, None, "was cut")
        elif self._pending is None:
            self._progress = replace(self._progress, prompt_heard=True)
        return [*stopped, *self._listen()]

    def _went_on(self, event: events.TurnResumed) -> list[Command]:
        """Taken back: she has said nothing, listens to the same prompt again, and is more patient from now on."""
        if event.utterance_id != self._utterance_id or self._before_reply is None:
            return []
        shown, before = self.question, self._before_reply
        stopped = self._give_up_floor()
        self._progress = replace(before, undone=before.undone + 1)
        self._before_reply, self._resumed = None, True
        self._patience = self._patience.after_cut_in(event.because)
        again = self.question
        return [*stopped, *([again] if again is not None and again != shown else []), *self._listen()]

    def _expired(self, event: events.TimerExpired) -> list[Command]:
        match event.timer_id, self._state:
            case (timer, State.LISTENING) if timer == NOD_TIMER:
                return [React(ReactionKind.NOD)]
            case (timer, State.SPEAKING) if timer == PLAYOUT_TIMER:
                return self._go_on()
            case (timer, State.LISTENING) if timer == SILENCE_TIMER:
                return [*self._give_up_floor(), *self._silent()]
            case (timer, State.ANSWERING) if timer == ANSWER_TIMER:
                return [*self._give_up_floor(), *self._answered()]
            case (timer, State.WEIGHING) if timer == WEIGHING_TIMER:
                return self._answered()
        return []  # set for a state that has passed meanwhile

    def _silent(self) -> list[Command]:
        """Nothing was said for as long as one waits for it here."""
        if self._pending is not None or self._resumed:
            return self._answered()
        return self._make(self._script.silence(self._progress, self._elapsed_s))

    def _active(self, _event: events.SpeechStarted | events.TypingNoticed) -> list[Command]:
        return [CancelTimer(SILENCE_TIMER), CancelTimer(NOD_TIMER), *self._begin_answering()]

    def _segment_late(self, event: events.SegmentHeard) -> list[Command]:
        """Recognized only now: it belongs to the answer as long as the question is the same."""
        if self._item is not None and event.prompt_id.partition(":")[0] == self._item.question.id:
            self._hear(event)
        return []

    def _segment_heard(self, event: events.SegmentHeard) -> list[Command]:
        self._hear(event)
        begun = self._begin_answering() if self._state is State.LISTENING else []
        return [*begun, *self._decisions.consult(self._progress, self._elapsed_s), *self._nod()]

    def _replied(self, event: events.LlmReplied | events.LlmFailed) -> list[Command]:
        self._decisions.hear_from_llm(event)
        return []

    def _turn_ended(self, event: events.TurnEnded) -> list[Command]:
        by_silence = event.reason is events.TurnEndReason.SILENCE
        noise = self._progress.answer.only_noise(self._decisions.words_trusted)
        if self._pending is None and by_silence and noise:
            return self._listen()  # a cough or a door is no answer
        return self._answered(after_silence=by_silence)

    def _typed(self, event: events.AnswerTyped) -> list[Command]:
        if self._item is None:
            return []  # nothing was asked yet
        self._end_pause()
        self._pending = None  # who answers has read it
        answer = self._progress.answer.with_turn() if self._state is State.SPEAKING else self._progress.answer
        self._progress = replace(self._progress, answer=answer.with_typed(event.text))
        stopped, asked = self._give_up_floor(), self._decisions.weigh(self._progress, self._elapsed_s)
        if not asked:
            return [*stopped, *self._answered()]
        self._state = State.WEIGHING
        return [*stopped, *asked, *self._nod(), SetTimer(WEIGHING_TIMER, WEIGHING_S)]

    def _weighed(self, event: events.LlmReplied | events.LlmFailed) -> list[Command]:
        if not self._decisions.hear_from_llm(event):
            return []
        return [*self._give_up_floor(), *self._answered()]

    def _asked(self, event: events.CandidateAsked) -> list[Command]:
        match event.request:
            case CandidateRequest.LEAVE:
                return self._leave()
            case CandidateRequest.PAUSE if self._state is not State.PAUSED:
                return self._pause(by_candidate=True)
            case CandidateRequest.RESUME if self._state is State.PAUSED:
                return self._resume()
            case CandidateRequest.REPEAT if self._item is not None and self._state is not State.PAUSED:
                again = self._script.again(self._progress, None, "asked to repeat")
                return [*self._give_up_floor(), *self._make(again)]
            case CandidateRequest.SKIP if self._item is not None and self._state is not State.PAUSED:
                return [*self._give_up_floor(), *self._make(self._script.skip(self._progress, self._elapsed_s))]
        return []

    def _left_early(self, event: events.CandidateAsked) -> list[Command]:
        return self._leave() if event.request is CandidateRequest.LEAVE else []

    def _lost(self, _event: events.CandidateDisconnected) -> list[Command]:
        return self._pause(by_candidate=False)

    def _back(self, _event: events.CandidateConnected) -> list[Command]:
        return [] if self._paused_by_candidate else self._resume()

    # ---- what is done -------------------------------------------------------------------------------

    def _go_on(self) -> list[Command]:
        match self._after:
            case After.LISTEN:
                return [CancelTimer(PLAYOUT_TIMER), *self._listen()]
            case After.NEXT_QUESTION:
                return self._make(self._script.next_question(self._progress, self._elapsed_s, None, "next"))
            case After.PAUSE:
                return [CancelTimer(PLAYOUT_TIMER), *self._pause(by_candidate=True)]
            case After.CLOSE:
                self._state = State.CLOSED
                assert self._move is not None, "nothing closes but a move"
                return [CancelTimer(PLAYOUT_TIMER), CloseSession(self._move.outcome)]

    def _listen(self) -> list[Command]:
        self._state = State.LISTENING
        self._decisions.begin_turn()
        turn = Turn.INTERJECTION if self._pending else Turn.RESUMED if self._resumed else Turn.ANSWER
        if turn is not Turn.RESUMED:
            self._progress = replace(self._progress, answer=self._progress.answer.with_turn())
        terms = listen_to(turn, self._item, self._progress, self._patience, self._decisions.words_trusted)
        nod = [SetTimer(NOD_TIMER, NOD_AFTER_S)] if turn is Turn.ANSWER else []
        return [terms, SetTimer(SILENCE_TIMER, silence_s(turn, self._progress, terms)), *nod]

    def _begin_answering(self) -> list[Command]:
        self._state = State.ANSWERING
        limit_s = (
            INTERJECTION_LIMIT_S
            if self._pending is not None
            else self._script.current(self._progress).question.limit_s
        )
        return [SetTimer(ANSWER_TIMER, limit_s + ANSWER_GRACE_S)]

    def _nod(self) -> list[Command]:
        """A closed question is answered by her next words at the time of a nod."""
        item = self._item
        if item is None or item.question.kind == "closed" or self._now_s - self._nodded_s < NOD_EVERY_S:
            return []
        self._nodded_s = self._now_s
        return [React(ReactionKind.NOD)]

    def _answered(self, *, after_silence: bool = False) -> list[Command]:
        if self._pending is not None:
            return self._make(self._decisions.after_interruption(self._pending, self._progress, self._elapsed_s))
        before = self._progress if after_silence and self._progress.undone < MOST_UNDONE else None
        return self._make(self._decisions.after_answer(self._progress, self._elapsed_s), before=before)

    def _pause(self, *, by_candidate: bool) -> list[Command]:
        stopped = self._give_up_floor()
        self._state = State.PAUSED
        self._elapsed = self._elapsed.paused(self._now_s)
        self._paused_by_candidate = by_candidate
        return stopped

    def _resume(self) -> list[Command]:
        by_candidate = self._paused_by_candidate
        self._end_pause()
        if self._after is After.CLOSE:
            return self._go_on()
        return self._make(self._script.back(self._progress, self._elapsed_s, by_candidate=by_candidate))

    def _leave(self) -> list[Command]:
        self._end_pause()
        return [*self._give_up_floor(), *self._make(self._script.farewell(self._progress))]

    def _give_up_floor(self) -> list[Command]:
        return give_up_floor(self._state, self._utterance_id)

    def _make(self, move: Move, before: Progress | None = None) -> list[Command]:
        """`before`: what it is taken back to if the candidate goes on."""
        shown_before = self._progress.position
        self._progress = move.progress
        self._state = State.SPEAKING
        self._move, self._before_reply = move, before
        self._pending, self._resumed = None, False
        self._utterances += 1
        shown = self.question
        return [
            *([shown] if shown is not None and move.progress.position != shown_before else []),
            CancelTimer(ANSWER_TIMER),
            move.as_speech(self._utterance_id, self._question_id, may_be_undone=before is not None),
            SetTimer(PLAYOUT_TIMER, PLAYOUT_DEADLINE_S),
        ]

    def _hear(self, segment: events.SegmentHeard) -> None:
        self._progress = replace(self._progress, answer=self._progress.answer.with_segment(segment))

    def _end_pause(self) -> None:
        if self._state is State.PAUSED:
            self._elapsed = self._elapsed.resumed(self._now_s)
            self._paused_by_candidate = False

    @property
    def _after(self) -> After:
        return After.NEXT_QUESTION if self._move is None else self._move.after

    @property
    def _item(self) -> AgendaItem | None:
        return self._script.item(self._progress)

    @property
    def _question_id(self) -> str | None:
        return None if self._item is None else self._item.question.id

    @property
    def _utterance_id(self) -> str:
        return f"u{self._utterances}"

    @property
    def _elapsed_s(self) -> float:
        return self._elapsed.at(self._now_s)


_Table = dict[type[Event], Callable[[Conversation, Any], list[Command]]]

_WHILE_RUNNING: _Table = {
    events.AnswerTyped: Conversation._typed,
    events.CandidateAsked: Conversation._asked,
    events.CandidateDisconnected: Conversation._lost,
    events.TimerExpired: Conversation._expired,
}

# What isn't listed is without meaning in that state and changes nothing; the log keeps it all the same.
TRANSITIONS: dict[State, _Table] = {
    State.NEW: {
        events.SessionOpened: Conversation._opened,
        events.CandidateReady: Conversation._ready,
        events.CandidateAsked: Conversation._left_early,
    },
    State.SPEAKING: {
        **_WHILE_RUNNING,
        events.PlayoutFinished: Conversation._played,
        events.BargedIn: Conversation._barged_in,
        events.TurnResumed: Conversation._went_on,
        events.SegmentHeard: Conversation._segment_late,
    },
    State.LISTENING: {
        **_WHILE_RUNNING,
        events.SpeechStarted: Conversation._active,
        events.TypingNoticed: Conversation._active,
        events.SegmentHeard: Conversation._segment_heard,
        events.LlmReplied: Conversation._replied,
        events.LlmFailed: Conversation._replied,
        events.TurnEnded: Conversation._turn_ended,
    },
    State.ANSWERING: {
        **_WHILE_RUNNING,
        events.TypingNoticed: Conversation._active,
        events.SegmentHeard: Conversation._segment_heard,
        events.LlmReplied: Conversation._replied,
        events.LlmFailed: Conversation._replied,
        events.TurnEnded: Conversation._turn_ended,
    },
    State.WEIGHING: {
        **_WHILE_RUNNING,
        events.SegmentHeard: Conversation._segment_late,
        events.LlmReplied: Conversation._weighed,
        events.LlmFailed: Conversation._weighed,
    },
    State.PAUSED: {
        events.SegmentHeard: Conversation._segment_late,
        events.AnswerTyped: Conversation._typed,
        events.CandidateAsked: Conversation._asked,
        events.CandidateConnected: Conversation._back,
    },
    State.CLOSED: {},
}
