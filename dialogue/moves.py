"""What Aila does next, and what she says with it: pure choices over the script, word for word.

Every wording comes from the bank, and all choices follow from what was said, from progress and from elapsed time.
What candidates ask for besides answering is in `replies`; what a language model may add, in `orchestration`.
"""

from dataclasses import replace

from dialogue.answer import Probe
from dialogue.bank import QuestionBank
from dialogue.commands import Line, LineKind, Outcome
from dialogue.languages import points_elsewhere
from dialogue.plan import Agenda, AgendaItem, Role
from dialogue.progress import After, Move, Progress

# Asking for a part and its answer, about: without so much time left nothing more is asked about a question.
PROBE_S = 30.0
# So many questions in a row without a word: most likely nothing arrives. Then all waits for the candidate.
MOST_UNANSWERED = 2

# "No, thank you" takes less.
NO_S = 1.5


class Script:
    """The moves that an interview consists of."""

    def __init__(self, bank: QuestionBank, agenda: Agenda) -> None:
        self.bank = bank
        self.agenda = agenda

    def item(self, progress: Progress) -> AgendaItem | None:
        return None if progress.position < 0 else self.agenda.items[progress.position]

    def current(self, progress: Progress) -> AgendaItem:
        item = self.item(progress)
        assert item is not None, "only reached after a question was asked"
        return item

    # ---- from question to question ------------------------------------------------------------------

    def greeting(self, progress: Progress) -> Move:
        lines = self.bank.lines
        said = [Line(text, LineKind.GREETING) for text in (*lines.greeting, lines.consent_reminder)]
        said += [Line(text, LineKind.GUIDELINE) for text in lines.guidelines]
        return Move(tuple(said), After.NEXT_QUESTION, "interview begins", progress)

    def next_question(self, progress: Progress, elapsed_s: float, before: Line | None, reason: str) -> Move:
        first = () if before is None else (before,)
        if self.agenda.drops(progress.position, elapsed_s):
            first = (*first, Line(self.bank.lines.time_is_up, LineKind.TRANSITION))
            reason = f"{reason}; no time for more questions"
        position = self.agenda.after(progress.position, elapsed_s)
        if position is None:
            return self.closing(progress, first, f"{reason}; agenda done")
        following = progress.at(position)
        asked = Line(self.current(following).question.text, LineKind.QUESTION)
        return Move((*first, asked), After.LISTEN, reason, following)

    def skip(self, progress: Progress, elapsed_s: float) -> Move:
        line = Line(self.bank.lines.skipped, LineKind.TRANSITION)
        return self.next_question(progress, elapsed_s, line, "asked to skip")

    def closing(self, progress: Progress, first: tuple[Line, ...], reason: str) -> Move:
        closing = tuple(Line(text, LineKind.CLOSING) for text in self.bank.lines.closing)
        return Move((*first, *closing), After.CLOSE, reason, progress)

    def farewell(self, progress: Progress, reason: str = "asked to leave") -> Move:
        line = Line(self.bank.lines.left, LineKind.CLOSING)
        return Move((line,), After.CLOSE, reason, progress, outcome=Outcome.LEFT)

    # ---- within a question --------------------------------------------------------------------------

    def answered(self, progress: Progress, elapsed_s: float, words_trusted: bool) -> Move:
        """The candidate's turn is over: ask for what is missing, or go on."""
        item, answer = self.current(progress), progress.answer
        if progress.confirming is not None:
            return self._unconfirmed(progress)
        if answer.is_empty(words_trusted):
            return self._not_heard(progress, elapsed_s)
        progress = replace(progress, unanswered=0)
        probe = self.probe_for(progress, elapsed_s, words_trusted)
        if probe is not None:
            return self.probing(progress, probe, words_trusted)
        return self.going_on(progress, elapsed_s, "answered" if item.scored else f"{item.role.value} done")

    def probe_for(self, progress: Progress, elapsed_s: float, words_trusted: bool) -> Probe | None:
        if not self.may_probe(progress, elapsed_s):
            return None
        question = self.current(progress).question
        return progress.answer.probe_for(question, self.bank.probes_per_question, words_trusted)

    def may_probe(self, progress: Progress, elapsed_s: float) -> bool:
        """Within the budgets of the interview; that of the question is the answer's to keep."""
        scored = self.current(progress).scored
        within = not scored or progress.probes < self.bank.probes_per_interview
        return within and elapsed_s + PROBE_S <= self.agenda.budget_s

    def probing(self, progress: Progress, probe: Probe, words_trusted: bool, before: Line | None = None) -> Move:
        item, answer = self.current(progress), progress.answer
        thanks = before or self.acknowledgement(progress)
        reason = probe.reason
        certain = answer.turn_is_certain(words_trusted)
        if certain and points_elsewhere(answer.text, self.bank.language):
            thanks = Line(self.bank.lines.stand_alone, LineKind.GUIDELINE)
            reason = f"{reason}; refers to what was said or written elsewhere"
        following = progress.prompted(answer.after_probe(item.question.id, probe))
        following = replace(
            following, acknowledged=progress.acknowledged + 1, probes=progress.probes + int(item.scored)
        )
        return Move((thanks, Line(probe.text, LineKind.PROBE)), After.LISTEN, reason, following)

    def going_on(self, progress: Progress, elapsed_s: float, reason: str, before: Line | None = None) -> Move:
        role = self.current(progress).role
        if role is Role.PRACTICE:
            before = Line(self.bank.lines.practice_done, LineKind.TRANSITION)
        elif role is Role.INVITATION:
            # Reached only with words that can't be relied on: more than a "no" was a question.
            asked = progress.answer.spoken_s > NO_S
            before = Line(self.bank.replies.unknown, LineKind.REPLY) if asked else None
        else:
            before = before or self.acknowledgement(progress)
            progress = replace(progress, acknowledged=progress.acknowledged + 1)
        return self.next_question(progress, elapsed_s, before, reason)

    def again(self, progress: Progress, before: Line | None, reason: str) -> Move:
        """The same question or probe, word for word."""
        answer = progress.answer
        kind = LineKind.PROBE if answer.prompt_text else LineKind.QUESTION
        asked = Line(answer.prompt_text or self.current(progress).question.text, kind)
        return Move((asked,) if before is None else (before, asked), After.LISTEN, reason, progress)

    def rephrased(self, progress: Progress, before: Line | None, reason: str) -> Move:
        """The question in other words from the bank, each once; a probe, or without any left, as it was."""
        rephrasings = self.current(progress).question.rephrasings
        if progress.answer.prompt_text or progress.rephrased >= len(rephrasings):
            return self.again(progress, before, reason)
        asked = Line(rephrasings[progress.rephrased], LineKind.QUESTION)
        following = replace(progress, rephrased=progress.rephrased + 1)
        return Move((asked,) if before is None else (before, asked), After.LISTEN, reason, following)

    def back(self, progress: Progress, elapsed_s: float, *, by_candidate: bool) -> Move:
        """After a pause or a lost connection."""
        welcome = Line(self.bank.lines.welcome_back, LineKind.RECONNECT)
        if progress.position < 0:
            return self.next_question(progress, elapsed_s, welcome, "back before the start")
        progress = replace(progress, confirming=None, waiting=False)
        if progress.answer.begun and progress.prompt_heard:
            go_on = Line(self.bank.lines.go_on, LineKind.RECONNECT)
            return Move((go_on,), After.LISTEN, "back in mid-answer", progress)
        return self.again(progress, None if by_candidate else welcome, "back")

    # ---- silence ------------------------------------------------------------------------------------

    def silence(self, progress: Progress, elapsed_s: float) -> Move:
        """One rung of the ladder for silence; the same words at the same times for everybody."""
        lines, item = self.bank.lines, self.current(progress)
        if progress.confirming is not None:
            return self._unconfirmed(progress)
        if item.role is Role.INVITATION:
            return self.next_question(progress, elapsed_s, None, "no question")
        following = replace(progress, silence_step=progress.silence_step + 1, waiting=False)
        match progress.silence_step:
            case 0:
                line, following = self.encouragement(following)
                return Move((line,), After.LISTEN, "silence", following)
            case 1:
                offer = Line(lines.offer_to_repeat, LineKind.ENCOURAGEMENT)
                return self.rephrased(following, offer, "long silence")
            case 2:
                offer = Line(lines.offer_to_skip, LineKind.ENCOURAGEMENT)
                return Move((offer,), After.LISTEN, "longer silence", following)
        return self.unanswered(following, elapsed_s, "no answer")

    def unanswered(self, progress: Progress, elapsed_s: float, reason: str) -> Move:
        """Go on without an answer; after two of them in a row, wait until somebody is there."""
        if progress.answer.begun or progress.answer.prompt_text:
            return self.next_question(progress, elapsed_s, self.moving_on, reason)  # the rest of it didn't come
        progress = replace(progress, unanswered=progress.unanswered + 1)
        if progress.unanswered < MOST_UNANSWERED:
            return self.next_question(progress, elapsed_s, self.moving_on, reason)
        waiting = replace(progress.prompted(progress.answer.started_over()), unanswered=0)
        line = Line(self.bank.replies.nothing_arrives, LineKind.RECONNECT)
        return Move((line,), After.PAUSE, f"{reason}, {MOST_UNANSWERED} in a row", waiting)

    def _unconfirmed(self, progress: Progress) -> Move:
        unchanged = Line(self.bank.replies.unchanged, LineKind.TRANSITION)
        return self.again(replace(progress, confirming=None), unchanged, "not confirmed")

    def _not_heard(self, progress: Progress, elapsed_s: float) -> Move:
        answer = progress.answer
        if answer.misheard:
            return self.unanswered(progress, elapsed_s, "not heard twice")
        again = Line(self.bank.lines.not_heard, LineKind.ENCOURAGEMENT)
        return Move((again,), After.LISTEN, "not heard", replace(progress, answer=answer.after_not_heard()))

    # ---- single lines -------------------------------------------------------------------------------

    @property
    def moving_on(self) -> Line:
        return Line(self.bank.lines.move_on, LineKind.TRANSITION)

    def acknowledgement(self, progress: Progress) -> Line:
        """In turn and never judging, so nobody can read an opinion out of the choice."""
        texts = self.bank.lines.acknowledgements
        return Line(texts[progress.acknowledged % len(texts)], LineKind.ACKNOWLEDGEMENT)

    def encouragement(self, progress: Progress) -> tuple[Line, Progress]:
        texts = self.current(progress).question.encouragements or self.bank.lines.take_your_time
        text = texts[progress.encouraged % len(texts)]
        return Line(text, LineKind.ENCOURAGEMENT), replace(progress, encouraged=progress.encouraged + 1)

    def hold(self, progress: Progress) -> tuple[Line, Progress]:
        texts = self.bank.lines.hold
        text = texts[progress.held % len(texts)]
        return Line(text, LineKind.ENCOURAGEMENT), replace(progress, held=progress.held + 1)
