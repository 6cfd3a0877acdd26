"""How near a model comes to a panel on answers that it hasn't seen, criterion by criterion.

The machine's level of every rated answer counts in r, kappa and coverage, also where the product would abstain:
leaving out what is uncertain would flatter them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dialogue.bank import QuestionBank
from dialogue.transcript import Answer, AnswerStatus, Speaker, Transcript, Utterance
from scoring.choice import STANDS_OUT
from scoring.engine import score
from scoring.evidence import CueIndex
from scoring.learning.target import OVERLAP
from scoring.model import Model, Scored
from scoring.ngrams import Floats
from scoring.panel import agreement, true_scores
from scoring.panel.records import PanelSet, plain
from scoring.panel.severity import aggregated
from scoring.panel.tables import RatingTable, tables_of
from scoring.panel_training import RatedAnswer, reading_of
from scoring.quotes import align
from scoring.reading import read
from scoring.report import Finding
from scoring.techniques.signs import key_of

FEWEST_ANSWERS = 10
FEWEST_SENTENCES = 3  # of two sentences nearly any is a rater's

Levels = Mapping[str, Mapping[str, float]]  # criterion's id -> answer -> level


@dataclass(frozen=True, slots=True)
class Machine:
    """What the model says of each answer, and whether the product would show it. Keys: criterion's id, answer's
    id."""

    scored: Mapping[str, Mapping[str, Scored]]
    shown: Mapping[str, frozenset[str]]

    @property
    def levels(self) -> Levels:
        return {
            criterion: {answer: one.level for answer, one in own.items() if one.level is not None}
            for criterion, own in self.scored.items()
        }


@dataclass(frozen=True, slots=True)
class CriterionEvaluation:
    """On `answers` that the panel gave a level. None: can't be computed.

    r_shown: without those that the product abstains on; right_shown: share of these within a level of the
    panel's. coverage: of the 80 % intervals. hits of hit_answers: best quotes that a rater marked, in answers of
    three sentences or more; standing_hits of standing: of those that stand out; by_chance: of a quote as long
    drawn at random. smd: machine minus panel, in pooled SD (RSMTool). partial_r: given the logarithm of the number
    of words. explained, explained_by_total: squared r of the criterion's own and of the answer's mean machine
    level, over the panel's reliability (Haberman 2008).
    abstained: share of rated answers of which the product shows no level; abstained_rightly: of those in which
    the panel found nothing to rate, of which there are `unrated`.
    """

    criterion: str
    answers: int
    r: float | None
    r_shown: float | None
    right_shown: float | None
    kappa: float | None
    coverage: float
    abstained: float
    abstained_rightly: float | None
    unrated: int
    hits: int
    hit_answers: int
    standing_hits: int
    standing: int
    by_chance: float
    smd: float | None
    partial_r: float | None
    prmse: float | None
    explained: float | None
    explained_by_total: float | None


def machine_on(model: Model, answers: Sequence[RatedAnswer], bank: QuestionBank) -> Machine:
    """Each answer on its own, as the panel read it."""
    index = CueIndex(bank)
    drawn_by = {
        question.id: [
            key_of(competency.id, criterion.id)
            for competency in bank.competencies
            if competency.id in question.competencies
            for criterion in competency.criteria
        ]
        for question in bank.questions
    }
    scored: dict[str, dict[str, Scored]] = {}
    shown: dict[str, set[str]] = {}
    for one in answers:
        reading = reading_of(one.text, one.question_id, bank, index)
        for key in drawn_by[one.question_id]:
            if key in model.criteria:
                scored.setdefault(plain(key), {})[one.answer_id] = model.judge(key, reading)
        for criterion in shown_by_the_product(model, one, bank):
            shown.setdefault(criterion, set()).add(one.answer_id)
    return Machine(scored, {criterion: frozenset(own) for criterion, own in shown.items()})


def shown_by_the_product(model: Model | None, one: RatedAnswer, bank: QuestionBank) -> dict[str, float]:
    """The criteria that an interview of this single answer gets a level on, with the level."""
    card = score(transcript_of(one), bank, model)
    return {
        found.criterion_id: found.level
        for competency in card.competencies
        for found in competency.criteria
        if found.finding is Finding.LEVEL and found.level is not None
    }


def transcript_of(one: RatedAnswer) -> Transcript:
    said = Utterance("text", Speaker.CANDIDATE, one.text, 0.0, 60.0, one.question_id)
    heard = Answer(one.question_id, (said,), 0.0, AnswerStatus.HEARD, ())
    return Transcript("panel", "", "", "", True, "", (said,), (heard,))


def evaluate(machine: Machine, panel: PanelSet) -> tuple[CriterionEvaluation, ...]:
    """Of each criterion that the model knows and that has FEWEST_ANSWERS with a level of the panel."""
    text_of = {one.answer_id: one for one in panel.answers}
    total = _totals(machine.levels)
    found = []
    for table in tables_of(panel.ratings):
        own = machine.scored.get(plain(table.criterion), {})
        target = {answer: level for answer, level in aggregated(table).items() if answer in own}
        if len(target) >= FEWEST_ANSWERS:
            found.append(_criterion(table, target, machine, panel, text_of, total))
    return tuple(found)


def panel_levels(panel: PanelSet) -> Levels:
    return {plain(table.criterion): aggregated(table) for table in tables_of(panel.ratings)}


def _criterion(
    table: RatingTable,
    target: Mapping[str, float],
    machine: Machine,
    panel: PanelSet,
    text_of: Mapping[str, RatedAnswer],
    total: Mapping[str, float],
) -> CriterionEvaluation:
    name = plain(table.criterion)
    scored = machine.scored[name]
    order = [answer for answer in table.answers if answer in target and scored[answer].level is not None]
    levels = np.array([scored[answer].level for answer in order], np.float64)
    wanted = np.array([target[answer] for answer in order])
    intervals = np.array([scored[answer].interval for answer in order])
    words = np.array([np.log1p(len(text_of[answer].text.split())) for answer in order])
    rows = table.of(order).levels
    icc = table.icc
    reliability = icc.mean if icc else None
    r = agreement.pearson(levels, wanted)
    by_total = agreement.pearson(np.array([total[answer] for answer in order]), wanted)
    nothing = [answer for answer in table.answers if answer in scored and answer not in target]
    shown = machine.shown.get(name, frozenset())
    is_shown = np.array([answer in shown for answer in order])
    hit = _hits(name, order, machine, panel, text_of)
    return CriterionEvaluation(
        criterion=name,
        answers=len(order),
        r=r,
        r_shown=agreement.pearson(levels[is_shown], wanted[is_shown])
        if is_shown.sum() >= FEWEST_ANSWERS
        else None,
        right_shown=float(np.mean(np.abs(levels - wanted)[is_shown] <= 1.0)) if is_shown.any() else None,
        kappa=agreement.weighted_kappa(levels, wanted),
        coverage=float(np.mean((intervals[:, 0] <= wanted) & (wanted <= intervals[:, 1]))),
        abstained=float(1.0 - is_shown.mean()),
        abstained_rightly=sum(answer not in shown for answer in nothing) / len(nothing) if nothing else None,
        unrated=len(nothing),
        hits=sum(one.is_right for one in hit),
        hit_answers=len(hit),
        standing_hits=sum(one.is_right for one in hit if one.stands_out),
        standing=sum(one.stands_out for one in hit),
        by_chance=float(np.mean([one.by_chance for one in hit])) if hit else 0.0,
        smd=standardized_difference(levels, wanted),
        partial_r=partial_r(levels, wanted, words),
        prmse=true_scores.prmse(rows, levels),
        explained=_explained(r, reliability),
        explained_by_total=_explained(by_total, reliability),
    )


def standardized_difference(machine: Floats, panel: Floats) -> float | None:
    spread = float(np.sqrt((machine.var(ddof=1) + panel.var(ddof=1)) / 2)) if len(machine) > 1 else 0.0
    return float(machine.mean() - panel.mean()) / spread if spread > 0 else None


def partial_r(one: Floats, other: Floats, given: Floats) -> float | None:
    r = agreement.pearson(one, other)
    with_one, with_other = agreement.pearson(one, given), agreement.pearson(other, given)
    if r is None or with_one is None or with_other is None:
        return r
    left = (1 - with_one**2) * (1 - with_other**2)
    return float((r - with_one * with_other) / np.sqrt(left)) if left > 1e-9 else None


def _explained(r: float | None, reliability: float | None) -> float | None:
    if r is None or not reliability or reliability <= 0:
        return None
    return max(0.0, r) ** 2 / reliability


def _totals(levels: Levels) -> dict[str, float]:
    """An answer's mean over its criteria, each standardized."""
    found: dict[str, list[float]] = {}
    for own in levels.values():
        values = np.array(list(own.values()))
        for answer, level in own.items():
            found.setdefault(answer, []).append((level - values.mean()) / (values.std() or 1.0))
    return {answer: float(np.mean(own)) for answer, own in found.items()}


@dataclass(frozen=True, slots=True)
class _BestQuote:
    is_right: bool
    stands_out: bool
    by_chance: float


def _hits(
    name: str, order: Sequence[str], machine: Machine, panel: PanelSet, text_of: Mapping[str, RatedAnswer]
) -> list[_BestQuote]:
    marked: dict[str, list[tuple[int, int]]] = {}
    wanted = set(order)
    for rating in panel.ratings:
        if plain(rating.criterion_id) == name and rating.answer_id in wanted:
            places = [align(quote, text_of[rating.answer_id].text) for quote in rating.highlights]
            marked.setdefault(rating.answer_id, []).extend(place for place in places if place)
    found = []
    for answer in order:
        places_of_sentences = sentence_places(text_of[answer])
        quotes = machine.scored[name][answer].evidence
        if len(places_of_sentences) < FEWEST_SENTENCES or not marked.get(answer) or not quotes:
            continue
        is_right = _is_marked((quotes[0].start, quotes[0].end), marked[answer])
        size = sum(quotes[0].start <= start and end <= quotes[0].end for start, end in places_of_sentences) or 1
        runs = zip(places_of_sentences, places_of_sentences[size - 1 :], strict=False)
        by_chance = float(np.mean([_is_marked((first[0], last[1]), marked[answer]) for first, last in runs]))
        found.append(_BestQuote(is_right, quotes[0].strength >= STANDS_OUT, by_chance))
    return found


def sentence_places(one: RatedAnswer) -> list[tuple[int, int]]:
    return [(s.offset, s.offset + len(s.text)) for s in read(one.text).sentences]


def _is_marked(place: tuple[int, int], marked: Sequence[tuple[int, int]]) -> bool:
    """By the rule of training: half of the shorter lies within the other."""
    common = [min(place[1], end) - max(place[0], start) for start, end in marked]
    shorter = [min(place[1] - place[0], end - start) for start, end in marked]
    return any(shared > 0 and shared >= OVERLAP * least for shared, least in zip(common, shorter, strict=True))
