"""Make sure that Chromium is there for the tests: install it where that is possible, else say how."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    if any(shutil.which(name) for name in NAMES):
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Installing Chromium for the tests\n")
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return 0
    sys.stderr.write(
        "The tests drive Chromium, which isn't installed here. Install it and run them again:\n"
        "  Debian, Ubuntu:  sudo apt-get install chromium\n"
        "  Fedora:          sudo dnf install chromium\n"
        "  macOS:           brew install --cask chromium\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
