"""The whole state that a page needs when it comes, also after a reload or a restart of the server."""

from dialogue.commands import ShowQuestion
from dialogue.conversation import Conversation, State
from dialogue.transcript import fold
from interviewer import wire
from interviewer.hearing.protocols import Recognizer
from interviewer.settings import Settings
from interviewer.store import SessionLog

PHASES: dict[State, wire.Phase] = {
    State.NEW: "ready",
    State.SPEAKING: "running",
    State.LISTENING: "running",
    State.ANSWERING: "running",
    State.WEIGHING: "running",
    State.PAUSED: "paused",
    State.CLOSED: "closed",
}


def welcome(
    conversation: Conversation, log: SessionLog, recognizer: Recognizer, settings: Settings
) -> wire.Welcome:
    question = conversation.question
    said = fold(log.entries).utterances
    return wire.Welcome(
        phase=PHASES[conversation.state],
        question=None if question is None else shown(question),
        captions=[wire.Caption(speaker=u.speaker.value, text=u.text) for u in said if u.text],
        recognizer=recognizer.name,
        words_trusted=recognizer.trustworthy,
        ice_servers=[wire.Ice.model_validate(server.model_dump()) for server in settings.ice_servers],
    )


def shown(question: ShowQuestion) -> wire.ShownQuestion:
    return wire.ShownQuestion(
        id=question.question_id,
        text=question.text,
        number=question.number,
        total=question.total,
        scored=question.scored,
    )
