"""Options for `interviewer serve` as a process of its own, and what is on record beside it."""

from pathlib import Path
from typing import Any

from interviewer import settings as settings_module
from interviewer.consent import consent_text
from interviewer.simulate.server import free_port
from interviewer.store import SessionStatus, Store
from tests.small_bank import small_bank


def options(folder: Path) -> dict[str, Any]:
    """The small bank, the quickest real engines. Servers over the same folder share one speech cache."""
    bank = folder / "small.yaml"
    bank.write_text(small_bank().model_dump_json(), encoding="utf-8")  # JSON is YAML
    return {
        "bank": str(bank),
        "port": free_port(),
        "data": str(folder / "data"),
        "recognizer": "pocketsphinx",
        "vad": "webrtcvad",
        "voice_words_per_minute": 400,  # nobody listens here
        "min_free_disk_mb": 1,
    }


async def invited(options: dict[str, Any], *, consented: bool = True) -> str:
    """An invitation, made beside the server."""
    settings = settings_module.load(**options)
    settings.data.mkdir(parents=True, exist_ok=True)
    store = await Store.open(settings.database)
    try:
        token = await store.create_invitation(bank_id=settings.bank)
        if consented:
            text = consent_text("Aila", "hiring@example.org")
            await store.decide_consent(token, version=text.version, text=text.text, language="en", accepted=True)
        return token
    finally:
        await store.close()


async def status(options: dict[str, Any], token: str) -> SessionStatus:
    store = await Store.open(settings_module.load(**options).database)
    try:
        invitation = await store.invitation(token)
        assert invitation is not None
        return invitation.status
    finally:
        await store.close()


def said(log: Path) -> str:
    """What the terminal shows, its line breaks undone."""
    return " ".join(log.read_text(errors="replace").split())
