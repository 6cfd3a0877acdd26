import pytest

from dialogue.answer import NOISE_S, AnswerSoFar, Probe
from dialogue.completeness import Part
from dialogue.events import SegmentHeard
from tests.small_bank import small_bank

QUESTION = small_bank().questions[0]
NO_RESULT = (
    "Last spring two of our drivers were sick on the same morning. I was responsible for the tour. I called three "
    "people from the list and I drove one van myself."
)
RESULT = "In the end all parcels were delivered by six and nobody complained."
GENERAL = "I think it is important to listen and to be friendly."


def heard(text: str, spoken_s: float, start_s: float = 0.0) -> SegmentHeard:
    return SegmentHeard(start_s + spoken_s, text, start_s, start_s + spoken_s, 0.9)


def probe(answer: AnswerSoFar, budget: int = 1, *, words_trusted: bool = True) -> Probe | None:
    return answer.probe_for(QUESTION, budget, words_trusted)


def test_what_is_missing_is_asked_for_in_the_banks_words_with_the_reason() -> None:
    asked = probe(AnswerSoFar().with_segment(heard(NO_RESULT, 15.0)))
    assert asked is not None
    assert (asked.part, asked.text) == (Part.RESULT, "conflict result?")
    assert asked.reason.startswith("probe for the result: missing by words, ")


def test_a_complete_answer_is_not_probed() -> None:
    assert probe(AnswerSoFar().with_segment(heard(f"{NO_RESULT} {RESULT}", 20.0))) is None


def test_all_segments_together_are_the_answer() -> None:
    answer = AnswerSoFar().with_segment(heard(NO_RESULT, 15.0)).with_segment(heard(RESULT, 5.0, 17.0))
    assert probe(answer) is None


def test_a_general_answer_is_asked_for_what_was_done() -> None:
    asked = probe(AnswerSoFar().with_typed(GENERAL))
    assert asked is not None
    assert asked.part is Part.ACTION


def test_no_more_is_asked_than_the_bank_allows_and_never_twice_for_the_same() -> None:
    answer = AnswerSoFar().with_typed(GENERAL)
    first = probe(answer, 2)
    assert first is not None
    again = answer.after_probe("conflict", first).with_typed("I am not sure.")
    assert probe(again, 1) is None
    second = probe(again, 2)
    assert second is not None
    assert second.part is not first.part
    assert probe(answer, 0) is None


def test_a_part_without_a_probe_in_the_bank_is_not_asked_for() -> None:
    silent = small_bank(probes_per_question=1).questions[0].model_copy(update={"probes": {}})
    assert AnswerSoFar().with_typed(GENERAL).probe_for(silent, 1, words_trusted=True) is None


def test_a_doubtful_absence_of_the_task_is_let_pass() -> None:
    """In a longer answer the task goes without saying: who is asked for it has to repeat what was told."""
    told = (
        "Two years ago I was at a small theatre and on the evening of the first night the lights failed, all of "
        "them, with the audience already in their seats. I ran to the hardware shop and I bought forty torches, "
        "and I placed two people with torches on each side of the stage and I rewrote the cues in the dark. "
        "In the end we played the whole piece by torchlight and the audience stood up and clapped."
    )
    assert probe(AnswerSoFar().with_typed(told)) is None


def test_where_words_cannot_be_trusted_length_decides_and_the_reason_says_so() -> None:
    """The bank asks for 20 s: 8 s are short, 25 s enough, whatever the words seem to be."""
    short = probe(AnswerSoFar().with_segment(heard(f"{NO_RESULT} {RESULT}", 8.0)), words_trusted=False)
    assert short is not None
    assert short.part is Part.RESULT
    assert "missing by length" in short.reason
    assert probe(AnswerSoFar().with_segment(heard("mumble", 25.0)), words_trusted=False) is None


def test_typed_words_are_trusted_whatever_the_recognizer() -> None:
    asked = probe(AnswerSoFar().with_typed(NO_RESULT), words_trusted=False)
    assert asked is not None
    assert "missing by words" in asked.reason


def test_speech_is_counted_from_the_current_prompt() -> None:
    answer = AnswerSoFar().with_segment(heard(NO_RESULT, 15.0))
    assert answer.spoken_s == 15.0
    probed = answer.after_probe("conflict", Probe(Part.RESULT, "conflict result?", ""))
    assert probed.spoken_s == 0.0
    assert not probed.begun
    assert probed.prompt_id == "conflict:result"
    assert probed.with_segment(heard(RESULT, 5.0)).spoken_s == 5.0


@pytest.mark.parametrize(
    ("spoken_s", "words_trusted", "empty"), [(0.3, True, True), (3.0, True, True), (3.0, False, False)]
)
def test_sound_without_words_is_an_answer_only_where_words_cannot_be_trusted(
    spoken_s: float, words_trusted: bool, empty: bool
) -> None:
    answer = AnswerSoFar().with_segment(heard("", spoken_s))
    assert answer.is_empty(words_trusted) is empty
    assert answer.only_noise(words_trusted) is (spoken_s < NOISE_S)
