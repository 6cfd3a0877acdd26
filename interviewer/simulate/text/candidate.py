"""A simulated candidate who knows how to take an interview: tells everything at once, answers what is asked."""

import random
from dataclasses import dataclass, replace

from dialogue.bank import Question, QuestionBank
from dialogue.commands import Listen, Speak
from dialogue.completeness import Part
from dialogue.events import CandidateRequest
from interviewer.simulate.text.grammar import LEVELS, Story, anchors_of, grammar, phrases
from interviewer.simulate.text.speech import Press, Say, Turn, stretches

# Before the first word: two to three seconds to an open question, at once to a closed one (realtime.md 6.2).
THINKS_S = (0.8, 3.5)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the candidate knows when they get the floor. `cut`: they have broken into what she said."""

    spoken: Speak
    listen: Listen
    question: Question | None  # None: nothing was asked yet
    cut: bool = False

    @property
    def part(self) -> Part | None:
        """What she asked for after the first answer."""
        part = self.listen.prompt_id.partition(":")[2]
        return Part(part) if part else None


class Candidate:
    """Tells whole stories. Deterministic by its chance. Subclasses change what is told, and how.

    `traits`: the level, 1-5, in each competency of the bank; to be changed before the first answer if at all.
    """

    name = "complete"
    words_per_minute = 150
    pauses_s = (0.35, 0.8)

    def __init__(self, bank: QuestionBank, chance: random.Random) -> None:
        self.bank = bank
        self.chance = chance
        self.traits = {competency.id: chance.choice(LEVELS) for competency in bank.competencies}
        self.phrases = phrases(bank.language)
        self._grammar = grammar(bank.language)
        self._anchors: dict[str, int] = {}
        self._stories: dict[str, Story] = {}
        self._begun: set[str] = set()  # beginnings of stories, and asides, that were told
        self._answered: set[str] = set()
        self._last: tuple[Say, ...] = ()

    @property
    def anchors(self) -> dict[str, int]:
        """Criterion (`teamwork/helps-others`) -> the anchor, 1, 3 or 5, that this candidate behaves like."""
        if not self._anchors:
            for one in self.bank.competencies:
                self._anchors |= anchors_of(one, self.traits[one.id], self.chance)
        return self._anchors

    # ---- what an interview asks of a candidate ------------------------------------------------------

    def take_floor(self, heard: Heard) -> Turn:
        """What is said, pressed, or left unsaid now."""
        turn = self.react(heard)
        if isinstance(turn, Press):
            return turn
        said = stretches(turn, self.chance, self.pauses_s)
        return tuple(self.voiced(say) for say in said)

    def breaks_in(self, _spoken: Speak) -> float | None:
        """At which share of what she says they break into it."""
        return None

    def comes_back(self) -> Press | None:
        """From a pause. None: not today."""
        return Press(CandidateRequest.RESUME, after_s=self.chance.uniform(20, 90))

    # ---- how it is answered -------------------------------------------------------------------------

    def react(self, heard: Heard) -> Turn:
        question = heard.question
        if question is None:
            return ()
        if self.is_asked_to_confirm(heard):
            return self.short(self.phrases.yes if self.really_stops() else self.phrases.no)
        if heard.cut:
            return self.short(self.phrases.interjections)
        if question.id == self.bank.invitation.id:
            return self.short(self.phrases.no_question)
        if self.bank.lines.not_heard in heard.spoken.text and self._last:
            return self._last
        if self.bank.replies.start_over in heard.spoken.text:
            self._answered.discard(question.id)
        if heard.part is not None:
            said = self.to_probe(question, heard.part)
        elif question.id in self._answered:
            said = self.short(self.phrases.that_was_all)
        else:
            self._answered.add(question.id)
            said = self.tell(question)
        self._last = said
        return said

    def tell(self, question: Question) -> tuple[Say, ...]:
        return self.parts(question, tuple(Part))

    def to_probe(self, question: Question, part: Part) -> tuple[Say, ...]:
        return self.parts(question, (part,))

    def voiced(self, say: Say) -> Say:
        """As it arrives: pronounced, and recognized."""
        return say

    def really_stops(self) -> bool:
        return False

    # ---- pieces of answers --------------------------------------------------------------------------

    def story(self, question: Question) -> Story:
        if question.id not in self._stories:
            self._stories[question.id] = self._new_story(question)
        return self._stories[question.id]

    def _new_story(self, question: Question) -> Story:
        if question.id == self.bank.practice.id:
            return self._grammar.practice(self.chance)
        shown = {key: one for key, one in self.anchors.items() if key.partition("/")[0] in question.competencies}
        return self._grammar.story(question.id, shown, self.chance, self._begun)

    def parts(self, question: Question, parts: tuple[Part, ...], *, how: bool = True) -> tuple[Say, ...]:
        """Told one after the other, and with what was done, how."""
        story = self.story(question)
        said = [Say(story.part(part), parts=(part,)) for part in parts]
        if Part.ACTION in parts and how and story.how:
            said.insert(parts.index(Part.ACTION) + 1, Say(story.how))
        return (replace(said[0], pause_s=self.chance.uniform(*THINKS_S)), *said[1:])

    def short(self, texts: list[str], after_s: float = 0.8) -> tuple[Say, ...]:
        return (Say(self.chance.choice(texts), after_s),)

    def is_asked_to_confirm(self, heard: Heard) -> bool:
        replies = self.bank.replies
        return any(line.text in (replies.human, replies.leave, replies.erase) for line in heard.spoken.lines)
