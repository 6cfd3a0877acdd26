"""One criterion of an interview with all that has a say: its signs, a trained model, and who only explains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dialogue.bank import Criterion
from dialogue.transcript import Utterance
from scoring.choice import STANDS_OUT
from scoring.criteria import ENOUGH_WORDS, QUOTES, Read, judge
from scoring.intervals import ANSWERS_TOGETHER, ends_of_mean
from scoring.model import NOTHING, SOMETHING, Model, Scored
from scoring.preparation import QUOTE_CHARS, distinct_words
from scoring.quotes import verified
from scoring.reading import Reading
from scoring.report import CriterionScore, Finding, Measure, Quote, VoteShown
from scoring.techniques.embeddings import ExemplarTechnique
from scoring.techniques.signs import key_of
from scoring.votes import Abstained, Span, Vote

FoundQuotes = Mapping[str, Sequence[str]]

# A panel rates single answers. The level of an interview is the mean of its best two: most questions that draw a
# competency leave most of its criteria no room, and a further answer must not cost anything.
BEST_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Voices:
    model: Model | None
    exemplars: ExemplarTechnique | None
    found_quotes: FoundQuotes

    def hear(self, competency_id: str, criterion: Criterion, reads: Sequence[Read]) -> CriterionScore:
        """`reads` are the answers to the questions that draw the competency, in the bank's order."""
        key = key_of(competency_id, criterion.id)
        found = judge(competency_id, criterion, reads)
        judged = [read for read in reads if read.gate.is_open and read.reading.words]
        words = distinct_words(sentence for read in judged for sentence in read.answer.sentences)
        # Where a doubt hides what may have been shown, no model knows more than the rule that says so.
        is_open = found.level is not None or found.finding is not Finding.NEEDS_A_PERSON
        if self.model is not None and key in self.model.combinations and words >= ENOUGH_WORDS and is_open:
            found = _trained(self.model, key, found, judged)
        if self.exemplars is not None and judged:
            vote = self.exemplars.judge(key, [read.reading for read in judged])
            found = replace(found, votes=(*found.votes, _shown(vote)))
        return self._with_found_quotes(key, found, reads)

    def _with_found_quotes(self, key: str, found: CriterionScore, reads: Sequence[Read]) -> CriterionScore:
        """After every number is settled."""
        if not (wanted := self.found_quotes.get(key)):
            return found
        known = {quote.text for quote in found.quotes}
        quotes = [
            quote
            for read in reads
            for quote in _quotes(verified(wanted, _utterances(read.reading)), [read])
            if quote.text not in known
        ]
        return replace(found, found_quotes=tuple(quotes[:QUOTES]))


def _trained(model: Model, key: str, found: CriterionScore, judged: Sequence[Read]) -> CriterionScore:
    """The level of the model's best answers in which there is something to rate."""
    everything = [(read, model.judge(key, read.reading)) for read in judged]
    scored = [(read, one) for read, one in everything if one.level is not None and one.chance >= SOMETHING]
    if not scored:
        votes = tuple(_shown(vote) for _, one in everything for vote in one.votes)
        return _without_level(replace(found, votes=votes), NOTHING)
    best = sorted(scored, key=lambda pair: -(pair[1].level or 0.0))[:BEST_ANSWERS]
    cards = [one for _, one in best]
    levels = [one.level for one in cards if one.level is not None]
    level = sum(levels) / len(levels)
    low, high = ends_of_mean(levels, [one.interval for one in cards if one.interval], ANSWERS_TOGETHER)
    quotes = [quote for read, one in best for quote in _quotes(one.evidence, [read])]
    read = f"Read in {len(cards)} of {len(judged)} answers." if len(judged) > 1 else "Read in one answer."
    sure = not model.combinations[key].is_too_wide(level, (low, high))
    doubt = "" if sure else (
        f" It could be anything from level {low:.1f} to {high:.1f}, too uncertain to say by itself; it counts in "
        "the mean of its competency."
    )  # fmt: skip
    finding = Finding.LEVEL if sure else Finding.UNCERTAIN
    return replace(
        found,
        finding=found.finding if found.finding is Finding.NEEDS_A_PERSON else finding,
        level=level,
        interval=(low, high),
        measures=_parts(cards),
        votes=tuple(_shown(vote) for one in cards for vote in one.votes),
        quotes=tuple(quotes[:QUOTES]) or found.quotes,
        reason=f"{read}{doubt}",
    )


def _without_level(found: CriterionScore, reason: str) -> CriterionScore:
    finding = found.finding if found.finding is Finding.NEEDS_A_PERSON else Finding.NOT_ENOUGH_EVIDENCE
    return replace(found, finding=finding, level=None, measures=(), reason=reason)


def _parts(cards: Sequence[Scored]) -> tuple[Measure, ...]:
    """Halves of what adds up exactly add up exactly."""
    parts: dict[str, list[Measure]] = {}
    for one in cards:
        for part in one.parts:
            parts.setdefault(part.name, []).append(part)
    return tuple(
        Measure(
            name,
            sum(part.value for part in own) / len(own),
            sum(part.contribution for part in own) / len(cards),
        )
        for name, own in parts.items()
    )


def _shown(vote: Vote | Abstained) -> VoteShown:
    if isinstance(vote, Abstained):
        return VoteShown(vote.technique, vote.version, None, vote.reason)
    return VoteShown(vote.technique, vote.version, vote.expected)


def _quotes(spans: Sequence[Span], reads: Sequence[Read]) -> list[Quote]:
    """With the time when each was said."""
    found = []
    for span in spans:
        for read in reads:
            for sentence in read.answer.sentences:
                end = sentence.offset + len(sentence.text)
                if sentence.utterance.utterance_id == span.utterance_id and sentence.offset <= span.start < end:
                    at_s = sentence.starts_at_s(span.start - sentence.offset)
                    text = sentence.quote()[0] if len(span.quote) > 2 * QUOTE_CHARS else span.quote
                    stands_out = span.strength >= STANDS_OUT
                    found.append(Quote(text, span.utterance_id, read.answer.question_id, at_s, "", stands_out))
    return found


def _utterances(reading: Reading) -> list[Utterance]:
    return list({s.utterance.utterance_id: s.utterance for s in reading.sentences}.values())
