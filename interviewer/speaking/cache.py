"""Every line is synthesized once and kept on disk, ready to be sent."""

import asyncio
import contextlib
import hashlib
import os
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from pathlib import Path

import structlog
from pydantic import TypeAdapter, ValidationError

from interviewer.speaking.preparation import prepared
from interviewer.speaking.speech import PreparedSpeech, Synthesizer, Viseme, Voice, WordTime

logger = structlog.get_logger()

FORMAT = "4"  # raise it when prepared lines would look different
# About 0.5 MB a minute of speech, loud and quiet packets together; the lines of several banks fit.
KEPT_IN_MEMORY = 256
_CHECKSUM_BYTES = 4
_Wish = tuple[str, Voice]  # a line, and how it is to be said
# The fields of PreparedSpeech in their order.
_Line = tuple[
    str,
    tuple[bytes, ...],
    tuple[Viseme, ...],
    tuple[WordTime, ...],
    tuple[int, ...],
    int,
    tuple[bytes, ...],
    tuple[int, ...],
]
_file = TypeAdapter[_Line](_Line, config={"ser_json_bytes": "base64", "val_json_bytes": "base64"})


class SpeechCache:
    """Lines of one voice. Memory, then disk, then the synthesizer; concurrent wishes for a line are one.

    A folder that can't be read or written costs time, never a line: the line is synthesized again.
    """

    def __init__(self, folder: Path, synthesizer: Synthesizer, voice: Voice) -> None:
        self._folder = folder
        self._synthesizer = synthesizer
        self._voice = voice
        self._kept: OrderedDict[_Wish, PreparedSpeech] = OrderedDict()
        self._coming: dict[_Wish, asyncio.Future[PreparedSpeech]] = {}
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="speech")
        self._complained = False

    async def prepare(self, text: str, pace: float = 1.0) -> PreparedSpeech:
        """`pace`: factor on the voice's words per minute; each pace of a line is a recording of its own.

        Raises BackendError(stage="synthesizer") when the line can't be spoken.
        """
        wish = (text, self._at(pace))
        kept = self._kept.get(wish)
        if kept is None:
            kept = await asyncio.shield(self._coming.get(wish) or self._begin(wish))
            self._kept[wish] = kept
            while len(self._kept) > KEPT_IN_MEMORY:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(wish)
        return kept

    def has(self, text: str, pace: float = 1.0) -> bool:
        """Whether the line is ready without being synthesized."""
        wish = (text, self._at(pace))
        return wish in self._kept or (self._folder / f"{self._key(wish)}.line").is_file()

    async def prepare_all(self, texts: Iterable[str], progress: Callable[[int, int], None]) -> None:
        """`progress(done, total)` after each line."""
        wanted = list(dict.fromkeys(texts))
        for done, text in enumerate(wanted, start=1):
            await self.prepare(text)
            progress(done, len(wanted))

    def close(self) -> None:
        """Closes the synthesizer too."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._synthesizer.close()

    def _at(self, pace: float) -> Voice:
        return replace(self._voice, words_per_minute=round(self._voice.words_per_minute * pace))

    def _begin(self, wish: _Wish) -> asyncio.Future[PreparedSpeech]:
        """One for all who wish for this line meanwhile; it goes on when one of them gives up."""
        coming = asyncio.get_running_loop().run_in_executor(self._threads, self._load, wish)
        self._coming[wish] = coming
        coming.add_done_callback(lambda _: self._coming.pop(wish))
        return coming

    def _load(self, wish: _Wish) -> PreparedSpeech:
        text, voice = wish
        path = self._folder / f"{self._key(wish)}.line"
        found = _read(path)
        if found is None:
            found = prepared(text, self._synthesizer.speak(text, voice))
            try:
                _write(path, found)
            except OSError as error:
                self._complain(error)
        return found

    def _complain(self, error: OSError) -> None:
        """Once: a full disk would say it with every line."""
        if not self._complained:
            logger.warning("speech_not_kept", folder=str(self._folder), reason=error.strerror)
        self._complained = True

    def _key(self, wish: _Wish) -> str:
        text, voice = wish
        parts = [FORMAT, self._synthesizer.name, self._synthesizer.version, *map(str, astuple(voice)), text]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _read(path: Path) -> PreparedSpeech | None:
    """None for a file that isn't there or is damaged: it is made again."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    checksum, body = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
    if zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "big") != checksum:
        return None
    try:
        return PreparedSpeech(*_file.validate_json(body))
    except ValidationError:
        return None


def _write(path: Path, speech: PreparedSpeech) -> None:
    """Whole or not at all: written beside, then renamed."""
    body = _file.dump_json(
        (
            speech.text,
            speech.packets,
            speech.visemes,
            speech.words,
            speech.stress_ms,
            speech.first_audible_ms,
            speech.quiet_packets,
            speech.levels_db,
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        beside.write_bytes(zlib.crc32(body).to_bytes(_CHECKSUM_BYTES, "big") + body)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
