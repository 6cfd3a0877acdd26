"""What a language model may add: a choice among legal moves, and a few words of acknowledgement, both checked.

The script decides first. Only where it isn't sure may a model decide otherwise, and only between moves that the
script could make as well; its words are taken if they pass every check, else the script's are. Nothing here waits:
a reply that isn't there when the turn is over was not given.
"""

from dataclasses import dataclass, replace

from dialogue.answer import WORTH, Probe, worth
from dialogue.commands import AskLlm, Line, LineKind, Offer
from dialogue.completeness import Part, PartFinding
from dialogue.events import LlmReplied
from dialogue.moves import Script
from dialogue.progress import Move, Progress
from dialogue.replies import Replies
from dialogue.reply_checks import Checked, check_acknowledgement, check_probe
from dialogue.request_kinds import Request

# From so much certainty times worth on a probe may be chosen; above `CERTAIN` the script has decided for one.
OPEN_FROM = 0.35
CERTAIN = 0.85
# A turn of so many words may be a request that `requests` doesn't know; a longer one is an answer.
REQUEST_WORDS = 25

GO_ON, REPEAT, REPHRASE = "go_on", "repeat", "rephrase"
PROBE, FACT = "probe:", "fact:"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question to the model that is still of use: nothing was said since. `reply`: once it is there."""

    ask: AskLlm
    segments: int
    reply: LlmReplied | None = None
    failure: str = ""


class Orchestration:
    """Asks a language model about an answer, and makes a move of its reply."""

    def __init__(self, script: Script, replies: Replies) -> None:
        self._script = script
        self._replies = replies

    def ask(self, progress: Progress, elapsed_s: float, words_trusted: bool, request_id: str) -> Asking | None:
        """None: there is nothing for a model to say now."""
        item, answer = self._script.item(progress), progress.answer
        if item is None or not item.scored or item.question.kind == "closed" or progress.confirming is not None:
            return None
        if not answer.turn_is_certain(words_trusted) or not answer.turn_text:
            return None
        lacking = self._lacking(progress, elapsed_s, words_trusted)
        offers = [self._probe_offer(progress, finding) for finding in lacking if worth(finding) >= OPEN_FROM]
        if not any(worth(finding) >= CERTAIN for finding in lacking):
            offers.insert(0, Offer(GO_ON, "the answer says enough, or no more is to be expected"))
        if len(answer.turn_text.split()) <= REQUEST_WORDS:
            offers += self._request_offers(progress)
        ask = AskLlm(
            request_id,
            self._script.bank.language,
            item.question.text,
            answer.prompt_text,
            answer.text,
            tuple(offers),
            tuple(finding.part.value for finding in lacking),
        )
        return Asking(ask, len(answer.segments))

    def move(self, asking: Asking, progress: Progress, elapsed_s: float, words_trusted: bool) -> Move | None:
        """What the model's reply amounts to; None where it is of no use, and the script goes on alone."""
        reply, ask = asking.reply, asking.ask
        if reply is None or asking.segments != len(progress.answer.segments):
            return None
        if reply.move not in {offer.move for offer in ask.offers}:
            return None
        chosen = f"{ask.request_id} chose {reply.move}"
        progress = replace(progress, unanswered=0)
        if reply.move == REPEAT:
            return self._requested(Request.REPEAT, progress, elapsed_s, chosen)
        if reply.move == REPHRASE:
            return self._requested(Request.REPHRASE, progress, elapsed_s, chosen)
        if reply.move.startswith(FACT):
            facts = {fact.id: fact for fact in self._script.bank.facts}
            fact = facts[reply.move.removeprefix(FACT)]
            return _by_model(self._replies.fact(fact, progress, elapsed_s), chosen, ())
        checked = check_acknowledgement(reply.acknowledgement, ask) if reply.acknowledgement else None
        thanks = Line(reply.acknowledgement, LineKind.ACKNOWLEDGEMENT) if _passed(checked) else None
        notes = [chosen, _note("acknowledgement", checked)]
        passed = checked.passed if checked is not None and not checked.failed else ()
        if reply.move == GO_ON:
            move = self._script.going_on(progress, elapsed_s, "answered", thanks)
            return _by_model(move, "; ".join(filter(None, notes)), passed)
        probe, probe_checked = self._probe(reply, asking, progress, elapsed_s, words_trusted)
        if probe is None:
            return None
        notes.append(_note("probe", probe_checked))
        if probe_checked is not None and not probe_checked.failed:
            passed += tuple(f"probe: {name}" for name in probe_checked.passed)
        move = self._script.probing(progress, probe, words_trusted, thanks)
        return _by_model(move, "; ".join(filter(None, notes)), passed)

    def _probe(
        self, reply: LlmReplied, asking: Asking, progress: Progress, elapsed_s: float, words_trusted: bool
    ) -> tuple[Probe | None, Checked | None]:
        part = Part(reply.move.removeprefix(PROBE))
        found = [f for f in self._lacking(progress, elapsed_s, words_trusted) if f.part is part]
        if not found:
            return None, None
        probe = progress.answer.probe(self._script.current(progress).question, found[0], words_trusted)
        if not reply.probe or reply.probe.strip() == probe.text:
            return probe, None
        checked = check_probe(reply.probe, part.value, asking.ask)
        return (probe if checked.failed else replace(probe, text=reply.probe.strip())), checked

    def _lacking(self, progress: Progress, elapsed_s: float, words_trusted: bool) -> list[PartFinding]:
        if not self._script.may_probe(progress, elapsed_s):
            return []
        question, budget = self._script.current(progress).question, self._script.bank.probes_per_question
        return progress.answer.lacking(question, budget, words_trusted)

    def _probe_offer(self, progress: Progress, finding: PartFinding) -> Offer:
        text = self._script.current(progress).question.probes[finding.part]
        return Offer(f"{PROBE}{finding.part.value}", f"the answer doesn't tell {_MEANS[finding.part]}", text)

    def _request_offers(self, progress: Progress) -> list[Offer]:
        offers = [Offer(REPEAT, "this is no answer: the candidate wants to hear the question again")]
        if self._script.current(progress).question.rephrasings and not progress.answer.prompt_text:
            offers.append(Offer(REPHRASE, "this is no answer: the candidate doesn't understand the question"))
        offers += [
            Offer(
                f"{FACT}{fact.id}",
                "this is no answer but a question about the interview, and this answers it",
                fact.answer,
            )
            for fact in self._script.bank.facts
        ]
        return offers

    def _requested(self, request: Request, progress: Progress, elapsed_s: float, chosen: str) -> Move | None:
        move = self._replies.grant(request, progress, elapsed_s, "")
        return None if move is None else _by_model(move, chosen, ())


_MEANS = {
    Part.SITUATION: "what the situation was",
    Part.TASK: "what was needed or at stake",
    Part.ACTION: "what the candidate did",
    Part.RESULT: "what came of it",
}
assert set(_MEANS) == set(WORTH)


def _by_model(move: Move, notes: str, checks: tuple[str, ...]) -> Move:
    return replace(move, reason=f"{move.reason}; {notes}", chosen_by="language model", checks=checks)


def _passed(checked: Checked | None) -> bool:
    return checked is not None and not checked.failed


def _note(what: str, checked: Checked | None) -> str:
    if checked is None:
        return ""
    return f"{what} refused: {checked.failed}" if checked.failed else f"{what} passed all checks"
