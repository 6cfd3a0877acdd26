"""A child that does as it is told, bad things included."""

import os
import signal
import sys
from pathlib import Path

from interviewer.worker import Header, serve


def answer(header: Header, body: bytes) -> tuple[Header, bytes]:
    match header["do"]:
        case "echo":
            return {"echo": header, "pid": os.getpid()}, body
        case "fault":
            return {"error": "There is no such voice."}, b""
        case "print":
            os.write(1, b"an engine talks to itself\n")
            sys.stdout.flush()
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise RuntimeError("a fault of the engine")
        case "hang":
            if "sign" in header:
                Path(header["sign"]).touch()
            signal.pause()
        case "deaf":
            # Answers this one and reads nothing more.
            _write(b"\x00\x00\x00\x02\x00\x00\x00\x00{}")
            signal.pause()
        case "garbage":
            _write(b"Traceback (most recent call last):\n")
        case "half":
            _write(b"\x00\x00\x00\x10\x00\x00\x00\x00{")
            os._exit(0)
        case "no JSON":
            _write(b"\x00\x00\x00\x03\x00\x00\x00\x00{]}")
        case "no object":
            _write(b"\x00\x00\x00\x02\x00\x00\x00\x00[]")
        case "huge":
            _write(b"\xff\xff\xff\xff\xff\xff\xff\xff")
        case "not UTF-8":
            _write(b"\x00\x00\x00\x02\x00\x00\x00\x00\xff\xfe")
    return {}, b""


def _write(raw: bytes) -> None:
    # serve() has put stdout in the place of stderr; the pipe to the parent is the other descriptor that it opened.
    os.write(PIPE, raw)


if __name__ == "__main__":
    how = sys.argv[1] if len(sys.argv) > 1 else ""
    if how == "never greets":
        signal.pause()
    if how == "dies at once":
        sys.exit(3)
    PIPE = os.dup(1)
    serve({"version": "1", "how": how}, answer)
