"""Makes the table of spans: `python -m benchmarks.pauses.generate`.

The table is committed; the sound is rendered from it.
"""

from dataclasses import dataclass, field

from benchmarks.pauses.places import FILLERS, PAUSES_S, SENTENCES, Kind, Part, Sentence
from benchmarks.pauses.recordings import Recording, align
from benchmarks.pauses.table import Answer, Piece, Word, save
from interviewer.hearing.protocols import SAMPLE_RATE_HZ

LEAD_S = 0.5
TAIL_S = 5.0  # longer than any silence that is waited for
EDGE_S = 0.05  # of a sentence that is kept around its first and last word
FILLER_GAP_S = 0.04


@dataclass
class _Draft:
    """An answer while it is put together."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    samples: int = 0

    @property
    def at_s(self) -> float:
        return self.samples / SAMPLE_RATE_HZ

    def add(self, source: str, start: int, end: int) -> None:
        self.pieces.append(Piece(source, start, end))
        self.samples += end - start

    def room(self, duration_s: float) -> None:
        self.add("room", 0, round(duration_s * SAMPLE_RATE_HZ))

    def said(self, recording: Recording, first: int, last: int) -> None:
        """Words `first` to `last` (inclusive) of a sentence."""
        start = (
            recording.cut_behind(first - 1)
            if first
            else round((recording.words[0].start_s - EDGE_S) * SAMPLE_RATE_HZ)
        )
        ends = last + 1 == len(recording.words)
        end = recording.cut_behind(last) + (round(EDGE_S * SAMPLE_RATE_HZ) if ends else 0)
        offset_s = self.at_s - start / SAMPLE_RATE_HZ
        for word in recording.words[first : last + 1]:
            self.words.append(Word(word.text, round(word.start_s + offset_s, 3), round(word.end_s + offset_s, 3)))
        self.add(recording.name, start, end)

    def filler(self, part: Part) -> None:
        sound = FILLERS[part]
        self.room(FILLER_GAP_S)
        start_s = self.at_s
        self.add("filler", 0, round((sound.end_s - sound.start_s) * sound.times * SAMPLE_RATE_HZ))
        self.words.append(Word(sound.word, round(start_s, 3), round(self.at_s, 3)))

    def answer(self, name: str, part: Part, kind: Kind, pause_s: float, pause_start_s: float) -> Answer:
        self.room(TAIL_S)
        pieces, words = tuple(self.pieces), tuple(self.words)
        return Answer(name, part, kind, pause_s, round(pause_start_s, 3), words[-1].end_s, pieces, words)


def answers() -> list[Answer]:
    recordings = {sentence.name: align(sentence.name) for sentence in SENTENCES}
    found: list[Answer] = []
    for sentence in SENTENCES:
        for kind, places in (
            (Kind.CONJUNCTION, sentence.conjunctions),
            (Kind.FUNCTION_WORD, sentence.function_words),
            (Kind.INSIDE, sentence.inside),
            (Kind.FILLER, sentence.inside),
        ):
            found += [
                _within(recordings[sentence.name], sentence, kind, place, pause_s)
                for place in places
                for pause_s in PAUSES_S
            ]
    pairs = [(one, other) for one in SENTENCES for other in SENTENCES if one.part is other.part]
    found += [
        _between(recordings[one.name], recordings[other.name], one.part, pause_s)
        for one, other in pairs
        for pause_s in PAUSES_S
    ]
    return found


def _within(recording: Recording, sentence: Sentence, kind: Kind, place: int, pause_s: float) -> Answer:
    draft = _Draft()
    draft.room(LEAD_S)
    draft.said(recording, 0, place)
    if kind is Kind.FILLER:
        draft.filler(sentence.part)
    pause_start_s = draft.at_s
    draft.room(pause_s)
    draft.said(recording, place + 1, len(recording.words) - 1)
    name = f"{sentence.name}-{kind.value.replace(' ', '-')}-{place:02}-{pause_s}"
    return draft.answer(name, sentence.part, kind, pause_s, pause_start_s)


def _between(one: Recording, other: Recording, part: Part, pause_s: float) -> Answer:
    draft = _Draft()
    draft.room(LEAD_S)
    draft.said(one, 0, len(one.words) - 1)
    pause_start_s = draft.words[-1].end_s
    draft.room(pause_s - 2 * EDGE_S)  # the edges are part of the pause
    draft.said(other, 0, len(other.words) - 1)
    return draft.answer(f"{one.name}-{other.name}-{pause_s}", part, Kind.SENTENCE, pause_s, pause_start_s)


if __name__ == "__main__":
    save(answers())
