"""German answers: fitted on the tuning part and an older set, measured on scenarios that were written before.

One author wrote both parts, the test part first, and not by looking at what the technique makes of it.
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.completeness.answers import GERMAN_TEST, load
from benchmarks.completeness.fit import LANGUAGES
from benchmarks.completeness.measure import asked_for_what_is_missing, by_length, by_words, part_rates, rates
from dialogue.clauses import Who
from dialogue.completeness import Basis, Part, assess_words
from dialogue.completeness_german import GERMAN, assess_german
from dialogue.german_traits import told_german
from dialogue.languages import assess

PARTS = tuple(Part)
COMPLETE = (
    "Letzten Winter ist in unserer Bäckerei der Ofen ausgefallen, und um sechs mussten zweihundert Brote fertig "
    "sein. Ich habe den Monteur angerufen und zwei kleine Öfen geliehen. Um sechs war alles da, und niemand hat "
    "etwas gemerkt."
)


def test_no_scenario_of_the_test_part_was_fitted_on() -> None:
    fitted, measured = load(*LANGUAGES["de"].tuning), load(GERMAN_TEST)
    assert len(measured) >= 130
    assert not {a.scenario for a in fitted} & {a.scenario for a in measured}
    assert not {a.text for a in fitted} & {a.text for a in measured}


def test_what_needs_a_probe_is_found_and_complete_answers_are_seldom_asked_into() -> None:
    """F1 0.93 (0.88-0.97), 2 of 51 complete ones (3.9 %); by the number of words 0.86 and 19 of 51 at its best.

    Wanted were F1 0.85 and at most 5 %. What is missed are mostly answers that end before their result (12 of 17).
    """
    answers = load(GERMAN_TEST)
    found = rates(answers, by_words(answers, GERMAN))
    assert found.f1 >= 0.92, found
    assert found.needless <= 0.05, found
    assert found.f1 > rates(answers, by_length(load(*LANGUAGES["de"].tuning), best=True)(answers)).f1


def test_what_is_asked_for_is_really_missing() -> None:
    right, asked = asked_for_what_is_missing(load(GERMAN_TEST), GERMAN)
    assert asked >= 75
    assert right >= 0.9 * asked


@pytest.mark.parametrize(("part", "least"), [(Part.SITUATION, 0.9), (Part.ACTION, 0.9), (Part.RESULT, 0.78)])
def test_each_part_that_is_scored_is_found(part: Part, least: float) -> None:
    precision, recall = part_rates(load(GERMAN_TEST), part, GERMAN)
    assert precision >= least
    assert recall >= 0.9


def test_the_fitted_answers_are_judged_as_when_they_were_fitted() -> None:
    """No measure of how good it is, these were seen: a change of words makes the weights stale."""
    answers = load(*LANGUAGES["de"].tuning)
    found = rates(answers, by_words(answers, GERMAN))
    assert found.f1 >= 0.94, found
    assert found.needless <= 0.01, found


# ---- what it looks at ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "verbs"),
    [
        ("Ich habe den Chef gefragt und die Liste aufgehängt.", ["habe", "aufgehängt"]),
        ("ich rief den händler an und bestellte neue teile", ["rief", "bestellte"]),
        ("Da hab ich erst mal alle angerufen, die Reihenfolge geändert und Bescheid gesagt.",
         ["hab", "geändert", "gesagt"]),
        ("I hab a Blech davor gschraubt.", ["hab"]),
        ("Hab gesagt, wir stoppen die Zeit.", ["Hab"]),
        ("Ich steig aus, hol das Kabel und ruf fünf Hotels an.", ["steig"]),
    ],
)  # fmt: skip
def test_deeds_of_one_s_own(said: str, verbs: list[str]) -> None:
    told = told_german(said)
    assert [said[clause.start : clause.end] for clause in told.own][: len(verbs)] == verbs
    assert all(clause.who is Who.SELF for clause in told.own)


@pytest.mark.parametrize(
    "said",
    [
        "Ich würde den Chef fragen und eine Liste aufhängen.",
        "Wir haben den Chef gefragt und eine Liste aufgehängt.",
        "Ich habe mich sehr gefreut und viel gelernt.",
        "Der Chef hat mich gefragt, und die Liste wurde aufgehängt.",
        "Ich habe die falsche Liste verschickt.",
        "",
    ],
)
def test_no_deeds_of_one_s_own(said: str) -> None:
    assert told_german(said).own == []


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (COMPLETE, set()),
        (COMPLETE.lower().replace(".", "").replace(",", ""), set()),
        (COMPLETE.partition(" Um sechs war")[0], {Part.RESULT}),
        (COMPLETE.replace("Ich habe", "Wir haben"), {Part.ACTION}),
    ],
)
def test_the_part_that_is_left_out_is_missed(said: str, missing: set[Part]) -> None:
    found = assess_german(said, PARTS)
    assert {f.part for f in found.findings if not f.present and f.part is not Part.TASK} == missing
    assert found.needs_more == bool(missing)


@pytest.mark.parametrize(
    "said",
    [
        "Wie gesagt, das war die Geschichte mit dem Ofen, die Sie schon kennen.",
        "Das steht alles in meinem Lebenslauf, da können Sie es nachlesen.",
        "Ich würde zuerst den Chef fragen und dann eine Liste machen, und am Ende wären alle zufrieden.",
        f"{COMPLETE.partition(' Um sechs war')[0]} Ich weiß leider nicht, wie es ausgegangen ist.",
    ],
)
def test_who_says_that_it_is_not_told_here_is_asked(said: str) -> None:
    assert assess_german(said, PARTS).needs_more


def test_a_quote_stands_in_the_answer_word_for_word() -> None:
    for answer in load("german"):
        for finding in assess_german(answer.text, PARTS).findings:
            assert finding.quote in answer.text
            assert bool(finding.quote) == finding.present


def test_each_language_is_read_by_its_own_words_and_an_unknown_one_is_not_asked_into() -> None:
    assert assess(COMPLETE, PARTS, "de-AT") == assess_german(COMPLETE, PARTS)
    assert assess("I called her.", PARTS, "en-US") == assess_words("I called her.", PARTS)
    french = assess("Je l'ai appelée.", PARTS, "fr")
    assert (french.missing, french.needs_more, french.basis) == ((), False, Basis.WORDS)


@settings(deadline=None)
@given(st.text(), st.sets(st.sampled_from(PARTS)))
def test_any_text_is_judged(text: str, expects: set[Part]) -> None:
    judged = assess_german(text, tuple(expects))
    assert {finding.part for finding in judged.findings} == expects
    assert all(0 <= finding.sure <= 1 for finding in judged.findings)


def test_a_very_long_answer_is_judged_at_once() -> None:
    """5,000 words are the longest that is ever typed. Longest here with the machine's cores busy: 0.2 s."""
    began_s = time.process_time()
    assert assess_german("und dann habe ich ganz viele leute gefragt ob er kommt " * 450, PARTS).findings
    assert time.process_time() - began_s < 2
