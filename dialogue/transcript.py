"""The transcript: a fold over the log, and the only thing that scoring ever sees."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from dialogue.answer import NOISE_S
from dialogue.commands import CloseSession, Command, LineKind, Listen, Outcome, ShowQuestion, Speak
from dialogue.events import (
    AnswerTyped,
    CandidateAsked,
    CandidateDisconnected,
    CandidateRequest,
    Event,
    PlayoutFinished,
    PlayoutStarted,
    SegmentHeard,
    SessionOpened,
    TurnEnded,
    TurnResumed,
)

# exp(-1.0): below this average log-probability Whisper itself takes a segment for wrongly decoded
# (`logprob_threshold` in openai/whisper, transcribe.py).
UNCLEAR_CONFIDENCE = 0.37
# Of the speaking time. Ours, on the careful side: the result of an answer is about a fifth of it.
UNCLEAR_SHARE = 0.2


class Speaker(StrEnum):
    INTERVIEWER = "interviewer"
    CANDIDATE = "candidate"


class Channel(StrEnum):
    VOICE = "voice"
    TYPED = "typed"


class AnswerStatus(StrEnum):
    """Whether an answer may be judged at all. Only `HEARD` is free of doubt (rule 7)."""

    HEARD = "heard"
    LOW_CONFIDENCE = "low_confidence"  # words recognized by an engine that can't be trusted
    NO_AUDIO = "no_audio"  # nothing was heard
    INTERRUPTED = "interrupted"  # a technical fault cut it and it was not taken up again
    SKIPPED = "skipped"  # the candidate asked for the next question


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of one party's speech. Times are session seconds."""

    utterance_id: str
    speaker: Speaker
    text: str
    start_s: float
    end_s: float
    question_id: str | None
    kinds: tuple[LineKind, ...] = ()  # interviewer's only
    channel: Channel = Channel.VOICE
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a candidate said to one question, its probe included."""

    question_id: str
    utterances: tuple[Utterance, ...]
    spoken_s: float
    status: AnswerStatus
    probes: tuple[str, ...]  # texts of the probes that were asked

    @property
    def text(self) -> str:
        return " ".join(u.text for u in self.utterances if u.text)


@dataclass(frozen=True, slots=True)
class Transcript:
    session_id: str
    bank_id: str
    bank_version: str
    recognizer: str
    words_trusted: bool
    policy: str
    utterances: tuple[Utterance, ...]
    answers: tuple[Answer, ...]  # scored questions only, in the order asked


def fold(entries: Iterable[Event | Command]) -> Transcript:
    """The transcript of a log, or of any beginning of it. Never fails, whatever the order of the entries.

    What Aila said is what was played, not what was planned (rule 5). Utterances are in the order of their start;
    one that is in the transcript of a beginning is in that of the whole, unchanged.
    """
    draft = _Draft()
    for entry in entries:
        draft.take(entry)
    return draft.transcript()


@dataclass(slots=True)
class _Question:
    """What is known of one question's answer so far.

    turn_open: the candidate has the floor. waiting: asked, and no turn has ended since.
    begun: something was said while waiting. cut: something broke in while waiting.
    """

    question_id: str
    scored: bool
    utterances: list[Utterance] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)
    spoken_s: float = 0.0
    turn_open: bool = False
    turn_spoken_s: float = 0.0  # by the segments, until the end of the turn gives the exact figure
    turn_from_s: float = 0.0  # what the end of the turn will count although an earlier turn did
    waiting: bool = True
    begun: bool = False
    cut: bool = False
    skipped: bool = False
    answered: bool = False
    listened: bool = False
    turn_first: int = 0  # its first utterance
    before_turn: tuple[float, bool] = (0.0, False)  # spoken_s, answered
    aside: set[int] = field(default_factory=set)  # utterances that were requests to her

    def listen(self, command: Listen) -> None:
        self._close_turn(self.turn_spoken_s)
        self.turn_first, self.before_turn = len(self.utterances), (self.spoken_s, self.answered)
        self.turn_open = self.waiting = self.listened = True
        self.skipped = False  # asked for while paused, when it isn't granted
        self.turn_from_s = command.spoken_s

    def said(self, utterance: Utterance, spoken_s: float) -> None:
        self.utterances.append(utterance)
        self.begun = self.begun or self.waiting
        if self.turn_open:
            self.turn_spoken_s += spoken_s
        else:
            self.spoken_s += spoken_s

    def turn_ended(self, spoken_s: float) -> None:
        if not self.turn_open:
            return  # stale: the floor was taken back already
        self._close_turn(max(0.0, spoken_s - self.turn_from_s))
        self._settle()

    def typed(self, utterance: Utterance) -> None:
        self._close_turn(self.turn_spoken_s)
        self.utterances.append(utterance)
        self._settle()

    def skip(self) -> None:
        self._close_turn(self.turn_spoken_s)
        self.skipped = True
        self.waiting = self.begun = self.cut = False

    def set_aside(self) -> None:
        """The turn was a request to her: it is no part of the answer, which is still awaited."""
        self.aside |= set(range(self.turn_first, len(self.utterances)))
        self.spoken_s, self.answered = self.before_turn
        self.waiting, self.begun = True, False

    def interrupt(self) -> None:
        self.cut = self.cut or self.waiting

    def answer(self, words_trusted: bool) -> Answer:
        spoken_s = self.spoken_s + self.turn_spoken_s
        return Answer(
            self.question_id,
            tuple(self._own),
            spoken_s,
            self._status(spoken_s, words_trusted),
            tuple(dict.fromkeys(self.probes)),  # asked again after an interruption: still one probe
        )

    def _close_turn(self, spoken_s: float) -> None:
        self.spoken_s += spoken_s
        self.turn_open, self.turn_spoken_s = False, 0.0

    def _settle(self) -> None:
        self.waiting = self.begun = self.cut = self.skipped = False
        self.answered = self.answered or self.spoken_s >= NOISE_S or any(u.text for u in self._own)

    @property
    def _own(self) -> list[Utterance]:
        return [u for number, u in enumerate(self.utterances) if number not in self.aside]

    def _status(self, spoken_s: float, words_trusted: bool) -> AnswerStatus:
        typed = any(u.channel is Channel.TYPED and u.text for u in self._own)
        voiced = [u for u in self._own if u.channel is Channel.VOICE]
        # An engine that can't be trusted hears words in noise, so there only the time counts.
        spoke = spoken_s >= NOISE_S or (words_trusted and any(u.text for u in voiced))
        if self.skipped and not self.answered:
            return AnswerStatus.SKIPPED
        if self.cut or self.begun:
            return AnswerStatus.INTERRUPTED
        if not typed and not spoke:
            return AnswerStatus.NO_AUDIO
        if spoke and (not words_trusted or _unclear_share(voiced) > UNCLEAR_SHARE):
            return AnswerStatus.LOW_CONFIDENCE
        return AnswerStatus.HEARD


def _unclear_share(voiced: list[Utterance]) -> float:
    """Share of the speaking time whose words are lost or doubtful."""
    lengths_s = [max(0.0, u.end_s - u.start_s) for u in voiced]
    unclear_s = sum(
        length_s
        for u, length_s in zip(voiced, lengths_s, strict=True)
        if (length_s >= NOISE_S if not u.text else u.confidence is not None and u.confidence < UNCLEAR_CONFIDENCE)
    )
    return unclear_s / sum(lengths_s) if unclear_s else 0.0


class _Draft:
    """The state of the fold; lives as long as `fold` runs."""

    def __init__(self) -> None:
        self._opened: SessionOpened | None = None
        self._utterances: list[Utterance] = []
        self._spoken: dict[str, Speak] = {}  # not yet reported as played
        self._started_s: dict[str, float] = {}
        self._questions: dict[str, _Question] = {}
        self._current: _Question | None = None
        self._candidate_utterances = 0

    def take(self, entry: Event | Command) -> None:
        match entry:
            case SessionOpened() if self._opened is None:
                self._opened = entry
            case Speak():
                self._speak(entry)
            case PlayoutStarted():
                self._started_s.setdefault(entry.utterance_id, entry.at_s)
            case PlayoutFinished():
                self._played(entry)
            case ShowQuestion():
                self._show(entry)
            case TurnResumed():
                self._take_back(entry.utterance_id)
            case Listen():
                self._current = self._question(entry.prompt_id)
                self._current.listen(entry)
            case SegmentHeard():
                self._heard(entry)
            case AnswerTyped():
                self._typed(entry)
            case _ if self._current is not None:
                self._end(self._current, entry)

    @staticmethod
    def _end(question: _Question, entry: Event | Command) -> None:
        """What ends a turn, well or badly."""
        match entry:
            case TurnEnded():
                question.turn_ended(entry.spoken_s)
            case CandidateAsked(request=CandidateRequest.SKIP):
                question.skip()
            case CandidateAsked(request=CandidateRequest.LEAVE) | CandidateDisconnected():
                question.interrupt()
            case CloseSession() if entry.outcome is not Outcome.COMPLETED:
                question.interrupt()

    def transcript(self) -> Transcript:
        opened = self._opened or SessionOpened(0.0, "", "", "", "", words_trusted=False, policy="")
        return Transcript(
            session_id=opened.session_id,
            bank_id=opened.bank_id,
            bank_version=opened.bank_version,
            recognizer=opened.recognizer,
            words_trusted=opened.words_trusted,
            policy=opened.policy,
            utterances=tuple(sorted(self._utterances, key=lambda utterance: utterance.start_s)),
            answers=tuple(q.answer(opened.words_trusted) for q in self._questions.values() if q.scored),
        )

    def _question(self, prompt_id: str) -> _Question:
        """By a question's id, or by that of a prompt that belongs to it."""
        question_id = prompt_id.partition(":")[0]
        return self._questions.setdefault(question_id, _Question(question_id, scored=False))

    def _show(self, command: ShowQuestion) -> None:
        question = self._question(command.question_id)
        if command.scored and not question.scored:
            # In the order asked: only now is it known to be one that counts.
            self._questions[question.question_id] = self._questions.pop(question.question_id)
            question.scored = True
        self._current = question

    def _take_back(self, utterance_id: str) -> None:
        """What this reply would have asked was not asked: it comes later, or never."""
        reply, question = self._spoken.get(utterance_id), self._current
        if reply is None or question is None or reply.question_id != question.question_id:
            return
        if reply.aside:
            question.aside -= set(range(question.turn_first, len(question.utterances)))
        probes = {line.text for line in reply.lines if line.kind is LineKind.PROBE}
        question.probes = [text for text in question.probes if text not in probes]
        asked = any(line.kind is LineKind.QUESTION for line in reply.lines)
        if asked and not question.utterances and not question.listened:
            question.scored = False

    def _speak(self, command: Speak) -> None:
        self._spoken[command.utterance_id] = command
        if command.aside and self._current is not None:
            self._current.set_aside()
        if command.question_id is None:
            return
        self._current = question = self._question(command.question_id)
        probes = [line.text for line in command.lines if line.kind is LineKind.PROBE]
        question.probes += probes
        question.waiting = question.waiting or bool(probes)

    def _played(self, event: PlayoutFinished) -> None:
        command = self._spoken.pop(event.utterance_id, None)
        start_s = self._started_s.pop(event.utterance_id, event.at_s)
        if command is None or not event.heard_text:
            return
        heard = Utterance(
            utterance_id=command.utterance_id,
            speaker=Speaker.INTERVIEWER,
            text=event.heard_text,
            start_s=start_s,
            end_s=event.at_s,
            question_id=command.question_id,
            kinds=_kinds_heard(command, len(event.heard_text)),
        )
        self._utterances.append(heard)

    def _heard(self, event: SegmentHeard) -> None:
        """May come late, when the next question is already asked: `prompt_id` says where it belongs."""
        question = self._question(event.prompt_id) if event.prompt_id else self._current
        utterance = self._candidate(
            question, event.text, event.start_s, event.end_s, Channel.VOICE, event.confidence
        )
        if question is not None:
            question.said(utterance, max(0.0, event.end_s - event.start_s))

    def _typed(self, event: AnswerTyped) -> None:
        question = self._current
        utterance = self._candidate(question, event.text, event.at_s, event.at_s, Channel.TYPED, None)
        if question is not None:
            question.typed(utterance)

    def _candidate(
        self,
        question: _Question | None,
        text: str,
        start_s: float,
        end_s: float,
        channel: Channel,
        confidence: float | None,
    ) -> Utterance:
        self._candidate_utterances += 1
        said = Utterance(
            utterance_id=f"c{self._candidate_utterances}",
            speaker=Speaker.CANDIDATE,
            text=text.strip(),
            start_s=start_s,
            end_s=end_s,
            question_id=None if question is None else question.question_id,
            channel=channel,
            confidence=confidence,
        )
        self._utterances.append(said)
        return said


def _kinds_heard(command: Speak, heard_chars: int) -> tuple[LineKind, ...]:
    """The kinds of the lines that were begun within what was heard."""
    kinds: list[LineKind] = []
    begins = 0
    for line in command.lines:
        if begins >= heard_chars:
            break
        kinds.append(line.kind)
        begins += len(line.text) + 1
    return tuple(kinds)
