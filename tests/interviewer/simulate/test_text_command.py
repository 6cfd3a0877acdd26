"""The commands that hold simulated interviews at text speed."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
from typer.testing import CliRunner

from interviewer import banks
from interviewer import settings as settings_module
from interviewer.cli import application
from interviewer.cli.demo_personas import show_three
from interviewer.errors import InterviewerError
from interviewer.simulate.language_model import Behaviour, ModelServer, serving
from interviewer.simulate.text import Simulator
from interviewer.simulate.text.comparison import Compared, Course, course_of, faults
from interviewer.simulate.text.model import served_model
from interviewer.simulate.text.personas import PERSONAS

BANK = banks.load("core-behavioural.en")
SIMULATE = application(["simulate"])
TEXT = ["simulate", "--speed", "text", "--bank", "core-behavioural.en"]


def test_the_command_reports_all_personas_and_no_violation(tmp_path: Path) -> None:
    written = tmp_path / "report.json"
    done = CliRunner().invoke(SIMULATE, [*TEXT, "--count", "20", "--seed", "3", "--json", str(written)])
    assert done.exit_code == 0, done.output
    assert "20 interviews in" in done.output
    assert "Rule violations: 0." in done.output
    report = json.loads(written.read_text(encoding="utf-8"))
    assert [one["persona"] for one in report["personas"]] == list(PERSONAS)
    assert all(one["interviews"] == 2 for one in report["personas"])
    assert report["violations"] == 0
    assert report["interviews_per_minute"] > 0


def test_the_seed_decides_what_is_reported(tmp_path: Path) -> None:
    def report(seed: int) -> object:
        written = tmp_path / "report.json"
        arguments = [*TEXT, "--persona", "thin", "--count", "2", "--seed", str(seed), "--json", str(written)]
        assert CliRunner().invoke(SIMULATE, arguments).exit_code == 0
        return json.loads(written.read_text(encoding="utf-8"))["personas"]

    assert report(1) == report(1)
    assert report(1) != report(40)


def test_without_a_link_the_spoken_candidate_says_what_is_missing() -> None:
    done = CliRunner().invoke(SIMULATE, ["simulate"])
    assert isinstance(done.exception, InterviewerError)
    assert "--speed text" in done.exception.user_message


@contextmanager
def server_elsewhere(behaviour: Behaviour) -> Iterator[ModelServer]:
    """In a thread of its own, as a server is a process of its own."""
    ready: Queue[ModelServer] = Queue()
    over = threading.Event()

    async def serve() -> None:
        async with serving(behaviour) as server:
            ready.put(server)
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        yield ready.get(timeout=60)
    finally:
        over.set()
        thread.join()


def test_a_language_model_at_an_address_is_asked() -> None:
    with server_elsewhere(Behaviour.GOOD) as server:
        done = CliRunner().invoke(SIMULATE, [*TEXT, "--persona", "thin", "--count", "1", "--llm", server.url])
        asked = len(server.requests)
    assert done.exit_code == 0, done.output
    assert asked > 0
    assert "Rule violations: 0." in done.output


def test_a_good_language_model_takes_part_and_breaks_no_rule() -> None:
    with served_model(Behaviour.GOOD, settings_module.load()) as model:
        one = Simulator(BANK, ask=model.ask, policy=model.name).run("thin", 2)
    assert one.outcome == "completed"
    assert one.violations == ()
    assert any(spoken.chosen_by == "language model" for spoken in one.spoken)


@pytest.mark.parametrize("behaviour", [Behaviour.HOSTILE, Behaviour.SERVER_ERROR, Behaviour.TRUNCATED])
def test_with_a_bad_language_model_every_word_is_the_scripts(behaviour: Behaviour) -> None:
    lines = set(banks.all_lines(BANK))
    with served_model(behaviour, settings_module.load()) as model:
        one = Simulator(BANK, ask=model.ask, policy=model.name).run("thin", 2)
    assert one.outcome == "completed"
    assert one.violations == ()
    assert {line.text for spoken in one.spoken for line in spoken.lines} <= lines


def test_the_demo_treats_its_three_candidates_as_it_has_to() -> None:
    assert show_three(settings_module.load()) == []


def test_asking_makes_the_thin_answers_more_complete() -> None:
    course = course_of(Simulator(BANK).run("thin", 1), BANK)
    assert course.probes
    assert course.before < course.after <= 1
    asked = [answer for answer in course.answers if answer.probes]
    assert all(answer.before <= answer.after for answer in asked)


def course(persona: str, answer: Compared, outcome: str = "completed", encouragements: int = 0) -> Course:
    return Course(persona, outcome, (answer,), encouragements, phrased=0)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (course("thin", Compared("q", 0.5, 0.5, ())), "nothing was asked for"),
        (course("thin", Compared("q", 0.5, 0.5, ("How did it end?",))), "didn't become more complete"),
        (course("complete", Compared("q", 1, 1, ("How did it end?",))), "was asked for more: How did it end?"),
        (course("silent", Compared("q", 1, 1, ())), "was not encouraged"),
        (course("silent", Compared("q", 0, 0, ()), encouragements=3), "a question was lost"),
        (course("silent", Compared("q", 1, 1, ()), "paused", 3), "not completed but paused"),
    ],
)
def test_whoever_is_treated_wrongly_makes_the_demo_fail(wrong: Course, words: str) -> None:
    assert any(words in fault for fault in faults(wrong))
