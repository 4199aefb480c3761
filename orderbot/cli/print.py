"""`orderbot print test PRINTER`: the ticket that shows what a printer can do."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, load, owners_faults
from orderbot.cli.menu import owner_language
from orderbot.config import Config
from orderbot.errors import Complaint, OwnerError, PrinterError
from orderbot.printing import printer
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.texts import listed, text
from orderbot.tickets import making
from orderbot.wording.render import Voice


@click.group("print")
def print_() -> None:
    """Try a printer."""


@print_.command()
@click.argument("name", metavar="PRINTER")
@config_option
@click.pass_context
def test(context: click.Context, name: str, config_file: Path | None) -> None:
    """Print the test ticket; exit code 1 if it did not come out."""
    file = chosen(context, config_file)
    voice = Voice(owner_language())
    with owners_faults():
        place, found = _find(load(file), name)
    ticket = making.test_ticket(found, now().astimezone(place.timezone), place.language)
    try:
        asyncio.run(printer(found, folder=file.parent).print(ticket))
    except PrinterError as error:
        click.echo(voice.say(text("{printer} did not print: {error}", printer=name, error=str(error))), err=True)
        sys.exit(1)
    click.echo(voice.say(text("{printer}: the test ticket was sent.", printer=name)))


def _find(config: Config, name: str) -> tuple[Restaurant, PrinterConfig]:
    """The printer of that name, or `restaurant/name` where two have the same. OwnerError if there is none."""
    every = [(place, each) for place in config.restaurants.values() for each in place.printers]
    fits = [(place, each) for place, each in every if name in (each.name, f"{place.id}/{each.name}")]
    if len(fits) == 1:
        return fits[0]
    if not every:
        what = text("no printer is configured")
        remedy = text("add a [[restaurant.NAME.printer]] block; config.example.toml shows one")
        raise OwnerError(Complaint(config.file, 0, what, remedy))
    names = listed(f"{place.id}/{each.name}" for place, each in (fits or every))
    what = text("{printer} is no printer of the configuration", printer=name)
    if fits:
        what = text("{printer} is the name of several printers", printer=name)
    raise OwnerError(Complaint(config.file, 0, what, text("write one of: {names}", names=names)))
