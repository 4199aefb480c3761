"""`orderbot print test PRINTER`: what a printer can do, and what became of it. `print show`: an order's tickets."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import aiohttp
import click

from orderbot import printerurl
from orderbot.app import now
from orderbot.cli.config import chosen, config_option, database, load, owners_faults
from orderbot.cli.menu import owner_language, read_without_secrets
from orderbot.config import Config
from orderbot.errors import Complaint, OwnerError, PrinterError
from orderbot.paperwatch.trouble import why
from orderbot.ports import ASSUMED, CONFIRMED
from orderbot.printing.drivers import Surroundings, driver
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.storage import beside
from orderbot.texts import Text, listed, text
from orderbot.tickets import making, raster
from orderbot.tickets.document import Ticket
from orderbot.tickets.escpos import Model
from orderbot.tickets.layout import layout
from orderbot.tickets.plain import plain
from orderbot.wording.render import Voice

PATIENCE = 100.0  # seconds for the running bot's answer
CAME: dict[str, Text] = {
    CONFIRMED: text("{printer}: the test ticket is on paper; the printer has confirmed it."),
    ASSUMED: text("{printer}: sent. This printer never says anything (silent = true): look whether it came out."),
}


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
        config = load(file)
        place, found = _find(config, name)
        try:
            proof = asyncio.run(_print(config, place, found, file.parent))
        except PrinterError as error:
            what = text("{printer} did not print: {why}", printer=name, why=why(str(error)))
            if error.sent:
                what = text("{printer}: not sure, look whether it came out: {why}", printer=name, why=why(str(error)))
            click.echo(voice.say(what), err=True)
            sys.exit(1)
    said = CAME.get(proof, text("{printer} took the test ticket and says that it is ready; it cannot confirm more."))
    click.echo(voice.say(Text(said.source, (("printer", name),))))


@print_.command()
@click.argument("number", type=int)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As 2026-05-15; today otherwise.")
@click.option("--png", "folder", type=click.Path(path_type=Path), help="Also as pictures, into this folder.")
@config_option
@click.pass_context
def show(
    context: click.Context, number: int, day: datetime | None, folder: Path | None, config_file: Path | None
) -> None:
    """The tickets of an order, as they stand on paper; nothing is printed. The bot may run."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        path = database(file, config)
        papers: list[Ticket] = []
        for place in config.restaurants.values():
            local = day or now().astimezone(place.timezone)
            for stored in beside.orders(path, place.id, local.date().isoformat()):
                if stored.order.number == number:
                    order = replace(stored.order, due=stored.due)
                    papers += [each for _, each in making.tickets_for(order, place, place.language, stored.day)]
        if not papers:
            what = text("there is no order {number} on that day", number=number)
            raise OwnerError(
                Complaint(str(path), 0, what, text("orderbot orders lists them; --day chooses another day"))
            )
        if folder and not raster.AVAILABLE:
            what = text("pictures need the extra raster")
            raise OwnerError(
                Complaint(str(folder), 0, what, text("pip install 'orderbot[raster]', or leave out --png"))
            )
    printers = {each.name: each for place in config.restaurants.values() for each in place.printers}
    for paper in papers:
        by = printers.get(paper.printer, PrinterConfig(paper.printer, ""))
        columns, each = by.columns, replace(paper, language=by.language or paper.language)
        click.echo(plain(layout(each, columns), columns))
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            lines = layout(each, columns, Model(columns).write)
            (folder / f"{each.id}.png").write_bytes(raster.png(lines, columns, margin=raster.MARGIN))


async def _print(config: Config, place: Restaurant, found: PrinterConfig, folder: Path) -> str:
    """How it is known to be on paper. PrinterError if it is not."""
    if printerurl.read(found.url).polls:
        return await _through_the_bot(config, found)
    ticket = making.test_ticket(found, now().astimezone(place.timezone), place.language)
    return await driver(found, Surroundings(folder=folder)).print(ticket)


async def _through_the_bot(config: Config, found: PrinterConfig) -> str:
    """A printer that polls is known to the running bot only."""
    url = f"http://{config.host}:{config.port}/print/test/{found.name}/{found.token}"
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.post(url) as answer:
            answer.raise_for_status()
            said = await answer.json()
    except (aiohttp.ClientError, TimeoutError):
        what = text("the bot does not answer at {host}:{port}", host=config.host, port=str(config.port))
        remedy = text("start it first: this printer fetches its tickets from the running bot (orderbot serve)")
        raise OwnerError(Complaint(config.file, 0, what, remedy)) from None
    if said.get("error"):
        raise PrinterError(str(said["error"]), sent=bool(said.get("sent")))
    return CONFIRMED


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
