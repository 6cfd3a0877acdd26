"""The pages and their files. Reading one never starts or uses up anything: mail scanners open links too."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from interviewer.settings import PROJECT_ROOT

WEB = PROJECT_ROOT / "web"

router = APIRouter(include_in_schema=False)


class WebFiles(StaticFiles):
    """Always revalidated, so that a new version never mixes with modules of the old one."""

    async def get_response(self, path: str, scope: Scope):  # type: ignore[no-untyped-def]
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def web_files(folder: Path = WEB) -> StaticFiles:
    return WebFiles(directory=folder)


@router.get("/")
async def landing_page() -> FileResponse:
    return FileResponse(WEB / "index.html")


@router.get("/i/{token}")
async def candidate_page(token: str) -> FileResponse:  # noqa: ARG001  (read by the page's script)
    return FileResponse(WEB / "candidate.html")
