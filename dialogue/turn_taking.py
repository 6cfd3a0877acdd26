"""Who has the floor, from voice activity, in media time; how long it lasts after the last word, others may judge.

probability  ....___####____######__________
voice            |on    |off on    |off
signals      VoiceStarted        VoiceStarted
                      VoicePaused        VoicePaused  TurnOver
                      <-pause->          <--patience, or what `wait_for` said->
"""

from collections import deque
from dataclasses import dataclass

from dialogue.endpointing import PauseHabit, Verdict
from dialogue.events import TurnEndReason


@dataclass(frozen=True, slots=True)
class VoiceStarted:
    """`at_s`: when the voice began, not when it was noticed."""

    at_s: float


@dataclass(frozen=True, slots=True)
class VoicePaused:
    """A segment is complete: its recognition can be finished. `end_s` is the end of its last voiced frame."""

    at_s: float
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class TurnOver:
    """`spoken_s`: voiced time of the whole turn, pauses left out. `because`: why a silence was long enough."""

    at_s: float
    spoken_s: float
    reason: TurnEndReason
    because: str = ""


TurnSignal = VoiceStarted | VoicePaused | TurnOver


@dataclass(frozen=True, slots=True)
class SegmenterSettings:
    """Two thresholds, so that a wavering probability doesn't chop words (Silero's own iterator: 0.5 and 0.35).

    onset_s: so much speech makes a voice; shorter is a click. segment_pause_s: longer than the closures and
    hesitations within a phrase (Silero finds none of 0.16 s in five read sentences), and early enough for a nod
    at 0.3-0.4 s (realtime.md 1.1). overtime_s: beyond the limit of a turn, the next pause of limit_pause_s ends
    it, and after overtime_s anything does. A probability that has risen by `stir` within stir_over_s may become a
    voice (Silero's rises for 60 ms in one of ten onsets, pause set): a silence that is just long enough waits for
    stir_wait_s more.
    """

    enter: float = 0.5
    leave: float = 0.35
    onset_s: float = 0.08
    segment_pause_s: float = 0.35
    limit_pause_s: float = 0.3
    overtime_s: float = 5.0
    stir: float = 0.1
    stir_over_s: float = 0.1
    stir_wait_s: float = 0.2


@dataclass(slots=True)
class _Voice:
    """What was heard since the turn began or went on."""

    active: bool = False  # with hysteresis: between VoiceStarted and VoicePaused
    rising_s: float = 0.0  # voiced time that isn't a voice yet
    silence_s: float = 0.0  # since the last frame of a voice
    start_s: float = 0.0  # of the segment
    until_s: float = 0.0
    voiced_s: float = 0.0


# Frames of 20 ms add up to 0.08 or 0.35 s with an error of floating point, which must not cost another frame.
_ROUNDING_S = 1e-6


class Segmenter:
    """Feed it every frame; it answers with what has become clear. Pure: time is an argument.

    Durations are added up from the frames that were heard: a gap in them (lost connection) is neither silence nor
    speech, and never ends a turn.
    """

    def __init__(self, settings: SegmenterSettings = SegmenterSettings()) -> None:
        self._settings = settings
        self._listening = False
        self._patience = Verdict(0.0, "")
        self._verdict = self._patience  # of the present pause
        self._words_after_s: float | None = None
        self._limit_s = 0.0
        self._spoken_s = 0.0
        self._habit = PauseHabit()  # of the candidate: kept from turn to turn
        self._turn_s: float | None = None  # how long the turn has gone on; None before the first word
        self._voice = _Voice()
        self._probabilities: deque[tuple[float, float]] = deque()  # of the last moments, with their durations

    @property
    def listening(self) -> bool:
        return self._listening

    @property
    def spoken_s(self) -> float:
        """Voiced time of the turn's finished segments."""
        return self._spoken_s

    @property
    def habit(self) -> PauseHabit:
        return self._habit

    def listen(self, patience_s: float, limit_s: float) -> None:
        """A new turn begins. Whoever is speaking already is noticed like anybody else, `onset_s` from now; what
        was heard so far, Aila's own voice from the loudspeaker perhaps, isn't part of it."""
        self.resume(patience_s, limit_s, 0.0)

    def resume(
        self, patience_s: float, limit_s: float, spoken_s: float, words_after_s: float | None = None
    ) -> None:
        """A turn goes on after an interruption: the silence so far doesn't count, what was said does.

        With `words_after_s`, a segment ends after that silence at the latest, and its turn not before: its words
        can be judged by then, and `wait_for` be called.
        """
        self._listening = True
        self._patience = self._verdict = Verdict(patience_s, "patience of the question")
        self._words_after_s = None if words_after_s is None else min(words_after_s, patience_s)
        self._limit_s = limit_s
        self._spoken_s = spoken_s
        self._turn_s = None
        self._voice = _Voice()

    def wait_for(self, verdict: Verdict) -> None:
        """How long the present pause has to be: until the voice is heard again."""
        self._verdict = verdict

    def hold(self) -> None:
        """Nobody's turn: nothing is signalled until the next `listen` or `resume`."""
        self._listening = False
        self._voice = _Voice()

    def feed(self, probability: float, at_s: float, duration_s: float) -> tuple[TurnSignal, ...]:
        """One frame that ends at `at_s`. A probability that isn't a number counts as silence."""
        if not self._listening:
            return ()
        if self._turn_s is not None:
            self._turn_s += duration_s
        self._remember(probability, duration_s)
        voiced = probability >= (self._settings.leave if self._voice.active else self._settings.enter)
        if voiced:
            return (*self._voiced(at_s, duration_s), *self._end_overtime(at_s))
        return self._unvoiced(at_s, duration_s)

    def end_now(self, at_s: float) -> tuple[TurnSignal, ...]:
        """The candidate says that the turn is over, even if nothing was said."""
        if not self._listening:
            return ()
        return self._end_turn(at_s, TurnEndReason.DONE_PRESSED)

    def _voiced(self, at_s: float, duration_s: float) -> tuple[TurnSignal, ...]:
        if self._voice.active:
            self._voice.voiced_s += duration_s
            self._voice.until_s, self._voice.silence_s = at_s, 0.0
            return ()
        self._voice.rising_s += duration_s
        self._voice.silence_s += duration_s  # a click doesn't interrupt a silence
        if self._voice.rising_s < self._settings.onset_s - _ROUNDING_S:
            return ()
        if self._turn_s is not None:
            self._habit = self._habit.after_pause(self._voice.silence_s - self._voice.rising_s)
        self._verdict = self._patience
        self._voice.active = True
        self._voice.start_s = at_s - self._voice.rising_s
        self._voice.voiced_s = self._voice.rising_s
        self._voice.until_s, self._voice.silence_s = at_s, 0.0
        if self._turn_s is None:
            self._turn_s = self._spoken_s + self._voice.rising_s
        return (VoiceStarted(self._voice.start_s),)

    def _unvoiced(self, at_s: float, duration_s: float) -> tuple[TurnSignal, ...]:
        self._voice.rising_s = 0.0
        self._voice.silence_s += duration_s
        if self._turn_s is None:
            return ()  # before the first word, silence is for the conversation to judge
        judged = self._words_after_s is None or not self._voice.active
        stir_s = self._settings.stir_wait_s if self._stirs() else 0.0
        if judged and self._silent_for(self._verdict.silence_s + stir_s):
            because = f"{self._voice.silence_s:.2f} s of silence: {self._verdict.because}"
            return self._end_turn(at_s, TurnEndReason.SILENCE, because)
        if self._turn_s > self._limit_s and self._silent_for(self._settings.limit_pause_s):
            return self._end_turn(at_s, TurnEndReason.LIMIT)
        pause_s = self._settings.segment_pause_s
        if self._silent_for(pause_s if self._words_after_s is None else min(pause_s, self._words_after_s)):
            return self._end_segment(at_s) or self._end_overtime(at_s)
        return self._end_overtime(at_s)

    def _remember(self, probability: float, duration_s: float) -> None:
        self._probabilities.append((probability, duration_s))
        while sum(lasted_s for _, lasted_s in self._probabilities) > self._settings.stir_over_s + _ROUNDING_S:
            self._probabilities.popleft()

    def _stirs(self) -> bool:
        """Nothing that isn't a number stirs: comparisons with it are false."""
        if not self._probabilities:
            return False
        newest = self._probabilities[-1][0]
        return any(newest - before >= self._settings.stir for before, _ in self._probabilities)

    def _silent_for(self, silence_s: float) -> bool:
        return self._voice.silence_s >= silence_s - _ROUNDING_S

    def _end_overtime(self, at_s: float) -> tuple[TurnSignal, ...]:
        if self._turn_s is None or self._turn_s <= self._limit_s + self._settings.overtime_s:
            return ()
        return self._end_turn(at_s, TurnEndReason.LIMIT)

    def _end_segment(self, at_s: float) -> tuple[TurnSignal, ...]:
        if not self._voice.active:
            return ()
        self._voice.active, self._voice.rising_s = False, 0.0
        self._spoken_s += self._voice.voiced_s
        return (VoicePaused(at_s, self._voice.start_s, self._voice.until_s),)

    def _end_turn(self, at_s: float, reason: TurnEndReason, because: str = "") -> tuple[TurnSignal, ...]:
        paused = self._end_segment(at_s)
        self.hold()
        return (*paused, TurnOver(at_s, self._spoken_s, reason, because))
