"""Order -> tickets: one for each station that cooks of it, one that packs; and what later changes of it look like."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from orderbot.ordering.business_day import business_day
from orderbot.ordering.order import Order
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.tickets.document import TEST, Bill, Change, Guest, Mention, Ticket, Totals
from orderbot.tickets.entries import Dish, Entry, entries_of
from orderbot.tickets.gate import ADDRESS, NAME, NOTE, clean, one_line
from orderbot.tickets.routing import COMBINED, KITCHEN, PACKING, Slip, slips_of, ticket_id


def tickets_for(
    order: Order, restaurant: Restaurant, menu_language: str, day: str = ""
) -> tuple[tuple[str, Ticket], ...]:
    """(name of the printer, its ticket): stations in the owner's order, packing last. Empty without printers.

    `day` is the restaurant's day by which the order is counted; "": that on which it is promised.
    """
    slips = slips_of(order, restaurant.printers)
    cooks = tuple(slip.printer for slip in slips if slip.kind != PACKING)
    return tuple(
        (slip.printer, _ticket(order, restaurant, slip, menu_language, day, place, len(slips), cooks))
        for place, slip in enumerate(slips, 1)
    )


def whole_ticket(order: Order, restaurant: Restaurant, menu_language: str, day: str = "") -> Ticket:
    """The whole order as one ticket, whatever printers there are: for people who need to see all of it."""
    return _ticket(order, restaurant, Slip("", COMBINED, order.lines), menu_language, day, 1, 1, ())


def test_ticket(printer: PrinterConfig, now: datetime, language: str) -> Ticket:
    """The ticket that shows what a printer can do; `now` in the restaurant's zone."""
    name = one_line(printer.name)
    return Ticket(TEST, ticket_id("test", printer.name, now.isoformat()), name, printer.language or language, now)


def changed(before: Ticket, after: Ticket, why: str = "") -> Ticket | None:
    """What the printer of `before` must hear now that its order is `after`; None if nothing is different there.

    `why`: the step that changed it, where the same change may come again after it was taken back.
    """
    gone, new = _less(before.entries, after.entries), _less(after.entries, before.entries)
    due = before.due if before.due != after.due else None
    way = before.handover if before.handover != after.handover else ""
    change = Change(before.at, gone, new, due, way)
    private = (before.bill, before.guest) != (after.bill, after.guest)
    words = (before.allergy, before.remark) != (after.allergy, after.remark)
    if not (gone or new or due or way or private or words):
        return None
    unlike = f"{(change, after)!r}{why}"  # each change of an order is its own paper
    which = hashlib.sha256(unlike.encode()).hexdigest()[:6]
    return replace(after, id=f"{after.id}c{which}", change=change, copy=1, mark="")


def listing(
    kind: str, printer: PrinterConfig, restaurant: Restaurant, now: datetime, tickets: Iterable[Ticket]
) -> Ticket:
    """OVERVIEW or OUTDATED: one slip that names these orders, the earliest first."""
    mentions = {
        (each.day, each.number, each.due): Mention(
            each.number, each.due or each.at, each.handover, each.pieces, bool(each.allergy)
        )
        for each in tickets
    }
    return Ticket(
        kind,
        ticket_id(kind, restaurant.id, printer.name, now.isoformat()),
        one_line(printer.name, NAME),
        restaurant.language,
        now,
        restaurant=restaurant.id,
        listed=tuple(sorted(mentions.values(), key=lambda each: (each.due, each.number))),
    )


def closing(printer: PrinterConfig, restaurant: Restaurant, now: datetime, day: str, totals: Totals) -> Ticket:
    """CLOSING: a day in numbers. Not fiscal."""
    name = ticket_id("closing", restaurant.id, printer.name, day)
    return Ticket(
        "closing", name, one_line(printer.name, NAME), restaurant.language, now,
        restaurant=restaurant.id, day=day, totals=totals,
    )  # fmt: skip


def _less(these: tuple[Entry, ...], those: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of these, the pieces that are not among those; half a price is no difference."""
    left = Counter({_kind(entry): 0 for entry in those})
    for entry in those:
        left[_kind(entry)] += entry.quantity
    more: list[Entry] = []
    for entry in these:
        covered = min(entry.quantity, left[_kind(entry)])
        left[_kind(entry)] -= covered
        if entry.quantity > covered:
            more.append(replace(entry, quantity=entry.quantity - covered))
    return tuple(more)


def _kind(entry: Entry) -> Entry:
    """What it is, without its number and price."""
    return replace(entry, quantity=1, cents=0, dish=_free(entry.dish), parts=tuple(map(_free, entry.parts)))


def _free(dish: Dish) -> Dish:
    return replace(dish, extras=tuple(replace(extra, cents=0) for extra in dish.extras))


def _ticket(
    order: Order,
    restaurant: Restaurant,
    slip: Slip,
    language: str,
    day: str,
    place: int,
    of: int,
    cooks: tuple[str, ...],
) -> Ticket:
    zone = restaurant.timezone
    private = slip.kind != KITCHEN
    placed = order.placed.astimezone(zone)
    day = day or business_day(order.due, restaurant).isoformat()
    used = {sign for line in slip.lines for sign in (*line.codes, *(line.traces or ()))}
    return Ticket(
        kind=slip.kind,
        id=ticket_id(str(order.number), restaurant.id, day, slip.kind, slip.printer),
        printer=one_line(slip.printer, NAME),
        language=restaurant.language,
        at=placed,
        restaurant=restaurant.id,
        number=order.number,
        handover=order.handover,
        due=order.due.astimezone(zone),
        asap=order.asap,
        entries=entries_of(slip.lines, language, kitchen=slip.kind != PACKING, here=slip.here),
        allergy=clean(order.allergy, NOTE),
        remark=clean(order.remark, NOTE),
        part=place,
        parts=of,
        others=tuple(one_line(name, NAME) for name in dict.fromkeys(cooks) if name != slip.printer),
        bill=_bill(order) if private else None,
        guest=_guest(order) if private else None,
        codes=tuple((sign, word) for sign, word in order.codes.items() if sign in used) if private else (),
        currency=order.currency,
        day=day,
        original=order.language if order.language != restaurant.language else "",
        training=order.training,
    )


def _bill(order: Order) -> Bill:
    return Bill(order.total, order.fee, order.deposit, order.vat, order.payment, order.pays_with)


def _guest(order: Order) -> Guest:
    at = order.address
    phone = "".join(sign for sign in order.phone if sign in "0123456789")[:20]
    if at is None:
        return Guest(one_line(order.name, NAME), phone)
    return Guest(
        name=one_line(order.name, NAME),
        phone=phone,
        street=one_line(f"{at.street} {at.number}", ADDRESS),
        city=one_line(f"{at.postcode} {at.city}", ADDRESS),
        extra=clean(at.extra, ADDRESS),
    )
