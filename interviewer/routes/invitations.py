"""What a candidate's page asks before and after the interview: what is this, I agree, delete everything."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from interviewer import erasing
from interviewer.app_state import AppState
from interviewer.consent import ConsentText, consent_text
from interviewer.errors import InterviewerError
from interviewer.routes.guesses import sender
from interviewer.store import Invitation, SessionStatus

router = APIRouter(prefix="/api/invitations/{token}")

ENDED = (SessionStatus.FINISHED, SessionStatus.DECLINED, SessionStatus.ERASED)


class RequestRefused(InterviewerError):
    """Answered with this HTTP status."""

    def __init__(self, status: int, code: str, user_message: str) -> None:
        super().__init__(user_message, code=code)
        self.status = status


class TooManyGuesses(InterviewerError):
    code = "too_many"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__("Too many links that are not known here. Please wait a minute, then open yours again.")
        self.retry_after_s = retry_after_s


class InterviewerFace(BaseModel):
    name: str
    character: str


class Consent(BaseModel):
    version: str
    paragraphs: tuple[str, ...]


class InvitationView(BaseModel):
    status: SessionStatus
    title: str
    language: str
    interviewer: InterviewerFace
    minutes: int
    questions: int
    guidelines: tuple[str, ...]
    consent: Consent
    contact: str


class Decision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: str = Field(max_length=40)
    accepted: bool


class Status(BaseModel):
    status: SessionStatus


def app_state(request: Request) -> AppState:
    state = request.app.state.interviewer
    assert isinstance(state, AppState)
    return state


async def known_invitation(
    token: str, request: Request, state: Annotated[AppState, Depends(app_state)]
) -> Invitation:
    address = sender(request, state.settings.proxies)
    if wait_s := state.guesses.wait_s(address):
        raise TooManyGuesses(wait_s)
    invitation = await state.store.invitation(token)
    if invitation is None or invitation.status is SessionStatus.EXPIRED:
        state.guesses.missed(address)
        raise RequestRefused(404, "unknown_link", UNKNOWN_LINK)
    return invitation


UNKNOWN_LINK = "This link is not known here, or no longer valid. Please check it, or ask the person who sent it."

State = Annotated[AppState, Depends(app_state)]
Known = Annotated[Invitation, Depends(known_invitation)]


def text_of(state: AppState) -> ConsentText:
    return consent_text(state.bank.persona.name, state.settings.contact, state.bank.language)


@router.get("")
async def show(invitation: Known, state: State) -> InvitationView:
    bank, text = state.bank, text_of(state)
    return InvitationView(
        status=invitation.status,
        title=bank.title,
        language=bank.language,
        interviewer=InterviewerFace(name=bank.persona.name, character=bank.persona.character),
        minutes=round(state.settings.interview_minutes),
        questions=len(state.settings.questions) or len(bank.questions),
        guidelines=bank.guidelines,
        consent=Consent(version=text.version, paragraphs=text.paragraphs),
        contact=state.settings.contact,
    )


@router.post("/consent")
async def decide(decision: Decision, token: str, invitation: Known, state: State) -> Status:
    text = text_of(state)
    if invitation.status in ENDED:
        raise RequestRefused(409, "ended", "This interview is over; there is nothing more to agree to.")
    if decision.version != text.version:
        raise RequestRefused(
            409, "stale", "The text has changed meanwhile. Please reload the page and read it again."
        )
    if decision.accepted and (trouble := state.cannot_begin()):
        raise RequestRefused(503, "not_now", trouble)
    if not decision.accepted:
        await state.sessions.stop(invitation.session_id)
    decided = await state.store.decide_consent(
        token, version=text.version, text=text.text, language=state.bank.language, accepted=decision.accepted
    )
    return Status(status=decided.status)


@router.post("/erase")
async def erase(invitation: Known, state: State) -> Status:
    """The candidate deletes everything: log, scorecard, recordings."""
    await state.sessions.stop(invitation.session_id)
    await erasing.erase(state.store, state.settings.recordings, invitation.session_id, state.disk_thread)
    return Status(status=SessionStatus.ERASED)
