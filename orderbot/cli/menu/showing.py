"""`orderbot menu show`: the card as customers see it, every message."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from orderbot.app import now as clock
from orderbot.cli.menu.chat import written
from orderbot.cli.menu.folders import checked
from orderbot.cli.menu.settings import config_option, place_of
from orderbot.cli.menu.telling import printable, say
from orderbot.cli.menu.walk import Walk
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import clock as time_of_day
from orderbot.menu.hours import parse_hours
from orderbot.menu.model import Menu
from orderbot.restaurant import Restaurant
from orderbot.texts import LANGUAGES, listed, text
from orderbot.understanding.card.lexicon import compile_lexicon


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="The customer's language; else the card's.")
@click.option("--now", "at", help="As at this local time, as 2026-05-15T18:00.")
@config_option
@click.pass_context
def show(context: click.Context, folder: Path, lang: str | None, at: str | None, config_file: Path | None) -> None:
    """Every message of the card as text, cut where WhatsApp cuts it."""
    menu = checked(folder, clock().date())
    place = place_of(context, config_file, folder)
    restaurant = replace(place.restaurant, menu=folder) if place else _imagined(menu, folder)
    now = _moment(at, restaurant.timezone)
    hours = parse_hours(restaurant.hours, timezone=restaurant.timezone, holidays=restaurant.holidays, today=now.date())
    shop = Shop(restaurant, menu, hours, compile_lexicon(menu))
    language = lang or (menu.languages[0] if menu.languages[0] in LANGUAGES else LANGUAGES[0])
    if not place:
        say(text("Hours, delivery and payment are not in the card; with --config they are yours."), err=True)
    walk = Walk(shop, language, now)
    for shown in walk.messages():
        click.echo(printable(f"> {' '.join(shown.said)}"))
        for line in written(shown.message):
            click.echo(printable(f"  {line}").rstrip())
        click.echo()
    _say_missing(menu, walk, now)


def _imagined(menu: Menu, folder: Path) -> Restaurant:
    """A place for a card alone: always open, everything is picked up."""
    zone = ZoneInfo("Europe/Berlin")
    return Restaurant(
        id="card",
        name=menu.name,
        menu=folder,
        timezone=zone,
        language=menu.languages[0],
        phone_number_id="",
        hours="Mo-So 00:00-24:00",
        last_order=0,
    )


def _moment(at: str | None, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=zone) if at else clock().astimezone(zone)
    except ValueError:
        raise click.BadParameter("write it as 2026-05-15T18:00", param_hint="--now") from None


def _say_missing(menu: Menu, walk: Walk, now: datetime) -> None:
    """What customers do not see at that moment, because of season, hours or age."""
    everything = {item.id: item.name for item in menu.items.values() if not item.hidden}
    everything |= {combo.id: combo.name for combo in menu.combos.values()}
    missing = [text("{id} {name}", id=id, name=name) for id, name in everything.items() if id not in walk.dishes]
    if missing:
        time = time_of_day(now, now)
        say(text("Not offered at {time} (season, hours or age): {dishes}", time=time, dishes=listed(missing)))
