"""The checks on simulated interviews find what they are there for: each of these conversations breaks one rule."""

from dataclasses import replace

import pytest

from dialogue import events
from dialogue.bank import QuestionBank
from dialogue.commands import CloseSession, Command, Line, LineKind, Listen, SetTimer, ShowQuestion, Speak
from dialogue.conversation import Conversation
from dialogue.events import Event
from dialogue.plan import Agenda
from interviewer import banks
from interviewer.simulate.text import Simulated, Simulator

BANK = banks.load("core-behavioural.en")


def asks_for(speak: Speak) -> bool:
    return any(line.kind is LineKind.PROBE for line in speak.lines)


class TwoProbes(Conversation):
    """Asks for two parts at once."""

    def handle(self, event: Event) -> list[Command]:
        return [
            self._more(command) if isinstance(command, Speak) else command for command in super().handle(event)
        ]

    @staticmethod
    def _more(speak: Speak) -> Speak:
        other = next(iter(BANK.questions[0].probes.values()))
        return replace(speak, lines=(*speak.lines, Line(other, LineKind.PROBE))) if asks_for(speak) else speak


class ProbesAgain(Conversation):
    """Asks the same again when it was answered."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        super().__init__(bank, agenda)
        self._probe: Speak | None = None

    def handle(self, event: Event) -> list[Command]:
        done: list[Command] = []
        for command in super().handle(event):
            if isinstance(command, Speak) and isinstance(event, events.TurnEnded):
                before, self._probe = self._probe, command if asks_for(command) else None
                again = before or command
                done.append(replace(command, lines=again.lines, question_id=again.question_id))
            else:
                done.append(command)
        return done


class Paraphrases(Conversation):
    """Puts a question in words of its own."""

    def handle(self, event: Event) -> list[Command]:
        return [
            self._reword(command) if isinstance(command, Speak) else command for command in super().handle(event)
        ]

    @staticmethod
    def _reword(speak: Speak) -> Speak:
        return replace(
            speak, lines=tuple(replace(x, text=x.text.replace("difficult", "hard")) for x in speak.lines)
        )


class Praises(Conversation):
    """Judges an answer."""

    def handle(self, event: Event) -> list[Command]:
        praise = Line("Great answer!", LineKind.ACKNOWLEDGEMENT)
        return [
            replace(command, lines=(praise, *command.lines))
            if isinstance(command, Speak) and isinstance(event, events.TurnEnded)
            else command
            for command in super().handle(event)
        ]


class TalksOverHerself(Conversation):
    """Begins a second utterance while the first is being said."""

    def handle(self, event: Event) -> list[Command]:
        done = super().handle(event)
        spoken = [command for command in done if isinstance(command, Speak)]
        return [*done, *(replace(speak, utterance_id=f"{speak.utterance_id}b") for speak in spoken)]


class LeavesOut(Conversation):
    """Drops a question for no reason."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        items = tuple(item for item in agenda.items if item.question.id != "sudden-change")
        super().__init__(bank, replace(agenda, items=items))


class ClosesEarly(Conversation):
    """Is content with three questions."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        super().__init__(bank, replace(agenda, items=agenda.items[:4]))


class ForgetsTheTime(Conversation):
    """Goes on although the time is up."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        super().__init__(bank, replace(agenda, budget_s=100_000))


class NeverListens(Conversation):
    """Is stuck after the first question."""

    def handle(self, event: Event) -> list[Command]:
        return [c for c in super().handle(event) if not isinstance(c, Listen | SetTimer)]


class Moody(Conversation):
    """Is another on every day: what it does isn't in the facts."""

    made = 0

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        super().__init__(bank, agenda)
        type(self).made += 1
        self._mood = type(self).made

    def handle(self, event: Event) -> list[Command]:
        return [
            replace(command, reason=f"mood {self._mood}") if isinstance(command, Speak) else command
            for command in super().handle(event)
        ]


class SkipsTheScreen(Conversation):
    """Asks the questions in another order than it shows."""

    def handle(self, event: Event) -> list[Command]:
        first = BANK.questions[0]
        return [
            replace(command, question_id=first.id, text=first.text)
            if isinstance(command, ShowQuestion) and command.number == 3
            else command
            for command in super().handle(event)
        ]


def held(broken: type[Conversation], persona: str = "thin", budget_s: float = 1_080.0) -> Simulated:
    return Simulator(BANK, budget_s, hold=broken).run(persona, 1)


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (TwoProbes, "several probes at once"),
        (ProbesAgain, "the same probe twice"),
        (Paraphrases, "isn't asked word for word"),
        (Praises, "a line that isn't the bank's: 'Great answer!'"),
        (TalksOverHerself, "is being said"),
        (LeavesOut, "sudden-change is left out although there is time"),
        (ClosesEarly, "it closes without own-mistake although there is time"),
        (NeverListens, "never ends"),
        (Moody, "a replay does something else"),
        (SkipsTheScreen, "comes out of its turn"),
    ],
)
def test_a_conversation_that_breaks_a_rule_is_caught(broken: type[Conversation], found: str) -> None:
    assert any(found in violation for violation in held(broken).violations)


def test_a_conversation_that_forgets_the_time_is_caught() -> None:
    violations = held(ForgetsTheTime, "complete", budget_s=300).violations
    assert any("without time for it" in violation for violation in violations)
    assert any("more than one turn beyond the time" in violation for violation in violations)


def test_the_real_conversation_passes_the_same_checks() -> None:
    one = held(Conversation)
    assert one.violations == ()
    assert any(isinstance(entry, CloseSession) for entry in one.log)
