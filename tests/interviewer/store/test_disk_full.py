"""A disk that runs full in the middle of an interview: said, survived, and over by itself once there is space."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = "tests.interviewer.store.starving"
MOUNT = 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"'


def seen(command: list[str]) -> dict[str, dict[str, object]]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"step"')]
    return {str(line.pop("step")): line for line in lines}


def can_mount(folder: Path) -> bool:
    """In a namespace of its own: nothing outside changes, and where the system allows it, root isn't needed."""
    try:
        done = subprocess.run(
            ["unshare", "-Urm", "sh", "-c", MOUNT, str(folder), "true"],
            capture_output=True,
            timeout=10,
            check=False,
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0


@pytest.mark.fault
def test_a_full_disk_is_survived_and_nothing_is_lost(tmp_path: Path) -> None:
    """On a real file system of 2 MB. Where none can be mounted the limit of the other test stands in for it."""
    if not can_mount(tmp_path):
        pytest.skip("no file system can be mounted here; the file size limit below shows the same path")
    told = seen(
        ["unshare", "-Urm", "sh", "-c", MOUNT, str(tmp_path), sys.executable, "-m", MODULE, "disk", str(tmp_path)]
    )
    assert told["opened"] == {"code": "disk_full"}
    assert told["starved"]["healthy"] is False
    assert "The disk is full" in str(told["starved"]["trouble"])
    assert told["starved"]["code"] == "not_saved"
    assert 1 <= int(str(told["starved"]["saved"])) < 401
    assert told["fed"] == {"healthy": True, "saved": 401}
    assert told["reopened"] == {"same": True, "sound": True}


@pytest.mark.fault
def test_a_file_that_may_not_grow_is_survived_and_nothing_is_lost(tmp_path: Path) -> None:
    told = seen([sys.executable, "-m", MODULE, "limit", str(tmp_path)])
    assert told["starved"]["healthy"] is False
    assert told["fed"] == {"healthy": True, "saved": 401}
    assert told["reopened"] == {"same": True, "sound": True}
