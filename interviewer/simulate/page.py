"""What the candidate's page does before the interview: it follows the link, and agrees."""

import asyncio
import http.client
import json
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from interviewer.simulate.report import InterviewFailed

HTTP_TIMEOUT_S = 10.0


class InvitationPage:
    def __init__(self, link: str) -> None:
        """Raises InterviewFailed for what is no invitation link."""
        parts = urlsplit(link)
        token = parts.path.rsplit("/", 1)[-1]
        if parts.scheme not in ("http", "https") or not parts.netloc or not token:
            raise InterviewFailed(f"{link!r} is no invitation link. It looks like http://localhost:8080/i/...")
        self._api = f"{parts.scheme}://{parts.netloc}/api/invitations/{token}"
        # Proxies are left out: the sound could not go through one either.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    @property
    def live_address(self) -> str:
        return self._api.replace("http", "ws", 1) + "/live"

    async def consent(self) -> None:
        """Agree to the text that is shown. Raises InterviewFailed with the server's own words."""
        shown = await asyncio.to_thread(self._call, "", None)
        try:
            decision = {"version": shown["consent"]["version"], "accepted": True}
        except (KeyError, TypeError) as error:
            raise InterviewFailed(f"What answers at {self._api} is no interview.") from error
        await asyncio.to_thread(self._call, "/consent", decision)

    def _call(self, path: str, body: dict[str, Any] | None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._api + path, content, {"Content-Type": "application/json"})
        try:
            with self._opener.open(request, timeout=HTTP_TIMEOUT_S) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                raise InterviewFailed(_refusal(error)) from error
        except urllib.error.URLError as error:
            raise InterviewFailed(f"No server answers at {self._api} ({error.reason}).") from error
        except (OSError, http.client.HTTPException) as error:
            raise InterviewFailed(f"The server at {self._api} broke off ({error}).") from error
        except ValueError as error:
            raise InterviewFailed(f"What answers at {self._api} is no interview.") from error


def _refusal(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["message"])
    except (ValueError, KeyError, TypeError, OSError):
        return f"The server refused with status {error.code}."
