"""T3: sentences by their meaning, through any sentence encoder that is at hand.

Two uses. Trained: like the sentences that raters highlighted. Untrained: near the wording of an anchor or of an
example quote, which is an aid for a cold start and no scorer: with 5 examples a level its AUC was .63-.69 where a
trained one reached .86-.95 (EPITOME, measured).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from scoring.ngrams import Floats
from scoring.reading import Reading
from scoring.techniques.sentences import MARKED, Liner, chances, measures_of
from scoring.techniques.trained import Trained, strongest, version_of
from scoring.votes import Abstained, Span, Vote

# How sharply similarity turns into odds. Cosines of related sentences lie .1-.3 above those of unrelated ones,
# so a
# tenth more makes a level 2.7 times as likely.
SHARPNESS = 10.0
EXEMPLAR_SENTENCES = 2


class Encoder(Protocol):
    """Texts to vectors of length 1. The same text gives the same bits, whatever stands beside it."""

    @property
    def version(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n,) -> (n, d)."""


class Remembering:
    """An encoder that keeps what it has encoded as long as it lives: training reads the same texts many times."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    @property
    def version(self) -> str:
        return self._encoder.version

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._known[text] for text in texts], np.float32)


def vectors(encoder: Encoder, answer: Reading) -> Floats:
    """(sentences, d). They are kept with the answer and nowhere else, so that they are gone with it."""
    said = [sentence.plain for sentence in answer.sentences]
    return answer.once(("vectors", encoder.version), lambda: np.asarray(encoder.encode(said), np.float64))


@dataclass(frozen=True)
class EmbeddingTechnique(Trained):
    """Without its encoder, or with another one, it abstains. lines: of the mean vector, for researchers'
    models."""

    name: ClassVar[str] = "embeddings"
    encoder: Encoder | None
    encoder_version: str
    liners: Mapping[str, tuple[Liner, ...]]  # of KINDS
    lines: Mapping[str, Liner]

    @property
    def is_ready(self) -> bool:
        return self.encoder is not None and self.encoder.version == self.encoder_version

    def log_odds(self, criterion: str, answer: Reading) -> Floats:
        """(3, sentences) of KINDS, where it is ready and was trained on highlights of this criterion."""
        return odds_of(self._vectors(answer), self.liners[criterion])

    def measures(self, criterion: str, answer: Reading) -> Floats | None:
        if not self.is_ready or not answer.sentences:
            return None
        found, line = self._vectors(answer), self.lines.get(criterion)
        return np.concatenate([
            measures_of(odds_of(found, self.liners[criterion])) if criterion in self.liners else [],
            [float(found.mean(axis=0) @ line.weights + line.intercept)] if line else [],
        ])  # fmt: skip

    def spans(self, criterion: str, answer: Reading) -> tuple[Span, ...]:
        if not self.is_ready or criterion not in self.liners:
            return ()
        strengths = chances(self.log_odds(criterion, answer)[MARKED])
        return strongest(answer, strengths, self.liners[criterion][MARKED].base_rate)

    def _vectors(self, answer: Reading) -> Floats:
        assert self.encoder is not None
        return vectors(self.encoder, answer)


def odds_of(found: Floats, liners: Sequence[Liner]) -> Floats:
    """(sentences, d) -> (liners, sentences)"""
    return np.array([found @ one.weights + one.intercept for one in liners])


class ExemplarTechnique:
    """Needs no labels: criterion -> level -> examples, such as the anchors' texts and quotes."""

    name = "exemplars"

    def __init__(self, encoder: Encoder, exemplars: Mapping[str, Mapping[float, Sequence[str]]]) -> None:
        self._encoder = encoder
        self._exemplars = {
            criterion: {level: np.asarray(encoder.encode(texts), np.float64) for level, texts in levels.items()}
            for criterion, levels in exemplars.items()
        }
        self.version = version_of(self.name, encoder.version, sorted((k, dict(v)) for k, v in exemplars.items()))

    def judge(self, criterion: str, answers: Sequence[Reading]) -> Vote | Abstained:
        examples = self._exemplars.get(criterion, {})
        if not examples or not any(answer.sentences for answer in answers):
            return Abstained(self.name, self.version, "There are no examples, or no words, to compare.")
        spoken = [(answer, vectors(self._encoder, answer)) for answer in answers if answer.sentences]
        every = np.concatenate([found for _, found in spoken])
        near = {level: (every @ given.T).max(axis=1) for level, given in examples.items()}
        closeness = np.array([np.sort(near[level])[-EXEMPLAR_SENTENCES:].mean() for level in sorted(near)])
        odds = np.exp(SHARPNESS * (closeness - closeness.max()))
        return Vote(
            self.name,
            self.version,
            tuple(sorted(near)),
            tuple((odds / odds.sum()).tolist()),
            self._spans(spoken, examples[max(examples)]),
        )

    @staticmethod
    def _spans(spoken: Sequence[tuple[Reading, Floats]], highest: Floats) -> tuple[Span, ...]:
        found = [
            span
            for answer, own in spoken
            for span in strongest(answer, (own @ highest.T).max(axis=1).tolist(), 0.0)[:1]
        ]
        return tuple(sorted(found, key=lambda span: -span.strength)[:EXEMPLAR_SENTENCES])
