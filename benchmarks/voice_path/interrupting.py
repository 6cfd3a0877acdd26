"""A caller that interrupts: in the middle of her sentences, and at their beginning, going on with an answer.

her    ______________##_______________#######_______________
caller ############____##########__________##########_______
                       ^ a cut-in, undone  ^ a barge-in

Whatever it says, it says to the end; her next words are the answer to that, and the next ones to be interrupted.
"""

import asyncio
import random
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from benchmarks.voice_path.caller import Caller
from benchmarks.voice_path.phrases import VOICED_DECODED, Phrase
from benchmarks.voice_path.systems import BANK, Session
from interviewer import banks
from interviewer import settings as settings_module
from interviewer.preparation import voice_of
from interviewer.speaking import engines, opus
from interviewer.speaking.cache import SpeechCache

# 8 s, so that she is in the middle of it whenever she is interrupted.
LONG = (
    "Please think of the last time when you planned a piece of work with other people, of what you wanted, and of "
    "what came of it, and tell me {}."
)
ENDINGS = (
    *("what you did", "who was there", "how it began", "how it ended", "what was hard", "what was easy"),
    *(
        "what you learned",
        "who helped you",
        "what you said",
        "what was missing",
        "how long it took",
        "what was new",
    ),
    "what you would change",
)
# After her onset, in seconds, drawn evenly. Later than 0.7 s nobody has only paused (`dialogue.barge_in`).
AT_ONCE_S = (0.0, 0.45)
IN_THE_MIDDLE_S = (1.0, 2.5)
# Heard so shortly before, she is speaking: at the beginning of an interruption, or still at its end.
SPEAKING_S = 0.3
# A line that was heard until so shortly before its end was not stopped.
ENDING_PACKETS = 15


@dataclass(frozen=True, slots=True)
class Packets:
    """Of her long lines, by which one knows what is heard. `quiet`: sent only while she is ducked."""

    all: frozenset[bytes]
    quiet: frozenset[bytes]
    endings: frozenset[bytes]


@dataclass(slots=True)
class Interrupted:
    """Milliseconds from the first voiced sample that the caller sent, to the last sound of hers or the first
    quieter one. `kept_on`: how often she was still speaking when the caller's phrase was over."""

    stops_ms: list[float] = field(default_factory=list)
    ducks_ms: list[float] = field(default_factory=list)
    kept_on: int = 0

    def add(self, part: "Interrupted") -> None:
        self.stops_ms += part.stops_ms
        self.ducks_ms += part.ducks_ms
        self.kept_on += part.kept_on


@dataclass(slots=True)
class Interruptions:
    """`cut_ins`: she had answered a pause, and the caller goes on. `early`: as early, where she asks again what
    was cut, so that there is nothing to be taken back."""

    barge_ins: Interrupted = field(default_factory=Interrupted)
    cut_ins: Interrupted = field(default_factory=Interrupted)
    early: Interrupted = field(default_factory=Interrupted)
    unanswered: int = 0


class Interrupter:
    """Of one call. Without `packets` all of her lines are long."""

    def __init__(self, caller: Caller, spoken: tuple[Phrase, ...], packets: Packets | None, seed: int) -> None:
        self._caller, self._spoken, self._packets = caller, spoken, packets
        self._chance = random.Random(seed)
        self._quiet_at_s: list[float] = []
        self._at_once: dict[str, Interrupted] = {}
        self._last = b""
        self._last_long_at_s = float("-inf")
        caller.on_packet = self._on_packet
        self.found = Interruptions()

    async def run(self, session: Session, wanted: int) -> None:
        """Until there are so many barge-ins, or the interview is over. She has finished speaking before."""
        while not self._enough(session, wanted):
            await self._caller.say(self._phrase())
            await self._interrupt(AT_ONCE_S, lambda: self._of(session.utterance_id))
            await self._interrupt(IN_THE_MIDDLE_S, lambda: self.found.barge_ins)
            await self._interrupt(AT_ONCE_S, lambda: self._of(session.utterance_id))
            if await self._caller.reply() is not None and not session.over.is_set():
                await self._caller.hear_out(0.0)

    async def only_barge_in(self, session: Session, wanted: int) -> None:
        await self._caller.say(self._phrase())
        while not self._enough(session, wanted):
            await self._interrupt(IN_THE_MIDDLE_S, lambda: self.found.barge_ins)

    def sort(self, undoable: Collection[str]) -> None:
        """Tell what was interrupted at once by what she could take back, not by what came of it."""
        for utterance_id, part in self._at_once.items():
            (self.found.cut_ins if utterance_id in undoable else self.found.early).add(part)

    def _of(self, utterance_id: str) -> Interrupted:
        return self._at_once.setdefault(utterance_id, Interrupted())

    def _enough(self, session: Session, wanted: int) -> bool:
        return session.over.is_set() or len(self.found.barge_ins.stops_ms) >= wanted

    async def _interrupt(self, after_s: tuple[float, float], where: Callable[[], Interrupted]) -> None:
        onset_s = await self._caller.reply()
        if onset_s is None:
            self.found.unanswered += 1
            await self._caller.say(self._phrase())
            return
        await asyncio.sleep(max(0.0, onset_s + self._chance.uniform(*after_s) - time.monotonic()))
        counts = self._speaks() and (after_s is AT_ONCE_S or self._says_something_long())
        phrase, found = self._phrase(), where()
        self._quiet_at_s.clear()
        began_s = await self._caller.say(phrase) + voice_begins_s(phrase)
        if not counts or (self._packets is not None and self._last in self._packets.endings):
            return
        if self._speaks():
            found.kept_on += 1
            return
        found.stops_ms.append((self._caller.her_sound_ended_s - began_s) * 1000)
        ducks_s = [at_s for at_s in self._quiet_at_s if at_s > began_s]
        found.ducks_ms += [(ducks_s[0] - began_s) * 1000] if ducks_s else []

    def _speaks(self) -> bool:
        return time.monotonic() - self._caller.her_sound_ended_s < SPEAKING_S

    def _says_something_long(self) -> bool:
        return self._packets is None or time.monotonic() - self._last_long_at_s < SPEAKING_S

    def _phrase(self) -> Phrase:
        return self._chance.choice(self._spoken)

    def _on_packet(self, at_s: float, payload: bytes) -> None:
        if payload == opus.SILENCE or self._packets is None:
            return
        self._last = payload
        if payload in self._packets.all:
            self._last_long_at_s = at_s
        if payload in self._packets.quiet:
            self._quiet_at_s.append(at_s)


def voice_begins_s(phrase: Phrase) -> float:
    decoded = np.abs(opus.decode(phrase.packets[:10]).astype(np.int32))
    return float(np.flatnonzero(decoded > VOICED_DECODED)[0]) / opus.SAMPLE_RATE_HZ


def long_bank(folder: Path) -> Path:
    """The bank of the benchmark with long questions."""
    reader = YAML()
    content = reader.load(BANK)
    for prompt, ending in zip([content["practice"], *content["questions"]], ENDINGS, strict=True):
        prompt["text"] = LONG.format(ending)
    file = folder / "long_bank.yaml"
    reader.dump(content, file)
    return file


async def her_packets(bank_file: Path, data: Path) -> Packets:
    """From where the server keeps them. A quiet packet is 12 dB lower than the one sent otherwise."""
    settings = settings_module.load(data=data)
    bank = banks.load(str(bank_file))
    speech = SpeechCache(data / "speech", engines.choose(settings), voice_of(settings, bank.language))
    loud: set[bytes] = set()
    quiet: set[bytes] = set()
    endings: set[bytes] = set()
    assert bank.practice is not None
    try:
        for text in [bank.practice.text, *(question.text for question in bank.questions)]:
            line = await speech.prepare(text)
            loud |= set(line.packets)
            quiet |= set(line.quiet_packets)
            endings |= {*line.packets[-ENDING_PACKETS:], *line.quiet_packets[-ENDING_PACKETS:]}
    finally:
        speech.close()
    return Packets(frozenset(loud | quiet), frozenset(quiet - loud), frozenset(endings))
