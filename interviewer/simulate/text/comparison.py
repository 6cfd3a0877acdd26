"""What asking does to an answer: how complete it was before the first probe, and how complete in the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.bank import Question, QuestionBank
from dialogue.commands import LineKind
from dialogue.languages import assess
from dialogue.transcript import Speaker, Utterance
from interviewer.simulate.text.run import Simulated


@dataclass(frozen=True, slots=True)
class Compared:
    """One answer. `before`, `after`: which share of the expected parts is found in its words, 0..1."""

    question_id: str
    before: float
    after: float
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One interview, as far as completeness goes. `phrased`: her turns that a language model had a part in."""

    persona: str
    outcome: str
    answers: tuple[Compared, ...]
    encouragements: int
    phrased: int

    @property
    def probes(self) -> tuple[str, ...]:
        return tuple(text for answer in self.answers for text in answer.probes)

    @property
    def before(self) -> float:
        return sum(answer.before for answer in self.answers) / max(1, len(self.answers))

    @property
    def after(self) -> float:
        return sum(answer.after for answer in self.answers) / max(1, len(self.answers))


def course_of(one: Simulated, bank: QuestionBank) -> Course:
    return Course(
        one.persona,
        one.outcome,
        tuple(_compared(one, bank)),
        one.encouragements,
        sum(spoken.chosen_by != "script" for spoken in one.spoken),
    )


def faults(course: Course) -> Iterator[str]:
    """What must not be, in words: of the candidates whose course is known beforehand."""
    if course.outcome != "completed":
        yield f"{course.persona}: the interview was not completed but {course.outcome}"
    match course.persona:
        case "thin":
            if not course.probes:
                yield "thin: nothing was asked for"
            elif course.after <= course.before:
                yield "thin: the answers didn't become more complete"
        case "complete":
            if course.probes:
                yield f"complete: was asked for more: {', '.join(course.probes)}"
        case "silent":
            if not course.encouragements:
                yield "silent: was not encouraged"
            if any(answer.after == 0 for answer in course.answers):
                yield "silent: a question was lost"


def _compared(one: Simulated, bank: QuestionBank) -> Iterator[Compared]:
    questions = {question.id: question for question in bank.questions}
    for answer in one.transcript.answers:
        question = questions[answer.question_id]
        probed_s = _first_probe_s(one, question.id)
        first = [u for u in answer.utterances if probed_s is None or u.end_s <= probed_s]
        before, after = (_share(said, question, bank.language) for said in (first, list(answer.utterances)))
        yield Compared(question.id, before, after, answer.probes)


def _first_probe_s(one: Simulated, question_id: str) -> float | None:
    probes = (
        u.start_s
        for u in one.transcript.utterances
        if u.speaker is Speaker.INTERVIEWER and u.question_id == question_id and LineKind.PROBE in u.kinds
    )
    return next(probes, None)


def _share(utterances: list[Utterance], question: Question, language: str) -> float:
    words = " ".join(u.text for u in utterances if u.text)
    found = assess(words, question.expects, language).findings
    return sum(finding.present for finding in found) / max(1, len(found))
