"""`orderbot costs`: what WhatsApp charges for a month; the bot may run."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, database, owners_faults
from orderbot.cli.menu import owner_language, read_without_secrets
from orderbot.costs import bill, told
from orderbot.storage import beside
from orderbot.texts import Text, lines, text
from orderbot.wording.render import Voice


@click.command()
@click.option("--month", type=click.DateTime(["%Y-%m"]), help="As 2026-11; this month otherwise.")
@config_option
@click.pass_context
def costs(context: click.Context, month: datetime | None, config_file: Path | None) -> None:
    """What WhatsApp charges for a month; the bot may run."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        first = (month or now()).date().replace(day=1)
        voice = Voice(owner_language())
        for place in config.restaurants.values():
            usage = beside.usage(database(file, config), place.id, f"{first:%Y-%m}")
            found = bill(usage, config.rates, config.free_messages, first)
            orders = _orders(database(file, config), place.id, first)
            click.echo(f"{place.name}, {first:%Y-%m}")
            said = lines(told(found, orders), None if found.priced else _unpriced(config.file))
            click.echo("\n".join(f"  {line}" for line in voice.say(said).split("\n")))


def _orders(where: beside.Where, restaurant: str, first: date) -> int:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return len(beside.orders(where, restaurant, first.isoformat(), last.isoformat()))


def _unpriced(file: str) -> Text:
    return text("no rate for some of them: write [[whatsapp.rate]] in {file}", file=file)
