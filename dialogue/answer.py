"""The answer that is being given: what was said to the current question, and whether to ask for more."""

from dataclasses import dataclass, replace

from dialogue.bank import Question
from dialogue.completeness import Basis, Completeness, Part, PartFinding, assess_length
from dialogue.events import SegmentHeard
from dialogue.languages import assess

# Below this a stretch of sound without words is a cough, a door, a chair: a spoken "yes" has 0.3-0.5 s of voice.
NOISE_S = 0.6
# Typed words count as speech of this rate where only length is known: 150 words a minute, a calm speaking rate.
WORDS_PER_SECOND = 2.5
# What asking for a missing part is worth, in the order of asking. What was done and what came of it is what is
# scored; a task often goes without saying, and who is asked for it has to repeat what was told. So a task is never
# probed for: 0.55 x the 0.95 that a judgement reaches at most is below PROBE_FROM, and meant to be. Readers
# differ most about it, too (precision 0.77 of "a task is there", benchmarks/results/completeness.md).
WORTH = {Part.ACTION: 1.0, Part.RESULT: 1.0, Part.SITUATION: 0.9, Part.TASK: 0.55}
# A probe costs half a minute and patience: it is asked for what is missing with this certainty x worth or more.
PROBE_FROM = 0.55


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    spoken_s: float
    typed: bool


@dataclass(frozen=True, slots=True)
class Probe:
    part: Part
    text: str
    reason: str


def worth(finding: PartFinding) -> float:
    """0..1: what asking for this missing part would be worth."""
    return finding.sure * WORTH[finding.part]


@dataclass(frozen=True, slots=True)
class AnswerSoFar:
    """Everything said to one question, its probes included. Immutable: each fact gives a new one.

    prompt_id, prompt_text: the probe being answered; empty while it is the question itself.
    prompt_from, turn_from: index of the first segment that answers the current prompt, and of the present turn's.
    language: the bank's.
    """

    segments: tuple[Segment, ...] = ()
    prompt_id: str = ""
    prompt_text: str = ""
    prompt_from: int = 0
    turn_from: int = 0
    language: str = "en"
    probed: tuple[Part, ...] = ()
    misheard: bool = False

    def with_segment(self, heard: SegmentHeard) -> "AnswerSoFar":
        segment = Segment(heard.text.strip(), max(0.0, heard.end_s - heard.start_s), typed=False)
        return replace(self, segments=(*self.segments, segment))

    def with_typed(self, text: str) -> "AnswerSoFar":
        segment = Segment(text.strip(), len(text.split()) / WORDS_PER_SECOND, typed=True)
        return replace(self, segments=(*self.segments, segment))

    def after_probe(self, question_id: str, probe: Probe) -> "AnswerSoFar":
        return replace(
            self,
            prompt_id=f"{question_id}:{probe.part.value}",
            prompt_text=probe.text,
            prompt_from=len(self.segments),
            probed=(*self.probed, probe.part),
            misheard=False,
        )

    def after_not_heard(self) -> "AnswerSoFar":
        return replace(self, misheard=True, prompt_from=len(self.segments))

    def asked_again(self) -> "AnswerSoFar":
        """The current prompt had not been heard: what was said counts, but doesn't answer it."""
        return replace(self, prompt_from=len(self.segments))

    def with_turn(self) -> "AnswerSoFar":
        """The candidate gets the floor: a turn begins."""
        return replace(self, turn_from=len(self.segments))

    def without_turn(self) -> "AnswerSoFar":
        """The turn was a request to Aila, and no part of the answer."""
        kept = self.segments[: self.turn_from]
        return replace(self, segments=kept, prompt_from=min(self.prompt_from, len(kept)))

    def started_over(self) -> "AnswerSoFar":
        """The candidate begins anew; what was asked for once isn't asked for again."""
        return AnswerSoFar(language=self.language, probed=self.probed)

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments if segment.text)

    @property
    def turn_text(self) -> str:
        """What was said since the candidate got the floor."""
        return " ".join(segment.text for segment in self.segments[self.turn_from :] if segment.text)

    def turn_is_certain(self, words_trusted: bool) -> bool:
        """Whether the words of this turn may be taken at their word."""
        return words_trusted or all(segment.typed for segment in self.segments[self.turn_from :])

    @property
    def begun(self) -> bool:
        """Whether the current prompt has been answered in part."""
        return len(self.segments) > self.prompt_from

    @property
    def spoken_s(self) -> float:
        """Voiced time of the answer to the current prompt."""
        return sum(segment.spoken_s for segment in self.segments[self.prompt_from :])

    def only_noise(self, words_trusted: bool) -> bool:
        return self.spoken_s < NOISE_S and not self._has_words(words_trusted)

    def is_empty(self, words_trusted: bool) -> bool:
        """Nothing that could be called an answer was heard to the current prompt."""
        return not self._has_words(words_trusted)

    def probe_for(self, question: Question, budget: int, words_trusted: bool) -> Probe | None:
        """The one probe worth asking now, or None: nothing is missing, or enough was asked."""
        missing = [f for f in self.lacking(question, budget, words_trusted) if worth(f) >= PROBE_FROM]
        if not missing:
            return None
        order = list(WORTH)
        chosen = min(missing, key=lambda f: (-round(worth(f), 1), order.index(f.part)))
        return self.probe(question, chosen, words_trusted)

    def lacking(self, question: Question, budget: int, words_trusted: bool) -> list[PartFinding]:
        """The parts that weren't found, and that may still be asked for."""
        if len(self.probed) >= budget:
            return []
        found = self.completeness(question, words_trusted)
        return [f for f in found.findings if not f.present and self._may_probe(question, f.part)]

    def probe(self, question: Question, finding: PartFinding, words_trusted: bool) -> Probe:
        basis = self._judged_by(words_trusted).value
        reason = f"probe for the {finding.part.value}: missing by {basis}, {finding.sure:.0%} sure"
        return Probe(finding.part, question.probes[finding.part], reason)

    def completeness(self, question: Question, words_trusted: bool) -> Completeness:
        if self._judged_by(words_trusted) is Basis.LENGTH:
            spoken_s = sum(segment.spoken_s for segment in self.segments)
            return assess_length(spoken_s, question.enough_speech_s, question.expects)
        return assess(self.text, question.expects, self.language)

    def _may_probe(self, question: Question, part: Part) -> bool:
        return part in question.probes and part not in self.probed

    def _judged_by(self, words_trusted: bool) -> Basis:
        certain = words_trusted or all(segment.typed for segment in self.segments)
        return Basis.WORDS if certain else Basis.LENGTH

    def _has_words(self, words_trusted: bool) -> bool:
        said = self.segments[self.prompt_from :]
        if any(segment.typed and segment.text for segment in said):
            return True
        if words_trusted:
            return any(segment.text for segment in said)
        return self.spoken_s >= NOISE_S  # an untrusted engine hears words in noise, and noise in words
