"""The scoring of an interview: from the words of a transcript to a scorecard."""

from collections.abc import Sequence

from dialogue.bank import Anchors, Competency, Criterion, Examples, QuestionBank
from dialogue.transcript import Answer, AnswerStatus, Transcript
from scoring.criteria import Read
from scoring.evidence import findings_in, index_of
from scoring.gates import Doubt, Gate, gates
from scoring.intervals import is_too_wide
from scoring.levels import score_of
from scoring.model import Model
from scoring.preparation import prepare
from scoring.reading import Reading, content_words
from scoring.report import CompetencyScore, CriterionScore, Finding, Scorecard, finding_of
from scoring.techniques.embeddings import Encoder, ExemplarTechnique
from scoring.techniques.signs import criteria_of
from scoring.voices import FoundQuotes, Voices

# Of everything that a result depends on: rules, lists of words, weights. Change it with any of them, or the same
# interview has two different results under one name.
SCORER_VERSION = "signs-5"

UNCALIBRATED = "This is a first, uncalibrated reading of the words: not for decisions without a person."


def score(
    transcript: Transcript,
    bank: QuestionBank,
    model: Model | None = None,
    *,
    encoder: Encoder | None = None,
    found_quotes: FoundQuotes | None = None,
) -> Scorecard:
    """Equal input, equal output; the order of the answers doesn't matter. Takes time linear in the words.

    model: trained for this bank's criteria; what it doesn't know is read by its signs alone. encoder: shows
    how near the words are to the anchors, which changes no number. found_quotes: criterion's key -> quotes that a
    language model says it found; what was really said of them is added to the explanation, and to nothing else.
    Reads nothing but the answers' words and their statuses: no times, no confidences, nothing personal.
    Raises ValueError only for a bank whose cues `dialogue.cues.fault` objects to.
    """
    reads = _read(transcript.answers, bank)
    voices = Voices(model, _exemplars(bank, encoder), found_quotes or {})
    competencies = tuple(_competency(competency, bank, reads, voices) for competency in bank.competencies)
    needs_a_person = any(
        criterion.finding is Finding.NEEDS_A_PERSON for found in competencies for criterion in found.criteria
    )
    return Scorecard(
        session_id=transcript.session_id,
        bank_id=bank.id,
        bank_version=bank.version,
        scorer_version=version_of(model),
        reliable=bool(reads) and not needs_a_person,
        remarks=_remarks(transcript, bank, reads, model),
        competencies=competencies,
    )


def version_of(model: Model | None) -> str:
    """The same interview has one result per bank version and this."""
    return SCORER_VERSION if model is None else f"{SCORER_VERSION}+{model.version}"


def _exemplars(bank: QuestionBank, encoder: Encoder | None) -> ExemplarTechnique | None:
    if encoder is None:
        return None
    return ExemplarTechnique(encoder, {key: _told_like(one) for key, one in criteria_of(bank).items()})


def _told_like(criterion: Criterion) -> dict[float, tuple[str, ...]]:
    """Level -> its anchor, and what somebody may say whom raters put there."""
    given: list[Anchors | Examples] = [criterion.anchors, *([criterion.examples] if criterion.examples else [])]
    return {
        1.0: tuple(one.one for one in given),
        3.0: tuple(one.three for one in given),
        5.0: tuple(one.five for one in given),
    }


def _read(answers: Sequence[Answer], bank: QuestionBank) -> list[Read]:
    """In the bank's order. Answers to questions that the bank doesn't have are left out."""
    order = {question.id: number for number, question in enumerate(bank.questions)}
    known = [answer for answer in answers if answer.question_id in order]
    texts = [prepare(a) for a in sorted(known, key=lambda a: (order[a.question_id], a.text, a.status))]
    index = index_of(bank)
    findings = [findings_in(text, number, index) for number, text in enumerate(texts)]
    open_or_not = gates(texts, [found.places for found in findings], bank.language)
    asked = {question.id: content_words(question.text) for question in bank.questions}
    readings = [
        Reading(text.sentences, found.shown, asked[text.question_id])
        for text, found in zip(texts, findings, strict=True)
    ]
    gated = [_gated(gate, reading) for gate, reading in zip(open_or_not, readings, strict=True)]
    return [Read(*parts) for parts in zip(texts, gated, findings, readings, strict=True)]


def _gated(gate: Gate, reading: Reading) -> Gate:
    return Gate((*gate.doubts, Doubt.TO_THE_SCORER)) if reading.to_the_scorer else gate


def _competency(
    competency: Competency, bank: QuestionBank, reads: Sequence[Read], voices: Voices
) -> CompetencyScore:
    drawn_by = {question.id for question in bank.questions if competency.id in question.competencies}
    relevant = [read for read in reads if read.answer.question_id in drawn_by]
    criteria = tuple(voices.hear(competency.id, criterion, relevant) for criterion in competency.criteria)
    levels = [criterion.level for criterion in criteria if criterion.level is not None]
    finding = finding_of(criteria)
    if voices.model is not None and finding is Finding.LEVEL and _is_too_little(criteria):
        finding = Finding.NOT_ENOUGH_EVIDENCE
    return CompetencyScore(
        competency_id=competency.id,
        name=competency.name,
        finding=finding,
        score=score_of(levels) if levels and finding is not Finding.NOT_ENOUGH_EVIDENCE else None,
        criteria=criteria,
    )


def _is_too_little(criteria: Sequence[CriterionScore]) -> bool:
    """One sentence is no competency (handbook scoring.md 4.2, 5)."""
    quoted = {(quote.utterance_id, quote.text) for one in criteria for quote in one.quotes}  # typed: no times
    return len(quoted) < 2 or is_too_wide(criteria)


def _remarks(
    transcript: Transcript, bank: QuestionBank, reads: Sequence[Read], model: Model | None
) -> tuple[str, ...]:
    unknown = sorted(set(criteria_of(bank)) - set(model.criteria)) if model else []
    remarks = [UNCALIBRATED] if model is None else []
    if unknown:
        remarks.append(f"Uncalibrated, since the model doesn't know them: {', '.join(unknown)}.")
    if not transcript.words_trusted and any(r.answer.status is AnswerStatus.LOW_CONFIDENCE for r in reads):
        remarks.append(
            f"The words were recognized by {transcript.recognizer or 'an unknown recognizer'}, which can't be "
            "trusted: spoken answers get no level. Please listen to the recording."
        )
    elif transcript.recognizer:
        remarks.append(f"Spoken words were recognized by {transcript.recognizer}.")
    asked = {read.answer.question_id for read in reads}
    if len(asked) < len(bank.questions):
        remarks.append(f"{len(asked)} of {len(bank.questions)} questions were asked.")
    if foreign := {answer.question_id for answer in transcript.answers} - {q.id for q in bank.questions}:
        remarks.append(f"Not read, since not in this question bank: answers to {', '.join(sorted(foreign))}.")
    for read in reads:
        remarks += [f"In the answer to “{read.answer.question_id}”, {doubt}." for doubt in read.gate.doubts]
    return tuple(remarks)
