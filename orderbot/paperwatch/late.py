"""After a long outage: tickets that nobody waits for any more stand on one slip, and their orders are with staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from orderbot.paperwatch.house import House
from orderbot.paperwatch.trouble import Trouble, grouped, printer_of, ticket_of
from orderbot.restaurant import Restaurant
from orderbot.stored import LISTED, SUPERSEDED, Parcel
from orderbot.texts import paragraphs, text
from orderbot.tickets.document import OUTDATED, REPRINT, Ticket
from orderbot.tickets.making import listing


async def overdue(house: House, parcel: Parcel, now: datetime) -> Ticket | None:
    """The list to print instead of a ticket that nobody waits for any more; None for any other.

    It names all that are too late for the same printer. Staff have each of their orders, whole, before it prints.
    """
    place = house.restaurants[parcel.restaurant]
    if not is_late(parcel, place, now):
        return None
    late = await _late(house, place, parcel, now)
    printer = printer_of(parcel)
    trouble = (await house.troubles(place)).get(printer, Trouble(""))
    wholes = await house.wholes(place, late, trouble.orders)
    head = text(
        "Too late for paper; {printer} prints a list of their numbers. Please ask before you make them:",
        printer=printer,
    )
    for number, group in enumerate(grouped(wholes.values())):
        said = paragraphs(head, *group) if number == 0 else paragraphs(*group)
        await house.tell(place, f"paper:late:{parcel.id}:{number}", said)
    config = next(each for each in place.printers if each.name == printer)
    return listing(OUTDATED, config, place, now, filter(None, map(ticket_of, late)))


async def listed(house: House, parcel: Parcel, slip: Ticket) -> None:
    """The list is out: those on it are not printed any more."""
    place = house.restaurants[parcel.restaurant]
    named = {(each.number, each.due) for each in slip.listed}
    mates = {
        each.id: (ticket.day, ticket.number)
        for each in await _late(house, place, parcel, slip.at)
        if (ticket := ticket_of(each)) and (ticket.number, ticket.due) in named
    }
    printer = printer_of(parcel)
    if known := (await house.troubles(place)).get(printer):
        await house.remember(place, printer, replace(known, listed=(*known.listed, *mates.values())))
    others = tuple(each for each in mates if each != parcel.id)
    await house.store.end_tickets(place.id, others, SUPERSEDED, LISTED)


async def _late(house: House, place: Restaurant, parcel: Parcel, now: datetime) -> list[Parcel]:
    """Of its printer, the tickets that nobody waits for any more."""
    open_ = {each.id: each for each in await house.store.unprinted(place.id) if each.queue == parcel.queue}
    open_[parcel.id] = parcel
    return [each for _, each in sorted(open_.items()) if is_late(each, place, now)]


def is_late(parcel: Parcel, place: Restaurant, now: datetime) -> bool:
    """Is its time long over? What a person asked for, or takes back, never comes too late."""
    ticket = ticket_of(parcel)
    if ticket is None or ticket.due is None or ticket.cancelled is not None or ticket.mark == REPRINT:
        return False
    return now - ticket.due > timedelta(minutes=place.outdated)
