"""On what terms the candidate gets the floor: how long a pause may be, and how long nothing at all."""

from enum import Enum

from dialogue.commands import Listen
from dialogue.interruption import (
    INTERJECTION_LIMIT_S,
    INTERJECTION_PATIENCE_S,
    INTERJECTION_SILENCE_S,
    RESUMED_SILENCE_S,
    Patience,
)
from dialogue.plan import AgendaItem
from dialogue.progress import Progress

# How long nothing may be said before Aila helps: 8-10 s before the first word, then longer (realtime.md 6.2). She
# nods before she speaks, and who asked for time gets more.
SILENCE_LADDER_S = (10.0, 20.0, 30.0, 30.0)
NOD_AFTER_S = 5.0
WAITING_S = 30.0
# A yes or no to whether she shall really do it; and for the candidate's own question, a moment to think of one.
CONFIRMATION_PATIENCE_S = 1.0
CONFIRMATION_SILENCE_S = 15.0
# Who is asked for one missing part gives one part: of the four that an answer has, the two or three that were told
# needn't be told again.
PROBE_SHARE = 1 / 3


class Turn(Enum):
    """What the candidate is listened to for."""

    ANSWER = "answer"
    INTERJECTION = "interjection"  # she was cut, and will say it again
    RESUMED = "resumed"  # she had taken the answer to be over too early


def listen_to(
    turn: Turn,
    item: AgendaItem | None,
    progress: Progress,
    patience: Patience,
    words_trusted: bool,
) -> Listen:
    """`item` None: nothing was asked yet, she was cut in her greeting."""
    answer = progress.answer
    prompt_id = answer.prompt_id or ("" if item is None else item.question.id)
    prompt_text = answer.prompt_text or ("" if item is None else item.question.text)
    if item is None or turn is Turn.INTERJECTION:
        limit_s = answer.spoken_s + INTERJECTION_LIMIT_S
        patience_s = INTERJECTION_PATIENCE_S
        return Listen(prompt_id, prompt_text, patience_s, limit_s, answer.spoken_s, language=answer.language)
    question = item.question
    if progress.confirming is not None:
        return Listen(
            prompt_id,
            prompt_text,
            CONFIRMATION_PATIENCE_S,
            INTERJECTION_LIMIT_S,
            closed=True,
            words_trusted=words_trusted,
            language=answer.language,
        )
    share = PROBE_SHARE if answer.prompt_text else 1.0
    return Listen(
        prompt_id,
        prompt_text,
        question.patience_s * patience.factor,
        question.limit_s,
        answer.spoken_s,
        closed=question.kind == "closed",
        enough_speech_s=question.enough_speech_s * share,
        words_trusted=words_trusted,
        pace=patience.factor,
        patience_reason=patience.reason,
        expects=answer.probed[-1:] if answer.prompt_text else question.expects,
        said_before=answer.text,
        language=answer.language,
    )


def silence_s(turn: Turn, progress: Progress, terms: Listen) -> float:
    """How long nothing may be said before she takes the floor."""
    match turn:
        case Turn.ANSWER if progress.confirming is not None:
            return CONFIRMATION_SILENCE_S
        case Turn.ANSWER if progress.waiting:
            return WAITING_S
        case Turn.ANSWER:
            return SILENCE_LADDER_S[min(progress.silence_step, len(SILENCE_LADDER_S) - 1)]
        case Turn.INTERJECTION:
            return INTERJECTION_SILENCE_S
        case Turn.RESUMED:
            return terms.patience_s + RESUMED_SILENCE_S
