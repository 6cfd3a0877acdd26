"""The simulated candidates of known traits, by name."""

import random

from dialogue.bank import Question, QuestionBank
from dialogue.commands import Speak
from dialogue.completeness import Part
from dialogue.events import CandidateRequest
from interviewer.errors import SettingsError
from interviewer.simulate.text.candidate import Candidate, Heard
from interviewer.simulate.text.speech import Press, Say, Turn, by_learner, misheard


class Thin(Candidate):
    """Leaves out a part, and how it was done, until asked for more."""

    name = "thin"

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        # Most often it's the result that is missing (scoring.md 1).
        self._left_out = chance.choices((Part.RESULT, Part.ACTION), (4, 1))[0]

    def tell(self, question: Question) -> tuple[Say, ...]:
        told = tuple(part for part in Part if part not in (self._left_out, Part.TASK))
        return self.parts(question, told, how=False)

    def to_probe(self, question: Question, part: Part) -> tuple[Say, ...]:
        """Only now with how it was done."""
        said = self.parts(question, (part,), how=False)
        return (Say(self.story(question).how, said[0].pause_s), *said) if self.story(question).how else said


class Rambling(Candidate):
    """Tells the whole story among much that is none, with pauses in between."""

    name = "rambling"
    pauses_s = (0.4, 1.7)

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        self._most = chance.choice((1, 2, 4))  # sentences after each part; with the most, time runs out

    def tell(self, question: Question) -> tuple[Say, ...]:
        told: list[Say] = []
        for say in super().tell(question):
            told.append(say)
            told += [
                Say(self.chance.choice(self.phrases.rambling)) for _ in range(self.chance.randint(1, self._most))
            ]
        return tuple(told)


class Silent(Candidate):
    """Says nothing at first, and speaks once encouraged; one in eight never does."""

    name = "silent"
    words_per_minute = 120
    pauses_s = (0.6, 1.3)

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        self._mute = chance.random() < 1 / 8
        self._returns = chance.randrange(0, 3)
        self._silences: dict[str, int] = {}  # still to come, by question

    def react(self, heard: Heard) -> Turn:
        if self._mute:
            return ()
        if heard.question is not None and heard.question.id != self.bank.invitation.id:
            left = self._silences.setdefault(heard.question.id, self.chance.choice((1, 1, 2, 2, 3)))
            if left and heard.part is None:
                self._silences[heard.question.id] = left - 1
                return ()
        return super().react(heard)

    def tell(self, question: Question) -> tuple[Say, ...]:
        """Little, but all of it."""
        return self.parts(question, (Part.SITUATION, Part.ACTION, Part.RESULT))

    def comes_back(self) -> Press | None:
        """Who is never heard comes back some times, and then leaves or not."""
        if not self._mute:
            return super().comes_back()
        self._returns -= 1
        if self._returns >= 0:
            return super().comes_back()
        return Press(CandidateRequest.LEAVE) if self.chance.random() < 0.5 else None


class Interrupting(Candidate):
    """Breaks into a third of what she says."""

    name = "interrupting"
    words_per_minute = 185

    def breaks_in(self, _spoken: Speak) -> float | None:
        return self.chance.uniform(0.05, 0.95) if self.chance.random() < 1 / 3 else None

    def react(self, heard: Heard) -> Turn:
        if heard.cut and heard.question is not None and self.chance.random() < 0.3:
            return self.parts(heard.question, (Part.SITUATION,)) if heard.question.probes else ()
        return super().react(heard)


class CommandHappy(Candidate):
    """Asks her for this and that before answering; one in ten ends it early."""

    name = "command_happy"

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        self._asked: dict[str, int] = {}
        self._stops = chance.random() < 0.1

    def really_stops(self) -> bool:
        return self._stops

    def react(self, heard: Heard) -> Turn:
        question = heard.question
        if question is None or self.is_asked_to_confirm(heard):
            return super().react(heard)
        asked = self._asked.get(question.id, 0)
        if asked >= 3 or question.id in self._answered or self.chance.random() < 0.4:
            return super().react(heard)
        self._asked[question.id] = asked + 1
        return self._ask(question)

    def _ask(self, question: Question) -> Turn:
        words = self.phrases
        kinds = [words.ask, words.ask_to_skip, words.ask_to_pause, words.ask_to_stop]
        match self.chance.choices(("say", "press", "mix"), (8, 1, 1))[0]:
            case "press":
                return Press(self.chance.choice((CandidateRequest.REPEAT, CandidateRequest.PAUSE)))
            case "mix" if question.probes:
                self._answered.add(question.id)
                return (*self.tell(question), *self.short(words.ask))
        return self.short(self.chance.choices(kinds, (16, 1, 1, 2))[0], self.chance.uniform(0.6, 4.0))


class Hostile(Candidate):
    """Is rude, answers shortly, and some leave."""

    name = "hostile"

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        self._leaves = chance.random() < 0.1
        self._rude: dict[str, int] = {}

    def react(self, heard: Heard) -> Turn:
        if heard.question is None or self.is_asked_to_confirm(heard):
            return super().react(heard)
        rude = self._rude.get(heard.question.id, 0)
        if rude < 2 and self.chance.random() < 0.5:
            self._rude[heard.question.id] = rude + 1
            if self._leaves and self.chance.random() < 0.2:
                return Press(CandidateRequest.LEAVE)
            return self.short(self.phrases.hostile)
        return super().react(heard)

    def tell(self, question: Question) -> tuple[Say, ...]:
        return self.parts(question, (Part.ACTION,))

    def to_probe(self, question: Question, part: Part) -> tuple[Say, ...]:
        rude = self.chance.random() < 0.3
        return self.short(self.phrases.hostile) if rude else super().to_probe(question, part)


class Injecting(Candidate):
    """Tries to give her orders, alone and within answers."""

    name = "injecting"

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        super().__init__(bank, chance)
        self._tried: set[str] = set()

    def react(self, heard: Heard) -> Turn:
        question = heard.question
        if question is None or question.id in self._tried or heard.part is not None:
            return super().react(heard)
        self._tried.add(question.id)
        order = self.short(self.phrases.injections)
        if self.chance.random() < 0.5:
            return order
        said = super().react(heard)
        return said if isinstance(said, Press) else (*said, *order)


class NonNative(Candidate):
    """Learns the language: simple tenses, no articles, looks for words."""

    name = "non_native"
    words_per_minute = 105
    pauses_s = (0.5, 1.4)

    def voiced(self, say: Say) -> Say:
        return Say(by_learner(say.text, self.phrases, self.chance), say.pause_s, 0.8, say.parts)


class AsrDamaged(Candidate):
    """Tells everything, and is badly recognized."""

    name = "asr_damaged"

    def voiced(self, say: Say) -> Say:
        lost = self.chance.random() < 0.03
        text = "" if lost else misheard(say.text, self.phrases, self.chance)
        return Say(text, say.pause_s, self.chance.uniform(0.3, 0.9), () if lost else say.parts)


PERSONAS: dict[str, type[Candidate]] = {
    kind.name: kind
    for kind in (
        Candidate,
        Thin,
        Rambling,
        Silent,
        Interrupting,
        CommandHappy,
        Hostile,
        Injecting,
        NonNative,
        AsrDamaged,
    )
}


def named(name: str) -> list[type[Candidate]]:
    """One, or all of them. Raises SettingsError with the names."""
    if name == "all":
        return list(PERSONAS.values())
    if name not in PERSONAS:
        known = ", ".join(PERSONAS)
        raise SettingsError(f"There is no simulated candidate {name!r} at text speed. There are: {known}, or all.")
    return [PERSONAS[name]]
