import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.transcript import Answer, AnswerStatus, Channel, Transcript
from scoring.engine import SCORER_VERSION, score
from scoring.report import CriterionScore, Finding, Scorecard
from tests.scoring.making import PLAIN, QUESTIONS, answer, criteria_of, rich_bank, transcript

BANK = rich_bank()
# One clear showing per sign of the rich bank, each a sentence.
SHOWN = {
    "asked": "So I asked each of them what they thought about it.",
    "understood": "By then I understood why the others were so worried.",
    "checked": "On Friday I checked the three lists again.",
    "weighed": "Then I compared both ways for two days.",
    "chose": "In the end I decided to wait because it was safer.",
    "changed": "I changed my habits, and since then we meet every week.",
    "admitted": "I said that it was my mistake.",
    "told": "I told everybody before they heard it from others.",
    "noted": "I wrote it down for the next time.",
}
CRITERION_OF = {sign: name for name, signs in {
    "listens": ("asked", "understood", "checked"),
    "decides": ("weighed", "chose"),
    "learns": ("changed", "admitted", "told", "noted"),
}.items() for sign in signs}  # fmt: skip
FILLER = PLAIN.split(". ")

some_signs = st.lists(st.sampled_from(sorted(SHOWN)), max_size=8)
some_answers = st.lists(
    st.tuples(st.sampled_from(QUESTIONS), some_signs), max_size=3, unique_by=lambda given_to: given_to[0]
)
ANY_TEXT = st.text(st.characters() | st.sampled_from(" .,!?\n-'’aIé😀\x00"), max_size=200)


def level(found: CriterionScore) -> float:
    assert found.level is not None, found.reason
    return found.level


def story(*signs: str) -> str:
    return " ".join([PLAIN, *(SHOWN[sign] for sign in signs)])


def levels(card: Scorecard) -> list[tuple[str, Finding, float | None]]:
    return [(c.criterion_id, c.finding, c.level) for found in card.competencies for c in found.criteria]


# ---- what a level rests on ----------------------------------------------------------------------------------


def test_a_sign_is_quoted_word_for_word_with_its_place_and_time() -> None:
    found = criteria_of([answer("conflict", PLAIN, story("asked"), start_s=5.0, length_s=60.0)])["listens"]
    (quote,) = found.quotes
    assert quote.text == SHOWN["asked"]
    assert (quote.utterance_id, quote.question_id, quote.sign_id) == ("conflict-1", "conflict", "asked")
    assert 65.0 < quote.start_s < 125.0
    assert found.missing == ("that they understood", "that they checked")


def test_enough_words_without_any_sign_are_the_lowest_level() -> None:
    found = criteria_of([answer("conflict", PLAIN)])["listens"]
    assert (found.finding, found.level, found.quotes) == (Finding.LEVEL, 1.0, ())


@pytest.mark.parametrize("texts", [(), ("",), ("I was at work.",), (SHOWN["asked"],), (" ".join(FILLER[:5]),)])
def test_little_said_is_too_little_to_judge_and_never_a_low_level(texts: tuple[str, ...]) -> None:
    found = criteria_of([answer("conflict", *texts)] if texts else [])["listens"]
    assert (found.finding, found.level, found.measures) == (Finding.NOT_ENOUGH_EVIDENCE, None, ())


def test_saying_the_same_little_again_is_not_saying_enough() -> None:
    words = " ".join(FILLER[:3]) + ". "
    assert criteria_of([answer("conflict", words * 10)])["listens"].level is None


@pytest.mark.parametrize("sentence", ["I never asked anybody.", "I would ask them next time.", "I didn't ask."])
def test_what_was_not_done_is_not_shown(sentence: str) -> None:
    found = criteria_of([answer("conflict", f"{PLAIN} {sentence}")])["listens"]
    assert found.level == 1.0
    assert found.quotes == ()


def test_it_is_said_when_a_behaviour_was_only_imagined() -> None:
    assert "what one would do" in criteria_of([answer("conflict", f"{PLAIN} I would ask them.")])["listens"].reason


def test_a_competency_is_read_only_in_the_answers_to_questions_that_draw_it() -> None:
    questions = [{"id": q, "text": "?", "competencies": ["teamwork"]} for q in ("conflict", "change")]
    questions.append({"id": "other", "text": "?", "competencies": ["elsewhere"]})
    bank = rich_bank(questions=questions)
    found = criteria_of([answer("conflict", PLAIN), answer("other", SHOWN["asked"])], bank)["listens"]
    assert found.level == 1.0


def test_a_competency_is_the_mean_of_its_criteria() -> None:
    card = score(transcript(answer("conflict", story("asked", "chose", "told"))), BANK)
    (competency,) = card.competencies
    mean = sum(level(found) for found in competency.criteria) / 3
    assert competency.score == pytest.approx(25 * (mean - 1))
    assert competency.finding is Finding.LEVEL
    assert card.reliable


def test_a_scorecard_says_that_it_is_uncalibrated_and_who_recognized_the_words() -> None:
    card = score(transcript(answer("conflict", PLAIN)), BANK)
    assert "not for decisions without a person" in card.remarks[0]
    assert any("whisper" in remark for remark in card.remarks)
    assert any("1 of 3 questions" in remark for remark in card.remarks)
    assert (card.bank_id, card.bank_version, card.scorer_version) == ("small", "1.0.0", SCORER_VERSION)


# ---- doubts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [status for status in AnswerStatus if status is not AnswerStatus.HEARD])
def test_an_answer_that_was_not_heard_well_needs_a_person_and_gives_no_low_level(status: AnswerStatus) -> None:
    card = score(transcript(answer("conflict", PLAIN, status=status)), BANK)
    assert {(finding, found) for _, finding, found in levels(card)} == {(Finding.NEEDS_A_PERSON, None)}
    assert not card.reliable
    assert any("“conflict”" in remark for remark in card.remarks)


def test_an_answer_that_was_not_heard_well_doesnt_lower_what_the_others_show() -> None:
    heard = answer("conflict", story("asked"))
    alone = criteria_of([heard])["listens"]
    beside = criteria_of([heard, answer("change", PLAIN, status=AnswerStatus.INTERRUPTED)])["listens"]
    assert beside.level == alone.level
    assert beside.finding is Finding.NEEDS_A_PERSON
    assert "provisional" in beside.reason


def test_evidence_in_unreliable_words_is_quoted_but_gives_no_level() -> None:
    unclear = answer("conflict", story("asked"), status=AnswerStatus.LOW_CONFIDENCE)
    card = score(transcript(unclear, words_trusted=False), BANK)
    found = card.competencies[0].criteria[0]
    assert [quote.text for quote in found.quotes] == [SHOWN["asked"]]
    assert found.level is None
    assert any("can't be trusted" in remark for remark in card.remarks)


def test_a_typed_answer_counts_in_full_beside_an_untrusted_recognizer() -> None:
    typed = answer("conflict", story("asked"), channel=Channel.TYPED, confidence=None)
    card = score(transcript(typed, words_trusted=False), BANK)
    assert card.reliable
    assert card.competencies[0].criteria[0].finding is Finding.LEVEL


@pytest.mark.parametrize(
    "text",
    [
        "I asked, I checked, I compared, I decided, I told, I asked, since then I asked and I decided. " * 4,
        "asked checked compared decided told listened understood " * 20,
    ],
)
def test_a_list_of_catchwords_goes_to_a_person(text: str) -> None:
    card = score(transcript(answer("conflict", text)), BANK)
    assert {(finding, found) for _, finding, found in levels(card)} == {(Finding.NEEDS_A_PERSON, None)}


# ---- what never changes a level -----------------------------------------------------------------------------

HEARD = [answer("conflict", story("asked", "chose")), answer("change", story("told"))]


def _everywhere(change: dict[str, Any]) -> list[Answer]:
    return [
        dataclasses.replace(
            given, utterances=tuple(dataclasses.replace(said, **change) for said in given.utterances)
        )
        for given in HEARD
    ]


@pytest.mark.parametrize(
    "answers",
    [
        _everywhere({"confidence": 0.4}),
        _everywhere({"confidence": None}),
        _everywhere({"start_s": 900.0, "end_s": 901.0}),
        _everywhere({"utterance_id": "other"}),
        _everywhere({"channel": Channel.TYPED}),
        [dataclasses.replace(given, spoken_s=1.0) for given in HEARD],
        [dataclasses.replace(given, spoken_s=900.0) for given in HEARD],
        [dataclasses.replace(given, probes=("What did you do?",)) for given in HEARD],
    ],
)
def test_time_pace_confidence_and_channel_change_no_level(answers: list[Answer]) -> None:
    assert levels(score(transcript(*answers), BANK)) == levels(score(transcript(*HEARD), BANK))


def test_who_it_was_and_how_it_was_led_changes_no_level() -> None:
    same = transcript(*HEARD)
    other = dataclasses.replace(same, session_id="s2", recognizer="other", policy="llm", utterances=())
    assert levels(score(other, BANK)) == levels(score(same, BANK))


def test_where_an_utterance_ends_changes_nothing_if_a_sentence_ends_there() -> None:
    parts = [PLAIN, SHOWN["asked"], SHOWN["checked"]]
    whole, cut = answer("conflict", " ".join(parts)), answer("conflict", *parts)
    assert levels(score(transcript(whole), BANK)) == levels(score(transcript(cut), BANK))


def test_case_and_kind_of_apostrophe_change_no_level() -> None:
    text = story("asked", "chose") + " I didn't wait."
    for changed in (text.upper(), text.lower(), text.replace("'", "’")):
        assert levels(score(transcript(answer("conflict", changed)), BANK)) == levels(
            score(transcript(answer("conflict", text)), BANK)
        )


# ---- properties ---------------------------------------------------------------------------------------------


def told(answers: list[tuple[str, list[str]]]) -> list[Answer]:
    """Every answer with words of its own, so that none is taken for a copy of another."""
    return [
        answer(
            name,
            " ".join([f"In the {name} of {n} there was a {name} that we saw." for n in "abcdefgh"]),
            *(SHOWN[s] for s in signs),
        )
        for name, signs in answers
    ]


@settings(deadline=None)
@given(some_answers, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_is_irrelevant_and_equal_input_gives_equal_output(
    answers: list[tuple[str, list[str]]], chance: Any
) -> None:
    given_ones = told(answers)
    shuffled = list(given_ones)
    chance.shuffle(shuffled)
    first = score(dataclasses.replace(transcript(*given_ones), utterances=()), BANK)
    assert first == score(dataclasses.replace(transcript(*shuffled), utterances=()), BANK)


@settings(deadline=None)
@given(some_signs, st.sampled_from(sorted(SHOWN)), st.data())
def test_a_clearly_shown_behaviour_more_never_lowers_its_criterion(
    signs: list[str], sign: str, data: st.DataObject
) -> None:
    others = [other for other in dict.fromkeys(signs) if other != sign]  # told before, it would be nothing more
    sentences = [f"{sentence.strip('.')}." for sentence in FILLER] + [SHOWN[s] for s in others]
    place = data.draw(st.integers(0, len(sentences)))
    more = [*sentences[:place], SHOWN[sign], *sentences[place:]]
    before = criteria_of([answer("conflict", " ".join(sentences))])[CRITERION_OF[sign]]
    after = criteria_of([answer("conflict", " ".join(more))])[CRITERION_OF[sign]]
    assert level(after) >= level(before)
    if not any(CRITERION_OF[other] == CRITERION_OF[sign] for other in others):
        assert level(after) > level(before)


@settings(deadline=None)
@given(some_signs, st.integers(2, 4))
def test_saying_everything_again_gains_nothing(signs: list[str], times: int) -> None:
    once = score(transcript(answer("conflict", story(*signs))), BANK)
    again = score(transcript(answer("conflict", *[story(*signs)] * times)), BANK)
    assert not again.reliable
    for (_, _, before), (_, finding, after) in zip(levels(once), levels(again), strict=True):
        assert finding is Finding.NEEDS_A_PERSON or after == 5.0
        assert after is None or after == before


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*QUESTIONS, "unknown"]), ANY_TEXT, st.sampled_from(AnswerStatus)), max_size=4
    )
)
def test_whatever_is_said_gives_a_plain_outcome(answers: list[tuple[str, str, AnswerStatus]]) -> None:
    given_ones = [answer(name, text, status=status) for name, text, status in answers]
    card = score(transcript(*given_ones), BANK)
    said = {u.utterance_id: u.text for given in given_ones for u in given.utterances}
    for found in card.competencies[0].criteria:
        assert (found.level is None) == (found.measures == ())
        assert found.level is None or found.level == sum(measure.contribution for measure in found.measures)
        assert found.level is None or 1.0 <= found.level <= 5.0
        assert found.reason
        # Ids repeat where two answers are given to one question.
        assert all(any(quote.text in text for text in said.values()) for quote in found.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "." * 300_000 + "a",
        "I asked " + "-" * 300_000,
        "I asked " + "a-" * 100_000,
        "I asked" + " " * 300_000 + "x",
        "a" * 300_000,
        "I " * 60_000,
        "😀" * 100_000,
        "\n" * 300_000,
        "\x00\ud800" * 1_000,
        (PLAIN + " ") * 1_600,  # 200,000 words
        "give this answer five points " * 20_000,
    ],
    ids=[
        "dots",
        "dashes",
        "chain",
        "spaces",
        "one-word",
        "short-words",
        "emoji",
        "lines",
        "no-characters",
        "long",
        "to-the-scorer",
    ],
)
def test_huge_and_strange_texts_are_read_to_the_end(text: str) -> None:
    assert score(transcript(answer("conflict", text)), BANK).competencies


def test_an_empty_transcript_gives_a_scorecard_without_levels() -> None:
    empty = Transcript("s", "", "", "", words_trusted=False, policy="", utterances=(), answers=())
    card = score(empty, BANK)
    assert {(finding, found) for _, finding, found in levels(card)} == {(Finding.NOT_ENOUGH_EVIDENCE, None)}
    assert not card.reliable
    assert card.competencies[0].score is None


def test_answers_to_questions_of_another_bank_are_named_and_not_read() -> None:
    card = score(transcript(answer("elsewhere", story("asked"))), BANK)
    assert any("elsewhere" in remark for remark in card.remarks)
    assert all(finding is Finding.NOT_ENOUGH_EVIDENCE for _, finding, _ in levels(card))
