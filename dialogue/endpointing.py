"""How long a silence has to be before the turn is over, and why: one pure judgement of all that is known.

The question's patience rules while nothing else is known. Words shorten it when they leave nothing open, and
lengthen it when they do; words that can't be trusted never shorten it. The candidate's own pauses lengthen it, and
an end-of-turn model moves it both ways where the words leave nothing open. The button and the time limit are
certain and not judged here.

              closed question       open question
    yield     0.2                   0.2                  "that's it"
    whole     0.16 .. 0.25          0.7 .. 1.5           nothing is left open; the more was said the shorter
    told      as whole              0.7 .. 1.5           the same, and of all that was asked for nothing is missing
    missing   as whole              1.4 x patience       the same, but the result hasn't been told yet
    unknown   patience              patience             no words, or none to rely on
    dangling  2.5                   3.1                  "because", "with the"
    hold      4.0                   4.0                  "um", "let me think"

The patience is the upper bound of yield, whole and told, and the lower bound of missing, dangling and hold. To
open questions, the candidate's habit raises whole and unknown, up to 2.5 s; who has told everything isn't waited
for out of habit. A segment's words are known after 0.35 s (closed: 0.16 s).
"""

from dataclasses import dataclass

from dialogue.last_words import Ending, ending
from dialogue.told_so_far import ToldSoFar, told_so_far


@dataclass(frozen=True, slots=True)
class Weights:
    """Seconds of silence. realtime.md 6.1 and 6.2: commit 0.16-0.25 s closed, 0.7-1.5 s open; caps 1.2, 2.5 and
    4 s. People's own gaps between turns have a mean of 0.2 s (Stivers 2009), so a yield needs no more."""

    yield_s: float = 0.2
    closed_s: float = 0.2
    closed_sure_s: float = 0.16
    closed_little_said_s: float = 0.25
    open_s: float = 0.7
    open_little_said_s: float = 1.5
    closed_cap_s: float = 1.2
    open_cap_s: float = 2.5
    hold_cap_s: float = 4.0
    # Think-pauses last up to 3 s. A sentence that was left open is hardly ever the end, and one that isn't the
    # answer's last is followed by the result: waiting there costs nothing to nearly everybody (content pauses).
    open_dangling_s: float = 3.1
    missing_factor: float = 1.4
    # Who has told all may add what they learned from it, and what sounds like a result may be none. At 0.7 s, and
    # 0.5 where the result came last, 5.9 % of pauses are cut into, at 1.4 s 3.7 % (content pauses, tuning part,
    # lengths drawn six times).
    told_s: float = 1.4
    # Who was asked for one part and has given it has little to add: as quick as any whole answer.
    part_told_s: float = 0.7
    # The silence of a whole answer, times 1.4 where the model says "goes on" and 0.7 where it says "over".
    model_swing: float = 0.7
    model_sure: float = 0.8
    # Pauses of one person spread about exponentially: two in ten are longer than 1.5 times their mean.
    habit_factor: float = 1.5


WEIGHTS = Weights()
USUAL_PAUSE_S = 0.6
HABIT_ALPHA = 0.9


@dataclass(frozen=True, slots=True)
class PauseHabit:
    """The candidate's pauses in mid-answer: a moving average as in LiveKit's `DynamicEndpointing` (alpha 0.9).

    None before the first of them, which is averaged with 0.6 s: one pause isn't a habit, and four of five pauses
    in mid-turn are shorter (eot-bench).
    """

    mean_s: float | None = None

    def after_pause(self, pause_s: float) -> "PauseHabit":
        before_s = USUAL_PAUSE_S if self.mean_s is None else self.mean_s
        return PauseHabit(HABIT_ALPHA * before_s + (1 - HABIT_ALPHA) * pause_s)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is being answered, as far as it matters here. `enough_speech_s`: 0 where a few words are an answer.

    `pace`: above 1 for a candidate who was cut into; in `patience_s` it is contained. `expects`: the parts that
    the answer should have, of which `said_before`, what was said in earlier turns, may have some.
    """

    closed: bool
    patience_s: float
    enough_speech_s: float = 0.0
    words_trusted: bool = False
    pace: float = 1.0
    language: str = "en"
    expects: tuple[str, ...] = ()
    said_before: str = ""

    def told(self, words: str | None) -> ToldSoFar | None:
        """How far the answer has come with these words of the turn. For `Pause`: once in a pause is enough."""
        if words is None or self.closed or not self.words_trusted or not self.expects:
            return None
        return told_so_far(f"{self.said_before} {words}".strip(), self.expects, self.language)


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence in the turn. `words`: all of the turn so far, final; None where there are none to be relied on.

    `end_probability` comes from an end-of-turn model, None without one. `told`: what `Prompt.told` says of these
    words; None where nothing is known of it.
    """

    words: str | None
    spoken_s: float
    habit: PauseHabit = PauseHabit()
    end_probability: float | None = None
    told: ToldSoFar | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The turn is over after `silence_s`; `because` says in words why so long, without quoting anybody."""

    silence_s: float
    because: str


def judge(prompt: Prompt, pause: Pause, weights: Weights = WEIGHTS) -> Verdict:
    """Pure and quick: called again whenever one of the inputs changes during the pause."""
    words = pause.words if prompt.words_trusted else None
    found = Ending.UNKNOWN if words is None else ending(words, prompt.language)
    kind = "closed question" if prompt.closed else "open question"
    match found:
        case Ending.YIELD:
            return Verdict(min(weights.yield_s, prompt.patience_s), f"the words say that it is all; {kind}")
        case Ending.HOLD:
            return Verdict(max(weights.hold_cap_s, prompt.patience_s), f"the words ask for time to think; {kind}")
        case Ending.FILLER:
            return Verdict(max(weights.hold_cap_s, prompt.patience_s), f"the last word fills a pause; {kind}")
        case Ending.DANGLING:
            # Even to a closed question: that more is to come is certain, only the moment isn't.
            least_s = weights.open_cap_s if prompt.closed else weights.open_dangling_s
            return Verdict(max(least_s, prompt.patience_s), f"the words leave a sentence open; {kind}")
        case Ending.WHOLE:
            return _whole(prompt, pause, weights, kind)
        case Ending.UNKNOWN:
            return _unknown(prompt, pause, weights, kind)


def _whole(prompt: Prompt, pause: Pause, weights: Weights, kind: str) -> Verdict:
    share = 1.0 if prompt.enough_speech_s <= 0 else min(1.0, pause.spoken_s / prompt.enough_speech_s)
    said = "enough was said" if share >= 1 else f"{share:.0%} of what the question needs was said"
    because = f"the words leave nothing open; {kind}; {said}"
    if prompt.pace != 1.0:
        because = f"{because}; x {prompt.pace:.2f} for this candidate"
    if prompt.closed:
        silence_s = _between(weights.closed_little_said_s, weights.closed_s, share)
        if pause.end_probability is not None and pause.end_probability >= weights.model_sure:
            silence_s, because = weights.closed_sure_s, f"{because}; {_model(pause.end_probability)}"
        return Verdict(min(silence_s * prompt.pace, prompt.patience_s), because)
    if pause.told is not None:
        silence_s = _told(prompt, pause, pause.told, weights, share)
        silence_s, because = _by_model(silence_s, f"{because}; {_in_words(pause.told)}", pause, weights)
        return Verdict(min(silence_s, max(weights.hold_cap_s, prompt.patience_s)), because)
    silence_s = _between(weights.open_little_said_s, weights.open_s, share)
    silence_s, because = _by_model(silence_s, because, pause, weights)
    silence_s = min(silence_s * prompt.pace, prompt.patience_s)
    return _by_habit(silence_s, because, prompt, pause, weights)


def _told(prompt: Prompt, pause: Pause, told: ToldSoFar, weights: Weights, said_share: float) -> float:
    """A sentence is whole: is the answer? The patience holds the pace already."""
    lacking_s = min(prompt.patience_s * weights.missing_factor, max(weights.hold_cap_s, prompt.patience_s))
    enough_said_s = weights.part_told_s if len(prompt.expects) == 1 else weights.told_s
    told_s = _between(weights.open_little_said_s, enough_said_s, said_share) * prompt.pace
    silence_s = _between(lacking_s, min(told_s, prompt.patience_s), told.there)
    habit_s = min(_habit_s(pause, weights) * (1 - told.there), weights.open_cap_s)
    return max(silence_s, habit_s)


def _in_words(told: ToldSoFar) -> str:
    if told.there <= 0:
        return f"the {told.missing} is still missing"
    if told.there < 1:
        return f"the {told.missing} may still be missing"
    return "all that was asked for is there"


def _unknown(prompt: Prompt, pause: Pause, weights: Weights, kind: str) -> Verdict:
    why = "no words yet" if prompt.words_trusted else "the words can't be relied on"
    because = f"patience of the question; {why}; {kind}"
    # By itself the model makes nothing shorter: it cuts into 10 of 75 pauses of unfinished sentences where the
    # patience alone cuts into one (pause set, tuning part).
    by_model_s, with_model = _by_model(prompt.patience_s, because, pause, weights)
    silence_s = max(prompt.patience_s, by_model_s)
    because = with_model if silence_s > prompt.patience_s else because
    if prompt.closed:
        return Verdict(min(silence_s, max(weights.closed_cap_s, prompt.patience_s)), because)
    return _by_habit(silence_s, because, prompt, pause, weights)


def _by_habit(silence_s: float, because: str, prompt: Prompt, pause: Pause, weights: Weights) -> Verdict:
    cap_s = max(weights.open_cap_s, prompt.patience_s)
    habit_s = _habit_s(pause, weights)
    if habit_s > silence_s:
        silence_s = habit_s
        because = f"{because}; this candidate pauses for {pause.habit.mean_s:.1f} s"
    return Verdict(min(silence_s, cap_s), because)


def _habit_s(pause: Pause, weights: Weights) -> float:
    return 0.0 if pause.habit.mean_s is None else pause.habit.mean_s * weights.habit_factor


def _by_model(silence_s: float, because: str, pause: Pause, weights: Weights) -> tuple[float, str]:
    if pause.end_probability is None:
        return silence_s, because
    factor = _between(2 * weights.model_swing, weights.model_swing, pause.end_probability)
    return silence_s * factor, f"{because}; {_model(pause.end_probability)}"


def _model(probability: float) -> str:
    return f"the turn model says {probability:.0%} over"


def _between(at_0: float, at_1: float, share: float) -> float:
    return at_0 + (at_1 - at_0) * min(1.0, max(0.0, share))
