"""What `behaviours` measured, as Markdown. Pure."""

from collections.abc import Sequence

from benchmarks.voice_path.behaviours import Behaved
from benchmarks.voice_path.figures import spread
from benchmarks.voice_path.interrupting import Interrupted, Interruptions
from benchmarks.voice_path.noises import Taken
from benchmarks.voice_path.report import NOTHING, table

TITLE = "# Voice path: what isn't latency\n\nHow to read and repeat this: [benchmarks/README.md](../README.md).\n"
OURS, PIPECAT = "ours", "Pipecat 1.14"


def behaviours(found: Behaved, conditions: str) -> str:
    pipecat = found.pipecat
    rows = [
        *_interrupted("barge-in", OURS, found.ours.barge_ins, "p95 <= 400"),
        *([] if pipecat is None else _interrupted("barge-in", PIPECAT, pipecat.barge_ins, "")),
        *_interrupted("cut-in undone", OURS, found.ours.cut_ins, "p95 <= 250"),
        *_interrupted("interrupted at once, nothing to undo", OURS, found.ours.early, ""),
    ]
    for absence, returned in found.returned.items():
        rows.append(_row(f"{absence}: first packet of sound", OURS, returned.packets_ms, ""))
        rows.append(_row(f"{absence}: first sound of her voice", OURS, returned.voices_ms, _aim(absence)))
    rows.append(_row("connected under the spray", OURS, found.sprayed.connected_ms, "20 of 20"))
    parts = ["## Behaviours", conditions, table(["ms", "system", "n", "p50", "p95", "max", "aim"], rows)]
    return "\n\n".join([*parts, "\n".join(f"- {note}" for note in _notes(found))])


def noises(found: Sequence[Taken], conditions: str) -> str:
    """Sounds that are no words, and beginnings of speech for comparison."""
    rows = [
        [one.name, str(one.count), *_when(one.ducks_ms, one.count), *_when(one.stops_ms, one.count)]
        for one in found
    ]
    heads = ["sound", "n", "made her quieter", "p50 / p95, ms", "stopped her", "p50 / p95, ms"]
    explained = (
        "By the policy and the voice activity detection alone, frame by frame; nothing is recognized. The noises "
        "are made by rule, not recorded: they say what the policy does with such a sound, not how people cough."
    )
    return "\n\n".join(["## Sounds that are no words", conditions, table(heads, rows), explained])


def _when(milliseconds: Sequence[float], of: int) -> list[str]:
    found = spread(milliseconds)
    return [f"{len(milliseconds) / of:.0%}", NOTHING if found is None else f"{found.p50:.0f} / {found.p95:.0f}"]


def _aim(absence: str) -> str:
    return "<= 5,000" if absence == "reload" else "<= 1,000"


def _interrupted(name: str, system: str, found: Interrupted, aim: str) -> list[list[str]]:
    rows = [_row(f"{name}: silent", system, found.stops_ms, aim)]
    if found.ducks_ms:
        rows.insert(
            0, _row(f"{name}: quieter", system, found.ducks_ms, "p95 <= 150" if aim == "p95 <= 400" else "")
        )
    return rows


def _row(name: str, system: str, milliseconds: Sequence[float], aim: str) -> list[str]:
    found = spread(milliseconds)
    if found is None:
        return [name, system, "0", NOTHING, NOTHING, NOTHING, aim]
    figures = [f"{figure:,.0f}" for figure in (found.p50, found.p95, max(milliseconds))]
    return [name, system, str(found.count), *figures, aim]


def _notes(found: Behaved) -> list[str]:
    notes = [_kept_on(OURS, found.ours)]
    notes.append("Pipecat was not measured." if found.pipecat is None else _kept_on(PIPECAT, found.pipecat))
    for absence, returned in found.returned.items():
        notes.append(f"{absence}: {returned.asked_again} of {len(returned.voices_ms)} at the same question.")
    sprayed = found.sprayed
    rates = f"{min(sprayed.rates_per_s):.0f}-{max(sprayed.rates_per_s):.0f}" if sprayed.rates_per_s else NOTHING
    notes.append(
        f"ClientHello spray: {len(sprayed.connected_ms)} of {sprayed.tried} connected and heard her; {rates} "
        "packets a second were really sent to each of the server's addresses."
    )
    return [*notes, *(f"Failed: {trouble}" for trouble in found.trouble)]


def _kept_on(system: str, found: Interruptions) -> str:
    kinds = {"barge-ins": found.barge_ins, "cut-ins": found.cut_ins, "early ones": found.early}
    counted = ", ".join(
        f"{kind.kept_on} of {kind.kept_on + len(kind.stops_ms)} {name}" for name, kind in kinds.items()
    )
    return f"{system}: still speaking at the end of the caller's phrase: {counted}; {found.unanswered} unanswered."
