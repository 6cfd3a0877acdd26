"""`interviewer serve`: the main job."""

import asyncio
import gc
import logging
import socket
import time
from pathlib import Path
from typing import Annotated

import structlog
import typer
import uvicorn
from rich.console import Console
from rich.panel import Panel

from interviewer import scoring_model
from interviewer import settings as settings_module
from interviewer.app import create_app, sessions_of
from interviewer.cli import stopping
from interviewer.cli.connections import MOST_CONNECTIONS, DirectConnection, ProxiedConnection, allow_files
from interviewer.errors import SettingsError
from interviewer.preparation import Prepared, data_folder_unusable, prepare
from interviewer.settings import Settings
from interviewer.wire import MAX_MESSAGE_BYTES

console = Console()

# Connections of pages that don't read are cut off when the server stops.
HANG_UP_WITHIN_S = 5
FROZEN_AFTER_MS = 30_000

Port = Annotated[int | None, typer.Option(help="Port to serve on (default 8080).")]
Recognizer = Annotated[
    str | None, typer.Option(help="auto, faster-whisper, pocketsphinx or scripted (default auto).")
]


Assignments = Annotated[
    list[str] | None, typer.Option("--set", help="Any setting: NAME=VALUE, the value as in the TOML file.")
]


def serve(port: Port = None, recognizer: Recognizer = None, assignments: Assignments = None) -> None:
    """Serve interviews until Ctrl-C; SIGTERM lets running interviews finish first."""
    given = settings_module.assigned(assignments or [])
    settings = settings_module.load(**{"port": port, "recognizer": recognizer} | given)
    configure_logging(settings)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    scorer = scoring_model.scorer(settings.scoring_model, settings.scoring_encoder)
    allow_files()
    listener = _bind(settings)
    started_s = time.monotonic()
    with console.status("Preparing") as status:
        async with prepare(settings, lambda step: status.update(f"Preparing: {step}")) as prepared:
            token = await prepared.store.create_invitation(bank_id=settings.bank, label="made at start")

            def announce() -> None:
                status.stop()
                console.print(_announcement(settings, prepared, token, time.monotonic() - started_s))

            app = create_app(prepared.parts, prepared.store, prepared.bank, announce, scorer=scorer)
            spare_what_stays()
            server = stopping.Server(uvicorn_config(app, proxies=settings.proxies))
            drain_s = settings.drain_minutes * 60
            await stopping.serve_until_stopped(server, [listener], lambda: sessions_of(app), drain_s, _say)


def spare_what_stays() -> None:
    """Keep the garbage collector from looking at modules and models again: 160,000 objects.

    Measured: one full collection in each interview held the event loop up for 110-160 ms, longer than the 100 ms
    of sound that can be caught up with. Afterwards it takes no measurable time; other thresholds gained nothing.
    """
    gc.collect()
    gc.freeze()


def uvicorn_config(app: object, *, proxies: int = 0) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # any ASGI application
        ws="websockets-sansio",
        ws_max_size=MAX_MESSAGE_BYTES,
        http=ProxiedConnection if proxies else DirectConnection,
        limit_concurrency=MOST_CONNECTIONS,
        log_config=None,
        access_log=False,  # the link in the address is a secret
        proxy_headers=False,  # uvicorn would believe whoever connects from this machine
        timeout_graceful_shutdown=HANG_UP_WITHIN_S,
    )


def _say(text: str) -> None:
    console.print(text, highlight=False)


def _bind(settings: Settings) -> socket.socket:
    """Take the port first: a second server should say so at once, not after loading its models."""
    listener = socket.socket(socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    give_up_on_the_frozen(listener)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"Port {settings.port} on {settings.host} can't be used ({error.strerror}). Is a server running "
            "already? Choose another with --port or INTERVIEWER_PORT."
        ) from error
    return listener


def give_up_on_the_frozen(listener: socket.socket, after_ms: int = FROZEN_AFTER_MS) -> None:
    """Connections of this listener end when their peer has acknowledged or taken nothing for so long.

    Without it, closing a websocket whose browser is frozen waits for the browser for ever. Linux inherits the
    option (RFC 5482; tcp(7)); elsewhere the system's own patience counts.
    """
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, after_ms)


def _announcement(settings: Settings, prepared: Prepared, token: str, took_s: float) -> Panel:
    link = f"{settings.base_url}/i/{token}"
    data = settings.data.resolve()
    database = "" if settings.database_url else f"\nDatabase    {data / 'interviews.db'}"
    return Panel(
        f"Invitation  [link={link}]{link}[/link]\n"
        f"Bank        {prepared.bank.title} ({prepared.bank.id} {prepared.bank.content_version})\n"
        f"Hearing     {prepared.parts.recognizer.name}: {prepared.recognizer_reason}\n"
        f"Recordings  {settings.recordings.resolve()}{database}\n"
        f"Logs        {log_file(settings).resolve()}\n"
        f"Stop with Ctrl-C. More links: interviewer invite",
        title=f"Ready after {took_s:.1f} s",
        expand=False,
        width=min(console.width, 150),
    )


def log_file(settings: Settings) -> Path:
    return settings.data / "interviewer.log"


def configure_logging(settings: Settings) -> None:
    """JSON lines in a file. Session ids only: never a candidate's word, never a name (faults.md S21)."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        log_file(settings).touch()
    except OSError as error:
        raise data_folder_unusable(settings, error) from error
    logging.basicConfig(
        filename=log_file(settings), level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s"
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(settings.log_level.upper())),
        logger_factory=structlog.WriteLoggerFactory(file=log_file(settings).open("a", buffering=1)),
    )
