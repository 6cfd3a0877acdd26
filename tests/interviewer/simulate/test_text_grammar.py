"""What simulated candidates say, and that it is what they are known for."""

import random
import statistics

import pytest

from dialogue.bank import Question, QuestionBank
from dialogue.completeness import Part, assess_words
from interviewer import banks
from interviewer.errors import SettingsError
from interviewer.simulate.text.grammar import ANCHORS, Story, anchors_of, grammar, phrases
from interviewer.simulate.text.speech import Say, by_learner, misheard, stretches

BANK = banks.load("core-behavioural.en")
CUSTOMERS = banks.load("customer-service.en")
ENGLISH = grammar("en")
QUESTIONS = [question for bank in (BANK, CUSTOMERS) for question in bank.questions]


def story_of(question_id: str, shown: dict[str, int], seed: int = 0) -> Story:
    return ENGLISH.story(question_id, shown, random.Random(seed), set())


def told(question_id: str, shown: dict[str, int], seed: int = 0) -> str:
    story = story_of(question_id, shown, seed)
    return " ".join((story.situation, story.task, story.action, story.how, story.result))


def like(question: Question, bank: QuestionBank, anchor: int) -> dict[str, int]:
    """Everything that the question asks for, told like this anchor."""
    return {
        f"{one.id}/{criterion.id}": anchor
        for one in bank.competencies
        if one.id in question.competencies
        for criterion in one.criteria
    }


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_has_stories_of_its_own_that_are_complete(question: Question) -> None:
    for seed in range(6):
        found = assess_words(told(question.id, {}, seed), tuple(Part))
        assert not found.needs_more


@pytest.mark.parametrize("left_out", [Part.ACTION, Part.RESULT])
def test_without_what_was_done_or_came_of_it_most_stories_need_more(left_out: Part) -> None:
    short = [
        " ".join(story.part(part) for part in (Part.SITUATION, Part.ACTION, Part.RESULT) if part is not left_out)
        for question in QUESTIONS
        for seed in range(4)
        for story in [story_of(question.id, {}, seed)]
    ]
    assert sum(assess_words(text, tuple(Part)).needs_more for text in short) >= 0.75 * len(short)


@pytest.mark.parametrize("bank", [BANK, CUSTOMERS], ids=lambda bank: bank.id)
def test_every_criterion_of_the_english_banks_is_shown_by_a_story_at_every_anchor(bank: QuestionBank) -> None:
    known = {f"{one.id}/{criterion.id}" for one in bank.competencies for criterion in one.criteria}
    shown: set[str] = set()
    for question in bank.questions:
        for key in like(question, bank, 1):
            texts = {
                anchor: {story_of(question.id, {key: anchor}, seed).behaviours for seed in range(4)}
                for anchor in ANCHORS
            }
            if texts[1] != {()}:
                shown.add(key)
                assert all(texts[one].isdisjoint(texts[other]) for one, other in ((1, 3), (3, 5), (1, 5)))
    assert shown == known


def test_a_high_level_is_not_told_by_more_words() -> None:
    """What is said of it takes more; words about nothing make up for that, so length tells hardly anything."""
    words = {
        anchor: statistics.mean(
            len(told(question.id, like(question, bank, anchor), seed).split())
            for bank in (BANK, CUSTOMERS)
            for question in bank.questions
            for seed in range(4)
        )
        for anchor in ANCHORS
    }
    assert max(words.values()) < 1.03 * min(words.values())


@pytest.mark.parametrize(("level", "mixed"), [(1, {1}), (2, {1, 3}), (3, {3}), (4, {3, 5}), (5, {5})])
def test_a_level_is_an_anchor_or_a_mixture_of_two(level: int, mixed: set[int]) -> None:
    for competency in BANK.competencies:
        dealt = [anchors_of(competency, level, random.Random(seed)) for seed in range(8)]
        assert all(len(one) == len(competency.criteria) and set(one.values()) == mixed for one in dealt)
        mean = statistics.mean(anchor for one in dealt for anchor in one.values())
        assert mean == pytest.approx(level, abs=0.34)


def test_a_bank_of_somebody_else_is_answered_by_stories_that_fit_any_question() -> None:
    story = story_of("unknown-question", {"teamwork/helps-others": 5, "courage/speaks-up": 1})
    assert len(story.behaviours) == 2, "one for each competency, known or not"
    assert story.action


def test_nobody_tells_the_same_experience_twice_while_there_are_others() -> None:
    begun: set[str] = set()
    chance = random.Random(1)
    told = [ENGLISH.story("unknown-question", {}, chance, begun).task for _ in range(4)]
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
    text = told("own-mistake", {"ownership/puts-right": 5})
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
    story = grammar("de").story("hard-problem", {"teamwork/helps-others": 5}, random.Random(0), set())
    assert "Ich" in story.action
    assert story.how
