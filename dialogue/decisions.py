"""Which move follows an answer: what the candidate asked for, else what a model chose, else the script's."""

from dataclasses import replace

from dialogue.commands import AskLlm
from dialogue.events import LlmFailed, LlmReplied
from dialogue.moves import Script
from dialogue.orchestration import Asking, Orchestration
from dialogue.progress import Move, Progress
from dialogue.replies import Replies

SCRIPT_ALONE = "script"  # the policy without a language model


class Decisions:
    """Belongs to one conversation. Holds what the model was asked about the present turn, and nothing else."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._replies = Replies(script)
        self._orchestration = Orchestration(script, self._replies)
        self._asking: Asking | None = None
        self._asked = 0
        self.policy = SCRIPT_ALONE
        self.words_trusted = True

    def begin_turn(self) -> None:
        """What was asked about another turn is of no use any more."""
        self._asking = None

    def consult(self, progress: Progress, elapsed_s: float) -> list[AskLlm]:
        """The candidate pauses: ask the model now, so that its reply is there should the turn be over."""
        if self.policy == SCRIPT_ALONE:
            return []
        asking = self._orchestration.ask(progress, elapsed_s, self.words_trusted, f"q{self._asked + 1}")
        self._asking = asking
        if asking is None:
            return []
        self._asked += 1
        return [asking.ask]

    def weigh(self, progress: Progress, elapsed_s: float) -> list[AskLlm]:
        """An answer was typed: the same, unless it is a request, to which no model is asked."""
        if self._request(progress, elapsed_s) is not None:
            self._asking = None
            return []
        return self.consult(progress, elapsed_s)

    def hear_from_llm(self, event: LlmReplied | LlmFailed) -> bool:
        """Kept until the turn is over. False: it is about something that has passed (rule 4)."""
        if self._asking is None or event.request_id != self._asking.ask.request_id:
            return False
        if isinstance(event, LlmReplied):
            self._asking = replace(self._asking, reply=event)
        else:
            self._asking = replace(self._asking, failure=event.reason)
        return True

    def after_interruption(self, pending: Move, progress: Progress, elapsed_s: float) -> Move:
        """She was cut and has listened: what is said again, unless the candidate asked for what always counts.

        What was said into a question is part of its answer, and no answer yet.
        """
        if progress.position >= 0 and progress.answer.turn_is_certain(self.words_trusted):
            move = self._replies.always(progress, elapsed_s)
            if move is not None:
                return move
        if pending.progress.position != progress.position:
            return pending
        return replace(pending, progress=replace(pending.progress, answer=progress.answer.asked_again()))

    def after_answer(self, progress: Progress, elapsed_s: float) -> Move:
        asking, self._asking = self._asking, None
        if (move := self._request(progress, elapsed_s)) is not None:
            return move
        progress = replace(progress, confirming=None) if self._certain(progress) else progress
        if asking is None:
            return self._script.answered(progress, elapsed_s, self.words_trusted)
        move = self._orchestration.move(asking, progress, elapsed_s, self.words_trusted)
        if move is not None:
            return move
        move = self._script.answered(progress, elapsed_s, self.words_trusted)
        why = asking.failure or ("no reply in time" if asking.reply is None else "its reply could not be used")
        return replace(move, reason=f"{move.reason}; without the model: {why}")

    def _request(self, progress: Progress, elapsed_s: float) -> Move | None:
        return self._replies.reply(progress, elapsed_s) if self._certain(progress) else None

    def _certain(self, progress: Progress) -> bool:
        return progress.answer.turn_is_certain(self.words_trusted) and bool(progress.answer.turn_text)
