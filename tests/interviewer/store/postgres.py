"""A PostgreSQL cluster of the tests' own, where PostgreSQL is installed: on loopback, gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ACCOUNT = "postgres"  # PostgreSQL refuses to run as root; its package brings this one
STARTS_WITHIN_S = 30.0


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`; Debian keeps them off the path. None: not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The URL of its database `postgres`. folder: of PostgreSQL's programs."""
    account = ACCOUNT if os.geteuid() == 0 else None
    data = Path(tempfile.mkdtemp(prefix="aila-postgres-"))  # pytest's own folders are closed to other accounts
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    if account is not None:
        shutil.chown(data, account)
    make = [
        str(folder / "initdb"),
        "-D",
        str(data / "data"),
        "-U",
        "aila",
        "--auth=trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(make, user=account, cwd=data, check=True, capture_output=True)
    settings = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off")
    command = [
        str(folder / "postgres"),
        "-D",
        str(data / "data"),
        "-p",
        str(port),
        *(f"-c{one}" for one in settings),
    ]
    process = subprocess.Popen(
        command, user=account, cwd=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"postgresql://aila@127.0.0.1:{port}/postgres"
    try:
        _wait(url)
        yield url
    finally:
        process.send_signal(signal.SIGINT)  # "fast": SIGTERM would wait for whoever is connected
        process.wait(30)
        shutil.rmtree(data)


def _wait(url: str) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)  # nothing tells when it is ready
