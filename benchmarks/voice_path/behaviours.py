"""What isn't voice-to-voice latency: being interrupted, coming back after a loss, connecting under attack."""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.voice_path.caller import HER_PAUSE_S, Caller, CallFailed
from benchmarks.voice_path.compare import GREETING_WITHIN_S, reason
from benchmarks.voice_path.impairment import Impairment
from benchmarks.voice_path.interrupting import Interrupter, Interruptions, her_packets, long_bank
from benchmarks.voice_path.phrases import Phrase, phrases
from benchmarks.voice_path.stranger import Spray, addresses
from benchmarks.voice_path.systems import OurRunning, OurServer, Pipecat, Session, join, save_replies
from interviewer import wire
from interviewer.simulate.server import ServerFailed

INTERVIEW_WITHIN_S = 400.0
ANSWERS = 8  # an interrupted question is asked again
SESSIONS = 3  # at once: interrupting takes time
STAGGER_S = 1.3
SPRAYED_PER_S = 500.0
STRANGER_IS_FIRST_S = 0.05
BACK_WITHIN_S = 15.0
# A page that was reloaded is there again at once; what the browser needs for it is not ours.
ABSENCES_S = {"reload": 0.0, "5 s without a connection": 5.0, "15 s without a connection": 15.0}


@dataclass(slots=True)
class Returned:
    """Milliseconds from the beginning of the new connection. `asked_again`: at the same question as before."""

    packets_ms: list[float] = field(default_factory=list)
    voices_ms: list[float] = field(default_factory=list)
    asked_again: int = 0


@dataclass(slots=True)
class Sprayed:
    connected_ms: list[float] = field(default_factory=list)
    tried: int = 0
    rates_per_s: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Behaved:
    ours: Interruptions = field(default_factory=Interruptions)
    pipecat: Interruptions | None = None
    returned: dict[str, Returned] = field(default_factory=dict)
    sprayed: Sprayed = field(default_factory=Sprayed)
    trouble: list[str] = field(default_factory=list)


async def behave(interruptions: int, returns: int, *, with_pipecat: bool, logs: Path) -> Behaved:
    """`interruptions`: barge-ins of each system; the other kinds come with them."""
    spoken, found = phrases(), Behaved()
    with tempfile.TemporaryDirectory(prefix="voice-path-") as name:
        folder = Path(name)
        (folder / "data").mkdir()
        bank = long_bank(folder)
        async with OurServer(folder, spoken, bank=bank, answers=ANSWERS).running(
            logs / "behaviours.log"
        ) as running:
            await _note(found, _interrupt_ours(running, spoken, interruptions, bank, folder / "data", found))
            for absence, absent_s in ABSENCES_S.items():
                found.returned[absence] = Returned()
                for _ in range(returns):
                    await _note(found, _come_back(running, absent_s, found.returned[absence]))
            for _ in range(20):
                await _note(found, _connect_under_spray(running, found.sprayed))
        if with_pipecat:
            await save_replies(folder / "replies", folder / "data", bank)
            pipecat = Pipecat(folder, folder / "replies", patched=False)
            found.pipecat = Interruptions()
            async with pipecat.running(logs / "behaviours-pipecat.log") as other:
                caller = Caller(Impairment())
                interrupter = Interrupter(caller, spoken, None, seed=1)
                found.pipecat = interrupter.found
                await _note(found, _interrupt_pipecat(other.session(caller), caller, interrupter, interruptions))
    return found


async def _note(found: Behaved, attempt: Awaitable[None]) -> None:
    """One that fails is told of, and the next one begins."""
    try:
        await attempt
    except* (OSError, TimeoutError, CallFailed, ServerFailed) as failed:
        found.trouble.append(reason(failed))


async def _interrupt_ours(
    running: OurRunning, spoken: tuple[Phrase, ...], wanted: int, bank: Path, data: Path, found: Behaved
) -> None:
    packets = await her_packets(bank, data)

    async def interview(number: int) -> Interruptions:
        await asyncio.sleep(number * STAGGER_S)
        caller = Caller(Impairment())
        interrupter = Interrupter(caller, spoken, packets, seed=number)
        page = await running.invite()
        async with _ended(caller), asyncio.timeout(INTERVIEW_WITHIN_S), join(page, caller) as session:
            await session.send(wire.Start())
            await caller.hear_out(GREETING_WITHIN_S)
            await interrupter.run(session, -(-wanted // SESSIONS))
        interrupter.sort(await running.undoable(page))
        return interrupter.found

    async with asyncio.TaskGroup() as group:
        interviews = [group.create_task(interview(number)) for number in range(SESSIONS)]
    for one in interviews:
        found.ours.barge_ins.add(one.result().barge_ins)
        found.ours.cut_ins.add(one.result().cut_ins)
        found.ours.early.add(one.result().early)
        found.ours.unanswered += one.result().unanswered


async def _interrupt_pipecat(
    session: contextlib.AbstractAsyncContextManager[object], caller: Caller, interrupter: Interrupter, wanted: int
) -> None:
    async with _ended(caller), asyncio.timeout(INTERVIEW_WITHIN_S), session:
        await asyncio.sleep(HER_PAUSE_S)
        await interrupter.only_barge_in(Session(asyncio.Event()), wanted)


async def _come_back(running: OurRunning, absent_s: float, found: Returned) -> None:
    """Websocket and sound end without a farewell, and a new page with a new connection comes."""
    page, first, second = await running.invite(), Caller(Impairment()), Caller(Impairment())
    async with _ended(first), _ended(second), asyncio.timeout(INTERVIEW_WITHIN_S):
        async with join(page, first) as session:
            await session.send(wire.Start())
            await first.hear_out(GREETING_WITHIN_S)
            question = session.question
            session.lose()
            await first.close()
        await asyncio.sleep(absent_s)
        first_packet_s: list[float] = []
        second.on_packet = lambda at_s, _payload: first_packet_s.append(at_s) if not first_packet_s else None
        begun_s = time.monotonic()
        async with join(page, second) as session, asyncio.timeout(BACK_WITHIN_S):
            voice_s = await second.reply()
            if voice_s is None:
                raise CallFailed("she said nothing after the return")
            found.packets_ms.append((first_packet_s[0] - begun_s) * 1000)
            found.voices_ms.append((voice_s - begun_s) * 1000)
            found.asked_again += session.question == question != ""


class _SprayedCaller(Caller):
    """Where the server listens a stranger is first, and goes on until the call is connected."""

    def __init__(self) -> None:
        super().__init__(Impairment())
        self.spray: Spray | None = None

    async def accept(self, answer_sdp: str) -> None:
        self.spray = Spray(addresses(answer_sdp), SPRAYED_PER_S).__enter__()
        await asyncio.sleep(STRANGER_IS_FIRST_S)
        await super().accept(answer_sdp)


async def _connect_under_spray(running: OurRunning, found: Sprayed) -> None:
    caller = _SprayedCaller()
    found.tried += 1
    begun_s = time.monotonic()
    try:
        async with _ended(caller), asyncio.timeout(INTERVIEW_WITHIN_S), running.session(caller):
            connected_s = time.monotonic()
            if not await caller.hear_out(GREETING_WITHIN_S):
                raise CallFailed("connected under the spray, but she was not heard")
            found.connected_ms.append((connected_s - begun_s) * 1000)
    finally:
        if caller.spray is not None:
            await asyncio.to_thread(caller.spray.__exit__, None, None, None)
            found.rates_per_s.append(caller.spray.rate)


@contextlib.asynccontextmanager
async def _ended(caller: Caller) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await caller.close()
