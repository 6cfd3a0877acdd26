"""Phoneme events to timed mouth shapes, with the corrections that espeak's times need.

Measured on espeak-ng 1.52: the event of a voiceless stop marks its burst, the closure is the silence before it;
events of no length occur; diphthongs come as one event.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from interviewer.speaking.speech import Viseme, VisemeName

# The energy minimum of p, t, k lies 27-31 ms before their event (quartiles within 10 ms); the lips close earlier.
CLOSURE_MS = 55
# The burst itself, after which the mouth is free again.
BURST_MS = 20
# A closure takes at most this share of the sound before it.
BORROWED_SHARE = 0.6
# Two to three frames at 60 Hz: shorter shapes can't be seen and only make the mouth twitch.
SHORTEST_MS = 45
# The first element of a diphthong is the longer one.
DIPHTHONG_SPLIT = 0.58
VOICELESS_STOPS = frozenset({"p", "t", "k", "tʃ"})
VOWELS = frozenset({"aa", "E", "I", "O", "U"})
# espeak tells that it goes on by another language's rules, as for a foreign word: "(en)". Nothing sounds.
_SWITCH = re.compile(r"\([a-z-]+\)")
_MARKS = re.compile("[ˈˌːˑ\u0329\u032f\u0303ʰʲʷ˞'0-9_\\-|,.;:!?]")


@dataclass(frozen=True, slots=True)
class Phoneme:
    """One espeak event: IPA with stress marks; empty for a pause."""

    start_ms: float
    ipa: str


@dataclass(slots=True)
class _Segment:
    name: VisemeName
    sound: str
    start_ms: float
    end_ms: float
    amount: float

    @property
    def length_ms(self) -> float:
        return self.end_ms - self.start_ms


def visemes(phonemes: Sequence[Phoneme], end_ms: float) -> tuple[Viseme, ...]:
    """Gapless shapes from 0 to `end_ms`, in whole milliseconds. At the end the mouth is closed."""
    segments = _split([phoneme for phoneme in phonemes if not _SWITCH.fullmatch(phoneme.ipa)], end_ms)
    if segments and segments[0].start_ms > 0:
        # espeak is silent here while the lips of a first p close.
        segments.insert(0, _Segment("sil", "", 0.0, segments[0].start_ms, 1.0))
    _close_stops(segments)
    _lengthen(segments)
    return tuple(
        Viseme(s.name, round(s.start_ms), round(s.end_ms), round(s.amount, 2))
        for s in _merge(segments)
        if round(s.end_ms) > round(s.start_ms)
    )


def stressed_ms(phonemes: Sequence[Phoneme]) -> tuple[int, ...]:
    """Onsets of the syllables with primary stress."""
    return tuple(round(p.start_ms) for p in phonemes if "ˈ" in p.ipa)


def sounds_of(ipa: str) -> list[str]:
    """The known sounds in an espeak phoneme name, longest match first; marks and unknown signs are left out."""
    names, _ = _table()
    text = _MARKS.sub("", _SWITCH.sub("", ipa))
    found: list[str] = []
    position = 0
    while position < len(text):
        for length in (2, 1):
            sound = text[position : position + length]
            if sound in names:
                found.append(sound)
                break
        position += max(1, len(sound))
    return found


def _split(phonemes: Sequence[Phoneme], end_ms: float) -> list[_Segment]:
    names, amounts = _table()
    segments: list[_Segment] = []
    ends = [*(p.start_ms for p in phonemes[1:]), end_ms]
    for phoneme, phoneme_end_ms in zip(phonemes, ends, strict=False):
        sounds = sounds_of(phoneme.ipa)
        if not sounds:
            segments.append(_Segment("sil", "", phoneme.start_ms, phoneme_end_ms, 1.0))
            continue
        stress = 1.0 if "ˈ" in phoneme.ipa else 0.9 if "ˌ" in phoneme.ipa else 0.8
        length_ms = phoneme_end_ms - phoneme.start_ms
        bounds = [phoneme.start_ms + length_ms * share for share in _shares(sounds)]
        for sound, start_ms, sound_end_ms in zip(sounds, bounds, bounds[1:], strict=False):
            name = names[sound]
            amount = amounts.get(sound, 1.0) * (stress if name in VOWELS else 1.0)
            segments.append(_Segment(name, sound, start_ms, sound_end_ms, amount))
    return segments


def _shares(sounds: list[str]) -> list[float]:
    if len(sounds) == 2 and _table()[0][sounds[0]] in VOWELS:
        return [0.0, DIPHTHONG_SPLIT, 1.0]
    return [number / len(sounds) for number in range(len(sounds) + 1)]


def _close_stops(segments: list[_Segment]) -> None:
    for index, stop in enumerate(segments):
        if stop.sound not in VOICELESS_STOPS or index == 0:
            continue
        before = segments[index - 1]
        closure_ms = min(CLOSURE_MS, before.length_ms * BORROWED_SHARE)
        stop.start_ms -= closure_ms
        before.end_ms = stop.start_ms
        if index + 1 < len(segments):
            stop.end_ms = min(stop.end_ms, stop.start_ms + closure_ms + BURST_MS)
            segments[index + 1].start_ms = stop.end_ms


def _lengthen(segments: list[_Segment]) -> None:
    """What is too short to be seen borrows from its neighbours, the longer first, as far as they have room."""
    for index, segment in enumerate(segments):
        if segment.name == "sil":
            continue
        left = segments[index - 1] if index > 0 else None
        right = segments[index + 1] if index + 1 < len(segments) else None
        if left and right and right.length_ms > left.length_ms:
            _borrow_from_right(segment, right)
            _borrow_from_left(segment, left)
        else:
            _borrow_from_left(segment, left)
            _borrow_from_right(segment, right)


def _borrow_from_left(segment: _Segment, left: _Segment | None) -> None:
    if left is not None:
        left.end_ms -= _loan_ms(segment, left)
        segment.start_ms = left.end_ms


def _borrow_from_right(segment: _Segment, right: _Segment | None) -> None:
    if right is not None:
        right.start_ms += _loan_ms(segment, right)
        segment.end_ms = right.start_ms


def _loan_ms(segment: _Segment, lender: _Segment) -> float:
    return max(0.0, min(SHORTEST_MS - segment.length_ms, lender.length_ms - SHORTEST_MS))


def _merge(segments: list[_Segment]) -> list[_Segment]:
    """Equal neighbours are one shape; two closures in a row stay two."""
    merged: list[_Segment] = []
    for segment in segments:
        last = merged[-1] if merged else None
        if last is not None and last.name == segment.name != "PP":
            last.end_ms = segment.end_ms
            last.amount = max(last.amount, segment.amount)
        else:
            merged.append(segment)
    return merged


@cache
def _table() -> tuple[dict[str, VisemeName], dict[str, float]]:
    text = files("interviewer.speaking").joinpath("ipa_visemes.json").read_text(encoding="utf-8")
    content = json.loads(text)
    return content["visemes"], content["amounts"]
