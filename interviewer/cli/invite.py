"""`interviewer invite`: one more link."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from interviewer import settings as settings_module
from interviewer.store import Store

console = Console()


def invite(
    label: Annotated[str, typer.Argument(help="A note for yourself; the candidate doesn't see it.")] = "",
    days: Annotated[int, typer.Option(help="How long the link is valid.")] = 30,
) -> None:
    """Make one more invitation link."""
    settings = settings_module.load()

    async def make() -> str:
        store = await Store.open(settings.database)
        try:
            return await store.create_invitation(bank_id=settings.bank, label=label, valid_days=days)
        finally:
            await store.close()

    console.print(f"{settings.base_url}/i/{asyncio.run(make())}", soft_wrap=True)
