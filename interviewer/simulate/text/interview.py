"""One interview in virtual time: the real conversation, and around it a shell without sound and without clocks."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dialogue import events
from dialogue.bank import Question, QuestionBank
from dialogue.commands import (
    AskLlm,
    CancelTimer,
    Command,
    LineKind,
    Listen,
    SetTimer,
    ShowQuestion,
    Speak,
    StopListening,
    StopSpeaking,
)
from dialogue.completeness import Part
from dialogue.conversation import Conversation, State
from dialogue.endpointing import Pause, PauseHabit, Prompt, judge
from dialogue.events import Event, LlmFailed, LlmReplied, TurnEndReason
from dialogue.prompts import Choice
from interviewer.simulate.text.candidate import Candidate, Heard
from interviewer.simulate.text.speech import Press, Say
from interviewer.simulate.text.upcoming import Upcoming

# Her speed; and from the decision to the first sound, measured on the voice path.
HER_WORDS_PER_SECOND = 160 / 60
FIRST_SOUND_S = 0.2
# The words of a stretch are known so long after its end (`segment_pause_s`).
WORDS_KNOWN_S = 0.35
# So long after her onset, going on takes her turn back (`going_on_within_s`); a voice is told after 0.25 s.
GOING_ON_WITHIN_S = 0.7
VOICE_KNOWN_S = 0.25
MODEL_REPLIES_AFTER_S = 0.3
# An interview has some 200 events.
MOST_EVENTS = 6_000

Ask = Callable[[AskLlm], Choice | str]  # a str says why there is none


@dataclass(frozen=True, slots=True)
class Moment:
    """A fact, what was done about it, and the state it led to."""

    event: Event
    commands: tuple[Command, ...]
    state: State


class Interview:
    """`hold` once; then `moments` are all that happened. `parts_told`: by question, before and after probes."""

    def __init__(
        self,
        bank: QuestionBank,
        conversation: Conversation,
        opened: events.SessionOpened,
        candidate: Candidate,
        ask: Ask | None = None,
    ) -> None:
        self._conversation = conversation
        self._opened = opened
        self._candidate = candidate
        self._ask = ask
        self._questions: dict[str, Question] = {q.id: q for q in (bank.practice, *bank.questions, bank.invitation)}
        self.moments: list[Moment] = []
        self.parts_told: dict[str, tuple[set[Part], set[Part]]] = {}
        self._upcoming = Upcoming()
        self._now_s = 0.0
        self._shown: Question | None = None
        self._spoken: Speak | None = None
        self._sounds_from_s = self._sounds_until_s = 0.0
        self._cut = False
        self._unsaid: tuple[Say, ...] = ()  # of a turn that was taken to be over
        self._says_on_at_s = 0.0
        self._tells: dict[events.SegmentHeard, tuple[Part, ...]] = {}
        self._probed: set[str] = set()
        self._habit = PauseHabit()

    def hold(self) -> None:
        """Until it is over, or pauses and nobody comes back."""
        self._take(self._opened)
        self._take(events.CandidateConnected(0.0))
        self._take(events.CandidateReady(2.0))
        while self._conversation.state is not State.CLOSED and len(self.moments) < MOST_EVENTS:
            event = self._upcoming.next()
            if event is None:
                break
            self._take(event)

    def _take(self, event: Event) -> None:
        self._now_s = max(self._now_s, event.at_s)
        before = self._conversation.state
        commands = tuple(self._conversation.handle(event))
        state = self._conversation.state
        self.moments.append(Moment(event, commands, state))
        self._cut = self._cut or isinstance(event, events.BargedIn)
        self._note_parts(event)
        resumed = isinstance(event, events.TurnResumed)
        for command in commands:
            self._perform(command, resumed=resumed)
        if state is State.PAUSED and before is not State.PAUSED:
            self._pause()

    def _perform(self, command: Command, *, resumed: bool) -> None:
        match command:
            case Speak():
                self._speak(command)
            case StopSpeaking():
                self._stop_speaking()
            case Listen():
                self._listen(command, resumed=resumed)
            case StopListening():
                self._upcoming.forget("candidate")
            case ShowQuestion():
                self._shown = self._questions[command.question_id]
            case SetTimer():
                self._upcoming.forget(command.timer_id)
                expired = events.TimerExpired(self._now_s + command.after_s, command.timer_id)
                self._upcoming.plan(command.timer_id, expired)
            case CancelTimer():
                self._upcoming.forget(command.timer_id)
            case AskLlm():
                self._upcoming.forget("model")
                self._upcoming.plan("model", self._reply(command))

    def _pause(self) -> None:
        press = self._candidate.comes_back()
        if press is not None:
            self._upcoming.plan("page", events.CandidateAsked(self._now_s + press.after_s, press.request))

    def _reply(self, command: AskLlm) -> LlmReplied | LlmFailed:
        at_s, request_id = self._now_s + MODEL_REPLIES_AFTER_S, command.request_id
        choice = "no language model is set up" if self._ask is None else self._ask(command)
        if isinstance(choice, str):
            return LlmFailed(at_s, request_id, choice)
        return LlmReplied(at_s, request_id, choice.move, choice.acknowledgement, choice.probe, choice.because)

    # ---- her turns ----------------------------------------------------------------------------------

    def _speak(self, command: Speak) -> None:
        self._spoken, self._cut = command, False
        self._sounds_from_s = self._now_s + FIRST_SOUND_S
        lasts_s = len(command.text.split()) / (HER_WORDS_PER_SECOND * command.pace)
        self._sounds_until_s = self._sounds_from_s + lasts_s
        self._upcoming.forget("candidate")
        self._upcoming.forget("her")
        self._upcoming.plan("her", events.PlayoutStarted(self._sounds_from_s, command.utterance_id))
        done = events.PlayoutFinished(self._sounds_until_s, command.utterance_id, command.text, complete=True)
        self._upcoming.plan("her", done)
        if any(line.kind is LineKind.PROBE for line in command.lines) and command.question_id is not None:
            self._probed.add(command.question_id)
        self._plan_interruption(command)

    def _plan_interruption(self, command: Speak) -> None:
        if self._unsaid:
            at_s = max(self._says_on_at_s, self._now_s) + VOICE_KNOWN_S
            if command.may_be_undone and at_s <= self._sounds_from_s + GOING_ON_WITHIN_S:
                resumed = events.TurnResumed(at_s, command.utterance_id, at_s - VOICE_KNOWN_S, "went on")
                self._upcoming.plan("her", resumed)
                return
            self._unsaid = ()  # they notice that she speaks, and leave it
        share = self._candidate.breaks_in(command) if command.may_be_cut else None
        if share is None:
            return
        at_s = self._sounds_from_s + share * (self._sounds_until_s - self._sounds_from_s) + VOICE_KNOWN_S
        heard = self._heard_until(at_s)
        broken = events.BargedIn(at_s, command.utterance_id, heard, at_s - VOICE_KNOWN_S, "0.25 s of speech")
        self._upcoming.plan("her", broken)

    def _stop_speaking(self) -> None:
        assert self._spoken is not None
        self._upcoming.forget("her")
        heard = self._heard_until(self._now_s)
        stopped = events.PlayoutFinished(self._now_s, self._spoken.utterance_id, heard, complete=False)
        self._upcoming.plan("her report", stopped)

    def _heard_until(self, at_s: float) -> str:
        assert self._spoken is not None
        words = self._spoken.text.split(" ")
        lasts_s = self._sounds_until_s - self._sounds_from_s
        share = min(1.0, max(0.0, (at_s - self._sounds_from_s) / lasts_s))
        return " ".join(words[: int(share * len(words))])

    # ---- the candidate's turns ----------------------------------------------------------------------

    def _listen(self, command: Listen, *, resumed: bool) -> None:
        if resumed:
            said, self._unsaid = (replace(self._unsaid[0], pause_s=0.0), *self._unsaid[1:]), ()
            self._say(said, command)
            return
        self._unsaid = ()
        assert self._spoken is not None
        turn = self._candidate.take_floor(Heard(self._spoken, command, self._shown, self._cut))
        if isinstance(turn, Press):
            self._upcoming.plan("candidate", events.CandidateAsked(self._now_s + turn.after_s, turn.request))
        elif turn:
            if self._cut:  # the voice was there already
                turn = (replace(turn[0], pause_s=0.0), *turn[1:])
            self._say(turn, command)

    def _say(self, said: tuple[Say, ...], listen: Listen) -> None:
        """Plan all of a turn, up to where the floor is taken because of a pause or for want of time."""
        prompt = Prompt(
            listen.closed,
            listen.patience_s,
            listen.enough_speech_s,
            listen.words_trusted,
            listen.pace,
            listen.language,
        )
        at_s, spoken_s, words = self._now_s, listen.spoken_s, ""
        for number, say in enumerate(said):
            starts_s = at_s + say.pause_s
            if number == 0:
                self._upcoming.plan("candidate", events.SpeechStarted(starts_s + VOICE_KNOWN_S))
            else:
                self._habit = self._habit.after_pause(say.pause_s)
            ends_s = starts_s + max(VOICE_KNOWN_S, len(say.text.split()) * 60 / self._candidate.words_per_minute)
            spoken_s, words = spoken_s + ends_s - starts_s, f"{words} {say.text}".strip()
            silence_s = judge(prompt, Pause(words, spoken_s, self._habit)).silence_s
            following = said[number + 1].pause_s if number + 1 < len(said) else None
            ending = following is None or following > silence_s or spoken_s >= listen.limit_s
            known_s = ends_s + min(WORDS_KNOWN_S, silence_s, silence_s if following is None else following)
            heard = events.SegmentHeard(known_s, say.text, starts_s, ends_s, say.confidence, listen.prompt_id)
            self._tells[heard] = say.parts
            self._upcoming.plan("candidate", heard)
            at_s = ends_s
            if ending:
                over = spoken_s >= listen.limit_s
                reason = TurnEndReason.LIMIT if over else TurnEndReason.SILENCE
                self._upcoming.plan("candidate", events.TurnEnded(ends_s + silence_s, spoken_s, reason))
                self._unsaid = () if over else said[number + 1 :]
                self._says_on_at_s = ends_s + (following or 0.0)
                return

    def _note_parts(self, event: Event) -> None:
        if not isinstance(event, events.SegmentHeard) or not self._tells[event]:
            return
        parts = self._tells[event]
        question_id = event.prompt_id.partition(":")[0]
        first, all_told = self.parts_told.setdefault(question_id, (set(), set()))
        all_told.update(parts)
        if question_id not in self._probed:
            first.update(parts)
