"""What only the one who packs and the one who drives may read: sums, payment, the guest, the legend of the signs."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from babel.numbers import format_decimal

from orderbot.menu.legend import statement
from orderbot.ordering.order import CARD, CASH, DELIVERY
from orderbot.texts import Money, Text, text
from orderbot.texts import lines as joined
from orderbot.tickets.document import Bill, Guest, Ticket
from orderbot.tickets.lines import cells
from orderbot.tickets.paper import Lines, Paper

MAP: Final = "https://www.google.com/maps/search/?api=1&query="
MOST_DOOR: Final = 200  # bytes of an address in the code: a code of 58 mm paper must stay legible


def packing(ticket: Ticket, paper: Paper) -> Lines:
    """Sums, guest, payment, legend; nothing on a ticket of a station."""
    if ticket.bill is None:
        return ()
    return (
        *_sums(ticket.bill, paper),
        paper.rule,
        *(_guest(ticket.guest, paper) if ticket.guest else ()),
        *_ages(ticket, paper),
        *_payment(ticket.bill, paper),
        *(_map(ticket.guest, paper) if ticket.guest and ticket.handover == DELIVERY else ()),
        *_legend(ticket, paper),
        *paper.row(text("Not a till receipt")),
    )


def _sums(bill: Bill, paper: Paper) -> Lines:
    return (
        *(paper.spread(text("Deposit"), Money(bill.deposit)) if bill.deposit else ()),
        *(paper.spread(text("Delivery fee"), Money(bill.fee)) if bill.fee else ()),
        *paper.spread(text("TOTAL"), Money(bill.total), bold=True),
        *(line for rate, gross, tax in bill.vat for line in _vat(rate, gross, tax, paper)),
    )


def _vat(rate: int, gross: int, tax: int, paper: Paper) -> Lines:
    percent = format_decimal(rate / 100, locale=paper.voice.language)
    return paper.spread(text("incl. VAT {rate} % of {gross}", rate=percent, gross=Money(gross)), Money(tax))


def _guest(guest: Guest, paper: Paper) -> Lines:
    return (
        *paper.guest(guest.name),
        *(paper.row(text("Phone +{number}", number=guest.phone)) if guest.phone else ()),
        *paper.guest(guest.street),
        *paper.guest(guest.city),
        *paper.guest(guest.extra),
    )


def _map(guest: Guest, paper: Paper) -> Lines:
    """The way to the door, for the driver's phone."""
    door = ", ".join(filter(None, (guest.street, guest.city)))
    if not guest.street:
        return ()
    return (*paper.middle(text("Route")), *paper.code(f"{MAP}{quote(door, safe='')[:MOST_DOOR]}"))


def _ages(ticket: Ticket, paper: Paper) -> Lines:
    ages = sorted({entry.age for entry in ticket.entries if entry.age})
    return paper.bar(text("CHECK ID {ages}", ages="/".join(map(str, ages))), height=2) if ages else ()


def _payment(bill: Bill, paper: Paper) -> Lines:
    wide = 2 if cells(paper.say(_to_pay(bill))) * 2 <= paper.columns else 1
    lines = paper.row(_to_pay(bill), bold=True, width=wide, height=2)
    if bill.payment != CASH or bill.pays_with is None:
        return lines
    back = bill.pays_with - bill.total
    gives = text("gives {money}", money=Money(bill.pays_with))
    return (*lines, *paper.spread(gives, text("change {money}", money=Money(back)) if back >= 0 else ""))


def _to_pay(bill: Bill) -> Text:
    total = Money(bill.total)
    if bill.payment == CASH:
        return text("TO PAY CASH {total}", total=total)
    if bill.payment == CARD:
        return text("TO PAY BY CARD {total}", total=total)
    return text("ONLINE, CHECK PAYMENT {total}", total=total)


def _legend(ticket: Ticket, paper: Paper) -> Lines:
    return tuple(
        line for sign, word in ticket.codes for line in paper.row(joined(sign, "=", statement(word), between=" "))
    )
