"""`orderbot privacy export|erase CUSTOMER`: what is kept of a customer, and its end."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click
import msgspec

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, database, owners_faults
from orderbot.cli.menu import read_without_secrets, say
from orderbot.storage import beside
from orderbot.storage.postgres import open_postgres
from orderbot.storage.sqlite import open_sqlite
from orderbot.texts import text


@click.group()
def privacy() -> None:
    """A customer's data: hand it out, or erase it. CUSTOMER is a phone number (+49…) or a WhatsApp user id."""


@privacy.command()
@click.argument("customer")
@config_option
@click.pass_context
def export(context: click.Context, customer: str, config_file: Path | None) -> None:
    """Write all that is kept of a customer as JSON; the bot may run. Exit code 1 if nothing is known."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        found = beside.exported(database(file, config), identity(customer))
    if not found:
        _unknown()
    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())


@privacy.command()
@click.argument("customer")
@config_option
@click.pass_context
def erase(context: click.Context, customer: str, config_file: Path | None) -> None:
    """Erase a customer; the bot must be stopped. Orders stay without the person. Exit code 1 if nothing is known."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        where = database(file, config)
        with beside.looking(where):
            pass  # it is there: opening the store would make an empty one
        erased = asyncio.run(_erased(where, identity(customer)))
    if not erased:
        _unknown()
    for restaurant in erased:
        say(
            text(
                "{restaurant}: erased. The orders stay without the person; one that is still open keeps it until the "
                "nightly purge after its day.",
                restaurant=restaurant,
            )
        )


def identity(customer: str) -> str:
    """A phone number as it is stored, digits alone; anything else is a user id."""
    bare = "".join(sign for sign in customer if sign not in " -/().\u00a0")
    digits = bare.removeprefix("+").removeprefix("00")
    return digits if digits.isascii() and digits.isdigit() else customer.strip()


async def _erased(where: beside.Where, who: str) -> list[str]:
    """The restaurants that knew the customer."""
    store = await (open_sqlite(where, now) if isinstance(where, Path) else open_postgres(where, now))
    try:
        return [
            restaurant
            for restaurant in await store.restaurants()  # of the database: one may be configured no more
            for customer in await store.find_customer(restaurant, who)
            if await store.forget(restaurant, customer)
        ]
    finally:
        await store.close()


def _unknown() -> None:
    say(
        text("No restaurant of the configuration knows this customer; write the number as +49…, or the user id."),
        err=True,
    )
    sys.exit(1)
