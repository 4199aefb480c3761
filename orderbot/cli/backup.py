"""`orderbot backup FILE` beside a running bot, `orderbot restore FILE` while it is stopped."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, database_file, owners_faults
from orderbot.cli.menu import read_without_secrets, say
from orderbot.cli.waiting import waiting
from orderbot.storage import beside
from orderbot.storage.sqlite import open_sqlite
from orderbot.texts import text


@click.command()
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@config_option
@click.pass_context
def backup(context: click.Context, target: Path, config_file: Path | None) -> None:
    """Copy the database to FILE, checked; the bot may run."""
    file = chosen(context, config_file)
    with owners_faults(), waiting() as told:
        beside.backup(database_file(file, read_without_secrets(file)), target, told)
    say(
        text(
            "{file}: the copy is complete and was checked. It holds customers' data: keep it private.", file=str(target)
        )
    )


@click.command()
@click.argument("copy", metavar="FILE", type=click.Path(path_type=Path))
@config_option
@click.pass_context
def restore(context: click.Context, copy: Path, config_file: Path | None) -> None:
    """Bring a copy back; the bot must be stopped. The database of now stays beside it.

    Who was erased since the copy was made is erased again.
    """
    file = chosen(context, config_file)
    with owners_faults():
        path = database_file(file, read_without_secrets(file))
        with waiting() as told:
            kept, erased = beside.restore(copy, path, now(), told)
        say(text("{file}: restored from {copy}.", file=str(path), copy=str(copy)))
        if kept:
            say(text("The database of before is {file}.", file=str(kept)))
        if again := beside.came_back(path, erased):
            asyncio.run(_erase(path, again))
            say(text("Customers erased since then, erased again: {number}", number=len(again)))


async def _erase(path: Path, customers: list[tuple[str, int]]) -> None:
    store = await open_sqlite(path, now)
    try:
        for restaurant, customer in customers:
            await store.forget(restaurant, customer)
    finally:
        await store.close()
