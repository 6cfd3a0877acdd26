"""Pipecat lives in an environment of its own, made once, that nothing of the product ever sees."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / ".pipecat"
# aiortc as in our own lock, so that both sides have the same library.
WANTED = ("pipecat-ai[webrtc,silero]==1.14.0", "aiortc==1.16.0", "aiohttp>=3.14")
INSTALL_WITHIN_S = 900


class NoPipecat(Exception):
    pass


def python() -> Path:
    """The environment's interpreter; made and filled at the first call. Raises NoPipecat."""
    found, mark = FOLDER / "bin" / "python", FOLDER / "installed"
    if not mark.exists() or mark.read_text() != "\n".join(WANTED):
        _run("venv", "--allow-existing", "-q", "-p", sys.executable, str(FOLDER))
        _run("pip", "install", "-q", "-p", str(FOLDER), *WANTED)
        mark.write_text("\n".join(WANTED))
    return found


def versions() -> dict[str, str]:
    """Of what matters for the comparison, as installed there."""
    names = ("pipecat-ai", "aiortc", "aioice", "av", "onnxruntime", "numpy")
    code = f"import importlib.metadata as m; print(*(m.version(n) for n in {names!r}))"
    said = subprocess.run([python(), "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout
    return dict(zip(names, said.split(), strict=True))


def _run(*arguments: str) -> None:
    try:
        subprocess.run([_uv(), *arguments], check=True, capture_output=True, text=True, timeout=INSTALL_WITHIN_S)
    except subprocess.CalledProcessError as error:
        raise NoPipecat(f"Pipecat can't be installed into {FOLDER}:\n{error.stderr.strip()[-1500:]}") from error
    except subprocess.TimeoutExpired as error:
        raise NoPipecat(f"Installing Pipecat took more than {INSTALL_WITHIN_S} s.") from error


def _uv() -> str:
    """The project's own uv (see the Makefile), or the one on the path."""
    own = ROOT / ".uv" / "bin" / "uv"
    found = str(own) if own.exists() else shutil.which("uv")
    if found is None:
        raise NoPipecat("uv isn't here: `make setup-dev` brings it.")
    return found
