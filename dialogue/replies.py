"""What Aila does when candidates ask her for something instead of answering: kind, from the bank, and back again.

A request that was granted is no part of the answer. What ends the interview for good needs a yes. Grants are
counted per question, so that nobody can keep an interview from ending; what concerns the person is always granted.
"""

from dataclasses import replace

from dialogue import cues
from dialogue.bank import COUNT, Fact
from dialogue.commands import Line, LineKind, Outcome
from dialogue.moves import Script
from dialogue.plan import Role
from dialogue.progress import After, Move, Progress
from dialogue.request_kinds import Request
from dialogue.requests import Asked, recognize_all

# A turn that has so many words besides the request is an answer, too.
MIXED_WORDS = 8
# So many requests to one question are granted; then its turns are answers, whatever they say.
MOST_REQUESTS = 8
# Ended by them, never by us: always granted, in whatever number and however much was said besides.
ALWAYS = frozenset({Request.SKIP, Request.PAUSE, Request.LEAVE, Request.HUMAN, Request.ERASE, Request.DISTRESS})
# Said within an answer, these change nothing about it.
CONFIRMED = frozenset({Request.HUMAN, Request.LEAVE, Request.ERASE})
COURTESIES = frozenset({Request.YES, Request.NO, Request.THANKS, Request.GREETING})
# Her speed after each "slower, please", and the lowest: 160 words a minute become 128 and 112.
SLOWER = 0.8
SLOWEST = 0.7

# How a short reply to "shall I?" begins.
YES = {
    "en": frozenset(["yes", "yeah", "yep", "sure", "okay", "ok", "please"]),
    "de": frozenset(["ja", "jo", "okay", "ok", "gerne", "bitte"]),
}
NO = {
    "en": frozenset(["no", "nope", "nah", "not", "don't"]),
    "de": frozenset(["nein", "nee", "nö", "nicht"]),
}


class Replies:
    """Replies to the requests of a turn whose words can be relied on."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._bank = script.bank

    def reply(self, progress: Progress, elapsed_s: float) -> Move | None:
        """None: the turn is an answer."""
        said = progress.answer.turn_text
        asked = recognize_all(said, self._bank.language)
        if progress.confirming is not None:
            return self._confirmed(progress.confirming, asked, said, progress, elapsed_s)
        if self._script.current(progress).role is Role.INVITATION:
            return self._invited(asked, said, progress, elapsed_s)
        request = _most_urgent(asked)
        if request is None or (request is Request.NO_EXAMPLE and progress.answer.prompt_text):
            return None  # "I don't know" is an answer to a probe
        rest = asked[0].rest if asked else ""
        mixed = len(rest.split()) >= MIXED_WORDS
        if request not in ALWAYS and (mixed or progress.requests >= MOST_REQUESTS):
            return None
        return self.grant(request, progress, elapsed_s, said, mixed=mixed)

    def always(self, progress: Progress, elapsed_s: float) -> Move | None:
        """The reply to what is granted at any moment, if that was asked for."""
        said = progress.answer.turn_text
        request = _most_urgent(recognize_all(said, self._bank.language))
        return (
            self.grant(request, progress, elapsed_s, said) if request in ALWAYS and request is not None else None
        )

    def grant(
        self, request: Request, progress: Progress, elapsed_s: float, said: str, *, mixed: bool = False
    ) -> Move | None:
        """`mixed`: there was an answer in the same turn, which stays."""
        progress = replace(progress, requests=progress.requests + 1)
        if not mixed:
            progress = replace(progress, answer=progress.answer.without_turn())
        move = self._granted(request, progress, elapsed_s, said)
        return None if move is None else replace(move, aside=not mixed)

    def fact(self, fact: Fact, progress: Progress, elapsed_s: float) -> Move:
        """Tell what the fact sheet has to a question that was asked in the middle of the interview."""
        progress = replace(
            progress, requests=progress.requests + 1, answer=progress.answer.without_turn(), unanswered=0
        )
        move = self._back(progress, elapsed_s, fact.answer, f"asked: {fact.id}")
        return replace(move, aside=True)

    def _granted(self, request: Request, progress: Progress, elapsed_s: float, said: str) -> Move | None:
        script, replies, lines = self._script, self._bank.replies, self._bank.lines
        reason = f"asked: {request.value}"
        match request:
            case Request.REPEAT:
                return script.again(progress, None, reason)
            case Request.REPHRASE:
                offer = Line(lines.offer_to_repeat, LineKind.TRANSITION)
                return script.rephrased(progress, offer, reason)
            case Request.SLOWER:
                slower = replace(progress, pace=max(SLOWEST, progress.pace * SLOWER))
                return script.again(slower, Line(replies.slower, LineKind.REPLY), reason)
            case Request.START_OVER:
                anew = progress.prompted(progress.answer.started_over())
                return Move((Line(replies.start_over, LineKind.REPLY),), After.LISTEN, reason, anew)
            case Request.WAIT:
                line, waiting = script.hold(progress)
                return Move((line,), After.LISTEN, reason, replace(waiting, waiting=True))
            case Request.PAUSE:
                return Move((Line(lines.paused, LineKind.REPLY),), After.PAUSE, reason, progress)
            case Request.SKIP:
                return script.skip(progress, elapsed_s)
            case Request.HUMAN | Request.LEAVE | Request.ERASE:
                texts = {Request.HUMAN: replies.human, Request.LEAVE: replies.leave, Request.ERASE: replies.erase}
                asked = Line(texts[request], LineKind.REPLY)
                return Move((asked,), After.LISTEN, reason, replace(progress, confirming=request))
            case Request.DISTRESS:
                return Move((Line(replies.distress, LineKind.REPLY),), After.LISTEN, reason, progress)
            case Request.NO_EXAMPLE:
                return self._without_example(progress, elapsed_s, reason)
            case Request.PROCESS:
                fact = self.fact_asked(said)
                text = replies.unknown if fact is None else fact.answer
                return self._back(progress, elapsed_s, text, reason)
            case Request.GREETING | Request.TECHNICAL | Request.IS_AI | Request.ABUSE | Request.INJECTION:
                texts = {
                    Request.GREETING: replies.hearing,
                    Request.TECHNICAL: replies.technical,
                    Request.IS_AI: replies.is_ai,
                    Request.ABUSE: replies.abuse,
                    Request.INJECTION: replies.back_to_question,
                }
                return self._back(progress, elapsed_s, texts[request], reason)
            case Request.HOW_MANY:
                return self._back(progress, elapsed_s, self._questions_left(progress), reason)
        return None  # a yes, a no or a thank you: no request

    def fact_asked(self, said: str) -> Fact | None:
        """The fact whose wording covers the most of what was asked."""
        best: tuple[int, Fact] | None = None
        for fact in self._bank.facts:
            for cue in fact.cues:
                place = cues.find(cue, said)
                if place is not None and (best is None or place[1] - place[0] > best[0]):
                    best = (place[1] - place[0], fact)
        return None if best is None else best[1]

    def _without_example(self, progress: Progress, elapsed_s: float, reason: str) -> Move:
        """Help once, offer a way out once, then go on."""
        following = replace(progress, no_example=progress.no_example + 1)
        if progress.no_example == 0:
            help_along = Line(self._bank.replies.no_example, LineKind.ENCOURAGEMENT)
            return self._script.rephrased(following, help_along, reason)
        if progress.no_example == 1:
            offer = Line(self._bank.lines.offer_to_skip, LineKind.ENCOURAGEMENT)
            return Move((offer,), After.LISTEN, reason, following)
        return self._script.next_question(progress, elapsed_s, self._script.moving_on, "no example")

    def _questions_left(self, progress: Progress) -> str:
        left = self._script.agenda.total - self._script.current(progress).number
        replies = self._bank.replies
        return replies.last_question if left <= 0 else replies.questions_left.replace(COUNT, str(left))

    def _back(self, progress: Progress, elapsed_s: float, text: str, reason: str) -> Move:
        """Say it, and give the floor back: with the prompt where nothing was answered yet."""
        line = Line(text, LineKind.REPLY)
        if elapsed_s > self._script.agenda.budget_s:
            return self._script.next_question(progress, elapsed_s, line, f"{reason}; time is up")
        if progress.answer.begun:
            go_on = Line(self._bank.lines.please_go_on, LineKind.TRANSITION)
            return Move((line, go_on), After.LISTEN, reason, progress)
        return self._script.again(progress, line, reason)

    # ---- what needs a yes ---------------------------------------------------------------------------

    def _confirmed(
        self, wanted: Request, asked: tuple[Asked, ...], said: str, progress: Progress, elapsed_s: float
    ) -> Move | None:
        requests = {one.request for one in asked}
        progress = replace(progress, confirming=None)
        aside = replace(progress, answer=progress.answer.without_turn())
        refused = Request.NO in requests or _begins_with(NO, said, self._bank.language)
        agreed = bool(requests & {Request.YES, wanted}) or _begins_with(YES, said, self._bank.language)
        if agreed and not refused:
            reason = f"confirmed: {wanted.value}"
            if wanted is Request.ERASE:
                line = Line(self._bank.replies.erased, LineKind.CLOSING)
                return Move((line,), After.CLOSE, reason, aside, aside=True, outcome=Outcome.ERASED)
            return replace(self._script.farewell(aside, reason), aside=True)
        if requests - COURTESIES and not refused:
            return self.reply(progress, elapsed_s)
        if len(said.split()) >= MIXED_WORDS and not refused:
            return None  # the candidate simply goes on with the answer
        return replace(
            self._back(aside, elapsed_s, self._bank.replies.unchanged, f"not confirmed: {wanted.value}"),
            aside=True,
        )

    # ---- the candidate's own questions at the end ---------------------------------------------------

    def _invited(self, asked: tuple[Asked, ...], said: str, progress: Progress, elapsed_s: float) -> Move | None:
        request = _most_urgent(asked)
        over = progress.requests >= MOST_REQUESTS or elapsed_s > self._script.agenda.budget_s
        if request in CONFIRMED | {Request.PAUSE, Request.REPEAT, Request.REPHRASE, Request.SLOWER} and not over:
            return self.grant(request, progress, elapsed_s, said) if request is not None else None
        fact = self.fact_asked(said)
        courteous = {one.request for one in asked} & COURTESIES
        if over or (fact is None and (request is Request.SKIP or courteous or len(said.split()) < 3)):
            return replace(self._script.closing(progress, (), "no more questions"), aside=True)
        reply = self._answer_at_the_end(request, fact)
        line = Line(reply, LineKind.REPLY)
        more = Line(self._bank.lines.anything_else, LineKind.QUESTION)
        following = replace(
            progress, requests=progress.requests + 1, answer=progress.answer.without_turn(), silence_step=0
        )
        reason = f"asked at the end: {'unknown' if fact is None else fact.id}"
        return Move((line, more), After.LISTEN, reason, following, aside=True)

    def _answer_at_the_end(self, request: Request | None, fact: Fact | None) -> str:
        replies = self._bank.replies
        if fact is not None:
            return fact.answer
        texts = {
            Request.IS_AI: replies.is_ai,
            Request.ABUSE: replies.abuse,
            Request.INJECTION: replies.back_to_question,
            Request.TECHNICAL: replies.technical,
            Request.DISTRESS: replies.distress,
            Request.HOW_MANY: replies.last_question,
        }
        return replies.unknown if request is None else texts.get(request, replies.unknown)


def _most_urgent(asked: tuple[Asked, ...]) -> Request | None:
    """What ends or changes the interview before what asks about it; a greeting only if there is nothing else."""
    requests = [one.request for one in asked if one.request not in COURTESIES - {Request.GREETING}]
    urgent = [request for request in requests if request in ALWAYS]
    return next(iter(urgent or [r for r in requests if r is not Request.GREETING] or requests), None)


def _begins_with(first: dict[str, frozenset[str]], said: str, language: str) -> bool:
    """ "yes please do that": the first word counts, of a short turn."""
    words = said.lower().replace(",", " ").split()
    return 0 < len(words) < MIXED_WORDS and words[0].strip(".!") in first.get(language[:2], frozenset())
