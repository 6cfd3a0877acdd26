"""A process that runs out of disk and gets some again. Run by test_disk_full.py; says what it saw as JSON lines.

`python -m tests.interviewer.store.starving disk FOLDER`: FOLDER is a small file system of its own.
`python -m tests.interviewer.store.starving limit FOLDER`: files may not grow beyond a limit (RLIMIT_FSIZE).
"""

import asyncio
import errno
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from interviewer.errors import StoreError
from interviewer.store import Store
from tests.interviewer.store.steps import heard, is_sound, new_log

BALLAST = "ballast"


def tell(**seen: object) -> None:
    sys.stdout.write(json.dumps(seen) + "\n")


def fill(folder: Path) -> None:
    """Write until the file system is full to the last byte."""
    with (folder / BALLAST).open("ab", buffering=0) as ballast:
        for size in (65_536, 1_024, 1):
            try:
                while ballast.write(b"x" * size):
                    pass
            except OSError as error:
                assert error.errno == errno.ENOSPC


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def limit_files(folder: Path) -> None:
    largest = max(path.stat().st_size for path in folder.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))


def lift_limit(_folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


async def starve(folder: Path, starve_now: Callable[[Path], None], feed: Callable[[Path], None]) -> None:
    database = folder / "interviews.db"
    url = f"sqlite:///{database}"
    store = await Store.open(url)
    log = await new_log(store)
    log.append(heard("before"))
    await log.flush()
    starve_now(folder)
    for number in range(400):
        log.append(heard(f"{number} " * 200))
    try:
        await log.flush(timeout_s=2.0)
    except StoreError as error:
        tell(step="starved", code=error.code, healthy=store.healthy, trouble=store.trouble, saved=log.saved_seq)
    feed(folder)
    await log.flush(timeout_s=10.0)
    tell(step="fed", healthy=store.healthy, saved=log.saved_seq)
    expected = list(log.entries)
    await store.close()
    store = await Store.open(url)
    same = (await store.open_log(log.session_id)).entries == expected
    await store.close()
    tell(step="reopened", same=same, sound=is_sound(database))


async def open_on_full_disk(folder: Path) -> None:
    fill(folder)
    try:
        await (await Store.open(f"sqlite:///{folder / 'interviews.db'}")).close()
    except StoreError as error:
        tell(step="opened", code=error.code)
    empty(folder)


async def main(how: str, folder: Path) -> None:
    if how == "disk":
        await open_on_full_disk(folder)
        await starve(folder, fill, lambda folder: (folder / BALLAST).unlink())
    else:
        await starve(folder, limit_files, lift_limit)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
