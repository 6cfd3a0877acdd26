"""What these tests need of the machine. Where it is missing they are left out, and the summary says so by name;
whoever asks for them (`-m netns`, `-m slow`) gets them, to fail with the reason."""

import os
import subprocess
from pathlib import Path

import pytest

MARKERS = {
    "netns": "needs network namespaces (unshare -Urn), `ip` and /dev/net/tun",
    "slow": "takes longer than a minute; run with -m slow",
}
LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def missing() -> str:
    """What stands in the way of a TUN device in a network namespace; empty if nothing does."""
    if not Path("/dev/net/tun").exists() or not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return "/dev/net/tun"
    try:
        tried = subprocess.run(
            ["unshare", "-Urn", "ip", "tuntap", "add", "probe", "mode", "tun"],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except FileNotFoundError:
        return "the command unshare"
    return "" if tried.returncode == 0 else f"unshare -Urn ip tuntap: {tried.stderr.strip()}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = config.getoption("-m")
    lacking = "" if "netns" in asked else missing()
    left_out: dict[str, list[pytest.Item]] = {}
    for item in items:
        if lacking and item.get_closest_marker("netns"):
            left_out.setdefault(f"missing here: {lacking}", []).append(item)
        elif "slow" not in asked and item.get_closest_marker("slow"):
            left_out.setdefault("slow: run them with -m slow", []).append(item)
    gone = [item for found in left_out.values() for item in found]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if item not in gone]
    config.stash[LEFT_OUT] = [
        f"not run, {reason}: {item.nodeid}" for reason, found in left_out.items() for item in found
    ]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line(line)
