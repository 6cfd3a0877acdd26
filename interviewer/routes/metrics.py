"""`/metrics`: how the server does, for whoever runs it and nobody else."""

import hmac
import ipaddress
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import HTTPConnection

from interviewer.app_state import AppState
from interviewer.settings import Settings

router = APIRouter(include_in_schema=False)

# What reverse proxies add. One on this machine makes everybody's requests come from the loopback.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    state = request.app.state.interviewer
    assert isinstance(state, AppState)
    if not may_read(request, state.settings):
        raise HTTPException(404)  # to anybody else there is nothing here
    return Response(
        state.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
    )


def may_read(connection: HTTPConnection, settings: Settings) -> bool:
    """With a token, who has it, from anywhere; without one, only this machine, and not through a proxy on it."""
    if not settings.metrics:
        return False
    if settings.metrics_token:
        given = connection.headers.get("authorization", "").encode()
        return hmac.compare_digest(given, f"Bearer {settings.metrics_token}".encode())
    forwarded = any(name in connection.headers for name in FORWARDED)
    return not forwarded and _is_loopback(connection) and _asked_locally(connection)


def _is_loopback(connection: HTTPConnection) -> bool:
    try:
        address = ipaddress.ip_address(connection.client.host if connection.client else "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _asked_locally(connection: HTTPConnection) -> bool:
    """By the name that was asked for: a proxy that adds no header, or a page elsewhere whose name points here
    (DNS rebinding), has another one. Proxies have to keep it, or the websocket refuses its pages.
    """
    try:
        asked = urlsplit(f"//{connection.headers.get('host', '')}").hostname
    except ValueError:
        return False
    return asked in ("localhost", "127.0.0.1", "::1")
