"""`interviewer timeline`: where the time went between the candidate's last word and Aila's first, turn by turn."""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogue.timeline import Interruption, Turn, turns
from interviewer.cli.stored import log_of, stored

console = Console(highlight=False)

BAR_CHARS = 34
SEEN_S = 0.005
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Stage:
    """Glyphs differ, too: not everybody sees colours, and files have none."""

    key: str
    heading: str
    says: str
    glyph: str
    style: str
    length_s: Callable[[Turn], float | None]


STAGES = (
    Stage("silence", "silence", "silence until the decision", "░", "blue", lambda turn: turn.silence_s),
    Stage("thinking", "reply", "decision to reply", "▓", "yellow", lambda turn: turn.thinking_s),
    Stage("sending", "sent", "reply to first audio sent", "▒", "magenta", lambda turn: turn.sending_s),
    Stage("arrival", "heard", "sent to heard", "█", "green", lambda turn: turn.arrival_s),
)
TOTALS: tuple[tuple[str, str, Callable[[Turn], float | None]], ...] = (
    ("recognition", "waiting for words (part of decision to reply)", lambda turn: turn.recognition_s),
    ("voice_to_sent", "last voiced sample to first audio sent", lambda turn: turn.voice_to_sent_s),
    ("voice_to_voice", "voice to voice", lambda turn: turn.voice_to_voice_s),
    ("silenced", "interrupted to silent", lambda turn: turn.silenced_s),
)
INTERRUPTIONS = {
    Interruption.CUT_IN: ("CUT IN: the candidate ", "bold red"),
    Interruption.BARGE_IN: ("interrupted: the candidate ", "cyan"),
    Interruption.STOPPED: ("stopped by a button or a lost connection", "cyan"),
}


def timeline(
    session: Annotated[str, typer.Argument(help="Id of an interview; `interviewer show` lists them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON instead.")] = False,
) -> None:
    """Show where the time went between the candidate's last word and Aila's first, turn by turn."""
    found = asyncio.run(_turns(session))
    if as_json:
        typer.echo(json.dumps({"session_id": session, **as_plain(found)}, indent=1))
        return
    if not found:
        console.print("Nobody has answered anything in this interview yet.")
        return
    console.print(chart(found))
    console.print(summary_table(found))


async def _turns(session_id: str) -> list[Turn]:
    async with stored() as store:
        return turns((await log_of(store, session_id)).entries)


def as_plain(found: Sequence[Turn]) -> dict[str, object]:
    """Moments in session seconds, stages and percentiles in milliseconds."""
    return {
        "turns": [
            asdict(turn)
            | {"endpointed": turn.endpointed}
            | {f"{key}_ms": _ms(length_s(turn)) for key, _, length_s in _measures()}
            for turn in found
        ],
        "summary_ms": {
            key: {"turns": len(lengths), "p50": _ms(p50), "p95": _ms(p95)}
            for key, _, lengths, p50, p95 in _summary(found)
        },
        "cut_ins": sum(turn.interruption is Interruption.CUT_IN for turn in found),
    }


def chart(found: Sequence[Turn]) -> Table:
    """One row per turn; all bars have the same scale, which the longest turn that we ended ourselves sets."""
    lengths_s = [_length_s(turn) for turn in found if turn.endpointed] or [_length_s(turn) for turn in found]
    scale_s = max(*lengths_s, 0.001)
    legend = Text("  ").join(Text.assemble((stage.glyph, stage.style), f" {stage.says}") for stage in STAGES)
    table = Table(
        title=f"Turns; a full bar is {1000 * scale_s:,.0f} ms, all numbers are milliseconds",
        caption=legend, show_lines=True, title_justify="left", caption_justify="left",
    )  # fmt: skip
    table.add_column("", justify="right")
    table.add_column("answered", max_width=14, overflow="fold")
    table.add_column("what happened, and why", min_width=BAR_CHARS)
    for heading in (*(stage.heading for stage in STAGES), "total"):
        table.add_column(heading, justify="right", no_wrap=True)
    for turn in found:
        numbers = [_written(stage.length_s(turn)) for stage in STAGES]
        table.add_row(str(turn.number), Text(turn.prompt_id), _told(turn, scale_s), *numbers, _total(turn))
    return table


def summary_table(found: Sequence[Turn]) -> Table:
    table = Table("", "turns", "p50", "p95", title_justify="left", caption_justify="left")
    table.title = "Turns that we ended ourselves (not by a button, not typed)"
    for column in table.columns[1:]:
        column.justify = "right"
    for key, says, lengths, p50, p95 in _summary(found):
        style = "bold" if key == "voice_to_voice" else ""
        table.add_row(says, str(len(lengths)), _written(p50), _written(p95), style=style)
    cut_ins = sum(turn.interruption is Interruption.CUT_IN for turn in found)
    table.caption = f"{len(found)} turns in all; cut in on the candidate: {cut_ins}"
    return table


def _told(turn: Turn, scale_s: float) -> Text:
    """The bar, with the reasons in words below it."""
    lines = [
        _bar(turn, scale_s),
        Text.assemble(("over:  ", "dim"), turn.ended_because),
        Text.assemble(("reply: ", "dim"), turn.reply_because),
    ]
    if turn.interruption is not None:
        says, style = INTERRUPTIONS[turn.interruption]
        silent = "" if turn.silenced_s is None else f"; she was silent after {_written(turn.silenced_s)} ms"
        lines.append(Text(f"{says}{turn.interrupted_because}{silent}", style))
    return Text("\n").join(lines)


def _bar(turn: Turn, scale_s: float) -> Text:
    """Each stage ends where the time so far says, so that roundings don't add up; a short one is still seen."""
    bar, until_s, drawn = Text(), 0.0, 0
    for stage in STAGES:
        length_s = stage.length_s(turn) or 0.0
        until_s += length_s
        least = drawn + (length_s >= SEEN_S)
        end = min(BAR_CHARS, max(least, round(BAR_CHARS * until_s / scale_s)))
        bar.append(stage.glyph * (end - drawn), stage.style)
        drawn = end
    if until_s > scale_s * 1.001:
        bar.right_crop(1)
        bar.append("»", "bold")
    return bar


def _total(turn: Turn) -> Text:
    if turn.voice_to_voice_s is not None:
        return Text(_written(turn.voice_to_voice_s), "bold")
    at_least_s = turn.voice_to_sent_s
    return Text(NOTHING if at_least_s is None else f"≥ {_written(at_least_s)}", "dim")


def _length_s(turn: Turn) -> float:
    return sum(stage.length_s(turn) or 0.0 for stage in STAGES)


def _measures() -> Iterator[tuple[str, str, Callable[[Turn], float | None]]]:
    yield from ((stage.key, stage.says, stage.length_s) for stage in STAGES)
    yield from TOTALS


def _summary(found: Sequence[Turn]) -> Iterator[tuple[str, str, list[float], float | None, float | None]]:
    """Key, words, lengths, p50 and p95 of each measure, over the turns whose end was ours to decide."""
    for key, says, length_s in _measures():
        lengths = [length for turn in found if turn.endpointed and (length := length_s(turn)) is not None]
        p50, p95 = (float(np.percentile(lengths, share)) if lengths else None for share in (50, 95))
        yield key, says, lengths, p50, p95


def _ms(length_s: float | None) -> float | None:
    return None if length_s is None else round(1000 * length_s, 1)


def _written(length_s: float | None) -> str:
    return NOTHING if length_s is None else f"{1000 * length_s:,.0f}"
