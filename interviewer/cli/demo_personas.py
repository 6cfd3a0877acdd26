"""The second half of `interviewer demo`: how the interviewer treats three candidates who couldn't differ more."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from dialogue.bank import QuestionBank
from interviewer import banks
from interviewer.settings import Settings
from interviewer.simulate.language_model import Behaviour
from interviewer.simulate.text.comparison import Course, course_of, faults
from interviewer.simulate.text.model import served_model
from interviewer.simulate.text.run import Simulator

console = Console(highlight=False)
PERSONAS = ("thin", "complete", "silent")
QUESTIONS = 3
SEED = 1  # one in which the silent one speaks in the end; one in eight never does, and the interview waits


def show_three(settings: Settings) -> list[str]:
    """Prints the table; returns what went wrong, in words."""
    bank = banks.load(settings.bank)
    console.print("[bold]Three candidates at text speed:[/] the script alone, then with a language model.\n")
    wrong: list[str] = []
    shown = Table(
        "candidate", "model", "complete", "asked for, and encouraged", title="What asking does", show_lines=True
    )
    for model, courses in (("off", without_model(settings, bank)), ("on", with_model(settings, bank))):
        for course in courses:
            wrong += [f"{text} (model {model})" for text in faults(course)]
            shown.add_row(
                course.persona, model, f"{course.before:.0%} > {course.after:.0%}", "\n".join(_asked(course))
            )
    console.print(shown)
    for text in wrong:
        console.print(f"[bold red]Wrong:[/] {text}")
    return wrong


def without_model(settings: Settings, bank: QuestionBank) -> list[Course]:
    simulator = Simulator(bank, settings.interview_minutes * 60, question_ids=_questions(bank))
    return [course_of(simulator.run(name, SEED), bank) for name in PERSONAS]


def with_model(settings: Settings, bank: QuestionBank) -> list[Course]:
    """Over real HTTP, through the real client; the server on the other side is the simulated one."""
    with served_model(Behaviour.GOOD, settings) as model:
        simulator = Simulator(
            bank, settings.interview_minutes * 60, model.ask, model.name, question_ids=_questions(bank)
        )
        return [course_of(simulator.run(name, SEED), bank) for name in PERSONAS]


def _questions(bank: QuestionBank) -> tuple[str, ...]:
    return tuple(question.id for question in bank.questions[:QUESTIONS])


def _asked(course: Course) -> Iterator[str]:
    for answer in course.answers:
        for probe in answer.probes:
            yield f'{answer.question_id}: "{probe}" ({answer.before:.0%} > {answer.after:.0%})'
    if not course.probes:
        yield "nothing was asked for"
    if course.encouragements:
        yield f"encouraged {course.encouragements} times, {course.outcome}"
    if course.phrased:
        yield f"the model had a part in {course.phrased} of her turns"
