"""What simulated candidates say, and that it is what they are known for."""

import random

import pytest

from dialogue.bank import Question
from dialogue.completeness import Part, assess_words
from interviewer import banks
from interviewer.errors import SettingsError
from interviewer.simulate.text.grammar import LEVELS, grammar, phrases
from interviewer.simulate.text.speech import Say, by_learner, misheard, stretches

BANK = banks.load("core-behavioural.en")
ENGLISH = grammar("en")


def told(question_id: str, levels: dict[str, int], seed: int = 0) -> str:
    story = ENGLISH.story(question_id, levels, random.Random(seed), set(), customers=False)
    return " ".join((story.situation, story.task, story.action, story.how, story.result))


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.id)
def test_every_question_has_stories_of_its_own_that_are_complete(question: Question) -> None:
    for seed in range(6):
        found = assess_words(told(question.id, {}, seed), tuple(Part))
        assert not found.needs_more


@pytest.mark.parametrize("left_out", [Part.ACTION, Part.RESULT])
def test_without_what_was_done_or_came_of_it_most_stories_need_more(left_out: Part) -> None:
    short = [
        " ".join(story.part(part) for part in (Part.SITUATION, Part.ACTION, Part.RESULT) if part is not left_out)
        for question in BANK.questions
        for seed in range(4)
        for story in [ENGLISH.story(question.id, {}, random.Random(seed), set(), customers=False)]
    ]
    assert sum(assess_words(text, tuple(Part)).needs_more for text in short) >= 0.75 * len(short)


def test_every_competency_of_the_english_banks_is_shown_by_words_of_its_own() -> None:
    for bank in (BANK, banks.load("customer-service.en")):
        for competency in bank.competencies:
            texts = {told("hard-problem", {competency.id: level}, seed=3) for level in LEVELS}
            assert len(texts) == len(LEVELS), "each level sounds differently"


def test_a_higher_level_is_told_by_what_the_best_do_and_a_low_one_is_not() -> None:
    high = phrases_of("teamwork", 5)
    assert high.isdisjoint(phrases_of("teamwork", 1))
    assert phrases_of("teamwork", 4) <= high


def phrases_of(competency: str, level: int) -> set[str]:
    """All that is ever said of it at this level."""
    found: set[str] = set()
    for seed in range(40):
        story = ENGLISH.story("hard-problem", {competency: level}, random.Random(seed), set(), customers=False)
        found |= set(story.behaviours)
    return found


def test_nobody_tells_the_same_experience_twice_while_there_are_others() -> None:
    begun: set[str] = set()
    chance = random.Random(1)
    told = [ENGLISH.story("unknown-question", {}, chance, begun, customers=False).task for _ in range(4)]
    assert len(set(told)) == 4


def test_a_language_that_nobody_speaks_is_refused_with_those_that_are_spoken() -> None:
    with pytest.raises(SettingsError, match="de, en"):
        grammar("fr")


def test_breathing_loses_no_word() -> None:
    said = (Say("I called them, and I asked, but nobody came.", 2.0), Say("So I went there.", 0.5))
    cut = stretches(said, random.Random(0), (0.4, 0.8))
    assert " ".join(say.text for say in cut) == " ".join(say.text for say in said)
    assert len(cut) == 4
    assert cut[0].pause_s == 2.0
    assert all(0.4 <= say.pause_s <= 0.8 for say in cut[1:])


def test_a_bad_recognizer_loses_points_and_some_words_and_keeps_most() -> None:
    text = told("own-mistake", {"ownership": 5})
    heard = misheard(text, phrases("en"), random.Random(4))
    kept = set(text.lower().replace(".", "").replace(",", "").split()) & set(heard.split())
    assert "." not in heard
    assert "," not in heard
    assert 0.6 * len(set(text.split())) < len(kept)
    assert heard != text.lower()


def test_a_learner_loses_articles() -> None:
    text = told("better-way", {})
    learner = by_learner(text, phrases("en"), random.Random(4))
    assert learner.split().count("the") < text.split().count("the")


def test_german_candidates_have_german_words_for_everything() -> None:
    assert all(getattr(phrases("de"), name) for name in type(phrases("de")).__slots__)
    story = grammar("de").story("hard-problem", {"teamwork": 5}, random.Random(0), set(), customers=False)
    assert "Ich" in story.action
    assert story.how
