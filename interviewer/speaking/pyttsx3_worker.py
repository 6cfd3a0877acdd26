"""The process in which pyttsx3 drives the system's voices: `python -m interviewer.speaking.pyttsx3_worker`.

A process of its own because the system engines want a main thread and a run loop, and may hang.
Request: {"text", "language", "name", "words_per_minute", "file"}; the sound is written to `file`.
"""

import contextlib
import ctypes
import os
import sys
import threading
from importlib.metadata import version
from pathlib import Path
from typing import Any

import espeakng_loader

from interviewer.worker import Header, serve

ON_LINUX = sys.platform.startswith("linux")
WRITTEN_WITHIN_S = 8.0
ATTEMPTS = 3
HEADER_BYTES = 64  # a file of this size or less holds no sound


class SystemVoices:
    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._default = str(engine.getProperty("voice"))
        self._voices = list(engine.getProperty("voices"))
        folder = Path(espeakng_loader.get_data_path()) / "voices" / "!v"
        self._variants = {path.name for path in folder.iterdir()}
        self._written = threading.Event()
        engine.connect("finished-utterance", lambda **_: self._written.set())
        self.version = f"{version('pyttsx3')}/{self._default}"

    def answer(self, header: Header, _body: bytes) -> tuple[Header, bytes]:
        voice = self._named(header["name"], header["language"])
        if voice is None:
            return {"error": self._complaint(header["name"], header["language"])}, b""
        self._engine.setProperty("voice", voice)
        # On Linux its espeak driver takes up a new rate only some lines later, or never; espeak is chosen there.
        self._engine.setProperty("rate", int(header["words_per_minute"]))
        file = Path(header["file"])
        for _ in range(ATTEMPTS):
            if self._save(header["text"], file):
                return {}, b""
        return {"error": "The system's voice wrote no sound for this text."}, b""

    def _save(self, text: str, file: Path) -> bool:
        self._written.clear()
        self._engine.save_to_file(text, str(file))
        with contextlib.redirect_stdout(None):  # it announces each file
            self._engine.runAndWait()
            # Its espeak driver writes from a thread of the library, of which runAndWait knows nothing. Where the
            # end of one line meets the beginning of the next, the file comes out empty: then once more.
            if ON_LINUX:
                self._written.wait(WRITTEN_WITHIN_S)
        return file.exists() and file.stat().st_size > HEADER_BYTES

    def _complaint(self, name: str, language: str) -> str:
        known = ", ".join(sorted(str(voice.name) for voice in self._voices))
        if name and name not in self._variants:
            return f"This system has no voice {name!r} (INTERVIEWER_VOICE_NAME). It has {known}."
        return f"This system has no voice that speaks {language!r} (INTERVIEWER_VOICE_LANGUAGE). It has {known}."

    def _named(self, name: str, language: str) -> str | None:
        """By name or id. Without one, the system's own choice if it speaks the language, else one that does.

        An espeak variant such as "f3", the default of the settings, is no wish for a system's voice.
        """
        if name and name not in self._variants:
            wanted = [v for v in self._voices if name.lower() in (str(v.name).lower(), str(v.id).lower())]
            return str(wanted[0].id) if wanted else None
        able = [str(v.id) for v in self._voices if _speaks(v, language)]
        if able:
            return self._default if self._default in able else able[0]
        # Some drivers don't tell what their voices speak: then the system's own choice has to do.
        return None if any(_family(tag) for voice in self._voices for tag in _tags(voice)) else self._default


def _tags(voice: Any) -> list[str]:
    """Drivers give tags as "en_US", "en-us" or bytes with a leading priority."""
    tags = [tag.decode("utf-8", "ignore") if isinstance(tag, bytes) else str(tag) for tag in voice.languages or []]
    return [tag.lower().replace("_", "-").strip("\x00\x01\x02\x03\x04\x05") for tag in tags]


def _family(tag: str) -> str:
    """ "de" of "de-at"; empty where a driver gives something else than a tag."""
    family = tag.partition("-")[0]
    return family if len(family) in (2, 3) and family.isalpha() else ""


def _speaks(voice: Any, language: str) -> bool:
    """`language`: with a region that region, without one any."""
    wanted = language.lower().replace("_", "-")
    return any(wanted in ((tag,) if "-" in wanted else (tag, _family(tag))) for tag in _tags(voice))


def main() -> None:
    if ON_LINUX:
        # pyttsx3 looks for a system espeak-ng by its soname; the one that is installed with us has the same.
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    try:
        import pyttsx3

        voices = SystemVoices(pyttsx3.init())
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        complaint = {"error": f"pyttsx3 finds no voices on this system ({error})."}
        serve(complaint, lambda *_: (complaint, b""))
        return
    serve({"version": voices.version}, voices.answer)


if __name__ == "__main__":
    main()
