"""Where Whisper's models are on this machine, and the one attempt to fetch one that isn't."""

import asyncio
import contextlib
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

Progress = Callable[[str], None]

CONNECT_WITHIN_S = 4.5  # nobody waits more than 5 s for a connection that there is not
STALLED_AFTER_S = 30.0  # a connection that was good and went silent
LOOK_EVERY_S = 0.2
# Without its tokenizer, faster-whisper would go and ask for one on the internet.
FILES = ("model.bin", "tokenizer.json", "config.json")
FETCHING = ".fetching"


def local_model(model: str, folder: Path) -> Path | None:
    """Where the model's files are, if they are: a folder of its own, or fetched earlier."""
    for path in (Path(model), folder / model):
        if not missing_files(path):
            return path
    return None


def missing_files(path: Path) -> list[str]:
    return [name for name in FILES if not (path / name).is_file()]


def is_path(model: str) -> bool:
    """Whether a setting names a folder rather than one of the published models."""
    return "/" in model or "\\" in model or Path(model).is_dir()


def published_models() -> list[str]:
    from faster_whisper import available_models  # takes a second

    return list(available_models())


def marker(model: str, folder: Path) -> Path:
    """As long as this file is there, no attempt is made."""
    return folder / f"{model}.not-fetched"


async def fetch_model(model: str, folder: Path, progress: Progress) -> Path | None:
    """Try once to fetch a published model. None when that fails; a marker then keeps it from being tried again.

    In a process of its own: a thread that waits for a connection couldn't be stopped.
    """
    if marker(model, folder).exists():
        return None
    (folder / FETCHING).mkdir(parents=True, exist_ok=True)
    progress(f"recognizer: fetching the model {model}")
    with (folder / FETCHING / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "interviewer.hearing.whisper_download",
            model,
            str(folder),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            ended = await _ended(process, folder / FETCHING / "cache", lambda mb: progress(_state(model, mb)))
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
    found = local_model(model, folder)
    if ended and found is not None:
        return found
    marker(model, folder).write_text("Delete this file to try again to fetch the model at the next start.\n")
    progress(f"recognizer: the model {model} could not be fetched; {folder / FETCHING / 'log'} may say why")
    return None


async def _ended(process: asyncio.subprocess.Process, cache: Path, progress: Callable[[int], None]) -> bool:
    """Whether it came to its end before its patience did."""
    fetched, moved_s = 0, time.monotonic()
    while True:
        try:
            async with asyncio.timeout(LOOK_EVERY_S):
                await process.wait()
            return True
        except TimeoutError:
            size = _size(cache)
        if size > fetched:
            fetched, moved_s = size, time.monotonic()
            progress(fetched // 2**20)
        elif time.monotonic() - moved_s > (STALLED_AFTER_S if fetched else CONNECT_WITHIN_S):
            return False


def _size(folder: Path) -> int:
    """In bytes. Another process writes there: what is listed may have been renamed a moment later."""
    size = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            found = file.lstat()
            size += found.st_size if stat.S_ISREG(found.st_mode) else 0
    return size


def _state(model: str, megabytes: int) -> str:
    return f"recognizer: fetching the model {model}, {megabytes:,} MB"
