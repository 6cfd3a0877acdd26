"""Transcripts and a bank for the tests of scoring."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue.bank import QuestionBank
from dialogue.transcript import Answer, AnswerStatus, Channel, Speaker, Transcript, Utterance
from scoring.engine import score
from scoring.report import CriterionScore
from tests.small_bank import small_bank

QUESTIONS = ("conflict", "change", "mistake")


def rich_bank(**changes: Any) -> QuestionBank:
    """One competency of three criteria, drawn by all three questions."""
    questions = [
        {"id": name, "text": f"Tell me about a {name}.", "competencies": ["teamwork"]} for name in QUESTIONS
    ]
    criteria = [
        criterion(
            "listens", asked=["I|we asked", "ask*"], understood=["understood why|how"], checked=["I checked"]
        ),
        criterion("decides", weighed=["on the one hand", "I compared"], chose=["I decided", "we decided"]),
        criterion(
            "learns",
            changed=["now I always", "since then"],
            admitted=["my mistake", "my fault"],
            told=["I told"],
            noted=["I wrote .. down"],
        ),
    ]
    competency = {"id": "teamwork", "name": "Teamwork", "description": "Works with others.", "criteria": criteria}
    return small_bank(**{"questions": questions, "competencies": [competency], **changes})


def criterion(name: str, **cues: list[str]) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.capitalize(),
        "looks_for": "How it is done.",
        "anchors": {"one": "Not.", "three": "Partly.", "five": "Clearly."},
        "signs": [{"id": sign, "says": f"that they {sign}", "cues": found} for sign, found in cues.items()],
    }


def answer(
    question_id: str,
    *texts: str,
    status: AnswerStatus = AnswerStatus.HEARD,
    confidence: float | None = 0.9,
    start_s: float = 10.0,
    length_s: float = 20.0,
    channel: Channel = Channel.VOICE,
) -> Answer:
    utterances = tuple(
        Utterance(
            utterance_id=f"{question_id}-{number}",
            speaker=Speaker.CANDIDATE,
            text=text,
            start_s=start_s + number * length_s,
            end_s=start_s + (number + 1) * length_s,
            question_id=question_id,
            channel=channel,
            confidence=confidence,
        )
        for number, text in enumerate(texts)
    )
    return Answer(question_id, utterances, length_s * len(texts), status, ())


def transcript(*answers: Answer, words_trusted: bool = True, session_id: str = "s1") -> Transcript:
    said = tuple(utterance for given in answers for utterance in given.utterances)
    return Transcript(session_id, "small", "1.0.0", "whisper", words_trusted, "script", said, answers)


def criteria_of(answers: Sequence[Answer], bank: QuestionBank | None = None) -> dict[str, CriterionScore]:
    """Criterion -> its score; ids are unique in these banks."""
    card = score(transcript(*answers), bank or rich_bank())
    return {found.criterion_id: found for competency in card.competencies for found in competency.criteria}


def interview(texts: Mapping[str, str]) -> list[Answer]:
    return [answer(question_id, text) for question_id, text in texts.items()]


# 130 words that show none of the rich bank's signs.
PLAIN = (
    "Last year I worked in a small shop near the station, and there were four of us most of the time. "
    "It was a busy place, with people coming in before work and again in the evening. "
    "I opened in the morning, put out the bread and made the coffee, and later I cleaned the tables. "
    "One week the oven was broken, so everything came from another shop and it was never on time. "
    "People were unhappy about it and some of them left without buying anything at all. "
    "It was a hard week for everybody, but on the Friday a man came and mended the oven. "
    "After that it went back to how it had been before, and we were all very glad about that. "
    "I stayed there until the summer and then moved to another town with my family."
)
