"""Aila's voice in one session: lines become sound, captions and mouth shapes, and their end is reported."""

import asyncio
from collections.abc import Callable

import structlog
from pydantic import BaseModel

from dialogue.commands import Line, Speak
from dialogue.events import PlayoutFinished, PlayoutStarted
from interviewer import wire
from interviewer.errors import BackendError
from interviewer.interruptions import Interruptions
from interviewer.media.playout import LineStarted, Playout, PlayoutEvent, UtteranceFinished, UtteranceStopped
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.clauses import clauses
from interviewer.speaking.speech import PreparedSpeech

logger = structlog.get_logger()

# A line that isn't synthesized by then is shown as a caption only. Cached lines take milliseconds.
SPEECH_DEADLINE_S = 8.0
SAMPLES_PER_MS = 48


class InterviewerVoice:
    """Owns the playout. Degrades in place: without sound the caption stands for the time that saying it takes."""

    def __init__(
        self,
        speech: SpeechCache,
        send: Callable[[BaseModel], None],
        report: Callable[[PlayoutStarted | PlayoutFinished], None],
        clock: Callable[[], float],
        *,
        half_duplex: bool = False,
    ) -> None:
        self._speech = speech
        self._send = send
        self._report = report
        self._clock = clock
        self._texts: dict[str, str] = {}  # of the utterances that the playout holds
        self._begun: set[str] = set()  # those of them that have sounded
        self._told: list[wire.Say] = []  # the lines of these that pages know of
        self.playout = Playout(self._on_playout)
        self.interruptions = Interruptions(self.playout, half_duplex=half_duplex)

    async def speak(self, command: Speak, *, audible: bool) -> None:
        """Returns when the utterance is queued; without sound, when its time has passed.

        Line by line, and a long line that isn't cached clause by clause: the first is heard while the others are
        being made. They are made in their order, by the cache's own thread. So is all that she says more slowly,
        for who asked for it: only her usual pace is there from the start.
        """
        self.interruptions.begin(command)
        pieces = [
            Line(text, line.kind)
            for line in command.lines
            for text in ([line.text] if self._speech.has(line.text, command.pace) else clauses(line.text))
        ]
        self._texts[command.utterance_id] = command.text
        silent_ms, spoken = 0, False
        async with asyncio.TaskGroup() as group:
            coming = [group.create_task(self._prepare(piece.text, command.pace)) for piece in pieces]
            for part, (piece, task) in enumerate(zip(pieces, coming, strict=True)):
                speech, last, pts = await task, part == len(pieces) - 1, -1
                if command.utterance_id not in self._texts:
                    return  # it was stopped meanwhile
                if speech is not None and audible:
                    spoken = True
                    pts = self.playout.append(command.utterance_id, part, speech, last=last)
                elif speech is not None:
                    silent_ms += speech.duration_ms
                self._tell(_say(command.utterance_id, part, piece, speech, pts, last=last))
        if not spoken:
            await asyncio.sleep(silent_ms / 1000)
            self._finish(command.utterance_id, command.text, complete=True)
        elif speech is None:
            self.playout.finish(command.utterance_id)

    @property
    def being_said(self) -> list[wire.Say]:
        """What a page that comes in the middle of it has missed."""
        return [line for line in self._told if line.id in self._texts]

    def stop(self) -> None:
        """Silent within one frame."""
        self.playout.flush()

    def _tell(self, line: wire.Say) -> None:
        self._told = [*self.being_said, line]
        self._send(line)

    async def _prepare(self, text: str, pace: float) -> PreparedSpeech | None:
        try:
            async with asyncio.timeout(SPEECH_DEADLINE_S):
                return await self._speech.prepare(text, pace)
        except (BackendError, TimeoutError) as error:
            logger.warning("speech_failed", error=type(error).__name__)
            return None

    def _on_playout(self, event: PlayoutEvent) -> None:
        match event:
            case LineStarted():
                if event.utterance_id not in self._begun:
                    self._begun.add(event.utterance_id)
                    self.interruptions.sounds(event.utterance_id, self._clock())
                    self._report(PlayoutStarted(self._clock(), event.utterance_id))
            case UtteranceFinished():
                self._finish(event.utterance_id, self._texts[event.utterance_id], complete=True)
            case UtteranceStopped():
                self._finish(event.utterance_id, event.heard_text, complete=False)

    def _finish(self, utterance_id: str, heard_text: str, *, complete: bool) -> None:
        self._texts.pop(utterance_id, None)
        self._begun.discard(utterance_id)
        self.interruptions.end(utterance_id)
        self._send(wire.End(id=utterance_id, cut=not complete))
        self._report(PlayoutFinished(self._clock(), utterance_id, heard_text, complete))


def _say(
    utterance_id: str, part: int, piece: Line, speech: PreparedSpeech | None, pts: int, *, last: bool
) -> wire.Say:
    return wire.Say(
        id=utterance_id,
        part=part,
        last=last,
        kind=piece.kind.value,
        text=piece.text,
        pts=pts,
        first=0 if speech is None else speech.first_audible_ms * SAMPLES_PER_MS,
        ms=0 if speech is None else speech.duration_ms,
        seg=[] if speech is None else [(v.name, v.start_ms, v.end_ms, v.amount) for v in speech.visemes],
        stress=[] if speech is None else list(speech.stress_ms),
        words=[] if speech is None else [(w.offset, w.length, w.start_ms) for w in speech.words],
    )
