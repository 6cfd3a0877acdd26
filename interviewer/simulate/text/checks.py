"""The rules that every interview has to keep, checked on what happened and not by the code that keeps them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogue import events
from dialogue.bank import COUNT, QuestionBank
from dialogue.commands import LineKind, Listen, ShowQuestion, Speak, StopSpeaking
from dialogue.conversation import PLAYOUT_TIMER, Conversation, State
from dialogue.decisions import SCRIPT_ALONE
from dialogue.events import CandidateRequest
from dialogue.moves import PROBE_S
from dialogue.plan import SHORTEST_QUESTION_S, Agenda
from interviewer import banks
from interviewer.simulate.text.interview import Moment

# What she says again at these is no new asking: who asked for it, who was silent, who came back.
_SAYS_AGAIN = (events.CandidateAsked, events.CandidateConnected, events.TimerExpired)


@dataclass(frozen=True, slots=True)
class Rules:
    """Of one bank and agenda. `lines`: all that may be said."""

    bank: QuestionBank
    agenda: Agenda
    lines: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, bank: QuestionBank, agenda: Agenda) -> "Rules":
        counts = [bank.replies.questions_left.replace(COUNT, str(count)) for count in range(agenda.total + 1)]
        return cls(bank, agenda, frozenset([*banks.all_lines(bank), *counts]))

    def violations(self, moments: Sequence[Moment], conversation: Conversation) -> tuple[str, ...]:
        """In words, with the time of each; none in a good interview."""
        said = _said(moments)
        found = [
            *self._wording(said),
            *self._order(said),
            *self._probes(said),
            *self._time(said),
            *_one_voice(moments),
            *self._end(moments, conversation),
        ]
        return tuple(found)

    def _wording(self, said: "list[_Said]") -> Iterator[str]:
        for one in said:
            for line in one.speak.lines:
                by_model = one.speak.chosen_by != SCRIPT_ALONE and line.kind in _MODEL_MAY_PHRASE
                if line.text not in self.lines and not (by_model and one.speak.checks):
                    yield f"{one.at}: a line that isn't the bank's: {line.text!r}"

    def _order(self, said: "list[_Said]") -> Iterator[str]:
        """Each question in its turn, first in exactly its own words, none left out but for want of time."""
        items, at = self.agenda.items, -1
        positions = {item.question.id: number for number, item in enumerate(items)}
        for one in said:
            if one.shows is None or one.taken_back:
                continue
            position = positions.get(one.shows.question_id, -1)
            if position <= at:
                yield f"{one.at}: {one.shows.question_id} comes out of its turn"
                continue
            asked = [line.text for line in one.speak.lines if line.kind is LineKind.QUESTION]
            if asked != [items[position].question.text] or one.shows.text != items[position].question.text:
                yield f"{one.at}: {one.shows.question_id} isn't asked word for word"
            left_out = [item for item in items[at + 1 : position] if item.scored]
            if left_out and one.elapsed_s + SHORTEST_QUESTION_S <= self.agenda.budget_s:
                yield f"{one.at}: {left_out[0].question.id} is left out although there is time"
            at = position
        last = said[-1] if said else None
        if (
            last is None
            or _closed_by_candidate(last)
            or last.elapsed_s + SHORTEST_QUESTION_S > self.agenda.budget_s
        ):
            return
        closes = any(line.kind is LineKind.CLOSING for line in last.speak.lines)
        never = [item.question.id for item in items[at + 1 :] if item.scored]
        if closes and never:
            yield f"{last.at}: it closes without {never[0]} although there is time"

    def _probes(self, said: "list[_Said]") -> Iterator[str]:
        """`known`: texts by question. Said once more in the course of things, a probe is no other."""
        scored = {item.question.id for item in self.agenda.items if item.scored}
        known: dict[str, dict[str, _Said]] = {}
        for one in said:
            texts = [line.text for line in one.speak.lines if line.kind is LineKind.PROBE]
            if len(texts) > 1:
                yield f"{one.at}: several probes at once"
            for text in texts:
                question_id = one.speak.question_id or ""
                before = known.setdefault(question_id, {})
                if text in before and before[text].ended_well and not one.says_again:
                    yield f"{one.at}: the same probe twice: {text!r}"
                if not one.taken_back or text in before:
                    before[text] = one
                if len(before) > self.bank.probes_per_question:
                    yield f"{one.at}: more probes to {question_id} than its budget"
        if sum(len(known.get(name, ())) for name in scored) > self.bank.probes_per_interview:
            yield "more probes than the budget of the interview"

    def _time(self, said: "list[_Said]") -> Iterator[str]:
        for one in said:
            if one.taken_back or one.interrupted:
                continue  # what is said again after an interruption was due before
            if (
                one.shows is not None
                and one.shows.number > 1
                and one.elapsed_s + SHORTEST_QUESTION_S > self.agenda.budget_s
            ):
                yield f"{one.at}: {one.shows.question_id} is begun without time for it"
            probes = any(line.kind is LineKind.PROBE for line in one.speak.lines)
            if probes and not one.says_again and one.elapsed_s + PROBE_S > self.agenda.budget_s:
                yield f"{one.at}: a probe without time for it"
        turns = [one for one in said if isinstance(one.cause, events.TurnEnded) and not one.speak.aside]
        over = [one for one in turns if one.elapsed_s > self.agenda.budget_s and not one.taken_back]
        goes_on = [one for one in over if one.shows is not None or _asks(one.speak)]
        if len(goes_on) > 1:
            yield f"{goes_on[1].at}: more than one turn beyond the time"

    def _end(self, moments: Sequence[Moment], conversation: Conversation) -> Iterator[str]:
        """Closed, or paused with a way back; and a second run through the facts comes to the same."""
        again = type(conversation)(self.bank, self.agenda)
        for moment in moments:
            if tuple(again.handle(moment.event)) != moment.commands or again.state is not moment.state:
                yield f"{moment.event.at_s:.1f} s: a replay does something else"
                return
        if again.question != conversation.question:
            yield "a replay ends at another question"
        at_s = moments[-1].event.at_s + 1.0
        match again.state:
            case State.CLOSED:
                return
            case State.PAUSED:
                back = again.handle(events.CandidateAsked(at_s, CandidateRequest.RESUME))
                if not any(isinstance(command, Speak) for command in back):
                    yield "paused without a way back"
            case _:
                yield f"the interview never ends: it is left {again.state.value}"


_MODEL_MAY_PHRASE = (LineKind.ACKNOWLEDGEMENT, LineKind.PROBE)


@dataclass(slots=True)
class _Said:
    """One utterance of hers in its context. `ended_well`: it was played to its end."""

    at: str
    elapsed_s: float
    speak: Speak
    shows: ShowQuestion | None
    cause: events.Event
    says_again: bool
    interrupted: bool  # the candidate has broken into what she said before
    taken_back: bool = False
    ended_well: bool = False


def _said(moments: Sequence[Moment]) -> list[_Said]:
    said: dict[str, _Said] = {}
    started_s, paused_s, paused_since_s = 0.0, 0.0, None
    interrupted = False
    for moment in moments:
        event = moment.event
        match event:
            case events.CandidateReady():
                started_s = event.at_s
            case events.BargedIn():
                interrupted = True
            case events.TurnResumed() if event.utterance_id in said and _took_floor_back(moment):
                said[event.utterance_id].taken_back = True
            case events.PlayoutFinished(complete=True) if event.utterance_id in said:
                said[event.utterance_id].ended_well = True
        if paused_since_s is not None and moment.state is not State.PAUSED:
            paused_s, paused_since_s = paused_s + event.at_s - paused_since_s, None
        for speak in (c for c in moment.commands if isinstance(c, Speak)):
            shows = next((c for c in moment.commands if isinstance(c, ShowQuestion)), None)
            again = isinstance(event, _SAYS_AGAIN) or speak.aside or interrupted
            elapsed_s = event.at_s - started_s - paused_s
            said[speak.utterance_id] = _Said(
                f"{event.at_s:.1f} s", elapsed_s, speak, shows, event, again, interrupted
            )
            interrupted = False
        if moment.state is State.PAUSED and paused_since_s is None:
            paused_since_s = event.at_s
    return list(said.values())


def _took_floor_back(moment: Moment) -> bool:
    return any(isinstance(command, Listen) for command in moment.commands)


def _closed_by_candidate(last: _Said) -> bool:
    """Left, or everything is to be erased: by the button, or after a yes."""
    return isinstance(last.cause, events.CandidateAsked) or "confirmed" in last.speak.reason


def _asks(speak: Speak) -> bool:
    return any(line.kind in (LineKind.QUESTION, LineKind.PROBE) for line in speak.lines)


def _one_voice(moments: Sequence[Moment]) -> Iterator[str]:
    """She begins nothing while she is still speaking, and doesn't listen while she speaks."""
    playing: str | None = None
    for moment in moments:
        match moment.event:
            case events.PlayoutFinished(utterance_id=done) if done == playing:
                playing = None
            case events.TimerExpired(timer_id=timer) if timer == PLAYOUT_TIMER:
                playing = None
        for command in moment.commands:
            match command:
                case StopSpeaking(utterance_id=stopped) if stopped == playing:
                    playing = None
                case Speak() | Listen() if playing is not None:
                    yield f"{moment.event.at_s:.1f} s: {type(command).__name__} while {playing} is being said"
            if isinstance(command, Speak):
                playing = command.utterance_id
