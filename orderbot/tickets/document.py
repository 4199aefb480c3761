"""What one piece of paper says: plain values, stored as JSON, laid out only when a printer takes it.

Only a ticket with a `bill` shows prices, and only that one may carry a `guest`: stations see numbers and dishes.
All words have passed the gate; all times are in the restaurant's zone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from orderbot.ordering.order import Order
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.tickets.entries import Entry, entries_of
from orderbot.tickets.gate import ADDRESS, NAME, NOTE, clean, one_line
from orderbot.tickets.routing import COMBINED, KITCHEN, PACKING, Slip, slips_of, ticket_id

VERSION: Final = 1
TEST: Final = "test"
DUPLICATE: Final = "duplicate"  # the machine is unsure whether the first copy came out
REPRINT: Final = "reprint"  # a person asked


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid, in cents. `payment` is a wish, never a record of paying."""

    total: int
    fee: int
    deposit: int
    vat: tuple[tuple[int, int, int], ...]  # (rate in basis points, gross, tax contained)
    payment: str
    pays_with: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """The customer's own words; empty where they said nothing."""

    name: str = ""
    phone: str = ""  # digits
    street: str = ""
    city: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    kind: str  # KITCHEN | PACKING | COMBINED | TEST
    id: str  # the same for every copy of it; at most 24 of [a-z0-9-]
    printer: str
    language: str  # of the labels
    at: datetime  # when the order came in
    restaurant: str = ""
    number: int = 0
    handover: str = ""
    due: datetime | None = None
    asap: bool = False
    entries: tuple[Entry, ...] = ()
    allergy: str = ""  # the customer's words on an allergy
    remark: str = ""  # the customer's words on the whole order
    part: int = 1
    parts: int = 1
    others: tuple[str, ...] = ()  # the other printers that cook for this order
    bill: Bill | None = None
    guest: Guest | None = None
    codes: tuple[tuple[str, str], ...] = ()  # legend: sign on the card, fixed word
    currency: str = "EUR"
    copy: int = 1
    mark: str = ""  # "" | DUPLICATE | REPRINT
    cancelled: datetime | None = None  # a ticket that takes back what an earlier one asked for
    version: int = VERSION

    def again(self, reason: str) -> Ticket:
        """The next copy, marked with why there is one: DUPLICATE or REPRINT. A possible duplicate stays one."""
        if reason not in (DUPLICATE, REPRINT):
            raise ValueError(reason)
        return replace(self, copy=self.copy + 1, mark=reason)

    def cancel(self, at: datetime) -> Ticket:
        """The ticket for the same printer that says: stop; `at` in the restaurant's zone. It tells nothing private."""
        return replace(self, id=f"{self.id}x", cancelled=at, bill=None, guest=None, codes=(), copy=1, mark="")

    @property
    def pieces(self) -> int:
        return sum(entry.pieces for entry in self.entries)


def tickets_for(order: Order, restaurant: Restaurant, menu_language: str) -> tuple[tuple[str, Ticket], ...]:
    """(name of the printer, its ticket): stations in the owner's order, packing last. Empty without printers."""
    slips = slips_of(order, restaurant.printers)
    cooks = tuple(slip.printer for slip in slips if slip.kind != PACKING)
    return tuple(
        (slip.printer, _ticket(order, restaurant, slip, menu_language, place, len(slips), cooks))
        for place, slip in enumerate(slips, 1)
    )


def test_ticket(printer: PrinterConfig, now: datetime, language: str) -> Ticket:
    """The ticket that shows what a printer can do; `now` in the restaurant's zone."""
    return Ticket(TEST, ticket_id("test", printer.name, now.isoformat()), one_line(printer.name), language, now)


def _ticket(
    order: Order, restaurant: Restaurant, slip: Slip, language: str, place: int, of: int, cooks: tuple[str, ...]
) -> Ticket:
    zone = restaurant.timezone
    private = slip.kind != KITCHEN
    placed = order.placed.astimezone(zone)
    used = {sign for line in slip.lines for sign in (*line.codes, *(line.traces or ()))}
    return Ticket(
        kind=slip.kind,
        id=ticket_id(str(order.number), restaurant.id, placed.date().isoformat(), slip.kind, slip.printer),
        printer=one_line(slip.printer, NAME),
        language=restaurant.language,
        at=placed,
        restaurant=restaurant.id,
        number=order.number,
        handover=order.handover,
        due=order.due.astimezone(zone),
        asap=order.asap,
        entries=entries_of(slip.lines, language, kitchen=slip.kind != PACKING),
        allergy=clean(order.allergy, NOTE),
        remark=clean(order.remark, NOTE),
        part=place,
        parts=of,
        others=tuple(one_line(name, NAME) for name in dict.fromkeys(cooks) if name != slip.printer),
        bill=_bill(order) if private else None,
        guest=_guest(order) if private else None,
        codes=tuple((sign, word) for sign, word in order.codes.items() if sign in used) if private else (),
        currency=order.currency,
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


__all__ = [
    "COMBINED",
    "DUPLICATE",
    "KITCHEN",
    "PACKING",
    "REPRINT",
    "TEST",
    "Bill",
    "Guest",
    "Ticket",
    "test_ticket",
    "tickets_for",
]
