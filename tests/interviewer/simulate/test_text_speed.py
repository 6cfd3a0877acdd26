"""Interviews in virtual time: every persona's expected course, and rules that none of them gets her to break."""

import pytest

from dialogue.commands import LineKind, Outcome
from dialogue.completeness import Part
from dialogue.events import BargedIn, CandidateAsked, TurnResumed
from interviewer import banks
from interviewer.errors import SettingsError
from interviewer.simulate.text import Simulated, Simulator, run
from interviewer.simulate.text.personas import PERSONAS, named

BANK = banks.load("core-behavioural.en")
SIMULATOR = Simulator(BANK)
SEEDS = range(12)  # of each persona: 120 interviews in all


@pytest.fixture(scope="module")
def held() -> dict[str, list[Simulated]]:
    return {name: [SIMULATOR.run(name, seed) for seed in SEEDS] for name in PERSONAS}


@pytest.mark.parametrize("name", PERSONAS)
def test_no_rule_is_broken_whoever_is_interviewed(held: dict[str, list[Simulated]], name: str) -> None:
    assert [one.violations for one in held[name] if one.violations] == []


@pytest.mark.parametrize("name", PERSONAS)
def test_every_interview_ends_or_waits_for_its_candidate(held: dict[str, list[Simulated]], name: str) -> None:
    ways = {Outcome.COMPLETED.value, Outcome.LEFT.value, Outcome.ERASED.value, "paused"}
    assert {one.outcome for one in held[name]} <= ways
    if name not in ("silent", "command_happy", "hostile"):
        assert {one.outcome for one in held[name]} == {"completed"}


def test_the_same_seed_gives_the_same_interview_and_another_one_another() -> None:
    first, again, other = run("thin", BANK, 5), run("thin", BANK, 5), run("thin", BANK, 6)
    assert first == again
    assert first.transcript != other.transcript


def test_the_thin_one_is_asked_for_what_is_missing_and_tells_it(held: dict[str, list[Simulated]]) -> None:
    thin = held["thin"]
    assert sum(one.probes for one in thin) >= 4 * len(thin)
    told = [parts for one in thin for parts in one.parts_told.values() if parts[1] != parts[0]]
    assert len(told) >= 2 * len(thin)
    assert all(before < after for before, after in told)


def test_the_complete_one_is_hardly_asked_for_anything(held: dict[str, list[Simulated]]) -> None:
    questions = sum(len(one.transcript.answers) for one in held["complete"])
    assert sum(one.probes for one in held["complete"]) <= 0.05 * questions
    told = [parts for one in held["complete"] for parts in one.parts_told.values()]
    whole = [parts for parts in told if parts == (frozenset(Part), frozenset(Part))]
    assert len(whole) >= 0.95 * len(told), "few are cut into, and leave the rest unsaid"


def test_the_silent_one_is_encouraged_and_answers_or_is_waited_for(held: dict[str, list[Simulated]]) -> None:
    for one in held["silent"]:
        assert one.encouragements > 0
        if one.outcome == "completed":
            assert any(answer.text for answer in one.transcript.answers)
    assert sum(one.outcome == "completed" for one in held["silent"]) >= 0.7 * len(SEEDS)
    assert any(one.outcome in ("paused", "left") for one in held["silent"]), "some never speak"


def test_a_pause_for_want_of_any_sound_says_that_nothing_is_lost(held: dict[str, list[Simulated]]) -> None:
    paused = [one for one in held["silent"] if one.outcome == "paused"]
    assert paused
    for one in paused:
        assert one.spoken[-1].text == BANK.replies.nothing_arrives


def test_the_interrupting_one_breaks_in_and_still_gets_every_question(held: dict[str, list[Simulated]]) -> None:
    for one in held["interrupting"]:
        assert any(isinstance(entry, BargedIn) for entry in one.log)
        assert len(one.transcript.answers) == len(BANK.questions)


def test_some_rambling_ones_run_out_of_time_and_are_let_go_kindly(held: dict[str, list[Simulated]]) -> None:
    short = [one for one in held["rambling"] if len(one.transcript.answers) < len(BANK.questions)]
    assert short
    for one in short:
        assert any(BANK.lines.time_is_up in spoken.text for spoken in one.spoken)


def test_long_pauses_are_sometimes_taken_for_the_end_and_the_turn_given_back(
    held: dict[str, list[Simulated]],
) -> None:
    assert any(isinstance(entry, TurnResumed) for one in held["rambling"] for entry in one.log)


def test_requests_are_granted_and_are_no_part_of_answers(held: dict[str, list[Simulated]]) -> None:
    asides = [spoken for one in held["command_happy"] for spoken in one.spoken if spoken.aside]
    assert len(asides) > len(SEEDS)
    assert any(isinstance(entry, CandidateAsked) for one in held["command_happy"] for entry in one.log)


def test_orders_given_to_her_change_none_of_her_words(held: dict[str, list[Simulated]]) -> None:
    lines = set(banks.all_lines(BANK))
    for one in held["injecting"]:
        assert {line.text for spoken in one.spoken for line in spoken.lines} <= lines
        assert all(spoken.chosen_by == "script" for spoken in one.spoken)


def test_badly_recognized_words_are_marked_in_the_transcript(held: dict[str, list[Simulated]]) -> None:
    said = [u for one in held["asr_damaged"] for answer in one.transcript.answers for u in answer.utterances]
    assert min(u.confidence for u in said if u.confidence is not None) < 0.4
    assert any(not u.text for u in said)
    assert all(u.text == u.text.lower() for u in said)


def test_traits_are_known_for_every_competency_and_vary(held: dict[str, list[Simulated]]) -> None:
    everybody = [one for interviews in held.values() for one in interviews]
    assert all(set(one.traits) == {competency.id for competency in BANK.competencies} for one in everybody)
    assert {level for one in everybody for level in one.traits.values()} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("bank_id", ["customer-service.en", "core-behavioural.de"])
@pytest.mark.parametrize("name", PERSONAS)
def test_the_other_shipped_banks_are_held_as_well(bank_id: str, name: str) -> None:
    simulator = Simulator(banks.load(bank_id))
    for seed in range(2):
        assert simulator.run(name, seed).violations == ()


def test_questions_are_left_out_when_time_is_short_and_it_still_ends_well() -> None:
    simulator = Simulator(BANK, budget_s=240)
    for seed in range(5):
        one = simulator.run("complete", seed)
        assert one.outcome == "completed"
        assert one.violations == ()
        assert 1 <= len(one.transcript.answers) < len(BANK.questions)


def test_named_questions_are_asked_alone() -> None:
    one = Simulator(BANK, question_ids=("own-mistake", "better-way")).run("complete", 0)
    assert [answer.question_id for answer in one.transcript.answers] == ["own-mistake", "better-way"]


def test_an_unknown_persona_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(SettingsError, match="asr_damaged"):
        named("nobody")


def test_she_thanks_everybody_in_the_same_words_in_the_same_order(held: dict[str, list[Simulated]]) -> None:
    """Whatever the level: no opinion can be read out of an acknowledgement."""
    thanked = {
        tuple(line.text for s in one.spoken for line in s.lines if line.kind is LineKind.ACKNOWLEDGEMENT)
        for one in held["complete"]
        if one.probes == 0 and not any(isinstance(entry, TurnResumed) for entry in one.log)
    }
    assert len(thanked) == 1
