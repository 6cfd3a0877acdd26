"""What a voice means that is heard while Aila has the floor, in media time.

her     .....#################################################....
voice   ________###___________________##########
             duck|   un-duck|       duck|  stop|

Duck first, decide later: twelve decibels lower she can still be understood, so a cough costs nobody anything.
"""

from collections import deque
from dataclasses import dataclass, field

from dialogue.backchannels import content_words
from dialogue.echo import SOUNDING_DB, Envelopes, her_words


@dataclass(frozen=True, slots=True)
class Overheard:
    """One frame, ending at session time `at_s`. Levels in dBFS: theirs as received, hers as sent.

    `treble_db`: how far what lies above 1 kHz is below the whole of theirs.
    """

    at_s: float
    duration_s: float
    probability: float
    theirs_db: float
    hers_db: float
    treble_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Duck:
    """Somebody may be speaking: be quieter, and go on."""


@dataclass(frozen=True, slots=True)
class Unduck:
    """It was nothing."""


@dataclass(frozen=True, slots=True)
class TakesFloor:
    """The candidate interrupts. `from_s`: when the voice began."""

    from_s: float
    because: str


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The candidate had only paused: her answer to what was no end came too early."""

    from_s: float
    because: str


Verdict = Duck | Unduck | TakesFloor | GoesOn


@dataclass(frozen=True, slots=True)
class BargeInSettings:
    """realtime.md 6.1 and 6.2: duck after 64 ms (two windows of the VAD: three frames), stop after 250 ms of
    speech or two words, un-duck after 500 ms of nothing. Ours: while she is audible, a voice must be surer: at
    0.6, 1 of 63 voices of 0.2 s counts as 0.25 s with Silero, 8 at 0.5, none at 0.7, where all take 40 ms longer.
    What the VAD holds on to after a voice makes that difference; before one, 0.5 is enough.
    To duck costs nobody anything, so 0.4 is enough for that; and as the VAD is slow at a weak onset, 0.05 is where
    a sound rises out of the room's quiet. Read sentences have that 40 ms sooner; keys never do for so long.

    Who is known to say only "yeah", or hums with a closed mouth ("mm-hm" comes before any recognizer's words), may
    do it for 0.7 s, as long as two or three backchannels last. Who goes on within 0.7 s of her onset has not
    finished, and so short a voice as the segmenter takes for one is enough then.

    A voice that begins echo_from_s to echo_within_s after hers may be its echo (none is back sooner than a packet
    and a jitter buffer take): that can be told after 18 frames (`echo`) and two to spare. Where there has been an
    echo before, who goes on waits for that as well. A room where she sounded for trusted_after_s and nothing came
    back isn't waited for; as somebody may unplug their headphones, each voice that was believed so early makes
    that three times as long.
    """

    voice: float = 0.5
    voice_while_audible: float = 0.6
    voice_to_duck: float = 0.4
    rising_to_duck: float = 0.05
    duck_after_s: float = 0.06
    stop_after_s: float = 0.25
    backchannel_s: float = 0.7
    words: int = 2
    unduck_after_s: float = 0.5
    going_on_after_s: float = 0.08
    going_on_within_s: float = 0.7
    echo_from_s: float = 0.04
    echo_within_s: float = 0.5
    echo_known_after_s: float = 0.4
    trusted_after_s: float = 10.0


# Frames of 20 ms add up to 0.06 or 0.25 s with an error of floating point, which must not cost another frame.
_ROUNDING_S = 1e-6
# A closed mouth lets 20 dB less and more through above 1 kHz; of the first quarter second of read sentences some
# loud frame has 10 dB less at most (benchmarks/voice_path, noises).
MOUTH_OPEN_DB = -15.0
LOUD_WITHIN_DB = 10.0
# A sound has risen that is so much louder than what was before, and not too faint for somebody at a microphone.
# What was before is the quietest frame lately: it gains on a lasting noise within half a second.
RISE_DB = 15.0
LEAST_RISEN_DB = -45.0
GAINS_DB_S = 40.0
ONSET_FRAMES = 5
TRUST_FACTOR = 3.0
ANSWERED_WEIGHT = 4.0
# So much of it is kept that an interruption or two don't use it up.
MOST_TRUST = 1.5


@dataclass(slots=True)
class _Voice:
    """A stretch of voice, with a leak: silence drains it as fast as voice fills it.

    So keys that are struck four times a second never add up, and speech with its closures does.
    """

    from_s: float = 0.0
    voiced_s: float = 0.0
    silence_s: float = 0.0
    frames: deque[Overheard] = field(default_factory=lambda: deque(maxlen=50))  # voiced, a second of them
    onset: deque[Overheard] = field(default_factory=lambda: deque(maxlen=ONSET_FRAMES))

    def hear(self, frame: Overheard, *, voiced: bool, onset: bool = False) -> None:
        """onset: by itself it is no voice, and the beginning of one that follows on it."""
        if not voiced:
            if onset and self.voiced_s <= _ROUNDING_S:
                self.onset.append(frame)
            else:
                self.onset.clear()
            self.voiced_s = max(0.0, self.voiced_s - frame.duration_s)
            self.silence_s += frame.duration_s
            return
        heard = [*self.onset, frame]
        if self.voiced_s <= _ROUNDING_S:
            self.from_s = heard[0].at_s - heard[0].duration_s
            self.frames.clear()
        self.onset.clear()
        self.frames.extend(heard)
        self.voiced_s += sum(one.duration_s for one in heard)
        self.silence_s = 0.0

    def lasts(self, so_long_s: float) -> bool:
        return self.voiced_s >= so_long_s - _ROUNDING_S

    def is_hummed(self) -> bool:
        """Nothing of it was said with an open mouth, its weak parts aside: a breath between two hums is treble."""
        loudest_db = max((frame.theirs_db for frame in self.frames), default=0.0)
        loud = [frame for frame in self.frames if frame.theirs_db >= loudest_db - LOUD_WITHIN_DB]
        return bool(loud) and all(frame.treble_db < MOUTH_OPEN_DB for frame in loud)


class _Rise:
    """Whether a frame stands out of what the room sounds like."""

    def __init__(self) -> None:
        self._room_db = 0.0

    def hear(self, frame: Overheard) -> bool:
        self._room_db = min(frame.theirs_db, self._room_db + GAINS_DB_S * frame.duration_s)
        return frame.theirs_db >= max(LEAST_RISEN_DB, self._room_db + RISE_DB)


class BargeIn:
    """`begin` and `end` stand around each utterance. Pure: time is an argument.

    After a verdict that ends the utterance it is silent until the next `begin`. `half_duplex`: it never ends one.
    """

    def __init__(self, *, half_duplex: bool = False, settings: BargeInSettings = BargeInSettings()) -> None:
        self._settings = settings
        self._half_duplex = half_duplex
        self._speaking = False
        self._said = ""
        self._may_be_cut = self._may_be_undone = False
        self._onset_s: float | None = None
        self._ducked_at_s: float | None = None
        self._words = ""
        self._voice, self._perhaps, self._risen = _Voice(), _Voice(), _Voice()
        self._rise = _Rise()
        self._envelopes = Envelopes()
        self._echoing = False  # in this room, at least once
        self._unanswered_s = 0.0  # how long she sounded and nothing like a voice came back
        self._trusted_after_s = settings.trusted_after_s
        self._trusting = False  # as found when she took the floor

    @property
    def ducked(self) -> bool:
        return self._ducked_at_s is not None

    def begin(self, said: str, *, may_be_cut: bool, may_be_undone: bool) -> None:
        """She takes the floor, to say this. What it may come to: see `Speak`."""
        self._speaking, self._said = True, said
        self._may_be_cut, self._may_be_undone = may_be_cut, may_be_undone
        self._onset_s, self._ducked_at_s, self._words = None, None, ""
        self._voice, self._perhaps, self._risen = _Voice(), _Voice(), _Voice()
        self._trusting = self._unanswered_s >= self._trusted_after_s

    def sounds(self, at_s: float) -> None:
        """Her first sound is sent."""
        self._onset_s = at_s

    def end(self) -> None:
        self._speaking, self._ducked_at_s = False, None

    def hear_words(self, text: str) -> None:
        """What the recognizer makes of the present voice so far."""
        self._words = text

    def hear(self, frame: Overheard) -> Verdict | None:
        """Wants every frame, also those of the candidate's own turn: an echo is found by what came before."""
        self._envelopes.hear(frame.hers_db, frame.theirs_db)
        rises = self._rise.hear(frame)
        if not self._speaking or self._half_duplex:
            return None
        settings, audible = self._settings, self._onset_s is not None
        least = settings.voice_while_audible if audible else settings.voice
        self._voice.hear(frame, voiced=frame.probability >= least, onset=frame.probability >= settings.voice)
        self._perhaps.hear(frame, voiced=frame.probability >= settings.voice_to_duck)
        self._risen.hear(frame, voiced=rises and frame.probability >= settings.rising_to_duck)
        self._trust(frame)
        verdict = self._going_on() or self._taking_floor() or self._volume(frame.at_s)
        if isinstance(verdict, TakesFloor | GoesOn):
            self._speaking = False
        if isinstance(verdict, TakesFloor) and self._may_be_early_echo(self._voice):
            self._unanswered_s, self._trusted_after_s = 0.0, TRUST_FACTOR * self._trusted_after_s
        return verdict

    def _going_on(self) -> GoesOn | None:
        if not self._may_be_undone or not self._voice.lasts(self._settings.going_on_after_s):
            return None
        since_s = 0.0 if self._onset_s is None else self._voice.from_s - self._onset_s
        if since_s > self._settings.going_on_within_s or (self._echoing and self._too_early_to_tell(self._voice)):
            return None
        if self._is_echo():
            return None
        when = f"{since_s:.2f} s after" if self._onset_s is not None and since_s > 0 else "before"
        return GoesOn(self._voice.from_s, f"went on {when} her onset")

    def _taking_floor(self) -> TakesFloor | None:
        """Before she is audible nobody interrupts her: it is the end of an answer, or a chair."""
        if self._onset_s is None or not self._may_be_cut or self._too_early_to_tell(self._voice):
            return None
        words = content_words(self._words)
        if len(words) >= self._settings.words and self._voice.voiced_s > 0 and not self._is_echo():
            return TakesFloor(self._voice.from_s, f"{len(words)} words")
        only_backchannels = not words if self._words.strip() else self._voice.is_hummed()
        enough_s = self._settings.backchannel_s if only_backchannels else self._settings.stop_after_s
        if self._voice.lasts(enough_s) and not self._is_echo():
            return TakesFloor(self._voice.from_s, f"{self._voice.voiced_s:.2f} s of speech")
        return None

    def _volume(self, at_s: float) -> Duck | Unduck | None:
        settings = self._settings
        if self._ducked_at_s is not None:
            nothing_s = min(self._perhaps.silence_s, at_s - self._ducked_at_s)
            if nothing_s < settings.unduck_after_s - _ROUNDING_S:
                return None
            self._ducked_at_s, self._words = None, ""
            self._voice, self._perhaps, self._risen = _Voice(), _Voice(), _Voice()
            return Unduck()
        heard = [one for one in (self._perhaps, self._risen) if one.lasts(settings.duck_after_s)]
        may_duck = self._may_be_cut and self._onset_s is not None
        if not may_duck or all(self._too_early_to_tell(one) for one in heard) or self._is_echo():
            return None
        self._ducked_at_s = at_s
        return Duck()

    def _too_early_to_tell(self, voice: _Voice) -> bool:
        """It may be the echo of her beginning, and there is too little of it to be compared."""
        return self._may_be_early_echo(voice) and (self._echoing or not self._trusting)

    def _may_be_early_echo(self, voice: _Voice) -> bool:
        since_s = None if self._onset_s is None else voice.from_s - self._onset_s
        with_hers = since_s is not None and self._settings.echo_from_s < since_s <= self._settings.echo_within_s
        return with_hers and not voice.lasts(self._settings.echo_known_after_s)

    def _trust(self, frame: Overheard) -> None:
        """What sounds like a voice weighs more than silence: there are pauses in an echo, too."""
        if self._onset_s is None or frame.hers_db <= SOUNDING_DB:
            return
        answered = frame.probability >= self._settings.voice
        counted_s = -ANSWERED_WEIGHT * frame.duration_s if answered else frame.duration_s
        self._unanswered_s = min(MOST_TRUST * self._trusted_after_s, max(0.0, self._unanswered_s + counted_s))

    def _is_echo(self) -> bool:
        """Her own voice counts as silence from here on."""
        follows = self._envelopes.follow()
        self._echoing = self._echoing or follows
        hers = follows or her_words(self._words, self._said)
        if hers:
            self._words, self._voice = "", _Voice(silence_s=self._voice.silence_s)
            self._perhaps, self._risen = _Voice(silence_s=self._perhaps.silence_s), _Voice()
        return hers
