"""Which voices espeak-ng has, and how it names the one for a language. Used in the worker process alone."""

import ctypes
from collections.abc import Iterator


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Voices = ctypes.POINTER(ctypes.POINTER(_Voice))
_VARIANT_FOLDER = "!v/"


class EspeakVoices:
    """espeak_SetVoiceByName knows "en-us" but not "en-gb", and takes any variant, also one that doesn't exist,
    for the plain voice. So names are looked up in the library's own lists first.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        library.espeak_ListVoices.restype = _Voices
        library.espeak_ListVoices.argtypes = [ctypes.c_void_p]
        self._identifiers: dict[str, str] = {}
        best: dict[str, int] = {}
        for voice in _listed(library.espeak_ListVoices(None)):
            for priority, tag in _languages(voice):
                if priority < best.get(tag, 256):
                    best[tag], self._identifiers[tag] = priority, voice.identifier.decode()
        wish = _Voice()
        languages = ctypes.create_string_buffer(b"variant")
        wish.languages = ctypes.cast(languages, ctypes.c_void_p)
        found = [v.identifier.decode() for v in _listed(library.espeak_ListVoices(ctypes.byref(wish)))]
        self.variants = sorted(name.removeprefix(_VARIANT_FOLDER) for name in found)
        self.languages = sorted(self._identifiers)

    def named(self, language: str, variant: str) -> str | None:
        """What espeak_SetVoiceByName takes; None when there is no such language or variant."""
        identifier = self._identifiers.get(language.lower().replace("_", "-"))
        if identifier is None or (variant and variant not in self.variants):
            return None
        return identifier + (f"+{variant}" if variant else "")

    def complaint(self, language: str, variant: str) -> str:
        """What to say of a voice that `named` didn't find: the setting that asks for it, and what there is."""
        if language.lower().replace("_", "-") not in self._identifiers:
            family = language.partition("-")[0].lower()
            near = [tag for tag in self.languages if tag.partition("-")[0] == family]
            return (
                f"espeak-ng has no language {language!r} (INTERVIEWER_VOICE_LANGUAGE). "
                f"It has {', '.join(near or self.languages)}."
            )
        return (
            f"espeak-ng has no voice {variant!r} (INTERVIEWER_VOICE_NAME). "
            f"It has {', '.join(self.variants)}; with an empty name it speaks in its plain voice."
        )


def _listed(voices: "ctypes._Pointer[ctypes._Pointer[_Voice]]") -> Iterator[_Voice]:
    index = 0
    while voices[index]:
        yield voices[index].contents
        index += 1


def _languages(voice: _Voice) -> Iterator[tuple[int, str]]:
    """The list is packed: a byte of priority (1 is best), the tag, a zero; a zero ends it."""
    at = voice.languages
    while priority := ctypes.c_ubyte.from_address(at).value:
        tag = ctypes.string_at(at + 1)
        yield priority, tag.decode("utf-8", "replace").lower()
        at += 1 + len(tag) + 1
