"""The line above the board: is paper coming, does the channel move, what did we sell, what is switched off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from orderbot.kitchen import Kitchen
from orderbot.ledger import counts
from orderbot.ordering.business_day import business_day
from orderbot.ordering.switches import Kind
from orderbot.restaurant import Restaurant
from orderbot.staff.done import Desk
from orderbot.staff.sayings import stock_line
from orderbot.staff.switching import said_on
from orderbot.staff.things import written
from orderbot.stored import Parcel, Sheet, StoredOrder, unpack
from orderbot.texts import Money, Sayable, plural, text
from orderbot.web.board import since
from orderbot.wording.render import Voice

GOOD, BAD, PLAIN, ON, OUT = "good", "bad", "plain", "on", "out"
SLOW: Final = timedelta(seconds=20)  # a ticket that takes longer is in trouble


@dataclass(frozen=True, slots=True)
class Chip:
    """`words`: what staff would write to end it; `button` says so."""

    state: str
    said: str
    words: str = ""
    button: str = ""


async def chips(
    kitchen: Kitchen, place: Restaurant, orders: Sequence[StoredOrder], down: str, now: datetime
) -> tuple[Chip, ...]:
    voice = Voice(place.language)
    waiting = _waiting(await kitchen.store.unprinted(place.id), now)
    pulse = await kitchen.store.pulse(place.id)
    day = business_day(now, place).isoformat()
    sold = [each for each in orders if each.day == day and counts(each)]
    found: list[tuple[str, Sayable]] = [_printer(each.name, waiting) for each in place.printers]
    if not place.printers:
        found.append((BAD, text("no printer")))
    found.append((BAD, text("WhatsApp: {why}", why=down)) if down else (GOOD, text("WhatsApp")))
    found.append((PLAIN, text("last message in: {time}", time=since(pulse.last_in, now, place))))
    found.append((PLAIN, text("last out: {time}", time=since(pulse.last_out, now, place))))
    sums = Money(sum(each.order.total for each in sold))
    said = plural("today: {count} order, {amount}", "today: {count} orders, {amount}", count=len(sold), amount=sums)
    found.append((PLAIN, said))
    return (*_on(await kitchen.desk(place.id), voice), *(Chip(state, voice.say(what)) for state, what in found))


def _on(desk: Desk, voice: Voice) -> Iterator[Chip]:
    """What is switched and sold out, each with its end and the button that ends it."""
    for each in desk.on.values():
        said = voice.say(said_on(each, desk.now))
        yield Chip(ON, said, voice.say(OFF[each.kind]), voice.say(text("End it")))
    stock, menu = desk.shop.stock, desk.shop.menu
    for key in sorted({*stock.out, *stock.left}):
        if said_of := stock_line(key, stock, menu, desk.now):
            back = voice.say(text("{thing} back", thing=written(key, menu)))
            yield Chip(OUT, voice.say(said_of), back, voice.say(text("back again")))


OFF: Final[Mapping[Kind, Sayable]] = {
    Kind.PAUSE: text("open"),
    Kind.CLOSED: text("open"),
    Kind.NO_DELIVERY: text("delivery back"),
    Kind.NO_PICKUP: text("pickup back"),
    Kind.DELAY: text("no delay"),
    Kind.TRAINING: text("training off"),
    Kind.SHADOW: text("shadow week off"),
    Kind.PAPER: text("open"),
}


def _printer(name: str, waiting: Counter[str]) -> tuple[str, Sayable]:
    if count := waiting[name]:
        return BAD, plural(
            "{printer}: {count} ticket waits for paper", "{printer}: {count} tickets wait for paper",
            count=count, printer=name,
        )  # fmt: skip
    return GOOD, text("Printer {printer}", printer=name)


def _waiting(parcels: Sequence[Parcel], now: datetime) -> Counter[str]:
    """Tickets by printer that should be on paper and are not."""
    found: Counter[str] = Counter()
    for each in parcels:
        if now - each.created > SLOW:
            try:
                found[unpack(Sheet, each.payload).printer] += 1
            except msgspec.DecodeError:
                continue
    return found
