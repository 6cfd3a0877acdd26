"""The web application: routes, security headers, plain errors, and the TaskGroup in which sessions live."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    XContentTypeOptions,
)
from secure.middleware import SecureASGIMiddleware
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from dialogue.bank import QuestionBank
from interviewer.app_state import AppState
from interviewer.errors import InterviewerError, StoreError
from interviewer.jobs import ScoringJobs
from interviewer.llm import quotes
from interviewer.routes import invitations, live, metrics, pages
from interviewer.routes.guesses import Guesses
from interviewer.routes.limits import BodyLimit
from interviewer.scoring_model import SIGNS_ALONE, Scorer
from interviewer.session import Parts
from interviewer.sessions import Sessions
from interviewer.store import Store

logger = structlog.get_logger()

# Running interviews get so long to write their logs and recordings when the server stops.
SHUTDOWN_S = 15.0
# What is shorter fits into one packet anyway. All our modules: 234 KB become 91 KB, in 6 ms.
COMPRESS_FROM_BYTES = 1024
# Of all refusals that say "later": a disk is freed and a server is restarted by a person.
RETRY_AFTER_S = 60
NOT_UNDERSTOOD = "This request can't be understood. Please reload the page."


def create_app(
    parts: Parts,
    store: Store,
    bank: QuestionBank,
    ready: Callable[[], None] = lambda: None,
    *,
    scorer: Scorer = SIGNS_ALONE,
) -> FastAPI:
    """The application over parts that are ready to be used. It closes neither `parts` nor `store`.

    scorer: by what interviews are scored.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await store.finish_closed()
        finder = quotes.from_settings(parts.settings)
        jobs = ScoringJobs(store, scorer, finder=finder)
        with ThreadPoolExecutor(1, thread_name_prefix="disk") as disk_thread:
            async with asyncio.TaskGroup() as group:
                sessions = Sessions(parts, store, bank, group, jobs.enqueue)
                scoring = group.create_task(jobs.run(), name="scoring")
                app.state.interviewer = AppState(
                    parts.settings, store, bank, sessions, disk_thread, Guesses(time.monotonic), parts.metrics
                )
                parts.metrics.watch(running=lambda: len(sessions), queued=lambda: store.queued)
                watching = group.create_task(parts.metrics.watch_loop(), name="loop lag")
                ready()
                yield
                with contextlib.suppress(TimeoutError):  # the log is on disk; what is left is politeness
                    async with asyncio.timeout(SHUTDOWN_S):
                        await sessions.stop_all()
                scoring.cancel()
                watching.cancel()
        if finder is not None:
            await finder.close()

    app = FastAPI(title="Interviewer", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(pages.router)
    app.include_router(invitations.router)
    app.include_router(live.router)
    app.include_router(metrics.router)
    app.mount("/static", pages.web_files())
    app.add_middleware(BodyLimit)
    app.add_middleware(SecureASGIMiddleware, secure=security_headers())
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESS_FROM_BYTES)
    app.add_exception_handler(InterviewerError, _interviewer_error)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)  # one of the four places
    return app


def sessions_of(app: FastAPI) -> Sessions:
    """The live interviews of an application that has started."""
    state = app.state.interviewer
    assert isinstance(state, AppState)
    return state.sessions


def security_headers() -> Secure:
    """No inline script or style, nothing from elsewhere, nobody may frame the interview."""
    policy = (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'", "data:")
        .media_src("'self'", "blob:")
        .connect_src("'self'", "ws:", "wss:")  # Safari doesn't count websockets as 'self'
        .worker_src("'self'")
        .font_src("'self'")
        .manifest_src("'self'")
        .frame_ancestors("'none'")
        .base_uri("'none'")
        .form_action("'none'")
    )
    return Secure(
        csp=policy,
        coop=CrossOriginOpenerPolicy().same_origin(),
        permissions=PermissionsPolicy().microphone("self").camera().geolocation(),
        referrer=ReferrerPolicy().no_referrer(),  # the link in the address is a secret
        xcto=XContentTypeOptions().nosniff(),
    )


def _answer(status: int, code: str, message: str, retry_after_s: int = RETRY_AFTER_S) -> JSONResponse:
    headers = {"Cache-Control": "no-store"}
    if status in (429, 503):
        headers["Retry-After"] = str(retry_after_s)
    return JSONResponse({"code": code, "message": message}, status, headers)


async def _interviewer_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InterviewerError)
    match error:
        case invitations.TooManyGuesses():
            return _answer(429, error.code, error.user_message, error.retry_after_s)
        case invitations.RequestRefused():
            status = error.status
        case StoreError(code="conflict"):
            status = 409
        case _:
            status = 503
    return _answer(status, error.code, error.user_message)


async def _malformed(_request: Request, _error: Exception) -> JSONResponse:
    return _answer(422, "malformed", NOT_UNDERSTOOD)


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    messages = {400: NOT_UNDERSTOOD, 404: "There is nothing at this address.", 405: "This can't be done here."}
    return _answer(error.status_code, "http", messages.get(error.status_code, "This can't be done."))


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("request_failed", route=str(request.scope.get("route", "")), exc_info=error)
    return _answer(500, "internal", "Something went wrong on our side. Please try again in a moment.")
