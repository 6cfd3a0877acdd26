"""A trained model: what a panel's or a researcher's ratings taught, ready to judge texts it hasn't seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scoring.choice import Chooser
from scoring.combination import Combination, Judgement
from scoring.model_card import Facts, card
from scoring.ngrams import Vocabulary
from scoring.reading import Reading, read
from scoring.report import Measure
from scoring.techniques.embeddings import EmbeddingTechnique, Encoder
from scoring.techniques.sentences import SentenceTechnique
from scoring.techniques.texts import TextTechnique
from scoring.techniques.trained import MOST_SPANS, Trained
from scoring.votes import Abstained, Span, Vote

# A text with fewer of its words in the vocabulary is in another language, or no language. Texts of the kind that a
# model was trained on have more than .8.
KNOWN_WORDS = 0.4
# Mean chance of the techniques that raters would find something to rate.
SOMETHING = 0.5
NOTHING = "There is most likely nothing in it to rate this by."
# Whose quotes come first: what raters' highlights taught, then what the bank names, then what only goes with it.
_QUOTED_FIRST = ("sentences", "signs", "embeddings", "gains", "text")


@dataclass(frozen=True, slots=True)
class Scored:
    """`distribution` over `levels`; `level` is what is expected by it, `parts` add up to it exactly.

    interval: 80 %. `abstained`: don't use the level, and `why`; it is None only where nothing can be read at all.
    remarks: what a person should know before using it, such as that words were stuffed in. chance: that raters
    would find something to rate it by.
    """

    levels: tuple[float, ...]
    distribution: tuple[float, ...]
    level: float | None
    interval: tuple[float, float] | None
    evidence: tuple[Span, ...]
    votes: tuple[Vote | Abstained, ...]
    parts: tuple[Measure, ...]
    abstained: bool
    why: str
    remarks: tuple[str, ...]
    model_version: str
    chance: float

    @property
    def likeliest(self) -> float | None:
        """The single level with the largest share, where one has to be named."""
        if not self.distribution:
            return None
        return self.levels[max(range(len(self.levels)), key=lambda number: self.distribution[number])]


@dataclass(frozen=True, eq=False)
class Model:
    """`fewest_words`: texts it was trained on had at least about twice as many."""

    techniques: tuple[Trained, ...]
    combinations: Mapping[str, Combination]
    fewest_words: int
    facts: Facts
    version: str
    is_monotone: bool
    chooser: Chooser | None = None  # of quotes; without highlights there is none
    _known: Vocabulary | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", _words_of(self.techniques))

    @property
    def criteria(self) -> tuple[str, ...]:
        return tuple(self.combinations)

    def score(self, text: str, *, question: str = "", criterion: str | None = None) -> Scored:
        """Any text has a result, never an error. criterion: needed where the model has several."""
        wanted = self.criteria[0] if criterion is None and len(self.criteria) == 1 else criterion
        if wanted is None or wanted not in self.combinations:
            raise ValueError(f"Name one of the model's criteria: {', '.join(self.criteria)}.")
        return self.judge(wanted, read(text, question))

    def judge(self, criterion: str, answer: Reading) -> Scored:
        votes = tuple(technique.judge(criterion, [answer]) for technique in self.techniques)
        judgement = self.combinations[criterion].judge([vote for vote in votes if isinstance(vote, Vote)])
        why = self._unreadable(answer)
        if judgement is None or not answer.words:
            why = why or "No technique could judge this text."
            return Scored((), (), None, None, (), votes, (), True, why, self._remarks(answer), self.version, 0.0)
        chances = [vote.chance for vote in votes if isinstance(vote, Vote)]
        chance = sum(chances) / len(chances)
        why = why or self._unclear(criterion, judgement, chance)
        return Scored(
            judgement.levels,
            judgement.distribution,
            judgement.level,
            judgement.interval,
            self._quotes(criterion, answer, votes),
            votes,
            judgement.parts,
            bool(why),
            why,
            self._remarks(answer),
            self.version,
            chance,
        )

    def with_encoder(self, encoder: Encoder | None) -> "Model":
        """The same model, that can use its sentence embeddings; the encoder has to be the one it was trained
        with."""
        changed = tuple(
            replace(one, encoder=encoder) if isinstance(one, EmbeddingTechnique) else one
            for one in self.techniques
        )
        return replace(self, techniques=changed)

    def card(self) -> str:
        """What anybody who uses this model has to know, as Markdown."""
        return card(
            self.facts, self.version, {one.name: one.version for one in self.techniques}, self.combinations
        )

    def _quotes(self, criterion: str, answer: Reading, votes: Sequence[Vote | Abstained]) -> tuple[Span, ...]:
        chosen = self.chooser.spans(criterion, answer, self.techniques) if self.chooser else None
        return evidence_of(votes) if chosen is None else chosen

    def _unclear(self, criterion: str, found: Judgement, chance: float) -> str:
        if chance < SOMETHING:
            return NOTHING
        if self.combinations[criterion].is_too_wide(found.level, found.interval):
            low, high = found.interval
            return f"It could be anything from {low:.1f} to {high:.1f}: too uncertain to say."
        return ""

    def _unreadable(self, answer: Reading) -> str:
        words = answer.words
        if not words:
            return "There are no words to read."
        if len(words) < self.fewest_words:
            count = "1 word" if len(words) == 1 else f"{len(words)} words"
            return f"It has only {count}: much less than the texts that the model was trained on."
        if self._known and not answer.knows_most(self._known, KNOWN_WORDS):
            return "Most of its words don't occur in the texts that the model was trained on."
        return ""

    def _remarks(self, answer: Reading) -> tuple[str, ...]:
        remarks = []
        if answer.to_the_scorer:
            remarks.append(
                "Some sentences address the scoring program; they were left out. A person should read it."
            )
        if answer.is_stuffed and self.facts.reads_english:
            remarks.append(
                "There is a list of catchwords with hardly a sentence around them. A person should read it."
            )
        return tuple(remarks)


def evidence_of(votes: Sequence[Vote | Abstained]) -> tuple[Span, ...]:
    """At most three places that differ: of each technique in turn, those whose quotes say more first."""
    by_name = {vote.technique: vote.spans for vote in votes if isinstance(vote, Vote)}
    if "sentences" in by_name:
        by_name.pop("text", None)  # only goes with the level; what raters marked is known
    found: dict[tuple[str, int], Span] = {}
    for name in _QUOTED_FIRST:
        for span in by_name.get(name, ()):
            found.setdefault((span.utterance_id, span.start), span)
    return tuple(found.values())[:MOST_SPANS]


def _words_of(techniques: Sequence[Trained]) -> Vocabulary | None:
    for technique in techniques:
        if isinstance(technique, TextTechnique):
            return technique.words
        if isinstance(technique, SentenceTechnique):
            return technique.models.vocabulary
    return None
