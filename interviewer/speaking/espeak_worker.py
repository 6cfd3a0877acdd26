"""The process in which espeak-ng lives: `python -m interviewer.speaking.espeak_worker`.

The only module that loads libespeak-ng, whose licence (GPL-3.0) and whose crashes stay on this side of the pipe.
Request: {"text", "language", "name", "words_per_minute", "pitch"}. Answer: {"rate_hz", "phonemes": [[ms, ipa]],
"words": [[offset, ms]]} with the sound as 16-bit mono samples in the body, or {"error": plain words}. Offsets are
espeak's own: several for a number, none for some short words.
"""

import ctypes
import re
from typing import Any

import espeakng_loader

from interviewer.speaking.espeak_voices import EspeakVoices
from interviewer.worker import Header, serve

SYNCHRONOUS = 2
PHONEME_EVENTS_IN_IPA = 1 | 2
UTF8 = 1
END_PAUSE = 0x1000
POSITION_CHARACTER = 1
EVENT_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
RATE, PITCH = 1, 3
MAX_CHARACTERS = 5_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # replaced one by one, so that offsets stay true


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """The library is one instance per process; one request at a time."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._library.espeak_Info.restype = ctypes.c_char_p
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
        self.rate_hz: int = self._library.espeak_Initialize(SYNCHRONOUS, 200, data, PHONEME_EVENTS_IN_IPA)
        if self.rate_hz <= 0:
            raise OSError(f"espeak-ng can't use its data folder {espeakng_loader.get_data_path()}")
        self.version = self._library.espeak_Info(None).decode().split()[0]
        self._voices = EspeakVoices(self._library)
        self._callback = _Callback(self._take)  # kept: the library holds only a pointer
        self._library.espeak_SetSynthCallback(self._callback)
        self._samples = bytearray()  # 16 bits each, little-endian: espeak's wheels are for no other machine
        self._phonemes: list[tuple[float, str]] = []
        self._words: list[tuple[int, float]] = []

    def answer(self, header: Header, _body: bytes) -> tuple[Header, bytes]:
        text = _CONTROL.sub(" ", str(header["text"]))
        if len(text) > MAX_CHARACTERS:
            return _refused(f"This text is too long to be spoken at once (over {MAX_CHARACTERS} characters).")
        language, variant = str(header["language"]), str(header["name"])
        voice = self._voices.named(language, variant)
        # Unchecked, espeak would go on with the voice of the line before (avatar.md 3.3).
        if voice is None or self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            return _refused(self._voices.complaint(language, variant))
        self._library.espeak_SetParameter(RATE, int(header["words_per_minute"]), 0)
        self._library.espeak_SetParameter(PITCH, int(header["pitch"]), 0)
        self._samples, self._phonemes, self._words = bytearray(), [], []
        raw = text.encode("utf-8", "replace")
        status = self._library.espeak_Synth(
            raw, len(raw) + 1, 0, POSITION_CHARACTER, 0, UTF8 | END_PAUSE, None, None
        )
        if status != 0:
            return _refused(f"espeak-ng could not speak this text (status {status}).")
        if not any(name for _, name in self._phonemes):
            return _refused(f"There is nothing in this text that could be spoken: {text[:60]!r}.")
        found = {"rate_hz": self.rate_hz, "text": text, "phonemes": self._phonemes, "words": self._words}
        return found, bytes(self._samples)

    def _take(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, 2 * count)
        index = 0
        while events[index].type != EVENT_END:
            event = events[index]
            at_ms = event.sample * 1000 / self.rate_hz  # `sample` is exact, `audio_position` is not
            if event.type == EVENT_PHONEME:
                name = bytes(event.id.string).split(b"\0")[0].decode("utf-8", "ignore")
                self._phonemes.append((at_ms, name))
            elif event.type == EVENT_WORD:
                self._words.append((event.text_position - 1, at_ms))
            index += 1
        return 0


def _refused(why: str) -> tuple[Header, bytes]:
    return {"error": why}, b""


def main() -> None:
    try:
        espeak = Espeak()
    except OSError as error:
        why = f"espeak-ng can't be loaded ({error}). `make setup` installs it."
        serve({"error": why}, lambda *_: _refused(why))
        return
    serve({"version": espeak.version, "rate_hz": espeak.rate_hz}, espeak.answer)


if __name__ == "__main__":
    main()
