"""Whole interviews with the bank that comes with the product: better told must be better read."""

import pytest

from interviewer import banks
from scoring.engine import score
from scoring.report import CriterionScore, Scorecard
from tests.scoring import interviews
from tests.scoring.making import interview, transcript

BANK = banks.load("core-behavioural.en")


def card_of(texts: dict[str, str]) -> Scorecard:
    return score(transcript(*interview(texts)), BANK)


WEAK, MIDDLING, STRONG = (card_of(texts) for texts in (interviews.WEAK, interviews.MIDDLING, interviews.STRONG))


def criteria(card: Scorecard) -> dict[str, CriterionScore]:
    return {found.criterion_id: found for competency in card.competencies for found in competency.criteria}


def levels(card: Scorecard) -> dict[str, float]:
    """Where so little was shown that there is no level, the lowest, for the sake of comparing."""
    return {name: 1.0 if found.level is None else found.level for name, found in criteria(card).items()}


def mean(card: Scorecard) -> float:
    found = levels(card).values()
    return sum(found) / len(found)


def test_on_the_whole_the_order_is_the_right_one() -> None:
    assert mean(WEAK) + 0.5 < mean(MIDDLING) < mean(STRONG)


def test_several_criteria_tell_all_three_apart() -> None:
    triples = zip(levels(WEAK).values(), levels(MIDDLING).values(), levels(STRONG).values(), strict=True)
    assert sum(weak < middling < strong for weak, middling, strong in triples) >= 5


def test_no_competency_takes_the_weak_interview_for_the_strong_one() -> None:
    pairs = zip(WEAK.competencies, STRONG.competencies, strict=True)
    assert [weak.name for weak, strong in pairs if (weak.score or 0.0) >= (strong.score or 0.0)] == []


def test_no_criterion_reads_the_weak_interview_above_the_strong_one() -> None:
    assert [name for name, level in levels(WEAK).items() if level > levels(STRONG)[name]] == []


@pytest.mark.parametrize("card", [WEAK, MIDDLING, STRONG], ids=["weak", "middling", "strong"])
def test_an_honest_interview_needs_no_person_for_technical_reasons(card: Scorecard) -> None:
    assert card.reliable


@pytest.mark.parametrize("texts", [interviews.WEAK, interviews.MIDDLING, interviews.STRONG])
def test_every_quote_is_word_for_word_what_was_said(texts: dict[str, str]) -> None:
    for found in criteria(card_of(texts)).values():
        assert all(quote.text in texts[quote.question_id] for quote in found.quotes)


@pytest.mark.parametrize("texts", [interviews.MIDDLING, interviews.STRONG])
def test_lost_punctuation_changes_the_mean_level_little(texts: dict[str, str]) -> None:
    """Recognizers without punctuation exist; a level must not hang on full stops. 0.5 of 5 is half a level."""
    bare = {name: text.replace(".", "").replace(",", "").lower() for name, text in texts.items()}
    assert abs(mean(card_of(bare)) - mean(card_of(texts))) < 0.5
