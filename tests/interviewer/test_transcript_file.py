"""Transcripts from files: whatever stands in them, it is read or refused in plain words."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue.transcript import AnswerStatus
from interviewer import transcript_file
from interviewer.from_outside import FileFaults
from scoring.engine import score
from tests.scoring.making import PLAIN, answer, rich_bank, transcript

BANK = rich_bank()


def written(folder: Path, content: object) -> Path:
    file = folder / "transcript.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def refused(folder: Path, content: object) -> str:
    with pytest.raises(FileFaults) as caught:
        transcript_file.load(written(folder, content), BANK)
    return caught.value.user_message


def test_answers_alone_are_scored_as_the_same_words_in_an_interview(tmp_path: Path) -> None:
    said = [("conflict", PLAIN), ("change", "We asked everybody and I decided what to do. " + PLAIN)]
    given_answers = [{"question": name, "text": text} for name, text in said]
    read = transcript_file.load(written(tmp_path, {"id": "s1", "answers": given_answers}), BANK)
    held = score(transcript(*(answer(name, text) for name, text in said)), BANK)
    found = score(read, BANK)
    assert found.session_id == "s1"
    assert [one.score for one in found.competencies] == [one.score for one in held.competencies]


def test_a_transcript_comes_back_from_json_as_it_was_alone_and_within_what_show_prints(tmp_path: Path) -> None:
    held = transcript(answer("conflict", PLAIN, status=AnswerStatus.LOW_CONFIDENCE), words_trusted=False)
    assert transcript_file.load(written(tmp_path, asdict(held)), BANK) == held
    shown = {"transcript": asdict(held), "scorecard": None}
    assert transcript_file.load(written(tmp_path, shown), BANK) == held


def test_several_answers_to_one_question_are_one(tmp_path: Path) -> None:
    twice = [{"question": "conflict", "text": text} for text in ("First.", "Second.")]
    (found,) = transcript_file.load(written(tmp_path, {"answers": twice}), BANK).answers
    assert found.text == "First. Second."


def test_an_answer_without_words_was_not_heard(tmp_path: Path) -> None:
    empty = {"answers": [{"question": "conflict", "text": " "}]}
    (found,) = transcript_file.load(written(tmp_path, empty), BANK).answers
    assert found.status is AnswerStatus.NO_AUDIO


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "isn't JSON"),
        ('{"answers": [', "transcript.json:1"),
        ("[" * 200_000, "nested too deeply"),
        ("1" * 5_000, "too long"),
        ([], "wanted here"),
        ({}, "'answers' is missing"),
        ({"answers": []}, "too few entries"),
        ({"answers": [{"question": "conflict"}]}, "answers[0]: 'text' is missing"),
        ({"answers": [{"question": "conflict", "text": 3}]}, "answers[0].text"),
        ({"answers": [{"question": "conflct", "text": "x"}]}, "did you mean 'conflict'?"),
        ({"answer": []}, "did you mean 'answers'?"),
        ({"utterances": []}, "'session_id' is missing"),
        ({"transcript": 7}, "wanted here"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path: Path, content: object, what: str) -> None:
    assert what in refused(tmp_path, content)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "transcript.json"
    file.write_bytes(b'{"answers": "\xff"}')
    with pytest.raises(FileFaults, match="UTF-8"):
        transcript_file.load(file, BANK)


def test_a_whole_interview_may_hold_other_questions_unless_none_is_the_banks(tmp_path: Path) -> None:
    both = asdict(transcript(answer("conflict", PLAIN), answer("elsewhere", PLAIN)))
    assert "elsewhere" in " ".join(score(transcript_file.load(written(tmp_path, both), BANK), BANK).remarks)
    assert "no question 'elsewhere'" in refused(tmp_path, asdict(transcript(answer("elsewhere", PLAIN))))


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["answers", "question", "text", "id", "transcript", "utterances"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_json_holds_it_is_read_or_refused(tmp_path: Path, content: object) -> None:
    try:
        assert transcript_file.load(written(tmp_path, content), BANK).answers
    except FileFaults as error:
        assert error.faults
