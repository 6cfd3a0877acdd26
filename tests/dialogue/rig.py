"""A shell for conversations in tests: keeps time, timers, what was said, and the log."""

from dataclasses import dataclass, field

from dialogue import events
from dialogue.commands import CancelTimer, CloseSession, Command, Listen, SetTimer, ShowQuestion, Speak
from dialogue.conversation import Conversation
from dialogue.events import Event, TurnEndReason
from dialogue.plan import Agenda
from tests.small_bank import small_bank

COMPLETE = (
    "Last winter our oven broke in the middle of a busy shift and two hundred orders were waiting. My task was to "
    "keep the kitchen going until the engineer came. I called the other branch, I borrowed two ovens and I moved "
    "three people over to packing. In the end we delivered every order the same day and my boss kept the plan."
)
NO_RESULT = (
    "Last winter our oven broke in the middle of a busy shift and two hundred orders were waiting. My task was to "
    "keep the kitchen going. I called the other branch, I borrowed two ovens and I moved three people to packing."
)


@dataclass
class Rig:
    """Plays the shell: keeps time, timers and what was said."""

    conversation: Conversation
    now_s: float = 0.0
    said: list[Speak] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    timers: set[str] = field(default_factory=set)
    taken_back: set[str] = field(default_factory=set)  # utterances
    log: list[Event] = field(default_factory=list)
    entries: list[Event | Command] = field(default_factory=list)  # as a session keeps them

    def send(self, event: Event) -> list[Command]:
        commands = self.conversation.handle(event)
        self.log.append(event)
        self.entries.append(event)
        if isinstance(event, events.TurnResumed) and commands:
            self.taken_back.add(event.utterance_id)
        for command in commands:
            match command:
                case Speak():
                    self.said.append(command)
                case SetTimer():
                    self.timers.add(command.timer_id)
                case CancelTimer():
                    self.timers.discard(command.timer_id)
        self.commands += commands
        self.entries += [c for c in commands if isinstance(c, Speak | Listen | ShowQuestion | CloseSession)]
        return commands

    def after(self, seconds: float) -> float:
        self.now_s += seconds
        return self.now_s

    def begin(self, *, words_trusted: bool = True, policy: str = "script") -> None:
        opened = events.SessionOpened(0.0, "s", "small", "1.0.0", "scripted", words_trusted, policy)
        self.send(opened)
        self.send(events.CandidateReady(self.after(1)))
        self.played()  # greeting

    def played(self) -> list[Command]:
        spoken = self.said[-1]
        return self.send(events.PlayoutFinished(self.after(3), spoken.utterance_id, spoken.text, True))

    def answer(self, text: str, spoken_s: float = 30.0) -> list[Command]:
        """Listens to the end of what Aila says, then speaks."""
        self.played()
        start_s = self.after(1)
        self.send(events.SpeechStarted(start_s))
        self.send(events.SegmentHeard(self.after(spoken_s), text, start_s, start_s + spoken_s, 0.9))
        return self.send(events.TurnEnded(self.after(2), spoken_s, TurnEndReason.SILENCE))

    def say(self, text: str, spoken_s: float = 2.0) -> list[Command]:
        """The candidate has the floor, speaks, and pauses for good."""
        start_s = self.after(1)
        self.send(events.SpeechStarted(start_s))
        self.send(events.SegmentHeard(self.after(spoken_s), text, start_s, start_s + spoken_s, 0.9))
        return self.send(events.TurnEnded(self.after(2), spoken_s, TurnEndReason.SILENCE))

    def expire(self, timer_id: str, after_s: float) -> list[Command]:
        self.timers.discard(timer_id)
        return self.send(events.TimerExpired(self.after(after_s), timer_id))

    @property
    def last_said(self) -> str:
        return self.said[-1].text


def conversing(*, budget_s: float = 1_080, policy: str = "script", words_trusted: bool = True) -> Rig:
    """At the first question of the small bank, which is practice and has just been spoken."""
    bank = small_bank()
    rig = Rig(Conversation(bank, Agenda.of(bank, budget_s=budget_s)))
    rig.begin(words_trusted=words_trusted, policy=policy)
    return rig


def asked(*, policy: str = "script") -> Rig:
    """At the first scored question, which has just been spoken."""
    rig = conversing(policy=policy)
    rig.answer("Bread and tea.", 2.0)
    rig.played()
    return rig
