"""Transcripts as files: as `interviewer show --json` gives them, or answers alone (docs/scoring.md)."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dialogue.bank import QuestionBank
from dialogue.bank_faults import Fault, close_to
from dialogue.transcript import Answer, AnswerStatus, Channel, Speaker, Transcript, Utterance
from interviewer import from_outside
from interviewer.from_outside import FileFaults

# An hour of speech with all its times is about 0.2 MB.
MOST_BYTES = 16 * 2**20


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    text: str = Field(max_length=2**20)


class _Answers(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field("", max_length=64)
    answers: list[_Given] = Field(min_length=1, max_length=1_000)


def load(path: Path, bank: QuestionBank) -> Transcript:
    """Raises FileFaults in plain words for what can't be read, and where no answer belongs to the bank."""
    content = _parsed(path)
    if isinstance(content, dict) and "transcript" in content:
        content = content["transcript"]
    if isinstance(content, dict) and "utterances" in content:
        whole = from_outside.checked(Transcript, content, {})
        if not isinstance(whole, Transcript):
            raise FileFaults(str(path), whole)
        _refuse_unknown(path, [answer.question_id for answer in whole.answers], bank, any_known_will_do=True)
        return whole
    given = from_outside.checked(_Answers, content, {})
    if not isinstance(given, _Answers):
        raise FileFaults(str(path), given)
    _refuse_unknown(path, [one.question for one in given.answers], bank, any_known_will_do=False)
    return _of_answers(given, bank)


def _parsed(path: Path) -> Any:
    written = from_outside.read(path, MOST_BYTES)
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        fault = Fault((), f"this isn't JSON: {error.msg.lower()}", line=error.lineno, column=error.colno)
    except UnicodeDecodeError:
        fault = Fault((), "the file isn't text in UTF-8: save it with this encoding")
    except RecursionError:
        fault = Fault((), "lists and keys are nested too deeply")
    except ValueError:  # Python refuses integers of more than 4,300 digits
        fault = Fault((), "it holds a number that is too long")
    raise FileFaults(str(path), (fault,))


def _refuse_unknown(path: Path, asked: list[str], bank: QuestionBank, *, any_known_will_do: bool) -> None:
    """A whole interview may hold more than the bank; what isn't read of it is said on its scorecard."""
    known = [question.id for question in bank.questions]
    faults = [
        Fault(("answers", number), f"the bank {bank.id} has no question {name!r}{close_to(name, known)}")
        for number, name in enumerate(asked)
        if name not in known
    ]
    if faults and not (any_known_will_do and len(faults) < len(asked)):
        raise FileFaults(str(path), tuple(faults))


def _of_answers(given: _Answers, bank: QuestionBank) -> Transcript:
    """Typed answers without times. Several to one question are one answer."""
    said: dict[str, list[Utterance]] = {}
    for number, one in enumerate(given.answers, start=1):
        utterance = Utterance(
            utterance_id=f"c{number}",
            speaker=Speaker.CANDIDATE,
            text=one.text.strip(),
            start_s=0.0,
            end_s=0.0,
            question_id=one.question,
            channel=Channel.TYPED,
        )
        said.setdefault(one.question, []).append(utterance)
    return Transcript(
        session_id=given.id,
        bank_id=bank.id,
        bank_version=bank.version,
        recognizer="",
        words_trusted=True,
        policy="",
        utterances=tuple(utterance for own in said.values() for utterance in own),
        answers=tuple(Answer(name, tuple(own), 0.0, _status(own), ()) for name, own in said.items()),
    )


def _status(own: list[Utterance]) -> AnswerStatus:
    return AnswerStatus.HEARD if any(utterance.text for utterance in own) else AnswerStatus.NO_AUDIO
