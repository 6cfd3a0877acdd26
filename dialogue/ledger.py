"""The fairness ledger: what a candidate was asked, helped with and given time for. A fold over the log.

Structured means equal: two ledgers of one bank show at a glance whether two people had the same interview. It
holds nothing that a candidate said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogue.commands import CloseSession, Command, Line, LineKind, Listen, Outcome, ShowQuestion, Speak
from dialogue.events import (
    Event,
    LlmFailed,
    LlmReplied,
    SegmentHeard,
    SessionOpened,
    SpeechStarted,
    TurnResumed,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the bank, practice and invitation included. Times in seconds.

    wordings: every wording of the question that was said, in order. patience_s: the longest pause allowed.
    thinking_s: from the floor to the first word, over all turns. answering_s: from there to the turns' ends.
    requests: what the candidate asked for. withdrawn: how often Aila spoke too early and took it back.
    by_model: moves that a language model chose, with the checks that its words passed.
    """

    question_id: str
    scored: bool
    wordings: tuple[str, ...]
    probes: tuple[str, ...]
    encouragements: tuple[str, ...]
    acknowledgements: tuple[str, ...]
    requests: tuple[str, ...]
    patience_s: float
    thinking_s: float
    answering_s: float
    withdrawn: int
    by_model: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """`without_model`: how often a model was asked and had nothing to say in time."""

    session_id: str
    bank_id: str
    bank_version: str
    policy: str
    words_trusted: bool
    outcome: Outcome | None
    questions: tuple[Asked, ...]
    model_replies: int
    model_failures: int
    without_model: int

    @property
    def probes(self) -> int:
        return sum(len(asked.probes) for asked in self.questions if asked.scored)

    @property
    def encouragements(self) -> int:
        return sum(len(asked.encouragements) for asked in self.questions)


def fold(entries: Iterable[Event | Command]) -> Ledger:
    """Of a whole log or of any beginning of it."""
    draft = _Draft()
    for entry in entries:
        draft.take(entry)
    return draft.ledger()


@dataclass(slots=True)
class _Question:
    question_id: str
    scored: bool = False
    said: list[Line] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    by_model: list[str] = field(default_factory=list)
    patience_s: float = 0.0
    thinking_s: float = 0.0
    answering_s: float = 0.0
    withdrawn: int = 0

    def asked(self) -> Asked:
        def texts(*kinds: LineKind) -> tuple[str, ...]:
            return tuple(line.text for line in self.said if line.kind in kinds)

        return Asked(
            self.question_id,
            self.scored,
            texts(LineKind.QUESTION),
            texts(LineKind.PROBE),
            texts(LineKind.ENCOURAGEMENT),
            texts(LineKind.ACKNOWLEDGEMENT),
            tuple(self.requests),
            self.patience_s,
            round(self.thinking_s, 2),
            round(self.answering_s, 2),
            self.withdrawn,
            tuple(self.by_model),
        )


class _Draft:
    """The state of the fold; lives as long as `fold` runs."""

    def __init__(self) -> None:
        self._opened: SessionOpened | None = None
        self._outcome: Outcome | None = None
        self._questions: dict[str, _Question] = {}
        self._listening_to = ""  # id of the question that the candidate answers, or answered last
        self._replies = self._failures = self._without = 0
        self._now_s = 0.0
        self._floor_s: float | None = None  # since when the candidate has the floor
        self._first_word_s: float | None = None
        self._latest: Speak | None = None

    def take(self, entry: Event | Command) -> None:
        if isinstance(entry, Event):
            self._now_s = max(self._now_s, entry.at_s)
        match entry:
            case SessionOpened() if self._opened is None:
                self._opened = entry
            case ShowQuestion():
                self._question(entry.question_id).scored = entry.scored
            case Speak():
                self._speak(entry)
            case Listen():
                self._listen(entry)
            case SpeechStarted() | SegmentHeard() if self._floor_s is not None and self._first_word_s is None:
                self._first_word_s = entry.start_s if isinstance(entry, SegmentHeard) else entry.at_s
            case TurnResumed():
                self._take_back(entry)
            case LlmReplied():
                self._replies += 1
            case LlmFailed():
                self._failures += 1
            case CloseSession():
                self._outcome = entry.outcome

    def ledger(self) -> Ledger:
        opened = self._opened or SessionOpened(0.0, "", "", "", "", words_trusted=False, policy="")
        return Ledger(
            opened.session_id,
            opened.bank_id,
            opened.bank_version,
            opened.policy,
            opened.words_trusted,
            self._outcome,
            tuple(question.asked() for question in self._questions.values()),
            self._replies,
            self._failures,
            self._without,
        )

    def _question(self, question_id: str) -> _Question:
        return self._questions.setdefault(question_id, _Question(question_id))

    def _speak(self, command: Speak) -> None:
        self._end_turn()
        self._latest = command
        if "without the model" in command.reason:
            self._without += 1
        # What is said on the way to the next question (thanks, "let's go on") belongs to the one before it.
        before = self._questions.get(self._previous(command))
        if command.question_id is not None:
            asked = self._question(command.question_id)
            for line in command.lines:
                own = line.kind in (LineKind.QUESTION, LineKind.PROBE) or before is None
                (asked if own or before is None else before).said.append(line)
        about = before or (self._questions.get(command.question_id or ""))
        if about is None:
            return
        if command.reason.startswith(("asked", "confirmed", "not confirmed")):
            about.requests.append(command.reason.partition(";")[0])
        if command.chosen_by != "script":
            about.by_model.append("; ".join((command.reason, *command.checks)))

    def _previous(self, command: Speak) -> str:
        """The question whose answer this utterance replies to."""
        ids = list(self._questions)
        asks = any(line.kind is LineKind.QUESTION for line in command.lines)
        if not asks or command.question_id not in ids:
            return command.question_id or ""
        question = self._questions[command.question_id]
        if question.said or ids.index(command.question_id) == 0:
            return command.question_id
        return ids[ids.index(command.question_id) - 1]

    def _listen(self, command: Listen) -> None:
        question = self._question(command.prompt_id.partition(":")[0]) if command.prompt_id else None
        if question is None:
            return
        self._listening_to = question.question_id
        question.patience_s = max(question.patience_s, command.patience_s)
        self._floor_s, self._first_word_s = self._now_s, None

    def _end_turn(self) -> None:
        if self._floor_s is None:
            return
        question = self._question(self._listening_to)
        first_s = self._now_s if self._first_word_s is None else min(self._first_word_s, self._now_s)
        question.thinking_s += max(0.0, first_s - self._floor_s)
        question.answering_s += max(0.0, self._now_s - first_s)
        self._floor_s = self._first_word_s = None

    def _take_back(self, event: TurnResumed) -> None:
        """What was said too early wasn't asked."""
        latest = self._latest
        if latest is None or latest.utterance_id != event.utterance_id:
            return
        for question in self._questions.values():
            for line in latest.lines:
                if line in question.said:
                    question.said.remove(line)
        self._question(self._listening_to).withdrawn += 1
        self._latest = None
