"""Simulated interviews from Python: `run(persona, bank, seed)` for one, a `Simulator` for many."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogue import events
from dialogue.bank import QuestionBank
from dialogue.commands import CloseSession, Command, LineKind, Listen, ShowQuestion, Speak
from dialogue.completeness import Part
from dialogue.conversation import Conversation
from dialogue.decisions import SCRIPT_ALONE
from dialogue.events import Event
from dialogue.plan import Agenda
from dialogue.transcript import Transcript, fold
from interviewer.simulate.text.checks import Rules
from interviewer.simulate.text.interview import Ask, Interview, Moment
from interviewer.simulate.text.personas import named

BUDGET_S = 1_080.0
PAUSED = "paused"
# What a session writes into its log besides all facts.
_LOGGED = (Speak, ShowQuestion, Listen, CloseSession)

Hold = Callable[[QuestionBank, Agenda], Conversation]


@dataclass(frozen=True, slots=True)
class Simulated:
    """One interview. `traits`: the level, 1-5, that the candidate has in each competency of the bank; `anchors`:
    what of it each criterion (`teamwork/helps-others`) was told like, 1, 3 or 5.

    `log` is what a session would have stored. `parts_told`: for each question that got an answer, which of its
    parts were told before the first probe, and in all.
    """

    persona: str
    bank_id: str
    seed: int
    traits: dict[str, int]
    anchors: dict[str, int]
    outcome: str
    lasted_s: float
    transcript: Transcript
    log: tuple[Event | Command, ...]
    parts_told: dict[str, tuple[frozenset[Part], frozenset[Part]]]
    violations: tuple[str, ...]

    @property
    def spoken(self) -> list[Speak]:
        return [entry for entry in self.log if isinstance(entry, Speak)]

    @property
    def probes(self) -> int:
        """To scored questions."""
        return sum(len(answer.probes) for answer in self.transcript.answers)

    @property
    def encouragements(self) -> int:
        return sum(_has(speak, LineKind.ENCOURAGEMENT) for speak in self.spoken)

    @property
    def turns(self) -> int:
        return sum(isinstance(entry, events.TurnEnded) for entry in self.log)


class Simulator:
    """Many interviews with one bank. `ask`: a language model that takes part; `policy`: its name on the record."""

    def __init__(
        self,
        bank: QuestionBank,
        budget_s: float = BUDGET_S,
        ask: Ask | None = None,
        policy: str = SCRIPT_ALONE,
        hold: Hold = Conversation,
        question_ids: tuple[str, ...] = (),
    ) -> None:
        self._bank = bank
        self._agenda = Agenda.of(bank, budget_s, question_ids)
        self._question_ids = question_ids
        self._rules = Rules.of(bank, self._agenda)
        self._ask = ask
        self._policy = policy
        self._hold = hold

    def run(self, persona: str, seed: int, traits: Mapping[str, int] | None = None) -> Simulated:
        """The same for the same arguments, on every machine. traits: levels, 1-5, that aren't left to chance.

        Raises SettingsError for an unknown persona.
        """
        (kind,) = named(persona)
        bank, agenda = self._bank, self._agenda
        candidate = kind(bank, random.Random(f"{persona}/{bank.id}/{seed}"))
        candidate.traits |= traits or {}
        conversation = self._hold(bank, agenda)
        opened = events.SessionOpened(
            0.0,
            f"simulated-{persona}-{seed}",
            bank.id,
            bank.version,
            "simulated",
            words_trusted=True,
            policy=self._policy,
            question_ids=self._question_ids,
            budget_s=agenda.budget_s,
        )
        interview = Interview(bank, conversation, opened, candidate, self._ask)
        interview.hold()
        moments = interview.moments
        log = _log(moments)
        closed = next((c for c in moments[-1].commands if isinstance(c, CloseSession)), None)
        return Simulated(
            persona,
            bank.id,
            seed,
            candidate.traits,
            candidate.anchors,
            PAUSED if closed is None else closed.outcome.value,
            moments[-1].event.at_s,
            fold(log),
            log,
            {name: (frozenset(first), frozenset(all_)) for name, (first, all_) in interview.parts_told.items()},
            self._rules.violations(moments, conversation),
        )


def run(persona: str, bank: QuestionBank, seed: int) -> Simulated:
    """One interview without a language model."""
    return Simulator(bank).run(persona, seed)


def _log(moments: list[Moment]) -> tuple[Event | Command, ...]:
    log: list[Event | Command] = []
    for moment in moments:
        log.append(moment.event)
        log += [command for command in moment.commands if isinstance(command, _LOGGED)]
    return tuple(log)


def _has(speak: Speak, kind: LineKind) -> bool:
    return any(line.kind is kind for line in speak.lines)
