"""python -m benchmarks.voice_path.watched_server COUNTS serve ...: `interviewer serve` that tells what it holds.

On SIGUSR1 it writes a line of JSON into the file COUNTS: what no other process can see of it.
"""

import asyncio
import gc
import json
import signal
import sys
from pathlib import Path
from types import FrameType

from interviewer.cli import main


def counts() -> dict[str, int]:
    """Of objects only those made since the start (`gc.freeze`), and after a collection: garbage is no leak."""
    gc.collect()
    return {"tasks": len(asyncio.all_tasks()), "objects": len(gc.get_objects())}


def answer_signals(answers: Path) -> None:
    def answer(_number: int, _frame: FrameType | None) -> None:
        with answers.open("a", encoding="utf-8") as file:  # in the main thread, where the event loop runs
            file.write(json.dumps(counts()) + "\n")

    signal.signal(signal.SIGUSR1, answer)


if __name__ == "__main__":
    answer_signals(Path(sys.argv.pop(1)))
    main()
