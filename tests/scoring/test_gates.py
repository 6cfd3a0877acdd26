import pytest

from dialogue.transcript import AnswerStatus
from scoring.gates import Doubt, gates
from scoring.preparation import prepare
from tests.scoring import interviews
from tests.scoring.making import PLAIN, answer

FRENCH = (
    "L'année dernière je travaillais dans une petite boutique près de la gare avec trois autres personnes, "
    "et nous avions souvent beaucoup de clients le matin avant le travail ainsi que le soir."
)


def doubts(*texts: str, places: int = 0, language: str = "en") -> list[tuple[Doubt, ...]]:
    answers = [prepare(answer(f"q{number}", text)) for number, text in enumerate(texts)]
    return [gate.doubts for gate in gates(answers, [places] * len(texts), language)]


@pytest.mark.parametrize("whole", [interviews.WEAK, interviews.MIDDLING, interviews.STRONG])
def test_what_people_say_in_interviews_passes(whole: dict[str, str]) -> None:
    assert doubts(*whole.values(), places=6) == [()] * len(whole)


def test_a_learners_english_passes() -> None:
    text = (
        "Last year I work in factory and machine was broken many time. My boss not there so I call technician and "
        "he come after two hour. I tell other worker they can go for break. After this machine is good again."
    )
    assert doubts(text) == [()]


@pytest.mark.parametrize("text", [FRENCH, "teamwork leadership ownership communication empathy conflict " * 4])
def test_what_is_no_english_sentence_is_doubted(text: str) -> None:
    assert Doubt.NOT_ENGLISH in doubts(text)[0]


def test_a_bank_in_another_language_is_left_to_a_person() -> None:
    assert doubts(FRENCH, language="fr") == [(Doubt.LANGUAGE,)]


def test_catchwords_without_a_story_are_doubted() -> None:
    assert doubts("I asked and I offered and I helped and I listened and I agreed and I chose it.", places=6) == [
        (Doubt.STUFFED,)
    ]


def test_text_that_repeats_itself_is_doubted() -> None:
    assert doubts(PLAIN * 2) == [(Doubt.REPEATED,)]


def test_one_text_given_to_two_questions_is_doubted_in_both() -> None:
    assert doubts(PLAIN, interviews.STRONG["hard-problem"], PLAIN) == [(Doubt.SHARED,), (), (Doubt.SHARED,)]


def test_a_few_words_are_not_doubted() -> None:
    assert doubts("Teamwork, always teamwork, teamwork.") == [()]


@pytest.mark.parametrize("status", [status for status in AnswerStatus if status is not AnswerStatus.HEARD])
def test_an_answer_that_was_not_heard_well_is_closed(status: AnswerStatus) -> None:
    (gate,) = gates([prepare(answer("q", PLAIN, status=status))], [0], "en")
    assert not gate.is_open
    assert len(gate.doubts) == 1


def test_repeated_words_are_doubted_but_stay_readable() -> None:
    (gate,) = gates([prepare(answer("q", PLAIN * 2))], [0], "en")
    assert gate.is_open
