"""`orderbot orders`: a day's orders, for people or for a spreadsheet; the bot may run."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, database, owners_faults
from orderbot.cli.menu import owner_language, read_without_secrets, say
from orderbot.ledger import address, table
from orderbot.ordering.order import CARD, CASH, DELIVERY, Order
from orderbot.restaurant import Restaurant
from orderbot.storage import beside
from orderbot.stored import StoredOrder
from orderbot.texts import Clock, Money, Sayable, Text, plural, text
from orderbot.tickets.gate import one_line
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.sentence import sentence
from orderbot.wording.render import Voice

PAYMENTS: Final = {CASH: text("cash"), CARD: text("card")}
Found = list[tuple[Restaurant, StoredOrder]]


@click.command()
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="As 2026-05-15; today otherwise.")
@click.option("--csv", "as_table", is_flag=True, help="For a spreadsheet: semicolons, decimal comma.")
@config_option
@click.pass_context
def orders(context: click.Context, day: datetime | None, as_table: bool, config_file: Path | None) -> None:
    """The orders of a day; the bot may run."""
    file = chosen(context, config_file)
    with owners_faults():
        config = read_without_secrets(file)
        path = database(file, config)
        found: Found = []
        for place in config.restaurants.values():
            local = day or now().astimezone(place.timezone)
            found += [(place, each) for each in beside.orders(path, place.id, local.date().isoformat())]
    if as_table:
        click.echo(table(found).encode("utf-8-sig"), nl=False)
    else:
        _tell(found, several=len(config.restaurants) > 1)


# ---- for people ------------------------------------------------------------------------------------------------------


def _tell(found: Found, *, several: bool) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that has no "×" gets a "?", not a traceback
        sys.stdout.reconfigure(errors="replace")
    for place, stored in found:
        line = _line(place, stored)
        say(text("{restaurant} {order}", restaurant=place.id, order=line) if several else line)
        for row in _rows(place, stored):
            say(text("     {line}", line=row), currency=stored.order.currency)
    say(plural("{count} order", "{count} orders", count=len(found)))
    for currency in sorted({stored.order.currency for _, stored in found}):
        total = sum(stored.order.total for _, stored in found if stored.order.currency == currency)
        say(text("Sum {amount}", amount=Money(total)), currency=currency)


def _line(place: Restaurant, stored: StoredOrder) -> Text:
    order = stored.order
    at = order.placed.astimezone(place.timezone)
    return text(
        "{number}  {placed} → {due}  {handover}  {amount}  {payment}  {who}",
        number=f"{order.number:>3}",
        placed=Clock(at, at),
        due=Clock(order.due.astimezone(place.timezone), at),
        handover=text("delivery") if order.handover == DELIVERY else text("pickup"),
        amount=Voice(owner_language(), order.currency).say(Money(order.total)),
        payment=_payment(order),
        who=_where(order),
    )


def _payment(order: Order) -> Text:
    if order.payment == CASH and order.pays_with:
        return text("cash, gives {money}", money=Money(order.pays_with))
    return PAYMENTS.get(order.payment, text("online"))


def _rows(place: Restaurant, stored: StoredOrder) -> list[Sayable]:
    """Every word of an order that somebody cooks or packs by: an allergy first."""
    order = stored.order
    entries = whole_ticket(order, place, place.language, stored.day).entries
    return [
        *([text("ALLERGY: {words}", words=f"» {one_line(order.allergy)}")] if order.allergy else []),
        *map(sentence, entries),
        *([f"» {one_line(order.remark)}"] if order.remark else []),
    ]


def _where(order: Order) -> str:
    """Who and where to; nothing once it was erased."""
    return ", ".join(part for part in (order.name, address(order)) if part)
